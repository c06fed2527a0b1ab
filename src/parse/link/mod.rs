//! Linking: which mentions tell of one event.
//!
//! ```text
//! within   the mentions of one article become its stories
//! across   the stories of all articles become events
//! known    what is known of a story or an event so far
//! weigh    how much speaks for two of them being one
//! index    which events a story is weighed against at all
//! manner   bombing, kidnapping, shooting: ways that exclude each other
//! apart    words that set a happening apart from the one before
//! ```

mod across;
mod apart;
mod index;
mod known;
mod manner;
#[cfg(test)]
mod tests;
mod weigh;
mod within;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    lexicon::Weight,
    mention::Draft,
    telling::{Bag, telling},
};
use crate::{
    text::Article,
    time::Interval,
    timeline::{Dating, Kind, Publication},
};
use across::Linker;
pub use across::Told;
pub use within::FIRST;
use within::{Story, stories};

/// Mentions that were joined, as indices of drafts, with the reason for each.
#[derive(Debug, Default)]
pub struct Cluster {
    pub drafts: Vec<usize>,
    /// One a draft, in the same order; of what began the event it is [`FIRST`].
    pub reasons: Vec<String>,
    pub when: Option<Interval>,
    /// One a story that was joined.
    pub told: Vec<Told>,
}

/// Kinds that can tell of one happening: what one report calls a clash another calls an attack.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Family {
    Violence,
    /// The arrest of one named person.
    ArrestOf(String),
    Said,
    Other(Kind),
}

fn family(draft: &Draft) -> Family {
    match (draft.mention.kind, &draft.of_person) {
        (Kind::Arrest, Some(person)) => Family::ArrestOf(person.clone()),
        // "The accident" may speak of a gun that went off.
        (Kind::Disaster, _) if matches!(draft.label, "Accident" | "Hunting accident") => Family::Violence,
        (Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture, _) => Family::Violence,
        (Kind::Statement | Kind::Threat, _) => Family::Said,
        (other, _) => Family::Other(other),
    }
}

/// Joins the drafts of all articles, which stand in the order of their articles. Those that say when and where begin events;
/// those that say less then find them.
pub fn link(drafts: &[Draft], articles: &[Article], bags: &[Bag], published: &[Publication]) -> Vec<Cluster> {
    let telling = telling(bags);
    // In boxes: sorting and gathering the stories of all articles moves them about.
    let told = |article: usize| -> Vec<(usize, bool, Box<Story>)> {
        let from = drafts.partition_point(|draft| draft.mention.article < article);
        let to = drafts.partition_point(|draft| draft.mention.article <= article);
        let mut all = stories(drafts, from, to, &articles[article].text, articles[article].title.as_deref());
        let main = (0..all.len()).max_by(|a, b| all[*a].weight.total_cmp(&all[*b].weight).then(b.cmp(a)));
        let appeared = published[article].interval.and_then(|interval| interval.earliest().zip(interval.latest()));
        for (at, story) in all.iter_mut().enumerate() {
            story.known.leave_article(appeared);
            if Some(at) == main {
                story.known.is_main(&telling[article]);
            }
        }
        all.into_iter().enumerate().map(|(at, story)| (article, Some(at) == main, Box::new(story))).collect()
    };
    let mut all: Vec<(usize, bool, Box<Story>)> = (0..articles.len()).into_par_iter().flat_map_iter(told).collect();
    let knows = |story: &Story| usize::from(story.known.when.is_some()) + usize::from(story.known.own_town().is_some());
    all.sort_by_key(|(_, _, story)| (std::cmp::Reverse(knows(story)), story.known.published.map(|(from, _)| from)));
    let mut linker = Linker::new();
    for (article, main, story) in all {
        linker.place(*story, article, main);
    }
    linker.clusters
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

/// How many days before its report an act was at most that it mainly tells of without a day.
const NEWS: u64 = 30;

/// The sentences that a report opens with.
const OPENING: usize = 2;

/// "The minister condemned the murder of the two priests": what a report mainly tells of, with a day neither there nor in another
/// report, was news when it appeared.
pub fn date_what_is_news(clusters: &mut [Cluster], drafts: &mut [Draft], published: &[Publication]) {
    for cluster in clusters.iter_mut().filter(|cluster| cluster.when.is_none()) {
        let mut appeared: Vec<(chrono::NaiveDate, usize)> = cluster
            .told
            .iter()
            .filter(|told| told.main)
            .filter_map(|told| Some((published[told.article].interval?.as_day()?, told.article)))
            .collect();
        appeared.sort_unstable();
        let Some(&(day, article)) = appeared.first() else { continue };
        let Some(from) = day.checked_sub_days(chrono::Days::new(NEWS)) else { continue };
        let tells = |draft: &&usize| {
            let draft = &drafts[**draft];
            let mention = &draft.mention;
            mention.article == article
                && draft.weight == Weight::Main
                && !draft.plural
                && !draft.superseded
                && family(draft) == Family::Violence
                && mention.when.is_none()
                && !mention.places.is_empty()
                && (draft.own_place || draft.of_person.is_some() || !mention.claims.is_empty() || draft.sentence < OPENING)
        };
        let Some(draft) = cluster.drafts.iter().find(tells).copied() else { continue };
        let interval = Interval::within(from, day);
        let why = vec![
            "no date is given; it is what the report mainly tells of, so it was news".to_owned(),
            format!("the article appeared on {}", Interval::day(day).in_words()),
        ];
        drafts[draft].mention.when = Some(Dating { interval, expression: None, rule: "main-news".to_owned(), why });
        cluster.when = Some(interval);
    }
}
