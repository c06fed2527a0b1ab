//! The time expressions of one article, as the tagger found them, and their JSON: an article a line.
//!
//! What makes the two formats of it differ from those of a timeline: they are about one article, so that a stream of articles
//! can be written one at a time.

use std::io::{self, Write};

use serde::Serialize;

use crate::{
    text::{Article, Span},
    time::Interval,
    timeline::Publication,
};

/// An article with what the tagger found in it.
#[derive(Debug, Clone, Copy)]
pub struct Tagged<'a> {
    pub article: &'a Article,
    pub publication: &'a Publication,
    /// In the order of the text, not overlapping.
    pub tags: &'a [Tag<'a>],
}

/// A time expression, in TIMEX3's terms.
#[derive(Debug, Clone, Copy)]
pub struct Tag<'a> {
    pub span: Span,
    /// `DATE`, `TIME`, `DURATION` or `SET`.
    pub class: &'static str,
    /// `2015-06-26`, `P3M`, `PAST_REF`.
    pub value: &'a str,
    pub modifier: Option<&'static str>,
    /// How a set is quantified (`EVERY`), and how often it takes place in each period (`2X`).
    pub quant: Option<&'static str>,
    pub freq: Option<&'a str>,
    pub interval: Option<Interval>,
    pub rule: &'static str,
    /// What it counts from, where that is known, and whether forwards.
    pub origin: Option<(Origin, bool)>,
}

/// What a time expression counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Publication,
    /// The tag that stands on these words.
    Tag(Span),
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    /// EDTF; `null` where it is not known.
    published: Option<String>,
    times: Vec<Time<'a>>,
}

#[derive(Serialize)]
struct Time<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    #[serde(rename = "type")]
    class: &'static str,
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quant: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    freq: Option<&'a str>,
    edtf: Option<String>,
    rule: &'static str,
}

pub fn write_line(tagged: &Tagged<'_>, out: &mut dyn Write) -> io::Result<()> {
    let line = Line {
        id: &tagged.article.id,
        published: tagged.publication.interval.map(|interval| interval.to_string()),
        times: tagged.tags.iter().map(|tag| time(tag, &tagged.article.text)).collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    writeln!(out)
}

fn time<'a>(tag: &Tag<'a>, text: &'a str) -> Time<'a> {
    Time {
        start: tag.span.start,
        end: tag.span.end,
        text: tag.span.of(text),
        class: tag.class,
        value: tag.value,
        modifier: tag.modifier,
        quant: tag.quant,
        freq: tag.freq,
        edtf: tag.interval.map(|interval| interval.to_string()),
        rule: tag.rule,
    }
}
