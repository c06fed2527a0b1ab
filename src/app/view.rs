//! Places to come back to: `^O` leads to exactly where a jump began, and what is closed uncovers what lay below as it was.

use super::{Area, Pane, QueryLine, Screen, State};
use crate::{text::Span, timeline::EventId};

/// Where the user is: what is selected, what is open, and how far each of it is scrolled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct View {
    selected: Option<EventId>,
    screens: Vec<Screen>,
    below: Vec<Below>,
    focus: Pane,
    report: usize,
    source_top: usize,
    spot: Option<Span>,
    statement: usize,
    page_top: usize,
    claims_top: usize,
    list_top: usize,
}

/// What a screen that was opened covers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Below {
    page_top: usize,
    selected: Option<EventId>,
    report: usize,
    source_top: usize,
}

/// So many jumps can be taken back.
const MOST: usize = 200;

impl State {
    fn view(&self) -> View {
        View {
            selected: self.selected.clone(),
            screens: self.screens.clone(),
            below: self.below.clone(),
            focus: self.focus,
            report: self.report,
            source_top: self.source_top,
            spot: self.spot,
            statement: self.statement,
            page_top: self.page_top,
            claims_top: self.claims_top,
            list_top: self.listing.top,
        }
    }

    /// Remembers where a jump begins.
    pub(super) fn remember(&mut self) {
        let view = self.view();
        if view.selected.is_some() && self.jumps.last() != Some(&view) {
            self.jumps.push(view);
        }
        if self.jumps.len() > MOST {
            self.jumps.remove(0);
        }
    }

    pub(super) fn back(&mut self) {
        while let Some(view) = self.jumps.pop() {
            let here = self.view();
            let is_here =
                (&view.selected, &view.screens, view.report, view.spot) == (&here.selected, &here.screens, here.report, here.spot);
            let position = view.selected.as_ref().and_then(|id| self.index_of(id)).and_then(|at| self.position_of(at));
            if let Some(position) = position.filter(|_| !is_here) {
                return self.return_to(view, position);
            }
        }
        self.notice = Some("no earlier place to go back to".to_owned());
    }

    fn return_to(&mut self, view: View, position: usize) {
        self.select(position);
        (self.screens, self.below, self.focus) = (view.screens, view.below, view.focus);
        self.listing.top = view.list_top;
        self.layout();
        // What is uncovered may be narrower than it was.
        self.bring_on_axis();
        let mentions = self.selected_event().map_or(0, |event| event.mentions.len());
        self.report = view.report.min(mentions.saturating_sub(1));
        (self.source_top, self.spot) = (view.source_top, view.spot);
        (self.statement, self.page_top, self.claims_top) = (view.statement, view.page_top, view.claims_top);
        self.rechart();
    }

    pub(super) fn open_screen(&mut self, screen: Screen) {
        self.drop_screen(screen);
        let (selected, report) = (self.selected.clone(), self.report);
        self.below.push(Below { page_top: self.page_top, selected, report, source_top: self.source_top });
        self.screens.push(screen);
        self.page_top = 0;
        self.narrow = QueryLine::default();
        self.layout();
        if screen == Screen::Source {
            self.show_passage();
        }
    }

    /// Takes a screen away that lies below others.
    pub(super) fn drop_screen(&mut self, screen: Screen) {
        while let Some(at) = self.screens.iter().position(|open| *open == screen) {
            self.screens.remove(at);
            self.below.remove(at.min(self.below.len().saturating_sub(1)));
        }
    }

    /// Closes what is open on top. What lies below is as it was.
    pub(super) fn close_screen(&mut self) {
        let closed = self.screens.pop();
        let below = self.below.pop();
        self.page_top = below.as_ref().map_or(0, |below| below.page_top);
        self.narrow = QueryLine::default();
        self.layout();
        if closed == Some(Screen::Source) {
            let (event, report) = (self.selected.clone(), self.report);
            match below.filter(|below| (&below.selected, below.report) == (&event, report)) {
                Some(below) => (self.source_top, self.spot) = (below.source_top, None),
                None => self.show_passage(),
            }
        }
        self.rechart();
    }

    /// The rows of a source: its pane or the full screen without what says of it.
    pub(crate) fn source_parts(&self) -> SourceParts {
        let full = !self.screens.is_empty();
        let mut text = if full { self.geometry.page } else { self.geometry.source };
        let is_digest = self
            .mention()
            .and_then(|mention| self.timeline.articles.get(mention.article))
            .is_some_and(|article| article.digest_of.is_some());
        let mut parts = SourceParts::default();
        if text.height >= 10 {
            text.height -= 1;
            parts.legend = Area { y: text.y + text.height, height: 1, ..text };
            if is_digest {
                parts.digest = Area { height: 1, ..text };
                (text.y, text.height) = (text.y + 1, text.height - 1);
            }
        }
        SourceParts { text, ..parts }
    }
}

/// Where in a source what stands; what has no row is empty.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SourceParts {
    /// What the article is a digest of.
    pub digest: Area,
    pub text: Area,
    /// What the looks of the words mean.
    pub legend: Area,
}
