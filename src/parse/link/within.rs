//! Within one article: its mentions become stories, each of one happening.
//!
//! Mentions that say when and where begin stories; those that say less then find them ("the attack" the one just told). What is
//! left is gathered: a report tells of its happening again and again in other words ("the shooting", "the incident", "the boy
//! died"), so tellings that nothing keeps apart are one.

use super::{
    Family,
    apart::{order, sets_apart},
    index::Index,
    known::Known,
    weigh::{ENOUGH, Weighed, compatible, dates_exclude, neighbours, sharp, weigh},
};
use crate::{
    parse::{
        lexicon::{PlaceKind, Weight},
        mention::Draft,
    },
    time::Unit,
    timeline::{Kind, gather::agree},
};

/// Mentions of one article that tell of one happening.
#[derive(Debug)]
pub struct Story {
    /// Indices of drafts, the one that began it first.
    pub drafts: Vec<usize>,
    /// Why each was joined; of the first, [`FIRST`].
    pub reasons: Vec<String>,
    pub known: Known,
    /// How much the article makes of it.
    pub weight: f32,
}

/// The reason of what began an event.
pub const FIRST: &str = "told first";

/// The stories of one article, whose drafts are `drafts[from..to]`, and for each draft of `both attacks` the two stories meant.
pub fn stories(drafts: &[Draft], from: usize, to: usize, text: &str, title: Option<&str>) -> Vec<Story> {
    let act = |draft: &Draft| {
        super::family(draft) == Family::Violence && draft.weight == Weight::Main && !draft.definite && draft.sentence < LEAD
    };
    let mut teller = Teller {
        drafts,
        text,
        from,
        stories: Vec::new(),
        index: Index::of_one_article(),
        of_draft: vec![None; to - from],
        only_spoken_of: !drafts[from..to].iter().any(act),
    };
    let knows = |draft: &Draft| usize::from(draft.mention.when.is_some()) + usize::from(draft.own_place && is_specific(draft));
    for level in (0..=2).rev() {
        for (at, draft) in drafts.iter().enumerate().take(to).skip(from) {
            if !draft.superseded && !draft.both && knows(draft) == level {
                teller.place(at);
            }
        }
    }
    gather(&mut teller, text);
    for at in (from..to).filter(|at| drafts[*at].both) {
        teller.place_both(at);
    }
    let title = title.map(crate::text::fold);
    let mut stories: Vec<Story> = teller.stories.into_iter().filter(|story| !story.drafts.is_empty()).collect();
    for story in &mut stories {
        story.weight = weight(story, drafts, text, title.as_deref());
    }
    stories
}

fn is_specific(draft: &Draft) -> bool {
    draft.place_kind.is_some_and(|kind| kind > PlaceKind::Country)
}

struct Teller<'a> {
    drafts: &'a [Draft],
    text: &'a str,
    from: usize,
    stories: Vec<Story>,
    index: Index,
    of_draft: Vec<Option<usize>>,
    /// The article begins with no act but by speaking of one as known.
    only_spoken_of: bool,
}

/// The sentences that a report opens with, and those that tell its news.
const OPENING: usize = 2;
const LEAD: usize = 4;
/// How many mentions around one are looked at for what it may speak of.
const AROUND: usize = 24;

