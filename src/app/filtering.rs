//! The query at work: live while it is typed, kept, taken back.

use super::{Pane, State, state::Before};
use crate::timeline::Filter;

impl State {
    pub(super) fn open_query(&mut self) {
        while !self.screens.is_empty() {
            self.close_screen();
        }
        self.focus = Pane::List;
        self.before =
            Before { filter: self.filter_text.clone(), selected: self.selected.clone(), axis: self.axis, find: self.find.clone() };
        // A new query; the one in force comes back with Esc, or into the line with Up. What is typed is what is in force.
        self.query.open(&self.filter_text);
        self.query_changed();
    }

    pub(super) fn accept(&mut self) {
        if self.query.error.is_some() {
            // What is wrong stays on the line, so that it can be put right.
            return;
        }
        self.query.close();
        self.chosen.clone_from(&self.selected);
        self.layout();
        self.rechart();
    }

    pub(super) fn abandon(&mut self) {
        let Before { filter, selected, axis, find } = std::mem::take(&mut self.before);
        self.query.close();
        self.chosen = selected;
        self.axis = axis;
        self.find = find;
        self.matches = self.find.select_in(&self.index);
        self.set_filter(filter);
        self.refilter();
    }

    pub(super) fn find_instead(&mut self) {
        self.query.find = !self.query.find;
        self.query_changed();
    }

    pub(super) fn recall(&mut self, back: isize) {
        self.query.recall(back);
        self.query_changed();
    }

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
}
