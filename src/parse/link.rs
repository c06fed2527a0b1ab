//! Linking: which mentions tell of one event.
//!
//! Mentions are weighed against the events found so far that share a place, a person, a day's month or the article with them;
//! nothing is compared with everything. A date or a town that cannot be the same rules a join out, whatever else agrees.

use rustc_hash::FxHashMap;

use super::{
    lexicon::{PlaceKind, Weight},
    mention::Draft,
};
use crate::{
    time::{Interval, Unit},
    timeline::{Dating, Kind, Place, Publication, Role},
};

/// Mentions that were joined, as indices of drafts, with the reason for each.
#[derive(Debug, Default)]
pub struct Cluster {
    pub drafts: Vec<usize>,
    /// One a draft, in the same order; the first says what began the event.
    pub reasons: Vec<String>,
    pub when: Option<Interval>,
    family: Family,
}

/// Kinds that can tell of one happening: what one report calls a clash another calls an attack.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
enum Family {
    #[default]
    Violence,
    /// The death or the arrest of one named person.
    Of(Kind, String),
    Said,
    Other(Kind),
}

fn family(draft: &Draft) -> Family {
    if let Some(person) = &draft.of_person {
        return Family::Of(draft.mention.kind, person.clone());
    }
    match draft.mention.kind {
        Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture => Family::Violence,
        Kind::Statement | Kind::Threat => Family::Said,
        other => Family::Other(other),
    }
}

/// What it takes to join; the weights below are in the same unit.
const ENOUGH: f32 = 3.0;

/// Joins the drafts of all articles.
pub fn link(drafts: &[Draft]) -> Vec<Cluster> {
    let mut linker = Linker { drafts, clusters: Vec::new(), index: FxHashMap::default(), of_draft: vec![None; drafts.len()] };
    // Those that say when and where begin events; those that say less then find them.
    let drafts_that_stand = |at: &usize| !drafts[*at].superseded;
    let knows = |draft: &Draft| usize::from(draft.mention.when.is_some()) + usize::from(draft.own_place && is_specific(draft));
    for level in (0..=2).rev() {
        for at in (0..drafts.len()).filter(drafts_that_stand).filter(|at| knows(&drafts[*at]) == level && !drafts[*at].both) {
            linker.place(at);
        }
    }
    for at in (0..drafts.len()).filter(|at| drafts[*at].both) {
        linker.place_both(at);
    }
    linker.clusters.retain(|cluster| !cluster.drafts.is_empty());
    linker.clusters
}

fn is_specific(draft: &Draft) -> bool {
    draft.place_kind.is_some_and(|kind| kind > PlaceKind::Country)
}

struct Linker<'a> {
    drafts: &'a [Draft],
    clusters: Vec<Cluster>,
    /// Place, person, month or article → clusters.
    index: FxHashMap<Key, Vec<usize>>,
    of_draft: Vec<Option<usize>>,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Place(String),
    Person(String),
    Group(String),
    Article(usize),
}

