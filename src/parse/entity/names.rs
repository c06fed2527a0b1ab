//! Names that may be places, with what the words behind them say of where they lie.

use super::{
    dateline::Dateline,
    standing::{Standing, is_of_a_home, standing},
};
use crate::{
    parse::{
        lexicon::{Class, Lexicon, PlaceKind, Toponym},
        token::Token,
    },
    timeline::Place,
};

/// A name that may be a place, and all that it can mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    pub at: usize,
    pub len: usize,
    /// Empty where no table knows it.
    pub all: Vec<Toponym>,
    /// "Ind." in "Sunman, Ind.": the regions or countries that stand behind it, and how many tokens they and the comma take.
    pub pair: Option<(usize, Vec<Toponym>)>,
    /// "Orleans County": a region by its shape.
    pub county: bool,
    /// In a dateline.
    pub filed: bool,
}

impl Name {
    pub fn key(&self, tokens: &[Token]) -> String {
        key(&tokens[self.at..self.at + self.len])
    }

    /// "Dayton High School", "Dayton Elementary": a school that has a town's name alone.
    pub fn is_of_a_school(&self, tokens: &[Token]) -> bool {
        const OF_A_SCHOOL: [&str; 9] =
            ["high", "middle", "elementary", "junior", "intermediate", "primary", "community", "central", "consolidated"];
        let end = self.at + self.len;
        let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| token.capital && token.is_any(words));
        let longer = self.at > 0 && tokens[self.at - 1].capital && tokens[self.at - 1].is_word && self.at > 1;
        !longer && !tokens[end - 1].possessive && is(end, &OF_A_SCHOOL) && (end + 1..end + 3).any(|at| is(at, &["school", "schools"]))
    }
}

pub fn key(tokens: &[Token]) -> String {
    tokens.iter().map(|token| token.lower.as_str()).collect::<Vec<_>>().join(" ")
}

/// The names of one sentence, in order, not overlapping.
pub fn names(tokens: &[Token], text: &str, dateline: Option<Dateline>, shouted: bool, lexicon: &Lexicon) -> Vec<Name> {
    let titled = shouted || is_titled(tokens);
    let mut out: Vec<Name> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let the_name = tokens[at].is("the") && tokens.get(at + 1).is_some_and(|next| next.capital);
        if !tokens[at].is_word || !tokens[at].capital && !the_name || tokens[at].is_number() {
            at += 1;
            continue;
        }
        let filed = dateline.is_some_and(|line| (line.first..line.end).contains(&at));
        let found = county(tokens, at).map(|len| (len, Vec::new(), true)).or_else(|| {
            let (len, all) = lexicon.places.longest_at(tokens, at).filter(|(len, _)| !the_name || *len >= 2)?;
            Some((len, all, false))
        });
        // "Sunman, Ind.", "Tirapata (Puno Department)".
        let pair_behind = |end: usize| {
            tokens.get(end).filter(|mark| mark.is(",") || mark.is("("))?;
            let (len, all) = lexicon.places.region_at(tokens, end + 1, text, shouted)?;
            Some((len + 1, all))
        };
        // "Santa Maria del Valle" is another town than Santa Maria.
        let found = found.filter(|(len, all, county)| {
            *county
                || all.first().is_some_and(|one| one.kind <= PlaceKind::Region)
                || !goes_on(tokens, at + len, all.iter().all(|one| one.doubtful), titled, lexicon)
        });
        match found {
            Some((len, all, county)) => {
                let pair = pair_behind(at + len)
                    .filter(|(_, regions)| county || all.iter().any(|one| one.kind > PlaceKind::Region) || !regions.is_empty());
                out.push(Name { at, len, all, pair, county, filed });
                at += len;
            }
            None => {
                // A name that no table knows: it is kept where a region stands behind it, where the report was filed, and where the
                // words beside it are those of a place.
                let end = run_end(tokens, at);
                // "Southwest Baltimore" is in Baltimore.
                if tokens[at].is_a(Class::Direction)
                    && lexicon.places.longest_at(tokens, at + 1).is_some_and(|(len, _)| at + 1 + len == end)
                {
                    at += 1;
                    continue;
                }
                let pair = pair_behind(end).filter(|_| leads(tokens, at) || filed);
                let listed = |line: &Dateline| !lexicon.places.is_stopped(&key(&tokens[line.first..line.end]));
                let whole = dateline.filter(|line| line.first == at).filter(listed).map(|line| line.end);
                let stands = || {
                    !shouted && {
                        is_like_a_place(&tokens[at..end])
                            && (ends_there(tokens, end) || is_of_a_home(tokens, at, end))
                            && lexicon.places.adjective_at(tokens, at).is_none()
                            && standing(tokens, at, end - at, shouted) >= Standing::Strong
                    }
                };
                if !the_name && (pair.is_some() || whole.is_some() || stands()) && (!shouted || filed || end - at <= 3) {
                    let end = whole.unwrap_or(end);
                    out.push(Name { at, len: end - at, all: Vec::new(), pair, county: false, filed });
                    at = end;
                } else {
                    at += 1;
                }
            }
        }
    }
    out
}

