//! What a short report tells of one happening in several sentences: the incident that "it" and "the shooting" speak of, the call
//! that brought the police there, the one day of a story, the days of a piece of news.

use super::{
    Draft, Reading,
    when::{PERFECT, follows_the_law, of_saying},
};
use crate::{
    parse::{
        entity::Entity,
        lexicon::{Class, PlaceKind, Weight},
        sentence::{Sentence, TimeAt},
        timex::Timex,
        token::Token,
    },
    time::Interval,
    timeline::{Dating, Kind, Place, Role},
};

/// Sentences that a reference reaches over.
const REACH: usize = 12;

/// News tells of what happened in the days before it appeared.
const NEWS_DAYS: u64 = 7;

/// An article of more sentences is no short report, whose every act would be news.
const SHORT_REPORT: usize = 20;

/// Courts and police follow a deed up for some time; what lies further back is history.
const FOLLOWED_UP: u64 = 500;

/// The sentences that a report opens with.
const OPENING: usize = 2;

/// The first sentences of a longer article, which tell its news.
const LEAD: usize = 4;

fn is_violent(kind: Kind) -> bool {
    matches!(kind, Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture | Kind::Disaster)
}

/// A single act that a date can be given to.
fn takes_a_date(draft: &Draft) -> bool {
    is_violent(draft.mention.kind) && draft.weight != Weight::Weak && !draft.plural && !draft.superseded && draft.after.is_none()
}

/// It says something of its own: otherwise it only speaks of the act again and dates nothing.
fn is_telling(draft: &Draft) -> bool {
    let mention = &draft.mention;
    draft.own_date
        || draft.own_place
        || draft.victim.is_some()
        || draft.venue.is_some()
        || !mention.claims.is_empty()
        || !mention.people.is_empty()
        || mention.groups.iter().any(|group| group.role <= Role::Target)
}

fn day_of(draft: &Draft) -> Option<Interval> {
    draft.mention.when.as_ref().map(|when| when.interval).filter(|interval| interval.as_day().is_some())
}

/// No date, or one that only says "before publication".
fn is_undated(draft: &Draft) -> bool {
    draft.mention.when.as_ref().is_none_or(|when| when.rule == PERFECT)
}

/// A day, or a part of one.
fn is_a_day(time: &Timex) -> bool {
    time.interval.is_some_and(|interval| interval.as_day().is_some())
}

fn dating(time: &Timex, rule: &str, reason: &str) -> Option<Dating> {
    let mut why = time.why.clone();
    why.push(reason.to_owned());
    Some(Dating { interval: time.interval?, expression: Some(time.span), rule: format!("{} {rule}", time.rule), why })
}

/// An act without a time of its own takes the one time that its sentence names, if nothing else of the sentence has it.
pub(super) fn in_the_sentence(drafts: &mut [Draft], sentence: &Sentence, reading: &Reading<'_>) {
    let free = |at: &&TimeAt| {
        let time = &reading.times[at.timex];
        let taken =
            drafts.iter().any(|draft| draft.own_date && draft.mention.when.as_ref().and_then(|when| when.expression) == Some(time.span));
        is_a_day(time) && !at.filed && !taken && !of_saying(sentence, at) && !follows_the_law(sentence, at)
    };
    // "On Monday a witness testified that ...": the day of the trial.
    const COURT: &[&str] = &["testified", "testify", "trial", "hearing", "jury", "jurors", "pleaded", "arraigned", "sentenced"];
    if sentence.tokens.iter().any(|token| token.is_any(COURT)) {
        return;
    }
    let mut times = sentence.times.iter().filter(free);
    let (Some(time), None) = (times.next(), times.next()) else { return };
    let time = &reading.times[time.timex];
    let mut undated = drafts.iter_mut().filter(|draft| takes_a_date(draft) && is_undated(draft) && !draft.definite);
    if let (Some(draft), None) = (undated.next(), undated.next()) {
        draft.mention.when = dating(time, "of the sentence", "its sentence names no other time");
    }
}

