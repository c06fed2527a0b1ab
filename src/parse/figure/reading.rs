//! What the words of one sentence state: each cue with the people whom it speaks of, their sum, and the parts of it.

use super::{
    Stated, attribution,
    chain::{Chain, chains, without_appositions},
    cue::{Cue, Scene, cues},
    party::{Of, Party, parties},
};
use crate::{
    parse::{
        lexicon::{Became, How, Lexicon, Traits},
        sentence::Sentence,
        token::Token,
    },
    timeline::Measure,
};

pub(super) fn read_sentence(sentence: &Sentence, text: &str, lexicon: &Lexicon, last_person: &mut Option<String>) -> Vec<Stated> {
    let cues = cues(sentence, lexicon);
    if cues.is_empty() {
        return Vec::new();
    }
    let parties = without_appositions(&sentence.tokens, parties(sentence, text, lexicon));
    let chains = chains(&sentence.tokens, &parties);
    let scene = Scene { sentence, parties: &parties, chains: &chains, lexicon };
    let mut reading = SentenceReading { scene: &scene, text, last_person, out: Vec::new(), by: None };
    // Words that are joined ("killed or wounded") speak of the same people.
    let mut joined: Option<Became> = None;
    let mut shared: Option<(usize, usize)> = None;
    for (n, readings) in cues.iter().enumerate() {
        if let Some(became) = joined_with_next(sentence, readings[0], cues.get(n + 1).map(|next| next[0])) {
            joined = Some(joined.map_or(became, |before| together(before, became)));
            continue;
        }
        for cue in readings {
            let cue = Cue { became: joined.map_or(cue.became, |before| together(before, cue.became)), ..*cue };
            if reading.add(&cue, &mut shared) {
                break;
            }
        }
        joined = None;
    }
    reading.add_parts();
    reading.drop_doubles();
    let mut out = reading.out;
    // "Five people died in two separate shootings": a count over several acts is a toll of none.
    if is_of_several(&sentence.tokens) {
        out.retain(|one| one.max.is_some_and(|max| max <= 1));
    }
    if !out.is_empty() {
        let by = attribution::source(sentence, text);
        out.iter_mut().for_each(|one| one.by.clone_from(&by));
    }
    out.sort_by_key(|one| (one.first, one.end));
    out
}

/// "in separate incidents", "two shootings", "several crashes".
fn is_of_several(tokens: &[Token]) -> bool {
    const ACTS: &[&str] = &["incidents", "shootings", "crashes", "accidents", "stabbings", "homicides", "cases", "fires"];
    const NEAR: usize = 3;
    let apart = |token: &Token| token.is_any(&["separate", "unrelated", "several", "multiple", "two", "three", "four", "five", "six"]);
    tokens
        .iter()
        .enumerate()
        .filter(|(_, token)| token.is_any(ACTS))
        .any(|(at, _)| tokens[at.saturating_sub(NEAR)..at].iter().any(|token| apart(token) || token.is_number()))
}

/// What a word says that another joins with "and" or "or": "killed or wounded 20".
fn joined_with_next(sentence: &Sentence, cue: Cue, next: Option<Cue>) -> Option<Became> {
    let next = next?;
    let is_verb = |cue: Cue| matches!(cue.how, How::Verb | How::Ing);
    let between = sentence.tokens.get(cue.end..next.first)?;
    (is_verb(cue) && cue.how == next.how && matches!(between, [one] if one.is_any(&["and", "or"]))).then_some(cue.became)
}

fn together(a: Became, b: Became) -> Became {
    use Became::{Counted, Shot};
    use Measure::{Killed, Wounded};
    match (a, b) {
        (Shot, other) | (other, Shot) => other,
        (Counted(Killed), Counted(Wounded)) | (Counted(Wounded), Counted(Killed)) => Counted(Measure::KilledOrWounded),
        (_, last) => last,
    }
}

struct SentenceReading<'a, 'b> {
    scene: &'b Scene<'a>,
    text: &'b str,
    last_person: &'b mut Option<String>,
    out: Vec<Stated>,
    by: Option<String>,
}

/// Whoever did it; their own death is counted apart from that of their victims.
const ATTACKER: &str = "attacker";
const ATTACKERS: &[&str] =
    &["gunman", "gunmen", "attacker", "attackers", "shooter", "bomber", "bombers", "assailant", "assailants", "suspect"];