impl Teller<'_> {
    fn place(&mut self, at: usize) {
        let draft = &self.drafts[at];
        let mut mine = Known::of(draft, at);
        mine.orders.extend(order(draft, self.text));
        let mut candidates = self.index.candidates(&mine);
        let here = at - self.from;
        candidates.extend(self.of_draft[here.saturating_sub(AROUND)..here].iter().flatten());
        candidates.sort_unstable();
        candidates.dedup();
        let mut best: Option<(Weighed, usize)> = None;
        for story in candidates {
            if let Some(weighed) = weigh_mention(draft, &mine, at, &self.stories[story].known)
                && weighed.score >= ENOUGH
                && best.as_ref().is_none_or(|(most, _)| weighed.score > most.score)
            {
                best = Some((weighed, story));
            }
        }
        let (story, reason) = match best {
            Some((weighed, story)) => (story, weighed.reasons.join(", ")),
            None => {
                // A bare reference ("the attack") that finds nothing tells of nothing; what a report opens with is its matter
                // where it tells of no other act.
                let bare = draft.definite && draft.mention.when.is_none() && !draft.own_place && draft.mention.claims.is_empty();
                let opens = self.only_spoken_of && draft.sentence < OPENING && draft.weight == Weight::Main && !draft.plural;
                if bare && !opens {
                    return;
                }
                self.index.add(&mine, self.stories.len());
                self.of_draft[here] = Some(self.stories.len());
                self.stories.push(Story { drafts: vec![at], reasons: vec![FIRST.to_owned()], known: mine, weight: 0.0 });
                return;
            }
        };
        self.index.add(&mine, story);
        self.of_draft[here] = Some(story);
        let joined = &mut self.stories[story];
        joined.known.learn(mine);
        joined.drafts.push(at);
        joined.reasons.push(reason);
    }

    /// `both attacks`: the last two dated ones that the article told of.
    fn place_both(&mut self, at: usize) {
        let mine = Known::of(&self.drafts[at], at);
        let mut told: Vec<usize> = Vec::new();
        let here = at - self.from;
        for story in self.of_draft[here.saturating_sub(40)..here].iter().rev().flatten() {
            let known = &self.stories[*story].known;
            if known.family == mine.family && known.when.is_some() && !told.contains(story) {
                told.push(*story);
            }
        }
        for story in told.into_iter().take(2) {
            self.stories[story].drafts.push(at);
            self.stories[story].reasons.push("one of the two that are spoken of together".to_owned());
        }
    }
}

/// How much speaks for a mention telling of a story of its article; `None` where it cannot.
fn weigh_mention(draft: &Draft, mine: &Known, at: usize, its: &Known) -> Option<Weighed> {
    // What does not date itself and is told in passing is not the dated event that stands near it.
    if dates_exclude(mine, its) || mine.is_another(its) || mine.weak && mine.when.is_none() && its.when.is_some() {
        return None;
    }
    let disasters = mine.family == Family::Other(Kind::Disaster) && !mine.manner.fits(its.manner);
    if !draft.definite && (mine.manner.excludes(its.manner) || disasters) {
        return None;
    }
    let mut sum = weigh(mine, its, false)?;
    let same_sentence = its.in_sentence(draft.sentence);
    // "announced that it was active and pledged loyalty": two words for one thing said.
    if same_sentence && draft.goes_on && its.family == Family::Said {
        sum.add(2.0, "one sentence says both");
    } else if same_sentence && !draft.definite {
        // Two events of one sentence are two, unless the second only says more of the first.
        return None;
    }
    if draft.definite && mine.when.zip(its.when).and_then(|(a, b)| a.intersect(&b)).is_some_and(|joint| sharp(&joint, Unit::Week)) {
        sum.add(1.0, "the same article");
    }
    if draft.definite
        && let Some((sentences, mentions)) = its.last_told(draft.sentence, at)
    {
        // "the assault" speaks of the one that was just told; of two that it could mean, the one told last.
        let own_news = mine.when.is_some() || draft.own_place && is_specific(draft);
        let near = match sentences {
            0..=1 if !own_news => 5.0,
            2 if !own_news => 3.4,
            3..=6 if !own_news => 2.4,
            _ => 0.8,
        };
        sum.add(near - mentions.min(20) as f32 * 0.02, "spoken of as known");
    }
    Some(sum)
}

/// How many stories of one article are held against each other: in a report there are few, in a history each has its date.
const STORIES: usize = 48;

