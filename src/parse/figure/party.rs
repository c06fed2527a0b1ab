//! Counts of people in a sentence: "at least 27 worshippers", "a 15-year-old boy", "her husband", "Anna Berg, 34", "no one".

use super::number::amount;
use crate::parse::{
    entity::{Entity, What},
    lexicon::{Class, Lexicon, Number, Traits},
    sentence::Sentence,
    token::Token,
};

/// Some people, counted.
#[derive(Debug, Clone, PartialEq)]
pub struct Party {
    /// Its tokens, with the words that bound the number.
    pub first: usize,
    pub end: usize,
    /// Where an age or a home behind a name ends: ", 34, of Leeds".
    pub reach: usize,
    pub min: u64,
    pub max: Option<u64>,
    pub about: bool,
    pub of: Of,
    /// A part of others that are counted: "including 30 Britons".
    pub part: bool,
    /// Ends in "'s".
    pub possessive: bool,
    /// "a", "the", a name: no number says how many.
    pub single: bool,
    /// What the words for one person say of sex and age.
    pub traits: Traits,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Of {
    /// A bare number: "killing 12 and seven civilians".
    Bare,
    /// "12 of them", "six others".
    Them,
    /// "38 people": everyone.
    Everyone,
    Named(String),
    /// By name.
    Person(String),
    /// "he".
    Pronoun,
}

impl Of {
    /// Someone already spoken of, who stands for no list of people.
    pub fn is_person(&self) -> bool {
        matches!(self, Of::Person(_) | Of::Pronoun)
    }
}

/// Every party of a sentence, in order, not overlapping.
pub fn parties(sentence: &Sentence, text: &str, lexicon: &Lexicon) -> Vec<Party> {
    let reader = Reader { sentence, tokens: &sentence.tokens, text, lexicon };
    let mut out: Vec<Party> = Vec::new();
    let mut at = 0;
    while at < sentence.tokens.len() {
        let from = out.last().map_or(0, |party| party.end);
        let found = if sentence.in_time(at) || !sentence.tokens[at].is_word { None } else { reader.party(at, from) };
        match found {
            Some(party) => {
                at = party.reach.max(at + 1);
                out.push(party);
            }
            None => match reader.goes_on(at, out.last()) {
                Some(party) => {
                    at = party.reach.max(at + 1);
                    out.push(party);
                }
                None => at = reader.past_number(at, from),
            },
        }
    }
    out
}

pub(super) struct Reader<'a> {
    pub(super) sentence: &'a Sentence,
    pub(super) tokens: &'a [Token],
    pub(super) text: &'a str,
    pub(super) lexicon: &'a Lexicon,
}

