//! Mentions: what one passage tells of one event, each part with where it was taken from.

use super::{
    entity::{Entity, What},
    figure,
    lexicon::{Form, GroupKind, Lexicon, PlaceKind, Pos, Weight},
    sentence::Sentence,
    timex::Timex,
    trigger::{Share, shares, triggers},
};
use crate::{
    text::Span,
    time::{Extent, Interval, Unit},
    timeline::{Dating, Group, Kind, Lit, Meaning, Mention, Person, Place, Publication, Role},
};

/// A mention with what linking needs to know of it besides.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub mention: Mention,
    /// The noun that a title would use, and the word after it.
    pub label: &'static str,
    pub link: &'static str,
    pub weight: Weight,
    /// `the attack`: speaks of something already told.
    pub definite: bool,
    /// It speaks of several.
    pub plural: bool,
    /// `both attacks`: of the last two.
    pub both: bool,
    pub sentence: usize,
    pub block: usize,
    /// Finest kind of its places; `None` where it has none of its own.
    pub place_kind: Option<PlaceKind>,
    /// The place stands in its own clause and not merely nearby.
    pub own_place: bool,
    /// The one named person whose death or arrest it tells of.
    pub of_person: Option<String>,
    /// Where it happened, in a word: `beach`, `hotel`.
    pub venue: Option<&'static str>,
    /// The date words stand in its own clause.
    pub own_date: bool,
    /// It comes after another event of the same sentence: "after the attack the government banned ...": index of that draft.
    pub after: Option<usize>,
    /// It has its date from the verb before it, whose sentence it goes on with.
    pub goes_on: bool,
    /// It only says that another mention of the sentence was announced.
    pub superseded: bool,
}

/// What an article's sentences are read with.
pub struct Reading<'a> {
    pub article: usize,
    pub text: &'a str,
    pub times: &'a [Timex],
    pub published: &'a Publication,
    pub lexicon: &'a Lexicon,
    /// The country that the article is mostly about.
    pub country: Option<Place>,
}

/// The mentions of an article, in order.
pub fn drafts(sentences: &[Sentence], reading: &Reading<'_>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    for (index, sentence) in sentences.iter().enumerate() {
        let found = triggers(sentence, reading.lexicon);
        let first_of_sentence = out.len();
        for share in shares(sentence, &found) {
            let mut draft = reading.draft(sentence, index, &share);
            let mates = first_of_sentence..out.len();
            // "After the attack, the government banned ...": the ban comes after it.
            draft.after = mates.clone().find(|at| out[*at].weight == Weight::Main && comes_after(sentence, &out[*at], &draft));
            if draft.mention.when.is_none()
                && (!draft.definite || out[mates.clone()].last().is_some_and(|mate| mate.mention.kind == Kind::Statement))
            {
                inherit_date(&mut draft, &out[mates.clone()], sentence);
            }
            if let Some(before) = out[mates].last_mut()
                && announces(before, &draft, sentence)
            {
                before.superseded = true;
                let own = &mut draft.mention.groups;
                own.extend(before.mention.groups.iter().filter(|group| group.role == Role::Perpetrator).cloned());
            }
            out.push(draft);
        }
    }
    for at in 0..out.len() {
        carry_place(&mut out, at, sentences, reading);
        carry_day(&mut out, at, sentences, reading);
    }
    out
}

/// Whether the sentence begins with "after" and a comma parts the two.
fn comes_after(sentence: &Sentence, earlier: &Draft, later: &Draft) -> bool {
    let begins = sentence.tokens.iter().take(2).any(|token| token.is("after") || token.is("following"));
    let between = Span::new(earlier.mention.trigger.end, later.mention.trigger.start);
    begins && sentence.tokens.iter().any(|token| token.is(",") && between.contains(token.span))
}

