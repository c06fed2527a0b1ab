//! The user against the reports: a report that is not of its event is taken out of it and put back, a date is corrected.
//!
//! Both are noted like everything else, and the timeline is made anew of its events and the notes.

use super::{Command, Key, Screen, State, Writing};
use crate::{
    time::{Interval, typed},
    timeline::{EventId, Mention, Part, corrected},
};

impl State {
    /// Makes the corrections that the notes ask for now. The selection stays on its event, and on the whole where its event was
    /// put back; the passage on view stays where its event still has it.
    pub(super) fn recorrect(&mut self) {
        let whole = self.selected_event().and_then(|event| event.split_from().cloned());
        let before = self.mention().map(|mention| (mention.article, mention.span));
        let timeline = corrected(std::mem::take(&mut self.timeline), &self.remarks.notes);
        let is_there = |id: &EventId| timeline.events.iter().any(|event| event.id == *id);
        if whole.is_some() && self.selected.as_ref().is_some_and(|id| !is_there(id)) {
            self.chosen = whole;
        }
        self.load_events(timeline);
        let on_view = |mention: &Mention| Some((mention.article, mention.span)) == before;
        if self.mention().is_some_and(|mention| !on_view(mention)) {
            let mentions = self.selected_event().map_or(&[][..], |event| &event.mentions);
            self.report = mentions.iter().position(on_view).unwrap_or(self.report);
            self.show_passage();
        }
    }

    /// Takes the report on view out of its event, with all its passages or with the one on view alone. Of an event that was
    /// taken out, puts it back.
    pub(super) fn split(&mut self, alone: bool) {
        // Where all claims are listed, it is the report of the chosen one.
        if self.screens.last() == Some(&Screen::Claims)
            && let Some(report) = self.chosen_statement().and_then(|chosen| self.report_of(&chosen))
        {
            self.report = report;
        }
        let (Some(event), Some(on_view)) = (self.selected_event(), self.mention()) else {
            self.notice = Some("no event is selected".to_owned());
            return;
        };
        let reports = event.reports();
        let goes = |mention: &&Mention| mention.article == on_view.article && (mention.span == on_view.span || !alone && reports > 1);
        let (out, rest): (Vec<&Mention>, Vec<&Mention>) = event.mentions.iter().partition(goes);
        let part_of = |mentions: Vec<&Mention>| Part::of(&self.timeline, mentions.into_iter());
        if let Some(whole) = event.split_from().cloned() {
            let Some(here) = self.part_of(&whole, &event.id.clone()) else { return };
            return match (alone, part_of(out), part_of(rest)) {
                (true, Some(out), Some(rest)) => self.divide(&whole, here, out, rest),
                (true, ..) => self.notice = Some(self.only("passage")),
                _ => self.put_back(&whole, &here),
            };
        }
        match part_of(out) {
            Some(part) if !rest.is_empty() => self.take_out(part),
            _ => self.notice = Some(self.only(if alone { "passage" } else { "report" })),
        }
    }

    fn only(&self, what: &str) -> String {
        let back = self.selected_event().is_some_and(|event| event.split_from().is_some());
        match self.key(Command::Split).filter(|_| back) {
            Some(key) => format!("this is the only {what} of the event; {key} puts it back"),
            None => format!("this is the only {what} of the event: there is nothing to take it out of"),
        }
    }

    /// The first key of a command, as the screen names it.
    pub(super) fn key(&self, command: Command) -> Option<String> {
        self.keymap.keys(command).first().map(Key::label)
    }

    fn take_out(&mut self, part: Part) {
        let Some(id) = self.selected.clone() else { return };
        let ids = |state: &State| -> Vec<EventId> {
            let parts = state.timeline.events.iter().filter(|event| event.split_from() == Some(&id));
            parts.map(|event| event.id.clone()).collect()
        };
        let before = ids(self);
        self.remark_on(&id, |remark| remark.split.extend([part]));
        let made = ids(self).into_iter().find(|id| !before.contains(id)).and_then(|id| self.index_of(&id));
        if let Some(part) = made.and_then(|at| self.timeline.events.get(at)) {
            let date = part.when.map_or_else(|| "undated".to_owned(), |when| when.to_string());
            self.notice = Some(format!("taken out, now an event of its own: {date} {}", part.title));
        }
    }

