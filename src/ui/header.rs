//! The first row: what is open, how much of it is shown, and which time is on view.

use chrono::{Datelike, NaiveDate};

use super::{pen::Pen, theme::Role};
use crate::{
    app::{State, TimeOf, width_of},
    time::{Unit, month_name},
    timeline::{LaneBy, year_in_words},
};

pub fn draw(state: &State, pen: &mut Pen) {
    let area = state.geometry.header;
    if area.is_empty() {
        return;
    }
    let timeline = &state.timeline;
    let digests = timeline.articles.iter().filter(|article| article.digest_of.is_some()).count();
    let articles = timeline.articles.len();
    // Each part with its weight: where the row is narrow, those of less weight have the room.
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
    if let Some(step) = &state.files.reading {
        parts.push((1, step.clone()));
    } else if state.files.followed {
        parts.push((1, "followed".to_owned()));
    }
    if state.time_of() == TimeOf::Report {
        parts.push((1, "as published".to_owned()));
    }
    // Where no rule says which event is selected, it is said here.
    if let (Some(cursor), true) = (state.cursor, state.geometry.rule.is_empty()) {
        parts.push((1, format!("{}/{}", cursor + 1, state.shown.len())));
    }
    if state.undated > 0 {
        parts.push((6, format!("{} undated", state.undated)));
    }
    if state.doubts > 0 {
        parts.push((7, counted(state.doubts, "doubt")));
    }
    if !timeline.problems.is_empty() {
        parts.push((3, counted(timeline.problems.len(), "problem")));
    }
    for (count, glyph) in [(state.remarks.marks, pen.theme.glyphs.mark), (state.remarks.noted, pen.theme.glyphs.note)] {
        if count > 0 {
            parts.push((2, format!("{glyph} {count}")));
        }
    }
    if let Some(axis) = state.axis.filter(|_| !state.geometry.axis.is_empty()) {
        let (first, last) = axis.range();
        parts.push((4, format!(" {}", range_in_words(first, last, axis.zoom.tick_unit(), pen.theme.glyphs.dash))));
        parts.push((5, format!(" zoom {}", axis.zoom.name())));
        if state.lanes.by != LaneBy::Nothing {
            parts.push((8, format!(" lanes by {}", state.lanes.by.name())));
        }
    }
    // Two blanks stand between two parts, and one before the first.
    let mut room = usize::from(area.width) + 1;
    let mut order: Vec<usize> = (0..parts.len()).collect();
    order.sort_by_key(|at| parts[*at].0);
    let mut fits = vec![true; parts.len()];
    for at in order {
        let width = width_of(&parts[at].1) + 2;
        fits[at] = at == 0 || width <= room;
        room = room.saturating_sub(if fits[at] { width } else { 0 });
    }
    let parts = parts.into_iter().zip(fits).filter(|(_, fits)| *fits).map(|(part, _)| part);
    let mut pieces = vec![(" ".to_owned(), Role::Plain)];
    for (at, (_, part)) in parts.enumerate() {
        pieces.push((if at == 0 { part } else { format!("  {part}") }, if at == 0 { Role::Title } else { Role::Plain }));
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
    let year = |day: NaiveDate| year_in_words(day.year());
    let (from, to) = match unit {
        Unit::Day | Unit::Week if first.year() == last.year() => {
            (format!("{} {}", first.day(), month(first)), format!("{} {} {}", last.day(), month(last), year(last)))
        }
        Unit::Day | Unit::Week => {
            (format!("{} {} {}", first.day(), month(first), year(first)), format!("{} {} {}", last.day(), month(last), year(last)))
        }
        Unit::Month | Unit::Quarter | Unit::Season | Unit::Half => {
            (format!("{} {}", month(first), year(first)), format!("{} {}", month(last), year(last)))
        }
        _ => (year(first), year(last)),
    };
    format!("{from} {dash} {to}")
}
