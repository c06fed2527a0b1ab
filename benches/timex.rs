//! How fast time expressions are found, anchored and resolved, on one core: tokens and sentence borders (step 1), expressions
//! (2), publication (3) and values (4), on 50 MB of news of our own making with about ten expressions in a thousand characters,
//! more than wire reports have, and on prose with none.
//!
//! `TIMEX_CORPUS=FILE.jsonl cargo bench --bench timex` measures on a corpus instead: lines of `{"id", "published", "text"}`,
//! repeated to 50 MB.
//!
//! What bounds it: the lexer reads every byte once, by its class, and looks each word up in one open-addressed table of
//! 16-byte keys, which is all that prose without a time costs. A word of time costs the rules that begin with it (`find_alone`).
//! A value costs as much again: the words around it are read for where the passage stands, and its steps are written, the
//! only strings that are allocated. So the figure falls with the expressions per character and not with the length of the text.

use std::sync::LazyLock;

use dateline::{
    parse::timex,
    text::{Article, Stated},
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

const NEWS: &str = "HILLTON, 3 March 2015 -- The council met on Friday to hear what the engineers had found in the old bridge, which was \
    closed to lorries last week after two of its cables gave way in the storm of 26 February. It had been mended for the last time in \
    1987, and a report of nine years ago had warned that it would not carry the traffic of today for more than another decade. A member \
    of the council, who has lived beside the river since his childhood, said that nobody had listened. The bridge will be closed to all \
    traffic from Monday until the end of April, the mayor said, and the ferry, which has run every summer since the war, will sail twice \
    a day. Shops on the far side have lost a third of their custom in recent weeks. People in the villages beyond the hills have to drive \
    for an hour and a half to reach a hospital, and the school has sent its pupils home at noon on Wednesdays. Ten days after the storm \
    the smell of wet timber still hangs in the streets, and the water has left its mark on the walls as high as a man.\n\n";
const PROSE: &str = "The river runs between low hills, and the road beside it is white with dust. Men sit before their doors and speak of \
    the harvest, of the price of timber and of the sons who went to the coast and do not write. A cart comes by with baskets of plums, \
    and the driver, half asleep, lifts his hand to those he knows. Nobody hurries here, and the dogs do not bark at strangers.\n\n";

fn article(text: String) -> Article {
    let published = Some(Stated { value: "2015-03-03".to_owned(), by: "bench".to_owned() });
    Article { id: "bench".to_owned(), published, text, ..Article::default() }
}

static CORPUS: LazyLock<Vec<Article>> = LazyLock::new(|| {
    let Some(file) = std::env::var_os("TIMEX_CORPUS") else {
        return (0..50_000_000 / (3 * NEWS.len())).map(|_| article(NEWS.repeat(3))).collect();
    };
    let lines = std::fs::read_to_string(file).expect("TIMEX_CORPUS is a file of JSON lines");
    let read = |line: &str| -> Article {
        let line: serde_json::Value = serde_json::from_str(line).expect("each line is JSON");
        let published = line["published"].as_str().map(|value| Stated { value: value.to_owned(), by: "corpus".to_owned() });
        Article { published, text: line["text"].as_str().unwrap_or("").to_owned(), ..Article::default() }
    };
    let once: Vec<Article> = lines.lines().map(read).collect();
    let size: usize = once.iter().map(|article| article.text.len()).sum();
    (0..50_000_000 / size.max(1)).flat_map(|_| once.clone()).collect()
});

fn all(bencher: Bencher<'_, '_>, articles: &[Article]) {
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        articles
            .iter()
            .map(|article| {
                let found = timex::find(&article.text);
                let (published, _) = timex::publication(article, &found);
                timex::resolve(&article.text, &found, &published).len()
            })
            .sum::<usize>()
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn find_anchor_resolve(bencher: Bencher<'_, '_>) {
    all(bencher, &CORPUS);
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn prose_without_times(bencher: Bencher<'_, '_>) {
    all(bencher, &[article(PROSE.repeat(4000))]);
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn find_alone(bencher: Bencher<'_, '_>) {
    let bytes: usize = CORPUS.iter().map(|article| article.text.len()).sum();
    bencher.counter(BytesCount::new(bytes)).bench_local(|| CORPUS.iter().map(|article| timex::find(&article.text).len()).sum::<usize>());
}

/// Texts that are one thing over and over: time must grow with their length and not with its square.
#[divan::bench(args = ["the ", "9", "two-", "two hundred ", "3 to ", "2015-06-", "June 26, 2015 last week Friday. "], sample_count = 3, sample_size = 1)]
fn repeated(bencher: Bencher<'_, '_>, word: &str) {
    all(bencher, &[article(word.repeat(500_000 / word.len()))]);
}
