//! What each command does: one arm a command.

use super::{
    Command, Effect, Key, Pane, Row, Screen, State, doubt,
    state::Before,
    wrap::{Line, wrap_lines},
};
use crate::timeline::LaneBy;

/// Carries out a command; `count` is the number typed before it.
pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>) -> Option<Effect> {
    let times = count.unwrap_or(1) as isize;
    match command {
        Command::Down => state.scroll(times),
        Command::Up => state.scroll(-times),
        Command::PageDown => state.scroll(times * state.page(1)),
        Command::PageUp => state.scroll(-times * state.page(1)),
        Command::HalfPageDown => state.scroll(times * state.page(2)),
        Command::HalfPageUp => state.scroll(-times * state.page(2)),
        Command::First => state.go_to_end(false, None),
        Command::Last => state.go_to_end(true, count),
        Command::NextPane => state.turn_focus(1),
        Command::PreviousPane => state.turn_focus(2),
        Command::Open => state.open_source(),
        Command::NextReport => state.turn_report(times),
        Command::PreviousReport => state.turn_report(-times),
        Command::NextMention => state.turn_mention(times),
        Command::PreviousMention => state.turn_mention(-times),
        Command::Why => state.toggle(Screen::Why),
        Command::Help => state.toggle(Screen::Help),
        Command::Edit => return state.edit(),
        Command::PanLeft => state.pan_ticks(-times),
        Command::PanRight => state.pan_ticks(times),
        Command::PanScreenLeft => state.pan_screens(-times),
        Command::PanScreenRight => state.pan_screens(times),
        Command::ZoomIn => state.zoom(times),
        Command::ZoomOut => state.zoom(-times),
        Command::Fit => state.fit(),
        Command::Lanes => state.next_lanes(),
        Command::Filter => state.open_query(),
        Command::NextMatch => state.turn_match(times),
        Command::PreviousMatch => state.turn_match(-times),
        Command::NextCluster => state.turn_cluster(times),
        Command::PreviousCluster => state.turn_cluster(-times),
        Command::NextDoubt => state.turn_doubt(times),
        Command::PreviousDoubt => state.turn_doubt(-times),
        Command::Back => state.back(),
        Command::Cancel => state.cancel(),
        Command::Close => return state.close(),
        Command::Quit => return Some(Effect::Quit),
        Command::Suspend => return Some(Effect::Suspend),
        Command::Accept => state.accept(),
        Command::Abandon => state.abandon(),
        Command::FindInstead => state.find_instead(),
        Command::OlderQuery => state.recall(1),
        Command::NewerQuery => state.recall(-1),
        Command::ClearQuery => {
            state.query.set("");
            state.query_changed();
        }
    }
    None
}

/// Moving about.
impl State {
    /// Moves by rows whatever has the keys: the selection, or a text.
    fn scroll(&mut self, rows: isize) {
        match (self.screens.last(), self.focus) {
            (Some(Screen::Source), _) | (None, Pane::Source) => self.scroll_source(rows),
            (Some(Screen::Why | Screen::Help), _) => {
                self.page_top = self.page_top.saturating_add_signed(rows).min(self.last_page_top());
            }
            (None, Pane::Claims) => self.claims_top = self.claims_top.saturating_add_signed(rows).min(self.last_claims_top()),
            (None, Pane::List) => {
                let Some(cursor) = self.cursor else { return };
                let last = self.shown.len() - 1;
                let target = cursor.saturating_add_signed(rows).min(last);
                if target == cursor {
                    let end = if rows < 0 { "first" } else { "last" };
                    self.notice = Some(format!("this is the {end} event"));
                }
                self.select(target);
            }
        }
    }

    /// Rows to a page, or to a part of one.
    fn page(&self, part: usize) -> isize {
        let height = match (self.screens.last(), self.focus) {
            (Some(_), _) => self.geometry.page.height,
            (None, Pane::List) => self.geometry.list.height,
            (None, Pane::Claims) => self.geometry.claims.height,
            (None, Pane::Source) => self.geometry.source.height,
        };
        (usize::from(height) / part).max(1) as isize
    }

