//! What comes in, what goes out, and the way between.

use super::{Code, Context, Key, Screen, State, perform::perform};
use crate::timeline::{Filter, Timeline};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    Key(Key),
    /// Text pasted by the terminal.
    Paste(String),
    Resize {
        width: u16,
        height: u16,
    },
    /// The articles were read anew: selection and filter stay.
    Reload(Timeline),
    /// A line to show until the next key.
    Notice(String),
}

/// What only the owner of the terminal can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    Quit,
    /// Open a file in the editor at a line, counted from 1.
    Edit {
        path: String,
        line: usize,
    },
    /// Stop the process as ^Z does, and come back with `fg`.
    Suspend,
    /// Put text on the clipboard.
    Copy(String),
}

/// Takes in one message.
pub fn update(state: &mut State, msg: Msg) -> Option<Effect> {
    match msg {
        Msg::Key(key) => return key_pressed(state, key),
        Msg::Paste(text) if state.query.editing => {
            state.query.paste(&text);
            state.query_changed();
        }
        Msg::Paste(_) => state.notice = Some("paste goes into a query: press / first".to_owned()),
        Msg::Resize { width, height } => state.resize(width, height),
        Msg::Reload(timeline) => {
            state.load(timeline);
            state.notice = Some(format!("read again: {} events", state.timeline.events.len()));
        }
        Msg::Notice(text) => state.notice = Some(text),
    }
    None
}

/// Counts above this do nothing more and only cost time.
const MOST: usize = 1_000_000;

fn key_pressed(state: &mut State, key: Key) -> Option<Effect> {
    state.notice = None;
    let context = state.context();
    if context != Context::Query
        && let (Code::Char(c), false, false) = (key.code, key.ctrl, key.alt)
        && let Some(digit) = c.to_digit(10)
        && (digit > 0 || state.count.is_some())
        && state.keymap.command(context, key).is_none()
    {
        state.count = Some((state.count.unwrap_or(0) * 10 + digit as usize).min(MOST));
        return None;
    }
    let bound = state.keymap.command(context, key);
    if context == Context::Query && !bound.is_some_and(|command| command.context() == Context::Query) {
        // Letters are text here, and editing keys edit; only what is neither can be a command from elsewhere.
        let is_text = matches!(key.code, Code::Char(_)) && !key.ctrl && !key.alt;
        if state.query.key(key) {
            state.query_changed();
            return None;
        }
        let leaves = bound.is_some_and(|command| matches!(command, super::Command::Quit | super::Command::Suspend | super::Command::Help));
        if is_text || !leaves {
            return None;
        }
    }
    let count = state.count.take();
    match bound {
        Some(command) => perform(state, command, count),
        None => {
            state.notice = Some(format!("{key} does nothing here; ? shows all keys"));
            None
        }
    }
}

impl State {
    /// Reads what is typed. Where a part of it is wrong, the rest is in force and the part is named.
    pub(super) fn query_changed(&mut self) {
        let (usable, error) = Filter::parse_usable(self.query.text());
        self.query.error = error;
        let Some((filter, text)) = usable else { return };
        self.find = filter.clone();
        if self.query.find {
            self.set_filter(self.before.filter.clone());
            self.matches = self.find.select_in(&self.index);
            self.find_first();
        } else {
            (self.filter, self.filter_text) = (filter, text);
            self.refilter();
            self.matches.clone_from(&self.shown);
        }
    }

    /// Puts a query in force that is known to be good.
    pub(super) fn set_filter(&mut self, text: String) {
        if self.filter_text != text {
            self.filter = Filter::parse(&text).unwrap_or_default();
            self.filter_text = text;
            self.refilter();
        }
    }

    /// Selects the first match at or after the event that was selected when typing began.
    fn find_first(&mut self) {
        let origin = self.before.selected.as_ref().and_then(|id| self.index_of(id)).unwrap_or(0);
        let found = self.matches.iter().find(|at| **at >= origin).or(self.matches.first()).copied();
        let position = found.and_then(|at| self.shown.binary_search(&at).ok()).or_else(|| self.shown.binary_search(&origin).ok());
        if let Some(position) = position {
            self.select(position);
        }
    }

    pub(super) fn open_screen(&mut self, screen: Screen) {
        self.screens.push(screen);
        self.page_top = 0;
        self.layout();
        self.show_passage();
    }

    /// Closes what is open on top.
    pub(super) fn close_screen(&mut self) {
        self.screens.pop();
        self.page_top = 0;
        self.layout();
        self.show_passage();
        self.rechart();
    }
}
