//! The days that a corpus tells of: how much each matters, and the sentences that tell it best.
//!
//! A day matters when many articles name it, most of all when later ones look back at it. What articles say of it shares words;
//! the sentence with most of them tells it best. This is extractive timeline summarisation by dates, untrained.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{Days as Count, NaiveDate};
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    sentence::Sentence,
    telling::{Bag, Word, word},
    timex::Timex,
};
use crate::{
    text::{Article, Span, fold},
    timeline::Publication,
};

/// A sentence that tells of a day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dated {
    pub day: NaiveDate,
    pub span: Span,
    /// What it says, without where and when the report was filed.
    said: Span,
    /// The words that name the day; `None` where it is only the day on which the article appeared.
    pub expression: Option<Span>,
    /// How much it says that the day matters.
    weight: f32,
}

/// So many sentences at an article's beginning tell its day's news, where they name no other day.
const NEWS: usize = 5;

/// The sentences of one article that tell of a day.
pub fn dated(sentences: &[Sentence], times: &[Timex], published: &Publication) -> Vec<Dated> {
    let appeared = published.interval.and_then(|interval| interval.as_day());
    let mut out = Vec::new();
    for (at, sentence) in sentences.iter().enumerate() {
        let lead = if at < NEWS { 1.5 } else { 1.0 };
        let said = without_dateline(sentence);
        let mut told: Vec<NaiveDate> = Vec::new();
        for time in sentence.times.iter().filter(|time| !time.filed).map(|time| &times[time.timex]) {
            let Some(day) = time.interval.and_then(|interval| interval.as_day()).filter(|day| !told.contains(day)) else { continue };
            told.push(day);
            let weight = match appeared.map(|appeared| (appeared - day).num_days()) {
                Some(..0) => 0.5,
                Some(0) => 0.2,
                Some(1..=2) | None => 1.0,
                Some(_) => 1.5,
            };
            out.push(Dated { day, span: sentence.span, said, expression: Some(time.span), weight: weight * lead });
        }
        if let Some(day) = appeared.filter(|_| told.is_empty() && at < NEWS) {
            let weight = if at == 0 { 0.2 } else { 0.0 };
            out.push(Dated { day, span: sentence.span, said, expression: None, weight });
        }
    }
    out
}

/// "Oslo, 7 Feb (NTB) -- [text] The king ...": the agency and the town that file every day say nothing of one.
fn without_dateline(sentence: &Sentence) -> Span {
    /// How many words an agency's name and an editor's notes take.
    const NOTES: usize = 14;
    let tokens = &sentence.tokens;
    let places = sentence.entities.iter().filter(|entity| entity.filed).map(|entity| entity.end);
    let times = sentence.times.iter().filter(|time| time.filed).map(|time| time.end);
    let Some(filed) = places.chain(times).max() else { return sentence.span };
    let dash = (filed..tokens.len().min(filed + NOTES)).rev().find(|at| tokens[*at].is_any(&["-", "--", "—", "–", "]"]));
    let from = dash.map_or(filed, |at| at + 1);
    tokens.get(from).map_or(sentence.span, |first| Span::new(first.span.start, sentence.span.end))
}

/// One day, as the corpus tells of it.
#[derive(Debug, Default)]
pub struct Day {
    pub weight: f32,
    /// How many articles name it.
    pub articles: usize,
    /// The sentences that tell it best, at most [`BEST`]: article, and which of its dated sentences.
    pub best: Vec<(usize, Dated)>,
    /// Articles agree on what happened: its best sentences share telling words.
    pub agreed: bool,
}

#[derive(Debug, Default)]
pub struct Days {
    days: BTreeMap<NaiveDate, Day>,
}

/// How many sentences are kept of a day.
const BEST: usize = 3;
/// How many of the corpus's most frequent words say what it is about.
const TOPIC: usize = 40;
/// How many sentences of one day are looked at.
const LOOKED_AT: usize = 3_000;
/// What the day before or after loses to one that matters more: what was news then is news of it.
const ECHO: (f32, f32) = (0.3, 0.2);

