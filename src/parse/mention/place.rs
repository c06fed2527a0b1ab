//! Where: the place that a mention's own words name.

use super::{Draft, Reading, carry::is_local};
use crate::{
    parse::{
        entity::{Entity, Home, What, is_somebodys_home},
        lexicon::{Class, PlaceKind, Pos, Weight},
        link::Cluster,
        sentence::Sentence,
        trigger::Share,
    },
    timeline::{Kind, Lit, Meaning, Place},
};

/// "Nils Berg of Dayton". All in capitals, a name's shape says nothing.
fn is_person(sentence: &Sentence, of: usize, text: &str) -> bool {
    of.checked_sub(2)
        .filter(|before| !sentence.tokens[*before].is_a(Class::Settlement))
        .and_then(|before| sentence.entity_at(before))
        .is_some_and(|entity| matches!(entity.what, What::Person(_)) && entity.span.of(text).contains(char::is_lowercase))
}

/// Where a mention says that it happened.
pub(super) struct Where {
    /// The most telling first.
    pub(super) places: Vec<Place>,
    /// The finest kind.
    pub(super) kind: Option<PlaceKind>,
    /// Whether they stand in its own clause.
    pub(super) own: bool,
    /// The words.
    pub(super) lit: Vec<Lit>,
    /// Why these places and no others of their names.
    pub(super) why: Vec<String>,
    /// Whether the largest place of its name was taken, for want of a word that tells.
    pub(super) guessed: bool,
}

/// "The shooting was an accident, police say": what no other mention gives a place was in the town that its report is
/// about. It is told last, so that it brings no mentions together.
pub fn place_what_has_none(clusters: &[Cluster], drafts: &mut [Draft], homes: &[Home]) {
    for cluster in clusters {
        if cluster.drafts.iter().any(|draft| !drafts[*draft].mention.places.is_empty() || !is_local(drafts[*draft].mention.kind)) {
            continue;
        }
        // A region or a country alone makes no event of what is told without anybody in it.
        let tells = |draft: &Draft| {
            let mention = &draft.mention;
            draft.victim.is_some() || !mention.groups.is_empty() || !mention.people.is_empty() || !mention.claims.is_empty()
        };
        let told = cluster.drafts.iter().any(|draft| tells(&drafts[*draft]));
        for draft in &cluster.drafts {
            let draft = &mut drafts[*draft];
            let Some(home) = homes.get(draft.mention.article) else { continue };
            let town = home.town.as_ref().map(|(place, _)| place);
            if let Some(place) = town.or(home.region.as_ref().or(home.country.as_ref()).filter(|_| told)) {
                draft.mention.why_where = vec![format!("no report of it says where; this one is about {}", place.name)];
                draft.mention.places.push(place.clone());
            }
        }
    }
}

