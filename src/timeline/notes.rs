//! What a reporter notes of events: marks, notes and tags, a date that is not the reports', reports that are taken out.
//!
//! What ties a remark to its event is an [`Anchor`]; what dates and reports taken out make of the timeline is in
//! [`corrected`](super::corrected).
//!
//! Every change is a step from what was to what shall be. Laid over notes that someone else has changed meanwhile it never
//! takes away what it did not know of: that is how two datelines write to one file. Undo is the same step the other way.

use std::collections::BTreeSet;

use super::{Anchor, Part, Timeline, anchor, corrected};
use crate::time::Interval;

/// What is noted of one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    pub mark: bool,
    /// On one line; empty for none.
    pub note: String,
    /// Without their `#`.
    pub tags: BTreeSet<String>,
    /// When it happened, where the user knows better than the reports.
    pub date: Option<Interval>,
    /// Reports that are not of it, each an event of its own.
    pub split: BTreeSet<Part>,
}

impl Remark {
    pub fn is_empty(&self) -> bool {
        *self == Remark::default()
    }

    /// `#court #verify`.
    pub fn tags_in_words(&self) -> String {
        self.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ")
    }

    /// All of it on one line: `marked; check the 39; #verify; dated 26 June 2015 by you; 1 report taken out by you`.
    pub fn in_words(&self) -> String {
        let dated = self.date.map(|date| format!("dated {} by you", date.in_words())).unwrap_or_default();
        let parts = [self.said(), dated, self.split_in_words()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// What it says of the event: `marked; check the 39; #verify`.
    pub(super) fn said(&self) -> String {
        let mark = if self.mark { "marked" } else { "" };
        let parts = [mark.to_owned(), self.note.clone(), self.tags_in_words()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// `2 reports taken out by you`, or nothing.
    pub fn split_in_words(&self) -> String {
        match self.split.len() {
            0 => String::new(),
            1 => "1 report taken out by you".to_owned(),
            many => format!("{many} reports taken out by you"),
        }
    }

    /// Without what would change the timeline.
    fn without_corrections(&self) -> Remark {
        Remark { date: None, split: BTreeSet::new(), ..self.clone() }
    }

    fn add(&mut self, other: &Remark) {
        self.mark |= other.mark;
        self.note = both(&self.note, &other.note);
        self.tags.extend(other.tags.iter().cloned());
        self.date = self.date.or(other.date);
        self.split.extend(other.split.iter().cloned());
    }
}

/// Tags as they are typed: `#verify court` or `verify, court`.
pub fn tags(typed: &str) -> BTreeSet<String> {
    let words = typed.split(|c: char| c.is_whitespace() || matches!(c, ',' | '#'));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// Two notes as one; neither is lost.
fn both(one: &str, other: &str) -> String {
    match (one, other) {
        (one, other) if other.is_empty() || one.contains(other) => one.to_owned(),
        (one, other) if other.contains(one) => other.to_owned(),
        (one, other) => format!("{one} / {other}"),
    }
}

/// A step: the remark at an anchor as it was, and as it shall be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub anchor: Anchor,
    pub before: Remark,
    pub after: Remark,
}

impl Change {
    pub fn reversed(&self) -> Change {
        Change { anchor: self.anchor.clone(), before: self.after.clone(), after: self.before.clone() }
    }
}

/// All remarks on a set of articles, each anchor once, none empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    remarks: Vec<(Anchor, Remark)>,
}

impl Notes {
    pub fn iter(&self) -> impl Iterator<Item = &(Anchor, Remark)> {
        self.remarks.iter()
    }

    pub fn is_empty(&self) -> bool {
        self.remarks.is_empty()
    }

    /// Adds a remark, beside what is noted there already.
    pub fn add(&mut self, anchor: Anchor, remark: &Remark) {
        match self.remarks.iter_mut().find(|(other, _)| other.is_same(&anchor)) {
            Some((_, there)) => there.add(remark),
            None if remark.is_empty() => {}
            None => self.remarks.push((anchor, remark.clone())),
        }
    }

    /// Takes a step. Where the remark is no longer as the step found it, only what the step itself changes is changed, and
    /// of two notes both are kept. Of two dates one can hold.
    pub fn apply(&mut self, change: &Change) {
        let Change { anchor, before, after } = change;
        let at = self.remarks.iter().position(|(other, _)| other.is_same(anchor)).unwrap_or_else(|| {
            self.remarks.push((anchor.clone(), Remark::default()));
            self.remarks.len() - 1
        });
        let now = &mut self.remarks[at].1;
        if before.mark != after.mark {
            now.mark = after.mark;
        }
        if before.note != after.note {
            now.note = if now.note == before.note { after.note.clone() } else { both(&now.note, &after.note) };
        }
        now.tags.retain(|tag| after.tags.contains(tag) || !before.tags.contains(tag));
        now.tags.extend(after.tags.difference(&before.tags).cloned());
        // There is one date: the later word holds. Taken off is only the one that was known of.
        if before.date != after.date && (after.date.is_some() || now.date == before.date) {
            now.date = after.date;
        }
        now.split.retain(|part| after.split.contains(part) || !before.split.contains(part));
        now.split.extend(after.split.difference(&before.split).cloned());
        if now.is_empty() {
            self.remarks.remove(at);
        }
    }

    /// Which event each remark is of, as a place in the timeline.
    pub fn places(&self, timeline: &Timeline) -> Vec<Option<usize>> {
        anchor::places(self.remarks.iter().map(|(anchor, _)| anchor), timeline)
    }
}

impl Timeline {
    /// Puts the remarks on their events, in place of those there, and makes the corrections that they ask for. Returns those
    /// whose event is not found.
    pub fn annotate<'a>(&mut self, notes: &'a Notes) -> Vec<&'a (Anchor, Remark)> {
        *self = corrected(std::mem::take(self), notes);
        let places = notes.places(self);
        for event in &mut self.events {
            if !event.remark.is_empty() {
                event.remark = Remark::default();
            }
        }
        let mut stranded = Vec::new();
        for (noted, place) in notes.iter().zip(places) {
            match place {
                // What was put back is one with its event; its date is not that of the whole.
                Some(at) if noted.0.event.is_part() && self.events[at].split_from().is_none() => {
                    self.events[at].remark.add(&noted.1.without_corrections());
                }
                Some(at) => self.events[at].remark.add(&noted.1),
                None => stranded.push(noted),
            }
        }
        stranded
    }
}

/// What was done and can be undone, a step each; a step can be of several changes.
#[derive(Debug, Clone, Default)]
pub struct History {
    done: Vec<Vec<Change>>,
    undone: Vec<Vec<Change>>,
}

impl History {
    pub fn done(&mut self, step: Vec<Change>) {
        self.done.push(step);
        self.undone.clear();
    }

