//! Words of a sentence that say what became of people, and which people each speaks of.

use super::{
    chain::Chain,
    hurt,
    party::{Of, Party},
};
use crate::{
    parse::{
        lexicon::{Became, Class, Form, How, Lexicon, Pos},
        sentence::Sentence,
        token::Token,
    },
    timeline::Measure,
};

/// One such word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cue {
    pub first: usize,
    pub end: usize,
    pub how: How,
    pub became: Became,
}

/// Nouns of what is done to many.
const DONE_TO_MANY: &[&str] = &["slaughter", "massacre", "killings", "murders", "slayings", "executions", "assassinations", "beheadings"];

/// Every reading of every word, in order; of one word the likeliest first.
pub fn cues(sentence: &Sentence, lexicon: &Lexicon) -> Vec<Vec<Cue>> {
    let tokens = &sentence.tokens;
    let mut out: Vec<Vec<Cue>> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if !tokens[at].is_word || sentence.entity_at(at).is_some() {
            at += 1;
            continue;
        }
        let mut here: Vec<Cue> = Vec::new();
        for (len, (how, became)) in lexicon.tolls.all_at(tokens, at) {
            if here.first().is_none_or(|first: &Cue| first.end - first.first == len) {
                here.push(Cue { first: at, end: at + len, how: *how, became: *became });
            }
        }
        if let Some(hurt) = hurt::cue(tokens, at).filter(|hurt| here.first().is_none_or(|known| known.end < hurt.end)) {
            here = vec![hurt];
        }
        if here.is_empty() {
            here.extend(other_verb(tokens, at, lexicon));
        }
        let end = here.first().map_or(at + 1, |cue| cue.end);
        if !here.is_empty() {
            out.push(here);
        }
        at = end;
    }
    out
}

/// A verb for other counts of people: "3,000 crossed the border".
fn other_verb(tokens: &[Token], at: usize, lexicon: &Lexicon) -> Option<Cue> {
    let (len, trigger, form) =
        lexicon.triggers.all_at(tokens, at).find(|(_, trigger, _)| trigger.pos == Pos::Verb && trigger.measure.is_some())?;
    let measure = trigger.measure.filter(|measure| !matches!(measure, Measure::Killed | Measure::Wounded))?;
    // Whoever was fired at was not hit yet.
    if matches!(trigger.lemma, "fire at" | "fire on" | "fire upon" | "fire shots" | "open fire" | "shoot up") {
        return None;
    }
    let intransitive = matches!(
        trigger.lemma,
        "return"
            | "come home"
            | "come back"
            | "flee"
            | "cross"
            | "travel"
            | "volunteer"
            | "deploy"
            | "go"
            | "arrive"
            | "withdraw"
            | "retreat"
    );
    let how = match form {
        Form::Past | Form::Participle if intransitive => How::Fate,
        Form::Past | Form::Participle => How::Verb,
        Form::Ing => How::Ing,
        _ => return None,
    };
    Some(Cue { first: at, end: at + len, how, became: Became::Counted(measure) })
}

/// How far behind the word, in tokens, those may stand whom a sentence adds.
const ADDED: usize = 8;

/// How far off, in tokens, those may stand who are told behind the verb.
const INVERTED: usize = 10;

const BE: &[&str] = &["was", "were", "been", "being", "is", "are", "be", "got", "get"];

/// Words between a subject and its verb that change nothing of who did what.
fn is_filler(token: &Token) -> bool {
    token.is_any(BE)
        || token.is_any(&[
            "has", "have", "had", "later", "also", "then", "who", "that", "which", "all", "both", "each", "of", "whom", "as", "still",
        ])
        || token.is_any(&[
            "subsequently",
            "there",
            "reported",
            "left",
            "found",
            "listed",
            "remained",
            "remains",
            "himself",
            "herself",
            "too",
        ])
        || token.lower.ends_with("ly")
}

/// A sentence with its parties, for asking whom a cue speaks of.
pub struct Scene<'a> {
    pub sentence: &'a Sentence,
    pub parties: &'a [Party],
    pub chains: &'a [Chain],
    pub lexicon: &'a Lexicon,
}