impl Reading<'_> {
    /// Where it happened, by the words of its own clause or those that lead up to it.
    pub(super) fn places(&self, sentence: &Sentence, share: &Share<'_>) -> Where {
        let head = &share.head;
        let movement = head.trigger.kind == Kind::Movement;
        let score = |entity: &Entity, kind: PlaceKind| -> i32 {
            let before = entity.first.checked_sub(1).map(|at| &sentence.tokens[at]);
            let earlier = entity.first.checked_sub(2).map(|at| &sentence.tokens[at]);
            let mut score = kind as i32;
            if is_somebodys_home(&sentence.tokens, entity.first) {
                score -= 12;
            } else if let Some(before) = before {
                let leads = if before.is_any(&[
                    "the",
                    "neighboring",
                    "neighbouring",
                    "nearby",
                    "northern",
                    "southern",
                    "eastern",
                    "western",
                    "central",
                    "landmark",
                ]) {
                    earlier.unwrap_or(before)
                } else {
                    before
                };
                if leads.is_any(&["in", "at", "near", "outside", "inside", "on", "around", "within"]) {
                    score += 12;
                } else if leads.is("of") && (earlier.is_some_and(|comma| comma.is(",")) || is_person(sentence, entity.first, self.text)) {
                    // "Smith, 28, of Westfield": where somebody lives.
                    score -= 12;
                } else if leads.is_any(&["of", "to", "into"]) {
                    score += 6;
                } else if leads.is_any(&["from", "with", "between"]) {
                    score -= if movement { 0 } else { 12 };
                }
            }
            if sentence.tokens[entity.end - 1].possessive && entity.first >= head.end {
                score -= 8;
            }
            // "raided the museum": what a verb is done to.
            let object = head.trigger.pos == Pos::Verb
                && entity.first >= head.end
                && entity.first - head.end <= 4
                && !sentence.tokens[head.end..entity.first]
                    .iter()
                    .any(|token| token.is_any(&["in", "from", "with", "by", "over", "across", "and"]) || token.is(","));
            if object {
                score += 13;
            }
            if head.trigger.pos == Pos::Noun && head.start <= entity.first && entity.end <= head.first {
                score += 14;
            }
            if sentence.tokens.get(entity.end).is_some_and(|next| next.joined) {
                score -= 20;
            }
            if entity.end <= head.first { score - 2 } else { score }
        };
        let scored = |from: usize, to: usize| {
            let mut all: Vec<(i32, &Entity, Place, PlaceKind)> = sentence
                .entities
                .iter()
                .filter(|entity| from <= entity.first && entity.end <= to && !entity.filed)
                .filter_map(|entity| entity.place().map(|(place, kind)| (score(entity, kind), entity, place.clone(), kind)))
                .filter(|(score, ..)| *score > 0)
                .collect();
            all.sort_by_key(|(score, entity, ..)| (std::cmp::Reverse(*score), entity.first));
            all
        };
        for (from, to, own) in [(share.from, share.to, true), (0, share.from, false)] {
            // What stands elsewhere in the sentence is of other events; only what leads up to this one may serve.
            if !own && (!is_local(head.trigger.kind) || head.trigger.weight == Weight::Weak) {
                continue;
            }
            let mut all = scored(from, to);
            if head.trigger.kind == Kind::Political {
                all.retain(|(_, entity, _, kind)| {
                    *kind == PlaceKind::Country
                        || head.start <= entity.first && entity.end <= head.first
                        || entity.first >= head.end && entity.first - head.end <= 3
                });
            }
            let Some((_, _, first, _)) = all.first() else { continue };
            let first = first.clone();
            let mut chain: Vec<(Place, PlaceKind, &Entity)> = Vec::new();
            for (_, entity, place, kind) in &all {
                let fits = chain.iter().all(|(other, ..)| other.lies_in(&place.name) || place.lies_in(&other.name));
                let same_chain = place.name == first.name || place.lies_in(&first.name) || first.lies_in(&place.name);
                if fits && same_chain && !chain.iter().any(|(other, ..)| other.name == place.name) {
                    chain.push((place.clone(), *kind, *entity));
                }
            }
            chain.sort_by_key(|(place, kind, _)| (std::cmp::Reverse(place.within.len()), std::cmp::Reverse(*kind)));
            let kind = chain.first().map(|(_, kind, _)| *kind);
            let lit = chain.iter().map(|(.., entity)| Lit { span: entity.span, meaning: Meaning::Where }).collect();
            let finest = chain.first().map(|(place, ..)| place.clone());
            return Where {
                why: chain.first().map(|(.., entity)| entity.why.steps.clone()).unwrap_or_default(),
                guessed: chain.first().is_some_and(|(.., entity)| entity.why.guessed),
                places: finest.into_iter().collect(),
                kind,
                own,
                lit: if own { lit } else { Vec::new() },
            };
        }
        // "the Tunisian resort": a country by its adjective.
        let adjective = sentence.entities.iter().find_map(|entity| match &entity.what {
            What::Adjective(country)
                if share.from <= entity.first
                    && entity.end <= share.to
                    && (head.start <= entity.first && entity.end <= head.first
                        || sentence.tokens.get(entity.end).is_some_and(|next| next.is_a(Class::PartOfACountry))) =>
            {
                Some((country.clone(), entity.span))
            }
            _ => None,
        });
        match adjective {
            Some((country, span)) if !matches!(head.trigger.kind, Kind::Statement | Kind::Threat) => {
                let lit = vec![Lit { span, meaning: Meaning::Where }];
                Where { places: vec![country], kind: Some(PlaceKind::Country), own: false, lit, why: Vec::new(), guessed: false }
            }
            // Laws and revolutions are of a country; where none is named it is the one that the article is about.
            _ => {
                let country = self.country.clone().filter(|_| matches!(head.trigger.kind, Kind::Law | Kind::Political));
                let kind = country.as_ref().map(|_| PlaceKind::Country);
                let why =
                    country.iter().map(|country| format!("no place is named; the article is mostly about {}", country.name)).collect();
                Where { places: country.into_iter().collect(), kind, own: false, lit: Vec::new(), why, guessed: false }
            }
        }
    }
}
