//! Publication dates of articles that state none, from the other articles of the same folder that report the same events.
//!
//! One article says "on Friday" of something that another one dates 26 June: then the first was published in the week after
//! that Friday. One begins "Ten days after the flood", and another dates the flood: then it was published on that day plus
//! ten. Two passages tell of the same thing when they share a name that stands in few enough of the articles to tell them
//! apart.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use super::{
    Expression,
    lexicon::Term,
    meaning::{Count, From, Meaning, Part, Tense, Toward, Year},
    publication::{full_date, publication},
    token::{Token, tokens},
};
use crate::{
    text::{Article, Problem, fold},
    time::{Interval, Unit, step},
    timeline::{How, Publication},
};

/// A day that an article dates in full, with the names that stand around it.
struct Fact {
    article: usize,
    day: NaiveDate,
    words: BTreeSet<String>,
}

/// The publication of each article: stated, inferred from its own text, or where that leaves it open, from the others.
/// `found` holds the expressions of each article.
pub fn publications(articles: &[Article], found: &[Vec<Expression>]) -> (Vec<Publication>, Vec<Problem>) {
    let (mut all, problems): (Vec<Publication>, Vec<Option<Problem>>) =
        articles.iter().zip(found).map(|(article, found)| publication(article, found)).unzip();
    let open = |publication: &Publication| publication.interval.is_none_or(|interval| !interval.is_bounded());
    if articles.len() > 1 && all.iter().any(open) {
        let names = Names::new(articles);
        let facts: Vec<Fact> = (0..articles.len()).flat_map(|article| names.facts(article, &articles[article], &found[article])).collect();
        for (article, publication) in all.iter_mut().enumerate().filter(|(_, publication)| open(publication)) {
            let seen = names.told_by_others(article, &articles[article], &found[article], &facts, articles);
            let Some((interval, why)) = seen else { continue };
            let joint = publication.interval.map_or(Some(interval), |own| own.intersect(&interval));
            if let Some(joint) = joint {
                *publication = Publication { interval: Some(joint), how: How::Inferred, why: [publication.why.clone(), why].concat() };
            }
        }
    }
    (all, problems.into_iter().flatten().collect())
}

/// The tokens of every article, and in how many articles each name stands.
struct Names {
    tokens: Vec<Vec<Token>>,
    articles: BTreeMap<String, usize>,
    count: usize,
}

/// Names and other words that tell passages apart.
const WINDOW_BEFORE: usize = 16;
const WINDOW_AFTER: usize = 6;

impl Names {
    fn new(articles: &[Article]) -> Self {
        let tokens: Vec<Vec<Token>> = articles.iter().map(|article| tokens(&article.text)).collect();
        let mut counts = BTreeMap::new();
        for (article, tokens) in articles.iter().zip(&tokens) {
            for name in words(&article.text, tokens, true) {
                *counts.entry(name).or_default() += 1;
            }
        }
        Self { tokens, articles: counts, count: articles.len() }
    }

    /// A name that tells this matter from the others: in three of five articles at most (of three or more).
    fn tells(&self, name: &str) -> bool {
        self.articles.get(name).is_some_and(|count| self.count < 3 || count * 5 <= self.count * 3)
    }

    fn around(&self, article: usize, text: &str, expression: &Expression, names: bool) -> BTreeSet<String> {
        let tokens = &self.tokens[article];
        let at = tokens.partition_point(|token| token.start() < expression.span.start);
        let window = &tokens[at.saturating_sub(WINDOW_BEFORE)..(at + WINDOW_AFTER).min(tokens.len())];
        words(text, window, names)
    }

    fn facts(&self, article: usize, of: &Article, found: &[Expression]) -> Vec<Fact> {
        let dated = found.iter().filter_map(|expression| Some((expression, full_date(expression)?)));
        dated
            .filter(|(expression, _)| expression.tense == Tense::Past)
            .map(|(expression, day)| Fact { article, day, words: self.around(article, &of.text, expression, false) })
            .collect()
    }