    fn put_back(&mut self, whole: &EventId, part: &Part) {
        self.remark_on(whole, |remark| remark.split.retain(|other| other != part));
        let title = self.selected_event().map_or("", |event| &event.title);
        self.notice = Some(format!("put back into: {title}"));
    }

    /// Makes two parts of one.
    fn divide(&mut self, whole: &EventId, part: Part, out: Part, rest: Part) {
        self.remark_on(whole, |remark| {
            remark.split.remove(&part);
            remark.split.extend([out, rest.clone()]);
        });
        // What is left may be called otherwise than the two together.
        let noted = self.remarks.notes.iter().find(|(_, remark)| remark.split.contains(&rest));
        let left = noted.map(|(anchor, _)| anchor.part(&rest)).and_then(|id| self.index_of(&id)).and_then(|at| self.position_of(at));
        if let Some(position) = left {
            self.select(position);
        }
        self.notice = Some("taken out, now an event of its own".to_owned());
    }

    /// The note of an event that was taken out of another.
    fn part_of(&self, whole: &EventId, id: &EventId) -> Option<Part> {
        let whole = self.index_of(whole);
        let noted = self.remarks.notes.iter().zip(&self.remarks.places).filter(|(_, place)| place.is_some() && **place == whole);
        let mut parts = noted.flat_map(|((anchor, remark), _)| remark.split.iter().map(move |part| (anchor.part(part), part)));
        parts.find(|(other, _)| other == id).map(|(_, part)| part.clone())
    }

    /// Keeps the date on the line; one that cannot be read stays there, with what was expected. An empty line, or what the
    /// reports say, takes the correction off.
    pub(super) fn keep_date(&mut self, text: &str) {
        let Some(id) = self.remarks.of.clone() else { return };
        let Some(event) = self.index_of(&id).and_then(|at| self.timeline.events.get(at)) else { return self.drop_remark() };
        let reported = event.reported().unwrap_or(event.when);
        let date = match typed(text) {
            _ if text.is_empty() => None,
            Ok(date) => Some(date).filter(|date| Some(*date) != reported),
            Err(wrong) => {
                self.remarks.wrong = Some(wrong);
                return;
            }
        };
        self.drop_remark();
        if self.remark_on(&id, |remark| remark.date = date) {
            let hidden = if self.selected.as_ref() == Some(&id) { "" } else { "; the filter hides it now" };
            self.notice = Some(match date {
                Some(date) => format!("dated {}; the reports {}{hidden}", date.in_words(), reports_say(reported)),
                None => format!("the date is that of the reports again{hidden}"),
            });
        }
    }

    /// Ends writing for a command from elsewhere; a date that cannot be read is left.
    pub(super) fn leave_remark(&mut self) {
        self.keep_remark();
        if self.remarks.line.editing {
            self.drop_remark();
        }
    }

    /// Follows what is written: what was wrong with it may be no more.
    pub(super) fn remark_changed(&mut self) {
        self.remarks.wrong = None;
    }

    pub(super) fn clear_remark(&mut self) {
        self.remarks.line.set("");
        self.remark_changed();
    }

    /// What can be written on the line for a date.
    pub fn date_hint(&self) -> &'static str {
        match self.selected_event().and_then(|event| event.reported()) {
            Some(_) => "empty: what the reports say",
            None => "or 26 June 2015, June 2015, 2015-06~",
        }
    }

    /// What stands on the line for the date when it is opened.
    pub(super) fn date_to_write(&self) -> String {
        self.selected_event().and_then(|event| event.when).map(|when| when.to_string()).unwrap_or_default()
    }
}

fn reports_say(reported: Option<Interval>) -> String {
    reported.map_or_else(|| "give none".to_owned(), |when| format!("say {}", when.in_words()))
}

impl Writing {
    /// What stands before the line.
    pub fn sign(self) -> &'static str {
        match self {
            Writing::Note => "note ",
            Writing::Tags => "tags ",
            Writing::Date => "date ",
        }
    }
}