impl Days {
    pub fn of(dated: &[Vec<Dated>], articles: &[Article], bags: &[Bag]) -> Self {
        let small = function_words();
        let topic = topic(bags, &small);
        // What each dated sentence says, as words.
        let said: Vec<Vec<Vec<Word>>> = dated
            .par_iter()
            .zip(articles)
            .map(|(dated, article)| dated.iter().map(|one| content(one.said.of(&article.text), &small)).collect())
            .collect();
        let mut used: FxHashMap<Word, u32> = FxHashMap::default();
        let mut sentences = 0;
        let mut by_day: BTreeMap<NaiveDate, Vec<(usize, usize)>> = BTreeMap::new();
        for (article, dated) in dated.iter().enumerate() {
            for (n, one) in dated.iter().enumerate() {
                by_day.entry(one.day).or_default().push((article, n));
                sentences += 1;
                said[article][n].iter().for_each(|word| *used.entry(*word).or_default() += 1);
            }
        }
        let corpus = Corpus { dated, articles, said: &said, used, sentences, topic };
        let days: Vec<(NaiveDate, Day)> = by_day.into_par_iter().map(|(day, told)| (day, corpus.day(&told))).collect();
        let mut days: BTreeMap<NaiveDate, Day> = days.into_iter().collect();
        let weights: FxHashMap<NaiveDate, f32> = days.iter().map(|(day, known)| (*day, known.weight)).collect();
        let near = |day: Option<NaiveDate>, own: f32| day.and_then(|day| weights.get(&day)).map_or(0.0, |weight| (weight - own).max(0.0));
        for (day, known) in &mut days {
            let own = known.weight;
            known.weight -=
                ECHO.0 * near(day.checked_sub_days(Count::new(1)), own) + ECHO.1 * near(day.checked_add_days(Count::new(1)), own);
        }
        Self { days }
    }

    pub fn get(&self, day: NaiveDate) -> Option<&Day> {
        self.days.get(&day)
    }

    pub fn iter(&self) -> impl Iterator<Item = (NaiveDate, &Day)> {
        self.days.iter().map(|(day, known)| (*day, known))
    }

    /// Which of the day's best sentences it is, the best 0.
    pub fn place(&self, day: NaiveDate, article: usize, span: Span) -> Option<usize> {
        self.days.get(&day)?.best.iter().position(|(its, one)| *its == article && one.span == span)
    }
}

struct Corpus<'a> {
    dated: &'a [Vec<Dated>],
    articles: &'a [Article],
    said: &'a [Vec<Vec<Word>>],
    /// How many dated sentences use each word.
    used: FxHashMap<Word, u32>,
    sentences: usize,
    topic: FxHashSet<Word>,
}

