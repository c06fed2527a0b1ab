//! `dateline tag`: the time expressions of each article, one article after the other.
//!
//! JSONL that comes through standard input is tagged line by line, each written before the next is read, so that a stream
//! of any length needs the memory of its longest line.

use std::{
    collections::HashSet,
    io::{self, BufRead, BufWriter, Read, Write},
};

use dateline::{
    cli::{self, Common},
    parse::{
        self,
        timex::{self, Timex},
    },
    read::{self, Reading, Source},
    text::{Article, Problem, Stated},
    timeline::Publication,
};
use serde::Serialize;

use crate::{
    faces::{chosen, tell},
    inputs,
    progress::Progress,
};

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
    /// As TIMEX3 writes it.
    value: &'a str,
    #[serde(rename = "mod")]
    modifier: Option<&'static str>,
    edtf: Option<String>,
    rule: &'static str,
}

pub fn run(tag: &cli::Tag, common: &Common) -> anyhow::Result<()> {
    let mut out = BufWriter::new(io::stdout().lock());
    let tagged = match tag.paths.as_slice() {
        [only] if only.as_os_str() == "-" => stream(tag, common, &mut out)?,
        paths => {
            let reading = {
                let progress = Progress::start();
                inputs::read_all(paths, common.published.as_deref(), &progress)
            };
            write_all(tag, common, reading, &mut out)?
        }
    };
    out.flush()?;
    if tagged == 0 {
        anyhow::bail!("nothing to tag: no article could be read");
    }
    Ok(())
}

/// Tags what comes through standard input, and returns how many articles that were.
fn stream(tag: &cli::Tag, common: &Common, out: &mut impl Write) -> anyhow::Result<usize> {
    let mut input = io::stdin().lock();
    let (mut bytes, mut number, mut tagged) = (Vec::new(), 0, 0);
    loop {
        let start = bytes.len();
        input.read_until(b'\n', &mut bytes)?;
        if bytes.len() == start {
            return Ok(tagged);
        }
        number += 1;
        let line = String::from_utf8_lossy(&bytes);
        if tagged == 0 && !line.trim().is_empty() && !read::looks_like_jsonl(&line) {
            // Not JSONL: one text, or a saved timeline.
            input.read_to_end(&mut bytes)?;
            return write_all(tag, common, read::articles(vec![Source::Stdin(bytes)], common.published.as_deref()), out);
        }
        match read::jsonl_line(&line, number, "standard input") {
            Ok(None) => {}
            Ok(Some((mut article, problem))) => {
                tell(problem.as_slice());
                if let (None, Some(value)) = (&article.published, &common.published) {
                    article.published = Some(Stated { value: value.clone(), by: "--published".to_owned() });
                }
                for article in taken(vec![article], common) {
                    tell(write(tag, &article, out)?.as_slice());
                    out.flush()?;
                }
                tagged += 1;
            }
            Err(problem) => tell(&[problem]),
        }
        bytes.clear();
    }
}

fn write_all(tag: &cli::Tag, common: &Common, reading: Reading, out: &mut impl Write) -> anyhow::Result<usize> {
    tell(&reading.problems);
    let count = reading.articles.len();
    for article in taken(reading.articles, common) {
        tell(write(tag, &article, out)?.as_slice());
    }
    Ok(count)
}

/// The articles that report an event which the filter takes; all where there is no filter.
fn taken(articles: Vec<Article>, common: &Common) -> Vec<Article> {
    if common.filter.is_none() {
        return articles;
    }
    let timeline = parse::parse(articles, Vec::new());
    let events = chosen(&timeline, common).into_iter().map(|index| &timeline.events[index]);
    let reporting: HashSet<usize> = events.flat_map(|event| event.mentions.iter().map(|mention| mention.article)).collect();
    timeline.articles.into_iter().enumerate().filter(|(index, _)| reporting.contains(index)).map(|(_, article)| article).collect()
}

/// Tags one article. What is wrong with its publication date is returned.
fn write(tag: &cli::Tag, article: &Article, out: &mut impl Write) -> anyhow::Result<Option<Problem>> {
    let expressions = timex::find(&article.text);
    let (publication, problem) = timex::publication(article, &expressions);
    let times = timex::resolve(&article.text, &expressions, &publication);
    if tag.explain {
        explain(article, &publication, &times, out)?;
    } else {
        let line = Line {
            id: &article.id,
            published: publication.interval.map(|interval| interval.to_string()),
            times: times.iter().map(|time| entry(time, &article.text)).collect(),
        };
        serde_json::to_writer(&mut *out, &line)?;
        writeln!(out)?;
    }
    Ok(problem)
}

fn entry<'a>(time: &'a Timex, text: &'a str) -> Time<'a> {
    Time {
        start: time.span.start,
        end: time.span.end,
        text: time.span.of(text),
        class: time.class.name(),
        value: &time.value,
        modifier: time.modifier.as_ref().map(|modifier| modifier.name()),
        edtf: time.interval.map(|interval| interval.to_string()),
        rule: time.rule,
    }
}

fn explain(article: &Article, publication: &Publication, times: &[Timex], out: &mut impl Write) -> io::Result<()> {
    let date = publication.interval.map_or_else(|| "not known".to_owned(), |interval| interval.to_string());
    writeln!(out, "{}  published {date} ({})", article.id, publication.how.name())?;
    for step in &publication.why {
        writeln!(out, "    {step}")?;
    }
    let lines = dateline::text::LineIndex::new(&article.text);
    for time in times {
        let line = lines.line_of(time.span.start) + article.first_line.max(1);
        let words = time.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let modifier = time.modifier.as_ref().map(|modifier| format!(" {}", modifier.name())).unwrap_or_default();
        let edtf = time.interval.map(|interval| format!("  {interval}")).unwrap_or_default();
        writeln!(out, "  {line}: \"{words}\"  {} {}{modifier}{edtf}  rule {}", time.class.name(), time.value, time.rule)?;
        for step in &time.why {
            writeln!(out, "      {step}")?;
        }
    }
    writeln!(out)
}
