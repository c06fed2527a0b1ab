//! The facets: one column a section, as many beside each other as there is room for.

use super::{
    pen::{Pen, fit},
    theme::Role,
};
use crate::app::{Area, Context, Facet, Section, Standing, State, width_of};

/// Columns that a section needs to be read.
const LEAST: u16 = 25;

/// Draws the page; returns where the cursor belongs.
pub fn draw(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let (title, area) = (state.geometry.page_title, state.geometry.page);
    let narrow = match state.narrow.text() {
        text if !text.is_empty() && state.context() != Context::Narrow => format!("only \"{text}\""),
        _ => String::new(),
    };
    let shown = format!("{} of {} events", state.shown.len(), state.timeline.events.len());
    pen.title(title, &["facets".to_owned(), shown, narrow], true);
    if area.is_empty() {
        return None;
    }
    let sections = Section::ALL.len();
    let beside = usize::from(area.width / LEAST).clamp(1, sections);
    let first = state.facets.section.saturating_sub(beside / 2).min(sections - beside);
    let width = area.width / beside as u16;
    let mut cursor = None;
    for (column, at) in (first..first + beside).enumerate() {
        let x = area.x + column as u16 * width;
        // A blank column sets a section off from the next.
        let part = Area::new(x, area.y, width.saturating_sub(u16::from(column + 1 < beside)), area.height);
        cursor = section(state, pen, at, part).or(cursor);
    }
    cursor
}

fn section(state: &State, pen: &mut Pen, at: usize, area: Area) -> Option<(u16, u16)> {
    let facets = &state.facets.sections[at];
    let has_keys = at == state.facets.section;
    let mark = if has_keys { pen.theme.glyphs.selected } else { " " };
    let role = if has_keys { Role::Selected } else { Role::Title };
    let total = match (state.facets.totals[at], facets.len()) {
        (total, listed) if total > listed => format!("  {listed} of {total}"),
        (total, _) => format!("  {total}"),
    };
    pen.line(Area { height: 1, ..area }, &[(format!("{mark}{}", Section::ALL[at].title()), role), (total, Role::Dim)]);
    let height = usize::from(area.height.saturating_sub(1));
    let row = state.facets.rows[at];
    // The row in the middle, as far as the ends let it.
    let top = row.saturating_sub(height / 2).min(facets.len().saturating_sub(height));
    let mut cursor = None;
    for (line, (number, facet)) in facets.iter().enumerate().skip(top).take(height).enumerate() {
        let y = area.y + 1 + line as u16;
        let chosen = has_keys && number == row;
        draw_facet(pen, facet, Area { y, height: 1, ..area }, chosen);
        if chosen {
            cursor = Some((area.x, y));
        }
    }
    if facets.is_empty() && height > 0 {
        pen.put(area.x + 2, area.y + 1, area.width.saturating_sub(2), "none", Role::Dim);
    }
    cursor.or(has_keys.then_some((area.x, area.y)))
}

fn draw_facet(pen: &mut Pen, facet: &Facet, area: Area, chosen: bool) {
    let glyphs = pen.theme.glyphs;
    let standing = match facet.standing {
        Standing::Open => " ",
        Standing::Chosen => glyphs.chosen,
        Standing::Excluded => glyphs.wrong,
    };
    let role = match (chosen, facet.standing) {
        (true, _) => Role::Selected,
        (_, Standing::Chosen) => Role::Match,
        (_, Standing::Excluded) => Role::Dim,
        (_, Standing::Open) => Role::Plain,
    };
    let count = facet.count.to_string();
    let room = usize::from(area.width).saturating_sub(count.len() + 3);
    let indent = " ".repeat(usize::from(facet.depth).min(room / 2));
    let room = room - indent.len();
    let name = fit(&pen.theme.text(&facet.name), room, glyphs.more);
    let gap = " ".repeat(room.saturating_sub(width_of(&name)) + 1);
    let mark = if chosen { glyphs.selected } else { " " };
    pen.line(
        area,
        &[
            (format!("{mark}{standing}{indent}"), if chosen { role } else { Role::Plain }),
            (name, role),
            (format!("{gap}{count}"), if chosen { role } else { Role::Dim }),
        ],
    );
}