impl Linker<'_> {
    fn keys(&self, at: usize) -> Vec<Key> {
        let draft = &self.drafts[at];
        let mut keys = vec![Key::Article(draft.mention.article)];
        for place in &draft.mention.places {
            if !place.within.is_empty() {
                keys.push(Key::Place(place.name.clone()));
                keys.extend(place.within.iter().take(place.within.len() - 1).map(|outer| Key::Place(outer.clone())));
            }
        }
        if draft.mention.kind == Kind::Law {
            keys.extend(draft.mention.groups.iter().map(|group| Key::Group(group.name.clone())));
        }
        keys.extend(draft.mention.people.iter().map(|person| Key::Person(person.name.clone())));
        keys
    }

    /// `both attacks`: the last two that the article told of.
    fn place_both(&mut self, at: usize) {
        let draft = &self.drafts[at];
        let mut told: Vec<(usize, usize)> = (0..at)
            .rev()
            .take(12)
            .filter(|other| self.drafts[*other].mention.article == draft.mention.article && family(&self.drafts[*other]) == family(draft))
            .filter_map(|other| Some((other, self.of_draft[other]?)))
            .collect();
        told.dedup_by_key(|(_, cluster)| *cluster);
        for (_, cluster) in told.into_iter().take(2) {
            self.clusters[cluster].drafts.push(at);
            self.clusters[cluster].reasons.push("one of the two that are spoken of together".to_owned());
        }
    }

    fn place(&mut self, at: usize) {
        let keys = self.keys(at);
        let mut candidates: Vec<usize> = keys.iter().filter_map(|key| self.index.get(key)).flatten().copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Option<(f32, usize, Vec<&'static str>)> = None;
        for cluster in candidates {
            if let Some((score, reasons)) = self.weigh(at, cluster)
                && score >= ENOUGH
                && best.as_ref().is_none_or(|(most, ..)| score > *most)
            {
                best = Some((score, cluster, reasons));
            }
        }
        let draft = &self.drafts[at];
        let cluster = match best {
            Some((_, cluster, reasons)) => {
                let joined = &mut self.clusters[cluster];
                joined.drafts.push(at);
                joined.reasons.push(reasons.join(", "));
                if let Some(when) = &draft.mention.when {
                    joined.when = Some(match joined.when {
                        Some(known) => known.intersect(&when.interval).unwrap_or(known),
                        None => when.interval,
                    });
                }
                cluster
            }
            None => {
                // A bare reference ("the attack") that finds nothing tells of nothing.
                if draft.definite && draft.mention.when.is_none() && !draft.own_place && draft.mention.claims.is_empty() {
                    return;
                }
                self.clusters.push(Cluster {
                    drafts: vec![at],
                    reasons: vec!["told first".to_owned()],
                    when: draft.mention.when.as_ref().map(|when| when.interval),
                    family: family(draft),
                });
                self.clusters.len() - 1
            }
        };
        self.of_draft[at] = Some(cluster);
        for key in keys {
            let list = self.index.entry(key).or_default();
            if list.last() != Some(&cluster) && !list.contains(&cluster) {
                list.push(cluster);
            }
        }
    }

    /// How much speaks for a join, and what; `None` where it cannot be.
    fn weigh(&self, at: usize, cluster: usize) -> Option<(f32, Vec<&'static str>)> {
        let draft = &self.drafts[at];
        let cluster = &self.clusters[cluster];
        if family(draft) != cluster.family {
            return None;
        }
        let mut score = 0.0;
        let mut reasons = Vec::new();
        let fine = |interval: &Interval| interval.is_bounded() && interval.precision() <= Unit::Week;
        match (draft.mention.when.as_ref().map(|when| when.interval), cluster.when) {
            (Some(a), Some(b)) => {
                let joint = a.intersect(&b)?;
                let sharp = a.is_bounded() && b.is_bounded();
                if a.as_day().is_some() && a.as_day() == b.as_day() {
                    score += 2.0;
                    reasons.push("the same day");
                } else if sharp && a.precision() <= Unit::Season && b.precision() <= Unit::Season {
                    score += 1.5;
                    reasons.push("days that agree");
                } else if joint.is_bounded() && joint.precision() <= Unit::Year {
                    score += 0.6;
                    reasons.push("a date that allows it");
                }
                let same_article = cluster.drafts.iter().any(|other| self.drafts[*other].mention.article == draft.mention.article);
                if same_article && draft.definite && fine(&joint) {
                    score += 1.0;
                    reasons.push("the same article");
                }
            }
            (None, Some(_)) if draft.weight == Weight::Weak => return None,
            _ => {}
        }
        let same_sentence = cluster
            .drafts
            .iter()
            .any(|other| self.drafts[*other].mention.article == draft.mention.article && self.drafts[*other].sentence == draft.sentence);
        // "announced that it was active and pledged loyalty": two words for one thing said.
        let one_statement = same_sentence && draft.goes_on && cluster.family == Family::Said;
        if one_statement {
            score += 2.0;
            reasons.push("one sentence says both");
        }
        if same_sentence && !draft.definite && !one_statement {
            // Two events of one sentence are two, unless the second only says more of the first.
            return None;
        }
        let (place_score, place_reason) = self.weigh_places(draft, cluster)?;
        score += place_score;
        reasons.extend(place_reason);
        let others = || cluster.drafts.iter().map(|other| &self.drafts[*other]);
        if draft.mention.people.iter().any(|person| others().any(|other| other.mention.people.contains(person))) {
            score += 2.0;
            reasons.push("the same person");
        }
        let struck_group = |draft: &Draft| {
            draft.mention.groups.iter().filter(|group| group.role == Role::Target).map(|group| group.name.clone()).collect::<Vec<_>>()
        };
        if draft.mention.kind == Kind::Law
            && struck_group(draft).iter().any(|name| others().any(|other| struck_group(other).contains(name)))
        {
            score += 2.5;
            reasons.push("the same group is struck by it");
        }
        let acts = |draft: &Draft| {
            draft.mention.groups.iter().filter(|group| group.role <= Role::Claimant).map(|group| group.name.clone()).collect::<Vec<_>>()
        };
        let mine = acts(draft);
        if mine.iter().any(|name| others().any(|other| acts(other).contains(name))) {
            score += 0.7;
            reasons.push("the same group");
        }
        // "tourists" here and "39 tourists" there, in one article or on days that agree.
        let whom = |draft: &Draft| {
            draft
                .mention
                .claims
                .iter()
                .filter_map(|claim| claim.of.as_deref()?.rsplit(' ').next().map(str::to_lowercase))
                .collect::<Vec<_>>()
        };
        let struck = whom(draft);
        if draft.mention.when.is_some()
            && cluster.when.is_some()
            && struck.iter().any(|one| others().any(|other| whom(other).contains(one)))
        {
            score += 1.5;
            reasons.push("the same victims");
        }
        let figure = |draft: &Draft| {
            draft
                .mention
                .claims
                .iter()
                .filter(|claim| claim.min >= 5 && claim.max.is_some())
                .map(|claim| (claim.measure, claim.min))
                .collect::<Vec<_>>()
        };
        let figures = figure(draft);
        if figures.iter().any(|one| others().any(|other| figure(other).contains(one))) {
            score += 1.5;
            reasons.push("the same figure");
        }
        let nearest = others()
            .filter(|other| other.mention.article == draft.mention.article && other.sentence <= draft.sentence)
            .map(|other| draft.sentence - other.sentence)
            .min();
        if draft.definite
            && let Some(distance) = nearest
        {
            // "the assault" speaks of the one that was just told.
            let own_news = draft.mention.when.is_some() || draft.own_place && is_specific(draft);
            // Of two that it could mean, the one told last.
            let steps = cluster.drafts.iter().filter(|other| **other < at).map(|other| at - other).min().unwrap_or(20);
            score -= steps.min(20) as f32 * 0.02;
            score += match distance {
                0..=2 if !own_news => 3.4,
                3..=6 if !own_news => 2.4,
                _ => 0.8,
            };
            reasons.push("spoken of as known");
        }
        if draft.venue.is_some() && draft.mention.when.is_some() && others().any(|other| other.venue == draft.venue) {
            score += 1.0;
            reasons.push("the same sort of place");
        }
        if others().any(|other| other.label == draft.label) {
            score += 0.3;
        }
        Some((score, reasons))
    }

    /// `None` where the two are in different towns or countries.
    fn weigh_places(&self, draft: &Draft, cluster: &Cluster) -> Option<(f32, Option<&'static str>)> {
        let Some(mine) = draft.mention.places.first() else { return Some((0.0, None)) };
        let mut best = (0.0, None);
        for other in cluster.drafts.iter().map(|other| &self.drafts[*other]) {
            let Some(its) = other.mention.places.first() else { continue };
            if !compatible(mine, its) {
                // A place that only stood nearby may be wrong; one's own may not.
                if draft.own_place && other.own_place {
                    return None;
                }
                continue;
            }
            let coarse =
                |place: &Place, draft: &Draft| place.within.is_empty() || draft.place_kind.is_some_and(|kind| kind <= PlaceKind::Region);
            let score = if mine.name == its.name {
                if coarse(mine, draft) { (0.7, Some("the same country or region")) } else { (3.2, Some("the same place")) }
            } else if coarse(mine, draft) || coarse(its, other) {
                (0.5, Some("the same country"))
            } else {
                (2.4, Some("one place lies in the other"))
            };
            if score.0 > best.0 {
                best = score;
            }
        }
        Some(best)
    }
}

