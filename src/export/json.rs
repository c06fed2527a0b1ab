//! JSON: everything, in the shape that `dateline` reads back. Version 1.
//!
//! Keys stand in the order of the structures below, and a key that has nothing is `null`, never missing. Offsets are byte
//! offsets into the `text` of that article, half-open. `earliest` and `latest` are days, `null` where that end is open.
//!
//! Where the user corrected a date, `when` is the user's and `corrected` is `{ "reported": … }`, what the reports say of when
//! (`null` where they give no date); else it is `null`. Each mention's `when` stays its own. An event that the user took out of
//! another has that one's id as `split_from`.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use serde::Serialize;

use super::{Selection, words};
use crate::{
    text::Span,
    time::Interval,
    timeline::{Claim, Dating, Event, Mention, Publication, Silence, Timeline, Toll},
};

#[derive(Serialize)]
struct TimelineOut<'a> {
    dateline: u32,
    articles: Vec<ArticleOut<'a>>,
    events: Vec<EventOut<'a>>,
}

#[derive(Serialize)]
struct ArticleOut<'a> {
    id: &'a str,
    path: Option<&'a str>,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    /// `null` where nothing is known of when it was published.
    published: Option<PublishedOut<'a>>,
    text: &'a str,
}

#[derive(Serialize)]
struct PublishedOut<'a> {
    #[serde(flatten)]
    when: WhenOut,
    how: &'static str,
    why: &'a [String],
}

#[derive(Serialize)]
struct WhenOut {
    edtf: String,
    earliest: Option<String>,
    latest: Option<String>,
}

#[derive(Serialize)]
struct EventOut<'a> {
    id: &'a str,
    title: &'a str,
    kind: &'static str,
    /// 1 is the event that matters most in this corpus; events come in order of time.
    rank: usize,
    when: Option<WhenOut>,
    /// Where `when` is the user's and not the reports'.
    corrected: Option<CorrectedOut>,
    places: Vec<PlaceOut<'a>>,
    groups: Vec<GroupOut<'a>>,
    people: Vec<PersonOut<'a>>,
    claims: Vec<ClaimOut<'a>>,
    conflicts: Vec<&'static str>,
    /// The most telling first.
    mentions: Vec<MentionOut<'a>>,
    /// What the reports together allow, a measure each.
    tolls: Vec<TollOut>,
    /// What the user notes of it; `null` where that is nothing.
    remark: Option<RemarkOut<'a>>,
    /// The event that the user took it out of.
    split_from: Option<&'a str>,
}

#[derive(Serialize)]
struct CorrectedOut {
    /// What the reports say of when.
    reported: Option<WhenOut>,
}

#[derive(Serialize)]
struct RemarkOut<'a> {
    mark: bool,
    note: &'a str,
    tags: &'a BTreeSet<String>,
}

#[derive(Serialize)]
struct PlaceOut<'a> {
    name: &'a str,
    within: &'a [String],
    lat: Option<f64>,
    lon: Option<f64>,
}

#[derive(Serialize)]
struct GroupOut<'a> {
    name: &'a str,
    role: &'static str,
}

#[derive(Serialize)]
struct PersonOut<'a> {
    name: &'a str,
}

#[derive(Serialize)]
struct ClaimOut<'a> {
    measure: &'static str,
    of: Option<&'a str>,
    min: u64,
    max: Option<u64>,
    article: &'a str,
    start: usize,
    end: usize,
    /// Who says so, where the article tells.
    by: Option<&'a str>,
    /// Of another figure.
    part: bool,
    /// "about 50".
    about: bool,
    /// `false`: the report counts the others and has no word of these; `start` and `end` are the words that count the others.
    stated: bool,
}

#[derive(Serialize)]
struct TollOut {
    measure: &'static str,
    low: u64,
    best: u64,
    /// `null` where the highest figure is open.
    high: Option<u64>,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    article: &'a str,
    start: usize,
    end: usize,
    text: &'a str,
    trigger: SpanOut<'a>,
    when: Option<DatingOut<'a>>,
}

#[derive(Serialize)]
struct SpanOut<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

#[derive(Serialize)]
struct DatingOut<'a> {
    #[serde(flatten)]
    when: WhenOut,
    /// `null` where the date was taken over from elsewhere.
    expression: Option<SpanOut<'a>>,
    rule: &'a str,
    why: &'a [String],
}