impl Corpus<'_> {
    fn day(&self, told: &[(usize, usize)]) -> Day {
        let mut day = Day::default();
        let mut of_article: (usize, f32, bool) = (usize::MAX, 0.0, false);
        let close = |day: &mut Day, (_, weight, named): (usize, f32, bool)| {
            day.weight += weight.ln_1p();
            day.articles += usize::from(named);
        };
        for (article, n) in told {
            let one = &self.dated[*article][*n];
            if of_article.0 != *article {
                close(&mut day, of_article);
                of_article = (*article, 0.0, false);
            }
            let topical = self.said[*article][*n].iter().filter(|word| self.topic.contains(word)).count().min(4) as f32 / 4.0;
            of_article.1 += one.weight * (0.3 + 0.7 * topical);
            of_article.2 |= one.expression.is_some();
        }
        close(&mut day, of_article);
        if day.articles >= 2 {
            self.choose(told, &mut day);
        }
        day
    }

    /// The sentences nearest to what all of them say.
    fn choose(&self, told: &[(usize, usize)], day: &mut Day) {
        let told = &told[..told.len().min(LOOKED_AT)];
        let share = |one: &Dated| if one.expression.is_some() { 1.0 } else { 0.5 };
        let mut centre: FxHashMap<Word, (f32, usize, usize)> = FxHashMap::default();
        for (article, n) in told {
            for word in &self.said[*article][*n] {
                let entry = centre.entry(*word).or_insert((0.0, 0, usize::MAX));
                entry.0 += share(&self.dated[*article][*n]);
                if entry.2 != *article {
                    *entry = (entry.0, entry.1 + 1, *article);
                }
            }
        }
        let all = self.sentences as f32;
        let most = self.used.values().copied().max().unwrap_or(1) as f32;
        let rare = |word: &Word| (all / self.used[word] as f32).ln();
        let norm = centre.iter().map(|(word, (sum, ..))| sum * rare(word)).fold(f32::EPSILON, f32::max);
        let value = |word: &Word| {
            let (sum, ..) = centre[word];
            sum * rare(word) / norm + 0.5 * (self.used[word] as f32).ln_1p() / most.ln_1p()
        };
        let mut scored: Vec<(f32, usize, usize)> = told
            .iter()
            .filter_map(|(article, n)| {
                let one = &self.dated[*article][*n];
                let length = one.span.of(&self.articles[*article].text).split_whitespace().count();
                let words = &self.said[*article][*n];
                // Too short says nothing, too long says too much.
                let fits = (6..=40).contains(&length);
                let sum: f32 = words.iter().map(&value).sum();
                fits.then(|| (sum / (words.len() as f32 + 3.0).powf(0.7) * share(one), *article, *n))
            })
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
        let mut taken: Vec<&Vec<Word>> = Vec::new();
        for (_, article, n) in scored {
            let words = &self.said[article][n];
            // Another wording of one that is taken adds nothing.
            let again = taken.iter().any(|other| {
                let shared = words.iter().filter(|word| other.contains(word)).count();
                shared * 2 > words.len().min(other.len())
            });
            if again {
                continue;
            }
            taken.push(words);
            day.best.push((article, self.dated[article][n]));
            if day.best.len() == BEST {
                break;
            }
        }
        // Words that several articles use of the day, and that are no matter of course in this corpus. Where only two articles
        // name it they must be much alike.
        let (support, enough) = if day.articles > 2 { (3, 3) } else { (2, 6) };
        // A day that only reports of that very day name is one of the calendar, until one looks back at it.
        let looks_back = |(article, n): &(usize, usize)| self.dated[*article][*n].weight >= 1.0;
        day.agreed = told.iter().any(looks_back)
            && taken.first().is_some_and(|words| {
                words.iter().filter(|word| centre[word].1 >= support && (self.sentences < 200 || rare(word) > 1.5)).count() >= enough
            });
    }
}

/// The words that most articles of the corpus use, small words apart.
fn topic(bags: &[Bag], small: &FxHashSet<Word>) -> FxHashSet<Word> {
    let mut used: FxHashMap<Word, u32> = FxHashMap::default();
    for word in bags.iter().flat_map(Bag::words).filter(|word| !small.contains(word)) {
        *used.entry(word).or_default() += 1;
    }
    let mut all: Vec<(u32, Word)> = used.into_iter().map(|(word, count)| (count, word)).collect();
    all.sort_unstable_by(|a, b| b.cmp(a));
    all.into_iter().take(TOPIC).map(|(_, word)| word).collect()
}

const FUNCTION_WORDS: &str = include_str!("../../assets/lexicon/function-words.txt");

fn function_words() -> FxHashSet<Word> {
    FUNCTION_WORDS.lines().filter(|line| !line.starts_with('#')).map(word).collect()
}

/// Whether a folded word tells nothing of what a text is about.
pub fn is_function_word(folded: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| FUNCTION_WORDS.lines().filter(|line| !line.starts_with('#')).collect());
    WORDS.contains(folded)
}

/// The words of a sentence that say something, once each.
fn content(text: &str, small: &FxHashSet<Word>) -> Vec<Word> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 1).map(word);
    let mut out: Vec<Word> = words.filter(|word| !small.contains(word)).collect();
    out.sort_unstable();
    out.dedup();
    out
}
