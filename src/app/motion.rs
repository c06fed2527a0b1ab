//! Moving about: through the list, through texts, from match to match.

use super::{
    Pane, Row, Screen, State, doubts,
    wrap::{Line, wrap_lines},
};

impl State {
    /// Moves by rows whatever has the keys: the selection, or a text.
    pub(super) fn scroll(&mut self, rows: isize) {
        match (self.screens.last(), self.focus) {
            (Some(Screen::Source), _) | (None, Pane::Source) => self.scroll_source(rows),
            (Some(Screen::Claims), _) => self.turn_statement(rows),
            (Some(Screen::Facets), _) => self.scroll_facets(rows),
            (Some(Screen::Map), _) => self.scroll_spots(rows),
            (Some(Screen::Why | Screen::Problems | Screen::Help), _) => {
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
    pub(super) fn page(&self, part: usize) -> isize {
        let height = match (self.screens.last(), self.focus) {
            (Some(Screen::Claims), _) => self.statement_parts().0.height,
            (Some(Screen::Source), _) => self.source_area().height,
            (Some(Screen::Map), _) => self.map_parts().list.height.saturating_sub(1),
            (Some(_), _) => self.geometry.page.height,
            (None, Pane::List) => self.geometry.list.height,
            (None, Pane::Claims) => self.geometry.claims.height,
            (None, Pane::Source) => self.source_area().height,
        };
        (usize::from(height) / part).max(1) as isize
    }

    pub(super) fn go_to_end(&mut self, last: bool, count: Option<usize>) {
        match (self.screens.last(), self.focus) {
            (Some(Screen::Source), _) | (None, Pane::Source) if last => self.source_end(),
            (Some(Screen::Source), _) | (None, Pane::Source) => self.source_top = 0,
            (Some(Screen::Claims), _) => self.choose_statement(if last { usize::MAX } else { 0 }),
            (Some(Screen::Facets), _) => self.scroll_facets(if last { isize::MAX } else { isize::MIN }),
            (Some(Screen::Map), _) => self.scroll_spots(if last { isize::MAX } else { isize::MIN }),
            (Some(Screen::Why | Screen::Problems | Screen::Help), _) => self.page_top = if last { self.last_page_top() } else { 0 },
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
            Some(Screen::Problems) => self.problems(),
            Some(Screen::Help) => super::help_narrowed(&self.keymap, self.narrow.text()),
            _ => Vec::new(),
        };
        wrap_lines(&lines, self.geometry.page.width)
    }

    pub(super) fn last_page_top(&self) -> usize {
        self.page_rows().len().saturating_sub(self.geometry.page.height.into())
    }

    /// Selects far away, and remembers where from.
    pub(super) fn jump(&mut self, position: usize) {
        self.remember();
        self.select(position);
    }

    /// The position `count` steps on among positions in order, from the cursor; `None` where there is none that way.
    pub(super) fn turn(&mut self, positions: &[usize], count: isize, what: &str) {
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

    /// The positions of the events shown that the last query matches, in order.
    pub(super) fn match_positions(&self) -> Vec<usize> {
        let mut positions: Vec<usize> = self.search.matches.iter().filter_map(|at| self.position_of(*at)).collect();
        positions.sort_unstable();
        positions
    }

    pub(super) fn turn_match(&mut self, count: isize) {
        if self.search.find.is_empty() {
            self.notice = Some("no query to go through: press / and type one".to_owned());
            return;
        }
        let positions = self.match_positions();
        self.turn(&positions, count, "match");
    }

    pub(super) fn turn_cluster(&mut self, count: isize) {
        // The first event begins a cluster too.
        let (mut positions, mut after_gap) = (Vec::new(), true);
        for row in &self.listing.rows {
            match row {
                Row::Gap(_) => after_gap = true,
                Row::Event(at) if std::mem::take(&mut after_gap) => positions.push(*at),
                Row::Event(_) | Row::Heading(_) => {}
            }
        }
        self.turn(&positions, count, "gap");
    }

    pub(super) fn turn_doubt(&mut self, count: isize) {
        let articles = self.timeline.articles.len();
        let in_doubt = |at: &usize| self.in_doubt.get(*at) == Some(&true);
        let positions: Vec<usize> = self.shown.iter().enumerate().filter(|(_, at)| in_doubt(at)).map(|(position, _)| position).collect();
        self.turn(&positions, count, "doubt");
        if let (Some(cursor), None) = (self.cursor, &self.notice)
            && let Ok(at) = positions.binary_search(&cursor)
            && let Some(event) = self.selected_event()
        {
            let what: Vec<String> = doubts(event, articles).map(|doubt| doubt.in_words(event)).collect();
            self.notice = Some(format!("doubt {} of {}: {}", at + 1, positions.len(), what.join("; ")));
        }
    }
}
