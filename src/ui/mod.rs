//! The room for what the user sees: draws the state of the app, and changes nothing.
//!
//! ```text
//!  ~/clips  31 articles  412 events   22 Jun – 2 Jul 2015   zoom day        header
//! 2013▕▁  ▁▁ ▂  ▁▁▃▁ ▁▁  ▂▁▁  ▁▂▃▂[▅█▆]▃▂▁▁  ▁▂▁ ▁▁ ▁ ▁▏2017                overview
//! place       n│June 2015                ▼                                  chart: names, axis,
//! Sousse      7│                        [3]!  2     ●           ●             lanes, rule
//! ─────────────┴─ event 3 of 15 ──────────────────────────
//! ▸2015-06-26       Sousse      IS          Gunman kills 38|39 at a   ×9 !  list
//! ── claims ── 9 reports ─────────────────────────────────
//! killed 38 ▇▇▇▇▇▇▇ 7  bbc-0627:12 reut-0627:4 +5   39 ▇▇ 2  afp-0626:9     claims
//! ── bbc-0627:12 ── report 1 of 9 ────────────────────────
//!  12▐ A gunman opened fire on «Friday» at a beach hotel near «Sousse»     source
//! /from:2015-06-22                                              15/412      foot: query line,
//! ↵ source  ? help  / filter  ] [ reports                                     hints
//! ```
//!
//! `page` draws what is open over all that: the reasoning, the help; `source`, `statements` (the claims one by one), `facets`
//! and `map` (over the `outline` of the world) have full screens of their own. `theme` has the colours (`looks` the named ones), `glyphs` the signs, `pen` puts text on the
//! screen and keeps it inside its pane.

mod chart;
mod claims;
mod facets;
mod foot;
mod glyphs;
mod header;
mod keys;
mod list;
mod looks;
mod map;
mod outline;
mod overview;
mod page;
mod palette;
mod pen;
mod source;
mod statements;
mod theme;

#[cfg(test)]
mod any_keys;
#[cfg(test)]
mod tests;

use ratatui::{Frame, Terminal, backend::TestBackend, layout::Position};

pub use keys::{key_of, mouse_of};
pub use looks::{Look, Looks};
pub use theme::Theme;

use crate::app::{Msg, Screen, State, update};
use pen::Pen;

/// Draws the whole screen. The hardware cursor stands where the keys go: on the selected row, in the pane that has the keys,
/// or where a query is typed.
pub fn draw(state: &State, theme: &Theme, frame: &mut Frame) {
    let mut pen = Pen::new(frame.buffer_mut(), theme);
    let mut cursor;
    match state.screens.last() {
        Some(Screen::Source) => cursor = source::full(state, &mut pen),
        Some(Screen::Claims) => cursor = statements::draw(state, &mut pen),
        Some(Screen::Facets) => cursor = facets::draw(state, &mut pen),
        Some(Screen::Map) => cursor = map::draw(state, &mut pen),
        Some(Screen::Why | Screen::Problems | Screen::Help) => cursor = page::draw(state, &mut pen),
        None => {
            header::draw(state, &mut pen);
            overview::draw(state, &mut pen);
            chart::draw(state, &mut pen);
            cursor = list::draw(state, &mut pen);
            cursor = claims::draw(state, &mut pen).or(cursor);
            cursor = source::pane(state, &mut pen).or(cursor);
            page::why_pane(state, &mut pen);
            divide(state, &mut pen);
        }
    }
    palette::draw(state, &mut pen);
    cursor = foot::draw(state, &mut pen).or(cursor);
    if let Some((x, y)) = cursor.filter(|(x, y)| *x < frame.area().width && *y < frame.area().height) {
        frame.set_cursor_position(Position { x, y });
    }
}

/// The line between panes that stand side by side.
fn divide(state: &State, pen: &mut Pen) {
    let (list, right) = (state.geometry.list, state.geometry.claims_title);
    if !right.is_empty() && right.x > list.x + list.width {
        for y in list.y..list.y + list.height {
            pen.put(list.x + list.width, y, 1, pen.theme.glyphs.bar, theme::Role::Dim);
        }
        pen.put(list.x + list.width, list.y - 1, 1, pen.theme.glyphs.fork, theme::Role::Dim);
    }
}

/// The screen as text, for a run without a terminal: one line a row, without blanks at the ends.
pub fn print(state: &State, theme: &Theme, width: u16, height: u16) -> String {
    let resized;
    let state = if state.size == (width, height) {
        state
    } else {
        let mut other = state.clone();
        update(&mut other, Msg::Resize { width, height });
        resized = other;
        &resized
    };
    let Ok(mut terminal) = Terminal::new(TestBackend::new(width, height));
    let Ok(_) = terminal.draw(|frame| draw(state, theme, frame));
    let buffer = terminal.backend().buffer();
    let mut out = String::new();
    for y in 0..height {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..width {
            // The cell after a wide character is empty of its own.
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            skip = crate::app::width_of(symbol).saturating_sub(1);
            row.push_str(symbol);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
