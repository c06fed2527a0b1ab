//! Time expressions: finding them, knowing when the article was published, and working out what each one means.
//!
//! ```text
//! token + lexicon → rules → Vec<Expression>        step 2: what the words say, with no anchor
//!                           publication            step 3: stated or inferred
//!                           resolve → Vec<Timex>   step 4: value, interval, rule and steps
//! ```
//!
//! A rule never knows the publication date, and resolution never looks for words: what it needs of the text around an
//! expression (tense, the small word before it, its sentence) was kept with the expression when it was found.

mod corroborate;
mod date_line;
mod feast;
mod lexicon;
mod meaning;
mod publication;
mod resolve;
mod rules;
mod tense;
mod token;
mod value;

#[cfg(test)]
mod corpus;
#[cfg(test)]
mod tests;

pub use corroborate::publications;
pub use publication::publication;
pub use resolve::resolve;

use lexicon::Term;
use meaning::{From, Lead, Meaning, Part, Phase, Shift, Tense, Year};
use rules::{Found, Tokens};

use crate::{
    text::Span,
    time::{Interval, Unit},
};

/// Words that tell of a time, and what they say.
#[derive(Debug, Clone, PartialEq)]
pub struct Expression {
    pub span: Span,
    /// The rule that found it.
    pub rule: &'static str,
    meaning: Meaning,
    modifier: Option<Modifier>,
    phase: Option<Phase>,
    lead: Lead,
    tense: Tense,
    /// Which sentence it stands in, counted from 0, and which paragraph.
    sentence: u32,
    paragraph: u32,
    /// The weekday named with a date: `Friday, June 26`.
    weekday: Option<u32>,
    /// An amount counts from it: `two days before Christmas`.
    counted: bool,
    /// It is among the first words of its sentence.
    opens: bool,
    /// It is the first (or second) of two that bound a range: `from 3 to 7 May`, `1956-1987`.
    range: Range,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Range {
    No,
    First,
    Second,
}

/// TIMEX3's types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    Date,
    Time,
    Duration,
    Set,
}

impl Class {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        match self {
            Class::Date => "DATE",
            Class::Time => "TIME",
            Class::Duration => "DURATION",
            Class::Set => "SET",
        }
    }
}

/// TIMEX3's `mod`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Modifier {
    Start,
    Mid,
    End,
    Approx,
    MoreThan,
    LessThan,
    EqualOrMore,
    EqualOrLess,
    Before,
    After,
}

impl Modifier {
    /// As TIMEX3 writes it.
    pub fn name(self) -> &'static str {
        match self {
            Modifier::Start => "START",
            Modifier::Mid => "MID",
            Modifier::End => "END",
            Modifier::Approx => "APPROX",
            Modifier::MoreThan => "MORE_THAN",
            Modifier::LessThan => "LESS_THAN",
            Modifier::EqualOrMore => "EQUAL_OR_MORE",
            Modifier::EqualOrLess => "EQUAL_OR_LESS",
            Modifier::Before => "BEFORE",
            Modifier::After => "AFTER",
        }
    }
}

/// A time expression with its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Timex {
    pub span: Span,
    pub class: Class,
    /// TIMEX3's value: `2015-06-26`, `2015-W26`, `P3M`, `PAST_REF`.
    pub value: String,
    pub modifier: Option<Modifier>,
    /// TIMEX3's `quant` of a set: `EVERY`.
    pub quant: Option<&'static str>,
    /// TIMEX3's `freq` of a set: `2X`.
    pub freq: Option<String>,
    /// What a timeline can place; `None` for durations, sets and times that are only past, present or future.
    pub interval: Option<Interval>,
    /// The rule that gave the value, for example `weekday-past`.
    pub rule: &'static str,
    /// The steps that led to it, in words a reporter understands.
    pub why: Vec<String>,
    /// For amounts that count from something.
    pub offset: Option<Offset>,
    /// What it counts from, where that is one thing that can be named.
    pub origin: Option<Origin>,
}

