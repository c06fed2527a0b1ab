//! The chart: the calendar above, the lanes below it, their names at the left.

use super::{
    glyphs::Glyphs,
    header::counted,
    pen::{Pen, fit},
    theme::Role,
};
use crate::{
    app::{Area, Pane, State, Strip, TimeOf, width_of},
    timeline::{Cell, LaneBy, Mark},
};

pub fn draw(state: &State, pen: &mut Pen) {
    let geometry = &state.geometry;
    if geometry.lanes.is_empty() {
        return;
    }
    names(state, pen);
    axis(state, pen);
    for (at, strip) in state.chart.strips.iter().enumerate() {
        let y = geometry.lanes.y + at as u16;
        for (column, cell) in strip.cells.iter().enumerate() {
            if cell.mark == Mark::Blank {
                continue;
            }
            let role = match (cell.mark, cell.selected) {
                (Mark::Conflict, _) => Role::Conflict,
                (_, true) => Role::Selected,
                _ => Role::Plain,
            };
            pen.put(geometry.lanes.x + column as u16, y, 1, &sign(cell, &pen.theme.glyphs), role);
        }
        // Where all of it is out of view: on which side, and how many.
        let glyphs = pen.theme.glyphs;
        if strip.before > 0 {
            pen.put(geometry.lanes.x, y, geometry.lanes.width, &format!("{}{}", glyphs.until, strip.before), Role::Dim);
        }
        if strip.after > 0 {
            let text = format!("{}{}", strip.after, glyphs.since);
            let x = (geometry.lanes.x + geometry.lanes.width).saturating_sub(width_of(&text) as u16);
            pen.put(x, y, geometry.lanes.width, &text, Role::Dim);
        }
    }
    if state.chart.undated {
        let y = geometry.lanes.y + geometry.lanes.height - 1;
        let is_one = state.undated == 1;
        let text = format!(
            "{} {} {} no {}; {} last in the list",
            pen.theme.glyphs.undated,
            counted(state.undated, "event"),
            if is_one { "has" } else { "have" },
            if state.time_of() == TimeOf::Report { "publication date" } else { "date" },
            if is_one { "it is" } else { "they are" }
        );
        pen.line(Area { y, height: 1, ..geometry.lanes }, &[(text, Role::Dim)]);
    }
    rule(state, pen);
}

fn sign(cell: &Cell, glyphs: &Glyphs) -> String {
    let sign = match cell.mark {
        Mark::Blank => " ",
        Mark::Somewhere => glyphs.somewhere,
        Mark::Throughout => glyphs.throughout,
        Mark::Begin => glyphs.begin,
        Mark::End => glyphs.end,
        Mark::OpenLeft => glyphs.open_left,
        Mark::OpenRight => glyphs.open_right,
        Mark::Until => glyphs.until,
        Mark::Since => glyphs.since,
        Mark::Events(1) => glyphs.event,
        Mark::Events(count @ 2..=9) => return count.to_string(),
        Mark::Events(_) => "+",
        Mark::Digit(digit) => return digit.to_string(),
        Mark::Conflict => "!",
        Mark::SelectLeft => "[",
        Mark::SelectRight => "]",
    };
    sign.to_owned()
}

/// Names and counts of the lanes, with a bar to the right of them.
fn names(state: &State, pen: &mut Pen) {
    let area = state.geometry.names;
    let glyphs = pen.theme.glyphs;
    let room = usize::from(area.width.saturating_sub(1));
    let mut row = |y: u16, name: &str, count: &str, role: Role| {
        let name = pen.theme.text(name).into_owned();
        let name = fit(&name, room.saturating_sub(width_of(count) + 1), glyphs.more);
        pen.put(area.x, y, area.width, &name, role);
        let x = area.x + (room - width_of(count)) as u16;
        pen.put(x, y, area.width, count, role);
        pen.put(area.x + room as u16, y, 1, glyphs.bar, Role::Dim);
    };
    row(area.y, "", "", Role::Dim);
    let title = if state.lanes.by == LaneBy::Nothing { "lane" } else { state.lanes.by.name() };
    row(area.y + 1, title, "n", Role::Dim);
    for at in 0..state.geometry.lanes.height {
        let y = area.y + 2 + at;
        match state.chart.strips.get(usize::from(at)) {
            Some(strip) => {
                let role = if strip.selected { Role::Selected } else { Role::Plain };
                row(y, &name_of(strip, state, &glyphs), &strip.count.to_string(), role);
            }
            None if state.chart.undated && at + 1 == state.geometry.lanes.height => {
                let selected = state.cursor.is_some() && state.selected_when().is_none();
                row(y, "undated", &state.undated.to_string(), if selected { Role::Selected } else { Role::Dim })
            }
            None => row(y, "", "", Role::Plain),
        }
    }
}

