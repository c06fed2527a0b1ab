//! `dateline tag`: the time expressions of each article, one article after the other.
//!
//! JSONL, from standard input or one file, is tagged line by line, each written before the next is read, so that a stream of
//! any length needs the memory of its longest line. Files and folders of articles date one another, as they do for a timeline.

use std::{
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use dateline::{
    cli,
    export::{Origin, Tag, Tagged},
    parse::timex::{self, Expression, Timex},
    read::{self, FileKind, Reading, Source},
    text::{Article, LineIndex, Stated, printable},
    time::Interval,
    timeline::Publication,
};

use crate::{faces::tell, inputs, progress::Progress, sink::Sink};

pub fn run(tag: &cli::Tag) -> anyhow::Result<()> {
    let mut out = Sink::new(tag)?;
    let tagged = match tag.paths.as_slice() {
        [only] if only.as_os_str() == "-" => stream(tag, &mut io::stdin().lock(), Input { place: "standard input", path: None }, &mut out)?,
        [only] if let Some(mut file) = lines_of(only) => {
            let path = only.to_string_lossy();
            stream(tag, &mut file, Input { place: &printable(&path), path: Some(&path) }, &mut out)?
        }
        paths => {
            let reading = {
                let progress = Progress::start();
                inputs::read_all(paths, tag.published.as_deref(), &progress)
            };
            write_all(tag, reading, &mut out)?
        }
    };
    if tagged == 0 {
        anyhow::bail!("nothing to tag: no article could be read");
    }
    out.finish()
}

/// Where lines come from: the name to show, and the file's path where it is one.
struct Input<'a> {
    place: &'a str,
    path: Option<&'a str>,
}

/// A file of JSONL, opened to be read line by line. `None` where it has to be read as a whole: it is none, it cannot be
/// opened (which is told there), or its encoding has two bytes for a line's end.
fn lines_of(path: &Path) -> Option<BufReader<File>> {
    let lines = FileKind::of(&path.to_string_lossy()) == FileKind::JsonLines && path.is_file();
    let mut file = BufReader::new(lines.then(|| File::open(path).ok()).flatten()?);
    let wide = matches!(file.fill_buf().ok()?, [] | [0xFE, 0xFF, ..] | [0xFF, 0xFE, ..] | [0, ..] | [_, 0, ..]);
    (!wide).then_some(file)
}

/// Tags lines, and returns how many articles they were.
fn stream(tag: &cli::Tag, lines: &mut impl BufRead, input: Input<'_>, out: &mut Sink) -> anyhow::Result<usize> {
    let (mut bytes, mut number, mut tagged) = (Vec::new(), 0, 0);
    loop {
        let start = bytes.len();
        lines.read_until(b'\n', &mut bytes)?;
        if bytes.len() == start {
            return Ok(tagged);
        }
        number += 1;
        if input.path.is_none() && tagged == 0 {
            let line = String::from_utf8_lossy(&bytes);
            if !line.trim().is_empty() && !read::looks_like_jsonl(&line) {
                // Not JSONL: one text, or a saved timeline.
                lines.read_to_end(&mut bytes)?;
                return write_all(tag, read::articles(vec![Source::Stdin(bytes)], tag.published.as_deref()), out);
            }
        }
        match read::jsonl_line(&bytes, number, input.place) {
            Ok(None) => {}
            Ok(Some((mut article, problem))) => {
                tell(problem.as_slice());
                if let (None, Some(value)) = (&article.published, &tag.published) {
                    article.published = Some(Stated { value: value.clone(), by: "--published".to_owned() });
                }
                article.path = input.path.map(str::to_owned);
                if tagged == 0 {
                    out.spare(std::slice::from_ref(&article));
                }
                for dated in dated(vec![article]) {
                    write(tag, &dated, out)?;
                    if input.path.is_none() {
                        out.flush()?;
                    }
                }
                tagged += 1;
            }
            Err(problem) => tell(&[problem]),
        }
        bytes.clear();
    }
}

fn write_all(tag: &cli::Tag, reading: Reading, out: &mut Sink) -> anyhow::Result<usize> {
    tell(&reading.problems);
    out.spare(&reading.articles);
    let count = reading.articles.len();
    for dated in dated(reading.articles) {
        write(tag, &dated, out)?;
    }
    Ok(count)
}

/// An article with its time expressions and its publication.
type Dated = (Article, Vec<Expression>, Publication);

/// The articles, dated by one another. What is wrong with a publication date is told.
fn dated(articles: Vec<Article>) -> Vec<Dated> {
    let found: Vec<Vec<Expression>> = articles.iter().map(|article| timex::find(&article.text)).collect();
    let (published, problems) = timex::publications(&articles, &found);
    tell(&problems);
    articles.into_iter().zip(found).zip(published).map(|((article, found), published)| (article, found, published)).collect()
}

fn write(tag: &cli::Tag, (article, expressions, publication): &Dated, out: &mut Sink) -> anyhow::Result<()> {
    let times = timex::resolve(&article.text, expressions, publication);
    if tag.explain {
        explain(article, publication, &times, out.lines())?;
    } else {
        let tags: Vec<Tag<'_>> = times.iter().map(entry).collect();
        out.put(&Tagged { article, publication, tags: &tags })?;
    }
    Ok(())
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
