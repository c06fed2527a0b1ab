//! The tense of the clause around an expression, from the verbs and the words that stand for one.

use super::{lexicon::Term, meaning::Tense, token::Token};

/// Whether a sentence ends with token `at`: a full stop that is no abbreviation's, a question or exclamation mark, a break.
pub fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    let token = tokens[at];
    match token.term {
        Term::Break => true,
        Term::Mark if token.is_mark(b'!') || token.is_mark(b'?') => true,
        Term::Mark if token.is_mark(b'.') => {
            let Some(next) = tokens.get(at + 1) else { return true };
            // A title or an initial before the full stop is no end: one or two letters, or three and a capital ("Gen.").
            let short = at.checked_sub(1).map(|before| tokens[before]).is_some_and(|before| {
                before.is_word()
                    && before.capital()
                    && before.len() <= 4
                    && (before.term == Term::Month && before.len() < 5 || before.term == Term::Other && before.len() <= 3)
            });
            // "said BP. The": a name in capitals is no title.
            let short =
                short && !at.checked_sub(1).is_some_and(|before| tokens[before].upper() && tokens[before].len() > 1 && !next.upper());
            // The quotation or the aside that ends with the sentence.
            let closes = |token: &Token| token.glued() && [b'"', b'\'', b')'].iter().any(|mark| token.is_mark(*mark));
            let Some(next) = tokens[at + 1..].iter().take(3).find(|token| !closes(token)) else { return !next.glued() };
            !next.glued() && !short && (next.capital() || next.term != Term::Other)
        }
        _ => false,
    }
}

/// The tense around tokens `start..end`: what a word right before them says, else the nearest verb before them in the
/// sentence, else the nearest after.
pub fn around(text: &str, tokens: &[Token], start: usize, end: usize) -> Tense {
    let clause = Clause { text, tokens, end };
    clause.cue(start).unwrap_or_else(|| clause.verbs(start))
}

/// Whether something did not happen before token `start`: "was not found until Friday".
pub fn denied(text: &str, tokens: &[Token], start: usize) -> bool {
    let clause = Clause { text, tokens, end: start };
    let sentence = (start.saturating_sub(20)..start).rev().take_while(|at| !ends_sentence(tokens, *at));
    sentence.into_iter().any(|at| clause.term(at) == Term::Not || clause.is(at, "never") || clause.shortened_not(at))
}

/// Words around an expression that ends before token `end`.
struct Clause<'a> {
    text: &'a str,
    tokens: &'a [Token],
    end: usize,
}

