//! What a mention takes over from the words before it: a date, a place, a subject.

use super::{Draft, Reading};
use crate::{
    parse::{
        entity::is_somebodys_home,
        figure::Figures,
        lexicon::{PlaceKind, Weight},
        sentence::Sentence,
        token::Token,
    },
    text::Span,
    time::Unit,
    timeline::{Claim, Dating, Group, Kind, Measure, Place, Role},
};

/// Whether the later of two happenings of a sentence came after the earlier: "After the attack, the government banned ...", "it
/// claimed the attack and afterward threatened ...".
pub(super) fn comes_after(sentence: &Sentence, earlier: &Draft, later: &Draft) -> bool {
    let between = Span::new(earlier.mention.trigger.end, later.mention.trigger.start);
    let part = |test: fn(&Token) -> bool| sentence.tokens.iter().any(|token| test(token) && between.contains(token.span));
    let begins = sentence.tokens.iter().take(2).any(|token| token.is("after") || token.is("following"));
    begins && part(|token| token.is(",")) || part(|token| token.is_any(&["afterward", "afterwards", "subsequently"]))
}

/// "X claimed the attack and afterward threatened more": who did or claimed the one did the other.
pub(super) fn keep_subject(draft: &mut Draft, mates: &[Draft]) {
    let groups = mates.last().map_or(&[][..], |before| before.mention.groups.as_slice());
    let actor = groups.iter().filter(|group| group.role <= Role::Claimant).min_by_key(|group| group.role);
    draft.mention.groups.extend(actor.map(|group| Group { name: group.name.clone(), role: Role::Perpetrator }));
}

/// Whether what is told last is what the one before came after: "the group threatened more after the attack".
pub(super) fn told_after(sentence: &Sentence, draft: &Draft) -> bool {
    let trigger = sentence.tokens.partition_point(|token| token.span.end <= draft.mention.trigger.start);
    (trigger.saturating_sub(4)..trigger).any(|at| sentence.tokens[at].is("after") && !sentence.in_time(at.saturating_sub(1)))
}

