//! How an event's parts are put into words, the same in every format for people.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use crate::{
    text::LineIndex,
    timeline::{Claim, Event, EventId, Measure, Mention, Timeline, passages},
};

/// What a day's end of an interval is called in files: `2015-06-26`; `None` for an open one.
pub fn day(day: Option<chrono::NaiveDate>) -> Option<String> {
    day.map(|day| day.to_string())
}

/// The event's date in EDTF, or `undated`.
pub fn date(event: &Event) -> String {
    event.when.map_or_else(|| "undated".to_owned(), |when| when.to_string())
}

/// The title of an event, or what it is called where it is not of the timeline any more.
pub fn title_of<'a>(timeline: &'a Timeline, id: &'a EventId) -> &'a str {
    timeline.events.iter().find(|event| event.id == *id).map_or(&id.0, |event| &event.title)
}

/// `Islamic State (claimant), police (target)`.
pub fn groups(event: &Event) -> String {
    event.groups.iter().map(|group| group.in_words(event.kind)).collect::<Vec<_>>().join(", ")
}

pub fn people(event: &Event) -> String {
    event.people.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

/// The figures of an event: `killed 20 tourists + 1 guard | 22 (conflict); wounded 39`. What one statement counts apart
/// stands between plus signs. Parts of a figure are left out.
pub fn figures(event: &Event) -> String {
    Measure::ALL
        .into_iter()
        .filter_map(|measure| {
            let claims: Vec<&Claim> = event.claims.iter().filter(|claim| claim.measure == measure && !claim.part).collect();
            let said = distinct(&claims);
            if said.is_empty() {
                return None;
            }
            Some(if event.conflicts.contains(&measure) {
                format!("{} {} (conflict)", measure.name(), said.join(" | "))
            } else {
                format!("{} {}", measure.name(), said.join(", "))
            })
        })
        .chain(event.unstated().into_iter().map(|measure| format!("no {} told of", measure.name())))
        .collect::<Vec<_>>()
        .join("; ")
}

/// Each statement once, in the order of the claims, with the people it counts where a report names them.
fn distinct(claims: &[&Claim]) -> Vec<String> {
    let mut statements = passages(claims);
    let order: FxHashMap<*const Claim, usize> = claims.iter().enumerate().map(|(at, claim)| (std::ptr::from_ref(*claim), at)).collect();
    statements.sort_by_key(|statement| statement.iter().map(|claim| order[&std::ptr::from_ref(*claim)]).min());
    let mut said: Vec<(Vec<&Claim>, Option<&str>)> = Vec::new();
    for statement in statements {
        let whom = statement.iter().find_map(|claim| claim.of.as_deref());
        let figures = |claims: &[&Claim]| claims.iter().map(|claim| (claim.min, claim.max)).collect::<Vec<_>>();
        match said.iter_mut().find(|(seen, _)| figures(seen) == figures(&statement)) {
            Some((_, named)) => *named = named.or(whom),
            None => said.push((statement, whom)),
        }
    }
    let words = |claim: &Claim, whom: Option<&str>| match whom.filter(|_| claim.of.is_none()) {
        Some(whom) => Claim { of: Some(whom.to_owned()), ..claim.clone() }.in_words(),
        None => claim.in_words(),
    };
    let sum = |(statement, whom): (Vec<&Claim>, Option<&str>)| match statement.as_slice() {
        [one] => words(one, whom),
        many => many.iter().map(|claim| words(claim, None)).collect::<Vec<_>>().join(" + "),
    };
    said.into_iter().map(sum).collect()
}

/// Citations of a timeline's passages. The lines of an article are counted once, when it is first cited: an article can be
/// long and hold thousands of mentions.
pub struct Citations<'a> {
    timeline: &'a Timeline,
    lines: Vec<OnceCell<LineIndex>>,
}

impl<'a> Citations<'a> {
    pub fn new(timeline: &'a Timeline) -> Self {
        Self { timeline, lines: vec![OnceCell::new(); timeline.articles.len()] }
    }

    /// Where a mention stands: `bbc-0627:12`, the article's id and the line of its file.
    pub fn of(&self, mention: &Mention) -> String {
        let (Some(article), Some(lines)) = (self.timeline.articles.get(mention.article), self.lines.get(mention.article)) else {
            return String::new();
        };
        let line = lines.get_or_init(|| LineIndex::new(&article.text)).line_of(mention.span.start) + article.first_line.max(1);
        format!("{}:{line}", article.id)
    }
}

/// A text on one line.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