/// "X crossed the border in January and trained at Y": a verb that goes on without a date of its own has that of the verb before.
fn inherit_date(draft: &mut Draft, mates: &[Draft], sentence: &Sentence) {
    let Some(before) = mates.last() else { return };
    let Some(when) = before.mention.when.as_ref() else { return };
    let between = Span::new(before.mention.trigger.end, draft.mention.trigger.start);
    // "has announced the deployment of ...": what is announced has the announcement's date.
    let announced = announces(before, draft, sentence);
    let goes_on = announced || before.own_date && sentence.tokens.iter().any(|token| between.contains(token.span) && token.is("and"));
    let cut = sentence
        .tokens
        .iter()
        .any(|token| between.contains(token.span) && (token.is(";") || token.is_any(&["when", "while", "but", "after", "before"])));
    if goes_on && !cut {
        let mut when = when.clone();
        when.why.push("the same sentence goes on with it".to_owned());
        draft.mention.when = Some(when);
        draft.own_date = before.own_date;
        draft.goes_on = !announced;
        // The subject goes on too.
        if draft.mention.people.is_empty() && draft.mention.groups.is_empty() && !announced {
            draft.mention.people.clone_from(&before.mention.people);
            draft.mention.groups = before.mention.groups.iter().filter(|group| group.role == Role::Perpetrator).cloned().collect();
        }
    }
}

/// "announced a ban": the statement and what it is about stand side by side.
fn announces(statement: &Draft, what: &Draft, sentence: &Sentence) -> bool {
    let between = Span::new(statement.mention.trigger.end, what.mention.trigger.start);
    statement.mention.kind == Kind::Statement
        && !matches!(what.mention.kind, Kind::Statement | Kind::Threat)
        && sentence.tokens.iter().filter(|token| between.contains(token.span)).count() <= 3
}

/// Kinds that happen on a spot; others are of a country.
fn is_local(kind: Kind) -> bool {
    !matches!(kind, Kind::Law | Kind::Political | Kind::Statement | Kind::Threat)
}

/// A place that a paragraph has named holds for what it goes on to tell.
fn carry_place(out: &mut [Draft], at: usize, sentences: &[Sentence], reading: &Reading<'_>) {
    let draft = &out[at];
    if draft.weight == Weight::Weak || !is_local(draft.mention.kind) {
        return;
    }
    let (block, sentence) = (draft.block, draft.sentence);
    if draft.mention.places.is_empty() || draft.place_kind.is_none_or(|kind| kind <= PlaceKind::Region) && !draft.own_place {
        // What a paragraph names first is what it is about.
        let nearby =
            sentences[..sentence].iter().enumerate().filter(|(index, other)| other.block == block && sentence - index <= 4).find_map(
                |(_, other)| {
                    other
                        .entities
                        .iter()
                        .find_map(|entity| entity.place().filter(|(_, kind)| *kind > PlaceKind::Region && *kind != PlaceKind::Site))
                },
            );
        if let Some((place, kind)) = nearby {
            let draft = &mut out[at];
            draft.mention.places = vec![place.clone()];
            draft.place_kind = Some(kind);
        }
    }
    // Where nothing says where, it was in the country that the article is about.
    if out[at].mention.places.is_empty()
        && !(out[at].definite && out[at].mention.when.is_none())
        && let Some(country) = &reading.country
    {
        out[at].mention.places = vec![country.clone()];
        out[at].place_kind = Some(PlaceKind::Country);
    }
}

/// So does a day: "... on March 7. Fighters had come from Libya. They launched an assault ...".
fn carry_day(out: &mut [Draft], at: usize, sentences: &[Sentence], reading: &Reading<'_>) {
    let draft = &out[at];
    if draft.mention.when.is_some()
        || draft.weight == Weight::Weak
        || draft.definite
        || draft.plural
        || !is_local(draft.mention.kind)
        || !sentences[draft.sentence].times.is_empty()
    {
        return;
    }
    let (block, sentence) = (draft.block, draft.sentence);
    let last = sentences[..sentence]
        .iter()
        .enumerate()
        .rev()
        .take_while(|(index, other)| other.block == block && sentence - index <= 4)
        .find_map(|(_, other)| other.times.iter().rev().map(|time| &reading.times[time.timex]).find(|time| time.interval.is_some()));
    let Some(time) = last else { return };
    let Some(interval) = time.interval.filter(|interval| interval.precision() == Unit::Day) else { return };
    let mut why = time.why.clone();
    why.push("the paragraph goes on with it and names no other time".to_owned());
    out[at].mention.when = Some(Dating { interval, expression: Some(time.span), rule: format!("{} carried on", time.rule), why });
}

