//! Marks, notes, tags and corrections at work: set, written, gone through, undone and done again.
//!
//! What was noted waits in [`State::take_changes`] for whoever keeps the notes; the state itself writes nothing.

use super::{QueryLine, Screen, State};
use crate::timeline::{Anchor, Change, EventId, History, Notes, Remark, tags};

/// What the user notes, and the line on which it is written.
#[derive(Debug, Clone, Default)]
pub struct Remarks {
    pub(super) notes: Notes,
    /// The event that each of the notes is of.
    pub(super) places: Vec<Option<usize>>,
    history: History,
    /// Not handed out yet.
    changes: Vec<Change>,
    pub line: QueryLine,
    /// What is written on the line.
    pub writing: Writing,
    /// What is wrong with it.
    pub wrong: Option<String>,
    /// The event it is written of.
    pub(super) of: Option<EventId>,
    /// Marks and notes of the whole timeline.
    pub marks: usize,
    pub noted: usize,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Writing {
    #[default]
    Note,
    Tags,
    Date,
}

impl State {
    /// What was noted since it was last asked.
    pub fn take_changes(&mut self) -> Vec<Change> {
        std::mem::take(&mut self.remarks.changes)
    }

    /// Takes in the notes as they are kept now: another dateline may have written too.
    pub(super) fn take_notes(&mut self, notes: Notes) {
        if self.remarks.notes != notes {
            self.remarks.notes = notes;
            self.follow_notes();
        }
    }

    /// Puts all remarks on the events of the timeline.
    pub(super) fn place_remarks(&mut self) {
        self.timeline.annotate(&self.remarks.notes);
        self.remarks.places = self.remarks.notes.places(&self.timeline);
        self.index.annotate(&self.timeline);
        self.count_remarks();
    }

    fn count_remarks(&mut self) {
        let mut events: Vec<usize> = self.remarks.places.iter().flatten().copied().collect();
        events.sort_unstable();
        events.dedup();
        let remarks = || events.iter().map(|at| &self.timeline.events[*at].remark);
        let (marks, noted) = (remarks().filter(|remark| remark.mark).count(), remarks().filter(|remark| !remark.note.is_empty()).count());
        (self.remarks.marks, self.remarks.noted) = (marks, noted);
    }

    /// The filter can ask for what is noted.
    fn remarks_changed(&mut self) {
        self.research();
        if self.search.filter.asks_for_remarks() {
            self.refilter();
        }
    }

    fn take_steps(&mut self, changes: &[Change]) {
        for change in changes {
            self.remarks.notes.apply(change);
        }
        self.remarks.changes.extend_from_slice(changes);
        self.follow_notes();
    }

    /// Puts in force what the notes say now.
    fn follow_notes(&mut self) {
        if self.timeline.corrections.are_of(&self.remarks.notes) {
            self.place_remarks();
            self.remarks_changed();
        } else {
            self.recorrect();
        }
    }

    /// Makes the remark of an event what `edit` makes of it.
    pub(super) fn remark_on(&mut self, event: &EventId, edit: impl FnOnce(&mut Remark)) -> bool {
        let Some(at) = self.index_of(event) else { return false };
        let before = self.timeline.events[at].remark.clone();
        let mut after = before.clone();
        edit(&mut after);
        if before == after {
            return false;
        }
        // Several remarks can be of one event since the articles changed: what they say together becomes one.
        let here = self.remarks.notes.iter().zip(&self.remarks.places).filter(|(_, place)| **place == Some(at)).map(|(noted, _)| noted);
        let mut step: Vec<Change> =
            here.map(|(anchor, remark)| Change { anchor: anchor.clone(), before: remark.clone(), after: Remark::default() }).collect();
        match step.first_mut() {
            Some(first) => first.after = after,
            None => step.push(Change { anchor: Anchor::of(&self.timeline, &self.timeline.events[at]), before, after }),
        }
        self.take_steps(&step);
        self.remarks.history.done(step);
        true
    }

    pub(super) fn toggle_mark(&mut self) {
        let Some((id, marked)) = self.selected_event().map(|event| (event.id.clone(), event.remark.mark)) else {
            self.notice = Some("no event is selected".to_owned());
            return;
        };
        self.remark_on(&id, |remark| remark.mark = !marked);
        self.notice = Some(if marked { "mark taken off" } else { "marked" }.to_owned());
    }