impl SentenceReading<'_, '_> {
    /// Adds what a cue states; false where it states nothing.
    fn add(&mut self, cue: &Cue, shared: &mut Option<(usize, usize)>) -> bool {
        match cue.how {
            How::Toll => self.toll(cue),
            How::Count => self.count(cue),
            How::Own => self.own(cue),
            How::Some => self.somebody(cue),
            _ => {
                let Some((chain, became)) = self.scene.whom(cue, *shared) else { return false };
                *shared = Some((chain.from, cue.first));
                self.chain(cue, chain, became, false);
                true
            }
        }
    }

    fn push(&mut self, cue: &Cue, tokens: (usize, usize), count: (u64, Option<u64>), of: Option<String>, became: Became) -> usize {
        let mut state = |measure: Measure, shot: bool, (min, max): (u64, Option<u64>)| {
            self.out.push(Stated {
                measure,
                shot,
                cue: cue.first,
                first: tokens.0,
                end: tokens.1,
                min,
                max,
                about: false,
                of: of.clone(),
                of_target: false,
                single: false,
                part: false,
                some: false,
                by: self.by.clone(),
                taken: false,
                traits: Traits::default(),
                own: false,
                fate: matches!(cue.how, How::Fate | How::State),
            });
        };
        let nobody = count.1 == Some(0);
        match became {
            Became::Counted(Measure::KilledOrWounded) | Became::Casualties if nobody => {
                state(Measure::Killed, false, count);
                state(Measure::Wounded, false, count);
            }
            Became::Casualties => state(Measure::KilledOrWounded, false, count),
            Became::Counted(measure) => state(measure, false, count),
            Became::Shot => state(Measure::Wounded, !nobody, count),
            Became::Unhurt => state(Measure::Wounded, false, (0, Some(0))),
        }
        self.out.len() - 1
    }

    fn chain(&mut self, cue: &Cue, chain: Chain, became: Became, part: bool) {
        let parties = &self.scene.parties[chain.from..chain.to];
        let summed: Vec<&Party> = parties.iter().filter(|party| !self.is_attacker(party)).collect();
        let is_sum = summed.len() >= 2 && became != Became::Unhurt;
        let named_beside = parties.iter().any(|party| matches!(party.of, Of::Named(_)));
        for party in parties {
            let of = self.of(party);
            let at = self.push(cue, (party.first, party.end), (party.min, party.max), of, became);
            let one = &mut self.out[at];
            one.about = party.about;
            one.single = party.single;
            one.traits = party.traits;
            one.part = part || party.part || is_sum && summed.iter().any(|summed| std::ptr::eq(*summed, party));
            one.of_target = (party.of == Of::Bare && named_beside || party.of == Of::Them) && one.of.is_none();
            if party.single
                && let Some(of) = &self.out[at].of
                && !party.of.is_person() | matches!(party.of, Of::Person(_))
            {
                *self.last_person = Some(of.clone());
            }
        }
        if let (true, Some(first), Some(last)) = (is_sum, summed.first(), summed.last()) {
            let min = summed.iter().map(|party| party.min).sum();
            let max = summed.iter().map(|party| party.max).sum::<Option<u64>>();
            let of = self.list_of(&summed);
            let about = summed.iter().any(|party| party.about);
            let at = self.push(cue, (first.first, last.end), (min, max), Some(of), became);
            self.out[at].part = part;
            self.out[at].about = about;
        }
    }

