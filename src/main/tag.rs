//! `dateline tag`: the time expressions of each article, one article after the other.
//!
//! JSONL that comes through standard input is tagged line by line, each written before the next is read, so that a stream
//! of any length needs the memory of its longest line.

use std::{
    collections::HashSet,
    io::{self, BufRead, Read, Write},
};

use dateline::{
    cli::{self, Common},
    export::{Origin, Tag, Tagged},
    parse::{
        self,
        timex::{self, Timex},
    },
    read::{self, Reading, Source},
    text::{Article, LineIndex, Problem, Stated},
    time::Interval,
    timeline::Publication,
};

use crate::{
    faces::{chosen, tell},
    inputs,
    progress::Progress,
    sink::Sink,
};

pub fn run(tag: &cli::Tag, common: &Common) -> anyhow::Result<()> {
    let mut out = Sink::new(tag)?;
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
    if tagged == 0 {
        anyhow::bail!("nothing to tag: no article could be read");
    }
    out.finish()
}

/// Tags what comes through standard input, and returns how many articles that were.
fn stream(tag: &cli::Tag, common: &Common, out: &mut Sink) -> anyhow::Result<usize> {
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

fn write_all(tag: &cli::Tag, common: &Common, reading: Reading, out: &mut Sink) -> anyhow::Result<usize> {
    tell(&reading.problems);
    out.spare(&reading.articles);
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
fn write(tag: &cli::Tag, article: &Article, out: &mut Sink) -> anyhow::Result<Option<Problem>> {
    let expressions = timex::find(&article.text);
    let (publication, problem) = timex::publication(article, &expressions);
    let times = timex::resolve(&article.text, &expressions, &publication);
    if tag.explain {
        explain(article, &publication, &times, out.lines())?;
    } else {
        let tags: Vec<Tag<'_>> = times.iter().map(entry).collect();
        out.put(&Tagged { article, publication: &publication, tags: &tags })?;
    }
    Ok(problem)
}

fn entry(time: &Timex) -> Tag<'_> {
    let origin = time.origin.map(|origin| match origin {
        timex::Origin::Publication => Origin::Publication,
        timex::Origin::Expression(span) => Origin::Tag(span),
    });
    Tag {
        span: time.span,
        class: time.class.name(),
        value: &time.value,
        modifier: time.modifier.map(timex::Modifier::name),
        quant: time.quant,
        freq: time.freq.as_deref(),
        interval: time.interval,
        rule: time.rule,
        origin: origin.map(|origin| (origin, time.offset.is_none_or(|offset| offset.after))),
    }
}

/// EDTF and, where that says more, the same in words: `2005~, about 2005`.
fn edtf_and_words(interval: &Interval) -> String {
    let (edtf, words) = (interval.to_string(), interval.in_words());
    if edtf == words { edtf } else { format!("{edtf}, {words}") }
}

fn explain(article: &Article, publication: &Publication, times: &[Timex], out: &mut dyn Write) -> io::Result<()> {
    let date = publication.interval.map_or_else(|| "not known".to_owned(), |interval| edtf_and_words(&interval));
    writeln!(out, "{}  published {date} ({})", article.id, publication.how.name())?;
    for step in &publication.why {
        writeln!(out, "    {step}")?;
    }
    let lines = LineIndex::new(&article.text);
    for time in times {
        let line = lines.line_of(time.span.start) + article.first_line.max(1);
        let words = time.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let modifier = time.modifier.as_ref().map(|modifier| format!(" {}", modifier.name())).unwrap_or_default();
        let edtf = time.interval.map(|interval| format!("  {}", edtf_and_words(&interval))).unwrap_or_default();
        writeln!(out, "  {line}: \"{words}\"  {} {}{modifier}{edtf}  rule {}", time.class.name(), time.value, time.rule)?;
        for step in &time.why {
            writeln!(out, "      {step}")?;
        }
    }
    writeln!(out)
}
