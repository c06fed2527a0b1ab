//! A small timeline made by hand, for tests: events of every shape a screen must draw.

use super::*;
use crate::{
    text::{Article, Span, Stated},
    time::Interval,
};

/// An event as a test writes it down; articles and spans follow from it.
struct Sketch<'a> {
    when: Option<&'a str>,
    kind: Kind,
    place: Option<(&'a str, &'a str)>,
    group: Option<&'a str>,
    title: &'a str,
    /// Article and the sentence in it, with the lit words in marks: `‹when:Friday›`.
    reports: &'a [(usize, &'a str)],
    conflict: bool,
}

const HARBOUR: &[(usize, &str)] = &[
    (0, "A gunman opened fire on ‹when:Friday› at a hotel near ‹where:Port Amal›, ‹what:killing› ‹figure:38 people›, the ministry said."),
    (1, "Port Amal police put the toll at ‹figure:39›, counting the gunman who ‹what:attacked› the hotel ‹when:on 26 June›."),
    (2, "The ‹what:attack› on the hotel came ‹when:last week›."),
];

/// The timeline: three articles, sixteen events from 1956 to 2016, one without a date.
pub(crate) fn timeline() -> Timeline {
    let sketch = |when, kind, place, group, title, reports| Sketch { when, kind, place, group, title, reports, conflict: false };
    let port = Some(("Port Amal", "Amalia"));
    let capital = Some(("Kasra", "Amalia"));
    let sketches = [
        sketch(
            Some("1956-03-20"),
            Kind::Political,
            Some(("Amalia", "")),
            None,
            "Amalia becomes independent",
            &[(2, "Amalia became ‹what:independent› on ‹when:20 March 1956›.")],
        ),
        sketch(
            Some("2013-08"),
            Kind::Law,
            None,
            Some("Government"),
            "Northern Front banned",
            &[(1, "The government ‹what:banned› the Northern Front in ‹when:August 2013›.")],
        ),
        sketch(
            Some("2014-07~"),
            Kind::Attack,
            Some(("Mount Harr", "Amalia")),
            Some("Northern Front"),
            "15 soldiers killed on Mount Harr",
            &[(2, "‹when:A year ago› the ‹who:Northern Front› ‹what:killed› ‹figure:15 soldiers› on ‹where:Mount Harr›.")],
        ),
        sketch(
            Some("2014-12/.."),
            Kind::Training,
            Some(("Derra", "Sidria")),
            Some("Northern Front"),
            "Fighters trained over the border",
            &[(0, "The gunman had ‹what:trained› in ‹where:Derra› ‹when:since December›.")],
        ),
        sketch(
            Some("2015-03"),
            Kind::Attack,
            capital,
            Some("Northern Front"),
            "Gunmen storm the museum",
            &[
                (0, "In ‹when:March› gunmen ‹what:stormed› the museum in ‹where:Kasra›, killing ‹figure:22›."),
                (2, "Twenty tourists and a guard were ‹what:killed› at the museum in ‹when:March›."),
            ],
        ),
        sketch(
            Some("[2015-06-22..2015-06-28]"),
            Kind::Threat,
            None,
            None,
            "Threat video",
            &[(1, "A video ‹what:threatened› more attacks, it emerged ‹when:this week›.")],
        ),
        sketch(
            Some("2015-06-25/2015-06-26"),
            Kind::Attack,
            Some(("Kobanî", "Sidria")),
            Some("Northern Front"),
            "Raid on Kobanî",
            &[(0, "The ‹what:raid› on ‹where:Kobanî› lasted ‹when:Thursday and Friday›."), (1, "Kobanî was ‹what:raided› by the Front.")],
        ),
        Sketch {
            when: Some("2015-06-26"),
            kind: Kind::Attack,
            place: port,
            group: Some("Northern Front"),
            title: "Gunman kills 38|39 at a hotel",
            reports: HARBOUR,
            conflict: true,
        },
        sketch(
            Some("2015-06-26"),
            Kind::Killing,
            port,
            Some("police"),
            "Attacker shot dead",
            &[(0, "Police ‹what:shot› the attacker dead."), (1, "He was ‹what:shot› by ‹who:police›.")],
        ),
        sketch(
            Some("2015-06-26"),
            Kind::Attack,
            Some(("Madinat al-Bahr", "Bahria")),
            None,
            "Mosque bombing, 27 dead",
            &[(1, "In ‹where:Madinat al-Bahr› a mosque was ‹what:bombed› the ‹when:same day›, killing ‹figure:27›.")],
        ),
        sketch(
            Some("2015-06-28"),
            Kind::Arrest,
            port,
            Some("police"),
            "Several men arrested",
            &[(1, "‹who:Police› ‹what:arrested› several men ‹when:on Sunday›.")],
        ),
        sketch(
            Some("[..2015-07-01]"),
            Kind::Movement,
            None,
            None,
            "Suspect left for Sidria",
            &[(2, "A suspect had ‹what:left› for Sidria ‹when:by 1 July›.")],
        ),
        sketch(
            Some("2015-07-04/.."),
            Kind::Law,
            capital,
            Some("Government"),
            "State of emergency",
            &[(2, "A ‹what:state of emergency› has been in force ‹when:since 4 July›.")],
        ),
        sketch(
            Some("2015-21"),
            Kind::Movement,
            Some(("Sidria", "")),
            None,
            "Hundreds cross the border in spring",
            &[(2, "Hundreds ‹what:crossed› in the ‹when:spring›.")],
        ),
        sketch(
            Some("2016-03-07"),
            Kind::Clash,
            Some(("Ben Harra", "Amalia")),
            Some("army"),
            "Assault on Ben Harra",
            &[(2, "On ‹when:7 March› the ‹who:army› ‹what:fought› in ‹where:Ben Harra›.")],
        ),
        sketch(None, Kind::Meeting, capital, Some("Government"), "Ministers meet the envoy", &[(2, "Ministers ‹what:met› the envoy.")]),
    ];
    let mut texts = [String::new(), String::new(), String::new()];
    let mut events: Vec<Event> = sketches.iter().enumerate().map(|(at, sketch)| event(at, sketch, &mut texts)).collect();
    events.sort_by_key(|event| event.when.map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key()));
    let names = [
        ("harbour-post", "The Harbour Post", "2015-06-27"),
        ("daily-front", "Daily Front", "2015-06-30"),
        ("weekly", "Weekly Review", "2015-07"),
    ];
    let articles: Vec<Article> = names
        .into_iter()
        .zip(texts)
        .map(|((id, publisher, published), text)| Article {
            id: id.to_owned(),
            path: Some(format!("news/{id}.md")),
            title: Some(format!("What {publisher} wrote")),
            publisher: Some(publisher.to_owned()),
            published: Some(Stated { value: published.to_owned(), by: "front matter".to_owned() }),
            text,
            first_line: 6,
            ..Article::default()
        })
        .collect();
    let published = articles
        .iter()
        .map(|article| Publication {
            interval: article.published.as_ref().and_then(|stated| stated.value.parse().ok()),
            how: How::Stated,
            why: vec!["front matter".to_owned()],
        })
        .collect();
    Timeline { articles, published, events, ..Timeline::default() }
}