/// Whether most words begin with a capital letter, as in titles, so that such a letter tells nothing of where a name ends.
fn is_titled(tokens: &[Token]) -> bool {
    let long = || tokens.iter().filter(|token| token.is_word && token.lower.len() >= 4 && !token.is_number());
    long().count() >= 4 && long().filter(|token| !token.capital).count() * 4 <= long().count()
}

/// Whether the name that ends before `end` goes on: "San Luis | de la Reina", "San Miguel | Mercedes". A `doubtful` one, a word that
/// is mostly something else, goes on in one that hardly anybody knows for a place: "Rose | Alba".
fn goes_on(tokens: &[Token], end: usize, doubtful: bool, shouted: bool, lexicon: &Lexicon) -> bool {
    let Some(next) = tokens.get(end).filter(|_| !tokens[end - 1].possessive) else { return false };
    if next.is_any(&["de", "del"]) {
        return tokens.get(end + 1).is_some_and(|word| word.capital || word.is_any(&["la", "los", "las"]));
    }
    // One name stands beside another only if it is part of it; weekdays, peoples, offices and groups are names of their own.
    let start = end.checked_sub(1).map_or("", |last| tokens[last].lower.as_str());
    !shouted
        && next.capital
        && next.is_word
        && !next.joined
        && !next.is_number()
        && start != "city"
        && is_like_a_place(&tokens[end..=end])
        && !next.is_a(Class::OfAPlace)
        && !next.is_a(Class::Lead)
        && !next.is_a(Class::Civic)
        && lexicon.places.adjective_at(tokens, end).is_none()
        && lexicon
            .places
            .longest_at(tokens, end)
            .is_none_or(|(_, all)| doubtful && all.iter().all(|one| !one.by_hand && one.kind > PlaceKind::Region))
}

/// Whether no noun follows to which the words before are an adjective: "in European capitals" names no place.
fn ends_there(tokens: &[Token], end: usize) -> bool {
    tokens.get(end).is_none_or(|next| {
        !next.is_word
            || next.is_a(Class::Locative)
            || next.is_a(Class::Lead)
            || next.is_a(Class::Reporting)
            || next.is_a(Class::Modal)
            || next.is_a(Class::Civic)
            || next.is_a(Class::Quarter)
            || next.is_a(Class::OfAPlace)
            || next.is_number()
            || next.lower.ends_with("ly")
            || next.lower.ends_with("ed")
            || next.is_any(&[
                "who",
                "where",
                "which",
                "is",
                "was",
                "were",
                "are",
                "has",
                "had",
                "have",
                "or",
                "today",
                "yesterday",
                "early",
                "late",
                "shortly",
                "because",
                "so",
                "then",
                "during",
                "yet",
                "it",
                "he",
                "she",
                "they",
                "around",
                "about",
                "when",
                "while",
                "after",
                "before",
            ])
    })
}

