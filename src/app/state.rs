//! All that the screen shows, and how its parts follow from one another.
//!
//! What the user chooses (selection, filter, zoom, panes) is kept; what follows from it (events shown, rows, lanes, marks)
//! is worked out here when it changes, and never while drawing.

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

use super::{
    Chart, Context, ExportLine, Facets, Files, Geometry, Keymap, Lanes, Listing, Map, Palette, QueryLine, Remarks, Search, Times, Told,
    Wanted,
    borne::Borne,
    doubts, lanes, others,
    view::{Below, View},
};
use crate::{
    text::{LineIndex, Span},
    timeline::{Axis, Bits, Density, Event, EventId, Filter, Hidden, Index, Notes, Runs, Timeline, corrected, year_in_words},
};

/// What the app is started with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the articles come from, as the header names it: `~/clips`, `built-in digests`.
    pub source: String,
    /// A query in force from the start.
    pub filter: String,
    /// The user's keys.
    pub keymap: Keymap,
    /// Whether the mouse is on from the start.
    pub mouse: bool,
    /// What the user noted before.
    pub notes: Notes,
}

/// The panes that Tab goes through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    List,
    Claims,
    Source,
}

/// What can be open over the timeline.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    Source,
    /// The claims of the selected event, one by one.
    Claims,
    Why,
    /// What could not be read.
    Problems,
    Facets,
    /// Where the events shown happened.
    Map,
    Help,
}

/// The state of the app.
#[derive(Debug, Clone)]
pub struct State {
    pub(crate) timeline: Timeline,
    pub(crate) options: Options,
    pub(crate) keymap: Keymap,
    /// Words that tell of events, one list an article.
    pub(super) told: Vec<Vec<Told>>,
    /// One an article.
    pub(crate) lines: Vec<LineIndex>,
    pub(super) index: Index,
    /// Where in the timeline each event stands.
    places: FxHashMap<EventId, usize>,
    /// Columns and rows of the screen.
    pub(crate) size: (u16, u16),
    /// Whether no key has been pressed yet: until then a resize chooses the view anew.
    pub(super) untouched: bool,
    pub(crate) geometry: Geometry,

    pub(crate) search: Search,
    pub(crate) palette: Palette,
    pub(crate) export: ExportLine,
    pub(crate) files: Files,
    pub(super) mouse: bool,
    pub(crate) facets: Facets,
    pub(crate) map: Map,
    /// What narrows the page that is open: the facets, the help.
    pub(crate) narrow: QueryLine,
    /// What the user notes.
    pub(crate) remarks: Remarks,

    /// The events that the filter keeps, as places in the timeline, in order of time.
    pub(crate) shown: Vec<usize>,
    /// The same as a set, and divided where the date changes.
    pub(super) kept: Bits,
    pub(super) runs: Runs,
    /// The filter by which they were found; none where that says nothing of them any more.
    pub(super) found_by: Option<Filter>,
    /// How many of them have no date.
    pub(crate) undated: usize,
    /// The events of the timeline about which something is in doubt, and how many of those shown are.
    pub(super) in_doubt: Bits,
    pub(crate) doubts: usize,
    /// The selected event; none only where none is shown.
    pub(super) selected: Option<EventId>,
    /// Its position in `shown`.
    pub(crate) cursor: Option<usize>,
    /// The event that was last chosen on purpose: a filter that hides it moves the selection, and back when it goes.
    pub(super) chosen: Option<EventId>,

    pub(crate) listing: Listing,
    /// The stretch of time on view; none before an event with a date was selected.
    pub(crate) axis: Option<Axis>,
    pub(crate) lanes: Lanes,
    pub(crate) chart: Chart,
    /// Whether the dates are those of the events or of their reports.
    pub(super) times: Times,
    /// The first and the last day of all events by that time.
    pub(super) bounds: Option<(NaiveDate, NaiveDate)>,
    pub(crate) overview: Option<Density>,
    /// Whether lanes, marks and strip are still those of an earlier filter: see `refilter_typed`.
    pub(super) unsettled: bool,

    /// The pane that has the keys while nothing is open over the timeline.
    pub(crate) focus: Pane,
    /// What is open over the timeline, the last on top.
    pub(crate) screens: Vec<Screen>,
    /// Which mention of the selected event the source shows.
    pub(crate) report: usize,
    /// Byte of the article at which the source begins.
    pub(crate) source_top: usize,
    /// Words of the source that the cursor was sent to.
    pub(crate) spot: Option<Span>,
    /// The claim that is chosen where all are listed.
    pub(crate) statement: usize,
    pub(crate) claims_top: usize,
    /// First row of the page that is open: reasoning or help.
    pub(crate) page_top: usize,

