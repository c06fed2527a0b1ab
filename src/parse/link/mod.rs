//! Linking: which mentions tell of one event.
//!
//! A mention is weighed ([`weigh`]) against what is known ([`known`]) of the events that share a place, a person or the article
//! with it, at a time that allows it; nothing is compared with everything. A date or a town that cannot be the same rules a join
//! out, whatever else agrees.

mod index;
mod known;
mod weigh;

use rustc_hash::FxHashMap;

use super::{lexicon::PlaceKind, mention::Draft};
use crate::{
    time::Interval,
    timeline::{Dating, Kind, Publication},
};
use index::Index;
use known::Known;
use weigh::{ENOUGH, weigh};

/// Mentions that were joined, as indices of drafts, with the reason for each.
#[derive(Debug)]
pub struct Cluster {
    pub drafts: Vec<usize>,
    /// One a draft, in the same order; the first says what began the event.
    pub reasons: Vec<String>,
    pub when: Option<Interval>,
}

/// Kinds that can tell of one happening: what one report calls a clash another calls an attack.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Family {
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

fn is_specific(draft: &Draft) -> bool {
    draft.place_kind.is_some_and(|kind| kind > PlaceKind::Country)
}

/// Joins the drafts of all articles. Those that say when and where begin events; those that say less then find them.
pub fn link(drafts: &[Draft]) -> Vec<Cluster> {
    let mut linker =
        Linker { drafts, clusters: Vec::new(), known: Vec::new(), index: Index::default(), of_draft: vec![None; drafts.len()] };
    let knows = |draft: &Draft| usize::from(draft.mention.when.is_some()) + usize::from(draft.own_place && is_specific(draft));
    for level in (0..=2).rev() {
        for (at, draft) in drafts.iter().enumerate() {
            if !draft.superseded && !draft.both && knows(draft) == level {
                linker.place(at);
            }
        }
    }
    for at in (0..drafts.len()).filter(|at| drafts[*at].both) {
        linker.place_both(at);
    }
    linker.clusters
}

struct Linker<'a> {
    drafts: &'a [Draft],
    clusters: Vec<Cluster>,
    /// What each cluster knows, in the same order.
    known: Vec<Known>,
    index: Index,
    of_draft: Vec<Option<usize>>,
}

impl Linker<'_> {
    fn place(&mut self, at: usize) {
        let draft = &self.drafts[at];
        let mut best: Option<(f32, usize, Vec<&'static str>)> = None;
        for cluster in self.index.candidates(draft) {
            if let Some((score, reasons)) = weigh(draft, at, &self.known[cluster])
                && score >= ENOUGH
                && best.as_ref().is_none_or(|(most, ..)| score > *most)
            {
                best = Some((score, cluster, reasons));
            }
        }
        let (cluster, reason) = match best {
            Some((_, cluster, reasons)) => (cluster, reasons.join(", ")),
            None => {
                // A bare reference ("the attack") that finds nothing tells of nothing.
                if draft.definite && draft.mention.when.is_none() && !draft.own_place && draft.mention.claims.is_empty() {
                    return;
                }
                self.clusters.push(Cluster { drafts: Vec::new(), reasons: Vec::new(), when: None });
                self.known.push(Known::new(family(draft)));
                (self.clusters.len() - 1, "told first".to_owned())
            }
        };
        self.join(at, cluster, reason);
    }

    fn join(&mut self, at: usize, cluster: usize, reason: String) {
        let draft = &self.drafts[at];
        let known = &mut self.known[cluster];
        known.learn(draft, at);
        let joined = &mut self.clusters[cluster];
        joined.drafts.push(at);
        joined.reasons.push(reason);
        joined.when = known.when;
        self.of_draft[at] = Some(cluster);
        self.index.add(draft, cluster);
    }

    /// `both attacks`: the last two dated ones that the article told of.
    fn place_both(&mut self, at: usize) {
        let draft = &self.drafts[at];
        let mut told: Vec<usize> = Vec::new();
        for other in (at.saturating_sub(40)..at).rev() {
            let before = &self.drafts[other];
            if before.mention.article == draft.mention.article
                && family(before) == family(draft)
                && let Some(cluster) = self.of_draft[other]
                && self.known[cluster].when.is_some()
                && !told.contains(&cluster)
            {
                told.push(cluster);
            }
        }
        for cluster in told.into_iter().take(2) {
            self.clusters[cluster].drafts.push(at);
            self.clusters[cluster].reasons.push("one of the two that are spoken of together".to_owned());
        }
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
