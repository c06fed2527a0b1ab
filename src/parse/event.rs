//! From joined mentions to an event: its date, place, actors and figures, its title.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    day::Days,
    key_date::{Resolved, key_dates, told_days},
    lexicon::{PlaceKind, Weight},
    link::{Cluster, FIRST},
    mention::{Draft, PERFECT},
    rank::{Ranked, rank},
    title::{Parts, title},
};
use crate::{
    text::{Article, LineIndex, fold},
    time::{Extent, Interval},
    timeline::{Event, EventId, Kind, Mention, Remark, Role, conflicts, find_silences, gather},
};

/// The events that clusters make and the days that matter without one, in order of time, with ids and ranks.
pub fn events(clusters: &[Cluster], drafts: Vec<Draft>, articles: &[Article], days: &Days, resolved: &Resolved<'_>) -> Vec<Event> {
    let lines: Vec<LineIndex> = articles.par_iter().map(|article| LineIndex::new(&article.text)).collect();
    let source = Source { articles, lines: &lines };
    let made: Vec<(Event, Vec<usize>, &Cluster)> = clusters
        .par_iter()
        .filter_map(|cluster| event(cluster, &drafts, &source, days).map(|(event, order)| (event, order, cluster)))
        .collect();
    let mut out = with_mentions(made, drafts);
    let told_of = told_days(&out, days);
    out.extend(key_dates(days, &told_of, articles, resolved).into_iter().map(|event| Ranked { event, told: Vec::new() }));
    out.sort_by(|Ranked { event: a, .. }, Ranked { event: b, .. }| {
        let key = |event: &Event| event.when.map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key());
        let place = |event: &Event| event.mentions.iter().map(|mention| (mention.article, mention.span.start)).min();
        key(a).cmp(&key(b)).then_with(|| place(a).cmp(&place(b)))
    });
    rank(&mut out, days);
    let mut events: Vec<Event> = out.into_iter().map(|ranked| ranked.event).collect();
    find_silences(&mut events);
    name(&mut events);
    events
}

/// Gives each event its mentions. There are many and each is large, so they are moved; only what two events share is copied.
fn with_mentions(made: Vec<(Event, Vec<usize>, &Cluster)>, drafts: Vec<Draft>) -> Vec<Ranked> {
    let mut uses: Vec<u32> = vec![0; drafts.len()];
    made.iter().flat_map(|(_, order, _)| order).for_each(|at| uses[*at] += 1);
    let mut mentions: Vec<Option<Mention>> =
        drafts.into_iter().zip(&uses).map(|(draft, uses)| (*uses > 0).then_some(draft.mention)).collect();
    let mut take = |at: usize| {
        uses[at] -= 1;
        if uses[at] == 0 { mentions[at].take() } else { mentions[at].clone() }
    };
    made.into_iter()
        .map(|(mut event, order, cluster)| {
            event.mentions = order.into_iter().filter_map(&mut take).collect();
            Ranked { event, told: cluster.told.clone() }
        })
        .collect()
}

/// The event of a cluster, still without its mentions, and the drafts that are to be its mentions, the most telling first.
fn event(cluster: &Cluster, drafts: &[Draft], source: &Source<'_>, days: &Days) -> Option<(Event, Vec<usize>)> {
    let mut order: Vec<usize> = (0..cluster.drafts.len()).collect();
    let member = |n: &usize| (&drafts[cluster.drafts[*n]], cluster.reasons[*n].as_str());
    if !stands(&order.iter().map(member).collect::<Vec<_>>(), cluster.when) {
        return None;
    }
    let day = cluster.when.and_then(|when| when.as_day());
    // Of a day that many articles tell of, what tells it best leads.
    let best = |draft: &Draft| {
        let found = day.and_then(|day| days.place(day, draft.mention.article, draft.mention.span));
        std::cmp::Reverse(found.unwrap_or(usize::MAX))
    };
    order.sort_by(|a, b| {
        let (a, b) = (member(a).0, member(b).0);
        best(b)
            .cmp(&best(a))
            .then_with(|| telling(b).cmp(&telling(a)))
            .then((a.mention.article, a.mention.span.start).cmp(&(b.mention.article, b.mention.span.start)))
    });
    let members: Vec<(&Draft, &str)> = order.iter().map(member).collect();
    let ordered: Vec<&Draft> = members.iter().map(|(draft, _)| *draft).collect();
    let kind = kind(&ordered);
    let mentions = || ordered.iter().map(|draft| &draft.mention);
    let places = gather::places(ordered.iter().map(|draft| (&draft.mention, draft.own_place)));
    let groups = gather::groups(mentions(), kind);
    let people = gather::people(mentions());
    let claims = gather::claims(mentions());
    let why_when = gather::why_when(mentions(), cluster.when, source.articles, |mention| source.cite(mention));
    let site = ordered.iter().any(|draft| draft.place_kind == Some(PlaceKind::Site) && draft.mention.places.first() == places.first());
    let title = title(&Parts { site, kind, drafts: &ordered, places: &places, groups: &groups, people: &people, claims: &claims });
    // The most telling passage stands first; where another began the event, what joined the two is a reason of both.
    let first = members[0].1;
    let joins = members[1..]
        .iter()
        .map(|(draft, reason)| format!("{}: {}", source.cite(&draft.mention), if *reason == FIRST { first } else { reason }))
        .collect();
    let conflicts = conflicts(&claims);
    let event = Event {
        id: EventId(String::new()),
        title,
        kind,
        rank: 0,
        when: cluster.when,
        why_when,
        places,
        groups,
        people,
        claims,
        silences: Vec::new(),
        conflicts,
        mentions: Vec::new(),
        joins,
        remark: Remark::default(),
        correction: None,
    };
    Some((event, order.into_iter().map(|n| cluster.drafts[n]).collect()))
}

