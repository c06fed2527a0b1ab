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
    meaning::{Count, From, Grain, Meaning, Part, Tense, Toward, Year},
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
    words: Passage,
}

/// What tells a passage from another.
#[derive(Debug, Default)]
struct Passage {
    /// The words right around.
    near: BTreeSet<String>,
    /// The names of the paragraph.
    names: BTreeSet<String>,
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
            publication.why.extend(why);
            let Some(interval) = interval else { continue };
            match publication.interval.map_or(Some(interval), |own| own.intersect(&interval)) {
                Some(joint) => (publication.interval, publication.how) = (Some(joint), How::Inferred),
                None => publication.why.push("that contradicts what the article itself tells, so it was not used".to_owned()),
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

/// How many tokens around an expression tell its matter.
const WINDOW_BEFORE: usize = 16;
const WINDOW_AFTER: usize = 6;
const PARAGRAPH: usize = 90;

impl Names {
    fn new(articles: &[Article]) -> Self {
        let tokens: Vec<Vec<Token>> = articles.iter().map(|article| tokens(&article.text)).collect();
        // A capital at the opening of a sentence does not make a name.
        let named: BTreeSet<String> =
            articles.iter().zip(&tokens).flat_map(|(article, tokens)| words(&article.text, tokens, Only::Inside)).collect();
        let mut counts = BTreeMap::new();
        for (article, tokens) in articles.iter().zip(&tokens) {
            for name in words(&article.text, tokens, Only::Capital).into_iter().filter(|word| named.contains(word)) {
                *counts.entry(name).or_default() += 1;
            }
        }
        Self { tokens, articles: counts, count: articles.len() }
    }

    /// A name that tells this matter from the others: in three of five articles at most (of three or more).
    fn tells(&self, name: &str) -> bool {
        self.articles.get(name).is_some_and(|count| self.count < 3 || count * 5 <= self.count * 3)
    }

    fn around(&self, article: usize, text: &str, expression: &Expression) -> Passage {
        let tokens = &self.tokens[article];
        let at = tokens.partition_point(|token| token.start() < expression.span.start);
        let window = &tokens[at.saturating_sub(WINDOW_BEFORE)..(at + WINDOW_AFTER).min(tokens.len())];
        let from = tokens[..at].iter().rev().take(PARAGRAPH).take_while(|token| !token.new_line() && token.term != Term::Break).count();
        let from = at.saturating_sub(from + 1);
        let to = tokens[at..].iter().skip(1).take(PARAGRAPH).take_while(|token| !token.new_line() && token.term != Term::Break).count();
        let paragraph = &tokens[from..(at + 1 + to).min(tokens.len())];
        let names = words(text, paragraph, Only::Capital).into_iter().filter(|word| self.articles.contains_key(word)).collect();
        Passage { near: words(text, window, Only::All), names }
    }

    fn facts(&self, article: usize, of: &Article, found: &[Expression]) -> Vec<Fact> {
        let dated = found.iter().filter_map(|expression| Some((expression, full_date(expression)?)));
        dated
            .filter(|(expression, _)| expression.tense == Tense::Past)
            .map(|(expression, day)| Fact { article, day, words: self.around(article, &of.text, expression) })
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
    ) -> Option<(Option<Interval>, Vec<String>)> {
        let others = || facts.iter().filter(|fact| fact.article != article);
        let words_of = |expression: &Expression| expression.span.of(&of.text);
        for expression in found {
            let Meaning::Shift(shift) = &expression.meaning else { continue };
            let (From::Event(Some(anchor)), Count::Exact(count), true) = (shift.from, shift.count, shift.after) else { continue };
            if expression.tense != Tense::Present {
                continue;
            }
            let Some((1, unit @ (Unit::Day | Unit::Week))) = shift.grain.unit() else { continue };
            let event = words(&of.text, &tokens_in(&self.tokens[article], anchor), Only::All);
            let event = Passage { near: event, ..Passage::default() };
            let least = event.near.len().clamp(2, 3);
            let fact = match self.day_of(&event, least, others()) {
                None => continue,
                Some(Err((one, other))) => return Some((None, vec![differ(anchor.of(&of.text), articles, one, other)])),
                Some(Ok(fact)) => fact,
            };
            if let Some(day) = step(fact.day, count, unit) {
                let interval = if unit == Unit::Day { Interval::day(day) } else { Interval::unit(day, Unit::Week) };
                let why = format!(
                    "\"{}\" after \"{}\", which {} dates {}",
                    words_of(expression),
                    anchor.of(&of.text),
                    articles[fact.article].id,
                    Interval::day(fact.day).in_words()
                );
                return Some((Some(interval), vec![why]));
            }
        }
        if looks_back(&of.text, found) {
            return None;
        }
        for expression in found {
            let Meaning::Calendar { part: Part::Weekday(weekday), year: Year::None, toward: Toward::Bare, .. } = expression.meaning else {
                continue;
            };
            if expression.tense == Tense::Future {
                continue;
            }
            let here = self.around(article, &of.text, expression);
            let same_weekday = others().filter(|fact| fact.day.weekday().num_days_from_monday() == weekday);
            let fact = match self.day_of(&here, 2, same_weekday) {
                None => continue,
                Some(Err((one, other))) => return Some((None, vec![differ(words_of(expression), articles, one, other)])),
                Some(Ok(fact)) => fact,
            };
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
            return Some((Some(Interval::within(first, last)), why));
        }
        None
    }

    /// How many words two passages share, where that is enough to say that they tell of one matter: a telling name and
    /// another word, or another name of the paragraph; where every article has those names, two of them and more words besides.
    fn likeness(&self, a: &Passage, b: &Passage, least: usize) -> Option<usize> {
        let shared: BTreeSet<&String> = a.near.intersection(&b.near).collect();
        let names: BTreeSet<&String> = a.names.intersection(&b.names).collect();
        let named = shared.iter().filter(|word| self.articles.contains_key(**word)).count();
        let telling = shared.iter().any(|word| self.tells(word));
        let enough = telling && (shared.len() >= least || names.len() >= 2) || named >= 2 && shared.len() >= 5;
        enough.then_some(shared.union(&names).count())
    }

    /// The day that the other articles give to a matter, and which of them; an error where they give it several.
    fn day_of<'f>(
        &self,
        here: &Passage,
        least: usize,
        facts: impl Iterator<Item = &'f Fact>,
    ) -> Option<Result<&'f Fact, (&'f Fact, &'f Fact)>> {
        let alike: Vec<(usize, &Fact)> = facts.filter_map(|fact| Some((self.likeness(here, &fact.words, least)?, fact))).collect();
        let (most, best) = alike.iter().max_by_key(|(likeness, _)| *likeness)?;
        // Another day told about as well.
        let other = alike.iter().find(|(likeness, fact)| fact.day != best.day && likeness * 3 >= most * 2);
        Some(match other {
            Some((_, other)) => Err((best, other)),
            None => Ok(best),
        })
    }
}