/// Whether the words of an unknown name can be a place's: none is of a person, a road, an office or an abbreviation.
fn is_like_a_place(run: &[Token]) -> bool {
    run.iter().all(|word| {
        !word.is_a(Class::NotAPerson)
            && !word.is_a(Class::Title)
            && !word.is_a(Class::Road)
            && !word.is_a(Class::Quarter)
            && !word.is_a(Class::Settlement)
            && !word.is_a(Class::NotTheTown)
            && !word.is_a(Class::OfAPlace)
            && !word.possessive
            && !word.lower.contains('.')
    }) && run.iter().any(|word| word.lower.len() >= 4)
        && !run[0].is_a(Class::Lead)
}

/// "Orleans County", "St. Landry Parish": how many tokens, from `at` on.
fn county(tokens: &[Token], at: usize) -> Option<usize> {
    if !tokens[at].capital || tokens[at].is_a(Class::Lead) && !tokens[at].is_a(Class::Direction) {
        return None;
    }
    (1..=3).find_map(|len| {
        let head = tokens.get(at..at + len)?;
        let last = tokens.get(at + len)?;
        let plain =
            head.iter().all(|word| word.is_word && word.capital && !word.possessive && !word.is_a(Class::Settlement) && !word.is_number());
        let co = last.is("co") && tokens.get(at + len + 1).is_some_and(|mark| mark.is("."));
        (plain && last.capital && (last.is("county") || last.is("parish") || co)).then_some(len + 1)
    })
}

/// Where the run of capitalised words ends that begins at `at`.
pub fn run_end(tokens: &[Token], at: usize) -> usize {
    let mut end = at + 1;
    while end < at + 5
        && !tokens[end - 1].possessive
        && tokens.get(end).is_some_and(|word| {
            word.is_word
                && (word.capital && !word.is_number()
                    || word.joined
                    || (word.is_a(Class::Particle) || word.is_any(&["los", "las", "y"]))
                        && tokens.get(end + 1).is_some_and(|next| next.capital || next.is_any(&["la", "los", "las"])))
        })
    {
        end += 1;
    }
    end
}

/// Whether the word before `at` leads to a place.
pub fn leads(tokens: &[Token], at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| {
        tokens[before].is_any(&["in", "near", "at", "outside", "from", "around"])
            // "12 North Star Road, Campbellsburg, Indiana".
            || tokens[before].is(",") && before.checked_sub(1).is_some_and(|road| tokens[road].capital && tokens[road].is_a(Class::Road))
            || tokens[before].is("of") && !before.checked_sub(1).is_some_and(|word| tokens[word].capital)
    })
}

/// A name as it is written in running text: "NEW STANTON" in a dateline is New Stanton.
pub fn display(tokens: &[Token], text: &str) -> String {
    let mut out = String::new();
    for (n, token) in tokens.iter().enumerate() {
        if n > 0 {
            let hyphened = token.joined && tokens[n - 1].span.end + 1 == token.span.start;
            out.push(if hyphened { '-' } else { ' ' });
        }
        let raw = token.span.of(text);
        if raw.chars().count() > 1 && !raw.contains(char::is_lowercase) {
            if n > 0 && (token.is_a(Class::Particle) || token.is_any(&["los", "las", "y", "of"])) {
                out.push_str(&raw.to_lowercase());
            } else {
                let mut chars = raw.chars();
                out.extend(chars.next());
                out.push_str(&chars.as_str().to_lowercase());
            }
        } else {
            out.push_str(raw);
        }
    }
    deunicode::deunicode(&crate::text::printable(&out))
}

/// A place that no table knows, in what it lies in.
pub fn unlisted(name: String, within: Option<&Place>) -> Place {
    let within = within.into_iter().flat_map(|outer| std::iter::once(outer.name.clone()).chain(outer.within.iter().cloned())).collect();
    Place { name, within, at: None }
}