    fn go_to_end(&mut self, last: bool, count: Option<usize>) {
        match (self.screens.last(), self.focus) {
            (Some(Screen::Source), _) | (None, Pane::Source) if last => self.source_end(),
            (Some(Screen::Source), _) | (None, Pane::Source) => self.source_top = 0,
            (Some(Screen::Why | Screen::Help), _) => self.page_top = if last { self.last_page_top() } else { 0 },
            (None, Pane::Claims) => self.claims_top = if last { self.last_claims_top() } else { 0 },
            (None, Pane::List) => {
                let target = match count {
                    Some(number) => number.saturating_sub(1),
                    None if last => self.shown.len().saturating_sub(1),
                    None => 0,
                };
                self.jump(target);
            }
        }
    }

    /// The page that is open, as rows of its width.
    pub(crate) fn page_rows(&self) -> Vec<Line> {
        let lines = match self.screens.last() {
            Some(Screen::Why) => super::why(self),
            Some(Screen::Help) => super::help(&self.keymap),
            _ => Vec::new(),
        };
        wrap_lines(&lines, self.geometry.page.width)
    }

    fn last_page_top(&self) -> usize {
        self.page_rows().len().saturating_sub(self.geometry.page.height.into())
    }

    /// Selects far away, and remembers where from.
    fn jump(&mut self, position: usize) {
        if let Some(from) = self.selected.clone() {
            self.jumps.retain(|id| *id != from);
            self.jumps.push(from);
        }
        self.select(position);
    }

    fn back(&mut self) {
        while let Some(id) = self.jumps.pop() {
            let position = self.index_of(&id).and_then(|at| self.shown.binary_search(&at).ok());
            if let Some(position) = position.filter(|position| Some(*position) != self.cursor) {
                return self.select(position);
            }
        }
        self.notice = Some("no earlier place to go back to".to_owned());
    }

    /// The position `count` steps on among positions in order, from the cursor; `None` where there is none that way.
    fn turn(&mut self, positions: &[usize], count: isize, what: &str) {
        let Some(cursor) = self.cursor else { return };
        let target = if count > 0 {
            let from = positions.partition_point(|at| *at <= cursor);
            positions.get(from..).and_then(|rest| rest.get(count as usize - 1).or(rest.last()))
        } else {
            let to = positions.partition_point(|at| *at < cursor);
            positions[..to].get(to.saturating_sub(count.unsigned_abs()))
        };
        match target {
            Some(target) => self.jump(*target),
            None if positions.is_empty() => self.notice = Some(format!("no {what} here")),
            None => self.notice = Some(format!("no {} {what}", if count > 0 { "later" } else { "earlier" })),
        }
    }

    fn turn_match(&mut self, count: isize) {
        if self.find.is_empty() {
            self.notice = Some("no query to go through: press / and type one".to_owned());
            return;
        }
        let positions: Vec<usize> = self.matches.iter().filter_map(|at| self.shown.binary_search(at).ok()).collect();
        self.turn(&positions, count, "match");
    }

    fn turn_cluster(&mut self, count: isize) {
        let after_gap = self
            .rows
            .windows(3)
            .filter(|rows| matches!(rows[0], Row::Gap(_)))
            .filter_map(|rows| rows[1..].iter().find_map(|row| if let Row::Event(at) = row { Some(*at) } else { None }));
        let mut positions: Vec<usize> = after_gap.collect();
        if let [.., Row::Gap(_), Row::Event(at)] = self.rows.as_slice() {
            positions.push(*at);
        }
        positions.insert(0, 0);
        positions.dedup();
        self.turn(&positions, count, "gap");
    }