    /// A number typed before a command.
    pub(crate) count: Option<usize>,
    /// Shown until the next key.
    pub(crate) notice: Option<String>,
    /// Where jumps began, the last at the end.
    pub(super) jumps: Vec<View>,
    /// One a screen: what it covers.
    pub(super) below: Vec<Below>,
}

impl State {
    /// A state for a screen of 80x24, until a resize says otherwise.
    pub fn new(timeline: Timeline, options: Options) -> State {
        let mut state = State {
            told: Vec::new(),
            lines: Vec::new(),
            index: Index::default(),
            places: FxHashMap::default(),
            keymap: options.keymap.clone(),
            size: (80, 24),
            untouched: true,
            geometry: Geometry::default(),
            search: Search::default(),
            palette: Palette::default(),
            export: ExportLine::default(),
            files: Files::default(),
            mouse: options.mouse,
            facets: Facets::default(),
            map: Map::default(),
            narrow: QueryLine::default(),
            remarks: Remarks::default(),
            shown: Vec::new(),
            kept: Bits::default(),
            runs: Runs::default(),
            found_by: None,
            undated: 0,
            selected: None,
            cursor: None,
            chosen: None,
            listing: Listing::default(),
            axis: None,
            lanes: Lanes::default(),
            chart: Chart::default(),
            times: Times::default(),
            bounds: None,
            in_doubt: Bits::default(),
            doubts: 0,
            overview: None,
            unsettled: false,
            focus: Pane::List,
            screens: Vec::new(),
            report: 0,
            source_top: 0,
            spot: None,
            statement: 0,
            claims_top: 0,
            page_top: 0,
            count: None,
            notice: None,
            jumps: Vec::new(),
            below: Vec::new(),
            timeline: Timeline::default(),
            options,
        };
        let query = state.options.filter.clone();
        match Filter::parse(&query) {
            Ok(filter) => (state.search.filter, state.search.text) = (filter, query),
            Err(error) => state.notice = Some(error.to_string()),
        }
        state.take_notes(state.options.notes.clone());
        state.load(timeline);
        state.open_view();
        state.notice = state.notice.take().or_else(|| state.first_word());
        state
    }

    /// Takes a timeline in; the selection stays where its event is still there.
    pub(super) fn load(&mut self, timeline: Timeline) {
        self.lines = timeline.articles.iter().map(|article| LineIndex::new(&article.text)).collect();
        self.load_events(corrected(timeline, &self.remarks.notes));
    }

    /// Takes in other events of the same articles.
    pub(super) fn load_events(&mut self, timeline: Timeline) {
        self.told = others::told(&timeline);
        // All that a key could otherwise wait for.
        let (index, (indexes, borne)) =
            rayon::join(|| Index::new(&timeline), || rayon::join(|| lanes::indexes(&timeline), || Borne::new(&timeline)));
        (self.index, self.lanes.indexes) = (index, indexes);
        self.lanes.folds.clear();
        self.places = timeline.events.iter().enumerate().map(|(at, event)| (event.id.clone(), at)).collect();
        let articles = timeline.articles.len();
        self.in_doubt = Bits::of(timeline.events.len(), |at| doubts(&timeline.events[at], articles).next().is_some());
        self.timeline = timeline;
        self.place_remarks();
        self.retime();
        self.research();
        let (selected, report, top, statement) = (self.selected.clone(), self.report, self.source_top, self.statement);
        self.report = 0;
        self.refilter();
        self.take_borne(borne);
        // Whoever comes back from the editor finds the passage where it was.
        if selected.is_some() && self.selected == selected {
            self.report = report.min(self.selected_event().map_or(0, |event| event.mentions.len().saturating_sub(1)));
            let length =
                self.mention().and_then(|mention| self.timeline.articles.get(mention.article)).map_or(0, |article| article.text.len());
            (self.source_top, self.statement) = (top.min(length), statement);
        }
    }

    /// The zoom at which most is seen, with the event that matters most selected if it is there.
    fn open_view(&mut self) {
        self.layout();
        self.axis = self.opening_axis();
        let day_of = |at: usize| self.when(at).and_then(|when| when.middle());
        let on_view = |at: &usize| day_of(*at).is_some_and(|day| self.axis.is_some_and(|axis| axis.shows(day)));
        let foremost = self.shown.iter().enumerate().filter(|(_, at)| on_view(at)).min_by_key(|(_, at)| self.timeline.events[**at].rank);
        let position = foremost.map(|(position, _)| position).or(self.shown.first().map(|_| 0));
        if let Some(position) = position {
            // What went before it is on view too.
            self.listing.top = self.row_of(position).saturating_sub(usize::from(self.geometry.list.height) / 3);
            self.select(position);
        }
        self.rechart();
    }