/// Whether it is an event a reader would put on a timeline. Background has no date and no act; what is undated must be an act
/// told as one, with somebody or somewhere to it.
fn stands(members: &[(&Draft, &str)], when: Option<Interval>) -> bool {
    let dated = when.is_some_and(|when| when.is_bounded() || when.without_year().is_some());
    let any = |test: fn(&Draft) -> bool| members.iter().any(|(draft, _)| test(draft));
    if dated {
        let own_date = any(|draft| draft.own_date || draft.mention.when.is_some());
        let about = any(|draft| {
            !draft.mention.places.is_empty()
                || !draft.mention.groups.is_empty()
                || !draft.mention.people.is_empty()
                || !draft.mention.claims.is_empty()
                || draft.victim.is_some()
        });
        // Something said needs somebody who says it, or a video or a letter that does.
        let said = members[0].0.mention.kind == Kind::Statement;
        let speaker = any(|draft| {
            draft.mention.groups.iter().any(|group| group.role <= Role::Claimant) || !draft.mention.people.is_empty() || draft.document
        });
        return own_date && about && (!said || speaker);
    }
    any(|draft| {
        let mention = &draft.mention;
        let about = draft.own_place && !mention.places.is_empty()
            || !mention.groups.is_empty()
            || !mention.people.is_empty()
            || !mention.claims.is_empty()
            || mention.kind == Kind::Arrest && draft.victim.is_some();
        // "A bomb killed two people in Aleppo": an act with its toll and its town needs nobody named.
        let placed = draft.own_place && !mention.places.is_empty() && !mention.claims.is_empty();
        // "Have been killed so far" says no more of when than that it is told.
        let summed = matches!(mention.kind, Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture | Kind::Disaster);
        let dated = mention.when.as_ref().is_some_and(|when| !summed || when.rule != PERFECT);
        let told = placed || dated || mention.groups.iter().any(|group| group.role <= Role::Target);
        draft.weight != Weight::Weak && !draft.plural && about && told && (!draft.definite || !mention.claims.is_empty())
    })
}

/// How much a mention tells, for putting the most telling first.
fn telling(draft: &Draft) -> usize {
    let mention = &draft.mention;
    let exact = mention.when.as_ref().map_or(0, |when| if when.interval.as_day().is_some() { 3 } else { 2 });
    exact * 2
        + usize::from(draft.own_place) * 3
        + mention.claims.len().min(3) * 2
        + usize::from(!mention.groups.is_empty())
        + usize::from(!mention.people.is_empty())
        + usize::from(draft.weight == Weight::Main) * 2
}

fn kind(ordered: &[&Draft]) -> Kind {
    let mut votes: FxHashMap<Kind, usize> = FxHashMap::default();
    for draft in ordered {
        *votes.entry(draft.mention.kind).or_default() += if draft.weight == Weight::Main { 3 } else { 1 };
    }
    votes.into_iter().max_by(|a, b| a.1.cmp(&b.1).then(b.0.cmp(&a.0))).map_or(Kind::Other, |(kind, _)| kind)
}

/// The articles, and their lines for citing them.
struct Source<'a> {
    articles: &'a [Article],
    lines: &'a [LineIndex],
}

impl Source<'_> {
    /// `bbc-0627:12`: the article and the line of its file.
    fn cite(&self, mention: &Mention) -> String {
        let article = &self.articles[mention.article];
        let line = self.lines[mention.article].line_of(mention.span.start);
        format!("{}:{}", article.id, article.first_line.max(1) + line)
    }
}

/// Gives each event an id of its date, kind and place, so that it keeps it while its articles say the same.
fn name(events: &mut [Event]) {
    let mut used: FxHashMap<String, usize> = FxHashMap::default();
    for event in events {
        let when = event.when.map_or_else(
            || "undated".to_owned(),
            |when| when.earliest().or(when.latest()).map_or_else(|| when.to_string(), |day| shortened(&when, day)),
        );
        let place = event
            .places
            .first()
            .map(|place| slug(&place.name))
            .or_else(|| event.people.first().map(|person| slug(&person.name)))
            .or_else(|| event.groups.first().map(|group| slug(&group.name)));
        let base = [Some(when), Some(event.kind.name().to_owned()), place]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        let count = used.entry(base.clone()).or_default();
        *count += 1;
        event.id = EventId(if *count == 1 { base } else { format!("{base}-{count}") });
    }
}

/// The EDTF of a unit, the first day of a range.
fn shortened(when: &Interval, day: chrono::NaiveDate) -> String {
    if when.exact_unit().is_some() && when.extent() == Extent::Within {
        when.plain().to_string().replace(['[', ']'], "").replace("..", "-to-")
    } else {
        day.to_string()
    }
}

fn slug(name: &str) -> String {
    let folded = fold(name);
    let words: Vec<String> =
        folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    words.join("-")
}
