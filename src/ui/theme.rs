//! Colours and modifiers by meaning, and text made fit for the terminal.
//!
//! Colour adds to what signs and words already say. Only the 16 colours of the terminal are used, as foreground: they suit
//! light and dark. Without colour, meanings are told apart by modifiers alone.

use std::borrow::Cow;

use ratatui::style::{Color, Modifier, Style};

use super::glyphs::{ASCII, Glyphs, UNICODE};
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
    pub(super) colour: bool,
    pub(super) ascii: bool,
    pub(super) glyphs: Glyphs,
}

impl Theme {
    /// `colour: false` is NO_COLOR: modifiers only. `ascii` is for consoles without the signs.
    pub fn new(colour: bool, ascii: bool) -> Self {
        Self { colour, ascii, glyphs: if ascii { ASCII } else { UNICODE } }
    }

    pub(super) fn style(&self, role: Role) -> Style {
        let style = Style::new();
        let (colour, modifier) = match role {
            Role::Plain => return style,
            Role::Dim => (None, Modifier::DIM),
            Role::Title => (None, Modifier::BOLD),
            Role::Selected => (None, Modifier::BOLD),
            Role::Match => (Some(Color::Magenta), Modifier::BOLD.union(Modifier::UNDERLINED)),
            Role::Conflict => (Some(Color::Red), Modifier::BOLD),
            Role::Doubt => (Some(Color::Magenta), Modifier::empty()),
            Role::Lit(Meaning::When) => (Some(Color::Cyan), Modifier::BOLD),
            Role::Lit(Meaning::Where) => (Some(Color::Green), Modifier::BOLD),
            Role::Lit(Meaning::Who) => (Some(Color::Magenta), Modifier::BOLD),
            Role::Lit(Meaning::Figure) => (Some(Color::Red), Modifier::BOLD),
            Role::Lit(Meaning::What) => (None, Modifier::BOLD.union(Modifier::UNDERLINED)),
        };
        let style = style.add_modifier(modifier);
        match colour.filter(|_| self.colour) {
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