/// Joins the stories of violence that nothing keeps apart.
fn gather(teller: &mut Teller<'_>, text: &str) {
    let mut order: Vec<usize> = (0..teller.stories.len()).filter(|at| teller.stories[*at].known.family == Family::Violence).collect();
    order.sort_by_key(|at| teller.stories[*at].known.first_told());
    // An article that tells of many days or towns is no report of one happening, nor is one that tells no day at all.
    let days = distinct(order.iter().filter_map(|at| teller.stories[*at].known.day()));
    let towns = distinct(order.iter().filter_map(|at| teller.stories[*at].known.own_town().map(|town| town.name.clone())));
    let focused = (1..=2).contains(&days) && towns <= 2;
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let first = &teller.drafts[teller.stories[at].drafts[0]];
        let mine = &teller.stories[at].known;
        let on_its_day =
            |other: &usize| mine.when.is_some() && teller.stories[*other].known.when.is_some_and(|when| !dates_exclude_at(mine, when));
        let telling = Telling {
            focused,
            apart: sets_apart(first, text),
            only_one: kept.iter().filter(|other| on_its_day(other)).count() == 1,
            told_first: kept.first().copied(),
        };
        let target = kept
            .iter()
            .copied()
            .rev()
            .take(STORIES)
            .filter_map(|other| {
                retold(mine, &teller.stories[other].known, &telling, telling.told_first == Some(other)).map(|found| (found, other))
            })
            .max_by(|a, b| a.0.0.total_cmp(&b.0.0));
        match target {
            Some(((_, reason), other)) => {
                let taken = std::mem::take(&mut teller.stories[at].drafts);
                let reasons = std::mem::take(&mut teller.stories[at].reasons);
                let known = teller.stories[at].known.clone();
                let story = &mut teller.stories[other];
                story.drafts.extend(taken);
                story.reasons.extend(reasons.into_iter().map(|old| if old == FIRST { reason.to_owned() } else { old }));
                story.known.learn(known);
                teller.of_draft.iter_mut().filter(|of| **of == Some(at)).for_each(|of| *of = Some(other));
            }
            None => {
                teller.stories[at].known.apart = telling.apart;
                kept.push(at);
            }
        }
    }
}

fn distinct<T: Ord>(values: impl Iterator<Item = T>) -> usize {
    let mut all: Vec<T> = values.collect();
    all.sort_unstable();
    all.dedup();
    all.len()
}

/// How a report tells a story, beside the others that it tells.
struct Telling {
    /// The report is of one happening.
    focused: bool,
    /// Its words set it apart from what was told before: "another".
    apart: bool,
    /// Only one of the stories told before can have been on its day.
    only_one: bool,
    told_first: Option<usize>,
}

fn dates_exclude_at(mine: &Known, when: crate::time::Interval) -> bool {
    mine.when.is_some_and(|mine| !agree(&mine, &when))
}

