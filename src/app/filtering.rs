//! The query at work: live while it is typed, kept, taken back.

use super::{Context, Pane, QueryLine, Screen, State};
use crate::timeline::{Axis, EventId, Filter};

/// The query in force, the one being typed, and the one that was typed last.
#[derive(Debug, Clone, Default)]
pub struct Search {
    pub line: QueryLine,
    /// In force, and the text it was read from.
    pub filter: Filter,
    pub text: String,
    /// What `n` goes through and the list lights: the last query typed, in force or not.
    pub find: Filter,
    /// The events that it matches, as places in the timeline.
    pub(super) matches: Vec<usize>,
    before: Before,
}

/// What typing a query can be taken back to.
#[derive(Debug, Clone, Default)]
struct Before {
    filter: String,
    selected: Option<EventId>,
    axis: Option<Axis>,
    find: Filter,
}

impl State {
    /// On a page that can be narrowed, `/` narrows it.
    pub(super) fn open_query_or_narrow(&mut self) {
        match self.screens.last() {
            Some(Screen::Facets | Screen::Help) => {
                let before = self.narrow.text().to_owned();
                self.narrow.open(&before);
                self.layout();
                self.narrowed();
            }
            _ => self.open_query(),
        }
    }

    pub(super) fn keep_narrow(&mut self) {
        self.narrow.close();
        self.layout();
    }

    /// Shows all of the page again.
    pub(super) fn drop_narrow(&mut self) {
        self.narrow.set("");
        self.narrow.close();
        self.layout();
        self.narrowed();
    }

    /// Ends typing for a command from elsewhere. The query's line ends with what the command opens.
    pub(super) fn leave_typing(&mut self, context: Context) {
        match context {
            Context::Palette => self.leave_palette(),
            Context::Export => self.leave_export(),
            Context::Narrow => self.keep_narrow(),
            Context::Remark => self.leave_remark(),
            _ => {}
        }
    }

    /// Follows what narrows the page.
    pub(super) fn narrowed(&mut self) {
        self.page_top = 0;
        if self.screens.last() == Some(&Screen::Facets) {
            self.recount();
        }
    }

    /// The line that is typed on.
    pub(super) fn typed_line(&mut self, context: Context) -> Option<&mut QueryLine> {
        match context {
            Context::Query => Some(&mut self.search.line),
            Context::Palette => Some(&mut self.palette.line),
            Context::Export => Some(&mut self.export.line),
            Context::Narrow => Some(&mut self.narrow),
            Context::Remark => Some(&mut self.remarks.line),
            _ => None,
        }
    }

    /// Follows the line that is typed on.
    pub(super) fn line_changed(&mut self, context: Context) {
        match context {
            Context::Query => self.query_changed(),
            Context::Palette => self.palette_changed(),
            Context::Export => self.export_changed(),
            Context::Narrow => self.narrowed(),
            Context::Remark => self.remark_changed(),
            _ => {}
        }
    }

    pub(super) fn open_query(&mut self) {
        while !self.screens.is_empty() {
            self.close_screen();
        }
        self.focus = Pane::List;
        self.search.before =
            Before { filter: self.search.text.clone(), selected: self.selected.clone(), axis: self.axis, find: self.search.find.clone() };
        // A new query; the one in force comes back with Esc, or into the line with Up. What is typed is what is in force.
        self.search.line.open(&self.search.text);
        self.query_changed();
    }

    pub(super) fn accept(&mut self) {
        if self.search.line.error.is_some() {
            // What is wrong stays on the line, so that it can be put right.
            return;
        }
        self.search.line.close();
        // Where nothing is left, what was selected before waits for the filter to go.
        if self.selected.is_some() {
            self.chosen.clone_from(&self.selected);
        }
        self.layout();
        self.rechart();
    }

    pub(super) fn abandon(&mut self) {
        let Before { filter, selected, axis, find } = std::mem::take(&mut self.search.before);
        self.search.line.close();
        self.chosen = selected;
        self.axis = axis;
        self.search.find = find;
        self.research();
        self.set_filter(filter);
        self.refilter();
    }

    pub(super) fn find_instead(&mut self) {
        self.search.line.find = !self.search.line.find;
        self.query_changed();
    }

    pub(super) fn recall(&mut self, back: isize) {
        self.search.line.recall(back);
        self.query_changed();
    }

    /// Reads what is typed. Where a part of it is wrong, the rest is in force and the part is named.
    pub(super) fn query_changed(&mut self) {
        let (usable, error) = Filter::parse_usable(self.search.line.text());
        self.search.line.error = error;
        let Some((filter, text)) = usable else { return };
        self.search.find = filter.clone();
        if self.search.line.find {
            self.set_filter(self.search.before.filter.clone());
            self.research();
            self.find_first();
        } else {
            (self.search.filter, self.search.text) = (filter, text);
            self.refilter_typed();
            self.search.matches.clone_from(&self.shown);
        }
    }

    /// Puts a query in force that is known to be good.
    pub(super) fn set_filter(&mut self, text: String) {
        if self.search.text != text {
            self.search.filter = Filter::parse(&text).unwrap_or_default();
            self.search.text = text;
            self.refilter();
        }
    }

    /// Selects the first match at or after the event that was selected when typing began.
    fn find_first(&mut self) {
        let origin = self.search.before.selected.as_ref().and_then(|id| self.index_of(id)).and_then(|at| self.position_of(at));
        let positions = self.match_positions();
        let from = positions.partition_point(|position| *position < origin.unwrap_or(0));
        let position = positions.get(from).or(positions.first()).copied().or(origin);
        if let Some(position) = position {
            self.select(position);
        }
    }
}
