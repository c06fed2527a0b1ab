//! The timeline as the user corrects it: dates that are not the reports', and reports taken out of events that they are not of.
//!
//! [`corrected`] makes the timeline that the notes ask for. What is no longer asked for goes: the events that were changed are
//! kept beside as the articles have them, so that undoing leads back to the very same timeline.
//!
//! What is taken out becomes an event of its own, made of its own passages alone, and so does what is left: each with the date,
//! the places, the actors and the figures that its passages give. What is left keeps the id of the whole.

use std::collections::BTreeMap;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Anchor, Correction, Event, EventId, Kind, Meaning, Mention, Notes, Part, Remark, Timeline, anchor, conflicts,
    gather::{self, Given},
    silence::silence,
};
use crate::{text::LineIndex, time::Interval};

/// The corrections that were made on a timeline, and what they were made on.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Corrections {
    asked: Vec<Asked>,
    /// The events that were changed, as the articles have them, and where each stood among all as the articles have them; in
    /// that order.
    originals: Vec<(usize, Event)>,
    /// What was to be taken out and is not there.
    missing: Vec<(Anchor, Part)>,
}

/// What the notes ask for of one event.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    anchor: Anchor,
    date: Option<Interval>,
    split: Vec<Part>,
}

impl Corrections {
    /// The events that were changed, as the articles have them.
    pub(super) fn originals(&self) -> impl Iterator<Item = &Event> {
        self.originals.iter().map(|(_, event)| event)
    }

    /// An event as the articles have it, where the user changed it.
    pub fn original(&self, id: &EventId) -> Option<&Event> {
        self.originals().find(|event| event.id == *id)
    }

    /// Passages that notes take out of an event in which they are not found.
    pub fn missing(&self) -> &[(Anchor, Part)] {
        &self.missing
    }

    /// Whether they are those that the notes ask for.
    pub fn are_of(&self, notes: &Notes) -> bool {
        self.asked == asked(notes)
    }
}

fn asked(notes: &Notes) -> Vec<Asked> {
    let corrects = |remark: &Remark| remark.date.is_some() || !remark.split.is_empty();
    let noted = notes.iter().filter(|(_, remark)| corrects(remark));
    noted
        .map(|(anchor, Remark { date, split, .. })| Asked { anchor: anchor.clone(), date: *date, split: split.iter().cloned().collect() })
        .collect()
}

/// The timeline with the corrections that the notes ask for, and no others.
pub fn corrected(mut timeline: Timeline, notes: &Notes) -> Timeline {
    let asked = asked(notes);
    if timeline.corrections.asked != asked {
        timeline.restore();
        timeline.correct(asked);
    }
    timeline
}

impl Timeline {
    /// Takes all corrections off.
    fn restore(&mut self) {
        let Corrections { originals, .. } = std::mem::take(&mut self.corrections);
        if originals.is_empty() {
            return;
        }
        let mut untouched = self.untouched(&originals.iter().map(|(_, event)| event.id.clone()).collect());
        let mut events = Vec::with_capacity(untouched.len() + originals.len());
        let mut rest = untouched.drain(..);
        for (at, event) in originals {
            events.extend(rest.by_ref().take(at.saturating_sub(events.len())));
            events.push(event);
        }
        events.extend(rest);
        self.events = events;
    }

    /// Takes the events out that no correction changed.
    fn untouched(&mut self, changed: &FxHashSet<EventId>) -> Vec<Event> {
        let events = std::mem::take(&mut self.events);
        events.into_iter().filter(|event| event.split_from().is_none() && !changed.contains(&event.id)).collect()
    }

