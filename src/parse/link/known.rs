//! What the mentions joined so far tell of an event, kept so that weighing a new one costs the same however many there are.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{Family, apart::Order, family, manner::Manner};
use crate::{
    parse::{
        lexicon::{PlaceKind, Weight},
        mention::Draft,
        telling::{Telling, Word},
    },
    time::Interval,
    timeline::{Claim, Dating, Kind, Measure, Place, Role},
};

/// A place that a mention gave.
#[derive(Debug, Clone)]
pub struct KnownPlace {
    pub place: Place,
    /// A country or a region: says little about where.
    pub coarse: bool,
    /// Stood in the mention's own clause.
    pub own: bool,
}

#[derive(Debug, Clone)]
pub struct Known {
    pub family: Family,
    pub when: Option<Interval>,
    pub places: Vec<KnownPlace>,
    pub people: FxHashSet<String>,
    /// Those of them whose death or arrest it tells of.
    pub fallen: FxHashSet<String>,
    /// Groups that did it or claim it.
    pub actors: FxHashSet<String>,
    /// Groups that it was done to.
    pub struck: FxHashSet<String>,
    /// Last words of whom figures count: `tourists`.
    pub victims: FxHashSet<String>,
    pub figures: FxHashSet<(Measure, u64)>,
    /// Those figures with whom they count, where that says more than that they were people: `6 priests`.
    pub tolls: FxHashSet<(Measure, u64, String)>,
    pub venues: FxHashSet<String>,
    pub labels: FxHashSet<&'static str>,
    pub manner: Manner,
    /// Only that somebody died, not of what.
    pub only_death: bool,
    /// Only words that tell of no event by themselves.
    pub weak: bool,
    /// Which of several it is.
    pub orders: FxHashSet<Order>,
    /// Its article says that it is one more: "another attack".
    pub apart: bool,
    /// A law: known by whom it strikes.
    pub law: bool,
    /// Only spoken of as known: "the attack".
    pub definite: bool,
    /// Where it was told in its article: sentence, draft.
    told: BTreeSet<(usize, usize)>,
    /// The days on which its reports appeared.
    pub published: Option<(NaiveDate, NaiveDate)>,
    /// Telling words of the reports whose main event it is, summed, and how many reports those are.
    words: FxHashMap<Word, f32>,
    main_in: usize,
    /// Names in those reports that hardly any other has.
    names: FxHashSet<Word>,
}

/// Figures below this are too common to tell one event from another.
const TELLING: u64 = 5;
/// How many telling words an event keeps: those of the first reports tell it from others well enough.
const WORDS: usize = 400;

impl Known {
    /// What one mention tells.
    pub fn of(draft: &Draft, at: usize) -> Self {
        let mention = &draft.mention;
        let place =
            mention.places.first().map(|place| KnownPlace { place: place.clone(), coarse: is_coarse(place, draft), own: draft.own_place });
        Self {
            family: family(draft),
            when: mention.when.as_ref().map(|when| if is_a_clock_time(when) { when.interval.approximately() } else { when.interval }),
            places: place.into_iter().collect(),
            people: mention.people.iter().map(|person| person.name.clone()).collect(),
            fallen: draft.of_person.iter().cloned().collect(),
            actors: mention.groups.iter().filter(|group| group.role <= Role::Claimant).map(|group| group.name.clone()).collect(),
            struck: mention.groups.iter().filter(|group| group.role == Role::Target).map(|group| group.name.clone()).collect(),
            victims: mention.claims.iter().filter_map(|claim| claim.of.as_deref()?.rsplit(' ').next().map(str::to_lowercase)).collect(),
            figures: mention
                .claims
                .iter()
                .filter(|claim| claim.min >= TELLING && claim.max.is_some())
                .map(|claim| (claim.measure, claim.min))
                .collect(),
            tolls: mention.claims.iter().filter(|claim| claim.min >= TELLING && claim.max.is_some()).filter_map(toll).collect(),
            venues: draft.venue.iter().cloned().collect(),
            labels: FxHashSet::from_iter([draft.label]),
            manner: Manner::of(draft),
            only_death: draft.label == "Death",
            weak: draft.weight == Weight::Weak,
            orders: FxHashSet::default(),
            apart: false,
            law: mention.kind == Kind::Law,
            definite: draft.definite && !draft.plural,
            told: BTreeSet::from([(draft.sentence, at)]),
            published: None,
            words: FxHashMap::default(),
            main_in: 0,
            names: FxHashSet::default(),
        }
    }

    /// Takes in what was joined.
    pub fn learn(&mut self, other: Known) {
        if let Some(when) = other.when {
            self.when = Some(match self.when {
                // Of a day and an estimate of it the day holds.
                Some(known) => match known.intersect(&when) {
                    Some(joint) => joint,
                    None if known.certainty().approximate && !when.certainty().approximate => when,
                    None => known,
                },
                None => when,
            });
        }
        for place in other.places {
            match self.places.iter_mut().find(|known| known.place.name == place.place.name && known.place.within == place.place.within) {
                Some(known) => known.own |= place.own,
                None => self.places.push(place),
            }
        }
        self.people.extend(other.people);
        self.fallen.extend(other.fallen);
        self.actors.extend(other.actors);
        self.struck.extend(other.struck);
        self.victims.extend(other.victims);
        self.figures.extend(other.figures);
        self.orders.extend(other.orders);
        self.tolls.extend(other.tolls);
        self.venues.extend(other.venues);
        self.labels.extend(other.labels);
        self.manner = self.manner.and(other.manner);
        self.only_death &= other.only_death;
        self.weak &= other.weak;
        self.law |= other.law;
        self.definite &= other.definite;
        self.told.extend(other.told);
        self.published = match (self.published, other.published) {
            (Some(a), Some(b)) => Some((a.0.min(b.0), a.1.max(b.1))),
            (a, b) => a.or(b),
        };
        for (word, weight) in other.words {
            if self.words.len() < WORDS || self.words.contains_key(&word) {
                *self.words.entry(word).or_default() += weight;
            }
        }
        self.main_in += other.main_in;
        if self.names.len() < WORDS {
            self.names.extend(other.names);
        }
    }

