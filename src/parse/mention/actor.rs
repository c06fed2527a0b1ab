//! Who: groups with their roles, and people.

use super::Reading;
use crate::{
    parse::{
        entity::{Entity, What},
        lexicon::{Class, Form, GroupKind, Lexicon, Pos},
        sentence::Sentence,
        token::Token,
        trigger::Share,
    },
    text::Span,
    timeline::{Group, Kind, Person, Role},
};

/// Whether a mention only says which paper or agency reports: "EFE reported that ...", "the Daily Star report published last week".
pub(super) fn credits(sentence: &Sentence, share: &Share<'_>) -> bool {
    let in_share = |entity: &&Entity| share.from <= entity.first && entity.end <= share.to;
    matches!(share.head.trigger.label, "Report" | "Announcement" | "Confirmation" | "Disclosure")
        && sentence.entities.iter().filter(in_share).any(|entity| matches!(entity.what, What::Group { kind: GroupKind::Media, .. }))
}

impl Reading<'_> {
    /// Groups with their roles, and the words that name them.
    pub(super) fn groups(&self, sentence: &Sentence, share: &Share<'_>) -> Vec<(Group, String)> {
        let mut out: Vec<(Group, String)> = Vec::new();
        for entity in sentence.entities.iter().filter(|entity| share.from <= entity.first && entity.end <= share.to) {
            let What::Group { name, kind } = &entity.what else { continue };
            if matches!(kind, GroupKind::Media | GroupKind::Body) && share.head.trigger.kind != Kind::Statement {
                continue;
            }
            let role = role(sentence, share, entity, self.lexicon);
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
            // "arrested people from a cell linked to X": X has no part in it himself.
            let word = |back: usize| entity.first.checked_sub(back).map(|at| &sentence.tokens[at]);
            let linked = share.head.trigger.kind == Kind::Arrest
                && word(1).is_some_and(|token| token.is_any(&["to", "with"]))
                && word(2)
                    .is_some_and(|token| token.is_any(&["linked", "tied", "connected", "related", "close", "loyal", "links", "ties"]));
            if linked {
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
        if head.trigger.pos == Pos::Noun {
            return of_noun(sentence, share, people);
        }
        let taken = matches!(head.trigger.label, "Kidnapping" | "Abduction");
        if !matches!(head.trigger.kind, Kind::Killing | Kind::Arrest)
            && !taken
            && !matches!(head.trigger.lemma, "shoot to death" | "gun down" | "shoot dead")
        {
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

/// "the murder of the union leader Luis Prado", "Prado's murder": whom it was done to. Of several it is the first.
fn of_noun(sentence: &Sentence, share: &Share<'_>, people: &[(Person, Span)]) -> Option<String> {
    /// How many words of an office may stand before the name.
    const OFFICE: usize = 8;
    let head = &share.head;
    if head.trigger.link != "whom" || !matches!(head.trigger.kind, Kind::Killing | Kind::Attack) || head.form != Form::Singular {
        return None;
    }
    let tokens = &sentence.tokens;
    let named = |at: usize| {
        let span = sentence.entity_at(at)?.span;
        people.iter().find(|(_, its)| *its == span).map(|(person, _)| person.name.clone())
    };
    // "Prado's murder" was done to him, "Prado's shooting" may have been done by him.
    if head.first > 0 && tokens[head.first - 1].possessive {
        return named(head.first - 1)
            .filter(|_| matches!(head.trigger.label, "Murder" | "Assassination" | "Kidnapping" | "Abduction" | "Death"));
    }
    if !tokens.get(head.end).is_some_and(|token| token.is("of")) {
        return None;
    }
    (head.end + 1..tokens.len().min(head.end + 2 + OFFICE))
        .take_while(|at| {
            tokens[*at].is_word && !tokens[*at].is_any(&["by", "in", "at", "and", "on", "from", "who", "was", "were", "after"])
        })
        .find_map(named)
}

/// What a group has to do with the event of a share.
fn role(sentence: &Sentence, share: &Share<'_>, entity: &Entity, lexicon: &Lexicon) -> Role {
    let tokens = &sentence.tokens;
    let head = &share.head;
    let lead = phrase_lead(tokens, entity.first, lexicon);
    let before = |back: usize| lead.checked_sub(back).map(|at| &tokens[at]);
    let led_by = |words: &[&str]| before(1).is_some_and(|token| token.is_any(words));
    if led_by(&["alongside", "beside", "like", "unlike"]) {
        return Role::Mentioned;
    }
    let violent = is_violent(head.trigger.kind);
    if violent && is_source(sentence, share, entity, lead) {
        return Role::Mentioned;
    }
    let by = led_by(&["by"]);
    if let Some(role) = claimed(sentence, share, entity, by) {
        return role;
    }
    // "attributed to X", "blamed on X", "the work of X", "accused X of".
    let accused = led_by(&["to"]) && before(2).is_some_and(|token| token.is_any(&["attributed", "ascribed", "linked", "traced"]))
        || led_by(&["on"]) && before(2).is_some_and(|token| token.is_any(&["blamed", "pinned"]))
        || led_by(&["of"]) && before(2).is_some_and(|token| token.is("work"))
        || led_by(&["blamed", "blames", "accused", "accuses", "blaming", "accusing"]);
    if accused && violent {
        return Role::Perpetrator;
    }
    // "a group implicated in the assault".
    let blamed = (entity.end..entity.end + 14.min(head.first.saturating_sub(entity.end)))
        .find(|at| tokens[*at].is_any(&["implicated", "behind", "responsible", "blamed", "linked", "suspected", "accused", "involved"]));
    if let Some(at) = blamed
        && entity.end <= head.first
        && !doubted(tokens, at)
    {
        return Role::Perpetrator;
    }
    let gap = lead.saturating_sub(head.end);
    if by && lead >= head.end && (head.trigger.pos == Pos::Verb && gap <= 14 || gap <= 8) {
        return Role::Perpetrator;
    }
    match head.trigger.pos {
        Pos::Verb => role_of_verb(sentence, share, entity, lead),
        Pos::Noun => role_of_noun(sentence, share, entity, lead),
    }
}

/// The part that a group has in what a verb tells.
fn role_of_verb(sentence: &Sentence, share: &Share<'_>, entity: &Entity, lead: usize) -> Role {
    let tokens = &sentence.tokens;
    let head = &share.head;
    let led_by = |words: &[&str]| lead.checked_sub(1).is_some_and(|at| tokens[at].is_any(words));
    let passive = (head.first.saturating_sub(3)..head.first).any(|at| tokens[at].is_any(&["was", "were", "been", "being"]))
        || matches!(head.trigger.lemma, "die" | "lose life" | "explode");
    if entity.end <= head.first {
        let between = &tokens[entity.end..head.first];
        let nearest = !sentence
            .entities
            .iter()
            .any(|other| matches!(other.what, What::Group { .. }) && other.first >= entity.end && other.end <= head.first);
        let object_of_preposition = led_by(&["of", "to", "with", "against", "from", "in", "at", "near", "for", "on", "between"]);
        let other_clause = between.iter().any(|token| token.is(";") || token.is("—"))
            || is_violent(head.trigger.kind) && between.iter().any(|token| token.is_a(Class::Reporting));
        // A force or a government is near everything: it did what it is the subject of.
        let state = matches!(entity.what, What::Group { kind: GroupKind::Force | GroupKind::Government, .. });
        let far = state && is_violent(head.trigger.kind) && between.len() > 8;
        if !nearest || object_of_preposition || other_clause || far {
            return Role::Mentioned;
        }
        return if passive { Role::Target } else { Role::Perpetrator };
    }
    let gap = lead.saturating_sub(head.end);
    let direct = gap <= 3
        && !tokens[head.end.min(lead)..lead].iter().any(|token| !token.is_word || token.is_any(&["by", "in", "with", "and", "from", "to"]));
    let aimed = led_by(&["on", "against", "at"]) && gap <= 10;
    if (direct || aimed) && !passive { Role::Target } else { Role::Mentioned }
}

/// The part that a group has in what a noun tells.
fn role_of_noun(sentence: &Sentence, share: &Share<'_>, entity: &Entity, lead: usize) -> Role {
    let tokens = &sentence.tokens;
    let head = &share.head;
    if head.start <= entity.first && entity.end <= head.first {
        return if tokens[entity.end - 1].possessive || head.first == entity.end { Role::Perpetrator } else { Role::Mentioned };
    }
    let led_by = |words: &[&str]| lead.checked_sub(1).is_some_and(|at| tokens[at].is_any(words));
    if lead >= head.end && lead - head.end <= 4 && led_by(&["on", "against", "of"]) {
        // "the attacks of X" are its own; "the murder of X" is not.
        let its_own = led_by(&["of"]) && head.trigger.link == "on";
        return if its_own { Role::Perpetrator } else { Role::Target };
    }
    // "X launched an assault on ...": the subject of a light verb.
    const DOES: &[&str] =
        &["launched", "carried", "staged", "mounted", "conducted", "committed", "perpetrated", "unleashed", "began", "waged", "executed"];
    const SAYS: &[&str] = &["announced", "made", "held", "imposed", "issued"];
    let violent = is_violent(head.trigger.kind);
    let light = (entity.end..head.first).any(|at| tokens[at].is_any(DOES) || !violent && tokens[at].is_any(SAYS));
    if entity.end <= head.first && light { Role::Perpetrator } else { Role::Mentioned }
}

/// "X claimed the attack", "claimed by X", "X, which has claimed responsibility"; whoever denies it has no part in it.
fn claimed(sentence: &Sentence, share: &Share<'_>, entity: &Entity, by: bool) -> Option<Role> {
    let tokens = &sentence.tokens;
    let head = &share.head;
    let denies = (entity.end..share.to.min(entity.end + 6)).any(|at| tokens[at].is_any(&["denied", "denies", "denying"]));
    if denies && is_violent(head.trigger.kind) {
        return Some(Role::Mentioned);
    }
    let claimed = (share.from..share.to).find(|at| tokens[*at].is_any(&["claimed", "claims", "claiming", "claim"]))?;
    let denied = tokens[share.from..claimed].iter().rev().take(3).any(|token| token.is_any(&["denied", "not", "denies"]));
    let of_attack =
        (claimed..share.to.min(claimed + 6)).any(|at| tokens[at].is("responsibility") || at == head.first || tokens[at].is("by"));
    let stands = entity.end <= claimed && claimed - entity.end <= 6 || by && entity.first > claimed && entity.first - claimed <= 6;
    (of_attack && !denied && stands).then_some(Role::Claimant)
}

/// "the army reported that", "according to the police", ", the government said": who tells of an act has no part in it.
fn is_source(sentence: &Sentence, share: &Share<'_>, entity: &Entity, lead: usize) -> bool {
    let tokens = &sentence.tokens;
    if lead >= 2 && tokens[lead - 1].is("to") && tokens[lead - 2].is("according") {
        return true;
    }
    // "the army press office has said": up to the next mark or the act itself.
    let limit = if entity.end <= share.head.first { share.head.first } else { tokens.len() };
    (entity.end..limit.min(entity.end + 5))
        .take_while(|at| tokens[*at].is_word || tokens[*at].is("\""))
        .find(|at| tokens[*at].is_a(Class::Reporting))
        .is_some_and(|at| !tokens[at].is_any(&["called", "calls", "warned", "warns"]))
}

fn doubted(tokens: &[Token], at: usize) -> bool {
    tokens[at.saturating_sub(8)..at]
        .iter()
        .any(|token| token.is_any(&["not", "doubt", "doubts", "doubted", "deny", "denied", "denies", "no"]))
}

/// Where the phrase begins that a group's name closes: "alleged members of the X", "X" behind an article or an adjective.
fn phrase_lead(tokens: &[Token], first: usize, lexicon: &Lexicon) -> usize {
    let small = |at: usize| {
        tokens[at].is_any(&[
            "the",
            "a",
            "an",
            "alleged",
            "suspected",
            "presumed",
            "armed",
            "several",
            "some",
            "unidentified",
            "so",
            "called",
            "self",
            "styled",
            "outlawed",
            "clandestine",
            "terrorist",
            "rebel",
            "leftist",
            "rightist",
            "\"",
        ]) || tokens[at].is_number()
    };
    let mut lead = first;
    while lead > 0 && small(lead - 1) {
        lead -= 1;
    }
    let belongs = lead >= 2 && tokens[lead - 1].is_any(&["of", "from"]) && {
        let noun = &tokens[lead - 2];
        lexicon.is_people(noun)
            || noun.is_any(&["group", "groups", "column", "unit", "units", "faction", "squad", "cell", "wing", "front", "branch", "group"])
    };
    if belongs {
        lead -= 2;
        while lead > 0 && (small(lead - 1) || lexicon.is_people(&tokens[lead - 1])) {
            lead -= 1;
        }
    }
    lead
}

fn is_violent(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture | Kind::Arrest | Kind::Disaster | Kind::Movement
    )
}