    /// Makes corrections on a timeline that has none.
    fn correct(&mut self, asked: Vec<Asked>) {
        let places = anchor::places(asked.iter().map(|one| &one.anchor), self);
        let mut splits: BTreeMap<usize, Vec<(&Anchor, &Part)>> = BTreeMap::new();
        let (mut dates, mut dates_of_parts): (BTreeMap<usize, Interval>, FxHashMap<&EventId, Interval>) = Default::default();
        for (one, place) in asked.iter().zip(&places) {
            // The date of a part is none of the whole.
            if one.anchor.event.is_part() {
                one.date.map(|date| dates_of_parts.entry(&one.anchor.event).or_insert(date));
                continue;
            }
            let Some(at) = *place else { continue };
            one.date.map(|date| dates.entry(at).or_insert(date));
            if !one.split.is_empty() {
                splits.entry(at).or_default().extend(one.split.iter().map(|part| (&one.anchor, part)));
            }
        }
        let mut changed: BTreeMap<usize, Vec<Event>> = BTreeMap::new();
        let mut missing = Vec::new();
        let mut rank = self.events.iter().map(|event| event.rank).max().unwrap_or(0);
        for (at, parts) in splits {
            let mut pieces = Pieces::new(self, &self.events[at]);
            for (anchor, part) in parts {
                if !pieces.take_out(anchor, part) {
                    missing.push((anchor.clone(), part.clone()));
                }
            }
            let made = pieces.events(&mut rank);
            if made.len() > 1 {
                changed.insert(at, made);
            }
        }
        for (at, date) in dates {
            let events = changed.entry(at).or_insert_with(|| vec![self.events[at].clone()]);
            date_anew(&mut events[0], date);
        }
        for part in changed.values_mut().flat_map(|events| &mut events[1..]) {
            if let Some(date) = dates_of_parts.get(&part.id) {
                date_anew(part, *date);
            }
        }
        let originals: Vec<(usize, Event)> =
            changed.keys().map(|at| (*at, Event { remark: Remark::default(), ..self.events[*at].clone() })).collect();
        let ids: FxHashSet<EventId> = originals.iter().map(|(_, event)| event.id.clone()).collect();
        if !originals.is_empty() {
            let untouched = self.untouched(&ids);
            self.events = in_order(untouched, changed.into_values().flatten().collect());
        }
        self.corrections = Corrections { asked, originals, missing };
    }

    /// Drops all events but some, given in order. What was made of an event that goes as a whole is forgotten with it.
    pub fn keep(&mut self, kept: &[usize]) {
        let stays =
            |id: &EventId| kept.iter().filter_map(|at| self.events.get(*at)).any(|event| event.id == *id || event.split_from() == Some(id));
        let ids: FxHashSet<&EventId> = self.corrections.originals().map(|event| &event.id).collect();
        let kept_of_all: FxHashSet<usize> = kept.iter().copied().collect();
        // How the events as the articles have them are counted once the others are gone.
        let untouched: Vec<bool> = (0..self.events.len())
            .filter(|at| self.events[*at].split_from().is_none() && !ids.contains(&self.events[*at].id))
            .map(|at| kept_of_all.contains(&at))
            .collect();
        let (mut passed, mut left, mut originals) = (0, 0, Vec::new());
        for (n, (at, event)) in self.corrections.originals.iter().enumerate() {
            let before = (*at - n).min(untouched.len());
            left += untouched[passed.min(before)..before].iter().filter(|kept| **kept).count();
            passed = before;
            if stays(&event.id) {
                originals.push((left + originals.len(), event.clone()));
            }
        }
        self.corrections.originals = originals;
        let mut at = 0..;
        self.events.retain(|_| at.next().is_some_and(|at| kept_of_all.contains(&at)));
    }
}

fn date_anew(event: &mut Event, date: Interval) {
    let correction = event.correction.get_or_insert_default();
    correction.reported = Some(event.when);
    event.when = Some(date);
}

/// Events in order of time, with others put among them: by date, of one date by where they are told first.
fn in_order(events: Vec<Event>, mut others: Vec<Event>) -> Vec<Event> {
    let time = |event: &Event| event.when.map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key());
    let place = |event: &Event| event.mentions.iter().map(|mention| (mention.article, mention.span.start)).min();
    let compare = |a: &Event, b: &Event| time(a).cmp(&time(b)).then_with(|| place(a).cmp(&place(b)));
    others.sort_by(compare);
    let mut out = Vec::with_capacity(events.len() + others.len());
    let mut others = others.into_iter().peekable();
    for event in events {
        while let Some(other) = others.next_if(|other| compare(other, &event).is_lt()) {
            out.push(other);
        }
        out.push(event);
    }
    out.extend(others);
    out
}

/// An event that is being taken apart.
struct Pieces<'a> {
    timeline: &'a Timeline,
    whole: &'a Event,
    /// The id of each part, and which mentions are of it.
    parts: Vec<(EventId, Vec<usize>)>,
}

impl<'a> Pieces<'a> {
    fn new(timeline: &'a Timeline, whole: &'a Event) -> Self {
        Self { timeline, whole, parts: Vec::new() }
    }

    fn is_left(&self, mention: usize) -> bool {
        self.parts.iter().all(|(_, mentions)| !mentions.contains(&mention))
    }

