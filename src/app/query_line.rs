//! The line on which a query is typed.

use super::{Key, input::Input};
use crate::timeline::FilterError;

/// A query while it is typed, and those typed before.
#[derive(Debug, Clone, Default)]
pub struct QueryLine {
    input: Input,
    /// Whether keys go here.
    pub editing: bool,
    /// Find: hide nothing, and go from match to match.
    pub find: bool,
    /// What is wrong with what is typed; the last good query stays in force.
    pub error: Option<FilterError>,
    history: Vec<String>,
    /// How far back in `history`; 0 is the line being typed.
    back: usize,
}

impl QueryLine {
    pub fn text(&self) -> &str {
        self.input.text()
    }

    /// The cursor, in characters from the beginning of the text.
    pub fn cursor(&self) -> usize {
        self.text()[..self.input.cursor()].chars().count()
    }

    pub(super) fn set(&mut self, text: &str) {
        self.input = Input::new(text);
    }

    /// Begins to type, on an empty line; the query in force is the first to come back.
    pub(super) fn open(&mut self, in_force: &str) {
        self.remember(in_force.to_owned());
        self.set("");
        (self.editing, self.find, self.error, self.back) = (true, false, None, 0);
    }

    /// Ends typing and remembers the query.
    pub(super) fn close(&mut self) {
        self.remember(self.text().to_owned());
        (self.editing, self.error) = (false, None);
    }

    fn remember(&mut self, text: String) {
        if !text.trim().is_empty() {
            self.history.retain(|old| *old != text);
            self.history.push(text);
        }
    }

    /// An older query, or with a negative count a newer one.
    pub(super) fn recall(&mut self, back: isize) {
        self.back = self.back.saturating_add_signed(back).min(self.history.len());
        let text = if self.back == 0 { String::new() } else { self.history[self.history.len() - self.back].clone() };
        self.set(&text);
    }

    /// Whether the key changed the text.
    pub(super) fn key(&mut self, key: Key) -> bool {
        self.input.key(key)
    }

    /// Puts text in at the cursor; line ends become blanks.
    pub(super) fn paste(&mut self, text: &str) {
        let blanks = |c: char| if c.is_whitespace() { ' ' } else { c };
        let text: String = text.trim_end().chars().map(blanks).filter(|c| !crate::text::is_unsafe(*c)).collect();
        self.input.insert(&text);
    }
}
