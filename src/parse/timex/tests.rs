//! The whole tagger on sentences: values against publication dates, and texts of any kind.

use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;
use crate::{
    text::{Article, Stated},
    timeline::How,
};

fn tag(published: &str, text: &str) -> Vec<Timex> {
    let stated = (!published.is_empty()).then(|| Stated { value: published.to_owned(), by: "test".to_owned() });
    let article = Article { published: stated, text: text.to_owned(), ..Article::default() };
    let found = find(text);
    let (published, problem) = publication(&article, &found);
    assert_eq!(problem, None);
    resolve(text, &found, &published)
}

/// Each line: words that are tagged, value, EDTF.
fn lines(published: &str, text: &str) -> Vec<String> {
    let edtf = |timex: &Timex| timex.interval.map_or_else(|| "-".to_owned(), |interval| interval.to_string());
    tag(published, text).iter().map(|timex| format!("{} | {} | {}", timex.span.of(text), timex.value, edtf(timex))).collect()
}

#[test]
fn news_counts_from_its_publication() {
    for (text, wanted) in [
        ("The minister resigned on Friday.", &["Friday | 2015-06-26 | 2015-06-26"][..]),
        ("The court will rule on Friday.", &["Friday | 2015-07-03 | 2015-07-03"]),
        ("Two men were arrested last week.", &["last week | 2015-W26 | [2015-06-22..2015-06-28]"]),
        ("The bridge fell in March.", &["March | 2015-03 | 2015-03"]),
        ("Prices rose earlier this year.", &["earlier this year | 2015 | [2015-01-01..2015-07-01]"]),
        ("It was built four years ago.", &["four years ago | 2011 | 2011~"]),
        ("A year ago, the dam broke.", &["A year ago | 2014 | 2014-07~"]),
        ("The road has been closed since December 2014.", &["December 2014 | 2014-12 | 2014-12/.."]),
        ("The fair lasted from 3 to 7 May.", &["3 | 2015-05-03 | 2015-05-03/2015-05-07", "7 May | 2015-05-07 | 2015-05-03/2015-05-07"]),
        ("He ruled for 23 years.", &["23 years | P23Y | -"]),
        (
            "The strike began in April 2015. Three months later it was over.",
            &["April 2015 | 2015-04 | 2015-04", "Three months | P3M | 2015-07~"],
        ),
    ] {
        assert_eq!(lines("2015-07-01", text), wanted, "{text}");
    }
}

#[test]
fn a_publication_range_leaves_open_what_it_cannot_tell() {
    assert_eq!(lines("[2015-06-28..2015-07-04]", "Police arrested him on Friday."), ["Friday | 2015-WXX-5 | [2015-06-26..2015-07-03]"]);
    assert_eq!(lines("[2015-06-28..2015-07-04]", "The bridge fell in March."), ["March | 2015-03 | 2015-03"]);
    assert_eq!(lines("", "The town was attacked on March 7."), ["March 7 | XXXX-03-07 | XXXX-03-07"]);
}

#[test]
fn an_event_can_be_the_anchor() {
    let text = "Ten days after the flood on the coast, the army left.";
    let all = tag("2015-07-01", text);
    let offset = all[0].offset.unwrap();
    assert_eq!((all[0].span.of(text), all[0].value.as_str()), ("Ten days", "P10D"));
    assert_eq!((offset.count, offset.unit, offset.after), (10, Unit::Day, true));
    assert_eq!(offset.anchor.unwrap().of(text), "the flood on the coast");
}