    /// Selects the next marked event of those shown, round to the first; with a number, that one.
    pub(super) fn go_to_mark(&mut self, number: Option<usize>) {
        let is_marked = |position: &usize| self.timeline.events[self.shown[*position]].remark.mark;
        let marked: Vec<usize> = (0..self.shown.len()).filter(is_marked).collect();
        let next = || marked.iter().position(|position| Some(*position) > self.cursor).unwrap_or(0);
        let at = number.map_or_else(next, |number| number.saturating_sub(1).min(marked.len().saturating_sub(1)));
        let Some(position) = marked.get(at).copied() else {
            self.notice = Some(match self.remarks.marks {
                0 => "no event is marked".to_owned(),
                marks => format!("the filter hides all marked events ({marks})"),
            });
            return;
        };
        self.jump(position);
        self.notice = Some(format!("mark {} of {}", at + 1, marked.len()));
    }

    /// Opens the line for the note or the tags of the selected event.
    pub(super) fn write_remark(&mut self, writing: Writing) {
        let Some(event) = self.selected_event() else {
            self.notice = Some("no event is selected".to_owned());
            return;
        };
        let text = match writing {
            Writing::Note => event.remark.note.clone(),
            Writing::Tags => event.remark.tags_in_words(),
            Writing::Date => self.date_to_write(),
        };
        (self.remarks.of, self.remarks.writing) = (Some(event.id.clone()), writing);
        self.remarks.line = QueryLine::default();
        self.remarks.line.open("");
        self.remarks.line.set(&text);
        self.remarks.wrong = None;
        if self.screens.last() == Some(&Screen::Help) {
            self.close_screen();
        }
        self.layout();
    }

    /// Keeps what is on the line.
    pub(super) fn keep_remark(&mut self) {
        let text = self.remarks.line.text().trim().to_owned();
        let writing = self.remarks.writing;
        if writing == Writing::Date {
            return self.keep_date(&text);
        }
        self.remarks.line.close();
        self.layout();
        let Some(id) = self.remarks.of.take() else { return };
        let kept = self.remark_on(&id, |remark| match writing {
            Writing::Note => remark.note.clone_from(&text),
            Writing::Tags => remark.tags = tags(&text),
            Writing::Date => {}
        });
        if kept {
            self.notice = Some(match (writing, text.is_empty()) {
                (Writing::Note, false) => "noted".to_owned(),
                (Writing::Note, true) => "note taken off".to_owned(),
                (_, false) => "tagged".to_owned(),
                (_, true) => "tags taken off".to_owned(),
            });
        }
    }

    /// Leaves the remark as it was.
    pub(super) fn drop_remark(&mut self) {
        self.remarks.line.close();
        (self.remarks.of, self.remarks.wrong) = (None, None);
        self.layout();
    }

    pub(super) fn undo(&mut self, times: usize) {
        self.step_back_or_forth(times, "undone", History::undo);
    }

    pub(super) fn redo(&mut self, times: usize) {
        self.step_back_or_forth(times, "done again", History::redo);
    }

    fn step_back_or_forth(&mut self, times: usize, word: &str, take: fn(&mut History) -> Option<Vec<Change>>) {
        let mut told = None;
        for _ in 0..times {
            let Some(step) = take(&mut self.remarks.history) else { break };
            self.take_steps(&step);
            told = step.first().map(|change| format!("{word}: {}", in_words(change)));
        }
        self.notice = told.or_else(|| Some(format!("nothing to be {word}")));
    }
}

/// `note "check the 39" put on: Gunman kills 38`.
fn in_words(change: &Change) -> String {
    let Change { anchor, before, after } = change;
    let what = if before.note != after.note {
        match (before.note.as_str(), after.note.as_str()) {
            (_, "") => "note taken off".to_owned(),
            ("", note) => format!("note \"{note}\""),
            (_, note) => format!("note is \"{note}\" again"),
        }
    } else if before.tags != after.tags {
        format!("tags are {}", if after.tags.is_empty() { "none".to_owned() } else { after.tags_in_words() })
    } else if before.date != after.date {
        match after.date {
            Some(date) => format!("dated {}", date.in_words()),
            None => "the date is that of the reports".to_owned(),
        }
    } else if before.split != after.split {
        let what = if after.split.len() < before.split.len() { "put back" } else { "taken out" };
        format!("report {what}")
    } else if after.mark {
        "marked".to_owned()
    } else {
        "mark taken off".to_owned()
    };
    format!("{what}: {}", anchor.title)
}