/// "X crossed the border in January and trained at Y": a verb that goes on without a date of its own has that of the verb before.
pub(super) fn inherit_date(draft: &mut Draft, mates: &[Draft], sentence: &Sentence) {
    let Some(before) = mates.last() else { return };
    let Some(when) = before.mention.when.as_ref() else { return };
    let between = Span::new(before.mention.trigger.end, draft.mention.trigger.start);
    // "has announced the deployment of ...": what is announced has the announcement's date.
    // "Rome, 3 May -- The pope condemned the murder": the day on which that was sent off is not the deed's.
    let filed = |span: Span| sentence.times.iter().any(|time| time.filed && sentence.tokens[time.first].span.start == span.start);
    let sent_off = is_violent(draft.mention.kind) && when.expression.is_some_and(filed);
    let announced = announces(before, draft, sentence) && !sent_off;
    // "announced on Friday that two men and a boy were shot": what was said has not the date of the saying.
    let said = matches!(draft.mention.kind, Kind::Statement | Kind::Threat);
    if before.mention.kind == Kind::Statement
        && !said
        && sentence.tokens.iter().any(|token| between.contains(token.span) && token.is("that"))
    {
        return;
    }
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
pub(super) fn announces(statement: &Draft, what: &Draft, sentence: &Sentence) -> bool {
    let between = Span::new(statement.mention.trigger.end, what.mention.trigger.start);
    statement.mention.kind == Kind::Statement
        && !matches!(what.mention.kind, Kind::Statement | Kind::Threat)
        && sentence.tokens.iter().filter(|token| between.contains(token.span)).count() <= 3
}

/// Kinds that happen on a spot; others are of a country.
pub(super) fn is_local(kind: Kind) -> bool {
    !matches!(kind, Kind::Law | Kind::Political | Kind::Statement | Kind::Threat)
}

/// A place that a paragraph has named holds for what it goes on to tell.
pub(super) fn carry_place(out: &mut [Draft], at: usize, sentences: &[Sentence], reading: &Reading<'_>) {
    let draft = &out[at];
    // "the attack" has the place of the one that it speaks of, which linking finds.
    let reference = draft.definite && draft.mention.when.is_none();
    if draft.weight == Weight::Weak || !is_local(draft.mention.kind) || reference {
        return;
    }
    let (block, sentence) = (draft.block, draft.sentence);
    if draft.mention.places.is_empty() || draft.place_kind.is_none_or(|kind| kind <= PlaceKind::Region) && !draft.own_place {
        // What a paragraph names first is what it is about.
        let nearby = sentences[sentence.saturating_sub(4)..sentence].iter().filter(|other| other.block == block).find_map(|other| {
            other
                .entities
                .iter()
                .filter(|entity| !entity.filed && !is_somebodys_home(&other.tokens, entity.first))
                .find_map(|entity| entity.place().filter(|(_, kind)| *kind > PlaceKind::Region && *kind != PlaceKind::Site))
        });
        if let Some((place, kind)) = nearby {
            let draft = &mut out[at];
            draft.mention.why_where = vec![format!("its paragraph names {} first", place.name)];
            draft.mention.places = vec![place.clone()];
            draft.place_kind = Some(kind);
        }
    }
    // "in Grant County", "Ohio police": in the town of the county or the state that the report is about.
    if let [outer] = out[at].mention.places.as_slice()
        && out[at].place_kind == Some(PlaceKind::Region)
        && let Some((town, kind)) = &reading.home.town
        && (town.lies_in(&outer.name)
            || outer.name.ends_with(" County") && *kind == PlaceKind::Town && town.within.first() == outer.within.first())
    {
        let outer = outer.clone();
        out[at].mention.why_where.push(format!("the article is about {}, within {}", town.name, outer.name));
        out[at].mention.places = if town.lies_in(&outer.name) { vec![town.clone()] } else { vec![town.clone(), outer] };
        out[at].place_kind = Some(*kind);
    }
    // Where nothing says where, it was in the town that the article is about, or its region, or its country.
    if out[at].mention.places.is_empty() {
        let region = || reading.home.region.clone().map(|region| (region, PlaceKind::Region));
        let country = || reading.country.clone().map(|country| (country, PlaceKind::Country));
        if let Some((place, kind)) = reading.home.town.clone().or_else(region).or_else(country) {
            // Without a day either, the town that the article is about tells no event from another.
            let kind = if out[at].mention.when.is_some() { kind } else { kind.min(PlaceKind::Region) };
            out[at].mention.why_where = vec![format!("nothing near it says where; the article is mostly about {}", place.name)];
            out[at].mention.places = vec![place];
            out[at].place_kind = Some(kind);
        }
    }
}

/// So does a day: "... on March 7. Fighters had come from Libya. They launched an assault ...".
pub(super) fn carry_day(out: &mut [Draft], at: usize, sentences: &[Sentence], reading: &Reading<'_>) {
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
        .find_map(|(_, other)| {
            other.times.iter().rev().filter(|time| !time.filed).map(|time| &reading.times[time.timex]).find(|time| time.interval.is_some())
        });
    let Some(time) = last else { return };
    let Some(interval) = time.interval.filter(|interval| interval.precision() == Unit::Day) else { return };
    let mut why = time.why.clone();
    why.push("the paragraph goes on with it and names no other time".to_owned());
    out[at].mention.when = Some(Dating { interval, expression: Some(time.span), rule: format!("{} carried on", time.rule), why });
}

/// How far off, in sentences, the act may stand that a figure goes on with.
const FIGURE_REACH: usize = 8;

/// "He was pronounced dead at the scene.": a figure in a sentence that tells of no act goes on with the act told last, and before
/// the first act with that.
pub(super) fn carry_figures(out: &mut [Draft], sentences: &[Sentence], figures: &mut Figures, article: usize) {
    for (index, sentence) in sentences.iter().enumerate() {
        if !figures.has_left(index) {
            continue;
        }
        // A sentence that names a town speaks of no act in another.
        let towns: Vec<&Place> = sentence
            .entities
            .iter()
            .filter_map(|entity| entity.place())
            .map(|(place, _)| place)
            .filter(|place| !place.within.is_empty())
            .collect();
        let elsewhere = |draft: &Draft| {
            let own = draft.mention.places.first().filter(|place| draft.own_place && !place.within.is_empty());
            own.is_some_and(|own| !towns.is_empty() && !towns.iter().any(|town| town.lies_in(&own.name) || own.lies_in(&town.name)))
        };
        let acts = || out.iter().enumerate().filter(|(_, draft)| is_violent(draft.mention.kind) && !elsewhere(draft));
        let before = acts().take_while(|(_, draft)| draft.sentence <= index).last();
        // "The 39 dead of Sousse" are those of the act there, though another has been told of since.
        let there = acts().rfind(|(_, draft)| {
            let near = draft.sentence.abs_diff(index) <= FIGURE_REACH;
            let own = draft.mention.places.first().filter(|_| draft.own_place);
            near && own.is_some_and(|own| towns.iter().any(|town| town.lies_in(&own.name) || own.lies_in(&town.name)))
        });
        let act = there
            .or(before)
            .or_else(|| acts().next())
            .filter(|(_, draft)| draft.sentence.abs_diff(index) <= FIGURE_REACH)
            .map(|(at, _)| at);
        if let Some(act) = act {
            // Who vanished, fled or was detained is of an act farther off, or told after, only by chance.
            let beside = out[act].block == sentence.block && (out[act].sentence..=out[act].sentence + 2).contains(&index);
            let is_toll = |claim: &Claim| matches!(claim.measure, Measure::Killed | Measure::Wounded | Measure::KilledOrWounded);
            let left = figures.left(index, sentence, article).into_iter().filter(|claim| beside || is_toll(claim));
            out[act].mention.claims.extend(left);
        }
    }
}

/// "The accidental death of a 17-year-old": a bare word without a day makes no event of its own, so what it counts goes with the act
/// that the sentences around it tell.
pub(super) fn hand_on_figures(out: &mut [Draft]) {
    let bare = |draft: &Draft| draft.weight == Weight::Weak && draft.mention.when.is_none() && draft.mention.kind == Kind::Killing;
    for at in 0..out.len() {
        if !bare(&out[at]) || !out[at].mention.claims.iter().any(|claim| claim.measure == Measure::Killed) {
            continue;
        }
        let sentence = out[at].sentence;
        let is_act = |(_, draft): &(usize, &Draft)| {
            draft.weight != Weight::Weak && is_violent(draft.mention.kind) && draft.sentence.abs_diff(sentence) <= HAND_REACH
        };
        let Some((act, _)) = out.iter().enumerate().filter(is_act).min_by_key(|(_, draft)| draft.sentence.abs_diff(sentence)) else {
            continue;
        };
        let claims = std::mem::take(&mut out[at].mention.claims);
        out[act].mention.claims.extend(claims);
    }
}

/// How far off, in sentences, the act may stand to which a bare word hands its figures.
const HAND_REACH: usize = 3;

fn is_violent(kind: Kind) -> bool {
    matches!(kind, Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Disaster)
}
