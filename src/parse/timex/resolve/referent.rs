//! The event that a time is counted from, where the same text has told its day: `The shooting on 14 March …`, and later
//! `ten days before the shooting`.

use std::cell::OnceCell;

use chrono::NaiveDate;
use compact_str::CompactString;

use super::Resolver;
use crate::{
    parse::{
        lexicon::{Lexicon, Weight},
        timex::{
            Expression, Origin, Timex,
            meaning::{Count, Grain, Meaning, Shift},
            value::Point,
        },
        token::{self, Token},
    },
    text::Span,
    time::{Interval, Unit, step},
    timeline::Kind,
};

/// Words between which and a day stands when something was said, not when it happened.
const SAYING: [&str; 8] = ["said", "says", "told", "announced", "reported", "added", "spoke", "statement"];
/// How many of the days told last are kept, and how many words the event may stand from its day.
const DAYS: usize = 12;
const NEAR: usize = 12;

/// What an event is called.
struct Name {
    /// The words of the noun, small.
    noun: CompactString,
    /// Titles and kinds of the events that a trigger word tells of.
    kinds: Vec<(&'static str, Kind, Weight)>,
}

impl Name {
    /// The noun after `the`, `that`, `his` …: `shooting` of `the shooting he was seen`.
    fn of(words: &str) -> Option<Name> {
        let tokens = token::tokens(words, Span::new(0, words.len()));
        let first = tokens.first()?;
        if !first.is_any(&["the", "that", "his", "her", "their", "its"]) {
            return None;
        }
        let (at, kinds) =
            (1..tokens.len().min(4)).map(|at| (at, kinds(&tokens, at))).find(|(_, kinds)| !kinds.is_empty()).unwrap_or((1, Vec::new()));
        let noun = tokens.get(at)?.lower.clone();
        (noun.len() > 3).then_some(Name { noun, kinds })
    }

    /// Whether a word tells of that event.
    fn meets(&self, word: &Word) -> bool {
        let violent = |kind: &Kind| matches!(kind, Kind::Attack | Kind::Killing | Kind::Clash);
        word.lower == self.noun
            || word.kinds.iter().any(|(label, kind, weight)| {
                self.kinds.iter().any(|(own, of, _)| own == label || violent(kind) && violent(of) && *weight != Weight::Weak)
            })
    }
}

fn kinds(tokens: &[Token], at: usize) -> Vec<(&'static str, Kind, Weight)> {
    Lexicon::built_in().triggers.all_at(tokens, at).map(|(_, trigger, _)| (trigger.label, trigger.kind, trigger.weight)).collect()
}

/// The sentence around a span, by its marks; no more than some lines of it.
fn sentence(text: &str, span: Span) -> Span {
    const REACH: usize = 300;
    const ENDS: [&str; 6] = [". ", "\n", "? ", "! ", ".” ", ".\" "];
    let mut from = span.start.saturating_sub(REACH);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = (span.end + REACH).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let start = ENDS.iter().filter_map(|end| text[from..span.start].rfind(end).map(|at| from + at + end.len())).max().unwrap_or(from);
    let end = ENDS.iter().filter_map(|end| text[span.end..to].find(end).map(|at| span.end + at)).min().unwrap_or(to);
    Span::new(start, end)
}

/// The part of its sentence that is near a day: [`NEAR`] words to either side, or a little more.
fn window(text: &str, day: Span) -> Span {
    let sentence = sentence(text, day);
    let blanks = |text: &str| memchr::memchr_iter(b' ', text.as_bytes()).collect::<Vec<_>>();
    let before = blanks(&text[sentence.start..day.start]);
    let after = blanks(&text[day.end..sentence.end]);
    let start = before.len().checked_sub(NEAR + 1).map_or(sentence.start, |at| sentence.start + before[at] + 1);
    let end = after.get(NEAR).map_or(sentence.end, |at| day.end + at);
    Span::new(start, end)
}

/// A day that was told, and the words around it that tell of something done or said: read once, when an event is looked for.
#[derive(Debug)]
pub(super) struct Told {
    span: Span,
    day: NaiveDate,
    around: OnceCell<Vec<Word>>,
}

/// A word near a day.
#[derive(Debug)]
struct Word {
    lower: CompactString,
    /// How many words off it stands.
    away: usize,
    kinds: Vec<(&'static str, Kind, Weight)>,
    saying: bool,
}

impl Told {
    /// Whether the word nearest to the day, of those that tell of something done or said, is the event's.
    fn tells_of(&self, name: &Name, text: &str) -> bool {
        let around = self.around.get_or_init(|| near(text, self.span));
        let told =
            around.iter().filter(|word| name.meets(word) || word.saying || word.kinds.iter().any(|(.., weight)| *weight != Weight::Weak));
        told.min_by_key(|word| word.away).is_some_and(|word| name.meets(word))
    }
}

/// The words of the sentence of a day that stand near it, in order.
fn near(text: &str, day: Span) -> Vec<Word> {
    let tokens = token::tokens(text, window(text, day));
    let Some(here) = tokens.iter().position(|token| token.span.start >= day.start) else { return Vec::new() };
    let after = tokens.iter().position(|token| token.span.start >= day.end).unwrap_or(tokens.len());
    let away = |at: usize| if at < here { here - at } else { at - after + 2 };
    let beside = (0..tokens.len()).filter(|at| *at < here || *at >= after).filter(|at| away(*at) <= NEAR);
    let word =
        |at: usize| Word { lower: tokens[at].lower.clone(), away: away(at), kinds: kinds(&tokens, at), saying: tokens[at].is_any(&SAYING) };
    beside.map(word).collect()
}

impl Resolver<'_> {
    /// Keeps a day that was told, for what is counted from its event later.
    pub(super) fn keep_day(&mut self, expression: &Expression, point: Point) {
        if let Point::Day(day) = point
            && !matches!(expression.meaning, Meaning::Shift(_))
        {
            if self.days.len() == DAYS {
                self.days.remove(0);
            }
            self.days.push(Told { span: expression.span, day, around: OnceCell::new() });
        }
    }