/// What a time expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Publication,
    /// Another expression of the text, by its words.
    Expression(Span),
}

/// `ten days after the rampage`: how far, which way and from what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset {
    pub count: i64,
    pub unit: Unit,
    pub after: bool,
    /// The words of the event that it counts from; `None` where it counts from the date told before or from publication.
    pub anchor: Option<Span>,
}

/// The time expressions of a text, in order, not overlapping.
pub fn find(text: &str) -> Vec<Expression> {
    let all = token::tokens(text);
    let ancient = all.iter().filter(|token| token.term == Term::Bc && token.upper()).count() >= 3;
    let tokens = Tokens { text, all: &all, ancient };
    let mut out: Vec<Expression> = Vec::new();
    let (mut sentence, mut paragraph, mut opening) = (0, 0, 0);
    let mut at = 0;
    while at < all.len() {
        let token = all[at];
        match token.term {
            Term::Other if !(token.len() == 1 && token.capital()) => at += 1,
            Term::Break => {
                paragraph += 1;
                sentence += 1;
                at += 1;
                opening = at;
            }
            Term::Mark if !token.is_mark(b'\'') => {
                if tense::ends_sentence(&all, at) {
                    sentence += 1;
                    opening = at + 1;
                }
                at += 1;
            }
            _ => match tokens.find(at) {
                None => at += 1,
                Some(found) => {
                    let mut second = tokens.range_second(&found);
                    let place = Place { sentence, paragraph, opening };
                    at = found.end.max(at + 1);
                    out.push(expression(&tokens, found, place));
                    while let Some(next) = second {
                        at = next.end;
                        second = tokens.range_second(&next);
                        out.push(expression(&tokens, next, place));
                    }
                }
            },
        }
    }
    rules::settle_orders(&mut out);
    join_ranges(text, &mut out);
    date_clocks(text, &mut out);
    for at in 1..out.len() {
        if let Meaning::Shift(Shift { from: From::Event(Some(anchor)), .. }) = out[at - 1].meaning {
            out[at].counted = anchor.start == out[at].span.start;
        }
    }
    out
}

/// Where in the text: which sentence and paragraph, and the token that opens the sentence.
#[derive(Clone, Copy)]
struct Place {
    sentence: u32,
    paragraph: u32,
    opening: usize,
}

fn expression(tokens: &Tokens<'_>, found: Found, place: Place) -> Expression {
    let all = tokens.all;
    let span = Span::new(all[found.start].start(), all[found.end - 1].end());
    let needs_tense = matches!(
        found.meaning,
        Meaning::Calendar { .. } | Meaning::Today { .. } | Meaning::Unit { .. } | Meaning::Shift(_) | Meaning::Moved { .. }
    );
    let tense = if needs_tense { tense::around(tokens.text, all, found.start, found.end) } else { Tense::Unknown };
    let lead = lead(all, found.start);
    // What did not happen until Friday happened on Friday.
    let lead = if lead == Lead::Until && tense == Tense::Past && tense::denied(tokens.text, all, found.start) { Lead::On } else { lead };
    Expression {
        span,
        rule: found.rule,
        lead,
        meaning: found.meaning,
        modifier: found.modifier,
        phase: found.phase,
        tense,
        sentence: place.sentence,
        paragraph: place.paragraph,
        weekday: weekday(&all[found.start..found.end]),
        counted: false,
        opens: found.start <= place.opening + 2,
        range: Range::No,
    }
}

/// The weekday among the first words of a longer date.
fn weekday(tokens: &[token::Token]) -> Option<u32> {
    let named = tokens.iter().take(6).find(|token| token.term == Term::Weekday)?;
    u32::try_from(named.value).ok()
}

fn lead(all: &[token::Token], start: usize) -> Lead {
    let before = |back: usize| start.checked_sub(back).and_then(|at| all.get(at)).map_or(Term::Break, |token| token.term);
    match before(1) {
        Term::In => Lead::In,
        Term::On => Lead::On,
        Term::Since => Lead::Since,
        Term::Until | Term::Through => Lead::Until,
        Term::From => Lead::From,
        Term::To => Lead::To,
        Term::By => Lead::By,
        Term::Before => Lead::Before,
        Term::After => Lead::After,
        Term::Between => Lead::Between,
        Term::And => Lead::And,
        Term::For => Lead::For,
        Term::During | Term::Throughout => Lead::During,
        _ => Lead::None,
    }
}

