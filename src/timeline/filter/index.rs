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
    time::Unit,
    timeline::{Event, Glance, Kind, Timeline},
};

/// The folded names and titles of a timeline's events, and what else can be asked for.
#[derive(Debug, Clone)]
pub struct Index {
    /// Dates and the like, one an event.
    glances: Vec<Glance>,
    pub(super) titles: Titles,
    /// The words of the titles.
    pub(super) words: Column,
    places: Column,
    groups: Column,
    people: Column,
    kinds: Column,
    sources: Column,
    pub(super) remarks: Remarks,
    pub(super) conflict: Bits,
    pub(super) single: Bits,
    pub(super) dates: Dates,
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
    fn of(events: &[Event]) -> Self {
        let (mut tags, mut notes) = (Builder::default(), Builder::default());
        for Event { remark, .. } in events {
            remark.tags.iter().for_each(|tag| tags.put(tag));
            if !remark.note.is_empty() {
                notes.put(&remark.note);
            }
            tags.next();
            notes.next();
        }
        let is_corrected = |event: &Event| event.correction.is_some() || !event.remark.split.is_empty();
        let corrected = Bits::of(events.len(), |at| is_corrected(&events[at]));
        Self { marked: Bits::of(events.len(), |at| events[at].remark.mark), corrected, tags: tags.finish(), notes: notes.finish() }
    }
}

/// What filters ask of the dates of the events.
#[derive(Debug, Clone)]
pub(super) struct Dates {
    /// First and last day, counted; the ends of the numbers where open. Of what has no year, nothing lies between.
    pub bounds: Vec<(i32, i32)>,
    pub units: Vec<Option<Unit>>,
    pub undated: Bits,
}

impl Dates {
    fn new(glances: &[Glance]) -> Self {
        let bounds = |glance: &Glance| match glance.when {
            Some(when) if when.without_year().is_none() => (
                when.earliest().map_or(i32::MIN, |day| day.num_days_from_ce()),
                when.latest().map_or(i32::MAX, |day| day.num_days_from_ce()),
            ),
            _ => (i32::MAX, i32::MIN),
        };
        Self {
            bounds: glances.iter().map(bounds).collect(),
            units: glances.iter().map(|glance| glance.when.map(|when| when.precision())).collect(),
            undated: Bits::of(glances.len(), |at| !glances[at].is_placed()),
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
        let glances: Vec<Glance> = events.iter().map(Glance::of).collect();
        Self {
            remarks: Remarks::of(events),
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
            conflict: Bits::of(events.len(), |at| glances[at].conflict),
            single: Bits::of(events.len(), |at| glances[at].reports == 1),
            dates: Dates::new(&glances),
            glances,
        }
    }

    /// The events in short, in their order.
    pub fn glances(&self) -> &[Glance] {
        &self.glances
    }

    /// Takes in what is noted of the events now.
    pub fn annotate(&mut self, timeline: &Timeline) {
        self.remarks = Remarks::of(&timeline.events);
    }

    /// Puts other dates in place of those of the events: filters by time go by them from then on.
    pub fn retime(&mut self, glances: Vec<Glance>) {
        self.dates = Dates::new(&glances);
        self.glances = glances;
    }

    /// Whether an event has no place on an axis.
    pub fn is_undated(&self, event: usize) -> bool {
        self.dates.undated.holds(event)
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