const REPORTING: [&str; 27] = [
    "admits",
    "admitted",
    "concedes",
    "conceded",
    "confirmed",
    "saying",
    "announced",
    "reported",
    "argues",
    "argued",
    "believes",
    "believed",
    "acknowledged",
    "said",
    "says",
    "told",
    "tells",
    "added",
    "asked",
    "according",
    "insists",
    "lamented",
    "complained",
    "explained",
    "warned",
    "calls",
    "called",
];
/// "the Tunisian resort" says where; "Tunisian officials" does not.
const PARTS_OF_A_COUNTRY: [&str; 19] = [
    "town",
    "city",
    "village",
    "capital",
    "resort",
    "beach",
    "coast",
    "province",
    "region",
    "island",
    "museum",
    "hotel",
    "soil",
    "territory",
    "base",
    "port",
    "market",
    "mosque",
    "church",
];
/// Words for where something happened.
const VENUES: [&str; 34] = [
    "beach",
    "hotel",
    "museum",
    "mosque",
    "church",
    "market",
    "school",
    "university",
    "airport",
    "station",
    "restaurant",
    "cafe",
    "nightclub",
    "concert",
    "stadium",
    "hospital",
    "prison",
    "base",
    "barracks",
    "checkpoint",
    "embassy",
    "consulate",
    "mission",
    "parliament",
    "bus",
    "train",
    "resort",
    "synagogue",
    "temple",
    "refinery",
    "plant",
    "posts",
    "convoy",
    "funeral",
];