    fn turn_doubt(&mut self, count: isize) {
        let in_doubt = |at: &usize| doubt(&self.timeline.events[*at]).is_some();
        let positions: Vec<usize> = self.shown.iter().enumerate().filter(|(_, at)| in_doubt(at)).map(|(position, _)| position).collect();
        self.turn(&positions, count, "doubt");
        if let (Some(cursor), None) = (self.cursor, &self.notice)
            && let Ok(at) = positions.binary_search(&cursor)
        {
            let what = match self.selected_event().and_then(doubt) {
                Some(super::Doubt::Conflict) => "reports disagree",
                _ => "weak date",
            };
            self.notice = Some(format!("doubt {} of {}: {what}", at + 1, positions.len()));
        }
    }
}

/// The source and its reports.
impl State {
    fn open_source(&mut self) {
        if self.selected_event().is_none() {
            self.notice = Some("no event is selected".to_owned());
        } else if self.screens.last() != Some(&Screen::Source) {
            self.screens.retain(|screen| *screen != Screen::Source);
            self.open_screen(Screen::Source);
        }
    }

    /// The next mention in another article, by so many articles; round at the end.
    fn turn_report(&mut self, count: isize) {
        let Some(event) = self.selected_event() else { return };
        let mut firsts: Vec<usize> = Vec::new();
        for (at, mention) in event.mentions.iter().enumerate() {
            if !firsts.iter().any(|first| event.mentions[*first].article == mention.article) {
                firsts.push(at);
            }
        }
        let article = event.mentions.get(self.report).map(|mention| mention.article);
        let now = firsts.iter().position(|first| Some(event.mentions[*first].article) == article).unwrap_or(0);
        match firsts.as_slice() {
            [] => {}
            [_] if event.mentions.len() > 1 => self.turn_mention(count),
            [_] => self.notice = Some("this is the only report of the event".to_owned()),
            _ => {
                self.report = firsts[(now as isize + count).rem_euclid(firsts.len() as isize) as usize];
                self.show_passage();
            }
        }
    }

    fn turn_mention(&mut self, count: isize) {
        let Some(mentions) = self.selected_event().map(|event| event.mentions.len()) else { return };
        if mentions < 2 {
            self.notice = Some("this is the only mention of the event".to_owned());
            return;
        }
        self.report = (self.report as isize + count).rem_euclid(mentions as isize) as usize;
        self.show_passage();
    }

    fn edit(&mut self) -> Option<Effect> {
        let mention = self.mention()?;
        let line = self.file_line(mention.article, mention.trigger.start);
        match self.timeline.articles.get(mention.article)?.path.clone() {
            Some(path) => Some(Effect::Edit { path, line }),
            None => {
                self.notice = Some("this article is built in or was piped in: there is no file to edit".to_owned());
                None
            }
        }
    }
}

/// The chart.
impl State {
    fn pan_ticks(&mut self, ticks: isize) {
        self.axis = self.axis.map(|axis| axis.panned_ticks(ticks as i64));
        self.rechart();
    }

    fn pan_screens(&mut self, screens: isize) {
        self.axis = self.axis.map(|axis| axis.panned(screens as i64 * i64::from(axis.width)));
        self.rechart();
    }

    /// Nearer by so many levels; farther where negative.
    fn zoom(&mut self, levels: isize) {
        let Some(axis) = self.axis else { return };
        let (first, last) = axis.range();
        let selected = self.selected_event().and_then(|event| event.when).and_then(|when| when.middle());
        let day = selected.unwrap_or(first + (last - first) / 2);
        let mut zoom = axis.zoom;
        for _ in 0..levels.unsigned_abs().min(20) {
            zoom = if levels > 0 { zoom.nearer() } else { zoom.farther() };
        }
        if zoom == axis.zoom {
            self.notice = Some(format!("this is the {} zoom", if levels > 0 { "nearest" } else { "farthest" }));
        }
        self.axis = Some(axis.zoomed(zoom, day));
        self.rechart();
    }