/// The name of a lane, with a sign before it where others lie within it; they stand to the right of it. Where none do, names
/// begin at the edge.
fn name_of(strip: &Strip, state: &State, glyphs: &Glyphs) -> String {
    let nested = state.chart.strips.iter().any(|strip| strip.open.is_some() || strip.depth > 0);
    let step = if state.geometry.names.width < 20 { 1 } else { 2 };
    let sign = match strip.open {
        Some(true) => glyphs.open,
        Some(false) => glyphs.closed,
        None => "",
    };
    let indent = if nested { step * (strip.depth + 1) } else { 0 };
    format!("{}{sign:step$}{}", " ".repeat(indent.saturating_sub(step)), strip.name, step = if nested { step } else { 0 })
}

fn axis(state: &State, pen: &mut Pen) {
    let area = state.geometry.axis;
    let Some(axis) = state.axis else { return };
    for (row, ticks, role) in [(0, axis.heads(), Role::Title), (1, axis.ticks(), Role::Dim)] {
        for tick in ticks {
            pen.put(area.x + tick.column, area.y + row, area.width.saturating_sub(tick.column), &tick.label, role);
        }
    }
    // A pointer above the selected event, where the names of months leave room.
    let when = state.selected_when().and_then(|when| when.middle());
    if let Some(column) = when.filter(|day| axis.shows(*day)).map(|day| axis.column(day)) {
        let x = area.x + column as u16 + u16::from(axis.zoom.columns_per_day() >= 3);
        if pen.is_blank(x, area.y) && x < area.x + area.width {
            pen.put(x, area.y, 1, pen.theme.glyphs.here, Role::Selected);
        }
    }
}

/// The row that closes the chart; it says which event is selected, and how many lanes have no row. Where the list has a
/// title of its own, it explains the signs instead.
fn rule(state: &State, pen: &mut Pen) {
    let area = state.geometry.rule;
    let names = state.geometry.names.width;
    let beside = Area { x: area.x + names, width: area.width.saturating_sub(names), ..area };
    let more = match state.chart.more {
        0 => String::new(),
        1 => "1 more lane, s: other lanes".to_owned(),
        count => format!("{count} more lanes, s: other lanes"),
    };
    let glyphs = pen.theme.glyphs;
    if state.geometry.list_title.is_empty() {
        pen.rule(area);
        pen.put(area.x + names - 1, area.y, 1, glyphs.joint, Role::Dim);
        let focused = state.focus == Pane::List && !state.geometry.claims.is_empty();
        pen.title(beside, &[super::list::position(state), more], focused);
    } else {
        pen.put(area.x + names - 1, area.y, 1, glyphs.corner, Role::Dim);
        let signs = [
            more,
            format!("{} day known", glyphs.event),
            "3 several".to_owned(),
            format!("{}{}{} all this time", glyphs.begin, glyphs.throughout, glyphs.end),
            format!("{} somewhere in here", glyphs.somewhere),
            format!("{}{} on or before", glyphs.until, glyphs.event),
            "! reports disagree".to_owned(),
            "[ ] selected".to_owned(),
            format!("3{} out of view", glyphs.since),
        ];
        let mut text = glyphs.line.to_owned();
        // What has no room is left out rather than cut; the help has them all.
        for sign in signs.iter().filter(|sign| !sign.is_empty()) {
            let gap = if text == glyphs.line { " " } else { "  " };
            if width_of(&text) + width_of(gap) + width_of(sign) <= beside.width.into() {
                text = text + gap + sign;
            }
        }
        pen.line(beside, &[(text, Role::Dim)]);
    }
}
