//! The first row: what is open, how much of it is shown, and which time is on view.

use chrono::{Datelike, NaiveDate};

use super::{pen::Pen, theme::Role};
use crate::{
    app::{State, width_of},
    time::{Unit, month_name},
};

pub fn draw(state: &State, pen: &mut Pen) {
    let area = state.geometry.header;
    if area.is_empty() {
        return;
    }
    let timeline = &state.timeline;
    let digests = timeline.articles.iter().filter(|article| article.digest_of.is_some()).count();
    let articles = timeline.articles.len();
    // Each part with its weight: as the row gets narrow, those of the greatest go first.
    let mut parts = vec![(0, state.options.source.clone())];
    if digests > 0 {
        parts.push((1, counted(digests, "digest")));
    }
    if articles > digests {
        parts.push((3, counted(articles - digests, "article")));
    }
    parts.push((2, counted(timeline.events.len(), "event")));
    if state.shown.len() < timeline.events.len() {
        parts.push((1, format!("{} shown", state.shown.len())));
    }
    // Where no rule says which event is selected, it is said here.
    if let (Some(cursor), true) = (state.cursor, state.geometry.rule.is_empty()) {
        parts.push((1, format!("{}/{}", cursor + 1, state.shown.len())));
    }
    if state.undated > 0 {
        parts.push((6, format!("{} undated", state.undated)));
    }
    if !timeline.problems.is_empty() {
        parts.push((3, counted(timeline.problems.len(), "problem")));
    }
    if let Some(axis) = state.axis.filter(|_| !state.geometry.axis.is_empty()) {
        let (first, last) = axis.range();
        parts.push((4, format!(" {}", range_in_words(first, last, axis.zoom.tick_unit(), pen.theme.glyphs.dash))));
        parts.push((5, format!(" zoom {}", axis.zoom.name())));
    }
    let full = |parts: &[(u8, String)]| parts.iter().map(|(_, part)| width_of(part) + 2).sum::<usize>();
    while full(&parts) > usize::from(area.width) && parts.len() > 1 {
        let heaviest = parts.iter().enumerate().max_by_key(|(_, (weight, _))| *weight).map(|(at, _)| at);
        parts.remove(heaviest.unwrap_or(0));
    }
    let mut pieces = vec![(" ".to_owned(), Role::Plain)];
    for (at, (_, part)) in parts.into_iter().enumerate() {
        pieces.push((part, if at == 0 { Role::Title } else { Role::Plain }));
        pieces.push(("  ".to_owned(), Role::Plain));
    }
    pen.line(area, &pieces);
}

/// `1 event`, `12 events`.
pub fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// `22 Jun – 2 Jul 2015`, `Jun 2014 – Mar 2016`, `1956 – 2016`: as fine as the marks of the axis.
fn range_in_words(first: NaiveDate, last: NaiveDate, unit: Unit, dash: &str) -> String {
    let month = |day: NaiveDate| &month_name(day.month())[..3];
    let (from, to) = match unit {
        Unit::Day | Unit::Week if first.year() == last.year() => {
            (format!("{} {}", first.day(), month(first)), format!("{} {} {}", last.day(), month(last), last.year()))
        }
        Unit::Day | Unit::Week => {
            (format!("{} {} {}", first.day(), month(first), first.year()), format!("{} {} {}", last.day(), month(last), last.year()))
        }
        Unit::Month | Unit::Quarter | Unit::Season | Unit::Half => {
            (format!("{} {}", month(first), first.year()), format!("{} {}", month(last), last.year()))
        }
        _ => (first.year().to_string(), last.year().to_string()),
    };
    format!("{from} {dash} {to}")
}
