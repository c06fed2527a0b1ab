//! How fast articles become a timeline: the whole of the parse, on reports of our own making of which each two tell of one
//! happening, for corpora of several sizes. Time a report should hardly grow with their number.
//!
//! `EVENTS_CORPUS=FILE.jsonl cargo bench --bench events` measures on a corpus instead: lines of `{"id", "published", "text"}`.

use dateline::{
    parse,
    text::{Article, Stated},
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

const TOWNS: [&str; 12] = ["Leeds", "Lyon", "Turin", "Porto", "Bergen", "Accra", "Quito", "Tulsa", "Omaha", "Perth", "Davao", "Lahore"];
const FIRST: [&str; 8] = ["Anna", "Omar", "Lucia", "Peter", "Maya", "Jonas", "Clara", "Samir"];
const STEMS: [&str; 14] = ["Bar", "Cor", "Del", "Fan", "Gar", "Hol", "Jan", "Kes", "Lom", "Mar", "Nor", "Pol", "Ras", "Sol"];
const ENDS: [&str; 12] = ["ato", "berg", "cani", "dez", "elli", "ford", "gren", "hart", "kova", "lund", "quist", "tov"];
const THINGS: [&str; 10] = ["market", "bridge", "harbour", "clinic", "depot", "theatre", "kitchen", "station", "library", "factory"];
const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Numbers that look drawn, the same at every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[self.below(all.len())]
    }

    fn person(&mut self) -> String {
        format!("{} {}{}", self.of(&FIRST), self.of(&STEMS), self.of(&ENDS))
    }
}

fn report(at: usize) -> Article {
    let mut same = Draw(at as u64 / 2 + 1);
    let (day, month, year) = (same.below(27) + 1, same.below(12), 2005 + same.below(15));
    let (town, victim, thing) = (same.of(&TOWNS), same.person(), same.of(&THINGS));
    let (killed, wounded) = (same.below(9) + 1, same.below(30) + 2);
    let mut own = Draw(at as u64 + 7_919);
    let mut text = format!(
        "A bomb killed {killed} people and wounded {wounded} others near the {thing} in {town} on {day} {}, police said. {victim} was \
         killed in the attack when a car exploded.",
        MONTHS[month]
    );
    for _ in 0..16 {
        let more = match own.below(4) {
            0 => format!(" {} said that the {} would reopen in {}.", own.person(), own.of(&THINGS), own.of(&MONTHS)),
            1 => format!(" In {}, gunmen attacked a {} in {}.", 1990 + own.below(14), own.of(&THINGS), own.of(&TOWNS)),
            2 => format!(" The mayor met {} to speak about the {} and the {}.", own.person(), own.of(&THINGS), own.of(&THINGS)),
            _ => " Nobody knew how long the works would take, and people went home to wait for news of it.".to_owned(),
        };
        text.push_str(&more);
    }
    let published = Some(Stated { value: format!("{year}-{:02}-{:02}", month + 1, day + 1), by: "bench".to_owned() });
    Article { id: format!("report-{at}"), published, text, ..Article::default() }
}

fn corpus(articles: usize) -> Vec<Article> {
    let Some(file) = std::env::var_os("EVENTS_CORPUS") else { return (0..articles).map(report).collect() };
    let lines = std::fs::read_to_string(file).expect("EVENTS_CORPUS is a file of JSON lines");
    let read = |(at, line): (usize, &str)| -> Article {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let published = line["published"].as_str().map(|value| Stated { value: value.to_owned(), by: "corpus".to_owned() });
        Article { id: at.to_string(), published, text: line["text"].as_str().unwrap_or("").to_owned(), ..Article::default() }
    };
    lines.lines().enumerate().take(articles).map(read).collect()
}

#[divan::bench(args = [250, 1_000, 4_000], sample_count = 3)]
fn articles(bencher: Bencher<'_, '_>, count: usize) {
    let articles = corpus(count);
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| articles.clone())
        .bench_local_values(|articles| parse::parse(articles, Vec::new()).events.len());
}

/// One paragraph that says one thing over and over: what is told most must not cost most.
#[divan::bench(args = [5_000, 20_000], sample_count = 1)]
fn one_sentence_again_and_again(bencher: Bencher<'_, '_>, times: usize) {
    let text = "A bomb killed three people in Leeds on Friday. ".repeat(times);
    let article = Article { id: "again".to_owned(), text, ..Article::default() };
    bencher.with_inputs(|| vec![article.clone()]).bench_local_values(|articles| parse::parse(articles, Vec::new()).events.len());
}
