//! Figures: how many were killed, wounded, arrested, of whom, and who says so.
//!
//! ```text
//! number       "at least 20", "20 to 30", "two dozen"
//! party        whom it counts: "27 worshippers", "her husband", "Ann Berg, 34", "no one"
//! someone      such as no number counts
//! chain        parties told in one breath: "his wife and two children"
//! cue          the words that say what became of them, and of which party each tells
//! hurt         such words by what was hurt: "suffered a hand injury", "hit in the leg"
//! reading      what the cues of one sentence state
//! fate         what became in the end of those who are told of twice
//! reckon       what the dead that an article tells of apart come to
//! attribution  who says so
//! ```
//!
//! An article is read once. What a share of a sentence states is its mention's; what stands in no share ("He was pronounced dead
//! at the scene.") goes on with the act that was told before it.

mod attribution;
mod chain;
mod cue;
mod fate;
mod hurt;
mod number;
mod party;
mod reading;
mod reckon;
mod someone;
#[cfg(test)]
mod tests;

use super::{
    lexicon::{Lexicon, Traits},
    sentence::Sentence,
    trigger::Share,
};
use crate::timeline::{Claim, Kind, Measure};
use reading::read_sentence;

/// A figure where a sentence states it.
#[derive(Debug, Clone, PartialEq)]
struct Stated {
    measure: Measure,
    /// It says "shot" and not whether dead or wounded.
    shot: bool,
    /// The token that says what became of them, and those that count them.
    cue: usize,
    first: usize,
    end: usize,
    min: u64,
    max: Option<u64>,
    about: bool,
    of: Option<String>,
    /// A bare number beside a named party counts those whom the act was aimed at.
    of_target: bool,
    /// One person, whom no number counts.
    single: bool,
    part: bool,
    /// Somebody, and nobody says how many: "a deadly shooting".
    some: bool,
    by: Option<String>,
    taken: bool,
    /// What the words for one person say of sex and age.
    traits: Traits,
    /// Somebody's own doing: "killed himself".
    own: bool,
    /// Only what became of somebody is told, and no deed: "died at a hospital".
    fate: bool,
}

/// How many sentences back a pronoun can speak of somebody.
const PRONOUN_REACH: usize = 3;

/// The figures of an article, by sentence.
#[derive(Debug, Default)]
pub struct Figures {
    stated: Vec<Vec<Stated>>,
}

impl Figures {
    pub fn read(sentences: &[Sentence], text: &str, lexicon: &Lexicon) -> Self {
        // Whoever "he" is was told of in the sentences just before.
        let mut last_person: Option<(usize, String)> = None;
        let mut stated: Vec<Vec<Stated>> = Vec::with_capacity(sentences.len());
        for (index, sentence) in sentences.iter().enumerate() {
            if last_person.as_ref().is_some_and(|(at, _)| at + PRONOUN_REACH < index) {
                last_person = None;
            }
            let mut person = last_person.as_ref().map(|(_, name)| name.clone());
            stated.push(read_sentence(sentence, text, lexicon, &mut person));
            if let Some(name) = person.filter(|name| last_person.as_ref().is_none_or(|(_, last)| last != name)) {
                last_person = Some((index, name));
            }
        }
        fate::settle(&mut stated, sentences);
        stated.iter_mut().for_each(reckon::with_attacker);
        reckon::with_attacker_told_apart(&mut stated);
        reckon::name_by_name(&mut stated, Measure::Killed);
        reckon::name_by_name(&mut stated, Measure::Wounded);
        Self { stated }
    }

    /// The claims that a share of a sentence states. `target` names whom the event struck, for "killing 12 and seven civilians".
    pub fn claims(&mut self, index: usize, sentence: &Sentence, share: &Share<'_>, article: usize, target: Option<&str>) -> Vec<Claim> {
        // What is no act has no toll: "the 39 dead are an affront to what was won in the revolution".
        // Nor has the saying of it: "police confirmed that a man is dead after a crash".
        let said = matches!(share.head.trigger.kind, Kind::Statement | Kind::Threat);
        if share.head.trigger.measure.is_none() && (share.outcomes.is_empty() || said) {
            return Vec::new();
        }
        let Some(stated) = self.stated.get_mut(index) else { return Vec::new() };
        let own = |one: &&mut Stated| !one.taken && (share.from..share.to).contains(&one.cue);
        stated.iter_mut().filter(own).map(|one| one.take(sentence, article, target)).collect()
    }

    /// Whether a sentence states what no mention has taken.
    pub fn has_left(&self, index: usize) -> bool {
        self.stated.get(index).is_some_and(|stated| stated.iter().any(|one| !one.taken))
    }

    /// What a sentence states beside its shares, for the act that was told before it.
    pub fn left(&mut self, index: usize, sentence: &Sentence, article: usize) -> Vec<Claim> {
        let Some(stated) = self.stated.get_mut(index) else { return Vec::new() };
        stated.iter_mut().filter(|one| !one.taken).map(|one| one.take(sentence, article, None)).collect()
    }
}

impl Stated {
    fn take(&mut self, sentence: &Sentence, article: usize, target: Option<&str>) -> Claim {
        self.taken = true;
        Claim {
            measure: self.measure,
            of: if self.of_target { target.map(str::to_owned) } else { self.of.clone() },
            min: self.min,
            max: self.max,
            about: self.about,
            article,
            span: sentence.span_of(self.first, self.end),
            by: self.by.clone(),
            part: self.part,
        }
    }
}