    /// Takes a part out. Something of the event must be left, and no two parts are called the same.
    fn take_out(&mut self, anchor: &Anchor, part: &Part) -> bool {
        let id = anchor.part(part);
        let mentions = part.find(self.timeline, &self.whole.mentions, |at| self.is_left(at));
        let left = (0..self.whole.mentions.len()).filter(|at| self.is_left(*at)).count();
        let can_be = !mentions.is_empty() && mentions.len() < left && self.parts.iter().all(|(other, _)| *other != id);
        if can_be {
            self.parts.push((id, mentions));
        }
        can_be
    }

    /// What is left, and then the parts. `rank` is the last one given so far: parts come after all that was ranked.
    fn events(&self, rank: &mut usize) -> Vec<Event> {
        let left: Vec<usize> = (0..self.whole.mentions.len()).filter(|at| self.is_left(*at)).collect();
        let mut events = vec![self.rest(&left)];
        for (id, mentions) in &self.parts {
            *rank += 1;
            events.push(self.part(id.clone(), mentions, *rank));
        }
        events
    }

    fn rest(&self, mentions: &[usize]) -> Event {
        let whole = self.whole;
        let mut rest = self.made_of(mentions, whole.kind);
        let named = whole.places.iter().filter(|place| rest.mentions.iter().any(|mention| mention.places.contains(place)));
        let places: Vec<_> = named.cloned().collect();
        if !places.is_empty() {
            rest.places = places;
        }
        // A date that came about in another way than by what the reports give stands, where one of those left allows it.
        let given = dates(&rest.mentions);
        let is_theirs = gather::agreed(&dates(&whole.mentions)) == whole.when;
        let allowed = whole.when.is_some_and(|when| given.iter().any(|given| given.when.overlaps(&when)));
        if !is_theirs && allowed {
            rest.when = whole.when;
        }
        rest.why_when = self.why_when(&rest);
        rest.title = title(whole, &rest);
        Event { id: whole.id.clone(), rank: whole.rank, ..rest }
    }

    fn part(&self, id: EventId, mentions: &[usize], rank: usize) -> Event {
        let mut part = self.made_of(mentions, most_told(mentions.iter().map(|at| &self.whole.mentions[*at])));
        part.why_when = self.why_when(&part);
        part.title = title(self.whole, &part);
        let correction = Some(Box::new(Correction { split_from: Some(self.whole.id.clone()), ..Correction::default() }));
        Event { id, rank, correction, ..part }
    }

    /// An event of some of the mentions.
    fn made_of(&self, at: &[usize], kind: Kind) -> Event {
        let whole = self.whole;
        let mentions: Vec<Mention> = at.iter().map(|at| whole.mentions[*at].clone()).collect();
        let claims = gather::claims(mentions.iter());
        let names_place = |mention: &Mention| mention.lit.iter().any(|lit| lit.meaning == Meaning::Where);
        // Each reason is of one mention, in their order; the first needs none.
        let joins = if whole.joins.len() + 1 == whole.mentions.len() {
            at.iter().skip(1).filter_map(|at| whole.joins.get(at.checked_sub(1)?).cloned()).collect()
        } else {
            Vec::new()
        };
        let mut silent: Vec<usize> = whole.silences.iter().map(|silence| silence.article).collect();
        silent.dedup();
        let mut silences: Vec<_> = silent.into_iter().filter_map(|article| silence(&claims, article)).collect();
        silences.sort_by_key(|silence| (silence.measure, silence.article));
        Event {
            id: whole.id.clone(),
            title: String::new(),
            kind,
            rank: 0,
            when: gather::agreed(&dates(&mentions)),
            why_when: Vec::new(),
            places: gather::places(mentions.iter().map(|mention| (mention, names_place(mention)))),
            groups: gather::groups(mentions.iter(), kind),
            people: gather::people(mentions.iter()),
            silences,
            conflicts: conflicts(&claims),
            claims,
            mentions,
            joins,
            remark: Remark::default(),
            correction: None,
        }
    }

    fn why_when(&self, event: &Event) -> Vec<String> {
        let articles = &self.timeline.articles;
        let mut lines: FxHashMap<usize, LineIndex> = FxHashMap::default();
        for mention in &event.mentions {
            lines.entry(mention.article).or_insert_with(|| LineIndex::new(&articles[mention.article].text));
        }
        gather::why_when(event.mentions.iter(), event.when, articles, |mention| {
            let article = &articles[mention.article];
            format!("{}:{}", article.id, article.first_line.max(1) + lines[&mention.article].line_of(mention.span.start))
        })
    }
}