/// "After the attack, the government banned ...": what has no date of its own but came after a dated event lies between that
/// event and publication.
pub fn date_what_came_after(clusters: &mut [Cluster], drafts: &mut [Draft], published: &[Publication]) {
    let of_draft: FxHashMap<usize, usize> =
        clusters.iter().enumerate().flat_map(|(at, cluster)| cluster.drafts.iter().map(move |draft| (*draft, at))).collect();
    for at in 0..clusters.len() {
        if clusters[at].when.is_some() {
            continue;
        }
        let Some((draft, earlier)) = clusters[at].drafts.iter().find_map(|draft| {
            // The index counts within the article, whose drafts stand together.
            let article = drafts[*draft].mention.article;
            let base = drafts.partition_point(|other| other.mention.article < article);
            Some((*draft, of_draft.get(&(base + drafts[*draft].after?))?))
        }) else {
            continue;
        };
        let from = clusters[*earlier].when.and_then(|when| when.earliest());
        let to = published[drafts[draft].mention.article].interval.and_then(|interval| interval.latest());
        let (Some(from), Some(to)) = (from, to) else { continue };
        if from > to || *earlier == at {
            continue;
        }
        let interval = Interval::within(from, to);
        let why = vec![
            "no date is given; the sentence tells of it as coming after another event".to_owned(),
            format!(
                "that event was on or after {}, and the article appeared on or before {}",
                Interval::day(from).in_words(),
                Interval::day(to).in_words()
            ),
        ];
        drafts[draft].mention.when = Some(Dating { interval, expression: None, rule: "after-event".to_owned(), why });
        clusters[at].when = Some(interval);
    }
}

/// Whether one place is the other or lies in it.
fn compatible(a: &Place, b: &Place) -> bool {
    a.lies_in(&b.name) || b.lies_in(&a.name)
}
