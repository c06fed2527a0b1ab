//! What the events of a timeline bear (places, groups, people, kinds, sources, years), and how many of those shown bear each.
//!
//! It is gathered once a timeline, as numbers beside each other; counting under a filter is then one pass over the events shown.

use chrono::Datelike;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::{
    text::fold,
    timeline::{Bits, Event, Kind, Timeline},
};

/// Events that one task goes through at a time. (In tests so few that work is divided there too.)
const EVENTS: usize = if cfg!(test) { 5 } else { 1 << 18 };

/// Distinct values, and which of them each event bears.
#[derive(Debug, Clone, Default)]
pub(super) struct Values {
    pub names: Vec<String>,
    /// The same, folded.
    pub folded: Vec<String>,
    /// Where each comes in order of the alphabet.
    pub alphabet: Vec<u32>,
    /// The value that each lies in; only of places.
    pub within: Vec<Option<u32>>,
    starts: Vec<u32>,
    pub ids: Vec<u32>,
}

impl Values {
    fn of(&self, event: usize) -> &[u32] {
        match (self.starts.get(event), self.starts.get(event + 1)) {
            (Some(from), Some(to)) => &self.ids[*from as usize..*to as usize],
            _ => &[],
        }
    }

    fn gather<'a>(events: &'a [Event], mut each: impl FnMut(&'a Event, &mut dyn FnMut(&'a str, Option<&'a str>))) -> Self {
        let mut values = Values { starts: vec![0], ..Values::default() };
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        for event in events {
            let start = values.ids.len();
            each(event, &mut |name, within| {
                let mut id_of = |name: &'a str| {
                    *known.entry(name).or_insert_with(|| {
                        values.names.push(name.to_owned());
                        values.folded.push(fold(name));
                        values.within.push(None);
                        values.names.len() as u32 - 1
                    })
                };
                let id = id_of(name);
                let outer = within.map(id_of).filter(|outer| *outer != id);
                values.within[id as usize] = values.within[id as usize].or(outer);
                if !values.ids[start..].contains(&id) {
                    values.ids.push(id);
                }
            });
            values.starts.push(values.ids.len() as u32);
        }
        let mut sorted: Vec<usize> = (0..values.names.len()).collect();
        sorted.sort_unstable_by_key(|id| &values.names[*id]);
        values.alphabet = vec![0; sorted.len()];
        sorted.iter().enumerate().for_each(|(at, id)| values.alphabet[*id] = at as u32);
        values
    }

    /// How many of the events shown bear each.
    fn counts(&self, shown: &[usize]) -> Vec<usize> {
        let none = || vec![0; self.names.len()];
        let add = |mut counts: Vec<usize>, shown: &[usize]| {
            shown.iter().flat_map(|event| self.of(*event)).for_each(|id| counts[*id as usize] += 1);
            counts
        };
        let join = |mut a: Vec<usize>, b: Vec<usize>| {
            a.iter_mut().zip(b).for_each(|(a, b)| *a += b);
            a
        };
        shown.par_chunks(EVENTS).fold(none, add).reduce(none, join)
    }

    /// How many values a value lies in, up to what no map needs.
    pub fn depth(&self, id: usize) -> u16 {
        let (mut at, mut depth) = (id, 0);
        while let Some(outer) = self.within[at] {
            if depth == 6 {
                break;
            }
            (at, depth) = (outer as usize, depth + 1);
        }
        depth
    }
}

/// What the events of a timeline bear.
#[derive(Debug, Clone, Default)]
pub(super) struct Borne {
    /// Of all sections but the years.
    pub values: Vec<Values>,
    /// The first of `years` in which each event can have been, and the first in which it cannot any more; none without a year.
    spans: Vec<Option<(u16, u16)>>,
    /// The years at which some event begins or ends.
    pub years: Vec<i32>,
    /// What all events bear.
    all: Counts,
}