#[test]
fn articles_of_a_folder_date_each_other() {
    let article = |id: &str, text: &str| Article { id: id.to_owned(), text: text.to_owned(), ..Article::default() };
    let articles = [
        article("dated", "The gunman Marek Ostrow killed nine people in the market of Velden on June 26, 2015, the police said."),
        article("weekday", "The shots that Ostrow fired in Velden on Friday have left a mark. On June 28, a video of him was published."),
        article("offset", "Ten days after Ostrow’s shooting in the market of Velden, the town is empty. Nobody speaks."),
        article("other", "The harvest was good in Velden. Rain fell."),
        article("another", "Snow fell in Velden."),
    ];
    let found: Vec<Vec<Expression>> = articles.iter().map(|article| find(&article.text)).collect();
    let (all, problems) = publications(&articles, &found);
    let edtf: Vec<String> = all.iter().map(|one| one.interval.map_or("-".to_owned(), |interval| interval.to_string())).collect();
    assert_eq!(edtf, ["[2015-06-26..]", "[2015-06-28..2015-07-02]", "2015-07-06", "-", "-"]);
    assert!(all[2].why.iter().any(|step| step.contains("26 June 2015")), "{:?}", all[2].why);
    assert_eq!(problems, []);
}

/// The publication of each article of a folder, in EDTF.
fn published(texts: &[&str]) -> Vec<String> {
    let article = |(number, text): (usize, &&str)| Article { id: number.to_string(), text: (*text).to_owned(), ..Article::default() };
    let articles: Vec<Article> = texts.iter().enumerate().map(article).collect();
    let found: Vec<Vec<Expression>> = articles.iter().map(|article| find(&article.text)).collect();
    let (all, _) = publications(&articles, &found);
    all.iter().map(|one| one.interval.map_or("-".to_owned(), |interval| interval.to_string())).collect()
}

#[test]
fn articles_of_other_matters_leave_each_other_alone() {
    let old = "Gunmen opened fire in a crowded market in Tormal on March 12, 2004, killing eleven people, the police said.";
    let new = "Gunmen opened fire in a crowded church in Besk on Friday, killing eleven people, the police said.";
    assert_eq!(published(&[old, new]), ["[2004-03-12..]", "-"]);
    let vote = "Morwick elected its first mayor on October 2, 2009. The Haldane district voted for her.";
    assert_eq!(
        published(&["A fire in the Haldane district of Morwick killed three on Friday.", vote, "The Morwick tram stopped."])[0],
        "-"
    );
    let besk = "The flood in Besk killed 12 people on August 3, 2010, the army said.";
    assert_eq!(published(&["Ten days after the flood in Sarn, the army is still in the town.", besk])[0], "-");
}

#[test]
fn a_look_back_is_not_dated_by_its_weekdays() {
    let back = "Twenty years on, Port Orrin remembers the Calder Queen. The Calder Queen capsized off Port Orrin on May 9, 1992, a Saturday. \
        Families gathered on Saturday at the quay of Port Orrin to remember the Calder Queen.";
    assert_eq!(published(&[back]), ["[1992-05-09..]"]);
    let apart =
        "A ferry sank off Pell on 5 June 1998. The inquiry lasted years. On Friday the new museum of glass in Tarn opened its doors.";
    assert_eq!(published(&[apart]), ["[1998-06-05..]"]);
}

#[test]
fn articles_that_differ_on_the_day_leave_it_open() {
    let told = |day: &str| format!("The Velm dam above Arno burst {day} and drowned the village of Arno, the mayor said.");
    let (one, two, three) = (told("on Friday"), told("on June 5, 2015"), told("on June 12, 2015"));
    assert_eq!(published(&[&one, &two, &three])[0], "-");
    assert_eq!(published(&[&one, &two])[0], "[2015-06-05..2015-06-11]");
}

#[test]
fn a_date_line_of_the_wire_takes_its_year_from_the_text_or_none() {
    assert_eq!(published(&["NAIROBI, Aug 8 (Wire) -- A bridge fell on Tuesday."]), ["XXXX-08-08"]);
    assert_eq!(published(&["PARIS, March 3 (Wire) - The minister left. He took office in 1998."]), ["XXXX-03-03"]);
    assert_eq!(published(&["NAIROBI, Aug 8 (Wire) -- A bridge fell on Tuesday, August 7, 2012."]), ["2012-08-08"]);
    assert_eq!(published(&["OSLO, Jan. 2 (Wire) -- Two skiers died on December 31, 2009, police said."]), ["2010-01-02"]);
    assert_eq!(published(&["OSLO, Jan. 2 (Wire) -- The town marked the anniversary of the fire of December 31, 2009."]), ["XXXX-01-02"]);
}

