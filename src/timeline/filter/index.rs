//! What a filter looks at, gathered once a timeline.
//!
//! A timeline repeats few names many times. So a pattern is matched against each *distinct* name, and an event is kept by
//! looking up the answers for the names it bears: that is what keeps a keystroke short over very many events.

use rustc_hash::FxHashMap;

use super::Field;
use crate::{
    text::fold,
    timeline::{Event, Glance, Kind, Timeline},
};

/// The folded names and titles of a timeline's events.
#[derive(Debug, Clone, Default)]
pub struct Index {
    /// Dates and the like, one an event.
    pub(super) glances: Vec<Glance>,
    /// Folded titles, one an event.
    pub(super) titles: Vec<String>,
    /// The words of the titles.
    pub(super) words: Column,
    places: Column,
    groups: Column,
    people: Column,
    kinds: Column,
    sources: Column,
    pub(super) remarks: Remarks,
}

/// What the user notes of the events.
#[derive(Debug, Clone, Default)]
pub(super) struct Remarks {
    pub marked: Vec<bool>,
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
        Self { marked: events.iter().map(|event| event.remark.mark).collect(), tags: tags.finish(), notes: notes.finish() }
    }
}

/// Distinct names, and which of them each event bears.
#[derive(Debug, Clone, Default)]
pub(super) struct Column {
    pub names: Vec<String>,
    /// Where the names of event `i` start in `ids`; one more than there are events.
    starts: Vec<u32>,
    ids: Vec<u32>,
}

impl Column {
    /// The names, as places in `names`, of the event at `event`.
    pub fn of(&self, event: usize) -> &[u32] {
        match (self.starts.get(event), self.starts.get(event + 1)) {
            (Some(from), Some(to)) => &self.ids[*from as usize..*to as usize],
            _ => &[],
        }
    }
}

impl Index {
    pub fn new(timeline: &Timeline) -> Self {
        Self::over(timeline, &timeline.events)
    }

    /// An index over some events of a timeline.
    pub(super) fn over(timeline: &Timeline, events: &[Event]) -> Self {
        let titles: Vec<String> = events.iter().map(|event| fold(&event.title)).collect();
        let mut words = Builder::default();
        for title in &titles {
            for word in title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
                words.put_folded(word);
            }
            words.next();
        }
        let column = |names: &dyn Fn(&Event, &mut Builder)| {
            let mut column = Builder::default();
            for event in events {
                names(event, &mut column);
                column.next();
            }
            column.finish()
        };
        Self {
            remarks: Remarks::of(events),
            glances: events.iter().map(Glance::of).collect(),
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
        self.glances = glances;
    }

    pub fn len(&self) -> usize {
        self.titles.len()
    }

    pub fn is_empty(&self) -> bool {
        self.titles.is_empty()
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

#[derive(Default)]
struct Builder {
    /// From a name as written to its id: folding is the dear part, and most names come again.
    written: FxHashMap<String, u32>,
    folded: FxHashMap<String, u32>,
    column: Column,
}

impl Builder {
    fn put(&mut self, name: &str) {
        let id = match self.written.get(name) {
            Some(id) => *id,
            None => {
                let id = self.id_of(&fold(name));
                self.written.insert(name.to_owned(), id);
                id
            }
        };
        self.push(id);
    }

    fn put_folded(&mut self, name: &str) {
        let id = self.id_of(name);
        self.push(id);
    }

    fn id_of(&mut self, folded: &str) -> u32 {
        if let Some(id) = self.folded.get(folded) {
            return *id;
        }
        let id = self.column.names.len() as u32;
        self.column.names.push(folded.to_owned());
        self.folded.insert(folded.to_owned(), id);
        id
    }

    fn push(&mut self, id: u32) {
        let start = self.column.starts.last().copied().unwrap_or(0) as usize;
        if !self.column.ids[start..].contains(&id) {
            self.column.ids.push(id);
        }
    }

    /// Ends the names of one event.
    fn next(&mut self) {
        if self.column.starts.is_empty() {
            self.column.starts.push(0);
        }
        self.column.starts.push(self.column.ids.len() as u32);
    }

    fn finish(self) -> Column {
        self.column
    }
}
