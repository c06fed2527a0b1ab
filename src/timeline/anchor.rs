//! What ties a note to its event, and finds the event again.
//!
//! A note is tied to its event and not to a position: by the event's id, and by the article and the words of the passage that
//! told it best when the note was made. So it is found again after the articles were read anew, among other articles, and after
//! small changes of the text.
//!
//! The event that is looked for is the one that the articles have, whatever the user corrected of it since: a note stays on the
//! event from which its own passage was taken out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Event, EventId, Mention, Timeline};
use crate::text::{fingerprint, fold};

/// What ties a remark to its event.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Anchor {
    pub event: EventId,
    /// The article of its most telling passage.
    pub article: String,
    /// The beginning of that passage.
    pub words: String,
    /// What the event was called: for people, and for a remark that is without its event.
    pub title: String,
}

/// Passages of an article that are taken out of an event together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    pub article: String,
    /// The beginning of each, in their order in the text.
    pub words: Vec<String>,
}

/// What stands between the id of an event and the name of a part of it.
const OF: char = '+';

impl EventId {
    /// Whether it is the id of an event that the user took out of another.
    pub fn is_part(&self) -> bool {
        self.0.contains(OF)
    }
}

/// Characters of a passage that tell it from others.
const QUOTED: usize = 240;

impl Anchor {
    /// To an event that was told best by a passage of an article.
    pub fn to(event: EventId, title: String, article: String, passage: &str) -> Anchor {
        Anchor { event, article, words: quoted(passage), title }
    }

    pub fn of(timeline: &Timeline, event: &Event) -> Anchor {
        let article = event.mentions.first().and_then(|mention| Some((timeline.articles.get(mention.article)?, mention)));
        Anchor {
            event: event.id.clone(),
            article: article.map(|(article, _)| article.id.clone()).unwrap_or_default(),
            words: article.map(|(article, mention)| quoted(mention.span.of(&article.text))).unwrap_or_default(),
            title: event.title.clone(),
        }
    }

    /// The id of a part that is taken out of its event: for as long as the note of it stands, whatever becomes of the text.
    pub fn part(&self, part: &Part) -> EventId {
        let first = part.words.first().map_or("", String::as_str);
        EventId(format!("{}{OF}{:08x}", self.event, fingerprint(&format!("{}\0{first}", part.article))))
    }

    /// Two anchors of one remark: what the event was called does not matter.
    pub(super) fn is_same(&self, other: &Anchor) -> bool {
        (&self.event, &self.article, &self.words) == (&other.event, &other.article, &other.words)
    }
}

