//! Panes and what is open over them.

use super::{Command, Effect, Key, Pane, Screen, State};
use crate::timeline::{Bits, Filter};

impl State {
    pub(super) fn turn_focus(&mut self, by: usize) {
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

    pub(super) fn toggle(&mut self, screen: Screen) {
        if self.screens.last() == Some(&screen) {
            self.close_screen();
        } else if screen == Screen::Why && self.selected_event().is_none() {
            self.notice = Some("no event is selected".to_owned());
        } else {
            self.drop_screen(screen);
            if self.search.line.editing {
                self.search.line.error = None;
                self.accept();
            }
            self.open_screen(screen);
        }
    }

    /// One step back. Never quits.
    pub(super) fn cancel(&mut self) {
        if !self.narrow.text().is_empty() {
            self.drop_narrow();
        } else if !self.screens.is_empty() {
            self.close_screen();
        } else if self.focus != Pane::List {
            self.focus = Pane::List;
        } else if !self.search.filter.is_empty() {
            self.chosen = self.selected.clone().or(self.chosen.take());
            self.set_filter(String::new());
            self.centre_list();
            self.notice = Some("filter cleared; n and N still go through its matches".to_owned());
        } else if !self.search.find.is_empty() {
            self.search.find = Filter::default();
            self.search.matches = Bits::default();
        } else {
            let quit = self.keymap.keys(Command::Close).first().map(Key::label).unwrap_or_default();
            self.notice = Some(format!("nothing to go back from; {quit} quits"));
        }
    }

    pub(super) fn close(&mut self) -> Option<Effect> {
        if !self.screens.is_empty() {
            self.close_screen();
        } else if self.focus != Pane::List {
            self.focus = Pane::List;
        } else {
            return Some(Effect::Quit);
        }
        None
    }
}
