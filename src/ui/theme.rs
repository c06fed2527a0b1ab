//! Colours and modifiers by meaning, and text made fit for the terminal.
//!
//! Colour adds to what signs and words already say, and is only ever that of the letters: what is behind them stays the
//! terminal's. Without colour, meanings are told apart by modifiers alone, and lit words are named.

use std::borrow::Cow;

use ratatui::style::Style;

use super::{
    glyphs::{ASCII, Glyphs, UNICODE},
    looks::Looks,
};
use crate::{text::printable, timeline::Meaning};

/// What a piece of the screen is, as far as looks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Plain,
    /// Of lesser weight: frames, hints, what surrounds a passage.
    Dim,
    /// Names of panes and pages.
    Title,
    /// The selected event, wherever it stands.
    Selected,
    /// Letters that a query matches.
    Match,
    /// Reports disagree; a query is wrong.
    Conflict,
    Doubt,
    Lit(Meaning),
}

/// How the screen looks.
#[derive(Debug, Clone, Copy)]
pub struct Theme {
    /// Whether colour tells meanings apart.
    pub(super) colour: bool,
    pub(super) ascii: bool,
    pub(super) glyphs: Glyphs,
    looks: Looks,
}

impl Theme {
    /// The default look. `colour: false` is NO_COLOR: modifiers only. `ascii` is for consoles without the signs.
    pub fn new(colour: bool, ascii: bool) -> Self {
        Self::with(Looks::default(), colour, ascii)
    }

    pub fn with(looks: Looks, colour: bool, ascii: bool) -> Self {
        // Without colours their theme would leave meanings alike: modifiers take their place.
        let looks = if colour || !looks.has_colour() { looks } else { Looks::named("mono").unwrap_or(looks) };
        Self { colour: looks.has_colour(), ascii, glyphs: if ascii { ASCII } else { UNICODE }, looks }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        let look = self.looks.look(role);
        let style = Style::new().add_modifier(look.modifier);
        match look.colour.filter(|_| self.colour) {
            Some(colour) => style.fg(colour),
            None => style,
        }
    }

    /// Text from outside as this terminal can show it: no control characters, on one line, and in ASCII where that is asked.
    pub(super) fn text<'a>(&self, text: &'a str) -> Cow<'a, str> {
        let safe = printable(text);
        let one_line = |c: char| c == '\n' || c == '\t';
        let safe = if safe.contains(one_line) { Cow::Owned(safe.replace(one_line, " ")) } else { safe };
        if self.ascii && !safe.is_ascii() { Cow::Owned(deunicode::deunicode(&safe)) } else { safe }
    }

    /// What stands before and after a lit word. With colour it is set off lightly; without, its meaning is named.
    pub(super) fn marks(&self, name: &str) -> (String, &'static str) {
        if self.colour && !self.ascii { ("«".to_owned(), "»") } else { (format!("[{name}:"), "]") }
    }
}
