//! The line on which a query is typed.

use tui_input::{Input, InputRequest};

use super::{Code, Key};
use crate::timeline::FilterError;

/// A query while it is typed, and those typed before.
#[derive(Debug, Clone, Default)]
pub struct QueryLine {
    pub(super) input: Input,
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
        self.input.value()
    }

    /// The cursor, in characters from the beginning of the text.
    pub fn cursor(&self) -> usize {
        self.input.cursor()
    }

    pub(super) fn set(&mut self, text: &str) {
        self.input = Input::new(text.to_owned());
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
        let request = match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) if !c.is_control() => InputRequest::InsertChar(c),
            (Code::Backspace, false, false) | (Code::Char('h'), true, false) => InputRequest::DeletePrevChar,
            (Code::Backspace, _, _) | (Code::Char('w'), true, false) => InputRequest::DeletePrevWord,
            (Code::Delete, _, _) => InputRequest::DeleteNextChar,
            (Code::Left, false, false) => InputRequest::GoToPrevChar,
            (Code::Right, false, false) => InputRequest::GoToNextChar,
            (Code::Left, ..) | (Code::Char('b'), false, true) => InputRequest::GoToPrevWord,
            (Code::Right, ..) | (Code::Char('f'), false, true) => InputRequest::GoToNextWord,
            (Code::Home, ..) | (Code::Char('a'), true, false) => InputRequest::GoToStart,
            (Code::End, ..) | (Code::Char('e'), true, false) => InputRequest::GoToEnd,
            (Code::Char('k'), true, false) => InputRequest::DeleteTillEnd,
            _ => return false,
        };
        self.input.handle(request).is_some_and(|change| change.value)
    }

    /// Puts text in at the cursor; line ends become blanks.
    pub(super) fn paste(&mut self, text: &str) {
        for c in text.trim_end().chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            if !crate::text::is_unsafe(c) {
                self.input.handle(InputRequest::InsertChar(c));
            }
        }
    }
}
