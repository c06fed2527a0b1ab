//! From what the words say to a value and the days it covers: expression + anchor → [`Timex`].
//!
//! The anchor is the publication date in news and the date told last in a narrative ([`manner`] finds out which). Where the
//! publication is only known as a range, an expression is worked out from both its ends; where the two disagree the
//! interval covers both and the value leaves open what differs.

mod bounds;
mod manner;
mod named;
mod origin;
mod passage;
mod point;
mod referent;
mod stand;
mod thread;
mod weekday;

use chrono::NaiveDate;

use super::{
    Class, Expression, Modifier, Offset, Origin, Range, Timex,
    meaning::{Clock, Count, From, Grain, Meaning, Part, Tense, Toward, Vague, Year},
    value::{self, Point},
};
use crate::{text::Span, time::Interval, timeline::Publication};
use manner::{Manner, Signs};
use passage::Passage;
use stand::Stand;
use thread::Thread;

/// The step where the two ends of the publication give different days.
const NOT_EXACTLY: &str = "the publication day is not known exactly, so all the days this can mean are kept";

/// What has been told so far: the dates that later expressions can count from.
#[derive(Debug, Clone, Default)]
struct Told {
    /// The last date of any grain, and where.
    point: Option<Point>,
    sentence: u32,
    paragraph: u32,
    span: Span,
    /// The last year, and the passage that tells of one.
    year: Option<i32>,
    passage: Option<Passage>,
    day: Option<NaiveDate>,
    quarter: Option<Point>,
    quarter_sentence: u32,
    /// Where results of half a year and more were told last: `the first nine months`.
    months_sentence: Option<u32>,
}

impl Told {
    /// Whether a sentence tells of results of many months, not of a quarter.
    fn of_months(&self, sentence: u32) -> bool {
        self.months_sentence.is_some_and(|told| sentence.saturating_sub(told) <= 1)
    }
}

/// The days between which the article was published.
#[derive(Debug, Clone, Copy)]
struct Anchor {
    from: NaiveDate,
    to: NaiveDate,
}

/// The other end of a range, which goes one way with this one.
#[derive(Debug, Clone, Copy)]
enum Across {
    Nothing,
    /// Where the range that begins here ends.
    To(Part),
    /// The day on which the range that ends here begins.
    From(NaiveDate),
}

struct Resolver<'a> {
    text: &'a str,
    anchor: Option<Anchor>,
    /// The publication as steps name it.
    publication: String,
    /// What the article is as a whole, and what the passage at hand is.
    document: Manner,
    /// Why the article was judged so, where that is worth telling.
    judged: Option<String>,
    manner: Manner,
    told: Told,
    /// What had been told before an aside, and the sentence that the aside stands in.
    kept: Option<(u32, Told)>,
    stands: Vec<Stand>,
    /// The paragraph of a narrative in which words last pointed from publication.
    frame: Option<u32>,
    thread: Thread,
    /// Days told so far, for what is counted from what happened on them.
    days: Vec<referent::Told>,
    /// The expression at hand.
    index: usize,
    /// What it bounds a range with.
    across: Across,
    /// The article speaks of quarters of a year, so `a year earlier` is a quarter.
    quarterly: bool,
    quarters_all_over: bool,
}