/// "It happened about 5:30 p.m. Friday in Elmwood", "The shooting took place on Tuesday", "Officers were called at noon on Saturday":
/// when and where that was holds for the act which the report told of before, or goes on to tell.
pub(super) fn spoken_of_again(out: &mut [Draft], sentences: &[Sentence], reading: &Reading<'_>) {
    for (index, sentence) in sentences.iter().enumerate() {
        if !speaks_of_it(&sentence.tokens) && !is_call_out(&sentence.tokens) {
            continue;
        }
        let own_acts_elsewhere = |draft: &Draft| draft.sentence == index && takes_a_date(draft) && !draft.definite && draft.own_date;
        if out.iter().any(own_acts_elsewhere) {
            continue;
        }
        let time = sentence.times.iter().find(|at| !at.filed && is_a_day(&reading.times[at.timex]) && !of_saying(sentence, at));
        let Some(dating) =
            time.and_then(|at| dating(&reading.times[at.timex], "of the incident", "said where the report speaks of it again"))
        else {
            continue;
        };
        let place = sentence.entities.iter().find_map(|entity| located(&sentence.tokens, entity));
        let until = out.partition_point(|draft| draft.sentence <= index);
        let mut given = false;
        for at in (0..until).rev() {
            if index - out[at].sentence > REACH || !give(&mut out[at], &dating, place.as_ref(), &mut given) {
                break;
            }
        }
        for draft in &mut out[until..] {
            let reach = if given { REACH } else { REACH / 2 };
            if draft.sentence - index > reach || !give(draft, &dating, place.as_ref(), &mut given) {
                break;
            }
        }
    }
}

/// Gives an act the day and the place that another sentence says of it; `false` where another day begins another act.
fn give(draft: &mut Draft, dating: &Dating, place: Option<&(Place, PlaceKind)>, given: &mut bool) -> bool {
    if !takes_a_date(draft) {
        return true;
    }
    if !is_undated(draft) {
        let agrees = draft.mention.when.as_ref().is_some_and(|when| when.interval.overlaps(&dating.interval));
        if let Some((place, kind)) = place.filter(|(place, _)| agrees && is_open_to(draft, place)) {
            draft.mention.places = vec![place.clone()];
            draft.place_kind = Some(*kind);
        }
        return agrees || !draft.own_date;
    }
    if is_telling(draft) || draft.definite {
        draft.mention.when = Some(dating.clone());
        *given = true;
        if let Some((place, kind)) = place
            && is_open_to(draft, place)
        {
            draft.mention.places = vec![place.clone()];
            draft.place_kind = Some(*kind);
        }
    }
    true
}

/// Whether an act can be in this town: nothing says where it was, or only in which state: "a Utah man was shot".
fn is_open_to(draft: &Draft, town: &Place) -> bool {
    let wide = draft.place_kind.is_none_or(|kind| kind <= PlaceKind::Region);
    draft.mention.places.is_empty() || wide && (!draft.own_place || draft.mention.places.iter().all(|outer| town.lies_in(&outer.name)))
}

/// "Police are looking into the death of a cook": where a report tells of no deed and somebody's death is all, the death is its act.
pub(super) fn told_by_a_death(out: &mut [Draft]) {
    if out.iter().any(|draft| is_violent(draft.mention.kind) && draft.weight != Weight::Weak && is_telling(draft)) {
        return;
    }
    let told = |draft: &&mut Draft| {
        draft.mention.kind == Kind::Killing && !draft.plural && draft.mention.claims.iter().any(|claim| claim.max == Some(1))
    };
    if let Some(death) = out.iter_mut().filter(|draft| draft.sentence < LEAD).find(told) {
        death.weight = Weight::Outcome;
        death.definite = false;
    }
}

/// "He died at the hospital on Sunday", "Mr Doe was pronounced dead at the scene": a death that the act told before led to is no event
/// of its own, and its day is not the act's.
pub(super) fn deaths_of_it(out: &mut [Draft], sentences: &[Sentence]) {
    for at in 0..out.len() {
        let draft = &out[at];
        let died = draft.mention.kind == Kind::Killing && matches!(draft.label, "Death" | "Drowning") || dies_of_it(draft, sentences);
        if draft.weight != Weight::Outcome || !died {
            continue;
        }
        let act = out[..at].iter().rev().take_while(|other| draft.sentence - other.sentence <= REACH).find(|other| {
            takes_a_date(other)
                && matches!(other.mention.kind, Kind::Attack | Kind::Killing | Kind::Disaster)
                && other.weight == Weight::Main
        });
        let Some(act) = act.filter(|act| act.sentence < draft.sentence) else { continue };
        // Days later still, but not years; an act without a day was not long before.
        let follows = match (day_of(act), day_of(draft)) {
            (Some(act), Some(death)) => act.overlaps(&death) || act.gap_days(&death) <= DYING_DAYS && act.sort_key() < death.sort_key(),
            (_, None) => draft.mention.when.is_none(),
            (None, Some(_)) => true,
        };
        let tokens = &sentences[draft.sentence].tokens;
        let trigger = tokens.partition_point(|token| token.span.end <= draft.mention.trigger.start);
        let known =
            tokens[trigger.saturating_sub(6)..trigger].iter().any(|token| token.is_any(&["he", "she", "they", "the", "both", "who"]))
                || tokens[trigger..].iter().any(|token| token.is_any(&["hospital", "scene", "injuries", "wounds", "later"]))
                || draft.mention.people.iter().any(|person| act.mention.people.iter().any(|other| other.name == person.name));
        if follows && known && draft.victim.is_none() {
            let draft = &mut out[at];
            draft.definite = true;
            draft.own_date = false;
            draft.mention.when = None;
            draft.of_person = None;
            draft.own_place = false;
            draft.mention.places.clear();
            draft.place_kind = None;
            draft.venue = None;
        }
    }
}