impl Scene<'_> {
    fn tokens(&self) -> &[Token] {
        &self.sentence.tokens
    }

    fn first(&self, chain: &Chain) -> usize {
        self.parties[chain.from].first
    }

    fn end(&self, chain: &Chain) -> usize {
        self.parties[chain.to - 1].reach
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens().get(at).is_some_and(|token| token.is_any(words))
    }

    /// The chain that a cue speaks of, and what became of it. `shared` is whom the cue before spoke of as its subject.
    pub fn whom(&self, cue: &Cue, shared: Option<(usize, usize)>) -> Option<(Chain, Became)> {
        if !self.happened(cue) {
            return None;
        }
        let (chain, became) = self.find(cue, cue.became, shared)?;
        let found = (self.with_those_after(cue, chain), became);
        // A count of those who came or went is one of several: "a deputy arrived" counts nobody.
        let one = self.parties[found.0.from..found.0.to].iter().all(|party| party.single);
        (!one || became != Became::Counted(Measure::Involved)).then_some(found)
    }

    /// "Three nuns are dead together with a monk", "A man was found dead, as were three children": those whom the sentence adds.
    fn with_those_after(&self, cue: &Cue, chain: Chain) -> Chain {
        let tokens = self.tokens();
        let adds = |next: &&Chain| {
            let (from, first) = (cue.end, self.first(next));
            let before = |n: usize| first.checked_sub(n).filter(|at| *at >= from).map_or("", |at| tokens[at].lower.as_str());
            next.from == chain.to
                && from < first
                && first - from <= ADDED
                && (matches!((before(2), before(1)), ("along" | "together", "with") | ("as", "were" | "was"))
                    || (before(3), before(2), before(1)) == ("as", "well", "as"))
        };
        let behind = matches!(cue.how, How::Verb | How::Fate | How::State) && self.end(&chain) <= cue.first;
        match self.chains.iter().find(adds).filter(|_| behind) {
            Some(next) => Chain { from: chain.from, to: next.to },
            None => chain,
        }
    }

    /// "Also wounded were four guests", "Killed in the fire were a nurse and her son": the verb comes first.
    fn inverted(&self, cue: &Cue) -> Option<Chain> {
        if cue.first > 1 || cue.first == 1 && !self.is(0, &["also", "those", "and"]) {
            return None;
        }
        let tokens = self.tokens();
        let be = (cue.end..tokens.len().min(cue.end + INVERTED))
            .take_while(|at| tokens[*at].is_word)
            .find(|at| self.is(*at, &["were", "was", "are", "is"]))?;
        self.chains.iter().find(|chain| (be + 1..=be + 2).contains(&self.first(chain))).copied()
    }

    /// "The dead were Ann Berg, 20, and a child", "police identified the deceased as Ann Berg": who they are, told behind.
    fn named_behind(&self, cue: &Cue) -> Option<Chain> {
        if cue.how != How::State || !self.is(cue.first, &["dead", "deceased"]) || cue.first == 0 || !self.is(cue.first - 1, &["the"]) {
            return None;
        }
        let chain = self.chains.iter().find(|chain| self.first(chain) >= cue.end)?;
        let gap = &self.tokens()[cue.end..self.first(chain)];
        let leads = gap.iter().rposition(|token| token.is_any(&["were", "was", "are", "is", "as", ":"]))?;
        let clear = gap.len() <= INVERTED && !gap.iter().any(|token| token.is_any(&[",", ";", "not", "said"]));
        (clear && gap.len() - leads <= 2).then_some(*chain)
    }

    fn find(&self, cue: &Cue, became: Became, shared: Option<(usize, usize)>) -> Option<(Chain, Became)> {
        // "four deceased guests": the word stands in the phrase for them.
        if cue.how == How::State
            && let Some(at) = self.parties.iter().position(|party| party.first < cue.first && cue.end < party.end)
        {
            return Some((Chain { from: at, to: at + 1 }, became));
        }
        if let Some(chain) = self.named_behind(cue) {
            return Some((chain, became));
        }
        match cue.how {
            // "a shooting involving two men": a noun.
            How::Ing if cue.first > 0 && self.is_noun_here(cue.first) => None,
            How::Verb | How::Ing => {
                if cue.how == How::Verb
                    && let Some(chain) = self.inverted(cue)
                {
                    return Some((chain, became));
                }
                let passive = cue.how == How::Verb
                    && (cue.first.saturating_sub(4)..cue.first).any(|at| self.is(at, BE) && self.short(at + 1, cue.first));
                if passive {
                    return Some((self.subject(cue, shared)?, became));
                }
                if let Some(chain) = self.object(cue) {
                    // "shot his brother dead", "shot three men to death".
                    let behind = self.end(&chain);
                    let dead = became == Became::Shot
                        && (self.is(behind, &["dead"]) || self.is(behind, &["to"]) && self.is(behind + 1, &["death"]));
                    return Some((chain, if dead { Became::Counted(Measure::Killed) } else { became }));
                }
                if cue.how == How::Ing {
                    return None;
                }
                // "12 people killed in the blast", "two others wounded".
                let chain = self.chains.iter().rfind(|chain| self.end(chain) <= cue.first)?;
                let last = &self.parties[chain.to - 1];
                let gap = self.end(chain)..cue.first;
                let bare_verb = self.is(cue.end, &["and", "or"]) && !matches!(last.of, Of::Bare | Of::Them | Of::Everyone) && last.single;
                let reduced = gap.len() <= 1 && gap.clone().all(|at| self.tokens()[at].lower.ends_with("ly")) && !last.of.is_person();
                (reduced && !bare_verb && !last.possessive).then_some((*chain, became))
            }
            How::Fate => Some((self.subject(cue, shared)?, became)),
            How::State => {
                let chain = self.chains.iter().rfind(|chain| self.end(chain) <= cue.first)?;
                let gap = &self.tokens()[self.end(chain)..cue.first];
                // "three were shot, two fatally"; but "police fatally struck a man".
                if self.is(cue.first, &["fatally", "mortally"]) && self.tokens().get(cue.end).is_some_and(|next| next.is_word) {
                    return None;
                }
                (gap.len() <= 3 && gap.iter().all(|token| is_filler(token) || token.is_any(&[",", "—", "-"]))).then_some((*chain, became))
            }
            How::Noun => self.of_noun(cue).map(|chain| (chain, became)),
            How::Count => None,
            How::Toll | How::Own | How::Some => None,
        }
    }

    /// Whether it tells of what came about, and not of what is feared, planned, denied or supposed.
    pub fn happened(&self, cue: &Cue) -> bool {
        let tokens = self.tokens();
        let before = |size: usize| tokens[cue.first.saturating_sub(size)..cue.first].iter();
        let mut near = before(4);
        let nobody = self.parties.iter().any(|party| party.max == Some(0) && party.end <= cue.first && cue.first - party.end <= 6);
        if !nobody && cue.how != How::Count && near.any(|token| token.is_a(Class::Negation)) {
            return false;
        }
        if before(3).any(|token| token.is_a(Class::Modal) && !token.is("may"))
            || before(1).any(|token| token.is("to")) && !matches!(cue.how, How::State | How::Fate)
        {
            return false;
        }
        if before(2).any(|token| {
            token.is_any(&[
                "attempted",
                "attempting",
                "planned",
                "planning",
                "threatened",
                "feared",
                "trying",
                "tried",
                "presumed",
                "falsely",
            ])
        }) {
            return false;
        }
        !before(14).any(|token| token.is_any(&["if", "unless"]))
    }

    fn is_noun_here(&self, at: usize) -> bool {
        let before = &self.tokens()[at - 1];
        before.possessive
            || self.sentence.in_time(at - 1)
            || before.is_any(&["a", "an", "the", "this", "that", "fatal", "deadly", "accidental", "apparent"])
    }

    /// Whether only fillers stand in `from..to`.
    fn short(&self, from: usize, to: usize) -> bool {
        (from..to).all(|at| {
            is_filler(&self.tokens()[at])
                || self.sentence.in_time(at)
                || self.is(at, &["badly", "shot", "or", "and", "wounded", "killed", "injured", "twice", "once"])
        })
    }

    /// "killed at least 22 people": the parties right behind a verb.
    fn object(&self, cue: &Cue) -> Option<Chain> {
        const AWAY: &[&str] = &[
            "in", "at", "on", "by", "for", "with", "from", "near", "when", "after", "to", "and", "as", "that", "was", "were", "during",
            "before",
        ];
        let chain = self.chains.iter().find(|chain| self.first(chain) >= cue.end)?;
        let gap = cue.end..self.first(chain);
        let clear = gap.len() <= 4
            && gap.clone().all(|at| self.tokens()[at].is_word && !self.is(at, AWAY) || self.sentence.in_time(at) || self.is(at, &["\""]));
        // "her slain sister 'two fine girls'": the verb has its noun already.
        let taken = gap.clone().any(|at| {
            self.lexicon.people_nouns.contains_key(self.tokens()[at].lower.as_str())
                || self.is(at, &["somebody", "someone", "anybody", "anyone", "you", "them", "it"])
        });
        (clear && !taken).then_some(*chain)
    }

    /// The parties of which a predicate tells.
    pub fn subject(&self, cue: &Cue, shared: Option<(usize, usize)>) -> Option<Chain> {
        const BREAKS: &[&str] = &[";", ":", "when", "while", "where", "because", "although", "though", "but", "if", "until", "since", "as"];
        const PREPOSITIONS: &[&str] = &[
            "in", "with", "by", "of", "near", "from", "at", "to", "on", "for", "after", "before", "behind", "about", "against", "outside",
        ];
        let tokens = self.tokens();
        let mut skipped = false;
        for chain in self.chains.iter().rev().filter(|chain| self.end(chain) <= cue.first) {
            let (first, end) = (self.first(chain), self.end(chain));
            let gap = end..cue.first;
            // "the victim's car": it is the car of which it tells.
            if self.parties[chain.to - 1].possessive {
                skipped = true;
                continue;
            }
            let adjacent = gap.clone().all(|at| is_filler(&tokens[at]) || self.sentence.in_time(at) || tokens[at].is(","));
            // "students found in a home on Long Road were shot": not the road.
            let aside = first > 0 && tokens[first - 1].is_any(&["in", "on", "at", "near", "from", "with", "by", "to", "behind"]);
            if aside {
                skipped = true;
                continue;
            }
            // "A family of five, including three children, was found dead": of all five.
            if self.parties[chain.from].part
                && let Some(whole) = self.chains.iter().rfind(|whole| self.end(whole) < first && first - self.end(whole) <= 4)
                && !self.parties[whole.from].part
            {
                return Some(*whole);
            }
            if adjacent && !skipped {
                return Some(*chain);
            }
            if gap.len() > 18 || gap.clone().any(|at| tokens[at].is_any(BREAKS)) {
                return None;
            }
            // "for a boy who police say was shot".
            if tokens[end].is_any(&["who", "whom"]) && gap.len() <= 9 {
                return Some(*chain);
            }
            // "A child, believed to be five, was shot".
            let in_commas = tokens[end].is(",") && gap.clone().skip(1).any(|at| tokens[at].is(","));
            let object = first > 0 && tokens[first - 1].is_any(PREPOSITIONS);
            let speaks = gap.clone().any(|at| tokens[at].is_a(Class::Reporting));
            if object || speaks && !in_commas && !gap.clone().any(|at| tokens[at].is("that")) {
                skipped = true;
                continue;
            }
            // A verb in between is another's, unless both have one subject: "was shot and later died".
            if let Some((subject, _)) = shared
                && subject == chain.from
            {
                return Some(*chain);
            }
            return Some(*chain);
        }
        None
    }

    /// "the death of two nuns", "his brother's murder".
    fn of_noun(&self, cue: &Cue) -> Option<Chain> {
        // "The latest suicide happened on Tuesday, involving a boy".
        let killed = cue.became == Became::Counted(Measure::Killed);
        let involving = (cue.end..self.tokens().len().min(cue.end + ADDED)).find(|at| self.is(*at, &["involving"]));
        let between = |at: usize| {
            let token = &self.tokens()[at];
            token.is_a(Class::Happen) || self.sentence.in_time(at) || token.is_any(&[",", "on", "in", "place"])
        };
        if let Some(at) = involving.filter(|at| killed && (cue.end..*at).all(between)) {
            return self.chains.iter().find(|chain| self.first(chain) == at + 1).copied();
        }
        if self.is(cue.end, &["of"]) {
            return self
                .chains
                .iter()
                .find(|chain| {
                    self.first(chain) == cue.end + 1
                        || self.first(chain) == cue.end + 2 && self.is(cue.end + 1, &["the", "his", "her", "their"])
                })
                .copied();
        }
        let chain = self.chains.iter().rfind(|chain| self.end(chain) <= cue.first)?;
        // "Berg's massacre", "her killings": one person's is what that person did.
        if self.parties[chain.to - 1].single && self.is(cue.first, DONE_TO_MANY) {
            return None;
        }
        let gap = self.end(chain)..cue.first;
        (self.parties[chain.to - 1].possessive && gap.len() <= 2 && gap.clone().all(|at| self.tokens()[at].is_word)).then_some(*chain)
    }
}