    /// Several parties in words: as the text lists them, or where it tells of them apart, one after the other.
    fn list_of(&self, parties: &[&Party]) -> String {
        const NAMED: usize = 3;
        let words = |first: usize, end: usize| {
            let words = self.scene.sentence.span_of(first, end).of(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
            let bare = ["his ", "her ", "their ", "the ", "a ", "an ", "His ", "Her ", "Their ", "The ", "A ", "An "]
                .iter()
                .find_map(|word| words.strip_prefix(word));
            bare.unwrap_or(&words).to_owned()
        };
        let (Some(first), Some(last)) = (parties.first(), parties.last()) else { return String::new() };
        if parties.len() > NAMED {
            return format!("{} and {} more named", self.scene.sentence.span_of(first.first, first.end).of(self.text), parties.len() - 1);
        }
        let tokens = &self.scene.sentence.tokens;
        let listed = |from: usize, to: usize| {
            tokens[from.min(to)..to].iter().all(|token| {
                !token.is_word || token.is_any(&["and", "plus", "also", "along", "with", "as", "well", "together", "his", "her", "their"])
            })
        };
        if parties.windows(2).all(|pair| listed(pair[0].reach, pair[1].first)) {
            return words(first.first, last.end);
        }
        parties.iter().map(|party| words(party.first, party.end)).collect::<Vec<_>>().join(" and ")
    }

    /// "A gunman shot a guard before he was killed": a pronoun that begins a clause of time stands for the subject of the sentence.
    fn subject_before(&self, pronoun: &Party) -> Option<String> {
        let tokens = &self.scene.sentence.tokens;
        let begins = pronoun.first > 0 && tokens[pronoun.first - 1].is_any(&["before", "after", "until", "when", "while"]);
        let subject = self.scene.parties.first().filter(|party| begins && party.single && party.first <= 1 && party.end < pronoun.first)?;
        match &subject.of {
            Of::Named(of) | Of::Person(of) => Some(of.clone()),
            _ => None,
        }
    }

    fn is_attacker(&self, party: &Party) -> bool {
        matches!(&party.of, Of::Named(of) if of.rsplit(' ').next().is_some_and(|word| ATTACKERS.contains(&word)))
    }

    fn of(&mut self, party: &Party) -> Option<String> {
        let before = self.out.last();
        match &party.of {
            Of::Named(of) | Of::Person(of) => Some(of.clone()),
            Of::Everyone => None,
            Of::Pronoun => {
                let subject = self.subject_before(party).or_else(|| self.last_person.clone());
                Some(subject.unwrap_or_else(|| "person".to_owned()))
            }
            Of::Them => before.filter(|before| before.max != Some(1) && !before.part).and_then(|before| before.of.clone()),
            // "36 militants were killed and six arrested": of the same.
            Of::Bare => before
                .filter(|before| before.max != Some(1) && before.of.is_some() && (before.end..=before.end + 5).contains(&party.first))
                .and_then(|before| before.of.clone()),
        }
    }

    /// "the death toll rose to 39", "from 12 to 15".
    fn toll(&mut self, cue: &Cue) -> bool {
        let tokens = &self.scene.sentence.tokens;
        let after = self.scene.parties.iter().filter(|party| party.first >= cue.end && party.first - cue.end <= 8 && !party.single);
        let from = |party: &&Party| party.first.checked_sub(1).is_some_and(|before| tokens[before].is("from"));
        let before = self.scene.parties.iter().rfind(|party| {
            party.end <= cue.first && tokens[party.end..cue.first].iter().all(|token| token.is("the")) && cue.first - party.end <= 1
        });
        let clear = |party: &&Party| !tokens[cue.end..party.first].iter().any(|token| token.is_any(&[";", "\"", ".", "said"]));
        // "The toll from the fire at the hall in Leeds has risen, officials say, to 39": the verb leads to the number.
        const RISES: &[&str] = &[
            "risen",
            "rose",
            "rises",
            "rising",
            "climbed",
            "climbs",
            "reached",
            "reaches",
            "stood",
            "stands",
            "grown",
            "jumped",
            "increased",
        ];
        const FAR: usize = 24;
        let risen = || {
            let rise = (cue.end..tokens.len().min(cue.end + FAR)).find(|at| tokens[*at].is_any(RISES))?;
            let leads = |party: &&Party| {
                let before = party.first - 1;
                before == rise || before - rise <= 6 && tokens[before].is_any(&["to", "at"])
            };
            let behind = self.scene.parties.iter().filter(|party| !party.single && party.first > rise);
            behind.filter(|party| party.first - rise <= FAR).find(leads)
        };
        let Some(party) = after.clone().filter(clear).find(|party| !from(party)).or(before).or_else(risen) else { return false };
        if !self.scene.happened(cue) {
            return false;
        }
        let of = match &party.of {
            Of::Named(of) => Some(of.clone()),
            _ => None,
        };
        let at = self.push(cue, (party.first, party.end), (party.min, party.max), of, cue.became);
        self.out[at].about = party.about;
        true
    }

    /// "three deaths", "no injuries".
    fn count(&mut self, cue: &Cue) -> bool {
        const ADJECTIVES: &[&str] =
            &["other", "further", "immediate", "reported", "additional", "more", "known", "civilian", "reports", "of", "any"];
        let tokens = &self.scene.sentence.tokens;
        let mut at = cue.first;
        while at > 0 && cue.first - at < 4 && tokens[at - 1].is_any(ADJECTIVES) {
            at -= 1;
        }
        let other = tokens[at..cue.first].iter().any(|token| token.is_any(&["other", "further", "additional", "more"]));
        // "no injuries", "no deaths or injuries", "there were not any injuries".
        let or_none = at >= 2
            && tokens[at - 1].is_any(&["or", "and", "nor"])
            && self.out.last().is_some_and(|before| before.max == Some(0) && before.end == at - 1);
        if at > 0 && tokens[at - 1].is_any(&["no", "without"]) || or_none {
            let of = other.then(|| "others".to_owned());
            self.push(cue, (if or_none { at } else { at - 1 }, cue.end), (0, Some(0)), of, cue.became);
            return true;
        }
        let found =
            self.scene.parties.iter().find(|party| party.end == at && party.of == Of::Bare || party.end == cue.end && !party.single);
        let Some(party) = found.filter(|_| self.scene.happened(cue)) else { return false };
        let at = self.push(cue, (party.first, cue.end), (party.min, party.max), None, cue.became);
        self.out[at].about = party.about;
        true
    }

    /// "a deadly shooting", "the crash claimed a life": one at least.
    fn somebody(&mut self, cue: &Cue) -> bool {
        if !self.scene.happened(cue) {
            return false;
        }
        // "claimed a life": one.
        let one = self.scene.sentence.tokens[cue.end - 1].is("life").then_some(1);
        let at = self.push(cue, (cue.first, cue.end), (1, one), None, cue.became);
        self.out[at].some = true;
        true
    }

    /// "then killed himself".
    fn own(&mut self, cue: &Cue) -> bool {
        let several = self.scene.sentence.tokens[cue.first..cue.end].iter().any(|token| token.is("themselves"));
        if several || !self.scene.happened(cue) {
            return false;
        }
        // Who shot himself may be no attacker: a child with a gun.
        let who = match cue.became {
            Became::Shot => {
                let subject = self.scene.subject(cue, None).map(|chain| &self.scene.parties[chain.from]);
                subject.and_then(|party| self.of(party)).unwrap_or_else(|| "person".to_owned())
            }
            _ => ATTACKER.to_owned(),
        };
        self.push(cue, (cue.first, cue.end), (1, Some(1)), Some(who), cue.became);
        let last = self.out.len() - 1;
        self.out[last].single = true;
        self.out[last].own = cue.became == Became::Counted(Measure::Killed);
        true
    }

    /// "39 dead, including 30 Britons": a part has what its whole has.
    fn add_parts(&mut self) {
        let scene = self.scene;
        for chain in scene.chains.iter().filter(|chain| scene.parties[chain.from].part) {
            let (first, end) = (scene.parties[chain.from].first, scene.parties[chain.to - 1].end);
            if self.out.iter().any(|one| one.first < end && first < one.end) {
                continue;
            }
            let whole =
                self.out.iter().filter(|one| one.end <= first && first - one.end <= 12 && one.max != Some(0)).max_by_key(|one| one.end);
            let Some(whole) = whole else { continue };
            let between = &scene.sentence.tokens[whole.end..first];
            if between.iter().any(|token| token.is(";")) {
                continue;
            }
            let became = if whole.shot { Became::Shot } else { Became::Counted(whole.measure) };
            let cue = Cue { first: whole.cue, end: whole.cue + 1, how: How::Fate, became };
            self.chain(&cue, *chain, became, true);
        }
    }

    /// Whoever was shot and then died is dead: of one party, the gravest holds.
    fn drop_doubles(&mut self) {
        let all = self.out.clone();
        let gravity = |one: &Stated| match one.measure {
            _ if one.shot => 3,
            Measure::Killed => 0,
            Measure::KilledOrWounded => 1,
            _ => 2,
        };
        let toll = |measure: Measure| matches!(measure, Measure::Killed | Measure::Wounded | Measure::KilledOrWounded);
        let mut n = 0;
        self.out.retain(|one| {
            n += 1;
            !all.iter().enumerate().any(|(other_at, other)| {
                let same = (other.first, other.end) == (one.first, one.end);
                let doubled = other.measure == one.measure && other.shot == one.shot && other_at < n - 1;
                let graver = toll(one.measure) && toll(other.measure) && gravity(other) < gravity(one);
                same && (doubled || graver) && one.max != Some(0)
            })
        });
    }
}