    fn fit(&mut self) {
        let bounds = self.shown.iter().filter_map(|at| self.index.glances()[*at].when).flat_map(|when| [when.earliest(), when.latest()]);
        let (mut first, mut last) = (None, None);
        for day in bounds.flatten() {
            first = Some(first.map_or(day, |first: chrono::NaiveDate| first.min(day)));
            last = last.max(Some(day));
        }
        if let (Some(axis), Some(first), Some(last)) = (self.axis, first, last) {
            self.axis = Some(crate::timeline::Axis::fit(first, last, axis.width));
            self.rechart();
        }
    }

    fn next_lanes(&mut self) {
        self.lane_by = self.lane_by.next();
        self.relane();
        self.layout();
        self.rechart();
        self.notice = Some(match self.lane_by {
            LaneBy::Nothing => "all events in one lane".to_owned(),
            by => format!("lanes by {}", by.name()),
        });
    }
}

/// Panes, screens and the query.
impl State {
    fn turn_focus(&mut self, by: usize) {
        if !self.screens.is_empty() {
            return;
        }
        const ORDER: [Pane; 3] = [Pane::List, Pane::Claims, Pane::Source];
        let has_room = |pane: &Pane| match pane {
            Pane::List => true,
            Pane::Claims => !self.geometry.claims.is_empty(),
            Pane::Source => !self.geometry.source.is_empty(),
        };
        let now = ORDER.iter().position(|pane| *pane == self.focus).unwrap_or(0);
        let next = (1..=3).map(|step| ORDER[(now + step * by) % 3]).find(has_room).unwrap_or(Pane::List);
        if next == self.focus {
            self.notice = Some("no room for other panes: Enter opens the source".to_owned());
        }
        self.focus = next;
    }

    fn toggle(&mut self, screen: Screen) {
        if self.screens.last() == Some(&screen) {
            self.close_screen();
        } else if screen == Screen::Why && self.selected_event().is_none() {
            self.notice = Some("no event is selected".to_owned());
        } else {
            self.screens.retain(|open| *open != screen);
            if self.query.editing {
                self.query.error = None;
                self.accept();
            }
            self.open_screen(screen);
        }
    }

    /// One step back. Never quits.
    fn cancel(&mut self) {
        if !self.screens.is_empty() {
            self.close_screen();
        } else if self.focus != Pane::List {
            self.focus = Pane::List;
        } else if !self.filter.is_empty() {
            self.set_filter(String::new());
            self.chosen.clone_from(&self.selected);
            self.notice = Some("filter cleared; n and N still go through its matches".to_owned());
        } else {
            let quit = self.keymap.keys(Command::Close).first().map(Key::label).unwrap_or_default();
            self.notice = Some(format!("nothing to go back from; {quit} quits"));
        }
    }

    fn close(&mut self) -> Option<Effect> {
        if !self.screens.is_empty() {
            self.close_screen();
        } else if self.focus != Pane::List {
            self.focus = Pane::List;
        } else {
            return Some(Effect::Quit);
        }
        None
    }

    fn open_query(&mut self) {
        while !self.screens.is_empty() {
            self.close_screen();
        }
        self.focus = Pane::List;
        self.before = Before { filter: self.filter_text.clone(), selected: self.selected.clone(), axis: self.axis };
        self.query.open(&self.filter_text);
        self.layout();
        self.rechart();
    }

    fn accept(&mut self) {
        if self.query.error.is_some() {
            // What is wrong stays on the line, so that it can be put right.
            return;
        }
        self.query.close();
        self.chosen.clone_from(&self.selected);
        self.layout();
        self.rechart();
    }

    fn abandon(&mut self) {
        let Before { filter, selected, axis } = std::mem::take(&mut self.before);
        self.query.close();
        self.chosen = selected;
        self.axis = axis;
        self.set_filter(filter);
        self.refilter();
    }

    fn find_instead(&mut self) {
        self.query.find = !self.query.find;
        self.query_changed();
    }

    fn recall(&mut self, back: isize) {
        self.query.recall(back);
        self.query_changed();
    }
}