impl Clause<'_> {
    fn term(&self, at: usize) -> Term {
        self.tokens.get(at).map_or(Term::Break, |token| token.term)
    }

    fn word(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.span().of(self.text))
    }

    fn is(&self, at: usize, word: &str) -> bool {
        self.word(at).eq_ignore_ascii_case(word)
    }

    fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(at, word))
    }

    /// The term so many tokens before a position.
    fn back(&self, at: usize, by: usize) -> Term {
        at.checked_sub(by).map_or(Term::Break, |at| self.term(at))
    }

    fn ends(&self, at: usize, ending: &str) -> bool {
        let word = self.word(at).as_bytes();
        word.len() > ending.len() && word[word.len() - ending.len()..].eq_ignore_ascii_case(ending.as_bytes())
    }

    /// The position before `at`, over adverbs and negation: the auxiliary of `is now expected`, `was not held`.
    fn over_adverbs(&self, at: usize) -> usize {
        let mut at = at;
        for _ in 0..2 {
            let adverb = |at: usize| self.ends(at, "ly") || self.is_one_of(at, &["also", "now", "still"]) || self.term(at) == Term::Not;
            match at.checked_sub(1) {
                Some(before) if adverb(before) => at = before,
                _ => break,
            }
        }
        at.wrapping_sub(1)
    }

    /// The `t` of `didn't`.
    fn shortened_not(&self, at: usize) -> bool {
        self.is(at, "t") && self.tokens[at].glued() && at > 0 && self.tokens[at - 1].is_mark(b'\'')
    }

    fn may(&self, at: usize) -> bool {
        self.term(at) == Term::Month && self.is(at, "may") && !self.tokens[at].capital()
    }

    fn will(&self, at: usize) -> bool {
        let name = self.is(at, "will") && self.tokens[at].capital() && !self.tokens[at].upper() && self.back(at, 1) == Term::Other;
        let contracted = self.is(at, "won") && self.shortened_not(at + 2);
        self.term(at) == Term::Will && !name || contracted
    }

    /// `to put`, `will not cut`, `did not hit`: not the past of the verb.
    fn infinitive(&self, at: usize) -> bool {
        let before = self.over_adverbs(at);
        let short = self.shortened_not(before);
        matches!(self.term(before), Term::To | Term::Will | Term::Would) || self.may(before) || self.is(before, "did") || short
    }

    /// `be held`, `is closed`: what is done, not what was.
    fn passive(&self, at: usize) -> bool {
        let before = self.over_adverbs(at);
        self.term(before) == Term::Is || self.term(before) == Term::Possessive && self.pronoun(before.wrapping_sub(1))
    }

    /// A pronoun whose `'s` is a verb.
    fn pronoun(&self, at: usize) -> bool {
        self.is_one_of(at, &["he", "she", "it", "who", "that", "there", "what"])
    }

    fn past_participle(&self, at: usize) -> bool {
        let word = self.word(at).as_bytes();
        let small = !self.tokens[at].capital() || self.tokens[at].upper();
        word.len() > 4 && small && self.ends(at, "ed") && word[word.len() - 3] | 0x20 != b'e'
    }

    /// The `been` of `will have been`.
    fn will_have_been(&self, at: usize) -> bool {
        self.is(at, "been") && self.is(at.wrapping_sub(1), "have") && self.back(at, 2) == Term::Will
    }

    /// The tense of a verb or of a word that tells of time to come; `None` for other words.
    fn of(&self, at: usize) -> Option<Tense> {
        match self.term(at) {
            _ if self.will(at) => Some(Tense::Future),
            Term::Going | Term::Scheduled => Some(Tense::Future),
            Term::Planned => self.plan(at),
            Term::Would => Some(if self.conditional_of_the_past(at) { Tense::Past } else { Tense::Future }),
            Term::Month if self.may(at) => Some(Tense::Future),
            Term::Said if self.infinitive(at) || self.passive(at) => None,
            // "will have been shut for a year on Friday"
            _ if self.will_have_been(at) || self.will_have_been(at.wrapping_sub(1)) => None,
            Term::Was | Term::Said => Some(Tense::Past),
            Term::Agrees if self.ends(at, "ed") && !self.passive(at) => Some(Tense::Past),
            Term::Is | Term::Has | Term::Says => Some(Tense::Present),
            Term::Other if self.past_participle(at) && !self.passive(at) => {
                // "the affected towns"
                let attribute = matches!(self.back(at, 1), Term::The | Term::A | Term::This | Term::That);
                (!attribute || self.term(at + 1) != Term::Other).then_some(Tense::Past)
            }
            _ => None,
        }
    }

    /// `would have been`, `nobody could be reached`, `officials would not say`; not `he said they would not go`.
    fn conditional_of_the_past(&self, at: usize) -> bool {
        let not = self.term(at + 1) == Term::Not || self.shortened_not(at + 2);
        let next = if self.term(at + 1) == Term::Not { at + 2 } else { at + 1 };
        let perfect =
            self.is(next, "have") && (self.is(next + 1, "been") || self.term(next + 1) == Term::Said || self.ends(next + 1, "ed"));
        let mut reported = false;
        let mut nobody = false;
        for before in (at.saturating_sub(20)..at).rev().take_while(|before| !ends_sentence(self.tokens, *before)) {
            reported |= matches!(self.term(before), Term::Said | Term::Says) || self.past_participle(before);
            nobody |= self.term(before) == Term::No || self.is_one_of(before, &["neither", "none", "nobody"]);
        }
        perfect || self.is(at, "could") && (not || nobody && !reported) || not && !reported
    }

    /// What the words right before the expression say.
    fn cue(&self, start: usize) -> Option<Tense> {
        let before = self.back(start, 1);
        // "as early as Friday" looks ahead.
        if before == Term::As && self.back(start, 3) == Term::As {
            return Some(if self.is(start - 2, "recently") { Tense::Past } else { Tense::Future });
        }
        // "ahead of Friday's vote"
        if before == Term::Of && self.is(start.wrapping_sub(2), "ahead") || self.ahead_of_a_day(start) {
            return Some(Tense::Future);
        }
        // "effective Feb. 1", "payable March 3", "starting Monday"
        if before == Term::Scheduled || self.is_one_of(start.wrapping_sub(1), &["starting", "beginning"]) {
            return Some(Tense::Future);
        }
        let owns = self.term(self.end) == Term::Possessive;
        let verb = start.wrapping_sub(if before == Term::On { 2 } else { 1 });
        match self.term(verb) {
            // "the vote is on Friday"
            Term::Is if self.is_one_of(verb, &["is", "are"]) && !owns => Some(Tense::Future),
            // "she is out on Friday", "he is back at work on Monday"
            _ if before == Term::On && !owns && self.away_or_back(start) => Some(Tense::Future),
            // "Join us on Friday"
            _ if !owns && self.bidding(start) => Some(Tense::Future),
            // "there is a vigil on Friday"
            _ if before == Term::On && !owns && self.there_is(start) => Some(Tense::Future),
            // "is published on Friday"
            Term::Other if !owns && self.done(verb) && self.is_one_of(verb.wrapping_sub(1), &["is", "are"]) && self.of_day(start) => {
                Some(Tense::Future)
            }
            // "in a statement on Friday"
            Term::Statement => Some(Tense::Past),
            // "meets Friday", "meet separately on Friday"
            _ => {
                let verb = if self.ends(verb, "ly") || self.is(verb, "again") { verb.wrapping_sub(1) } else { verb };
                (self.sure_present(verb) && !self.infinitive(verb) && !owns).then_some(Tense::Future)
            }
        }
    }

    /// `is out`, `are back at work` right before `on Friday`.
    fn away_or_back(&self, start: usize) -> bool {
        let near = (start.saturating_sub(5)..start.saturating_sub(2)).find(|at| self.is_one_of(*at, &["is", "are", "am", "gets", "get"]));
        near.is_some_and(|is| {
            self.is_one_of(is + 1, &["out", "back", "away", "home"])
                && (is + 2..start - 1).all(|at| matches!(self.term(at), Term::Other | Term::At | Term::In | Term::The | Term::To))
        })
    }

    /// A sentence that opens with a verb that bids: `Join us on Friday`, `Vote on Tuesday!`.
    fn bidding(&self, start: usize) -> bool {
        let opening = (start.saturating_sub(9)..start).rev().find(|at| *at == 0 || ends_sentence(self.tokens, at - 1));
        let Some(verb) = opening.map(|at| if self.is_one_of(at, &["please", "\"", "“", "”"]) { at + 1 } else { at }) else {
            return false;
        };
        // "Vote on Tuesday!", but "Vote on Tuesday was close"
        let whole = self.begins(verb).is_some_and(|kind| kind < 2) && !self.ends(verb, "s");
        let whole = whole && (self.end >= self.tokens.len() || ends_sentence(self.tokens, self.end));
        (self.term(verb) == Term::Bids || whole) && verb < start && (verb + 1..start).all(|at| self.of(at).is_none())
    }

    /// `there is a vigil` right before `on Friday`.
    fn there_is(&self, start: usize) -> bool {
        let is = (start.saturating_sub(6)..start.saturating_sub(2))
            .find(|at| self.is_one_of(*at, &["is", "are"]) && self.is(at.wrapping_sub(1), "there"));
        is.is_some_and(|is| {
            (is + 1..start - 1).all(|at| self.of(at).is_none() && matches!(self.term(at), Term::A | Term::Other | Term::Another))
        })
    }

    /// Whether the expression is a day by its name.
    fn of_day(&self, start: usize) -> bool {
        matches!(self.term(start), Term::Weekday | Term::Next | Term::This)
    }

    fn done(&self, at: usize) -> bool {
        self.word(at).len() > 4 && self.ends(at, "ed")
    }

    /// `ahead of a hearing on Friday`
    fn ahead_of_a_day(&self, start: usize) -> bool {
        if self.back(start, 1) != Term::On {
            return false;
        }
        let near = (start.saturating_sub(8)..start.saturating_sub(1))
            .rev()
            .take_while(|at| !ends_sentence(self.tokens, *at) && self.of(*at).is_none());
        near.into_iter().any(|at| self.is(at, "ahead") && self.term(at + 1) == Term::Of)
    }

    /// A verb of what is fixed beforehand, by its number in the table of words; `votes` and `start` stand there
    /// as something else.
    fn begins(&self, at: usize) -> Option<i32> {
        (self.term(at) == Term::Begins)
            .then(|| self.tokens[at].value)
            .or(self.is_one_of(at, &["votes", "start", "end", "close"]).then_some(1))
    }

    /// A verb of what is fixed beforehand that needs no subject to be known as one: `begins`.
    fn sure_present(&self, at: usize) -> bool {
        self.begins(at).is_some_and(|kind| kind == 0 || kind == 1 && self.fixed(at))
    }

    /// `talks`, `they`, `who` before a verb: it has no ending.
    fn subject_of_many(&self, at: usize) -> bool {
        let before = at.wrapping_sub(1);
        self.is_one_of(before, &["they", "we", "i", "you", "who", "which", "that"])
            || matches!(self.term(before), Term::Other | Term::People | Term::Says | Term::Begins)
                && self.ends(before, "s")
                && self.word(before).len() > 3
            || self.term(before) == Term::People
    }

    /// A present that tells of what is fixed beforehand: `the court votes`, `divers resume`, `she is flying`.
    fn fixed(&self, at: usize) -> bool {
        let Some(kind) = self.begins(at).filter(|_| !self.infinitive(at)) else { return false };
        let before = self.over_adverbs(at);
        if kind == 2 {
            let short = self.is_one_of(before, &["m", "re"]) || self.is(before, "s") && self.pronoun(before.wrapping_sub(2));
            return self.is_one_of(before, &["is", "are", "am"])
                || short && self.tokens[before].glued()
                || self.term(before) == Term::Possessive && self.pronoun(before.wrapping_sub(1));
        }
        let subject = match self.term(before) {
            Term::Other | Term::People | Term::Weekday | Term::Month | Term::Room | Term::Period | Term::Feast | Term::Final => true,
            // "the talks, which began on Friday, continue"
            Term::Mark => self.tokens[before].is_mark(b',') || self.tokens[before].is_mark(b'"'),
            Term::That | Term::And => true,
            Term::Begins => self.ends(before, "s") || self.ends(at, "s"),
            _ => false,
        };
        let many = self.ends(at, "s") || self.subject_of_many(at) || matches!(self.term(before), Term::Mark | Term::And);
        // "the votes of Friday", "votes on Friday were"
        let noun = kind == 1 && (matches!(self.term(at + 1), Term::Of | Term::And) || self.term(self.end) == Term::Was);
        subject && many && !noun
    }

    /// Whether the words between a verb and the expression lead to another event: `comes a day after the raid on Friday`.
    fn led_away(&self, verb: usize, start: usize) -> bool {
        (verb + 1..start).any(|at| {
            matches!(self.term(at), Term::After | Term::Since | Term::Following | Term::Over | Term::Of)
                && !(self.term(at) == Term::Over && at == verb + 1)
                && !(self.term(at) == Term::Of && self.back(at, 1) != Term::Other)
                || self.is_one_of(at, &["who", "which", "seen", "amid", "despite", "alleged", "related"])
        })
    }

    /// `agreed to meet on Friday`, `ordered to leave by Friday`: the verb of agreeing at `at` leaves its infinitive to come.
    fn to_come(&self, at: usize, start: usize) -> bool {
        let bidding = self.term(at) == Term::Agrees || self.is(at, "told");
        let Some(to) = (at + 1..(at + 6).min(start)).find(|to| self.term(*to) == Term::To) else { return false };
        let perfect = self.is(self.over_adverbs(at), "had") || self.is(self.over_adverbs(at), "been") && self.is(at.wrapping_sub(2), "had");
        let verb = self.term(to + 1) == Term::Begins;
        bidding && !perfect && (verb || self.back(start, 1) == Term::By) && !self.led_away(at, start)
    }

    /// `is ready to leave`, `are eager to win`: what somebody is towards something to come; not `is known to have left`.
    fn aims(&self, is: usize, start: usize) -> bool {
        const TOLD: [&str; 7] = ["believed", "said", "thought", "alleged", "reported", "known", "understood"];
        let Some(to) = (is + 2..(is + 4).min(start)).find(|to| self.term(*to) == Term::To) else { return false };
        let adjective = (is + 1..to).all(|at| self.term(at) == Term::Other && !self.ends(at, "ing") && !self.is_one_of(at, &TOLD));
        let verb = self.term(to + 1) == Term::Begins || self.term(to + 1) == Term::Other && !self.tokens[to + 1].capital();
        self.is_one_of(is, &["is", "are"]) && adjective && verb && to + 6 >= start && !self.led_away(to, start)
    }

    /// A colon between clauses, not that of `10:30`.
    fn divides(&self, at: usize) -> bool {
        self.tokens[at].is_mark(b':') && self.tokens.get(at + 1).is_none_or(|next| !next.glued())
    }

    /// The tense of the nearest verb.
    fn verbs(&self, start: usize) -> Tense {
        let mut weak = Tense::Unknown;
        for at in (start.saturating_sub(30)..start).rev() {
            if ends_sentence(self.tokens, at) || self.divides(at) {
                break;
            }
            // "would get round Wednesday's ruling": a thing already named by its day.
            if self.term(at) == Term::Would && self.term(self.end) == Term::Possessive {
                continue;
            }
            // "testimony to be given Friday"
            if self.is(at, "be") && at + 8 >= start && self.back(at, 1) == Term::To && at > 1 && self.of(at - 2).is_none() {
                return Tense::Future;
            }
            // "The court votes on the tax on Friday"
            if at + 12 >= start
                && weak == Tense::Unknown
                && self.term(self.end) != Term::Possessive
                && self.fixed(at)
                && !self.led_away(at, start)
            {
                return Tense::Future;
            }
            match self.of(at) {
                Some(Tense::Past) if self.to_come(at, start) => return Tense::Future,
                // "called a strike for Friday"
                Some(Tense::Past) if self.for_a_day(at, start) => return Tense::Future,
                Some(Tense::Past) => {
                    // "was to open Friday": a plan.
                    let planned = self.is_one_of(at, &["was", "were"]) && self.term(at + 1) == Term::To;
                    return if planned { Tense::Future } else { Tense::Past };
                }
                Some(Tense::Future) => return Tense::Future,
                // "is to open Friday"
                Some(Tense::Present) if matches!(self.term(at + 1), Term::To | Term::Scheduled | Term::Going) => return Tense::Future,
                // "is favourite to win on Friday"
                Some(Tense::Present) if self.aims(at, start) => return Tense::Future,
                Some(Tense::Present) if weak == Tense::Unknown => weak = Tense::Present,
                _ => {}
            }
        }
        // "The March 1 fire will be looked into": the verb says nothing of the fire.
        let attribute = self.back(start, 1) == Term::The && self.term(self.end) == Term::Other;
        let opens = self.of_day(start) && (start <= 1 || (start - 2..start).any(|at| ends_sentence(self.tokens, at)));
        for at in self.end..(self.end + 20).min(self.tokens.len()) {
            if ends_sentence(self.tokens, at) || self.divides(at) {
                break;
            }
            // "On Friday, the firm planned to": it was Friday when it did.
            if self.term(at) == Term::Planned && self.ends(at, "ed") && self.back(at, 1) == Term::Other && weak == Tense::Unknown {
                return Tense::Past;
            }
            // "On Friday the strikers go back", "Friday's vote decides"
            if weak == Tense::Unknown && !attribute && opens && self.fixed(at) {
                return Tense::Future;
            }
            match self.of(at) {
                Some(Tense::Past) => return Tense::Past,
                Some(Tense::Future) if weak == Tense::Unknown && !attribute => return Tense::Future,
                Some(Tense::Present) if weak == Tense::Unknown => weak = Tense::Present,
                _ => {}
            }
        }
        weak
    }

    /// `called a strike for Friday`; not `had been called for Friday`, `the trial for Friday was`.
    fn for_a_day(&self, at: usize, start: usize) -> bool {
        let day = self.term(start) == Term::Weekday && self.back(start, 1) == Term::For && self.term(self.end) != Term::Possessive;
        day && self.back(start, 2) == Term::Other
            && !self.is_one_of(at, &["had", "been", "was", "were"])
            && self.term(self.end) != Term::Was
    }

    /// "is due", "was set to open", "expected to rule", "a hearing set for": plans.
    fn plan(&self, at: usize) -> Option<Tense> {
        let next = self.term(at + 1);
        let before = self.over_adverbs(at);
        // "as planned"
        if self.back(at, 1) == Term::As {
            return None;
        }
        // "had been due to", "had hoped to"
        if self.is(before, "had") || self.is(before, "been") && self.is(before.wrapping_sub(1), "had") {
            return Some(Tense::Past);
        }
        match self.term(before) {
            Term::Has | Term::Is => return Some(Tense::Future),
            Term::Possessive if self.pronoun(before.wrapping_sub(1)) => return Some(Tense::Future),
            Term::Was if matches!(next, Term::To | Term::For) || self.is_one_of(at, &["expected", "scheduled"]) => {
                return Some(Tense::Future);
            }
            // "announced the plan": a noun.
            Term::As | Term::The | Term::A | Term::Possessive | Term::This | Term::That => return None,
            _ => {}
        }
        if next == Term::To && !self.is(at, "due") {
            return Some(Tense::Future);
        }
        // "The match set for Saturday was called off"
        if next == Term::For {
            let told = at + 5 > self.end && self.term(self.end) == Term::Was;
            return Some(if told { Tense::Past } else { Tense::Future });
        }
        if self.is_one_of(at, &["plan", "plans"]) {
            // "unveiled a new plan on Friday": a noun.
            return matches!(next, Term::A | Term::The | Term::Another).then_some(Tense::Future);
        }
        // "They planned a march on Saturday": the plan, not the march, is past.
        if self.is_one_of(at, &["planned", "planning", "scheduled"]) {
            return (before == at.wrapping_sub(1)).then_some(Tense::Future);
        }
        // "set aside", "vowed on Friday"
        let done = self.is(at, "set") && !self.infinitive(at) || self.ends(at, "ed") && !self.is(at, "expected");
        done.then_some(Tense::Past)
    }
}