/// What some events bear, counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Counts {
    /// Of all sections but the years.
    pub values: Vec<Vec<usize>>,
    pub years: Vec<usize>,
    pub undated: usize,
}

impl Counts {
    fn take_away(&mut self, other: &Self) {
        let take = |from: &mut Vec<usize>, what: &[usize]| from.iter_mut().zip(what).for_each(|(from, what)| *from -= what);
        self.values.iter_mut().zip(&other.values).for_each(|(from, what)| take(from, what));
        take(&mut self.years, &other.years);
        self.undated -= other.undated;
    }
}

impl Borne {
    pub fn new(timeline: &Timeline) -> Self {
        let events = &timeline.events;
        let places = Values::gather(events, |event, put| {
            for place in &event.places {
                let mut inner = place.name.as_str();
                for outer in &place.within {
                    put(inner, Some(outer));
                    inner = outer;
                }
                put(inner, None);
            }
        });
        let groups = Values::gather(events, |event, put| event.groups.iter().for_each(|group| put(&group.name, None)));
        let people = Values::gather(events, |event, put| event.people.iter().for_each(|person| put(&person.name, None)));
        let kinds = Values::gather(events, |event, put| put(Kind::name(event.kind), None));
        let sources = Values::gather(events, |event, put| {
            for mention in &event.mentions {
                if let Some(article) = timeline.articles.get(mention.article) {
                    put(&article.id, article.publisher.as_deref());
                    article.publisher.iter().for_each(|publisher| put(publisher, None));
                }
            }
        });
        let span = |event: &Event| {
            let when = event.when.filter(|when| when.without_year().is_none() && !when.is_unknown())?;
            Some((when.earliest().map_or(i32::MIN, |day| day.year()), when.latest().map_or(i32::MAX, |day| day.year())))
        };
        let spans: Vec<Option<(i32, i32)>> = events.iter().map(span).collect();
        let ends = spans.iter().flatten().flat_map(|(first, last)| [*first, *last]);
        // Those that the query language can write.
        let mut years: Vec<i32> = ends.filter(|year| (0..=9999).contains(year)).collect();
        years.sort_unstable();
        years.dedup();
        let at = |wanted: &dyn Fn(i32) -> bool| years.partition_point(|year| wanted(*year)) as u16;
        let within = |(first, last): (i32, i32)| (at(&|year| year < first), at(&|year| year <= last));
        let spans = spans.into_iter().map(|span| span.map(within)).collect();
        let mut borne = Self { values: vec![places, groups, people, kinds, sources], spans, years, all: Counts::default() };
        borne.all = borne.counts_of(&(0..events.len()).collect::<Vec<_>>());
        borne
    }

    /// What the events of a set bear. Where they are most of all, those that are not among them are counted instead.
    pub fn counts(&self, shown: &Bits) -> Counts {
        if shown.count() * 2 <= self.spans.len() {
            return self.counts_of(&shown.places());
        }
        let mut hidden = shown.clone();
        hidden.invert();
        let mut counts = self.all.clone();
        counts.take_away(&self.counts_of(&hidden.places()));
        counts
    }

    fn counts_of(&self, shown: &[usize]) -> Counts {
        let (values, (years, undated)) =
            rayon::join(|| self.values.par_iter().map(|values| values.counts(shown)).collect(), || self.years(shown));
        Counts { values, years, undated }
    }

    /// How many of the events shown can have been in each year, and how many have none.
    fn years(&self, shown: &[usize]) -> (Vec<usize>, usize) {
        let mut steps = vec![0isize; self.years.len() + 1];
        let mut undated = 0;
        for event in shown {
            match self.spans[*event] {
                Some((first, last)) => {
                    steps[usize::from(first)] += 1;
                    steps[usize::from(last)] -= 1;
                }
                None => undated += 1,
            }
        }
        let mut now = 0;
        let counts = steps[..self.years.len()].iter().map(|step| {
            now += step;
            now.max(0) as usize
        });
        (counts.collect(), undated)
    }
}