impl Part {
    /// These passages of an article.
    pub fn quoting<'a>(article: String, passages: impl Iterator<Item = &'a str>) -> Part {
        Part { article, words: passages.map(quoted).collect() }
    }

    /// The passages of some mentions, which are of one article.
    pub fn of<'a>(timeline: &Timeline, mentions: impl Iterator<Item = &'a Mention>) -> Option<Part> {
        let mut mentions: Vec<&Mention> = mentions.collect();
        mentions.sort_by_key(|mention| mention.span);
        mentions.dedup_by_key(|mention| mention.span);
        let article = timeline.articles.get(mentions.first()?.article)?;
        Some(Part { article: article.id.clone(), words: mentions.iter().map(|mention| quoted(mention.span.of(&article.text))).collect() })
    }

    /// Of some mentions of an event, those that are of it, where `free` lets them be. A passage that was edited is the one that
    /// is most like the words.
    pub(super) fn find(&self, timeline: &Timeline, mentions: &[Mention], free: impl Fn(usize) -> bool) -> Vec<usize> {
        let Some(article) = timeline.articles.iter().position(|article| article.id == self.article) else { return Vec::new() };
        let text = &timeline.articles[article].text;
        let here: Vec<usize> = (0..mentions.len()).filter(|at| mentions[*at].article == article && free(*at)).collect();
        let same = |words: &str| here.iter().copied().filter(|at| quoted(mentions[*at].span.of(text)) == *words).collect::<Vec<_>>();
        let mut found: Vec<usize> = self.words.iter().flat_map(|words| same(words)).collect();
        for words in self.words.iter().filter(|words| same(words).is_empty()) {
            let wanted = bag(words);
            let left = here.iter().filter(|at| !found.contains(at));
            let best = left.map(|at| (likeness(&wanted, mentions[*at].span.of(text)), std::cmp::Reverse(*at))).max();
            if let Some((_, std::cmp::Reverse(at))) = best.filter(|(likeness, _)| *likeness >= LIKE) {
                let span = mentions[at].span;
                found.extend(here.iter().copied().filter(|at| mentions[*at].span == span));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

fn quoted(passage: &str) -> String {
    let line = passage.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(QUOTED).collect::<String>().trim_end().to_owned()
}

/// Which event each anchor ties to, as a place in the timeline.
///
/// The event that has the passage, where it can be the one of the same id; else the one of the same id; else the event of the
/// same article with most of the passage's words, if it has most of them.
pub(super) fn places<'a>(anchors: impl Iterator<Item = &'a Anchor>, timeline: &Timeline) -> Vec<Option<usize>> {
    let anchors: Vec<&Anchor> = anchors.collect();
    if anchors.is_empty() {
        return Vec::new();
    }
    let wanted: FxHashSet<&EventId> = anchors.iter().map(|anchor| &anchor.event).collect();
    let by_id: FxHashMap<&EventId, usize> =
        timeline.events.iter().enumerate().filter(|(_, event)| wanted.contains(&event.id)).map(|(at, event)| (&event.id, at)).collect();
    places_by(anchors.into_iter(), timeline, |id| by_id.get(id).copied())
}

/// The same, where it is known already which event has an id.
pub(super) fn places_by<'a>(
    anchors: impl Iterator<Item = &'a Anchor>,
    timeline: &Timeline,
    by_id: impl Fn(&EventId) -> Option<usize>,
) -> Vec<Option<usize>> {
    let originals: FxHashMap<&EventId, &Event> = timeline.corrections.originals().map(|event| (&event.id, event)).collect();
    // The event as the articles have it; what the user took out of another is none of theirs.
    let original = |at: usize| -> Option<&Event> {
        let event = &timeline.events[at];
        if event.split_from().is_some() { None } else { Some(originals.get(&event.id).copied().unwrap_or(event)) }
    };
    let tells = |event: &Event, words: &str| {
        let passage = |mention: &Mention| timeline.articles.get(mention.article).map(|article| mention.span.of(&article.text));
        event.mentions.iter().filter_map(passage).any(|text| quoted(text) == words)
    };
    let place = |anchor: &Anchor| {
        let named = by_id(&anchor.event);
        let words = &anchor.words;
        if anchor.event.is_part() {
            let has = |at: &usize| timeline.events[*at].split_from().is_some() && tells(&timeline.events[*at], words);
            if let Some(at) = named.or_else(|| (0..timeline.events.len()).find(has)) {
                return Some(at);
            }
        }
        let is_told = |at: &usize| original(*at).is_some_and(|event| words.is_empty() || tells(event, words));
        if named.as_ref().is_some_and(is_told) {
            return named;
        }
        let told = || (0..timeline.events.len()).find(|at| !words.is_empty() && is_told(at));
        told().or(named).or_else(|| likest(timeline, original, anchor))
    };
    anchors.map(place).collect()
}

/// The event of the anchor's article whose passage is most like its words, of those that share most of them.
fn likest<'a>(timeline: &'a Timeline, original: impl Fn(usize) -> Option<&'a Event>, anchor: &Anchor) -> Option<usize> {
    let wanted = bag(&anchor.words);
    let article = timeline.articles.iter().position(|article| article.id == anchor.article)?;
    let text = &timeline.articles[article].text;
    let shared = |event: &Event| {
        let here = event.mentions.iter().filter(|mention| mention.article == article);
        here.map(|mention| likeness(&wanted, mention.span.of(text))).max()
    };
    let likenesses = (0..timeline.events.len()).filter_map(|at| Some((shared(original(at)?)?, at)));
    likenesses.max_by_key(|(likeness, at)| (*likeness, std::cmp::Reverse(*at))).filter(|(likeness, _)| *likeness >= LIKE).map(|(_, at)| at)
}

fn bag(text: &str) -> FxHashSet<String> {
    fold(&quoted(text)).split_whitespace().map(str::to_owned).collect()
}

/// Of the words that two passages have together, how many in a hundred they share.
fn likeness(wanted: &FxHashSet<String>, passage: &str) -> usize {
    let there = bag(passage);
    (wanted.intersection(&there).count() * 100).checked_div(wanted.union(&there).count()).unwrap_or(0)
}

/// How many in a hundred they must share to be one that was edited.
const LIKE: usize = 60;