    /// The changes that take the last step back.
    pub fn undo(&mut self) -> Option<Vec<Change>> {
        let step = self.done.pop()?;
        let back = step.iter().rev().map(Change::reversed).collect();
        self.undone.push(step);
        Some(back)
    }

    /// The changes of the last step that was taken back.
    pub fn redo(&mut self) -> Option<Vec<Change>> {
        let step = self.undone.pop()?;
        self.done.push(step.clone());
        Some(step)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::{EventId, fixture};

    fn anchor(event: &str) -> Anchor {
        Anchor { event: EventId(event.to_owned()), article: String::new(), words: String::new(), title: String::new() }
    }

    fn remark(mark: bool, note: &str, typed: &str) -> Remark {
        Remark { mark, note: note.to_owned(), tags: tags(typed), ..Remark::default() }
    }

    #[test]
    fn tags_are_read_with_and_without_their_sign() {
        for typed in ["#verify court", "verify, court", "court #verify #court", " verify#court "] {
            assert_eq!(remark(false, "", typed).tags_in_words(), "#court #verify", "{typed}");
        }
    }

    #[test]
    fn a_step_takes_away_only_what_it_knew_of() {
        let step = |before: &Remark, after: &Remark| Change { anchor: anchor("e"), before: before.clone(), after: after.clone() };
        for (there, before, after, then) in [
            (remark(false, "", ""), remark(false, "", ""), remark(true, "", ""), remark(true, "", "")),
            (remark(true, "theirs", "a"), remark(false, "", ""), remark(false, "ours", "b"), remark(true, "theirs / ours", "a b")),
            (remark(false, "old", ""), remark(false, "old", ""), remark(false, "new", ""), remark(false, "new", "")),
            (remark(false, "theirs", "a b"), remark(false, "old", "a"), remark(false, "", ""), remark(false, "theirs", "b")),
        ] {
            let mut notes = Notes::default();
            notes.add(anchor("e"), &there);
            notes.apply(&step(&before, &after));
            assert_eq!(notes.iter().next().map(|(_, remark)| remark.clone()).unwrap_or_default(), then);
        }
    }

    #[test]
    fn corrections_are_steps_too() {
        let part = |words: &str| Part { article: "a".to_owned(), words: vec![words.to_owned()] };
        let remark = |date: &str, parts: &[&str]| Remark {
            date: date.parse().ok(),
            split: parts.iter().map(|words| part(words)).collect(),
            ..Remark::default()
        };
        for (there, before, after, then) in [
            (remark("", &[]), remark("", &[]), remark("2015", &["x"]), remark("2015", &["x"])),
            (remark("2014", &["theirs"]), remark("", &[]), remark("2015", &["x"]), remark("2015", &["theirs", "x"])),
            (remark("2014", &["theirs", "x"]), remark("2015", &["x"]), remark("", &[]), remark("2014", &["theirs"])),
            (remark("2014", &[]), remark("2015", &[]), remark("2015", &["x"]), remark("2014", &["x"])),
        ] {
            let mut notes = Notes::default();
            notes.add(anchor("e"), &there);
            notes.apply(&Change { anchor: anchor("e"), before, after });
            assert_eq!(notes.iter().next().map(|(_, remark)| remark.clone()).unwrap_or_default(), then);
        }
    }

    #[test]
    fn a_remark_finds_its_event_again() {
        let mut timeline = fixture::timeline();
        let at = 8;
        let id = timeline.events[at].id.clone();
        let mut notes = Notes::default();
        notes.add(Anchor::of(&timeline, &timeline.events[at]), &remark(true, "call the harbour", ""));
        let found = |timeline: &Timeline| notes.places(timeline)[0];
        assert_eq!(found(&timeline), Some(at));
        // Another date, and so another id: the passage tells.
        timeline.events[at].id = EventId("2015-attack".to_owned());
        assert_eq!(found(&timeline), Some(at));
        // A word of the passage is changed as well.
        let mention = timeline.events[at].mentions[0].clone();
        let article = &mut timeline.articles[mention.article].text;
        let passage = mention.span.of(article).to_owned();
        let last = passage.rfind(' ').unwrap();
        let edited = format!("{} {}", &passage[..last], "z".repeat(passage.len() - last - 1));
        *article = article.replace(&passage, &edited);
        assert_eq!(found(&timeline), Some(at));
        // Other articles, the same event by its id.
        timeline.articles.iter_mut().for_each(|article| article.id = format!("other-{}", article.id));
        assert_eq!(found(&timeline), None);
        timeline.events[at].id = id;
        assert_eq!(found(&timeline), Some(at));
        assert!(timeline.annotate(&notes).is_empty() && timeline.events[at].remark.mark);
        timeline.events.remove(at);
        assert_eq!(timeline.annotate(&notes).len(), 1, "kept, without its event");
    }

    fn a_remark() -> impl Strategy<Value = Remark> {
        let date = prop::option::of(prop::sample::select(&["2015-06-26", "2015-06"][..]).prop_map(|date| date.parse().unwrap()));
        let part = "[ab]".prop_map(|words| Part { article: "a".to_owned(), words: vec![words] });
        let split = prop::collection::btree_set(part, 0..3);
        (any::<bool>(), "[a-z ]{0,6}", prop::collection::btree_set("[a-d]", 0..3), date, split)
            .prop_map(|(mark, note, tags, date, split)| Remark { mark, note, tags, date, split })
    }

    proptest! {
        #[test]
        fn undo_leads_back_and_redo_forth(steps in prop::collection::vec((0..4u8, a_remark()), 0..20), back in 0usize..25) {
            let (mut notes, mut history) = (Notes::default(), History::default());
            let sorted = |notes: &Notes| { let mut all: Vec<_> = notes.iter().cloned().collect(); all.sort_by(|a, b| a.0.cmp(&b.0)); all };
            let mut states = vec![sorted(&notes)];
            for (event, after) in steps {
                let anchor = anchor(&event.to_string());
                let before = notes.iter().find(|(other, _)| *other == anchor).map(|(_, remark)| remark.clone()).unwrap_or_default();
                let change = Change { anchor, before, after };
                notes.apply(&change);
                history.done(vec![change]);
                states.push(sorted(&notes));
                prop_assert!(notes.iter().all(|(_, remark)| !remark.is_empty()));
            }
            let mut at = states.len() - 1;
            for _ in 0..back {
                if let Some(step) = history.undo() {
                    step.iter().for_each(|change| notes.apply(change));
                    at -= 1;
                }
                prop_assert_eq!(&sorted(&notes), &states[at]);
            }
            while let Some(step) = history.redo() {
                step.iter().for_each(|change| notes.apply(change));
                at += 1;
                prop_assert_eq!(&sorted(&notes), &states[at]);
            }
            prop_assert_eq!(at, states.len() - 1);
        }
    }
}