/// "Berg died of a gunshot wound on Sunday": the wound is what he died of.
fn dies_of_it(draft: &Draft, sentences: &[Sentence]) -> bool {
    let tokens = &sentences[draft.sentence].tokens;
    let trigger = tokens.partition_point(|token| token.span.end <= draft.mention.trigger.start);
    draft.mention.kind == Kind::Attack
        && tokens[trigger.saturating_sub(4)..trigger].windows(2).any(|pair| pair[0].is("died") && pair[1].is_any(&["of", "from"]))
}

/// How long after an act somebody can die of it.
const DYING_DAYS: i64 = 30;

/// A town or a site behind "in", "at", "near".
fn located(tokens: &[Token], entity: &Entity) -> Option<(Place, PlaceKind)> {
    let (place, kind) = entity.place()?;
    let leads = entity.first.checked_sub(1).is_some_and(|before| tokens[before].is_any(&["in", "at", "near", "outside", "of"]));
    (leads && kind > PlaceKind::Region).then(|| (place.clone(), kind))
}

/// "It happened", "the fatal shooting occurred", "the incident was reported".
fn speaks_of_it(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| {
        let subject = tokens[at].is_any(&["it", "this", "that"]) && at <= 3
            || tokens[at].is_a(Class::Incident)
                && (at.saturating_sub(4)..at).any(|before| tokens[before].is_any(&["the", "this", "that"]) || tokens[before].possessive);
        let verb = |n: usize| {
            tokens.get(n).is_some_and(|token| token.is_a(Class::Happen))
                && (!tokens[n].is("took") || tokens.get(n + 1).is_some_and(|next| next.is("place")))
                || tokens.get(n).is_some_and(|token| token.is("reported")) && tokens[n - 1].is_any(&["was", "were"])
        };
        subject && (at + 1..at + 5).any(verb)
    })
}

/// "Officers responded to a call", "deputies were dispatched", "the call came in".
fn is_call_out(tokens: &[Token]) -> bool {
    (0..tokens.len()).any(|at| {
        let next = |test: &dyn Fn(&Token) -> bool, reach: usize| tokens[at + 1..tokens.len().min(at + 1 + reach)].iter().any(test);
        let called = tokens[at].is_a(Class::Responder) && next(&|token| token.is_a(Class::CallOut), 8);
        let call = tokens[at].is_any(&["call", "calls", "report", "reports"]) && next(&|token| token.is_any(&["came", "received"]), 4);
        // "was taken to the hospital at 9 p.m. Friday".
        let carried = tokens[at].is_any(&["taken", "brought", "rushed", "transported", "airlifted", "flown"])
            && next(&|token| token.is_any(&["hospital", "medical", "trauma"]), 8);
        called || call || carried
    })
}

