//! The overview: where on the whole timeline events lie, with the part on view in brackets.

use super::{pen::Pen, theme::Role};
use crate::app::State;

pub fn draw(state: &State, pen: &mut Pen) {
    let area = state.geometry.overview;
    let (Some(strip), Some((first_year, last_year)), false) = (&state.overview, state.overview_years(), area.is_empty()) else { return };
    let glyphs = pen.theme.glyphs;
    let mut x = pen.put(area.x, area.y, area.width, &first_year, Role::Dim);
    x = pen.put(x, area.y, 1, glyphs.strip_left, Role::Dim);
    let row: String = strip.levels.iter().map(|level| glyphs.levels[usize::from(*level).min(8)]).collect();
    let end = pen.put(x, area.y, area.width, &row, Role::Plain);
    // What the filter hides leaves a trace.
    for (column, _) in strip.levels.iter().zip(&strip.taken).enumerate().filter(|(_, (level, taken))| **level == 0 && **taken) {
        pen.put(x + column as u16, area.y, 1, glyphs.hidden, Role::Dim);
    }
    let right = pen.put(end, area.y, 1, glyphs.strip_right, Role::Dim);
    pen.put(right, area.y, area.width.saturating_sub(right - area.x), &last_year, Role::Dim);
    if let Some(axis) = state.axis {
        let (first, last) = axis.range();
        // The brackets stand outside the columns on view, on the frame of the strip where need be.
        let (from, to) = (strip.column(first) as u16, strip.column(last) as u16);
        pen.put((x + from).saturating_sub(1), area.y, 1, "[", Role::Selected);
        pen.put(x + to + 1, area.y, 1, "]", Role::Selected);
    }
}