/// Gives the times of `10:35 a.m. (0735 GMT) Friday`, `6 p.m. local time on Friday` and `from noon to 2 p.m. on Friday` the day that follows them.
fn date_clocks(text: &str, all: &mut [Expression]) {
    for at in (1..all.len()).rev() {
        let between = text.get(all[at - 1].span.end..all[at].span.start).unwrap_or("");
        let (Meaning::Clock(clock, _), &Meaning::Calendar { part: part @ (Part::Weekday(_) | Part::Day { .. }), year, toward, .. }) =
            (&all[at - 1].meaning, &all[at].meaning)
        else {
            continue;
        };
        // "between noon and 2 p.m. on Friday"
        let range = matches!(between.trim(), "and" | "to" | "-" | "–" | "until") && all[at].meaning.clock().is_some();
        // "6 p.m. Lisbon time on Friday": the zone stands between the two
        let zone = between.strip_suffix(" time on ").or(between.strip_suffix(" time, ")).or(between.strip_suffix(" time "));
        let zone = zone.is_some_and(|place| place.starts_with(' ') && place.split_whitespace().count() == 1);
        if matches!(between, ") " | " (") || range || zone {
            let day = Meaning::Calendar { part, year, toward, clock: Some(*clock), zone: false };
            let (tense, phase) = (all[at].tense, all[at].phase);
            let timed = &mut all[at - 1];
            timed.meaning = day;
            timed.tense = tense;
            timed.phase = phase;
        }
    }
}

/// Gives the first of `January-March 2015`, `May and June 2015` the year of the second.
fn borrow_year(all: &mut [Expression], at: usize) {
    let Meaning::Calendar { year: year @ (Year::Full(_) | Year::Toward(_)), part: second, .. } = all[at].meaning else { return };
    let months = |part| match part {
        Part::Month(month) | Part::Day { month, .. } => Some(month),
        Part::Season(season) => Some(3 + 3 * season),
        _ => None,
    };
    if let Meaning::Calendar { year: slot @ Year::None, part: first, .. } = &mut all[at - 1].meaning
        && let (Some(first), Some(second)) = (months(*first), months(second))
    {
        *slot = match year {
            Year::Full(named) if first > second => Year::Full(named - 1),
            year => year,
        };
    }
}

/// Marks pairs such as `from 3 to 7 May`, `between 1956 and 1987`, `2009-2010`, `January-March`.
fn join_ranges(text: &str, all: &mut [Expression]) {
    // From the last to the first, so that all of "July, August and September 1914" take the year.
    for at in (1..all.len()).rev() {
        let (a, b) = (&all[at - 1], &all[at]);
        let gap = b.span.start - a.span.end;
        if gap <= 12
            && let "-" | "–" | "to" | "and" | "or" | "/" | "," | "through" | "until" | ", and" | ".-" =
                Span::new(a.span.end, b.span.start).of(text).trim()
        {
            borrow_year(all, at);
        }
    }
    for at in 1..all.len() {
        let (a, b) = (&all[at - 1], &all[at]);
        let calendar = |expression: &Expression| matches!(expression.meaning, Meaning::Calendar { .. });
        if !calendar(a) || !calendar(b) || a.range != Range::No || b.span.start - a.span.end > 12 {
            continue;
        }
        let between = Span::new(a.span.end, b.span.start).of(text);
        let joined = match between.trim() {
            "-" | "–" | "—" => between.len() <= 3,
            "to" | "until" | "till" | "through" => true,
            "and" => a.lead == Lead::Between,
            _ => false,
        };
        if joined {
            all[at - 1].range = Range::First;
            all[at].range = Range::Second;
        }
    }
}