/// A report that names one day for its acts tells of that day in all of them, and of the one town.
pub(super) fn of_the_story(out: &mut [Draft], reading: &Reading<'_>) {
    // What lies further back than news does is background to it.
    let news_from = news_days(reading).map(|(from, _)| from);
    let is_news = |draft: &&Draft| {
        let latest = draft.mention.when.as_ref().and_then(|when| when.interval.latest());
        news_from.is_none_or(|from| latest.is_none_or(|latest| latest >= from))
    };
    let all: Vec<&Draft> = out.iter().filter(|draft| takes_a_date(draft) && draft.own_date).collect();
    let news: Vec<&Draft> = all.iter().copied().filter(is_news).collect();
    let dated = if news.is_empty() { all } else { news };
    let Some(first) = dated.first() else { return };
    let Some(day) = day_of(first) else { return };
    if dated.iter().any(|draft| day_of(draft) != Some(day)) {
        return;
    }
    let (told, dating) = (first.sentence, first.mention.when.clone());
    let Some(mut dating) = dating else { return };
    dating.rule = format!("{} of the story", dating.rule);
    dating.why.push("the report names no other day for what was done".to_owned());
    let mut towns: Vec<(Place, PlaceKind)> = Vec::new();
    for draft in out.iter().filter(|draft| takes_a_date(draft) && draft.own_place) {
        let (Some(place), Some(kind)) = (draft.mention.places.first(), draft.place_kind) else { continue };
        if kind > PlaceKind::Region && !towns.iter().any(|(known, _)| known == place) {
            towns.push((place.clone(), kind));
        }
    }
    for draft in out.iter_mut().filter(|draft| takes_a_date(draft) && draft.sentence.abs_diff(told) <= REACH) {
        if is_undated(draft) && is_telling(draft) && !draft.definite {
            draft.mention.when = Some(dating.clone());
        }
        let same_day = draft.mention.when.as_ref().is_some_and(|when| when.interval.overlaps(&day));
        if let [(place, kind)] = &towns[..]
            && same_day
            && is_open_to(draft, place)
        {
            draft.mention.places = vec![place.clone()];
            draft.place_kind = Some(*kind);
        }
    }
}

/// What was done is not dated by what is still to come: "attacks grow as the vote of 1 June nears".
pub(super) fn not_yet(out: &mut [Draft], reading: &Reading<'_>) {
    let Some(latest) = reading.published.interval.and_then(|published| published.latest()) else { return };
    // A clock elsewhere may be a day ahead.
    let Some(tomorrow) = latest.succ_opt() else { return };
    for draft in out.iter_mut().filter(|draft| is_violent(draft.mention.kind)) {
        let coming = draft.mention.when.as_ref().and_then(|when| when.interval.earliest()).is_some_and(|earliest| earliest > tomorrow);
        if coming {
            // What its own words put there has not happened.
            draft.superseded |= draft.own_date;
            draft.mention.when = None;
            draft.own_date = false;
        }
    }
}

/// "So far this year 40 people have been killed", "since 1985, when the party was founded, 900": a sum of many happenings.
pub(super) fn summed_up(out: &mut [Draft], sentences: &[Sentence], reading: &Reading<'_>) {
    const LONG: i64 = 28;
    // "There have been 40 shot this year": what a year that still runs has seen.
    let still_runs = |sentence: &Sentence, at: &TimeAt| {
        let have_been = sentence.tokens.windows(2).any(|pair| pair[0].is_any(&["have", "has"]) && pair[1].is("been"));
        reading.times[at.timex].rule == "this-unit" && have_been
    };
    let is_sum = |sentence: &Sentence, at: &TimeAt| {
        let word = |back: usize| at.first.checked_sub(back).map(|at| &sentence.tokens[at]);
        word(1).is_some_and(|token| token.is("far"))
            || (1..=8).filter_map(word).any(|token| token.is("since"))
            || sentence.tokens[at.first..at.end].iter().any(|token| token.is_any(&["since", "far"]))
    };
    for draft in out.iter_mut().filter(|draft| is_violent(draft.mention.kind) && !draft.definite) {
        let sentence = &sentences[draft.sentence];
        let own = draft.mention.when.as_ref().and_then(|when| when.expression);
        let of_it = |at: &&TimeAt| own.is_none_or(|own| own == reading.times[at.timex].span);
        let long = |at: &&TimeAt| reading.times[at.timex].interval.is_some_and(|interval| interval.days().is_none_or(|days| days >= LONG));
        // "Since 3 May, when the judge was shot": what follows "when" was then.
        let trigger = sentence.tokens.partition_point(|token| token.span.end <= draft.mention.trigger.start);
        let then = |at: &TimeAt| at.end < trigger && sentence.tokens[at.end..trigger].iter().take(3).any(|token| token.is("when"));
        let is_one = |at: &&TimeAt| long(at) && (is_sum(sentence, at) && !then(at) || still_runs(sentence, at)) || over_years(sentence, at);
        draft.superseded |= sentence.times.iter().filter(of_it).any(|at| is_one(&at));
    }
}

/// "In the last three years 60 mayors have been killed", "over the past six months".
fn over_years(sentence: &Sentence, at: &TimeAt) -> bool {
    let words = &sentence.tokens[at.first..at.end];
    words.iter().any(|token| token.is_any(&["last", "past", "previous"]))
        && words.last().is_some_and(|token| token.is_any(&["months", "years", "decade", "decades", "century"]))
}

