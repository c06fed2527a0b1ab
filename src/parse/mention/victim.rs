//! Whom an act was done to, in the words that a title would use.

use super::Reading;
use crate::{
    parse::{
        lexicon::Pos,
        sentence::Sentence,
        token::Token,
        trigger::{Found, Share},
    },
    timeline::Kind,
};

impl Reading<'_> {
    /// `a 15-year-old boy`, `six men`: the object of an active verb, the subject of a passive one, what stands behind "of" after a
    /// noun. Only people; named ones are [`super::Draft::of_person`].
    pub(super) fn victim(&self, sentence: &Sentence, share: &Share<'_>) -> Option<String> {
        if !matches!(share.head.trigger.kind, Kind::Attack | Kind::Killing | Kind::Arrest) {
            return None;
        }
        // "A boy died after a shooting": what the act led to says it too.
        std::iter::once(&share.head).chain(&share.outcomes).find_map(|found| self.victim_of(sentence, share, found))
    }

    fn victim_of(&self, sentence: &Sentence, share: &Share<'_>, head: &Found<'_>) -> Option<String> {
        let tokens = &sentence.tokens;
        let passive = (head.first.saturating_sub(3)..head.first).any(|at| tokens[at].is_any(&["was", "were", "been", "being"]));
        let (first, end) = if head.trigger.pos == Pos::Noun {
            let of = head.end;
            tokens.get(of).filter(|token| token.is("of"))?;
            self.people_phrase(sentence, of + 1, share.to)?
        } else if passive || intransitive(head) {
            self.subject(sentence, head)?
        } else {
            self.people_phrase(sentence, head.end, share.to)?
        };
        let words = sentence.span_of(first, end).of(self.text);
        let plain = crate::text::printable(words);
        // "Seven other soldiers": others than whom stands in the text, and not in a title.
        let plain: Vec<&str> =
            plain.split_whitespace().filter(|word| !matches!(*word, "other" | "more" | "further" | "additional")).collect();
        let plain = plain.join(" ");
        // Texts whose case means nothing are put in lower case here.
        let shouted = !plain.chars().any(char::is_lowercase);
        let plain = if shouted { plain.to_lowercase() } else { plain };
        let mut letters = plain.chars();
        let begun: String = letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default();
        // "7-year-old boy", as headlines and notes have it.
        let aged = age(tokens, first);
        let named = if aged {
            format!("{} {begun}", if begun.starts_with(['8']) || begun.starts_with("11") || begun.starts_with("18") { "an" } else { "a" })
        } else {
            begun
        };
        (named.chars().count() <= 40).then_some(named)
    }

    /// The phrase for people that begins at `first`: an article or a number, adjectives, a noun for people.
    fn people_phrase(&self, sentence: &Sentence, first: usize, to: usize) -> Option<(usize, usize)> {
        let tokens = &sentence.tokens;
        let begins = tokens.get(first).is_some_and(counts);
        let noun = (first..to.min(first + 7))
            .take_while(|at| {
                let word = tokens[*at].is_word && !counts(&tokens[*at]) && !ends_phrase(&tokens[*at]);
                // "a 'large' number of people".
                let number_of = *at > first && tokens[*at].is("of") && tokens[*at - 1].is_any(&["number", "group"]);
                *at == first || word || tokens[*at].is("\"") || number_of || age(tokens, *at)
            })
            .find(|at| self.lexicon.is_people(&tokens[*at]) && !self.goes_on(tokens, *at))?;
        // "a member", "one person" say nothing; "34-year-old victims" are no phrase of one age.
        let last = &tokens[noun];
        let vague = last.is_any(&["member", "members", "suspect", "victim", "person", "others", "other", "elements", "dead", "lives"]);
        let several = age(tokens, first) && last.lower.ends_with('s');
        (begins && noun > first && !vague && !several).then_some((first, noun + 1))
    }

    /// "police officers", "a tourist trade": the noun that a noun for people leads to is the one meant.
    fn goes_on(&self, tokens: &[Token], noun: usize) -> bool {
        let single = !tokens[noun].lower.ends_with('s') && !tokens[noun].possessive;
        tokens.get(noun + 1).is_some_and(|next| {
            let other_noun = single
                && next.is_word
                && !next.capital
                && !next.joined
                && !ends_phrase(next)
                && !counts(next)
                && !["ed", "ing", "ly", "wn", "nd"].iter().any(|ending| next.lower.ends_with(ending))
                && !next.is_any(&["dead", "late", "early", "whose", "whom", "where", "near", "outside", "inside", "shot", "last", "this"]);
            self.lexicon.is_people(next) && !next.is("dead") || other_noun
        })
    }

    /// The subject of a passive: the nearest phrase for people before it that begins its clause.
    fn subject(&self, sentence: &Sentence, head: &Found<'_>) -> Option<(usize, usize)> {
        (head.clause.0.max(head.first.saturating_sub(12))..head.first)
            .rev()
            .filter(|at| !at.checked_sub(1).is_some_and(|before| sentence.tokens[before].is_any(&["by", "of", "with", "to", "from", "in"])))
            .find_map(|at| self.people_phrase(sentence, at, head.first))
    }
}

fn intransitive(head: &Found<'_>) -> bool {
    matches!(head.trigger.lemma, "die" | "perish" | "succumb" | "drown" | "disappear")
}

/// Articles and numbers begin the phrases that a title can take over.
fn counts(token: &Token) -> bool {
    token.is_number()
        || token.is_any(&[
            "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "dozens",
            "hundreds", "several",
        ])
}

/// "a 15-year-old boy": the age inside it.
fn age(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_number() && tokens.get(at + 1).is_some_and(|next| next.joined && next.is_any(&["year", "month", "week", "day"]))
}

fn ends_phrase(token: &Token) -> bool {
    token.is_any(&[
        "in", "on", "at", "of", "by", "with", "for", "from", "to", "and", "or", "but", "who", "that", "which", "when", "while", "after",
        "before", "was", "were", "is", "are", "had", "has", "have", "during", "as", "the", "his", "her", "their", "its",
    ])
}