/// The value of each expression. Expressions that turn out to tell no time in this article are left out.
pub fn resolve(text: &str, expressions: &[Expression], published: &Publication) -> Vec<Timex> {
    let anchor = published.interval.and_then(|interval| Some(Anchor { from: interval.earliest()?, to: interval.latest()? }));
    let quarters = expressions
        .iter()
        .filter(|expression| {
            matches!(expression.meaning, Meaning::Calendar { part: Part::Quarter(_), .. } | Meaning::Unit { grain: Grain::Quarter, .. })
        })
        .count();
    let stands: Vec<Stand> = expressions.iter().map(|expression| stand::of(text, expression)).collect();
    let signs = Signs::of(expressions, &stands, anchor.map(|anchor| anchor.to));
    let manner = signs.manner(anchor.is_some());
    let mut resolver = Resolver {
        text,
        anchor,
        publication: published.interval.map_or("publication".to_owned(), |interval| format!("publication, {}", interval.in_words())),
        document: manner,
        judged: (manner == Manner::Narrative || signs.mixed()).then(|| signs.in_words(manner)),
        manner,
        told: Told::default(),
        kept: None,
        frame: None,
        thread: Thread::new(expressions, &stands),
        stands,
        days: Vec::new(),
        index: 0,
        across: Across::Nothing,
        quarterly: quarters >= 1,
        quarters_all_over: quarters * 6 >= expressions.len() || expressions.len() <= 20,
    };
    let mut out: Vec<Timex> = Vec::with_capacity(expressions.len());
    let mut before: Option<usize> = None;
    for (index, expression) in expressions.iter().enumerate() {
        resolver.index = index;
        resolver.thread.reach(index);
        resolver.leave_aside(expression.sentence);
        resolver.manner = resolver.manner_at(expression);
        let ends = |other: &Expression| match other.meaning {
            Meaning::Calendar { part, year: Year::None, toward: Toward::Bare, .. } => Some(part),
            _ => None,
        };
        // "from Monday to Friday", not "from 14 May to Friday"
        let alike = |other: &&Expression| {
            let (a, b) = (ends(other), ends(expression));
            a.zip(b).is_some_and(|(a, b)| std::mem::discriminant(&a) == std::mem::discriminant(&b))
        };
        resolver.across = match expression.range {
            Range::First => expressions.get(index + 1).filter(alike).and_then(ends).map_or(Across::Nothing, Across::To),
            Range::Second => {
                let first = before.filter(|_| alike(&&expressions[index - 1])).and_then(|at| out[at].interval?.earliest());
                first.map_or(Across::Nothing, Across::From)
            }
            Range::No => Across::Nothing,
        };
        let timex = resolver.one(expression);
        if resolver.manner != resolver.document {
            resolver.frame = Some(expression.paragraph);
        }
        if let (Range::Second, Some(first), Some(second)) = (expression.range, before, timex.as_ref()) {
            let joint = out[first].interval.and_then(|a| bounds::joint(a, second.interval?));
            if let Some(joint) = joint {
                let step = format!("the two dates bound a stretch of time: {}", joint.in_words());
                out[first].interval = Some(joint);
                out[first].why.push(step.clone());
                let mut second = second.clone();
                second.interval = Some(joint);
                second.why.push(step);
                before = None;
                out.push(second);
                continue;
            }
        }
        if let (Some(last), Some(timex)) = (out.last_mut(), timex.as_ref()) {
            count_from(text, last, timex);
            clock_of(text, last, timex);
        }
        before = (expression.range == Range::First && timex.is_some()).then_some(out.len());
        out.extend(timex);
    }
    out
}

/// Whether EDTF has words for it: years of four digits.
fn written(interval: &Interval) -> bool {
    let fits = |day: Option<NaiveDate>| day.is_none_or(|day| (-9_999..=9_999).contains(&chrono::Datelike::year(&day)));
    fits(interval.earliest()) && fits(interval.latest())
}

/// `ten days after June 26`: the amount counts from a date that stands in so many words.
fn count_from(text: &str, amount: &mut Timex, date: &Timex) {
    let Some(Offset { count, unit, after, anchor: Some(anchor) }) = amount.offset else { return };
    let Some(day) = date.interval.filter(|_| date.class != Class::Duration) else { return };
    if !anchor.contains(date.span) || anchor.len() > date.span.len() + 4 {
        return;
    }
    let count = if after { count } else { -count };
    amount.origin = Some(Origin::Expression(date.span));
    if let Some(moved) = day.plain().shifted(count, unit) {
        amount.why.push(format!("\"{}\" is {}, so it is {}", date.span.of(text), day.in_words(), moved.in_words()));
        amount.interval = Some(moved).filter(written);
    }
}

/// `at 6 a.m. ten days before the shooting`: the time of day is that day's.
fn clock_of(text: &str, clock: &mut Timex, amount: &Timex) {
    let between = text.get(clock.span.end..amount.span.start).unwrap_or("").trim();
    let Some(day) = amount.interval.filter(|_| matches!(between, "" | ",") && amount.offset.is_some()) else { return };
    if let ("time-of-day", Some(day), Some(time)) = (clock.rule, day.as_day(), clock.value.get(10..).map(str::to_owned)) {
        clock.value = format!("{}{time}", Point::Day(day).value());
        clock.interval = Some(Interval::day(day));
        clock.why = vec![format!("the time of day belongs to the day that follows: {}", Interval::day(day).in_words())];
    }
}

