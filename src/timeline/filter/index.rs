//! What a filter looks at, gathered once a timeline.
//!
//! A timeline repeats few names many times. So a pattern is matched against each *distinct* name or word ([`Column`]), and an
//! event is kept by looking up the answers for the names it bears. The rest lies side by side in as few bytes as it needs, so
//! that going through all events waits little for memory. That is what keeps a keystroke short over very many events; a
//! query that grows by a letter is no dearer than a new one.

use chrono::Datelike;

use super::{
    Field,
    bits::Bits,
    column::{Builder, Column},
};
use crate::{
    text::fold,
    time::{Interval, Unit},
    timeline::{Dates, Event, Glances, Kind, Timeline},
};

/// The folded names and titles of a timeline's events, and what else can be asked for.
#[derive(Debug, Clone)]
pub struct Index {
    /// Dates and the like of the events.
    glances: Glances,
    pub(super) titles: Titles,
    /// The words of the titles.
    pub(super) words: Column,
    places: Column,
    groups: Column,
    people: Column,
    kinds: Column,
    sources: Column,
    pub(super) remarks: Remarks,
    /// What the user made of other events.
    redated: Bits,
    pub(super) conflict: Bits,
    pub(super) single: Bits,
    pub(super) bounds: Bounds,
}

/// What the user notes of the events.
#[derive(Debug, Clone)]
pub(super) struct Remarks {
    pub marked: Bits,
    pub corrected: Bits,
    tags: Column,
    notes: Column,
}

impl Remarks {
    /// `noted` are the events of which something is noted, in order, and `redated` those that are not as the articles have them.
    fn new(events: &[Event], noted: &[usize], redated: &Bits) -> Self {
        let (mut tags, mut notes) = (Builder::default(), Builder::default());
        let (mut marked, mut corrected) = (Bits::none(events.len()), redated.clone());
        for at in noted {
            let remark = &events[*at].remark;
            if remark.mark {
                marked.insert(*at);
            }
            remark.tags.iter().for_each(|tag| tags.put(tag));
            if !remark.note.is_empty() {
                notes.put(&remark.note);
            }
            tags.next();
            notes.next();
        }
        noted.iter().filter(|at| !events[**at].remark.split.is_empty()).for_each(|at| corrected.insert(*at));
        Self { marked, corrected, tags: tags.finish_of(noted), notes: notes.finish_of(noted) }
    }
}

/// What filters ask of dates, one of each a distinct date.
#[derive(Debug, Clone)]
pub(super) struct Bounds {
    /// First and last day, counted; the ends of the numbers where open. Of what has no year, nothing lies between.
    pub days: Vec<(i32, i32)>,
    pub units: Vec<Option<Unit>>,
    /// The events without a place on an axis.
    pub undated: Bits,
}

impl Bounds {
    fn new(dates: &Dates) -> Self {
        let none = (i32::MAX, i32::MIN);
        let days = |when: &Interval| match when.without_year() {
            Some(_) => none,
            None => (
                when.earliest().map_or(i32::MIN, |day| day.num_days_from_ce()),
                when.latest().map_or(i32::MAX, |day| day.num_days_from_ce()),
            ),
        };
        let placed = dates.placed();
        Self {
            days: dates.each(days, none),
            units: dates.each(|when| Some(when.precision()), None),
            undated: Bits::of(dates.len(), |at| !placed[dates.id(at)]),
        }
    }
}

/// Folded titles in one piece of memory.
#[derive(Debug, Clone, Default)]
pub(super) struct Titles {
    text: String,
    /// Where each ends.
    ends: Vec<usize>,
}

impl Titles {
    pub fn get(&self, event: usize) -> &str {
        let start = if event == 0 { 0 } else { self.ends[event - 1] };
        &self.text[start..self.ends[event]]
    }

    fn push(&mut self, title: &str) {
        self.text.push_str(title);
        self.ends.push(self.text.len());
    }
}

impl Default for Index {
    fn default() -> Self {
        Self::new(&Timeline::default())
    }
}

impl Index {
    pub fn new(timeline: &Timeline) -> Self {
        Self::over(timeline, &timeline.events)
    }

    /// An index over some events of a timeline.
    pub(super) fn over(timeline: &Timeline, events: &[Event]) -> Self {
        let mut titles = Titles::default();
        let mut words = Builder::default();
        for event in events {
            let title = fold(&event.title);
            for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                words.put_folded(word);
            }
            words.next();
            titles.push(&title);
        }
        let column = |names: &dyn Fn(&Event, &mut Builder)| {
            let mut column = Builder::default();
            for event in events {
                names(event, &mut column);
                column.next();
            }
            column.finish()
        };
        let glances = Glances::new(events);
        let redated = Bits::of(events.len(), |at| events[at].correction.is_some());
        let noted: Vec<usize> = (0..events.len()).filter(|at| !events[*at].remark.is_empty()).collect();
        Self {
            remarks: Remarks::new(events, &noted, &redated),
            redated,
            titles,
            words: words.finish(),
            places: column(&|event, column| {
                for place in &event.places {
                    column.put(&place.name);
                    place.within.iter().for_each(|outer| column.put(outer));
                }
            }),
            groups: column(&|event, column| event.groups.iter().for_each(|group| column.put(&group.name))),
            people: column(&|event, column| event.people.iter().for_each(|person| column.put(&person.name))),
            kinds: column(&|event, column| column.put(Kind::name(event.kind))),
            sources: column(&|event, column| {
                for mention in &event.mentions {
                    let Some(article) = timeline.articles.get(mention.article) else { continue };
                    column.put(&article.id);
                    article.publisher.iter().for_each(|publisher| column.put(publisher));
                }
            }),
            conflict: Bits::of(events.len(), |at| glances.conflict[at]),
            single: Bits::of(events.len(), |at| events[at].reports() == 1),
            bounds: Bounds::new(&glances.dates),
            glances,
        }
    }

    /// The events in short.
    pub fn glances(&self) -> &Glances {
        &self.glances
    }

    /// Takes in what is noted now; `noted` are the events of which something is, in order.
    pub fn annotate(&mut self, timeline: &Timeline, noted: &[usize]) {
        self.remarks = Remarks::new(&timeline.events, noted, &self.redated);
    }

    /// The events that are marked.
    pub fn marked(&self) -> &Bits {
        &self.remarks.marked
    }

    /// Puts other dates in place of those of the events, and gives those back: filters by time go by them from then on.
    pub fn retime(&mut self, dates: Dates) -> Dates {
        self.bounds = Bounds::new(&dates);
        std::mem::replace(&mut self.glances.dates, dates)
    }

    /// The events without a place on an axis.
    pub fn undated(&self) -> &Bits {
        &self.bounds.undated
    }

    pub fn len(&self) -> usize {
        self.glances.len()
    }

    pub fn is_empty(&self) -> bool {
        self.glances.is_empty()
    }

    pub(super) fn column(&self, field: Field) -> &Column {
        match field {
            Field::Place => &self.places,
            Field::Group => &self.groups,
            Field::Person => &self.people,
            Field::Kind => &self.kinds,
            Field::Source => &self.sources,
            Field::Tag => &self.remarks.tags,
            Field::Note => &self.remarks.notes,
        }
    }
}