    /// What the facts of other articles say of this one's publication.
    fn told_by_others(
        &self,
        article: usize,
        of: &Article,
        found: &[Expression],
        facts: &[Fact],
        articles: &[Article],
    ) -> Option<(Interval, Vec<String>)> {
        let others = || facts.iter().filter(|fact| fact.article != article);
        let words_of = |expression: &Expression| expression.span.of(&of.text);
        for expression in found {
            let Meaning::Shift(shift) = &expression.meaning else { continue };
            let (From::Event(Some(anchor)), Count::Exact(count), true) = (shift.from, shift.count, shift.after) else { continue };
            if expression.tense != Tense::Present {
                continue;
            }
            let Some((1, unit @ (Unit::Day | Unit::Week))) = shift.grain.unit() else { continue };
            let event = words(&of.text, &tokens_in(&self.tokens[article], anchor), false);
            let told =
                others().filter_map(|fact| Some((self.likeness(&event, &fact.words, 3)?, fact))).max_by_key(|(likeness, _)| *likeness);
            if let Some((_, fact)) = told
                && let Some(day) = step(fact.day, count, unit)
            {
                let interval = if unit == Unit::Day { Interval::day(day) } else { Interval::unit(day, Unit::Week) };
                let why = format!(
                    "\"{}\" after \"{}\", which {} dates {}",
                    words_of(expression),
                    anchor.of(&of.text),
                    articles[fact.article].id,
                    Interval::day(fact.day).in_words()
                );
                return Some((interval, vec![why]));
            }
        }
        for expression in found {
            let Meaning::Calendar { part: Part::Weekday(weekday), year: Year::None, toward: Toward::Bare, .. } = expression.meaning else {
                continue;
            };
            if expression.tense == Tense::Future {
                continue;
            }
            let here = self.around(article, &of.text, expression, false);
            let same_weekday = others().filter(|fact| fact.day.weekday().num_days_from_monday() == weekday);
            let told =
                same_weekday.filter_map(|fact| Some((self.likeness(&here, &fact.words, 1)?, fact))).max_by_key(|(likeness, _)| *likeness);
            let Some((_, fact)) = told else { continue };
            let last = step(fact.day, 6, Unit::Day)?;
            let mut why = vec![format!(
                "\"{}\" is told of what {} dates {}, so publication lies in the week from then",
                words_of(expression),
                articles[fact.article].id,
                Interval::day(fact.day).in_words()
            )];
            let mut first = fact.day;
            for later in found {
                let Meaning::Calendar { part: Part::Day { month, day }, year: Year::None, .. } = later.meaning else { continue };
                if let Some(told) = NaiveDate::from_ymd_opt(first.year(), month, day)
                    && later.tense == Tense::Past
                    && (first..=last).contains(&told)
                    && told > first
                {
                    first = told;
                    why.push(format!("not before {}, told as past", words_of(later)));
                }
            }
            return Some((Interval::within(first, last), why));
        }
        None
    }

    /// How many words two passages share, where one of them is a telling name and there are enough.
    fn likeness(&self, a: &BTreeSet<String>, b: &BTreeSet<String>, least: usize) -> Option<usize> {
        let shared: Vec<&String> = a.intersection(b).collect();
        (shared.len() >= least && shared.iter().any(|word| self.tells(word))).then_some(shared.len())
    }
}

fn tokens_in(tokens: &[Token], span: crate::text::Span) -> Vec<Token> {
    tokens.iter().filter(|token| span.contains(token.span())).copied().collect()
}

/// The folded words of four letters and more that are no time words; only those with a capital where `names`.
fn words(text: &str, tokens: &[Token], names: bool) -> BTreeSet<String> {
    let telling = tokens.iter().filter(|token| token.term == Term::Other && token.len() >= 4 && (token.capital() || !names));
    telling.map(|token| fold(token.span().of(text))).collect()
}
