//! What the mentions joined so far tell of an event, kept so that weighing a new one costs the same however many there are.

use std::collections::BTreeSet;

use rustc_hash::FxHashSet;

use super::Family;
use crate::{
    parse::{lexicon::PlaceKind, mention::Draft},
    time::Interval,
    timeline::{Measure, Place, Role},
};

/// A place that a mention gave.
#[derive(Debug)]
pub struct KnownPlace {
    pub place: Place,
    /// A country or a region: says little about where.
    pub coarse: bool,
    /// Stood in the mention's own clause.
    pub own: bool,
}

#[derive(Debug)]
pub struct Known {
    pub family: Family,
    pub when: Option<Interval>,
    pub places: Vec<KnownPlace>,
    pub people: FxHashSet<String>,
    /// Groups that did it or claim it.
    pub actors: FxHashSet<String>,
    /// Groups that it was done to.
    pub struck: FxHashSet<String>,
    /// Last words of whom figures count: `tourists`.
    pub victims: FxHashSet<String>,
    pub figures: FxHashSet<(Measure, u64)>,
    pub venues: FxHashSet<String>,
    pub labels: FxHashSet<&'static str>,
    /// Where it was told: article, sentence, draft.
    told: BTreeSet<(usize, usize, usize)>,
}

/// Figures below this are too common to tell one event from another.
const TELLING: u64 = 5;

impl Known {
    pub fn new(family: Family) -> Self {
        Self {
            family,
            when: None,
            places: Vec::new(),
            people: FxHashSet::default(),
            actors: FxHashSet::default(),
            struck: FxHashSet::default(),
            victims: FxHashSet::default(),
            figures: FxHashSet::default(),
            venues: FxHashSet::default(),
            labels: FxHashSet::default(),
            told: BTreeSet::new(),
        }
    }

    /// Takes in a mention that was joined.
    pub fn learn(&mut self, draft: &Draft, at: usize) {
        let mention = &draft.mention;
        if let Some(when) = &mention.when {
            self.when = Some(match self.when {
                Some(known) => known.intersect(&when.interval).unwrap_or(known),
                None => when.interval,
            });
        }
        if let Some(place) = mention.places.first() {
            match self.places.iter_mut().find(|known| known.place.name == place.name && known.place.within == place.within) {
                Some(known) => known.own |= draft.own_place,
                None => self.places.push(KnownPlace { place: place.clone(), coarse: is_coarse(place, draft), own: draft.own_place }),
            }
        }
        self.people.extend(mention.people.iter().map(|person| person.name.clone()));
        self.actors.extend(actors(draft).map(str::to_owned));
        self.struck.extend(struck(draft).map(str::to_owned));
        self.victims.extend(victims(draft));
        self.figures.extend(figures(draft));
        self.venues.extend(draft.venue.clone());
        self.labels.insert(draft.label);
        self.told.insert((mention.article, draft.sentence, at));
    }

    pub fn in_article(&self, article: usize) -> bool {
        self.told.range((article, 0, 0)..(article + 1, 0, 0)).next().is_some()
    }

    pub fn in_sentence(&self, draft: &Draft) -> bool {
        let (article, sentence) = (draft.mention.article, draft.sentence);
        self.told.range((article, sentence, 0)..(article, sentence + 1, 0)).next().is_some()
    }

    /// How many sentences, and how many mentions, before `draft` the article told of it last.
    pub fn last_told(&self, draft: &Draft, at: usize) -> Option<(usize, usize)> {
        let article = draft.mention.article;
        let (_, sentence, other) = self.told.range((article, 0, 0)..(article, draft.sentence + 1, 0)).next_back()?;
        Some((draft.sentence - sentence, at.abs_diff(*other)))
    }
}

pub fn is_coarse(place: &Place, draft: &Draft) -> bool {
    place.within.is_empty() || draft.place_kind.is_some_and(|kind| kind <= PlaceKind::Region)
}

/// Groups that a mention says did it or claim it.
pub fn actors(draft: &Draft) -> impl Iterator<Item = &str> {
    draft.mention.groups.iter().filter(|group| group.role <= Role::Claimant).map(|group| group.name.as_str())
}

/// Groups that a mention says it was done to.
pub fn struck(draft: &Draft) -> impl Iterator<Item = &str> {
    draft.mention.groups.iter().filter(|group| group.role == Role::Target).map(|group| group.name.as_str())
}

/// Last words of whom a mention's figures count.
pub fn victims(draft: &Draft) -> impl Iterator<Item = String> {
    draft.mention.claims.iter().filter_map(|claim| claim.of.as_deref()?.rsplit(' ').next().map(str::to_lowercase))
}

/// A mention's figures that are large enough to tell.
pub fn figures(draft: &Draft) -> impl Iterator<Item = (Measure, u64)> {
    draft.mention.claims.iter().filter(|claim| claim.min >= TELLING && claim.max.is_some()).map(|claim| (claim.measure, claim.min))
}
