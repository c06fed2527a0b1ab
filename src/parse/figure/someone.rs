//! People whom no number counts: "a 15-year-old boy", "her husband", "21-year-old Ann Berg", "the couple", "his nephews, ages 5 and 9".

use super::party::{Of, Party, Reader};
use crate::parse::{
    entity::What,
    lexicon::{Class, How, Number},
};

const DETERMINERS: &[&str] =
    &["a", "an", "another", "one", "the", "this", "that", "his", "her", "their", "my", "our", "its", "whose", "each"];

impl Reader<'_> {
    /// "the couple", "a young Leeds couple"; but "a couple of days".
    pub(super) fn couple(&self, at: usize) -> Option<Party> {
        if !self.tokens[at].is_any(&["the", "a", "an"]) {
            return None;
        }
        let plain = |n: &usize| self.tokens.get(*n).is_some_and(|token| token.is_word && !token.is_a(Class::EndsPeople));
        let noun = (at + 1..at + 4)
            .take_while(plain)
            .find(|n| matches!(self.word(*n), "couple" | "pair" | "duo" | "twins"))
            .filter(|noun| self.word(noun + 1) != "of" && (at + 1..*noun).all(|n| self.noun(n).is_none()))?;
        Some(self.counted(at, noun + 1, 2, Of::Named(self.word(noun).to_owned())))
    }

    /// "21-year-old Ann Berg", "7-year-old daughter Ann": an age does for an article.
    pub(super) fn aged(&self, at: usize) -> Option<Party> {
        let is_age = matches!(self.word(at + 1), "year" | "month") && self.word(at + 2) == "old" && self.tokens[at + 2].joined;
        if !is_age || at.checked_sub(1).is_some_and(|before| self.tokens[before].is_any(DETERMINERS)) {
            return None;
        }
        if let Some(entity) = self.sentence.entity_at(at + 3)
            && entity.first == at + 3
            && let What::Person(name) = &entity.what
        {
            return Some(self.single(at, entity.end, self.named(entity, name)));
        }
        // "8-year-old Joseph": a name that nothing else of the article knows.
        let named = (at + 3..at + 6).take_while(|n| self.is_unknown_name(*n)).count();
        if named > 0 {
            let name = self.sentence.span_of(at + 3, at + 3 + named).of(self.text);
            return Some(self.single(at, at + 3 + named, Of::Person(name.split_whitespace().collect::<Vec<_>>().join(" "))));
        }
        let (end, of) = self.single_noun(at)?;
        Some(self.single(at, end, of))
    }

    /// "her brother Tom": whether this can be a word of a name.
    fn is_unknown_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_word && token.capital && !token.is_number() && !token.is_a(Class::FollowsPeople))
            && !self.sentence.in_time(at)
            && self.sentence.entity_at(at).is_none()
            && self.noun(at).is_none()
    }

    /// "his nephews, ages 5 and 9": their ages say how many they are.
    pub(super) fn those_of_ages(&self, at: usize) -> Option<Party> {
        if !self.tokens[at].is_any(DETERMINERS) {
            return None;
        }
        let plain = |n: &usize| self.tokens.get(*n).is_some_and(|token| token.is_word && !token.is_a(Class::EndsPeople));
        let noun = (at + 1..at + 5).take_while(plain).find(|n| self.noun(*n) == Some(Number::Many))?;
        if self.word(noun + 1) != "," || !matches!(self.word(noun + 2), "ages" | "aged") {
            return None;
        }
        let listed = |n: &usize| self.tokens.get(*n).is_some_and(|token| token.is_number() || token.is_any(&[",", "and"]));
        let ages: Vec<usize> = (noun + 3..self.tokens.len()).take_while(listed).filter(|n| self.tokens[*n].is_number()).collect();
        let last = *ages.last().filter(|_| ages.len() > 1)?;
        let of = Of::Named(self.sentence.span_of(at + 1, noun + 1).of(self.text).to_owned());
        Some(Party { reach: last + 1, ..self.counted(at, noun + 1, ages.len() as u64, of) })
    }

    /// "a 15-year-old boy", "the victim", "her husband", "another man".
    pub(super) fn someone(&self, at: usize) -> Option<Party> {
        if !self.tokens[at].is_any(DETERMINERS) {
            return None;
        }
        let (end, of) = self.single_noun(at + 1)?;
        Some(self.single(at, end, of))
    }

    /// "a man and woman", "his mother and younger brother": the article is said once.
    pub(super) fn goes_on(&self, at: usize, before: Option<&Party>) -> Option<Party> {
        let before = before?;
        let beside = before.single && before.end + 1 == at && matches!(before.of, Of::Named(_)) && self.word(at - 1) == "and";
        let described = || self.tokens[at].lower.ends_with("ed") || self.tokens[at].lower.ends_with("ing");
        if !beside || self.noun(at) != Some(Number::One) && described() {
            return None;
        }
        let (end, of) = self.single_noun(at)?;
        (end <= at + 3).then(|| self.single(at, end, of))
    }

    /// "another was wounded": a person besides.
    pub(super) fn another(&self, at: usize) -> Option<Party> {
        let next = self.tokens.get(at + 1)?;
        let alone = !next.is_word || next.is_a(Class::FollowsPeople) || next.lower.ends_with("ed") || next.lower.ends_with("ly");
        (self.word(at) == "another" && alone).then(|| self.single(at, at + 1, Of::Named("other".to_owned())))
    }

    /// The noun for one person in the words from `at` on, past adjectives: its end, and who it is.
    pub(super) fn single_noun(&self, at: usize) -> Option<(usize, Of)> {
        let mut last = None;
        for n in at..self.tokens.len().min(at + 9) {
            let token = &self.tokens[n];
            // "a 15-year-old Town of Leeds boy".
            let in_name = token.is("of") && self.tokens[n - 1].capital && self.tokens.get(n + 1).is_some_and(|next| next.capital);
            let ends = token.is_a(Class::EndsPeople) && !token.joined && !in_name;
            if !token.is_word || ends || token.is("dead") || self.sentence.in_time(n) {
                break;
            }
            match self.noun(n) {
                Some(Number::One) => last = Some(n),
                // "the soldiers": how many is not said. "a police officer" goes on.
                Some(Number::Many) if self.noun(n + 1) != Some(Number::One) => return None,
                Some(Number::Many) => {}
                None if token.is("old") && n > at && self.tokens[n - 1].is_any(&["year", "month"]) => last = Some(n),
                // "a 3-year-old Dayton girl": after an age the noun may still come; after a noun it has come.
                None if last.is_some_and(|last| !self.tokens[last].is("old")) => break,
                None => {}
            }
            if token.possessive {
                break;
            }
        }
        let noun = last?;
        let next = self.tokens.get(noun + 1);
        if !self.tokens[noun].capital && !self.tokens[noun].possessive && self.is_unknown_name(noun + 1) {
            let of = Of::Named(self.sentence.span_of(at, noun + 1).of(self.text).to_owned());
            let named = (noun + 1..noun + 4).take_while(|n| self.is_unknown_name(*n)).count();
            return Some((noun + 1 + named, of));
        }
        // "Her mother remains in the hospital": what became of her.
        let tells =
            || self.lexicon.tolls.all_at(self.tokens, noun + 1).any(|(len, (how, _))| len > 1 && matches!(how, How::Fate | How::Verb));
        let other_noun = next.is_some_and(|next| {
            next.is_word
                && !tells()
                && !self.tokens[noun].possessive
                && !next.is_a(Class::FollowsPeople)
                && !["ed", "ing", "ly"].iter().any(|ending| next.lower.ends_with(ending))
                && !self.sentence.in_time(noun + 1)
                && self.sentence.entity_at(noun + 1).is_none()
        });
        if other_noun || next.is_some_and(|next| next.joined) {
            return None;
        }
        // "her husband John Berg": the name is his.
        if let Some(entity) = self.sentence.entity_at(noun + 1)
            && entity.first == noun + 1
            && let What::Person(name) = &entity.what
        {
            return Some((entity.end, self.named(entity, name)));
        }
        let words = self.sentence.span_of(at, noun + 1).of(self.text);
        let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
        Some((noun + 1, Of::Named(words.to_owned())))
    }
}