    /// The stretch of time in which most of what is shown can be seen.
    pub(super) fn opening_axis(&self) -> Option<Axis> {
        let dates = &self.index.glances().dates;
        let of_dates = self.runs.counts(dates).into_iter().zip(dates.distinct());
        let mut days: Vec<(NaiveDate, usize)> =
            of_dates.filter(|(count, _)| *count > 0).filter_map(|(count, when)| Some(((*when)?.middle()?, count))).collect();
        days.sort_unstable();
        Axis::opening(&days, self.chart_width())
    }

    /// Columns of the chart; those of the usual screen while there is no room for it, so that its zoom suits a larger one.
    fn chart_width(&self) -> u16 {
        if self.geometry.lanes.is_empty() { 66 } else { self.geometry.lanes.width }
    }

    pub(super) fn relane(&mut self) {
        self.lanes.all = self.lanes.index().map_or_else(Vec::new, |index| index.lanes(self.index.glances(), &self.shown));
        // Room is made for the lanes of all events, so that panes do not jump while a filter is typed.
        if self.search.filter.is_empty() {
            self.lanes.most = self.lanes.rows() + usize::from(self.undated > 0);
        }
    }

    /// Selects the chosen event where it is shown, else the next one in time.
    pub(super) fn reselect(&mut self) {
        let chosen = self.chosen.as_ref().and_then(|id| self.index_of(id));
        let position = match chosen {
            Some(at) => self
                .shown
                .partition_point(|shown| self.place_in_time(*shown) < self.place_in_time(at))
                .min(self.shown.len().saturating_sub(1)),
            None => self.cursor.unwrap_or(0).min(self.shown.len().saturating_sub(1)),
        };
        let before = self.selected.clone();
        self.cursor = (!self.shown.is_empty()).then_some(position);
        self.selected = self.selected_event().map(|event| event.id.clone());
        if self.selected != before {
            (self.report, self.statement, self.claims_top) = (0, 0, 0);
        }
        self.bring_on_view();
    }

    /// Where the panes lie, and what depends on that: rows, strip, marks, the part of the source on view.
    pub(super) fn layout(&mut self) {
        let lanes = self.lanes.most.max(self.lanes.rows());
        let wanted = Wanted {
            lanes: lanes.min(u16::MAX.into()) as u16,
            query: self.context().is_text() || !self.search.filter.is_empty(),
            full: !self.screens.is_empty(),
        };
        self.geometry = Geometry::new(self.size.0, self.size.1, wanted);
        let width = self.geometry.lanes.width;
        if width > 0 {
            self.axis = self.axis.map(|axis| axis.resized(width));
        }
        // What is covered by a page is left as it is: over very many events it is dear.
        let headings = match self.listing.headings {
            Some(before) if self.geometry.list.is_empty() => before,
            _ => self.geometry.list.height >= 20,
        };
        if self.listing.headings != Some(headings) {
            self.listing.fill(&self.index.glances().dates, &self.runs, headings);
        }
        // The years at both ends, and the two marks beside the strip.
        let strip = self
            .geometry
            .overview
            .width
            .saturating_sub(2 + self.overview_years().map_or(8, |(first, last)| first.len() + last.len()) as u16);
        let is_fitting = |overview: &Density| overview.levels.len() == usize::from(strip);
        if !self.geometry.overview.is_empty() && !self.overview.as_ref().is_some_and(is_fitting) {
            self.overview = Density::new(&self.index.glances().dates, &self.runs, strip);
        }
        // What is open over the timeline takes all the room, and gives it back.
        if self.screens.is_empty() && self.focus_area_is_empty() {
            self.focus = Pane::List;
        }
        self.scroll_list();
        self.remap();
    }

    /// The years at the ends of the overview.
    pub(crate) fn overview_years(&self) -> Option<(String, String)> {
        let (first, last) = self.bounds?;
        Some((format!("{:>4}", year_in_words(first.year())), format!("{:>4}", year_in_words(last.year()))))
    }

    fn focus_area_is_empty(&self) -> bool {
        match self.focus {
            Pane::List => false,
            Pane::Claims => self.geometry.claims.is_empty(),
            Pane::Source => self.geometry.source.is_empty(),
        }
    }

    pub(super) fn rechart(&mut self) {
        self.chart = Chart::new(self);
    }

    pub(super) fn resize(&mut self, width: u16, height: u16) {
        self.size = (width, height);
        if self.untouched {
            self.open_view();
            return;
        }
        self.layout();
        if self.screens.last() == Some(&Screen::Claims) {
            self.choose_statement(self.statement);
        }
        // A source that is being read stays where it is; a byte of the text is as good at any width.
        let reading = (!self.screens.is_empty() || self.focus == Pane::Source).then_some(self.source_top);
        self.bring_on_view();
        self.source_top = reading.unwrap_or(self.source_top);
        self.rechart();
    }