    /// Goes on to the stories of other articles: when its own appeared counts there, and where in it no longer does.
    pub fn leave_article(&mut self, published: Option<(NaiveDate, NaiveDate)>) {
        self.told = BTreeSet::new();
        self.published = published;
    }

    /// Marks it as what its report mainly tells of.
    pub fn is_main(&mut self, words: &Telling) {
        self.words = words.0.iter().map(|(word, weight, _)| (*word, *weight)).collect();
        // The town's name is no sign: all that happens there has it.
        let town = |known: &KnownPlace| crate::text::fold(&known.place.full_name());
        let of_places: Vec<String> = self.places.iter().map(town).collect();
        let of_places: FxHashSet<Word> =
            of_places.iter().flat_map(|name| name.split(|c: char| !c.is_alphanumeric())).map(crate::parse::telling::word).collect();
        self.names = words.0.iter().filter(|(word, _, rare)| *rare && !of_places.contains(word)).map(|(word, ..)| *word).collect();
        self.main_in = 1;
    }

    pub fn words(&self) -> impl Iterator<Item = Word> {
        self.words.keys().copied()
    }

    /// How alike the reports are of which the two are the main event: 0 to 1; `None` where one is no report's main event.
    pub fn likeness(&self, other: &Known) -> Option<f32> {
        if self.main_in == 0 || other.main_in == 0 {
            return None;
        }
        let (few, many) = if self.words.len() <= other.words.len() { (self, other) } else { (other, self) };
        let dot: f32 = few.words.iter().filter_map(|(word, weight)| Some(weight * many.words.get(word)?)).sum();
        Some(dot / (self.main_in * other.main_in) as f32)
    }

    /// How many rare names their reports share.
    pub fn names_in_common(&self, other: &Known) -> usize {
        self.names.iter().filter(|name| other.names.contains(name)).count()
    }

    /// Whether one article tells of both as two of several: "the first bomb", "the second", "another".
    pub fn is_another(&self, its: &Known) -> bool {
        let later = |order: &Order| !matches!(order, Order::Nth(1));
        let anew = self.orders.contains(&Order::Another) && self.first_told() >= its.first_told();
        anew || !self.orders.is_empty() && !its.orders.is_empty() && self.orders.is_disjoint(&its.orders)
            || self.orders.is_empty() && its.orders.iter().any(later) && self.first_told() < its.first_told()
            || its.orders.is_empty() && self.orders.iter().any(later) && self.first_told() >= its.first_told()
    }

    /// The day that it is told of exactly.
    pub fn day(&self) -> Option<NaiveDate> {
        self.when.and_then(|when| when.as_day())
    }

    /// A town or a site that a mention named itself.
    pub fn own_town(&self) -> Option<&Place> {
        self.places.iter().find(|known| known.own && !known.coarse).map(|known| &known.place)
    }

    pub fn in_sentence(&self, sentence: usize) -> bool {
        self.told.range((sentence, 0)..(sentence + 1, 0)).next().is_some()
    }

    pub fn first_told(&self) -> usize {
        self.told.first().map_or(0, |(sentence, _)| *sentence)
    }

    /// How many sentences, and how many mentions, before a mention it was told of last.
    pub fn last_told(&self, sentence: usize, at: usize) -> Option<(usize, usize)> {
        let (before, other) = self.told.range(..(sentence + 1, 0)).next_back()?;
        Some((sentence - before, at.abs_diff(*other)))
    }
}

/// Whom a figure counts, unless any event may count them.
fn toll(claim: &Claim) -> Option<(Measure, u64, String)> {
    const ANYBODY: &[&str] = &[
        "people",
        "persons",
        "men",
        "women",
        "children",
        "others",
        "victims",
        "dead",
        "civilians",
        "soldiers",
        "troops",
        "policemen",
        "officers",
        "rebels",
        "guerrillas",
        "fighters",
        "militants",
        "terrorists",
        "insurgents",
        "gunmen",
        "members",
        "bodies",
    ];
    let whom = claim.of.as_deref()?.rsplit(' ').next()?.to_lowercase();
    (!ANYBODY.contains(&whom.as_str())).then_some((claim.measure, claim.min, whom))
}

/// "about 9 p.m." and no word of the day: which day is a guess.
fn is_a_clock_time(when: &Dating) -> bool {
    when.rule == "time-of-day" || when.rule.starts_with("time-of-day ")
}

pub fn is_coarse(place: &Place, draft: &Draft) -> bool {
    place.within.is_empty() || draft.place_kind.is_some_and(|kind| kind <= PlaceKind::Region)
}