impl Reading<'_> {
    fn draft(&self, sentence: &Sentence, index: usize, share: &Share<'_>) -> Draft {
        let head = &share.head;
        let (places, place_kind, own_place, mut lit) = self.places(sentence, share);
        let groups = self.groups(sentence, share);
        let people = self.people(sentence, share);
        let target = groups.iter().find(|(group, ..)| group.role == Role::Target).map(|(_, words)| words.clone());
        let claims = figure::claims(sentence, self.text, share, self.article, target.as_deref(), self.lexicon);
        let (when, own_date) = self.when(sentence, share);
        lit.push(Lit { span: sentence.span_of(head.first, head.end), meaning: Meaning::What });
        lit.extend(share.outcomes.iter().map(|found| Lit { span: sentence.span_of(found.first, found.end), meaning: Meaning::What }));
        lit.extend(when.iter().filter_map(|when| when.expression).map(|span| Lit { span, meaning: Meaning::When }));
        lit.extend(claims.iter().map(|claim| Lit { span: claim.span, meaning: Meaning::Figure }));
        let in_share = |entity: &&Entity| share.from <= entity.first && entity.end <= share.to;
        lit.extend(
            sentence
                .entities
                .iter()
                .filter(in_share)
                .filter(|entity| {
                    matches!(&entity.what, What::Group { kind, .. } if *kind != GroupKind::Media)
                        || matches!(&entity.what, What::Person(name) if people.iter().any(|(person, _)| &person.name == name))
                })
                .map(|entity| Lit { span: entity.span, meaning: Meaning::Who }),
        );
        lit.sort_by_key(|lit| (lit.span.start, std::cmp::Reverse(lit.span.end)));
        let mut reached = 0;
        lit.retain(|lit| {
            let keep = lit.span.start >= reached && !lit.span.is_empty();
            if keep {
                reached = lit.span.end;
            }
            keep
        });
        let of_person = self.of_person(sentence, share, &people);
        let venue = (share.from..share.to)
            .filter(|at| sentence.entity_at(*at).is_none_or(|entity| !matches!(entity.what, What::Group { .. })))
            .find_map(|at| VENUES.iter().copied().find(|venue| sentence.tokens[at].is(venue)));
        // An act of security forces against people is an operation; of others, an attack.
        let by_force = groups.iter().any(|(group, _)| group.role == Role::Perpetrator && self.is_force(sentence, &group.name));
        let kind = match head.trigger.kind {
            Kind::Attack
                if by_force
                    && matches!(head.trigger.label, "Raid" | "Storming" | "Attack")
                    && !groups.iter().any(|(group, _)| group.role == Role::Claimant) =>
            {
                Kind::Operation
            }
            kind => kind,
        };
        Draft {
            mention: Mention {
                article: self.article,
                span: sentence.span,
                trigger: sentence.span_of(head.first, head.end),
                kind,
                when,
                places,
                groups: groups.into_iter().map(|(group, _)| group).collect(),
                people: people.into_iter().map(|(person, _)| person).collect(),
                claims,
                lit,
            },
            label: document(sentence, share).unwrap_or(head.trigger.label),
            link: head.trigger.link,
            weight: head.trigger.weight,
            definite: head.definite,
            plural: head.form == Form::Plural,
            both: sentence.tokens[head.start..head.first].iter().any(|token| token.is("both")),
            sentence: index,
            block: sentence.block,
            place_kind,
            own_place,
            of_person,
            venue,
            own_date,
            after: None,
            goes_on: false,
            superseded: false,
        }
    }

    fn is_force(&self, sentence: &Sentence, name: &str) -> bool {
        sentence.entities.iter().any(|entity| matches!(&entity.what, What::Group { name: its, kind } if its == name && matches!(kind, GroupKind::Force | GroupKind::Government)))
    }

    /// The date: the time expression of its own share that stands nearest, after the trigger first; else one of the clause.
    fn when(&self, sentence: &Sentence, share: &Share<'_>) -> (Option<Dating>, bool) {
        let head = &share.head;
        let dated =
            |at: &&super::sentence::TimeAt| self.times[at.timex].interval.is_some() || self.offset_from(sentence, share, at).is_some();
        let own = sentence.times.iter().filter(|at| share.from <= at.first && at.end <= share.to).filter(dated).min_by_key(|at| {
            let time = &self.times[at.timex];
            let inside_phrase = head.start <= at.first && at.end <= head.first;
            let distance = if at.first >= head.end { at.first - head.end } else { (head.first - at.end.min(head.first)) + 3 };
            // "published ... on Friday about January": commas between count as distance.
            let commas = (at.first.min(head.end)..at.first.max(head.end)).filter(|n| sentence.tokens[*n].is(",")).count();
            let vague = time.interval.is_some_and(|interval| !interval.is_bounded());
            (!inside_phrase, distance + commas * 4 + usize::from(vague) * 12)
        });
        if let Some(at) = own {
            let time = &self.times[at.timex];
            if let Some(dating) = self.offset_from(sentence, share, at) {
                return (Some(dating), true);
            }
            let interval = time.interval.map(|interval| self.event_extent(interval, share));
            let why = time.why.clone();
            return (interval.map(|interval| Dating { interval, expression: Some(time.span), rule: time.rule.to_owned(), why }), true);
        }
        // "until 2013, when the government banned it".
        let clause = head.clause.0;
        let when_clause = sentence.tokens.get(clause).is_some_and(|token| token.is("when"));
        if when_clause && let Some(at) = sentence.times.iter().find(|at| at.end <= clause && clause - at.end <= 1) {
            let time = &self.times[at.timex];
            // "until 2013" is open on one side; its value names the year.
            let interval = time.interval.filter(Interval::is_bounded).or_else(|| time.value.parse().ok());
            if let Some(interval) = interval {
                let mut why = time.why.clone();
                why.push("\"when\" speaks of the time named just before it".to_owned());
                return (Some(Dating { interval, expression: Some(time.span), rule: time.rule.to_owned(), why }), true);
            }
        }
        // "have arrested", "has announced": at some time before the article appeared.
        let perfect = head.trigger.pos == Pos::Verb
            && (head.first.saturating_sub(3)..head.first).any(|at| sentence.tokens[at].is_any(&["has", "have"]))
            && !(head.first.saturating_sub(3)..head.first).any(|at| sentence.tokens[at].is_any(&["long", "often", "always"]));
        if perfect
            && (share.head.trigger.weight != Weight::Weak || head.trigger.kind == Kind::Statement)
            && let Some(latest) = self.published.interval.and_then(|published| published.latest())
        {
            let why = vec![
                "no date is given; \"has\" or \"have\" with the verb tells of something that was over when the article appeared".to_owned(),
                self.published.why.last().cloned().unwrap_or_default(),
            ];
            return (
                Some(Dating {
                    interval: Interval::until(latest, Extent::Within),
                    expression: None,
                    rule: "present-perfect".to_owned(),
                    why,
                }),
                false,
            );
        }
        (None, false)
    }

    /// `ten days after the rampage`, said of what goes on at publication: the rampage was ten days before.
    fn offset_from(&self, sentence: &Sentence, share: &Share<'_>, at: &super::sentence::TimeAt) -> Option<Dating> {
        let time = &self.times[at.timex];
        let offset = time.offset?;
        let head = &share.head;
        // The trigger is what the offset counts from.
        let next = sentence.tokens.get(at.end)?;
        let counts_from = next.is("after")
            && at.end < head.first
            && head.first - at.end <= 12
            && !sentence.tokens[at.end + 1..head.first].iter().any(|token| token.is(","));
        if !counts_from || !offset.after {
            return None;
        }
        let told_now = sentence.tokens.iter().any(|token| token.is_any(&["is", "are", "has", "have"]));
        let published = self.published.interval.filter(|_| told_now)?;
        let interval = published.shifted(-offset.count, offset.unit)?;
        let words = time.span.of(self.text);
        let mut why = vec![
            format!("\"{words} after\" it, the article tells of what goes on as it appears; so it was {words} before publication"),
            format!(
                "published {}, less {} {}{}: {}",
                published.in_words(),
                offset.count,
                offset.unit.name(),
                if offset.count == 1 { "" } else { "s" },
                interval.in_words()
            ),
        ];
        why.extend(self.published.why.first().cloned());
        Some(Dating { interval, expression: Some(time.span), rule: "offset-before-publication".to_owned(), why })
    }

    /// Something that happens once lies within a span, unless the words say that it went on.
    fn event_extent(&self, interval: Interval, share: &Share<'_>) -> Interval {
        let lasting = matches!(
            share.head.trigger.kind,
            Kind::Operation | Kind::Clash | Kind::Statement | Kind::Movement | Kind::Training | Kind::Meeting | Kind::Protest
        );
        if interval.extent() == Extent::Throughout && !lasting { interval.with_extent(Extent::Within) } else { interval }
    }

    /// Places, the most telling first; the finest kind; whether they stand in its own clause; and the words.
    fn places(&self, sentence: &Sentence, share: &Share<'_>) -> (Vec<Place>, Option<PlaceKind>, bool, Vec<Lit>) {
        let head = &share.head;
        let movement = head.trigger.kind == Kind::Movement;
        let score = |entity: &Entity, kind: PlaceKind| -> i32 {
            let before = entity.first.checked_sub(1).map(|at| &sentence.tokens[at]);
            let earlier = entity.first.checked_sub(2).map(|at| &sentence.tokens[at]);
            let mut score = kind as i32;
            if let Some(before) = before {
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
                .filter(|entity| from <= entity.first && entity.end <= to)
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
            let mut chain: Vec<(Place, PlaceKind, Span)> = Vec::new();
            for (_, entity, place, kind) in &all {
                let fits = chain.iter().all(|(other, ..)| other.lies_in(&place.name) || place.lies_in(&other.name));
                let same_chain = place.name == first.name || place.lies_in(&first.name) || first.lies_in(&place.name);
                if fits && same_chain && !chain.iter().any(|(other, ..)| other.name == place.name) {
                    chain.push((place.clone(), *kind, entity.span));
                }
            }
            chain.sort_by_key(|(place, kind, _)| (std::cmp::Reverse(place.within.len()), std::cmp::Reverse(*kind)));
            let kind = chain.first().map(|(_, kind, _)| *kind);
            let lit = chain.iter().map(|(.., span)| Lit { span: *span, meaning: Meaning::Where }).collect();
            let finest = chain.first().map(|(place, ..)| place.clone());
            return (finest.into_iter().collect(), kind, own, if own { lit } else { Vec::new() });
        }
        // "the Tunisian resort": a country by its adjective.
        let adjective = sentence.entities.iter().find_map(|entity| match &entity.what {
            What::Adjective(country)
                if share.from <= entity.first
                    && entity.end <= share.to
                    && (head.start <= entity.first && entity.end <= head.first
                        || sentence.tokens.get(entity.end).is_some_and(|next| next.is_any(&PARTS_OF_A_COUNTRY))) =>
            {
                Some((country.clone(), entity.span))
            }
            _ => None,
        });
        match adjective {
            Some((country, span)) if !matches!(head.trigger.kind, Kind::Statement | Kind::Threat) => {
                (vec![country], Some(PlaceKind::Country), false, vec![Lit { span, meaning: Meaning::Where }])
            }
            // Laws and revolutions are of a country; where none is named it is the one that the article is about.
            _ => {
                let country = self.country.clone().filter(|_| matches!(head.trigger.kind, Kind::Law | Kind::Political));
                let kind = country.as_ref().map(|_| PlaceKind::Country);
                (country.into_iter().collect(), kind, false, Vec::new())
            }
        }
    }

    /// Groups with their roles, and the words that name them.
    fn groups(&self, sentence: &Sentence, share: &Share<'_>) -> Vec<(Group, String)> {
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

    fn people(&self, sentence: &Sentence, share: &Share<'_>) -> Vec<(Person, Span)> {
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
                sentence.tokens[from.min(to)..to.min(sentence.tokens.len())].iter().any(|token| token.is_any(&REPORTING))
            };
            // "said X", "X said", "according to X"; not "saying that X ...".
            // "X of the institute told reporters that the attacks ...".
            let leads_up = entity.end < share.head.first
                && near(entity.end, share.head.first)
                && !sentence.tokens[entity.end..share.head.first].iter().any(|token| token.is_any(&["and", "but", "who"]));
            let speaks = leads_up
                || near(entity.first.saturating_sub(1), entity.first)
                || near(entity.end, entity.end + 2)
                || sentence.tokens[entity.first.saturating_sub(2)..entity.first].iter().any(|token| token.is("according"));
            if !speaks && !out.iter().any(|(person, _)| person.name == *name) {
                out.push((Person { name: name.clone() }, entity.span));
            }
        }
        out
    }

    /// The named person who was killed or arrested, where the trigger says so of one.
    fn of_person(&self, sentence: &Sentence, share: &Share<'_>, people: &[(Person, Span)]) -> Option<String> {
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

/// What was published, where the sentence says so in a word.
fn document(sentence: &Sentence, share: &Share<'_>) -> Option<&'static str> {
    const DOCUMENTS: [(&str, &str); 10] = [
        ("video", "Video"),
        ("videos", "Video"),
        ("picture", "Picture"),
        ("image", "Picture"),
        ("photo", "Photo"),
        ("photograph", "Photo"),
        ("recording", "Recording"),
        ("letter", "Letter"),
        ("statement", "Statement"),
        ("communique", "Statement"),
    ];
    if !matches!(share.head.trigger.lemma, "publish" | "post" | "release" | "put on") {
        return None;
    }
    sentence.tokens[share.from..share.to]
        .iter()
        .find_map(|token| DOCUMENTS.iter().find(|(word, _)| token.is(word)).map(|(_, label)| *label))
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
