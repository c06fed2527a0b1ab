//! Events, the mentions that tell of them, and the timeline that holds both.

use std::collections::BTreeMap;

use super::{Actor, Claim, Corrections, Group, Kind, Measure, Person, Place, Remark, Role, Silence, Toll, tolls};
use crate::{
    text::{Article, Problem, Span},
    time::Interval,
};

/// Names an event for as long as its articles say the same of it: built from its date, kind and place, not from its
/// position, so that a selection survives filtering and reloading. For example `2015-06-26-attack-sousse`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct EventId(pub String);

impl std::fmt::Display for EventId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a lit word of a passage carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// The trigger: what happened.
    What,
    When,
    Where,
    /// A group or a person.
    Who,
    /// A figure.
    Figure,
}

/// Words of an article that carry something of an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lit {
    pub span: Span,
    pub meaning: Meaning,
}

/// When something happened, and how that was worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dating {
    pub interval: Interval,
    /// The words in the article; `None` where the date was taken over from elsewhere.
    pub expression: Option<Span>,
    /// The name of the rule that read it, for example `weekday-past`.
    pub rule: String,
    /// The steps, in order, in words a reporter understands.
    pub why: Vec<String>,
}

/// One report of an event in one passage.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Index of the article in the timeline.
    pub article: usize,
    /// The sentence shown.
    pub span: Span,
    /// The word that tells of the event.
    pub trigger: Span,
    pub kind: Kind,
    pub when: Option<Dating>,
    pub places: Vec<Place>,
    /// Why the words of its place mean that place and no other, or where it was taken over from; empty where it is plain.
    pub why_where: Vec<String>,
    /// Nothing in the article tells which of several places of the name it is: the largest was taken.
    pub where_guessed: bool,
    pub groups: Vec<Group>,
    pub people: Vec<Person>,
    pub claims: Vec<Claim>,
    /// The words that carry trigger, date, place, group and figure, in order, not overlapping.
    pub lit: Vec<Lit>,
}

/// Mentions that tell of the same happening.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: EventId,
    pub title: String,
    pub kind: Kind,
    /// 1 is the event that matters most in this corpus.
    pub rank: usize,
    /// `None`: undated.
    pub when: Option<Interval>,
    /// How the date follows from the mentions' dates.
    pub why_when: Vec<String>,
    /// The most exact first.
    pub places: Vec<Place>,
    pub groups: Vec<Group>,
    pub people: Vec<Person>,
    pub claims: Vec<Claim>,
    /// What its reports tell nothing of, where that says something.
    pub silences: Vec<Silence>,
    /// Measures in which the claims cannot all hold.
    pub conflicts: Vec<Measure>,
    /// The most telling first. Never empty.
    pub mentions: Vec<Mention>,
    /// Why its mentions were taken to be of one event: one reason a mention that was joined.
    pub joins: Vec<String>,
    /// What the user notes of it.
    pub remark: Remark,
    /// What of it is the user's and not the reports'.
    pub correction: Option<Box<Correction>>,
}

/// What the user corrected of an event. What the reports say stays beside it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Correction {
    /// Where the date is the user's: the one that the reports give, if they give any.
    pub reported: Option<Option<Interval>>,
    /// The event that it was taken out of.
    pub split_from: Option<EventId>,
}

impl Event {
    /// How many articles report it.
    pub fn reports(&self) -> usize {
        let mut articles: Vec<usize> = self.mentions.iter().map(|mention| mention.article).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }

    /// Who did it: perpetrator, else claimant, else another group, else a person.
    pub fn actor(&self) -> Option<Actor<'_>> {
        let of = |role: Role| self.groups.iter().find(|group| group.role == role);
        of(Role::Perpetrator)
            .or_else(|| of(Role::Claimant))
            .or_else(|| of(Role::Mentioned))
            .or_else(|| of(Role::Target))
            .map(Actor::Group)
            .or_else(|| self.people.first().map(Actor::Person))
    }

    /// Measures that no report states and of which one at least is silent in a way that says something.
    pub fn unstated(&self) -> Vec<Measure> {
        let stated =
            |measure: Measure| self.claims.iter().any(|claim| claim.measure == measure || claim.measure == Measure::KilledOrWounded);
        let mut measures: Vec<Measure> = self.silences.iter().map(|silence| silence.measure).filter(|measure| !stated(*measure)).collect();
        measures.dedup();
        measures
    }

    /// Where the user corrected the date: the one that the reports give, if they give any.
    pub fn reported(&self) -> Option<Option<Interval>> {
        self.correction.as_ref().and_then(|correction| correction.reported)
    }

    /// `corrected by you; the reports say June 2015`, where the user corrected the date.
    pub fn corrected_in_words(&self) -> Option<String> {
        let said = self.reported()?.map_or_else(|| "give no date".to_owned(), |when| format!("say {}", when.in_words()));
        Some(format!("corrected by you; the reports {said}"))
    }

    /// What the user noted and corrected, on one line.
    pub fn noted_in_words(&self) -> String {
        let out = if self.split_from().is_some() { "taken out of another event by you" } else { "" };
        let parts = [self.remark.said(), self.corrected_in_words().unwrap_or_default(), self.remark.split_in_words(), out.to_owned()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join("; ")
    }

    /// The event that the user took it out of.
    pub fn split_from(&self) -> Option<&EventId> {
        self.correction.as_ref().and_then(|correction| correction.split_from.as_ref())
    }

    /// The most exact place.
    pub fn place(&self) -> Option<&Place> {
        self.places.first()
    }
}

/// How an article's publication date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Stated,
    Inferred,
    Unknown,
}

impl How {
    pub fn name(self) -> &'static str {
        match self {
            How::Stated => "stated",
            How::Inferred => "inferred",
            How::Unknown => "unknown",
        }
    }
}

/// When an article was published, and how that is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication {
    pub interval: Option<Interval>,
    pub how: How,
    pub why: Vec<String>,
}

impl Timeline {
    /// Low, best and high of what the reports of an event state, by measure.
    pub fn tolls(&self, event: &Event) -> Vec<Toll> {
        let day = |article: usize| self.published.get(article).and_then(|published| published.interval).and_then(|when| when.latest());
        tolls(&event.claims, day)
    }
}

/// Articles and all that was found in them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Timeline {
    pub articles: Vec<Article>,
    /// One an article, in the same order.
    pub published: Vec<Publication>,
    /// In order of time: earliest day first, of those the finest first, undated last.
    pub events: Vec<Event>,
    /// What went wrong on the way here, with its place.
    pub problems: Vec<Problem>,
    /// The user's, as they stand in the events.
    pub corrections: Corrections,
}

impl Timeline {
    /// Of some events, those of the days that matter most: for each such day its best ranked one, in order of time. What is
    /// not known to the day is of no day.
    pub fn key_days(&self, events: &[usize], days: usize) -> Vec<usize> {
        let mut ranked: Vec<(usize, usize)> = events.iter().map(|at| (self.events[*at].rank, *at)).collect();
        ranked.sort_unstable();
        let mut taken = BTreeMap::new();
        for (_, at) in ranked {
            if taken.len() == days {
                break;
            }
            if let Some(day) = self.events[at].when.and_then(|when| when.as_day()) {
                taken.entry(day).or_insert(at);
            }
        }
        let mut out: Vec<usize> = taken.into_values().collect();
        out.sort_unstable();
        out
    }
}
