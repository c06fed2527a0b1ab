//! TimeML 1.2.1: an article as one XML document, its time expressions marked where they stand.
//!
//! The parts are those of the TempEval corpora, which is what programs that read TimeML expect: `DOCID`, `DCT` (the
//! publication, always `t0`), `TITLE`, `TEXT`. Without its tags `TEXT` is the article, letter for letter, but for characters
//! that XML 1.0 cannot hold: those are dropped. Publication may be a range of days and TIMEX3 has no value for one, so `t0`
//! takes the finest value that holds all of them ([`creation`]) and says the range itself in words.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use chrono::{Datelike, NaiveDate};

use super::{Origin, Tag, Tagged};
use crate::{
    time::{Interval, Unit},
    timeline::{How, Publication},
};

const HEAD: &str = r#"<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"#;

pub fn write(tagged: &Tagged<'_>, out: &mut dyn Write) -> io::Result<()> {
    let article = tagged.article;
    writeln!(out, "{HEAD}\n<DOCID>{}</DOCID>\n", escaped(&article.id))?;
    write_creation(tagged.publication, out)?;
    writeln!(out, "<TITLE>{}</TITLE>\n", escaped(article.title.as_deref().unwrap_or_default()))?;
    write!(out, "<TEXT>")?;
    let mut written = 0;
    for (index, tag) in tagged.tags.iter().enumerate() {
        let Some(before) = article.text.get(written..tag.span.start) else { continue };
        let Some(words) = article.text.get(tag.span.start..tag.span.end) else { continue };
        write!(out, "{}", escaped(before))?;
        write!(out, r#"<TIMEX3 tid="t{}" type="{}" value="{}""#, index + 1, tag.class, escaped(tag.value))?;
        if let Some(modifier) = tag.modifier {
            write!(out, r#" mod="{modifier}""#)?;
        }
        if let Some(quant) = tag.quant {
            write!(out, r#" quant="{quant}""#)?;
        }
        if let Some(freq) = tag.freq {
            write!(out, r#" freq="{freq}""#)?;
        }
        if let Some((role, tid)) = counted_from(tag, tagged.tags) {
            write!(out, r#" {role}="t{tid}""#)?;
        }
        write!(out, ">{}</TIMEX3>", escaped(words))?;
        written = tag.span.end;
    }
    write!(out, "{}", escaped(article.text.get(written..).unwrap_or_default()))?;
    writeln!(out, "</TEXT>\n\n</TimeML>")
}

/// The attribute that names what a tag counts from, and the number of that tag. A date is computed from its anchor
/// (a `temporalFunction`); a duration begins or ends at it.
fn counted_from(tag: &Tag<'_>, all: &[Tag<'_>]) -> Option<(&'static str, usize)> {
    let (origin, forwards) = tag.origin?;
    let tid = match origin {
        Origin::Publication => 0,
        Origin::Tag(span) => 1 + all.binary_search_by_key(&span.start, |other| other.span.start).ok().filter(|at| all[*at].span == span)?,
    };
    let role = match tag.class {
        "DURATION" if forwards => "beginPoint",
        "DURATION" => "endPoint",
        _ => r#"temporalFunction="true" anchorTimeID"#,
    };
    Some((role, tid))
}

fn write_creation(publication: &Publication, out: &mut dyn Write) -> io::Result<()> {
    let (value, modifier) = creation(publication.interval);
    let modifier = modifier.map(|modifier| format!(r#" mod="{modifier}""#)).unwrap_or_default();
    let attributes = r#"temporalFunction="false" functionInDocument="CREATION_TIME""#;
    let words = publication.interval.map_or_else(|| "date not known".to_owned(), |interval| interval.in_words());
    let how = if publication.how == How::Inferred { " (inferred)" } else { "" };
    writeln!(out, r#"<DCT><TIMEX3 tid="t0" type="DATE" value="{value}"{modifier} {attributes}>{}{how}</TIMEX3></DCT>"#, escaped(&words))?;
    writeln!(out)
}

/// TIMEX3's value and `mod` of a publication: the finest of day, week, month, quarter, half-year, year, decade and century
/// that holds every day it can have been. What is not known is X.
fn creation(interval: Option<Interval>) -> (String, Option<&'static str>) {
    let unknown = || "XXXX-XX-XX".to_owned();
    let Some(interval) = interval else { return (unknown(), None) };
    if let Some((month, day)) = interval.without_year() {
        return (day.map_or_else(|| format!("XXXX-{month:02}"), |day| format!("XXXX-{month:02}-{day:02}")), None);
    }
    match (interval.earliest(), interval.latest()) {
        (None, None) => (unknown(), None),
        (Some(from), None) => (day(from), Some("ON_OR_AFTER")),
        (None, Some(to)) => (day(to), Some("ON_OR_BEFORE")),
        (Some(from), Some(to)) => {
            let units = [Unit::Day, Unit::Week, Unit::Month, Unit::Quarter, Unit::Half, Unit::Year, Unit::Decade, Unit::Century];
            // A season is only said where a season was meant: it is another one on the other half of the globe.
            let season = (interval.exact_unit() == Some(Unit::Season)).then_some(Unit::Season);
            let holds = |unit: &Unit| Interval::unit(from, *unit).holds(to);
            let unit = season.or_else(|| units.into_iter().find(holds));
            let approximate = interval.certainty().approximate.then_some("APPROX");
            (unit.and_then(|unit| value(from, unit)).unwrap_or_else(unknown), approximate)
        }
    }
}

fn day(day: NaiveDate) -> String {
    format!("{}-{:02}-{:02}", year(day.year()), day.month(), day.day())
}

fn year(year: i32) -> String {
    if year > 0 { format!("{year:04}") } else { format!("BC{:04}", 1 - year) }
}

/// The unit that `first` lies in. `None` for decades and centuries before Christ, which nothing is published in.
fn value(first: NaiveDate, unit: Unit) -> Option<String> {
    let named = year(first.year());
    Some(match unit {
        Unit::Day => day(first),
        Unit::Week => format!("{}-W{:02}", year(first.iso_week().year()), first.iso_week().week()),
        Unit::Month => format!("{named}-{:02}", first.month()),
        Unit::Quarter => format!("{named}-Q{}", first.month0() / 3 + 1),
        Unit::Season => format!("{named}-{}", ["SP", "SU", "FA", "WI"][(first.month0() as usize + 10) % 12 / 3]),
        Unit::Half => format!("{named}-H{}", first.month0() / 6 + 1),
        Unit::Year => named,
        Unit::Decade if first.year() > 0 => format!("{:03}", first.year() / 10),
        Unit::Century if first.year() > 0 => format!("{:02}", first.year() / 100),
        Unit::Decade | Unit::Century => return None,
    })
}

/// Text as XML 1.0 holds it, in an element and in an attribute. A carriage return would be read back as a line feed, so it
/// is written by number.
fn escaped(text: &str) -> Cow<'_, str> {
    let plain = |c: char| !matches!(c, '&' | '<' | '>' | '"' | '\r') && is_character(c);
    if text.chars().all(plain) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\r' => out.push_str("&#13;"),
            c if is_character(c) => out.push(c),
            _ => {}
        }
    }
    Cow::Owned(out)
}

/// XML 1.0's `Char`.
fn is_character(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use roxmltree::{Document, Node};

    use super::*;
    use crate::{
        parse::timex::{self, Class},
        text::{Article, Span},
    };

    fn unknown() -> Publication {
        Publication { interval: None, how: How::Unknown, why: Vec::new() }
    }

    fn published(edtf: &str) -> Publication {
        Publication { interval: Some(edtf.parse().unwrap()), how: How::Stated, why: Vec::new() }
    }

    /// The document of a text as it comes out of the tagger.
    fn tagged(article: &Article, publication: &Publication) -> String {
        let times = timex::resolve(&article.text, &timex::find(&article.text), publication);
        let tags: Vec<Tag<'_>> = times
            .iter()
            .map(|time| Tag {
                span: time.span,
                class: time.class.name(),
                value: &time.value,
                modifier: time.modifier.map(timex::Modifier::name),
                quant: time.quant,
                freq: time.freq.as_deref(),
                interval: time.interval,
                rule: time.rule,
                origin: time.origin.map(|origin| match origin {
                    timex::Origin::Publication => (Origin::Publication, true),
                    timex::Origin::Expression(span) => (Origin::Tag(span), time.offset.is_none_or(|offset| offset.after)),
                }),
            })
            .collect();
        let mut out = Vec::new();
        write(&Tagged { article, publication, tags: &tags }, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    fn text(words: &str) -> Article {
        Article { id: "a".to_owned(), text: words.to_owned(), ..Article::default() }
    }

    fn child<'a, 'input>(document: &'a Document<'input>, name: &str) -> Node<'a, 'input> {
        document.root_element().children().find(|node| node.has_tag_name(name)).unwrap()
    }

    fn content(node: Node<'_, '_>) -> String {
        node.descendants().filter(Node::is_text).filter_map(|node| node.text()).collect()
    }

    /// What a reader of TimeML relies on.
    fn is_valid(xml: &str, article: &Article) {
        let document = Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
        assert!(document.root_element().has_tag_name("TimeML"));
        let parts: Vec<_> = document.root_element().children().filter(Node::is_element).map(|node| node.tag_name().name()).collect();
        assert_eq!(parts, ["DOCID", "DCT", "TITLE", "TEXT"]);
        let kept = |text: &str| text.chars().filter(|c| is_character(*c)).collect::<String>();
        assert_eq!(content(child(&document, "DOCID")), kept(&article.id));
        assert_eq!(content(child(&document, "TITLE")), kept(article.title.as_deref().unwrap_or_default()));
        assert_eq!(content(child(&document, "TEXT")), kept(&article.text));
        let times: Vec<_> = document.descendants().filter(|node| node.has_tag_name("TIMEX3")).collect();
        let tids: std::collections::HashSet<_> = times.iter().map(|time| time.attribute("tid").unwrap()).collect();
        assert_eq!(tids.len(), times.len(), "a tid stands for one expression");
        assert_eq!(times.iter().filter(|time| time.attribute("functionInDocument") == Some("CREATION_TIME")).count(), 1);
        for time in times {
            follows_the_schema(time);
            assert!(time.children().all(|child| child.is_text()), "{time:?}");
            for name in ["anchorTimeID", "beginPoint", "endPoint"] {
                assert!(time.attribute(name).is_none_or(|tid| tids.contains(tid) && time.attribute("tid") != Some(tid)), "{time:?}");
            }
        }
    }

    /// TIMEX3 as the schema of TimeML 1.2.1 has it: which attributes, and what each can hold.
    fn follows_the_schema(time: Node<'_, '_>) {
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let tid = |text: &str| text.strip_prefix('t').is_some_and(number);
        let class = time.attribute("type").unwrap();
        assert!(time.attribute("tid").is_some() && time.attribute("value").is_some(), "{time:?}");
        for attribute in time.attributes() {
            let value = attribute.value();
            let fits = match attribute.name() {
                "tid" | "anchorTimeID" => tid(value),
                "beginPoint" | "endPoint" => tid(value) && class == "DURATION",
                "type" => matches!(value, "DATE" | "TIME" | "DURATION" | "SET"),
                "value" => is_value(class, value),
                "mod" => matches!(
                    value,
                    "BEFORE"
                        | "AFTER"
                        | "ON_OR_BEFORE"
                        | "ON_OR_AFTER"
                        | "LESS_THAN"
                        | "MORE_THAN"
                        | "EQUAL_OR_LESS"
                        | "EQUAL_OR_MORE"
                        | "START"
                        | "MID"
                        | "END"
                        | "APPROX"
                ),
                "quant" => class == "SET" && matches!(value, "EVERY" | "EACH"),
                // `twice a week` is 2X, `two days a week` 2D.
                "freq" => class == "SET" && value.strip_suffix(|unit: char| "XHDWMQY".contains(unit)).is_some_and(number),
                "temporalFunction" => matches!(value, "true" | "false"),
                "functionInDocument" => value == "CREATION_TIME" && time.attribute("tid") == Some("t0"),
                _ => false,
            };
            assert!(fits, "{}=\"{value}\" of {time:?}", attribute.name());
        }
    }

    /// Values as ISO 8601 writes them, X for what is not known, and the guidelines' own.
    fn is_value(class: &str, value: &str) -> bool {
        let only = |letters: &str| value.chars().all(|c| c.is_ascii_digit() || letters.contains(c));
        let period = value.starts_with('P') && value.len() > 2 && only("PTXSMHDWQYECL.");
        let point = !value.is_empty() && !value.starts_with('P') && only("XBC-WEQHSPUFAITMONV:Z+.DR");
        match class {
            "DURATION" => period,
            "SET" => period || point,
            "DATE" => matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF") || point && !value.contains(':'),
            _ => point || matches!(value, "PAST_REF" | "PRESENT_REF" | "FUTURE_REF"),
        }
    }

    /// Every kind of expression that the tagger knows, in one document.
    #[test]
    fn every_kind_of_value_is_valid() {
        for day in ["2015-07-06", "[2015-06-28..2015-07-04]", "-0044-03-15", "XXXX-03-07"] {
            let article = text(
                "It happened at 10:30 on Monday, on the night of 3 May, this weekend, in the spring of 2012, in Q3, in fiscal 1998, in \
                 300 BC, in the 1990s, in the 18th century, at noon, on Christmas Eve, in mid-2015, in late March, in the first half \
                 of 2016, on 2015-06-26T10:00:00+02:00, now, recently, in the coming weeks, and in two and a half years. They meet \
                 three times a week, every Friday, each summer, weekly, every other day, every morning, every few years, at least two \
                 hours, about ten days, from 3 to 7 May, since last month, more than a century ago, on the weekend of 4 July, a \
                 fortnight later, for several decades, half an hour after that, and in the third millennium.",
            );
            is_valid(&tagged(&article, &published(day)), &article);
        }
    }

    #[test]
    fn sets_say_how_often() {
        let article = text("They meet every Friday, three times a week, twice a year, each summer and weekly.");
        let xml = tagged(&article, &published("2015-07-06"));
        for wanted in [
            r#"value="XXXX-WXX-5" quant="EVERY""#,
            r#"value="P1W" freq="3X""#,
            r#"value="P1Y" freq="2X""#,
            r#"value="XXXX-SU" quant="EACH""#,
            r#"value="P1W">weekly"#,
        ] {
            assert!(xml.contains(wanted), "{wanted}\n{xml}");
        }
    }

    #[test]
    fn a_document_as_a_whole() {
        let article = Article {
            id: "a&b".to_owned(),
            title: Some("\"Two\" <dead>".to_owned()),
            text: "Police & <others> came on Friday, two trading days before July 5.\nAbout 20 people died on June 26 and, ten days \
                   later, two more; last week the mayor left for three months. It happens every Friday."
                .to_owned(),
            ..Article::default()
        };
        let xml = tagged(&article, &published("2015-07-06"));
        is_valid(&xml, &article);
        insta::assert_snapshot!(xml, @r#"
<?xml version="1.0" ?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">

<DOCID>a&amp;b</DOCID>

<DCT><TIMEX3 tid="t0" type="DATE" value="2015-07-06" temporalFunction="false" functionInDocument="CREATION_TIME">6 July 2015</TIMEX3></DCT>

<TITLE>&quot;Two&quot; &lt;dead&gt;</TITLE>

<TEXT>Police &amp; &lt;others&gt; came on <TIMEX3 tid="t1" type="DATE" value="2015-07-03" temporalFunction="true" anchorTimeID="t0">Friday</TIMEX3>, <TIMEX3 tid="t2" type="DURATION" value="P2D" endPoint="t3">two trading days</TIMEX3> before <TIMEX3 tid="t3" type="DATE" value="2015-07-05">July 5</TIMEX3>.
About 20 people died on <TIMEX3 tid="t4" type="DATE" value="2015-06-26">June 26</TIMEX3> and, <TIMEX3 tid="t5" type="DURATION" value="P10D" beginPoint="t4">ten days</TIMEX3> later, two more; <TIMEX3 tid="t6" type="DATE" value="2015-W27" temporalFunction="true" anchorTimeID="t0">last week</TIMEX3> the mayor left for <TIMEX3 tid="t7" type="DURATION" value="P3M">three months</TIMEX3>. It happens <TIMEX3 tid="t8" type="SET" value="XXXX-WXX-5" quant="EVERY">every Friday</TIMEX3>.</TEXT>

</TimeML>
"#);
    }

    #[test]
    fn a_publication_is_never_made_finer() {
        for (edtf, value, modifier) in [
            ("2015-06-27", "2015-06-27", None),
            ("[2015-06-29..2015-07-03]", "2015-W27", None),
            ("[2015-06-03..2015-06-28]", "2015-06", None),
            ("[2015-05-03..2015-06-28]", "2015-Q2", None),
            ("[2015-02-03..2015-06-28]", "2015-H1", None),
            ("[2015-06-28..2015-07-04]", "2015", None),
            ("[2014-12-15..2015-01-20]", "201", None),
            ("[1999-12-01..2000-01-31]", "XXXX-XX-XX", None),
            ("2014-12-31/2015-01-01", "2015-W01", None),
            ("2015-06", "2015-06", None),
            ("2015-22", "2015-SU", None),
            ("2015~", "2015", Some("APPROX")),
            ("[2015-06-28..]", "2015-06-28", Some("ON_OR_AFTER")),
            ("[..2015-06-28]", "2015-06-28", Some("ON_OR_BEFORE")),
            ("XXXX-03-07", "XXXX-03-07", None),
        ] {
            assert_eq!(creation(published(edtf).interval), (value.to_owned(), modifier), "{edtf}");
            is_valid(&tagged(&text("Yesterday."), &published(edtf)), &text("Yesterday."));
        }
        assert_eq!(creation(None).0, "XXXX-XX-XX");
    }

    #[test]
    fn what_xml_cannot_hold_is_dropped() {
        assert_eq!(escaped("a\u{0}\u{1b}[31m\u{FFFE}b\r\n\t]]>"), "a[31mb&#13;\n\t]]&gt;");
        assert!(matches!(escaped("plain – text’s own"), Cow::Borrowed(_)));
        let article = text("On 26 June\u{b} 2015\r it \u{FFFF}was <TIMEX3> & \"so\" ]]> on.");
        is_valid(&tagged(&article, &unknown()), &article);
    }

    #[test]
    fn a_set_says_how_often() {
        let xml = tagged(&text("They meet twice a week and every Friday."), &unknown());
        assert!(xml.contains(r#"type="SET" value="P1W" freq="2X""#), "{xml}");
        assert!(xml.contains(r#"type="SET" value="XXXX-WXX-5" quant="EVERY""#), "{xml}");
    }

    #[test]
    fn tags_that_do_not_fit_the_text_are_left_out() {
        let article = text("Zürich, 1990");
        let tag = |start, end| Tag {
            span: Span::new(start, end),
            class: Class::Date.name(),
            value: "1990",
            modifier: None,
            quant: None,
            freq: None,
            interval: None,
            rule: "year",
            origin: Some((Origin::Tag(Span::new(start, end + 1)), true)),
        };
        let tags = [tag(2, 5), tag(9, 13), tag(10, 13), tag(12, 40)];
        let mut out = Vec::new();
        write(&Tagged { article: &article, publication: &unknown(), tags: &tags }, &mut out).unwrap();
        let xml = String::from_utf8(out).unwrap();
        is_valid(&xml, &article);
        assert_eq!(xml.matches("</TIMEX3>").count(), 2, "{xml}");
    }

    /// Words that make expressions meet in every order, among what XML treats specially.
    fn scraps() -> impl Strategy<Value = String> {
        const WORDS: &[&str] = &[
            "Friday",
            "two days",
            "later",
            "before",
            "Christmas",
            "June 26",
            "2015",
            "last week",
            "three months",
            "every",
            "yesterday",
            "<",
            "&amp;",
            "]]>",
            "\"",
            "'",
            "\u{1}",
            "\r\n",
            "the same day",
            "ten days after",
            "1990s",
            "a year ago",
            ".",
            ",",
            "\n\n",
            "ü",
        ];
        proptest::collection::vec(proptest::sample::select(WORDS), 0..40).prop_map(|words| words.join(" "))
    }

    proptest! {
        #[test]
        fn any_text_makes_a_valid_document(id in ".*", title in proptest::option::of(".*"), words in prop_oneof![scraps(), any::<String>()]) {
            let article = Article { id, title, text: words, ..Article::default() };
            for publication in [unknown(), published("2015-07-06"), published("[2015-06-28..2015-07-04]")] {
                is_valid(&tagged(&article, &publication), &article);
            }
        }
    }
}