fn dates(mentions: &[Mention]) -> Vec<Given> {
    let mut dates = Vec::new();
    mentions.iter().filter_map(|mention| mention.when.as_ref()).for_each(|dating| Given::count(&mut dates, dating.interval));
    dates
}

/// The kind that most mentions have; of equals the first.
fn most_told<'a>(mentions: impl Iterator<Item = &'a Mention>) -> Kind {
    let mut votes: Vec<(Kind, usize)> = Vec::new();
    for mention in mentions {
        match votes.iter_mut().find(|(kind, _)| *kind == mention.kind) {
            Some((_, count)) => *count += 1,
            None => votes.push((mention.kind, 1)),
        }
    }
    votes.iter().rev().max_by_key(|(_, count)| *count).map_or(Kind::Other, |(kind, _)| *kind)
}

/// The title of the whole where all that it names holds for a piece of it too; else kind and place, or kind and who.
fn title(whole: &Event, piece: &Event) -> String {
    let same_place = whole.place().map(|place| &place.name) == piece.place().map(|place| &place.name);
    let names = |event: &Event| -> Vec<String> {
        let groups = event.groups.iter().map(|group| group.name.clone());
        groups
            .chain(event.people.iter().map(|person| person.name.clone()))
            .chain(event.claims.iter().filter_map(|claim| claim.of.clone()))
            .collect()
    };
    let here = names(piece);
    let named = names(whole).iter().all(|name| !whole.title.contains(name.as_str()) || here.contains(name));
    let figures =
        whole.title.split(|c: char| !c.is_ascii_digit() && c != ',').filter_map(|figure| figure.replace(',', "").parse::<u64>().ok());
    let counts = |event: &Event, figure: u64| event.claims.iter().any(|claim| claim.min == figure || claim.max == Some(figure));
    let counted = { figures }.all(|figure| counts(piece, figure) || !counts(whole, figure));
    if whole.kind == piece.kind && same_place && named && counted {
        return whole.title.clone();
    }
    let kind = match piece.kind {
        Kind::Other => "event",
        Kind::Political => "political event",
        kind => kind.name(),
    };
    let label = kind[..1].to_uppercase() + &kind[1..];
    let of = piece.place().map(|place| place.name.clone()).or_else(|| piece.actor().map(|actor| actor.name().to_owned()));
    of.map_or_else(|| label.clone(), |of| format!("{label}, {of}"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::timeline::fixture;

    /// Takes the mentions of a report out of an event.
    fn split(notes: &mut Notes, timeline: &Timeline, event: usize, mentions: &[usize]) -> Part {
        let event = &timeline.events[event];
        let part = Part::of(timeline, mentions.iter().map(|at| &event.mentions[*at])).unwrap();
        notes.add(Anchor::of(timeline, event), &Remark { split: [part.clone()].into(), ..Remark::default() });
        part
    }

    fn redate(notes: &mut Notes, timeline: &Timeline, event: &Event, date: &str) {
        notes.add(Anchor::of(timeline, event), &Remark { date: date.parse().ok(), ..Remark::default() });
    }

    fn find<'a>(timeline: &'a Timeline, title: &str) -> (usize, &'a Event) {
        timeline.events.iter().enumerate().find(|(_, event)| event.title == title).unwrap()
    }

    fn place_in_time(event: &Event) -> (chrono::NaiveDate, i64) {
        event.when.map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key())
    }

    #[test]
    fn a_report_is_taken_out_with_all_that_it_says() {
        let before = fixture::timeline();
        let (at, hotel) = find(&before, "Gunman kills 38|39 at a hotel");
        let mut notes = Notes::default();
        split(&mut notes, &before, at, &[1]);
        let after = corrected(before.clone(), &notes);
        assert_eq!(after.events.len(), before.events.len() + 1);
        let rest = after.events.iter().find(|event| event.id == hotel.id).unwrap();
        let part = after.events.iter().find(|event| event.split_from() == Some(&hotel.id)).unwrap();
        assert_eq!((rest.mentions.len(), part.mentions.len(), part.mentions[0].article), (2, 1, 1));
        assert_eq!((rest.claims.len(), part.claims.len()), (1, 1));
        assert!(!hotel.conflicts.is_empty() && rest.conflicts.is_empty(), "who disagreed is out");
        assert_eq!(rest.joins, hotel.joins[1..]);
        assert_eq!(
            (rest.rank, &rest.title, part.rank),
            (hotel.rank, &"Attack, Port Amal".to_owned(), 18),
            "38|39 is no longer what is said"
        );
        assert!(part.why_when[0].starts_with("daily-front:") && part.why_when.len() == 1, "{:?}", part.why_when);
    }

    #[test]
    fn the_date_of_what_is_left_is_that_of_its_reports() {
        let mut before = fixture::timeline();
        let (at, _) = find(&before, "Gunman kills 38|39 at a hotel");
        for (n, date) in ["2015-06", "2015-06-26", "2015-06"].into_iter().enumerate() {
            before.events[at].mentions[n].when.as_mut().unwrap().interval = date.parse().unwrap();
        }
        let id = before.events[at].id.clone();
        let mut notes = Notes::default();
        split(&mut notes, &before, at, &[1]);
        let after = corrected(before.clone(), &notes);
        let when = |event: &Event| event.when.map(|when| when.to_string());
        let rest = after.events.iter().find(|event| event.id == id).unwrap();
        assert_eq!(when(rest).as_deref(), Some("2015-06"));
        assert_eq!(rest.why_when.last().map(String::as_str), Some("what all of them allow: June 2015"));
        assert!(after.events.is_sorted_by_key(place_in_time));
        let mut undated = before;
        undated.events[at].mentions[0].when = None;
        undated.events[at].mentions[2].when = None;
        let after = corrected(undated, &notes);
        assert_eq!(after.events.iter().rev().take(2).map(|event| event.when).collect::<Vec<_>>(), [None, None]);
        assert!(after.events.iter().any(|event| event.id == id && event.when.is_none()));
    }

    #[test]
    fn the_last_report_stays() {
        let before = fixture::timeline();
        let (at, _) = find(&before, "Assault on Ben Harra");
        let mut notes = Notes::default();
        split(&mut notes, &before, at, &[0]);
        let after = corrected(before.clone(), &notes);
        assert_eq!(after.events, before.events);
        assert_eq!(after.corrections.missing().len(), 1);
        assert_eq!(corrected(after, &Notes::default()), before);
    }

    #[test]
    fn a_corrected_date_moves_the_event_and_keeps_what_the_reports_say() {
        let before = fixture::timeline();
        let (_, hotel) = find(&before, "Gunman kills 38|39 at a hotel");
        let mut notes = Notes::default();
        redate(&mut notes, &before, hotel, "2016-01");
        let after = corrected(before.clone(), &notes);
        let (at, moved) = find(&after, "Gunman kills 38|39 at a hotel");
        assert_eq!(moved.corrected_in_words().as_deref(), Some("corrected by you; the reports say 26 June 2015"));
        assert_eq!(moved.mentions, hotel.mentions, "each report's own date stays");
        assert_eq!(after.events[at + 1].title, "Assault on Ben Harra");
        let (_, undated) = find(&before, "Ministers meet the envoy");
        redate(&mut notes, &before, undated, "1950");
        let after = corrected(after, &notes);
        assert_eq!(after.events[0].corrected_in_words().as_deref(), Some("corrected by you; the reports give no date"));
    }

    #[test]
    fn notes_hold_on_what_was_taken_out_and_on_what_is_left() {
        let before = fixture::timeline();
        let (at, hotel) = find(&before, "Gunman kills 38|39 at a hotel");
        let mut notes = Notes::default();
        // What told it best is taken out: the passage by which the whole is known.
        split(&mut notes, &before, at, &[0]);
        let after = corrected(before.clone(), &notes);
        let part = after.events.iter().find(|event| event.split_from().is_some()).unwrap().clone();
        notes.add(Anchor::of(&before, hotel), &Remark { note: "whole".to_owned(), ..Remark::default() });
        redate(&mut notes, &after, &part, "2015-07-01");
        notes.add(Anchor::of(&after, &part), &Remark { note: "part".to_owned(), ..Remark::default() });
        let read_anew = |mut timeline: Timeline| {
            assert!(timeline.annotate(&notes).is_empty());
            let noted = |note: &str| timeline.events.iter().find(|event| event.remark.note == note).unwrap();
            assert_eq!((&noted("whole").id, &noted("part").id), (&hotel.id, &part.id));
            assert_eq!(noted("part").when.unwrap().to_string(), "2015-07-01");
            assert!(noted("whole").reported().is_none());
        };
        read_anew(before.clone());
        read_anew(after.clone());
        // The passage is edited a little.
        let mut edited = before.clone();
        let span = edited.events[at].mentions[0].span;
        let passage = span.of(&edited.articles[0].text).to_owned();
        let other = passage.replace("Friday", "Sunday");
        assert_ne!(passage, other);
        edited.articles[0].text = edited.articles[0].text.replace(&passage, &other);
        read_anew(edited);
        // Put back, the note is the whole's and the date nobody's.
        let mut back = Notes::default();
        notes.iter().for_each(|(anchor, remark)| back.add(anchor.clone(), &Remark { split: Default::default(), ..remark.clone() }));
        let mut joined = before.clone();
        assert!(joined.annotate(&back).is_empty());
        let hotel = &joined.events[at];
        assert_eq!((hotel.remark.note.as_str(), hotel.reported(), hotel.remark.date), ("whole / part", None, None));
    }

    #[test]
    fn what_is_kept_of_a_timeline_can_be_undone_there() {
        let before = fixture::timeline();
        let (at, hotel) = find(&before, "Gunman kills 38|39 at a hotel");
        let mut notes = Notes::default();
        split(&mut notes, &before, at, &[1]);
        redate(&mut notes, &before, &before.events[2], "2015-12");
        redate(&mut notes, &before, hotel, "2015-01");
        let mut after = corrected(before.clone(), &notes);
        let kept: Vec<usize> = (0..after.events.len()).filter(|at| at % 2 == 0).collect();
        let ids: Vec<EventId> = kept.iter().map(|at| after.events[*at].id.clone()).collect();
        after.keep(&kept);
        assert_eq!(after.events.iter().map(|event| event.id.clone()).collect::<Vec<_>>(), ids);
        let of = |id: &EventId| after.corrections.original(id).is_some() || ids.contains(id);
        let wanted: Vec<&Event> = before.events.iter().filter(|event| of(&event.id)).collect();
        let undone = corrected(after.clone(), &Notes::default());
        assert_eq!(undone.events.iter().collect::<Vec<_>>(), wanted);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn what_is_undone_was_never_done(
            splits in prop::collection::vec((0..16usize, prop::collection::btree_set(0..3usize, 1..3)), 0..6),
            dates in prop::collection::vec((0..16usize, prop::sample::select(&["1900", "2015-06-26", "2015-06", "[..2014-01-01]", "XXXX-05"][..])), 0..5),
            of_parts in prop::collection::vec((0..6usize, prop::sample::select(&["1901", "2016-06-26"][..])), 0..3),
        ) {
            let before = fixture::timeline();
            let mut notes = Notes::default();
            for (event, mentions) in splits {
                let there = before.events[event].mentions.len();
                let mentions: Vec<usize> = mentions.into_iter().filter(|at| *at < there).collect();
                if let Some(article) = mentions.first().map(|at| before.events[event].mentions[*at].article) {
                    let of_one: Vec<usize> = mentions.into_iter().filter(|at| before.events[event].mentions[*at].article == article).collect();
                    split(&mut notes, &before, event, &of_one);
                }
            }
            for (event, date) in dates {
                redate(&mut notes, &before, &before.events[event], date);
            }
            let first = corrected(before.clone(), &notes);
            let parts: Vec<&Event> = first.events.iter().filter(|event| event.split_from().is_some()).collect();
            for (at, date) in of_parts {
                if let Some(part) = parts.get(at) {
                    redate(&mut notes, &first, part, date);
                }
            }
            let after = corrected(first.clone(), &notes);
            prop_assert_eq!(&after, &corrected(before.clone(), &notes), "the same from wherever it begins");
            let ids = |timeline: &Timeline| { let mut all: Vec<EventId> = timeline.events.iter().map(|event| event.id.clone()).collect(); all.sort(); all };
            prop_assert_eq!(ids(&after), ids(&first), "ids stay");
            prop_assert!(before.events.iter().all(|event| ids(&after).contains(&event.id)));
            prop_assert!(ids(&after).windows(2).all(|two| two[0] != two[1]));
            let told = |timeline: &Timeline| timeline.events.iter().map(|event| event.mentions.len()).sum::<usize>();
            prop_assert_eq!(told(&after), told(&before), "no passage is lost or told twice");
            prop_assert!(after.events.iter().all(|event| !event.mentions.is_empty()));
            prop_assert!(after.events.is_sorted_by_key(place_in_time));
            prop_assert_eq!(corrected(after, &Notes::default()), before);
        }
    }
}
