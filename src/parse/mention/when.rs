//! When: the time expression that dates a mention.

use super::Reading;
use crate::{
    parse::{
        lexicon::{Class, Form, Pos, Weight},
        sentence::{Sentence, TimeAt},
        token::Token,
        trigger::Share,
    },
    time::{Extent, Interval},
    timeline::{Dating, Kind},
};

/// The rule of what was over when the article appeared, and no more is said of when.
pub const PERFECT: &str = "present-perfect";

/// How deep in square brackets a word stands: there an editor explains a name, and a date there dates nothing outside.
fn in_editors_brackets(sentence: &Sentence, at: usize) -> usize {
    let count = |mark: &str| sentence.tokens[..at].iter().filter(|token| token.is(mark)).count();
    count("[").saturating_sub(count("]"))
}

impl Reading<'_> {
    /// The date: the time expression of its own share that stands nearest, after the trigger first; else one of the clause.
    pub(super) fn when(&self, sentence: &Sentence, share: &Share<'_>) -> (Option<Dating>, bool) {
        let head = &share.head;
        let dated = |at: &&TimeAt| self.times[at.timex].interval.is_some() || self.offset_from(sentence, share, at).is_some();
        let says = matches!(head.trigger.kind, Kind::Statement | Kind::Threat);
        // "Oslo, 7 Feb --" says when it was told; of a report that gives no year it is all there is beside "today".
        let today = |at: &TimeAt| self.times[at.timex].interval.is_none() && sentence.tokens[at.first..at.end].iter().any(is_today);
        let filed_today = self.published.interval.is_none() && sentence.times.iter().any(today);
        let in_share = |at: &&TimeAt| {
            share.from <= at.first
                && at.end <= share.to
                && (!at.filed || says || filed_today)
                && in_editors_brackets(sentence, at.first) <= in_editors_brackets(sentence, head.first)
                && (says || !of_saying(sentence, at) && !of_a_state(sentence, share, at) && !of_the_law(sentence, share, at))
        };
        let own = sentence.times.iter().filter(in_share).filter(dated).min_by_key(|at| {
            let time = &self.times[at.timex];
            let inside_phrase = head.start <= at.first && at.end <= head.first;
            let distance = if at.first >= head.end { at.first - head.end } else { (head.first - at.end.min(head.first)) + 3 };
            // "published ... on Friday about January": commas between count as distance.
            let commas = (at.first.min(head.end)..at.first.max(head.end)).filter(|n| sentence.tokens[*n].is(",")).count();
            let vague = time.interval.is_some_and(|interval| !interval.is_bounded());
            (!inside_phrase, distance + commas * 4 + usize::from(vague) * 12)
        });
        // "died on Sunday of wounds suffered on Friday": the deed was on the Friday.
        let struck =
            sentence.times.iter().filter(in_share).filter(dated).find(|at| head.trigger.lemma == "die" && was_struck(sentence, at));
        if let Some(at) = struck.or(own) {
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
        // "are fighting in Aden": as the article appeared.
        let now = head.trigger.lemma.starts_with("is ")
            || head.form == Form::Ing && head.first.checked_sub(1).is_some_and(|at| sentence.tokens[at].is_any(&["is", "are"]));
        if now
            && matches!(head.trigger.kind, Kind::Clash | Kind::Operation)
            && let Some(interval) = self.published.interval.filter(Interval::is_bounded)
        {
            let mut why =
                vec!["no date is given; \"is\" or \"are\" with the verb tells of what went on as the article appeared".to_owned()];
            why.extend(self.published.why.last().cloned());
            return (Some(Dating { interval, expression: None, rule: "present".to_owned(), why }), true);
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
                Some(Dating { interval: Interval::until(latest, Extent::Within), expression: None, rule: PERFECT.to_owned(), why }),
                false,
            );
        }
        (None, false)
    }

    /// `ten days after the rampage`, said of what goes on at publication: the rampage was ten days before.
    pub(super) fn offset_from(&self, sentence: &Sentence, share: &Share<'_>, at: &TimeAt) -> Option<Dating> {
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
        // Inside a sentence of ours: "Ten days" of its beginning is "ten days".
        let words = time.span.of(self.text).to_lowercase();
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
    pub(super) fn event_extent(&self, interval: Interval, share: &Share<'_>) -> Interval {
        let lasting = matches!(
            share.head.trigger.kind,
            Kind::Operation | Kind::Clash | Kind::Statement | Kind::Movement | Kind::Training | Kind::Meeting | Kind::Protest
        );
        if interval.extent() == Extent::Throughout && !lasting { interval.with_extent(Extent::Within) } else { interval }
    }
}