/// Whether one story tells again what an earlier one told (`leads`: the first of its report), how surely, and why.
fn retold(mine: &Known, its: &Known, telling: &Telling, leads: bool) -> Option<(f32, &'static str)> {
    let Telling { focused, apart, only_one, .. } = *telling;
    if !mine.manner.fits(its.manner) || mine.is_another(its) {
        return None;
    }
    if dates_exclude(mine, its) {
        // "shot on Friday ..., died on Sunday".
        let days = mine.when.zip(its.when).and_then(|(a, b)| Some((a.earliest()? - b.latest()?).num_days()));
        let died = mine.only_death && !its.only_death && mine.own_town().is_none() && days.is_some_and(|days| (1..=21).contains(&days));
        return (focused && died && !apart).then_some((2.0, "whoever was struck then died later"));
    }
    if let (Some(a), Some(b)) = (mine.own_town(), its.own_town())
        && !compatible(a, b)
        && !neighbours(a, b)
    {
        return None;
    }
    let same_person = mine.fallen.iter().any(|name| its.fallen.contains(name));
    if !mine.fallen.is_empty() && !its.fallen.is_empty() && !same_person && (mine.day().is_none() || mine.day() != its.day()) {
        return None;
    }
    let same_town = matches!((mine.own_town(), its.own_town()), (Some(a), Some(b)) if a.name == b.name);
    let same_country = mine.places.is_empty()
        || its.places.is_empty()
        || mine.places.iter().any(|a| its.places.iter().any(|b| compatible(&a.place, &b.place) || neighbours(&a.place, &b.place)));
    if !same_country {
        return None;
    }
    let gap = mine.first_told().abs_diff(its.first_told());
    let near = 1.0 / (1.0 + gap as f32);
    if same_person {
        return Some((4.0 + near, "the same person was killed"));
    }
    if apart {
        return None;
    }
    let same_day = mine.day().is_some() && its.day().is_some();
    let in_a_week = |known: &Known| known.when.is_some_and(|when| sharp(&when, Unit::Week));
    let wide = |known: &Known| known.when.is_none_or(|when| !sharp(&when, Unit::Month));
    match () {
        () if same_day && (focused || same_town || gap <= 2) => Some((3.0 + near, "the same report tells of it on the same day")),
        () if mine.when.is_some() && its.when.is_some() && !wide(mine) && !wide(its) && (focused || same_town) => {
            Some((2.0 + near, "the same report tells of it, on days that agree"))
        }
        () if only_one
            && in_a_week(mine)
            && in_a_week(its)
            && mine.fallen.is_empty()
            && (mine.own_town().is_none() || its.own_town().is_none()) =>
        {
            Some((1.5 + near, "the same report tells of it, and of no other at that time"))
        }
        () if its.when.is_none() && mine.own_town().is_none() && !mine.people.is_disjoint(&its.people) => {
            Some((1.4 + near, "the same person, and the report names no other place"))
        }
        () if leads && mine.definite && mine.own_town().is_none() && !wide(mine) => {
            Some((1.2 + near, "spoken of as what the report began with"))
        }
        () if wide(mine) && same_town && gap <= 6 => Some((1.5 + near, "the same report tells of it in the same place")),
        () if mine.when.is_none() && (mine.own_town().is_none() || its.own_town().is_none()) && (focused || gap <= 2) => {
            Some((1.0 + near, "the same report goes on with it and names no other day or place"))
        }
        () if its.when.is_none() && mine.own_town().is_none() && gap <= 1 => {
            Some((1.0 + near, "the same report told of it first and dates it in the same breath"))
        }
        // The day is told after the deed.
        () if its.when.is_none() && focused && its.own_town().is_none() => {
            Some((1.0 + near, "the same report told of it first and dates it later"))
        }
        () => None,
    }
}

/// How much the article makes of a story: told early, told often, named in its title, and grave.
fn weight(story: &Story, drafts: &[Draft], text: &str, title: Option<&str>) -> f32 {
    let mut sentences: Vec<usize> = story.drafts.iter().map(|at| drafts[*at].sentence).collect();
    sentences.sort_unstable();
    sentences.dedup();
    let told: f32 = sentences.iter().map(|sentence| 0.5 + 3.0 / (1.0 + *sentence as f32 / 2.0)).sum::<f32>().min(12.0);
    let grave = match drafts[story.drafts[0]].mention.kind {
        Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture | Kind::Disaster => 2.0,
        Kind::Statement | Kind::Threat | Kind::Meeting | Kind::Movement => -1.0,
        _ => 0.0,
    };
    let dated = if story.known.day().is_some() { 2.0 } else { 0.0 };
    let placed = if story.known.own_town().is_some() { 1.0 } else { 0.0 };
    let titled = title.map_or(0.0, |title| {
        let trigger = story.drafts.iter().any(|at| {
            let word = crate::text::fold(drafts[*at].mention.trigger.of(text));
            let stem = word.char_indices().nth(5).map_or(word.as_str(), |(end, _)| &word[..end]);
            title.contains(stem)
        });
        let place = story.known.places.iter().any(|known| title.contains(&crate::text::fold(&known.place.name)));
        f32::from(u8::from(trigger)) * 2.0 + f32::from(u8::from(place)) * 1.5
    });
    told + grave + dated + placed + titled
}
