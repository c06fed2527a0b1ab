//! What a reporter notes of events: marks, notes and tags.
//!
//! A remark is tied to its event and not to a position: by the event's id, and by the article and the words of the passage
//! that told it best when the remark was made. So it is found again after the articles were read anew, among other articles,
//! and after small changes of the text. Where the event is not found, the remark is kept and listed as without its event.
//!
//! Every change is a step from what was to what shall be. Laid over notes that someone else has changed meanwhile it never
//! takes away what it did not know of: that is how two datelines write to one file. Undo is the same step the other way.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Event, EventId, Timeline};
use crate::text::fold;

/// What is noted of one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    pub mark: bool,
    /// On one line; empty for none.
    pub note: String,
    /// Without their `#`.
    pub tags: BTreeSet<String>,
}

impl Remark {
    pub fn is_empty(&self) -> bool {
        *self == Remark::default()
    }

    /// `#court #verify`.
    pub fn tags_in_words(&self) -> String {
        self.tags.iter().map(|tag| format!("#{tag}")).collect::<Vec<_>>().join(" ")
    }

    /// Marked, note and tags on one line: `marked; check the 39; #verify`.
    pub fn in_words(&self) -> String {
        let mark = if self.mark { "marked" } else { "" };
        let parts = [mark.to_owned(), self.note.clone(), self.tags_in_words()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }

    fn add(&mut self, other: &Remark) {
        self.mark |= other.mark;
        self.note = both(&self.note, &other.note);
        self.tags.extend(other.tags.iter().cloned());
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

/// What ties a remark to its event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    pub event: EventId,
    /// The article of its most telling passage.
    pub article: String,
    /// The beginning of that passage.
    pub words: String,
    /// What the event was called: for people, and for a remark that is without its event.
    pub title: String,
}

/// Characters of a passage that tell it from others.
const QUOTED: usize = 240;

impl Anchor {
    pub fn of(timeline: &Timeline, event: &Event) -> Anchor {
        let article = event.mentions.first().and_then(|mention| Some((timeline.articles.get(mention.article)?, mention)));
        Anchor {
            event: event.id.clone(),
            article: article.map(|(article, _)| article.id.clone()).unwrap_or_default(),
            words: article.map(|(article, mention)| quoted(mention.span.of(&article.text))).unwrap_or_default(),
            title: event.title.clone(),
        }
    }

    /// Two anchors of one remark: what the event was called does not matter.
    fn is_same(&self, other: &Anchor) -> bool {
        (&self.event, &self.article, &self.words) == (&other.event, &other.article, &other.words)
    }
}

fn quoted(passage: &str) -> String {
    let line = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(QUOTED).collect::<String>().trim_end().to_owned()
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
    /// of two notes both are kept.
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
        if now.is_empty() {
            self.remarks.remove(at);
        }
    }

    /// Which event each remark is of, as a place in the timeline.
    ///
    /// The event that has the passage, where it can be the one of the same id; else the one of the same id; else the event
    /// of the same article with most of the passage's words, if it has most of them.
    pub fn places(&self, timeline: &Timeline) -> Vec<Option<usize>> {
        if self.remarks.is_empty() {
            return Vec::new();
        }
        let wanted: FxHashSet<&EventId> = self.remarks.iter().map(|(anchor, _)| &anchor.event).collect();
        let by_id: FxHashMap<&EventId, usize> =
            timeline.events.iter().enumerate().filter(|(_, event)| wanted.contains(&event.id)).map(|(at, event)| (&event.id, at)).collect();
        self.places_by(timeline, |id| by_id.get(id).copied())
    }

    /// As [`Notes::places`], where it is known already which event has an id.
    pub fn places_by(&self, timeline: &Timeline, by_id: impl Fn(&EventId) -> Option<usize>) -> Vec<Option<usize>> {
        let tells = |event: &Event, words: &str| {
            let passage = |article: usize, span: crate::text::Span| timeline.articles.get(article).map(|article| span.of(&article.text));
            event.mentions.iter().filter_map(|mention| passage(mention.article, mention.span)).any(|text| quoted(text) == words)
        };
        let place = |(anchor, _): &(Anchor, Remark)| {
            let named = by_id(&anchor.event);
            let is_told = |at: &usize| anchor.words.is_empty() || tells(&timeline.events[*at], &anchor.words);
            if named.as_ref().is_some_and(is_told) {
                return named;
            }
            let told = || (0..timeline.events.len()).find(|at| !anchor.words.is_empty() && is_told(at));
            told().or(named).or_else(|| likest(timeline, anchor))
        };
        self.remarks.iter().map(place).collect()
    }
}

/// The event of the anchor's article whose passage is most like its words, of those that share most of them.
fn likest(timeline: &Timeline, anchor: &Anchor) -> Option<usize> {
    let words = |text: &str| fold(&quoted(text)).split_whitespace().map(str::to_owned).collect::<FxHashSet<String>>();
    let wanted = words(&anchor.words);
    let article = timeline.articles.iter().position(|article| article.id == anchor.article)?;
    let text = &timeline.articles[article].text;
    let shared = |event: &Event| {
        let likeness = |span: crate::text::Span| {
            let there = words(span.of(text));
            let common = wanted.intersection(&there).count();
            (common * 100).checked_div(wanted.union(&there).count()).unwrap_or(0)
        };
        event.mentions.iter().filter(|mention| mention.article == article).map(|mention| likeness(mention.span)).max()
    };
    let likenesses = timeline.events.iter().enumerate().filter_map(|(at, event)| Some((shared(event)?, at)));
    likenesses.max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at))).filter(|(likeness, _)| *likeness >= LIKE).map(|(_, at)| at)
}

/// Of the words that two passages have together, how many in a hundred they must share to be one that was edited.
const LIKE: usize = 60;

impl Timeline {
    /// Puts the remarks on their events, in place of those there. Returns those whose event is not found.
    pub fn annotate<'a>(&mut self, notes: &'a Notes) -> Vec<&'a (Anchor, Remark)> {
        let places = notes.places(self);
        let noted: Vec<usize> = (0..self.events.len()).filter(|at| !self.events[*at].remark.is_empty()).collect();
        self.annotate_again(notes, &noted, &places)
    }

    /// As [`Timeline::annotate`], where it is known which events have remarks and where those of `notes` belong.
    pub fn annotate_again<'a>(&mut self, notes: &'a Notes, noted: &[usize], places: &[Option<usize>]) -> Vec<&'a (Anchor, Remark)> {
        noted.iter().for_each(|at| self.events[*at].remark = Remark::default());
        let mut stranded = Vec::new();
        for (noted, place) in notes.iter().zip(places) {
            match place {
                Some(at) => self.events[*at].remark.add(&noted.1),
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
    use crate::timeline::fixture;

    fn anchor(event: &str) -> Anchor {
        Anchor { event: EventId(event.to_owned()), article: String::new(), words: String::new(), title: String::new() }
    }

    fn remark(mark: bool, note: &str, typed: &str) -> Remark {
        Remark { mark, note: note.to_owned(), tags: tags(typed) }
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
        (any::<bool>(), "[a-z ]{0,6}", prop::collection::btree_set("[a-d]", 0..3)).prop_map(|(mark, note, tags)| Remark {
            mark,
            note,
            tags,
        })
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
