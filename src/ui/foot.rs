//! The last two rows: the query in force or being typed, and the hints.

use unicode_segmentation::UnicodeSegmentation;

use super::{
    header::counted,
    pen::{Pen, Piece},
    theme::Role,
};
use crate::app::{Area, Context, HINTS, Hint, Key, State, Writing, width_of};

/// Draws both; returns where the cursor belongs while a query is typed.
pub fn draw(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    hints(state, pen);
    query(state, pen)
}

fn query(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let area = state.geometry.query;
    if area.is_empty() {
        return None;
    }
    let (line, sign, text) = match state.context() {
        Context::Palette => (&state.palette.line, ":", state.palette.line.text()),
        Context::Export => (&state.export.line, "export to ", state.export.line.text()),
        Context::Remark => (&state.remarks.line, state.remarks.writing.sign(), state.remarks.line.text()),
        Context::Narrow => (&state.narrow, "narrow to ", state.narrow.text()),
        _ => {
            let line = &state.search.line;
            (line, if line.find && line.editing { "find " } else { "/" }, state.query_text())
        }
    };
    if !line.editing && text.is_empty() {
        return None;
    }
    // What the query leaves, at the right; it yields to a long query.
    let mut tail = format!("{}/{}", state.shown.len(), state.timeline.events.len());
    if line.editing && line.find {
        tail = format!("{} found  Tab: filter", state.found());
    } else if state.context() == Context::Export {
        tail = counted(state.shown.len(), "event");
    } else if state.context() == Context::Query {
        tail.push_str("  Tab: find");
    } else if state.context() == Context::Remark && state.remarks.writing == Writing::Date {
        state.date_hint().clone_into(&mut tail);
    } else if line.editing {
        tail.clear();
    }
    let wrong = match state.context() {
        Context::Export => state.export.wrong.clone(),
        Context::Remark => state.remarks.wrong.clone(),
        _ => line.error.as_ref().map(ToString::to_string),
    };
    if let Some(error) = &wrong {
        tail = format!("{} {error}", pen.theme.glyphs.wrong);
    }
    let tail_width = width_of(&tail) as u16;
    let used = (width_of(sign) + width_of(text)) as u16;
    let role = if wrong.is_some() { Role::Conflict } else { Role::Dim };
    let room = area.width.saturating_sub(used + 2);
    // An error says what to put right: it begins beside the query, and is cut rather than left out.
    if wrong.is_some() {
        pen.line(Area { x: area.x + (used + 2).min(area.width), width: room, ..area }, &[(tail, role)]);
    } else if tail_width <= room {
        pen.put(area.x + area.width - tail_width, area.y, tail_width, &tail, role);
    }
    if !line.editing {
        pen.line(area, &[(sign.to_owned(), Role::Dim), (text.to_owned(), Role::Plain)]);
        return None;
    }
    // A query longer than the row is scrolled, so that the cursor is always on view.
    let x = pen.put(area.x, area.y, area.width, sign, Role::Title);
    let before: String = text.chars().take(line.cursor()).collect();
    let columns = usize::from(area.width.saturating_sub(x - area.x + 1));
    let mut shown = text;
    let mut offset = width_of(&before);
    while offset > columns {
        let Some(first) = shown.graphemes(true).next() else { break };
        shown = &shown[first.len()..];
        offset -= width_of(first).min(offset);
    }
    pen.put(x, area.y, area.width, shown, Role::Plain);
    Some(((x + offset as u16).min(area.x + area.width.saturating_sub(1)), area.y))
}

fn hints(state: &State, pen: &mut Pen) {
    let area = state.geometry.hints;
    if area.is_empty() {
        return;
    }
    if let Some(notice) = &state.notice {
        pen.line(area, &[(notice.clone(), Role::Title)]);
        return;
    }
    let context = state.context();
    let Some((_, hints)) = HINTS.iter().find(|(of, _)| *of == context) else { return };
    let mut pieces: Vec<Piece> = Vec::new();
    let mut used = 0;
    for hint in *hints {
        let keys = keys(state, hint, pen.theme.ascii);
        let width = width_of(&keys) + 1 + width_of(hint.label);
        if used + width > usize::from(area.width) {
            continue;
        }
        // Only what stands between two hints is blank: the last may end at the edge.
        let gap = if pieces.is_empty() { "" } else { "  " };
        pieces.push((format!("{gap}{keys}"), Role::Title));
        pieces.push((format!(" {}", hint.label), Role::Dim));
        used += width + 2;
    }
    pen.line(area, &pieces);
    // A number typed so far waits for its command.
    if let Some(count) = state.count {
        let text = format!(" {count} ");
        let width = (text.len() as u16).min(area.width);
        pen.put(area.x + area.width - width, area.y, width, &text, Role::Title);
    }
}

/// The first key of each of its commands.
fn keys(state: &State, hint: &Hint, ascii: bool) -> String {
    let label = |key: &Key| match key.label() {
        name if name == "Enter" && !ascii => "↵".to_owned(),
        name => name,
    };
    let firsts = hint.commands.iter().filter_map(|command| state.keymap.keys(*command).first());
    firsts.map(label).collect::<Vec<_>>().join(" ")
}