/// Writes the whole timeline: all its articles, and the events selected.
pub fn write(selection: Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    let timeline = selection.timeline;
    let whole = TimelineOut {
        dateline: 1,
        articles: (0..timeline.articles.len()).map(|index| article(timeline, index)).collect(),
        events: selection.events().map(|one| event(timeline, one)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &whole)?;
    writeln!(out)
}

/// Writes one event a line, each as it stands in `events`.
pub fn write_lines(selection: Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    for one in selection.events() {
        serde_json::to_writer(&mut *out, &event(selection.timeline, one))?;
        writeln!(out)?;
    }
    Ok(())
}

fn article(timeline: &Timeline, index: usize) -> ArticleOut<'_> {
    let article = &timeline.articles[index];
    ArticleOut {
        id: &article.id,
        path: article.path.as_deref(),
        title: article.title.as_deref(),
        publisher: article.publisher.as_deref(),
        url: article.url.as_deref(),
        published: timeline.published.get(index).and_then(published),
        text: &article.text,
    }
}

fn published(publication: &Publication) -> Option<PublishedOut<'_>> {
    let interval = publication.interval?;
    Some(PublishedOut { when: when(interval), how: publication.how.name(), why: &publication.why })
}

fn when(interval: Interval) -> WhenOut {
    WhenOut { edtf: interval.to_string(), earliest: words::day(interval.earliest()), latest: words::day(interval.latest()) }
}

fn event<'a>(timeline: &'a Timeline, event: &'a Event) -> EventOut<'a> {
    EventOut {
        id: &event.id.0,
        title: &event.title,
        kind: event.kind.name(),
        rank: event.rank,
        when: event.when.map(when),
        corrected: event.reported().map(|reported| CorrectedOut { reported: reported.map(when) }),
        places: event
            .places
            .iter()
            .map(|place| PlaceOut { name: &place.name, within: &place.within, lat: place.at.map(|at| at.0), lon: place.at.map(|at| at.1) })
            .collect(),
        groups: event.groups.iter().map(|group| GroupOut { name: &group.name, role: group.role.name() }).collect(),
        people: event.people.iter().map(|person| PersonOut { name: &person.name }).collect(),
        claims: event
            .claims
            .iter()
            .map(|one| claim(timeline, one))
            .chain(event.silences.iter().map(|one| silence(timeline, one)))
            .collect(),
        conflicts: event.conflicts.iter().map(|measure| measure.name()).collect(),
        mentions: event.mentions.iter().map(|one| mention(timeline, one)).collect(),
        tolls: timeline.tolls(event).into_iter().map(toll).collect(),
        remark: Some(&event.remark).filter(|remark| !remark.is_empty()).map(|remark| RemarkOut {
            mark: remark.mark,
            note: &remark.note,
            tags: &remark.tags,
        }),
        split_from: event.split_from().map(|id| id.0.as_str()),
    }
}

fn claim<'a>(timeline: &'a Timeline, claim: &'a Claim) -> ClaimOut<'a> {
    ClaimOut {
        measure: claim.measure.name(),
        of: claim.of.as_deref(),
        min: claim.min,
        max: claim.max,
        article: id_of(timeline, claim.article),
        start: claim.span.start,
        end: claim.span.end,
        by: claim.by.as_deref(),
        part: claim.part,
        about: claim.about,
        stated: true,
    }
}

fn silence<'a>(timeline: &'a Timeline, silence: &Silence) -> ClaimOut<'a> {
    ClaimOut {
        measure: silence.measure.name(),
        of: None,
        min: 0,
        max: Some(0),
        article: id_of(timeline, silence.article),
        start: silence.span.start,
        end: silence.span.end,
        by: None,
        part: false,
        about: false,
        stated: false,
    }
}

fn toll(toll: Toll) -> TollOut {
    TollOut { measure: toll.measure.name(), low: toll.low, best: toll.best, high: toll.high }
}

fn mention<'a>(timeline: &'a Timeline, mention: &'a Mention) -> MentionOut<'a> {
    let text = timeline.articles.get(mention.article).map_or("", |article| article.text.as_str());
    MentionOut {
        article: id_of(timeline, mention.article),
        start: mention.span.start,
        end: mention.span.end,
        text: mention.span.of(text),
        trigger: span(mention.trigger, text),
        when: mention.when.as_ref().map(|dating| dated(dating, text)),
    }
}

fn dated<'a>(dating: &'a Dating, text: &'a str) -> DatingOut<'a> {
    DatingOut {
        when: when(dating.interval),
        expression: dating.expression.map(|expression| span(expression, text)),
        rule: &dating.rule,
        why: &dating.why,
    }
}

fn span(span: Span, text: &str) -> SpanOut<'_> {
    SpanOut { start: span.start, end: span.end, text: span.of(text) }
}

fn id_of(timeline: &Timeline, article: usize) -> &str {
    timeline.articles.get(article).map_or("", |article| article.id.as_str())
}