/// The same with coordinates, as if it all were around the west of the Mediterranean; of one place they are not known.
pub(crate) fn located() -> Timeline {
    let mut timeline = timeline();
    for place in timeline.events.iter_mut().flat_map(|event| &mut event.places) {
        place.at = match place.name.as_str() {
            "Amalia" => Some((40.0, -3.6)),
            "Port Amal" => Some((38.7, -9.1)),
            "Kasra" => Some((40.4, -3.7)),
            "Mount Harr" => Some((37.1, -3.3)),
            "Sidria" => Some((32.0, -6.0)),
            "Derra" => Some((31.6, -8.0)),
            "Kobanî" => Some((33.6, -7.6)),
            "Madinat al-Bahr" => Some((28.1, -15.4)),
            _ => None,
        };
    }
    timeline
}

fn event(at: usize, sketch: &Sketch<'_>, texts: &mut [String; 3]) -> Event {
    let when: Option<Interval> = sketch.when.map(|edtf| edtf.parse().unwrap());
    let place = sketch.place.map(|(name, within)| Place {
        name: name.to_owned(),
        within: if within.is_empty() { Vec::new() } else { vec![within.to_owned()] },
        at: None,
    });
    let groups: Vec<Group> = sketch.group.map(|name| Group { name: name.to_owned(), role: Role::Perpetrator }).into_iter().collect();
    let mentions: Vec<Mention> = sketch
        .reports
        .iter()
        .map(|(article, marked)| {
            let text = &mut texts[*article];
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let (start, mut lit) = (text.len(), Vec::new());
            let mut rest = *marked;
            while let Some((before, after)) = rest.split_once('‹') {
                let (inner, after) = after.split_once('›').unwrap();
                let (meaning, words) = inner.split_once(':').unwrap();
                text.push_str(before);
                let from = text.len();
                text.push_str(words);
                let meaning = match meaning {
                    "when" => Meaning::When,
                    "where" => Meaning::Where,
                    "who" => Meaning::Who,
                    "figure" => Meaning::Figure,
                    _ => Meaning::What,
                };
                lit.push(Lit { span: Span::new(from, text.len()), meaning });
                rest = after;
            }
            text.push_str(rest);
            let first = |meaning| lit.iter().find(|lit: &&Lit| lit.meaning == meaning).map(|lit| lit.span);
            let claims = first(Meaning::Figure)
                .map(|span| {
                    let figure: u64 = span.of(text).chars().filter(char::is_ascii_digit).collect::<String>().parse().unwrap();
                    let of = span.of(text).split_once(' ').map(|(_, of)| of.to_owned()).filter(|of| of != "people");
                    Claim {
                        measure: Measure::Killed,
                        of,
                        min: figure,
                        max: Some(figure),
                        about: false,
                        article: *article,
                        span,
                        by: None,
                        part: false,
                    }
                })
                .into_iter()
                .collect();
            Mention {
                article: *article,
                span: Span::new(start, text.len()),
                trigger: first(Meaning::What).unwrap(),
                kind: sketch.kind,
                when: when.map(|interval| Dating {
                    interval,
                    expression: first(Meaning::When),
                    rule: "weekday-past".to_owned(),
                    why: vec!["published Saturday 27 June 2015".to_owned(), "the Friday on or before it".to_owned()],
                }),
                places: place.clone().into_iter().collect(),
                why_where: place
                    .iter()
                    .filter(|place| place.name == "Port Amal")
                    .flat_map(|_| ["Port Amal in Amalia, not Belmora: Amalia is named in the sentence", "rejected: Port Amal, Belmora"])
                    .map(str::to_owned)
                    .collect(),
                where_guessed: false,
                groups: groups.clone(),
                people: Vec::new(),
                claims,
                lit,
            }
        })
        .collect();
    Event {
        id: EventId(format!("event-{at:02}")),
        title: sketch.title.to_owned(),
        kind: sketch.kind,
        rank: if sketch.conflict { 1 } else { at + 2 },
        when,
        why_when: vec!["all reports agree on it".to_owned()],
        places: place.into_iter().collect(),
        groups,
        people: Vec::new(),
        claims: mentions.iter().flat_map(|mention| mention.claims.clone()).collect(),
        conflicts: if sketch.conflict { vec![Measure::Killed] } else { Vec::new() },
        silences: Vec::new(),
        joins: mentions.iter().skip(1).map(|mention| format!("article {}: the same day, the same place", mention.article + 1)).collect(),
        mentions,
        remark: Remark::default(),
        correction: None,
    }
}