/// The first and the last day of what is news in an article that says when it appeared.
fn news_days(reading: &Reading<'_>) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    let published = reading.published.interval?.as_day()?;
    Some((published.checked_sub_days(chrono::Days::new(NEWS_DAYS))?, published))
}

/// The day on which the report was sent off, where its dateline says so.
fn filed(sentences: &[Sentence], reading: &Reading<'_>) -> Option<Interval> {
    let mut times = sentences.iter().take(2).flat_map(|sentence| &sentence.times);
    let time = times.find(|time| time.filed)?;
    reading.times[time.timex].interval.filter(|interval| interval.as_day().is_some())
}

/// An act that a piece of news tells with no date is of the days before it appeared.
pub(super) fn as_news(out: &mut [Draft], sentences: &[Sentence], reading: &Reading<'_>) {
    let Some((from, published)) = news_days(reading) else { return };
    let filed = filed(sentences, reading);
    let interval = filed.map_or(Interval::within(from, published), |day| day.doubtful());
    // A report whose dated acts are all older tells of what came of them.
    let remembered = from.checked_sub_days(chrono::Days::new(FOLLOWED_UP)).unwrap_or(from);
    let recent = |when: &&Dating| when.interval.latest().is_none_or(|latest| latest >= remembered);
    // "Three bombings on Friday" are as much its news as one.
    let tells =
        |draft: &&Draft| draft.own_date && (takes_a_date(draft) || draft.plural && !draft.superseded && is_violent(draft.mention.kind));
    let dated = || out.iter().filter(tells).filter_map(|draft| draft.mention.when.as_ref()).filter(recent);
    let follow_up = dated().next().is_some() && dated().all(|when| when.interval.latest().is_some_and(|latest| latest < from));
    if follow_up {
        return;
    }
    let short = if filed.is_some() { 2 * SHORT_REPORT } else { SHORT_REPORT };
    let is_news = |draft: &Draft| sentences.len() <= short || draft.sentence < LEAD;
    let older = |sentence: &Sentence| {
        sentence
            .times
            .iter()
            .filter_map(|at| reading.times[at.timex].interval)
            .any(|time| time.latest().is_some_and(|latest| latest < from))
    };
    let day_told = out.iter().any(|draft| is_violent(draft.mention.kind) && draft.own_date && day_of(draft).is_some());
    // "Rebels destroyed two bridges": a word that tells of no act by itself does with who did it, where the day is nearly known.
    let acted = |draft: &Draft| {
        filed.is_some()
            && draft.weight == Weight::Weak
            && is_violent(draft.mention.kind)
            && !draft.plural
            && !draft.superseded
            && draft.after.is_none()
            && draft.mention.groups.iter().any(|group| group.role == Role::Perpetrator)
    };
    let undated = |draft: &Draft| (takes_a_date(draft) || acted(draft)) && is_undated(draft) && !draft.definite;
    for draft in out.iter_mut().filter(|draft| undated(draft)) {
        // What a report begins with is its news, whatever it tells of it.
        let leads = filed.is_some() && draft.sentence < OPENING;
        if !is_news(draft) || !is_telling(draft) && !leads {
            continue;
        }
        let sentence = &sentences[draft.sentence];
        // "had been killed", and what a paragraph tells beside an older date, is background.
        let trigger = sentence.tokens.partition_point(|token| token.span.end <= draft.mention.trigger.start);
        // "reported that two had died" tells of the news all the same.
        let past_perfect = (trigger.saturating_sub(3)..trigger).any(|at| sentence.tokens[at].is("had"))
            && !sentence.tokens[..trigger].iter().any(|token| token.is_a(Class::Reporting));
        // What somebody is accused of was done before the days of the trial, where the report names a day for it.
        let accused =
            day_told && (trigger.saturating_sub(3)..trigger).any(|at| sentence.tokens[at].is_any(&["accused", "convicted", "guilty"]));
        let background = sentences[..=draft.sentence].iter().rev().take_while(|other| other.block == draft.block).take(3).any(older);
        if past_perfect || accused || background {
            continue;
        }
        let tells = match filed {
            Some(_) => "no date is given; a report sent off on a day tells of what happened about then",
            None => "no date is given; news tells of what happened in the days before it appeared",
        };
        let mut why = vec![tells.to_owned()];
        why.extend(reading.published.why.last().cloned());
        draft.mention.when = Some(Dating { interval, expression: None, rule: "news".to_owned(), why });
    }
}