    /// Selects the event at a position of those shown, and brings it on view in every pane.
    pub(super) fn select(&mut self, position: usize) {
        let position = position.min(self.shown.len().saturating_sub(1));
        if self.shown.is_empty() {
            return;
        }
        if self.cursor != Some(position) {
            (self.report, self.statement, self.claims_top) = (0, 0, 0);
        }
        self.cursor = Some(position);
        self.selected = self.selected_event().map(|event| event.id.clone());
        self.chosen = self.selected.clone();
        self.bring_on_view();
        self.rechart();
    }

    /// The place of an event in the timeline.
    pub(super) fn index_of(&self, id: &EventId) -> Option<usize> {
        self.places.get(id).copied()
    }

    fn bring_on_view(&mut self) {
        self.scroll_list();
        self.show_passage();
        self.bring_on_axis();
    }

    /// Moves the view in time to the selected event where it does not show it.
    pub(super) fn bring_on_axis(&mut self) {
        let Some(when) = self.selected_when() else { return };
        let Some(middle) = when.middle() else { return };
        let Some(axis) = self.axis else {
            self.axis = Some(Axis::around(middle, crate::timeline::Zoom::NEAREST, self.chart_width()));
            return;
        };
        let column = axis.column(middle);
        let (width, margin) = (i64::from(axis.width), i64::from(axis.width / 12));
        // Near an edge what lies beyond it is wanted too, if anything does.
        let (first, last) = axis.range();
        let (is_more_before, is_more_after) = self.bounds.map_or((false, false), |bounds| (bounds.0 < first, bounds.1 > last));
        let on_view = if is_more_before { margin } else { 0 }..width - if is_more_after { margin } else { 0 };
        if !on_view.contains(&column) {
            self.axis = Some(Axis::around(middle, axis.zoom, axis.width));
        }
    }

    /// The row of the list at which the event at a position stands.
    fn row_of(&self, position: usize) -> usize {
        self.listing.row_of(position)
    }

    fn scroll_list(&mut self) {
        let height = usize::from(self.geometry.list.height);
        let Some(cursor) = self.cursor.filter(|cursor| *cursor < self.shown.len()) else {
            self.listing.top = 0;
            return;
        };
        self.listing.scroll_to(self.row_of(cursor), height);
    }

    /// Puts the selection in the middle of the list, so that one sees what surrounds it.
    pub(super) fn centre_list(&mut self) {
        let Some(cursor) = self.cursor else { return };
        self.listing.top = self.row_of(cursor).saturating_sub(usize::from(self.geometry.list.height) / 2);
        self.scroll_list();
    }

    /// The row of the list at which the selected event stands.
    pub(super) fn row_of_selection(&self) -> Option<usize> {
        self.cursor.map(|cursor| self.row_of(cursor))
    }

    /// All that was read, those events too that the filter hides.
    pub fn timeline(&self) -> &Timeline {
        &self.timeline
    }

    /// The selected event.
    pub fn selected_event(&self) -> Option<&Event> {
        self.timeline.events.get(self.selected_index()?)
    }

    /// The place of the selected event in the timeline.
    pub fn selected_index(&self) -> Option<usize> {
        self.shown.get(self.cursor?).copied()
    }

    /// Where keys go.
    pub fn context(&self) -> Context {
        if self.palette.line.editing {
            return Context::Palette;
        }
        if self.export.line.editing {
            return Context::Export;
        }
        if self.remarks.line.editing {
            return Context::Remark;
        }
        if self.narrow.editing {
            return Context::Narrow;
        }
        match (self.search.line.editing, self.screens.last(), self.focus) {
            (true, ..) => Context::Query,
            (_, Some(Screen::Claims), _) => Context::Claims,
            (_, Some(Screen::Source), _) | (_, None, Pane::Source) => Context::Source,
            (_, Some(Screen::Facets), _) => Context::Facets,
            (_, Some(Screen::Map), _) => Context::Map,
            (_, Some(_), _) => Context::Anywhere,
            _ => Context::Timeline,
        }
    }

    /// The query that the screen names: the one typed, else the one in force.
    pub fn query_text(&self) -> &str {
        if self.search.line.editing { self.search.line.text() } else { &self.search.text }
    }

    /// What each part of the filter in force hides on its own.
    pub fn hidden(&self) -> Vec<Hidden> {
        self.search.filter.hidden(&self.index)
    }

    /// How many events the last query matches.
    pub fn found(&self) -> usize {
        self.search.matches.count()
    }
}
