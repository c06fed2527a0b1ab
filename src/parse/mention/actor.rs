//! Who: groups with their roles, and people.

use super::Reading;
use crate::{
    parse::{
        entity::{Entity, What},
        lexicon::{Class, GroupKind, Pos},
        sentence::Sentence,
        trigger::Share,
    },
    text::Span,
    timeline::{Group, Kind, Person, Role},
};

impl Reading<'_> {
    /// Groups with their roles, and the words that name them.
    pub(super) fn groups(&self, sentence: &Sentence, share: &Share<'_>) -> Vec<(Group, String)> {
        let mut out: Vec<(Group, String)> = Vec::new();
        for entity in sentence.entities.iter().filter(|entity| share.from <= entity.first && entity.end <= share.to) {
            let What::Group { name, kind } = &entity.what else { continue };
            if matches!(kind, GroupKind::Media | GroupKind::Body) && share.head.trigger.kind != Kind::Statement {
                continue;
            }
            let role = role(sentence, share, entity);
            match out.iter_mut().find(|(group, _)| group.name == *name) {
                Some((group, _)) => group.role = group.role.min(role),
                None => out.push((Group { name: name.clone(), role }, entity.span.of(self.text).to_owned())),
            }
        }
        out
    }

    pub(super) fn people(&self, sentence: &Sentence, share: &Share<'_>) -> Vec<(Person, Span)> {
        let mut out: Vec<(Person, Span)> = Vec::new();
        let quotes = |at: usize| sentence.tokens[..at].iter().filter(|token| token.is("\"")).count();
        let quoted = |at: usize| quotes(at) % 2 == 1;
        let inside = quoted(share.head.first);
        // "Ben Ali, who led the country before being ousted": a passive without a subject takes the person before it.
        let passive = matches!(share.head.trigger.kind, Kind::Political | Kind::Arrest | Kind::Killing)
            && (share.head.first.saturating_sub(3)..share.head.first).any(|at| sentence.tokens[at].is_any(&["was", "being", "been"]));
        let own = |entity: &&Entity| share.from <= entity.first && entity.end <= share.to;
        let has_own = sentence.entities.iter().filter(own).any(|entity| matches!(entity.what, What::Person(_)));
        let subject = sentence
            .entities
            .iter()
            .rfind(|entity| entity.end <= share.head.first && matches!(entity.what, What::Person(_)))
            .filter(|_| passive && !has_own);
        for entity in sentence.entities.iter().filter(own).chain(subject) {
            let What::Person(name) = &entity.what else { continue };
            // Whoever stands outside the quotation that tells of it is the one who speaks.
            if inside && !quoted(entity.first) {
                continue;
            }
            let near = |from: usize, to: usize| {
                sentence.tokens[from.min(to)..to.min(sentence.tokens.len())].iter().any(|token| token.is_a(Class::Reporting))
            };
            // "said X", "X said", "according to X"; not "saying that X ...".
            // "X of the institute told reporters that the attacks ...".
            let leads_up = entity.end < share.head.first
                && near(entity.end, share.head.first)
                && !sentence.tokens[entity.end..share.head.first].iter().any(|token| token.is_any(&["and", "but", "who"]));
            // Whoever speaks at a meeting was at it.
            let at_meeting = share.head.trigger.kind == Kind::Meeting;
            let speaks = !at_meeting
                && (leads_up
                    || near(entity.first.saturating_sub(1), entity.first)
                    || near(entity.end, entity.end + 2)
                    || sentence.tokens[entity.first.saturating_sub(2)..entity.first].iter().any(|token| token.is("according")));
            if !speaks && !out.iter().any(|(person, _)| person.name == *name) {
                out.push((Person { name: name.clone() }, entity.span));
            }
        }
        out
    }

    /// The named person who was killed or arrested, where the trigger says so of one.
    pub(super) fn of_person(&self, sentence: &Sentence, share: &Share<'_>, people: &[(Person, Span)]) -> Option<String> {
        let head = &share.head;
        if !matches!(head.trigger.kind, Kind::Killing | Kind::Arrest) || head.trigger.pos != Pos::Verb {
            return None;
        }
        let passive = (head.first.saturating_sub(3)..head.first).any(|at| sentence.tokens[at].is_any(&["was", "were", "been"]))
            || head.trigger.lemma == "die";
        let trigger = sentence.span_of(head.first, head.end);
        people
            .iter()
            .filter(|(_, span)| {
                // "suspects linked to X were arrested".
                let at = sentence.tokens.partition_point(|token| token.span.start < span.start);
                !at.checked_sub(1).is_some_and(|before| {
                    sentence.tokens[before].is_any(&["to", "with", "of", "by", "from", "for", "near"]) && before >= head.end.min(before)
                }) || at.checked_sub(1).is_some_and(|before| sentence.tokens[before].is("of") && at > head.first)
            })
            .filter(|(_, span)| if passive { span.end <= trigger.start } else { span.start >= trigger.end })
            .min_by_key(|(_, span)| span.distance(trigger))
            .filter(|(_, span)| span.distance(trigger) < 40)
            .map(|(person, _)| person.name.clone())
    }
}