/// Which words.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Only {
    All,
    Capital,
    /// With a capital inside a sentence.
    Inside,
}

/// Two articles that give one matter two days.
fn differ(words: &str, articles: &[Article], one: &Fact, other: &Fact) -> String {
    let says = |fact: &Fact| format!("{} dates it {}", articles[fact.article].id, Interval::day(fact.day).in_words());
    format!("\"{words}\" is told by others too, but they differ: {}, {}; it stays open", says(one), says(other))
}

fn tokens_in(tokens: &[Token], span: crate::text::Span) -> Vec<Token> {
    tokens.iter().filter(|token| span.contains(token.span())).copied().collect()
}

/// The folded words of four letters and more that are no time words.
fn words(text: &str, tokens: &[Token], only: Only) -> BTreeSet<String> {
    let opens =
        |at: usize| tokens[at].new_line() || at.checked_sub(1).is_none_or(|before| matches!(tokens[before].term, Term::Mark | Term::Break));
    let telling = tokens.iter().enumerate().filter(|(at, token)| {
        token.term == Term::Other
            && token.len() >= 4
            && match only {
                Only::All => true,
                Only::Capital => token.capital(),
                Only::Inside => token.capital() && !opens(*at),
            }
    });
    telling.map(|(_, token)| fold(token.span().of(text))).collect()
}

/// An article that looks back over years tells of the weekday of its own day and of the one long ago alike.
pub(super) fn looks_back(text: &str, found: &[Expression]) -> bool {
    let years = |expression: &Expression| match expression.meaning {
        Meaning::Shift(shift) => shift.grain >= Grain::Year && shift.from != From::Told,
        _ => false,
    };
    found.iter().any(years) || ["nniversary", "years on", "years since"].iter().any(|words| text.contains(words))
}