    /// The day of an event that has been told with it; `None` where none or several have.
    fn day_of(&self, event: Span) -> Option<(Span, NaiveDate)> {
        if self.days.is_empty() {
            return None;
        }
        let name = Name::of(event.of(self.text))?;
        let mut met = self.days.iter().filter(|told| told.tells_of(&name, self.text));
        let first = met.next()?;
        met.all(|told| told.day == first.day).then_some((first.span, first.day))
    }

    /// Dates what is counted from an event whose day the text has told. The value stays how long it is, as it is in news.
    pub(super) fn count_from_event(&self, shift: &Shift, event: Span, timex: &mut Timex) {
        let Some((span, day)) = self.day_of(event) else { return };
        let Some((size, unit)) = shift.grain.unit() else { return };
        let sign = if shift.after { 1 } else { -1 };
        let interval = match shift.count {
            Count::Exact(count) => {
                let moved = count.checked_mul(size).and_then(|count| step(day, sign * count, unit));
                moved.and_then(|day| Point::of(day, if shift.grain <= Grain::Week { Grain::Day } else { shift.grain }).interval())
            }
            // "in the days before": some of them, so not a whole one of the next unit up.
            Count::Some => {
                let most = match shift.grain {
                    Grain::Day => 14,
                    Grain::Week => 8,
                    Grain::Month => 12,
                    _ => 10,
                };
                let near = step(day, sign, Unit::Day);
                let far = step(day, sign * most * size, unit);
                near.zip(far).map(|(near, far)| Interval::within(near.min(far), near.max(far)))
            }
            _ => None,
        };
        let Some(interval) = interval.filter(super::written) else { return };
        timex.interval = Some(interval);
        timex.origin = Some(Origin::Expression(span));
        timex.why.push(format!(
            "the text told of it with \"{}\", {}, so it is {}",
            span.of(self.text),
            Interval::day(day).in_words(),
            interval.in_words()
        ));
    }
}