/// What a group has to do with the event of a share.
fn role(sentence: &Sentence, share: &Share<'_>, entity: &Entity) -> Role {
    let tokens = &sentence.tokens;
    let head = &share.head;
    let word = |at: usize| tokens.get(at);
    let before = |back: usize| entity.first.checked_sub(back).and_then(word);
    if before(1).is_some_and(|token| token.is_any(&["alongside", "beside", "like", "unlike"])) {
        return Role::Mentioned;
    }
    let by = before(1).is_some_and(|token| token.is("by"))
        || before(1).is_some_and(|token| token.is("the")) && before(2).is_some_and(|token| token.is("by"));
    // "X claimed the attack", "claimed by X", "X, which has claimed responsibility".
    let claimed = (share.from..share.to).find(|at| tokens[*at].is_any(&["claimed", "claims", "claiming", "claim"]));
    if let Some(claimed) = claimed {
        let denied = tokens[share.from..claimed].iter().rev().take(3).any(|token| token.is_any(&["denied", "not", "denies"]));
        let of_attack =
            (claimed..share.to.min(claimed + 6)).any(|at| tokens[at].is("responsibility") || at == head.first || tokens[at].is("by"));
        if of_attack
            && !denied
            && (entity.end <= claimed && claimed - entity.end <= 6 || by && entity.first > claimed && entity.first - claimed <= 3)
        {
            return Role::Claimant;
        }
    }
    // "a group implicated in the assault".
    let blamed = (entity.end..entity.end + 14.min(head.first.saturating_sub(entity.end)))
        .find(|at| tokens[*at].is_any(&["implicated", "behind", "responsible", "blamed", "linked", "suspected", "accused", "involved"]));
    let doubted = |at: usize| {
        tokens[at.saturating_sub(8)..at]
            .iter()
            .any(|token| token.is_any(&["not", "doubt", "doubts", "doubted", "deny", "denied", "denies", "no"]))
    };
    if let Some(at) = blamed
        && entity.end <= head.first
        && !doubted(at)
    {
        return Role::Perpetrator;
    }
    let passive = (head.first.saturating_sub(3)..head.first).any(|at| tokens[at].is_any(&["was", "were", "been", "being"]))
        || matches!(head.trigger.lemma, "die" | "lose life" | "explode");
    let mark_between = |from: usize, to: usize| tokens[from.min(to)..to.max(from)].iter().any(|token| token.is(";") || token.is("—"));
    let gap = entity.first.saturating_sub(head.end);
    if by && (head.trigger.pos == Pos::Verb && gap <= 14 || gap <= 8) {
        return Role::Perpetrator;
    }
    if head.trigger.pos == Pos::Verb {
        if entity.end <= head.first && !mark_between(entity.end, head.first) {
            let nearest = !sentence
                .entities
                .iter()
                .any(|other| matches!(other.what, What::Group { .. }) && other.first >= entity.end && other.end <= head.first);
            let object_of_preposition = before(1).is_some_and(|token| token.is_any(&["of", "to", "with", "against", "from"]));
            if !nearest || object_of_preposition {
                return Role::Mentioned;
            }
            return if passive { Role::Target } else { Role::Perpetrator };
        }
        let direct = gap <= 3
            && !tokens[head.end.min(entity.first)..entity.first]
                .iter()
                .any(|token| !token.is_word || token.is_any(&["by", "in", "with", "and", "from", "to"]));
        let aimed = before(1).is_some_and(|token| token.is_any(&["on", "against", "at"])) && gap <= 10;
        return if (direct || aimed) && !passive { Role::Target } else { Role::Mentioned };
    }
    if head.start <= entity.first && entity.end <= head.first {
        return if tokens[entity.end - 1].possessive || head.first == entity.end { Role::Perpetrator } else { Role::Mentioned };
    }
    let aimed = before(1).is_some_and(|token| token.is_any(&["on", "against", "of"]))
        || before(1).is_some_and(|token| token.is("the")) && before(2).is_some_and(|token| token.is_any(&["on", "against"]));
    if aimed && entity.first >= head.end && entity.first - head.end <= 4 {
        return Role::Target;
    }
    // "X launched an assault on ...": the subject of a light verb.
    let light = (entity.end..head.first).any(|at| {
        tokens[at].is_any(&[
            "launched",
            "carried",
            "staged",
            "mounted",
            "conducted",
            "committed",
            "announced",
            "made",
            "held",
            "imposed",
            "began",
        ])
    });
    if entity.end <= head.first && light { Role::Perpetrator } else { Role::Mentioned }
}
