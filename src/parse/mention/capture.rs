//! Of what was captured: people are arrested, things are confiscated, and a place is taken.

use super::Reading;
use crate::{
    parse::{
        entity::What,
        lexicon::{Class, GroupKind, Pos},
        sentence::Sentence,
        token::Token,
        trigger::Share,
    },
    timeline::{Group, Kind, Role},
};

/// How many words of the object are looked at.
const OBJECT: usize = 6;

impl Reading<'_> {
    /// People captured are arrested, and what police find is confiscated by the same hand; what is captured else is a place where
    /// one is named beside it (`placed`).
    pub(super) fn kind_of_capture(&self, sentence: &Sentence, share: &Share<'_>, placed: bool, groups: &[(Group, String)]) -> Kind {
        let head = &share.head;
        let tokens = &sentence.tokens;
        if !matches!(head.trigger.lemma, "capture" | "seize" | "recapture" | "surrender" | "confiscate" | "seizure") {
            return Kind::Capture;
        }
        let noun = head.trigger.pos == Pos::Noun;
        let of = usize::from(noun && tokens.get(head.end).is_some_and(|next| next.is("of")));
        let end = |from: usize| share.to.max(from).min(from + OBJECT).min(tokens.len());
        let object = (head.end + of, end(head.end + of));
        // "the two youths captured by troops".
        let passive = !noun
            && (tokens.get(head.end).is_some_and(|next| next.is("by"))
                || (head.first.saturating_sub(3)..head.first).any(|at| tokens[at].is_any(&["was", "were", "been", "being"])));
        let subject = (share.from.min(head.first.saturating_sub(OBJECT)).max(head.clause.0), head.first);
        // "seized 20 rifles": an armed group that takes arms from others has confiscated nothing.
        let armed =
            groups.iter().any(|(group, _)| group.role == Role::Perpetrator && self.is_of_kind(sentence, &group.name, GroupKind::Armed));
        let (from, to) = if passive { subject } else { object };
        // A subject is read back from its verb, an object on from it.
        let phrase = |stops: &[&str]| -> Vec<usize> {
            let goes_on = |at: &usize| (tokens[*at].is_word || tokens[*at].is_number()) && !tokens[*at].is_any(stops);
            if passive { (from..to).rev().take_while(goes_on).collect() } else { (from..to).take_while(goes_on).collect() }
        };
        if !armed && phrase(&["in", "at", "from", "by", "to"]).into_iter().any(|at| tokens[at].is_a(Class::Goods)) {
            return Kind::Arrest;
        }
        if noun && of == 0 || head.trigger.lemma == "confiscate" {
            return Kind::Capture;
        }
        let taken = |token: &Token| token.is_a(Class::PartOfACountry) && !token.is_any(&["the", "officials"]) || token.is_a(Class::Venue);
        let stronghold = tokens[from..to].iter().any(taken);
        let is_person = |at: usize| {
            self.lexicon.is_people(&tokens[at]) || sentence.entity_at(at).is_some_and(|entity| matches!(entity.what, What::Person(_)))
        };
        let people = phrase(if passive { &[] } else { &["in", "at", "from", "by", "and", "of"] }).into_iter().any(is_person);
        let pronoun = |token: Option<&Token>| token.is_some_and(|token| token.is_any(&["him", "her", "them", "us", "me"]));
        let whom = if passive {
            // "the men who were captured", "he was seized at home".
            (from..to).any(|at| tokens[at].is_any(&["who", "whom", "he", "she", "they"]))
        } else {
            pronoun(tokens.get(from))
        };
        match (people || whom) && !stronghold || from == to && !placed && !noun {
            true => Kind::Arrest,
            false => Kind::Capture,
        }
    }

    fn is_of_kind(&self, sentence: &Sentence, name: &str, wanted: GroupKind) -> bool {
        sentence.entities.iter().any(|entity| matches!(&entity.what, What::Group { name: its, kind } if its == name && *kind == wanted))
    }
}