#[test]
fn a_bad_publication_date_is_a_problem_and_not_an_anchor() {
    let stated = Stated { value: "last Tuesday".to_owned(), by: "manifest".to_owned() };
    let article = Article { id: "one".to_owned(), published: Some(stated), text: "It rained on Friday.".to_owned(), ..Article::default() };
    let (published, problem) = publication(&article, &find(&article.text));
    assert_eq!(published.how, How::Unknown);
    assert_eq!(problem.unwrap().place, "one");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 512, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_tagged_on_character_borders(
        pieces in prop::collection::vec(prop_oneof![
            "\\PC{0,6}", Just("March".to_owned()), Just("2015".to_owned()), Just("Friday".to_owned()), Just("two".to_owned()), Just("days".to_owned()),
            Just("the".to_owned()), Just("of".to_owned()), Just("last".to_owned()), Just("-".to_owned()), Just("’".to_owned()), Just("s".to_owned()),
            Just("year".to_owned()), Just("BC".to_owned()), Just("“".to_owned()), Just("(".to_owned()), Just(" — ".to_owned()), Just(", ".to_owned()), Just("26th".to_owned()), Just("first".to_owned()), Just("quarter".to_owned()),
            Just("9999999999".to_owned()), Just("-66".to_owned()), Just("30s".to_owned()), Just("ago".to_owned()), Just("\n\n".to_owned()), Just(":".to_owned()), Just("p.m.".to_owned()),
        ], 0..24),
        glue in any::<bool>(),
    ) {
        let text = pieces.join(if glue { "" } else { " " });
        let mut at = 0;
        for timex in tag("2015-06", &text) {
            prop_assert!(text.get(timex.span.start..timex.span.end).is_some_and(|words| !words.is_empty()));
            prop_assert!(at <= timex.span.start);
            if let Some(interval) = timex.interval {
                prop_assert_eq!(interval.to_string().parse::<Interval>(), Ok(interval), "{:?}", timex);
            }
            prop_assert!(!timex.value.is_empty() && !timex.why.is_empty(), "{:?}", timex);
            at = timex.span.end;
        }
    }
}

const POINTING: [&str; 26] = [
    "It fell on Friday.",
    "It will fall on Friday.",
    "It fell last Monday.",
    "It will fall by Tuesday.",
    "It fell yesterday.",
    "It fell last week.",
    "It will fall next month.",
    "It fell in March.",
    "It will fall in March.",
    "It fell in November.",
    "It fell on March 7.",
    "It will fall on 7 March.",
    "It fell in the spring.",
    "It fell in the third quarter.",
    "It fell last year.",
    "It fell earlier this year.",
    "It fell three days ago.",
    "It fell two months ago.",
    "It fell a year ago.",
    "It fell ten years ago.",
    "It fell over the weekend.",
    "It fell at Easter.",
    "It fell at Christmas.",
    "It fell this week.",
    "It fell last decade.",
    "It fell in late June.",
];

