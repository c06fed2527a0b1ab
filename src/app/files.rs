//! The files behind the timeline: read anew when asked, or by itself whenever they change.

use rustc_hash::FxHashSet;

use super::{Command, Effect, Key, State};
use crate::timeline::{EventId, Timeline};

/// How far the files behind the timeline are read again.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// What is being done at this moment, while they are.
    pub reading: Option<String>,
    /// Whether they are read again by themselves.
    pub followed: bool,
}

impl State {
    /// What the first key of a command is called.
    pub(super) fn first_key(&self, command: Command) -> String {
        self.keymap.keys(command).first().map(Key::label).unwrap_or_default()
    }

    pub(super) fn reload(&mut self) -> Option<Effect> {
        if self.files.reading.is_some() {
            self.notice = Some("the files are being read already".to_owned());
            return None;
        }
        Some(Effect::Reload)
    }

    /// Files are followed from now on, or no more.
    pub(super) fn follow_files(&mut self, on: bool) {
        self.files.followed = on;
        let key = self.first_key(Command::Follow);
        self.notice = Some(match on {
            true => format!("follows the files: they are read again when they change; {key} ends it"),
            false => "the files are followed no more".to_owned(),
        });
    }

    /// Takes in what was read anew and says what is different. All that the user chose stays: selection, filter, the stretch
    /// of time on view, how far each pane is scrolled.
    pub(super) fn reread(&mut self, timeline: Timeline) {
        self.files.reading = None;
        let ids = |timeline: &Timeline| timeline.events.iter().map(|event| event.id.clone()).collect::<FxHashSet<EventId>>();
        let (before, now) = (ids(&self.timeline), ids(&timeline));
        let (selected, axis) = (self.selected.clone(), self.axis);
        let (claims_top, page_top) = (self.claims_top, self.page_top);
        let above = self.row_of_selection().map(|row| row.saturating_sub(self.listing.top));
        self.load(timeline);
        if selected.is_some() && self.selected == selected {
            (self.axis, self.claims_top, self.page_top) = (axis.or(self.axis), claims_top, page_top);
            if let (Some(row), Some(above)) = (self.row_of_selection(), above) {
                self.listing.top = row.saturating_sub(above);
            }
            self.layout();
            self.rechart();
        }
        let events = now.len();
        let mut says = format!("read again: {events} event{}", if events == 1 { "" } else { "s" });
        match (now.difference(&before).count(), before.difference(&now).count()) {
            (0, 0) => says.push_str(", the same as before"),
            (new, gone) => says.push_str(&format!(", {new} new, {gone} gone")),
        }
        match self.timeline.problems.as_slice() {
            [] => {}
            [one] => says.push_str(&format!("; {one}")),
            [first, rest @ ..] => {
                let key = self.first_key(Command::Problems);
                says.push_str(&format!("; {first}; {} more: {key}", rest.len()));
            }
        }
        self.notice = Some(says);
    }
}
