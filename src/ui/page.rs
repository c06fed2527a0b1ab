//! Pages of text: the reasoning and the help, over everything; the reasoning also as a pane on a large screen.

use super::{pen::Pen, theme::Role};
use crate::app::{Area, Line, LineKind, Screen, State, why};

/// The page that is open; returns where the cursor belongs.
pub fn draw(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let (title, area) = (state.geometry.page_title, state.geometry.page);
    let rows = state.page_rows();
    let last = rows.len().saturating_sub(area.height.into());
    let top = state.page_top.min(last);
    let name = match state.screens.last() {
        Some(Screen::Help) if !state.narrow.text().is_empty() => format!("help: only \"{}\"", state.narrow.text()),
        Some(Screen::Help) => "help: every key".to_owned(),
        Some(Screen::Problems) => "problems: what could not be read".to_owned(),
        _ => state.selected_event().map(|event| format!("why: {}", event.title)).unwrap_or_default(),
    };
    let shown = if rows.len() > usize::from(area.height) {
        format!("{}-{} of {} lines", top + 1, (top + usize::from(area.height)).min(rows.len()), rows.len())
    } else {
        String::new()
    };
    pen.title(title, &[name, shown], true);
    lines(pen, area, &rows[top..]);
    Some((area.x, area.y))
}

/// The reasoning as a pane.
pub fn why_pane(state: &State, pen: &mut Pen) {
    let (title, area) = (state.geometry.why_title, state.geometry.why);
    if area.is_empty() {
        return;
    }
    pen.title(title, &["why".to_owned(), "p: all of it".to_owned()], false);
    let rows: Vec<Line> = why(state).iter().flat_map(|line| line.wrapped(area.width)).collect();
    lines(pen, area, &rows);
}

pub(super) fn lines(pen: &mut Pen, area: Area, rows: &[Line]) {
    for (y, row) in (area.y..area.y + area.height).zip(rows) {
        let role = match row.kind {
            LineKind::Heading => Role::Title,
            LineKind::Body => Role::Plain,
            LineKind::Detail => Role::Dim,
        };
        pen.line(Area { y, height: 1, ..area }, &[(" ".repeat(row.indent.into()), Role::Plain), (row.text.clone(), role)]);
    }
}