/// The days that the one expression of a sentence covers.
fn days(published: &Interval, text: &str) -> Option<Interval> {
    tag(&published.to_string(), text).first().and_then(|timex| timex.interval)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 128, ..ProptestConfig::default() })]

    /// Of an article published on one of several days: what a sentence means on any of them is among what it can mean.
    #[test]
    fn a_publication_range_covers_what_each_of_its_days_would_give(from in 0u64..9_000, length in 0u64..45, at in 0u64..45) {
        let day = |days| NaiveDate::from_ymd_opt(2001, 1, 1).unwrap() + chrono::Days::new(days);
        let range = Interval::within(day(from), day(from + length));
        let one = Interval::day(day(from + at.min(length)));
        for text in POINTING {
            if let (Some(fine), Some(coarse)) = (days(&one, text), days(&range, text)) {
                prop_assert!(coarse.contains(&fine), "{} of {}: {}, of {}: {}", text, one, fine, range, coarse);
            }
        }
    }

    /// A part of a month, a year, a decade lies in it, and so does a date of it that is given in full.
    #[test]
    fn a_finer_date_lies_inside_the_coarser_one_it_came_from(year in 1600i32..2100, month in 1u32..=12, of_month in 1u32..=28) {
        let name = crate::time::month_name(month);
        let published = Interval::day(NaiveDate::from_ymd_opt(2015, 7, 1).unwrap());
        let decade = year / 10 * 10;
        for (coarse, fine) in [
            (format!("in {name} {year}"), vec![
                format!("in early {name} {year}"), format!("in mid-{name} {year}"), format!("in late {name} {year}"),
                format!("at the end of {name} {year}"), format!("at the beginning of {name} {year}"),
                format!("on {of_month} {name} {year}"), format!("on {name} {of_month}, {year}"), format!("on {year}-{month:02}-{of_month:02}"),
                format!("on the first Monday of {name} {year}"), format!("at noon on {of_month} {name} {year}"),
            ]),
            (format!("in {year}"), vec![
                format!("in {name} {year}"), format!("in early {year}"), format!("in late {year}"), format!("in mid-{year}"),
                format!("in the first half of {year}"), format!("in the third quarter of {year}"), format!("in the summer of {year}"),
                format!("at the end of {year}"), format!("in the middle of {year}"),
            ]),
            (format!("in the {decade}s"), vec![format!("in {year}"), format!("in the early {decade}s"), format!("in the late {decade}s")]),
        ] {
            let whole = days(&published, &format!("The tower fell {coarse}."));
            let Some(whole) = whole else { prop_assert!(false, "{} has no days", coarse); continue };
            for fine in fine {
                let part = days(&published, &format!("The tower fell {fine}."));
                prop_assert!(part.is_some_and(|part| whole.contains(&part)), "{}: {:?}, {}: {}", fine, part, coarse, whole);
            }
        }
    }
}

/// Every word of the lexicon, and pairs of the ones that rules look through, over and over: no rule may call itself without
/// end, and the time must grow with the length and not with its square.
#[test]
fn the_same_words_over_and_over_end() {
    let words = include_str!("../../../assets/lexicon/time-words.tsv").lines().filter(|line| !line.starts_with('#'));
    let mut words: Vec<&str> = words.filter_map(|line| line.split('\t').nth(2)?.split(' ').next()).collect();
    words.extend([
        "2",
        "15",
        "2015",
        "26th",
        "1990s",
        "-",
        "’",
        "’s",
        ",",
        ":",
        "(",
        "$",
        "Jan.",
        "\n\n",
        "Eid",
        "p.m.",
        "May 3",
        "Friday Friday,",
    ]);
    for first in &words {
        tag("2015-07-01", &format!("{first} ").repeat(300));
    }
    for first in ["the", "about", "more than", "at least", "not more than", "end of the", "early", "two", "hundred and", "last", "of"] {
        for second in ["the", "about", "Friday", "May", "days", "2015", "and", "to", "-", "year", "night", "hundred"] {
            tag("2015-07-01", &format!("{first} {second} ").repeat(200));
        }
    }
    for long in
        ["the ", "about ", "9", "May ", "two-", "a", "'", "two hundred ", "3 to ", "\n", "2015-06-", "June 26, 2015 last week Friday. "]
    {
        // How long it takes is measured in `benches/timex.rs`.
        tag("", &long.repeat(20_000 / long.len()));
    }
}

#[test]
fn numbers_of_many_digits_beside_a_slash_are_tagged_without_a_panic() {
    for text in ["99999999999/65", "15+6/8 99999999999/65 /5", "99999999999-00", "fiscal 99999999999/00"] {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let found = find(text);
        let (published, _) = publication(&article, &found);
        resolve(text, &found, &published);
    }
}