impl Reader<'_> {
    /// Where to look on when no party begins at `at`: behind a number that counts no people.
    fn past_number(&self, at: usize, from: usize) -> usize {
        match self.tokens[at].is_number().then(|| amount(self.sentence, at, from)).flatten() {
            Some(amount) => amount.end.max(at + 1),
            None => at + 1,
        }
    }

    pub(super) fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    pub(super) fn noun(&self, at: usize) -> Option<Number> {
        self.lexicon.people_nouns.get(self.word(at)).copied()
    }

    fn party(&self, at: usize, from: usize) -> Option<Party> {
        if let Some(entity) = self.sentence.entity_at(at) {
            return match &entity.what {
                What::Person(name) if entity.first == at && !self.leads_noun(entity.end) => {
                    Some(self.single(at, entity.end, self.named(entity, name)))
                }
                // "the death of Reno man".
                _ if entity.first == at
                    && entity.place().is_some()
                    && (at == 0 || self.tokens[at - 1].is("of"))
                    && self.noun(entity.end) == Some(Number::One) =>
                {
                    let (end, of) = self.single_noun(entity.end)?;
                    Some(self.single(at, end, of))
                }
                // "an Iraqi soldier" begins before; "Iraqi" by itself counts nobody.
                _ => None,
            };
        }
        let one = |of: Of, len: usize| Some(self.single(at, at + len, of));
        // "toddler Ann Berg".
        if self.noun(at) == Some(Number::One)
            && let Some(entity) = self.sentence.entity_at(at + 1)
            && entity.first == at + 1
            && let What::Person(name) = &entity.what
        {
            return Some(self.single(at, entity.end, self.named(entity, name)));
        }
        match self.word(at) {
            "he" | "she" | "him" => one(Of::Pronoun, 1),
            "her" if !self.tokens.get(at + 1).is_some_and(|next| next.is_word && !next.is_a(Class::FollowsPeople)) => one(Of::Pronoun, 1),
            "nobody" | "none" => Some(self.nobody(at, at + 1)),
            "no" => self.no_people(at),
            "both" => {
                let noun = (at + 1..at + 5).take_while(|n| self.word(*n) != "and").find(|n| self.noun(*n) == Some(Number::Many))?;
                Some(self.counted(at, noun + 1, 2, Of::Named(self.sentence.span_of(noun, noun + 1).of(self.text).to_owned())))
            }
            "a" | "the" if self.word(at + 1) == "family" && self.word(at + 2) == "of" => {
                let family = amount(self.sentence, at + 3, at + 3)?;
                Some(self.counted(at, family.end, family.min, Of::Named("family".to_owned())))
            }
            _ => self
                .couple(at)
                .or_else(|| self.number(at, from))
                .or_else(|| self.aged(at))
                .or_else(|| self.someone(at))
                .or_else(|| self.those_of_ages(at))
                .or_else(|| self.another(at)),
        }
    }

    /// "the Berg County home": a name before a noun is no person. (Whose it is comes with "'s".)
    fn leads_noun(&self, end: usize) -> bool {
        !self.tokens[end - 1].possessive
            && !self.sentence.in_time(end)
            && self.sentence.entity_at(end).is_none()
            && self.tokens.get(end).is_some_and(|next| {
                next.is_word
                    && !next.capital
                    && !next.is_a(Class::FollowsPeople)
                    && self.lexicon.tolls.all_at(self.tokens, end).next().is_none()
                    && !["ed", "ing", "ly", "s"].iter().any(|ending| next.lower.ends_with(ending))
            })
    }

    /// A person as the article names them here, in full where it only gives the last name.
    pub(super) fn named(&self, entity: &Entity, name: &str) -> Of {
        let words = entity.span.of(self.text);
        let words = words.strip_suffix("'s").or_else(|| words.strip_suffix("’s")).unwrap_or(words);
        Of::Person(if words.contains(' ') { words.split_whitespace().collect::<Vec<_>>().join(" ") } else { name.to_owned() })
    }

    pub(super) fn single(&self, first: usize, end: usize, of: Of) -> Party {
        // "the gunman's brother", "Berg's wife": of whom, not who.
        if self.tokens[end - 1].possessive
            && !matches!(of, Of::Pronoun)
            && let Some((noun, of)) = self.single_noun(end)
        {
            return self.single(first, noun, of);
        }
        let reach = self.reach(end);
        let possessive = self.tokens[end - 1].possessive;
        let traits = self.traits(first, &of);
        Party { first, end, reach, min: 1, max: Some(1), about: false, of, part: self.is_part(first), possessive, single: true, traits }
    }

    /// "her brother John Berg", "he", "the girl".
    fn traits(&self, first: usize, of: &Of) -> Traits {
        match of {
            Of::Named(of) => Traits::of(of),
            Of::Pronoun => Traits { male: Some(matches!(self.word(first), "he" | "him")), ..Traits::default() },
            Of::Person(_) => {
                let noun = (first..self.tokens.len()).take_while(|at| self.sentence.entity_at(*at).is_none()).last();
                noun.map_or_else(Traits::default, |noun| Traits::of(self.sentence.span_of(first, noun + 1).of(self.text)))
            }
            _ => Traits::default(),
        }
    }

    pub(super) fn counted(&self, first: usize, end: usize, count: u64, of: Of) -> Party {
        Party {
            first,
            end,
            reach: end,
            min: count,
            max: Some(count),
            about: false,
            of,
            part: self.is_part(first),
            possessive: self.tokens[end - 1].possessive,
            single: false,
            traits: Traits::default(),
        }
    }

    fn nobody(&self, first: usize, end: usize) -> Party {
        let else_end = if self.word(end) == "else" { end + 1 } else { end };
        let of = if else_end > end { Of::Named("others".to_owned()) } else { Of::Everyone };
        self.counted(first, else_end, 0, of)
    }

    /// "no one", "no other passengers".
    fn no_people(&self, at: usize) -> Option<Party> {
        if self.word(at + 1) == "one" {
            return Some(self.nobody(at, at + 2));
        }
        let noun = (at + 1..at + 4)
            .take_while(|n| !self.tokens.get(*n).is_none_or(|token| token.is_a(Class::EndsPeople)))
            .find(|n| self.noun(*n).is_some())?;
        let other = (at + 1..noun).any(|n| matches!(self.word(n), "other" | "others" | "more"));
        let of = match self.word(noun) {
            _ if other => Of::Named("others".to_owned()),
            "people" | "person" => Of::Everyone,
            _ => Of::Named(self.sentence.span_of(at + 1, noun + 1).of(self.text).to_owned()),
        };
        Some(self.counted(at, noun + 1, 0, of))
    }

    /// Whether "including", "among them", "of whom" or the like stands before.
    fn is_part(&self, first: usize) -> bool {
        let before = &self.tokens[first.saturating_sub(3)..first];
        before.last().is_some_and(|token| token.is_any(&["including", "among"]))
            || before.iter().any(|token| token.is_any(&["including", "whom"]))
            || before.windows(2).any(|pair| pair[0].is("among") && pair[1].is_any(&["them", "those"]))
    }

    /// ", 34", ", aged 34", " (34)", ", 34, of Leeds": what may stand behind a person.
    fn reach(&self, end: usize) -> usize {
        let age =
            |at: usize| self.tokens.get(at).is_some_and(|token| token.is_number() && token.lower.len() <= 3) || self.word(at) == "aged";
        let mut reach = end;
        if self.word(end) == "," && age(end + 1) {
            let after = if self.word(end + 1) == "aged" { end + 3 } else { end + 2 };
            let ends = self.tokens.get(after).is_none_or(|token| !token.is_word || token.is_a(Class::FollowsPeople))
                && !self.word(after).is_empty();
            if ends && self.tokens.get(after).is_none_or(|token| !token.joined) {
                reach = after;
            }
        } else if self.word(end) == "(" && age(end + 1) && self.word(end + 2) == ")" {
            reach = end + 3;
        }
        // ", of Wilmington".
        if self.word(reach) == "," && matches!(self.word(reach + 1), "of" | "from") {
            let mut home = reach + 2;
            while self.tokens.get(home).is_some_and(|token| token.capital) {
                home += 1;
            }
            if home > reach + 2 {
                reach = home;
            }
        }
        reach.min(self.tokens.len())
    }

    /// "at least 27 worshippers", "12", "two of the victims".
    fn number(&self, at: usize, from: usize) -> Option<Party> {
        let amount = amount(self.sentence, at, from)?;
        // "the first of two killed this week".
        let of_many = amount.first >= 2
            && self.word(amount.first - 1) == "of"
            && self.tokens[amount.first - 2].is_any(&["first", "second", "third", "fourth", "latest"]);
        if self.is_age(&amount, at) || of_many {
            return None;
        }
        let (end, of, part) = self.whom(amount.end)?;
        // "one" alone counts where a verb takes it; "one of the best" does not.
        if amount.max == Some(1) && matches!(of, Of::Named(_) | Of::Everyone) {
            let next = self.tokens.get(end);
            if next.is_some_and(|next| {
                next.is_word && !next.is_a(Class::FollowsPeople) && !next.lower.ends_with("ed") && !next.lower.ends_with("ing")
            }) && !self.sentence.in_time(end)
            {
                return None;
            }
        }
        Some(Party {
            first: amount.first,
            end,
            reach: if amount.max == Some(1) { self.reach(end) } else { end },
            min: amount.min,
            max: amount.max,
            about: amount.about,
            of,
            part: part || self.is_part(amount.first),
            possessive: self.tokens[end - 1].possessive,
            single: false,
            traits: Traits::default(),
        })
    }

    /// "Berg, 34,", "age 12".
    fn is_age(&self, amount: &super::number::Amount, at: usize) -> bool {
        let before = |n: usize| at.checked_sub(n).map_or("", |at| self.word(at));
        // "ages 17, 19 and 20"; "Berg, 22 was shot": one person, and so a number of years.
        let listed = self.tokens[..at]
            .iter()
            .rev()
            .find(|token| !token.is_number() && !token.is_any(&[",", "and", "or", "to", "—", "-"]))
            .is_some_and(|token| token.is_any(&["age", "aged", "ages"]));
        // "a man and a woman, both 41,".
        let of_both = before(1) == "both" && before(2) == "," && matches!(self.word(amount.end), "," | "." | "years" | "of");
        let of_one = of_both || before(1) == "," && amount.min > 1 && matches!(self.word(amount.end), "was" | "is" | "has");
        // "thought to be five,".
        let supposed = before(1) == "be" && before(2) == "to" && matches!(self.word(amount.end), "," | "." | "was" | "is" | "when");
        listed || of_one || supposed || {
            let named = before(1) == "," && at >= 2 && self.tokens[at - 2].capital && self.tokens[at].is_number();
            named && matches!(self.word(amount.end), "," | "." | ";" | "was" | "is" | "of" | "and") && amount.end == at + 1
        }
    }

    /// Whom a number counts: the noun behind it, past adjectives, and whether they are some of others. `None` where it counts no
    /// people.
    fn whom(&self, at: usize) -> Option<(usize, Of, bool)> {
        if self.word(at) == "of" && matches!(self.word(at + 1), "them" | "those" | "whom" | "its" | "the" | "his" | "her" | "their" | "our")
        {
            let noun = (at + 2..at + 5)
                .take_while(|n| self.tokens.get(*n).is_some_and(|token| token.is_word && !token.is_a(Class::EndsPeople)))
                .find(|n| self.noun(*n) == Some(Number::Many));
            if matches!(self.word(at + 1), "them" | "whom" | "those") {
                // "12 of them children".
                let of = noun.map_or(Of::Them, |noun| Of::Named(self.sentence.span_of(at + 2, noun + 1).of(self.text).to_owned()));
                return Some((noun.map_or(at + 2, |noun| noun + 1), of, noun.is_some()));
            }
            return Some(match noun {
                Some(noun) => (noun + 1, Of::Named(self.sentence.span_of(at + 2, noun + 1).of(self.text).to_owned()), false),
                None => (at + 2, Of::Them, false),
            });
        }
        if matches!(self.word(at), "others" | "more") && self.noun(at + 1).is_none() {
            return Some((at + 1, Of::Them, false));
        }
        let mut last_noun = None;
        for end in at..self.tokens.len().min(at + 6) {
            let token = &self.tokens[end];
            if token.is("\"") {
                continue;
            }
            if !token.is_word || token.is_a(Class::EndsPeople) && !token.joined || self.sentence.in_time(end) {
                break;
            }
            if self.noun(end).is_some() && !(token.is("dead") && last_noun.is_none()) {
                last_noun = Some(end);
                // "police officers", "security guards": go on while nouns for people follow.
                if self.noun(end + 1).is_none() || self.word(end + 1) == "dead" {
                    break;
                }
            } else if last_noun.is_some() {
                break;
            }
        }
        let Some(noun) = last_noun else { return self.is_bare(at).then_some((at, Of::Bare, false)) };
        let first =
            (at..=noun).find(|n| !matches!(self.word(*n), "other" | "more" | "\"" | "additional" | "dead" | "deceased")).unwrap_or(noun);
        let everyone = first == noun
            && matches!(
                self.word(noun),
                "people" | "persons" | "person" | "lives" | "dead" | "bodies" | "victims" | "casualties" | "individuals"
            );
        let of = if self.word(noun) == "others" {
            Of::Them
        } else if everyone {
            if first > at { Of::Them } else { Of::Everyone }
        } else {
            Of::Named(self.sentence.span_of(first, noun + 1).of(self.text).to_owned())
        };
        Some((noun + 1, of, false))
    }

    /// Whether a number with nothing countable behind it can be one of people: a verb, a mark or "and" comes next.
    fn is_bare(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(|token| !token.is_word && !token.is("%") && !token.is("$") || token.is_a(Class::FollowsCount))
            || self.sentence.in_time(at)
    }
}