fn is_today(token: &Token) -> bool {
    token.is_any(&["today", "this", "tonight"])
}

/// "a wound suffered on Friday".
fn was_struck(sentence: &Sentence, at: &TimeAt) -> bool {
    let before = (at.first.saturating_sub(3)..at.first).rev().find(|n| !sentence.tokens[*n].is_any(&["on", "late", "early", "last"]));
    before.is_some_and(|n| sentence.tokens[n].is_any(&["suffered", "sustained", "received", "inflicted"]))
}

/// "The motive for the killings remained unclear on Monday": what was still so then happened before.
fn of_a_state(sentence: &Sentence, share: &Share<'_>, at: &TimeAt) -> bool {
    const STILL: &[&str] = &["remain", "remained", "remains", "investigating", "investigated", "unclear", "unknown", "pending", "ruled"];
    let head = &share.head;
    head.trigger.pos == Pos::Noun && head.end <= at.first && sentence.tokens[head.end..at.first].iter().any(|token| token.is_any(STILL))
}

/// "Papers released Monday tell how the boy shot himself", "was arrested Tuesday in the killing of a clerk": a time that follows
/// what police and courts do is of that, and not of the deed.
pub(super) fn of_the_law(sentence: &Sentence, share: &Share<'_>, at: &TimeAt) -> bool {
    !matches!(share.head.trigger.kind, Kind::Arrest | Kind::Law) && follows_the_law(sentence, at)
}

pub(super) fn follows_the_law(sentence: &Sentence, at: &TimeAt) -> bool {
    const DO: &[&str] = &[
        "released",
        "filed",
        "arrested",
        "charged",
        "arraigned",
        "indicted",
        "identified",
        "unsealed",
        "booked",
        "jailed",
        "sentenced",
        "convicted",
        "ruled",
    ];
    let before = (at.first.saturating_sub(2)..at.first).rev().find(|n| !sentence.tokens[*n].is_any(&["on", "late", "early", "last"]));
    // "Detectives on Friday identified a suspect in the stabbing".
    let behind = sentence.tokens.get(at.end).is_some_and(|next| next.is_any(DO));
    let passive = at.first > 0 && sentence.tokens[at.first - 1].is_any(&["was", "were", "been"]);
    behind && !passive || before.is_some_and(|n| sentence.tokens[n].is_any(DO))
}

/// Whether a time says when something was said and not when what was said happened: "police said Thursday", "told reporters here on
/// Friday", "on Monday announced". Between the verb and the time stand only small words and whom or what it was said to.
pub(super) fn of_saying(sentence: &Sentence, at: &TimeAt) -> bool {
    const BETWEEN: &[&str] = &[
        "on",
        "in",
        "at",
        "a",
        "an",
        "the",
        "here",
        "reporters",
        "newsmen",
        "journalists",
        "media",
        "statement",
        "interview",
        "news",
        "press",
        "conference",
        "late",
        "early",
        "officially",
        "him",
        "her",
        "them",
        "telephone",
        "phone",
        "by",
        "newspaper",
        "radio",
        "television",
    ];
    let tokens = &sentence.tokens;
    if tokens.get(at.end.wrapping_sub(1)).is_some_and(|last| last.possessive) {
        return false;
    }
    let before = (at.first.saturating_sub(7)..at.first).rev();
    let led = before
        .take_while(|n| {
            let token = &tokens[*n];
            // "told WXYZ on Friday": whom, in a name that no table knows.
            token.is_a(Class::Reporting)
                || token.is_any(BETWEEN)
                || token.capital && token.is_word && !sentence.in_time(*n) && *n > 0
                || sentence.entity_at(*n).is_some()
                || sentence.in_time(*n)
        })
        .any(|n| tokens[n].is_a(Class::Reporting) && !tokens[n].is_any(&["called", "calls", "according"]));
    led || tokens.get(at.end).is_some_and(|next| next.is_a(Class::Reporting) && !next.is_any(&["called", "calls", "according", "saying"]))
}
