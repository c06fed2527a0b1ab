//! Markdown: a report for people, every statement with its source.

use std::io::{self, Write};

use chrono::Datelike;

use super::{
    Selection,
    words::{self, Citations},
};
use crate::{
    text::Article,
    timeline::{Event, How, Mention, Place, Publication, REPORT_MARK, Remark, Timeline},
};

pub fn write(selection: Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    let timeline = selection.timeline;
    let citations = Citations::new(timeline);
    writeln!(out, "{REPORT_MARK}\n# Timeline\n")?;
    writeln!(out, "{} from {}.", counted(selection.events.len(), "event"), counted(timeline.articles.len(), "article"))?;
    let mut chapter = None;
    for event in selection.events() {
        let year = event.when.and_then(|when| when.earliest().or(when.latest())).map(|day| day.year());
        if chapter != Some(year) {
            chapter = Some(year);
            writeln!(out, "\n## {}", year.map_or_else(|| "Without a date".to_owned(), |year| year.to_string()))?;
        }
        write_event(timeline, &citations, event, out)?;
    }
    writeln!(out, "\n## Sources\n")?;
    for (index, article) in timeline.articles.iter().enumerate() {
        writeln!(out, "- {}", source(article, timeline.published.get(index)))?;
    }
    Ok(())
}

fn counted(count: usize, noun: &str) -> String {
    format!("{count} {noun}{}", if count == 1 { "" } else { "s" })
}

fn write_event(timeline: &Timeline, citations: &Citations<'_>, event: &Event, out: &mut dyn Write) -> io::Result<()> {
    let date = event.when.map_or_else(|| "undated".to_owned(), |when| capitalised(&when.in_words()));
    writeln!(out, "\n### {date}: {}\n", escaped(&event.title))?;
    let corrected = event.corrected_in_words().map(|said| format!(", {said}")).unwrap_or_default();
    let facts = [
        ("When", event.when.map(|when| format!("{} (`{when}`){corrected}", when.in_words()))),
        ("Kind", Some(event.kind.name().to_owned())),
        ("Where", event.place().map(Place::full_name)),
        ("Groups", Some(words::groups(event))),
        ("People", Some(words::people(event))),
        ("Figures", Some(words::figures(event))),
        ("Reported by", Some(counted(event.reports(), "article"))),
        ("Taken out of", event.split_from().map(|id| format!("{} (by you)", words::title_of(timeline, id)))),
        ("Noted", Some(Remark { date: None, ..event.remark.clone() }.in_words())),
    ];
    for (name, value) in facts {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            let value = if name == "When" { value } else { escaped(&value) };
            writeln!(out, "- {name}: {value}")?;
        }
    }
    for mention in &event.mentions {
        write_mention(timeline, citations, mention, out)?;
    }
    Ok(())
}

fn write_mention(timeline: &Timeline, citations: &Citations<'_>, mention: &Mention, out: &mut dyn Write) -> io::Result<()> {
    let Some(article) = timeline.articles.get(mention.article) else { return Ok(()) };
    let passage = escaped(&words::on_one_line(mention.span.of(&article.text)));
    writeln!(out, "\n> {passage}\n>")?;
    let by = [article.publisher.as_deref(), article.title.as_deref()].into_iter().flatten().map(escaped).collect::<Vec<_>>().join(", ");
    let citation = escaped(&citations.of(mention));
    writeln!(out, "> — {}", if by.is_empty() { citation } else { format!("{by} ({citation})") })?;
    if let Some(dating) = &mention.when {
        let words = dating.expression.map(|span| words::on_one_line(span.of(&article.text))).unwrap_or_default();
        let why = if dating.why.is_empty() { dating.rule.clone() } else { dating.why.join("; ") };
        // Most reasons quote the words themselves.
        let why = if why.contains(&words) { why } else { format!("“{words}”: {why}") };
        writeln!(out, ">\n> *Dated {}: {}*", dating.interval.in_words(), escaped(&why))?;
    }
    Ok(())
}

fn source(article: &Article, publication: Option<&Publication>) -> String {
    let mut parts = vec![format!("**{}**", escaped(&article.id))];
    parts.extend(article.publisher.as_deref().map(escaped));
    parts.extend(article.title.as_deref().map(escaped));
    if let Some(publication) = publication
        && let Some(interval) = publication.interval
    {
        let how = if publication.how == How::Stated { String::new() } else { format!(" ({})", publication.how.name()) };
        parts.push(format!("published {}{how}", interval.in_words()));
    }
    parts.extend(article.digest_of.as_deref().map(|original| format!("digest of {}", escaped(original))));
    parts.extend(article.url.as_deref().map(escaped));
    parts.join(", ")
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

/// Text from an article as text: what markdown or HTML would read as markup is escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' => out.extend(['\\', c]),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\n' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn an_article_cannot_write_markup() {
        assert_eq!(escaped("<img src=x> [a](b) *c*"), "&lt;img src=x&gt; \\[a\\](b) \\*c\\*");
    }
}