impl Resolver<'_> {
    fn one(&mut self, expression: &Expression) -> Option<Timex> {
        let words = expression.span.of(self.text);
        let mut timex = Timex {
            span: expression.span,
            class: Class::Date,
            value: String::new(),
            modifier: expression.modifier,
            quant: None,
            freq: None,
            interval: None,
            rule: expression.rule,
            why: Vec::new(),
            offset: None,
            origin: None,
        };
        // What only a history dates by.
        if matches!(expression.rule, "former" | "season-attribute") && self.document != Manner::Narrative {
            return None;
        }
        match &expression.meaning {
            Meaning::Vague(vague) => {
                let (value, tells) = match vague {
                    Vague::Past => ("PAST_REF", "some time in the past"),
                    Vague::Present => ("PRESENT_REF", "the time of writing"),
                    Vague::Future => ("FUTURE_REF", "some time to come"),
                };
                timex.value = value.to_owned();
                timex.why.push(format!("\"{words}\" tells of {tells} and names no date"));
            }
            Meaning::Set(set) => {
                timex.class = Class::Set;
                timex.value.clone_from(&set.value);
                timex.quant = set.quant;
                timex.freq.clone_from(&set.freq);
                timex.why.push(format!("\"{words}\" is said of something that happens again and again"));
            }
            Meaning::Duration { count, grain, second, .. } => {
                if *grain == Grain::Month && matches!(count, Count::Exact(6..=11)) {
                    self.told.months_sentence = Some(expression.sentence);
                }
                timex.class = Class::Duration;
                timex.value = match second {
                    Some(second) => value::duration_of_two(*count, *grain, *second),
                    None => value::duration(*count, *grain),
                };
                timex.why.push(format!("\"{words}\" says how long, not when"));
            }
            Meaning::Shift(shift) if matches!(shift.from, From::Event(_)) => {
                let From::Event(anchor) = shift.from else { return None };
                timex.class = Class::Duration;
                timex.value = value::duration(shift.count, shift.grain);
                timex.offset = offset(shift.count, shift.grain, shift.after, anchor);
                // "the eve", "the 12th day": a day of its own, and no length of time.
                if matches!(expression.rule, "eve-of-event" | "nth-day-of-event") {
                    timex.class = Class::Date;
                    timex.value = point::unanchored(&expression.meaning);
                }
                let way = if shift.after { "after" } else { "before" };
                let from = anchor.map_or("an event", |anchor| anchor.of(self.text));
                let way = if expression.rule == "into-event" { "from the beginning of" } else { way };
                timex.why.push(format!("\"{words}\" counts the time {way} \"{from}\""));
                if let Some(anchor) = anchor.filter(|_| expression.rule != "nth-day-of-event") {
                    self.count_from_event(shift, anchor, &mut timex);
                }
            }
            Meaning::Shift(shift) if shift.from == From::Told && self.counts_alone(shift.grain) => {
                let near = self.told.point.is_some() && expression.sentence - self.told.sentence <= 1;
                self.placed(expression, &mut timex);
                if !near {
                    timex.interval = None;
                    timex.origin = None;
                    timex.why = vec![format!("\"{words}\": neither this sentence nor the one before tells a date to count from")];
                }
                timex.class = Class::Duration;
                timex.span = shift.amount;
                timex.value = value::duration(shift.count, shift.grain);
            }
            _ => self.placed(expression, &mut timex),
        }
        Some(timex)
    }

    /// Whether `two days later` is tagged as the duration alone, as news corpora have it; years are dates there too, and a
    /// narrative tags the whole with its date.
    fn counts_alone(&self, grain: Grain) -> bool {
        grain < Grain::Day || self.document == Manner::News && grain < Grain::Year
    }

    /// Expressions that stand for a place on the calendar.
    fn placed(&mut self, expression: &Expression, timex: &mut Timex) {
        if let Meaning::Shift(shift) = &expression.meaning {
            timex.offset = offset(shift.count, shift.grain, shift.after, None);
            if shift.count == Count::Some {
                timex.value = if shift.after { "FUTURE_REF" } else { "PAST_REF" }.to_owned();
                timex.why.push(format!("\"{}\" does not say how many", expression.span.of(self.text)));
                return;
            }
        }
        let clock = expression.meaning.clock();
        let found = match self.anchor {
            Some(anchor) => {
                let early = self.place(expression, Some(anchor.from));
                let late = if anchor.from == anchor.to { None } else { Some(self.place(expression, Some(anchor.to))) };
                match (early, late) {
                    (Some(early), Some(Some(late))) if early.point != late.point => {
                        timex.value = self.open_value(expression, early.point, late.point);
                        timex.interval = early.interval().zip(late.interval()).map(|(a, b)| a.hull(&b));
                        timex.rule = late.rule;
                        timex.why = late.why;
                        timex.why.push(NOT_EXACTLY.to_owned());
                        timex.origin = self.origin(expression);
                        self.told.point = None;
                        None
                    }
                    // One point, but not the same days of it: "a year ago" is about a month of that year.
                    (Some(early), Some(Some(mut late))) if early.interval() != late.interval() => {
                        late.exact = early.interval().zip(late.interval()).map(|(a, b)| a.hull(&b));
                        late.why.push(NOT_EXACTLY.to_owned());
                        Some(late)
                    }
                    (_, Some(late)) => late,
                    (early, None) => early,
                }
            }
            None => self.place(expression, None),
        };
        if let Some(found) = found {
            timex.value = found.point.value();
            timex.rule = found.rule;
            timex.interval = found.interval();
            timex.why = found.why;
            timex.origin = self.origin(expression);
            if expression.modifier == Some(Modifier::Approx) {
                timex.interval = timex.interval.map(about);
            }
            self.judge(expression, timex);
            self.remember(expression, found.point);
        } else if let (Meaning::Today { offset: 0, clock: None }, Manner::Narrative) = (&expression.meaning, self.manner) {
            timex.value = "PRESENT_REF".to_owned();
            timex.why.push("\"today\" of a narrative is the reader's day".to_owned());
        } else if timex.value.is_empty() {
            timex.value = point::unanchored(&expression.meaning);
            timex.interval = bounds::yearless(&expression.meaning);
            timex.why.push("neither the publication date nor a date told before says which one is meant".to_owned());
        }
        if let Some(clock) = clock {
            add_clock(timex, clock);
        }
        let anchor = self.anchor.map(|anchor| (anchor.from, anchor.to));
        bounds::narrow(self.text, expression, anchor, timex);
    }

    /// The value where the two ends of the publication range give two points: what they share, the rest left open.
    fn open_value(&self, expression: &Expression, early: Point, late: Point) -> String {
        let open = point::unanchored(&expression.meaning);
        let (a, b) = (early.value(), late.value());
        if a.get(..4) == b.get(..4) && open.starts_with("XXXX") {
            return format!("{}{}", &a[..4], &open[4..]);
        }
        open
    }

    /// An aside is told for its own sentence only.
    fn leave_aside(&mut self, sentence: u32) {
        if let Some((_, told)) = self.kept.take_if(|(of, _)| *of != sentence) {
            self.told = told;
        }
    }

    fn place(&self, expression: &Expression, now: Option<NaiveDate>) -> Option<point::Placed> {
        self.in_passage(expression, now).or_else(|| self.point(expression, now))
    }

    /// Says why the anchor is the one it is, where the words alone do not name the date.
    fn judge(&self, expression: &Expression, timex: &mut Timex) {
        if stand::names_year(expression) || timex.rule.ends_with("-passage") || matches!(timex.rule, "decade" | "century" | "named-day") {
            return;
        }
        timex.why.extend(self.judged.clone());
        if self.manner != self.document {
            timex.why.push("but these words point from the day of writing, so publication is the anchor here".to_owned());
        }
    }

    fn remember(&mut self, expression: &Expression, point: Point) {
        let stand = self.stands[self.index];
        match stand {
            Stand::Aside if self.kept.is_none() => self.kept = Some((expression.sentence, self.told.clone())),
            Stand::Aside => {}
            _ => self.kept = None,
        }
        let passage = self.passage_after(expression, point, stand);
        self.keep_day(expression, point);
        self.told.point = Some(point);
        self.thread.tell(expression, point, stand);
        self.told.sentence = expression.sentence;
        self.told.paragraph = expression.paragraph;
        self.told.span = expression.span;
        self.told.passage = passage;
        if let Some(first) = point.first_day() {
            self.told.year = Some(chrono::Datelike::year(&first));
        }
        match point {
            Point::Day(day) => self.told.day = Some(day),
            // The quarter that a report is about is not the one it compares with.
            Point::Quarter(..)
                if expression.tense != Tense::Future
                    && matches!(
                        expression.meaning,
                        Meaning::Calendar { year: Year::None, .. } | Meaning::Unit { toward: Toward::Latest, .. }
                    ) =>
            {
                self.told.quarter = Some(point);
                self.told.months_sentence = None;
                self.told.quarter_sentence = expression.sentence;
            }
            _ => {}
        }
    }
}

fn add_clock(timex: &mut Timex, clock: Clock) {
    timex.class = Class::Time;
    let day = timex.value.len() >= 10 || timex.value.ends_with("-WE");
    if day {
        timex.value.push_str(&value::clock(clock));
    }
}

fn offset(count: Count, grain: Grain, after: bool, anchor: Option<Span>) -> Option<Offset> {
    let (size, unit) = grain.unit()?;
    let count = match count {
        Count::Exact(count) => count.checked_mul(size)?,
        _ => return None,
    };
    Some(Offset { count, unit, after, anchor })
}

/// An interval kept honest for an estimate.
fn about(interval: Interval) -> Interval {
    interval.approximately()
}
