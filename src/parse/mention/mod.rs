//! Mentions: what one passage tells of one event, each part with where it was taken from.

mod actor;
mod capture;
mod carry;
mod place;
mod story;
mod victim;
mod when;

use super::{
    entity::{Entity, Home, What},
    figure::Figures,
    lexicon::{Class, Form, GroupKind, Lexicon, PlaceKind, Pos, Weight},
    sentence::Sentence,
    timex::Timex,
    trigger::{Share, shares, triggers},
};
use crate::timeline::{Kind, Lit, Meaning, Mention, Place, Publication, Role};
use place::Where;
pub use place::place_what_has_none;
pub use when::PERFECT;

use actor::credits;
use carry::{announces, carry_day, carry_figures, carry_place, comes_after, hand_on_figures, inherit_date, keep_subject, told_after};
use story::{as_news, deaths_of_it, in_the_sentence, not_yet, of_the_story, spoken_of_again, summed_up, told_by_a_death};

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
    /// Its trigger is a noun.
    pub noun: bool,
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
    /// Whom it was done to, as a title would say: `a 15-year-old boy`, `six men`.
    pub victim: Option<String>,
    /// Where it happened, in a word: `beach`, `hotel`.
    pub venue: Option<String>,
    /// The date words stand in its own clause.
    pub own_date: bool,
    /// It comes after another event of the same sentence: "after the attack the government banned ...": index of that draft.
    pub after: Option<usize>,
    /// It has its date from the verb before it, whose sentence it goes on with.
    pub goes_on: bool,
    /// It tells of a video, a letter or the like.
    pub document: bool,
    /// It only says that another mention of the sentence was announced, or who reports what the sentence tells.
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
    /// The town and the region that it is about, where one stands out.
    pub home: Home,
}

/// The mentions of an article, in order.
pub fn drafts(sentences: &[Sentence], reading: &Reading<'_>) -> Vec<Draft> {
    let mut out: Vec<Draft> = Vec::new();
    let mut figures = Figures::read(sentences, reading.text, reading.lexicon);
    for (index, sentence) in sentences.iter().enumerate() {
        let found = triggers(sentence, reading.lexicon);
        let first_of_sentence = out.len();
        for share in shares(sentence, &found) {
            let mut draft = reading.draft(sentence, index, &share, &mut figures);
            let mates = first_of_sentence..out.len();
            // "After the attack, the government banned ...": the ban comes after it.
            draft.after = mates.clone().find(|at| out[*at].weight == Weight::Main && comes_after(sentence, &out[*at], &draft));
            if draft.after.is_some() && draft.mention.groups.is_empty() && draft.mention.people.is_empty() {
                keep_subject(&mut draft, &out[mates.clone()]);
            }
            let index_of_this = out.len();
            if draft.definite
                && draft.weight == Weight::Main
                && told_after(sentence, &draft)
                && let Some(before) = out[mates.clone()].last_mut()
                && before.after.is_none()
            {
                before.after = Some(index_of_this);
            }
            if draft.mention.when.is_none()
                && draft.after.is_none()
                && (!draft.definite || out[mates.clone()].last().is_some_and(|mate| mate.mention.kind == Kind::Statement))
            {
                inherit_date(&mut draft, &out[mates.clone()], sentence);
            }
            if let Some(before) = out[mates].last_mut()
                && announces(before, &draft, sentence)
            {
                before.superseded = true;
                // Who announces a ban makes it; who reports an attack does not.
                let made = matches!(draft.mention.kind, Kind::Law | Kind::Political | Kind::Movement | Kind::Meeting | Kind::Arrest);
                let own = &mut draft.mention.groups;
                own.extend(before.mention.groups.iter().filter(|group| made && group.role == Role::Perpetrator).cloned());
            }
            out.push(draft);
        }
        in_the_sentence(&mut out[first_of_sentence..], sentence, reading);
    }
    told_by_a_death(&mut out);
    deaths_of_it(&mut out, sentences);
    spoken_of_again(&mut out, sentences, reading);
    carry_figures(&mut out, sentences, &mut figures, reading.article);
    hand_on_figures(&mut out);
    for at in 0..out.len() {
        carry_day(&mut out, at, sentences, reading);
        carry_place(&mut out, at, sentences, reading);
    }
    not_yet(&mut out, reading);
    summed_up(&mut out, sentences, reading);
    of_the_story(&mut out, reading);
    as_news(&mut out, sentences, reading);
    out
}

impl Reading<'_> {
    fn draft(&self, sentence: &Sentence, index: usize, share: &Share<'_>, figures: &mut Figures) -> Draft {
        let head = &share.head;
        let Where { places, kind: place_kind, own: own_place, mut lit, why: why_where, guessed: where_guessed } =
            self.places(sentence, share);
        let groups = self.groups(sentence, share);
        let people = self.people(sentence, share);
        let target = groups.iter().find(|(group, ..)| group.role == Role::Target).map(|(_, words)| words.clone());
        let claims = figures.claims(index, sentence, share, self.article, target.as_deref());
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
            .find(|at| sentence.tokens[*at].is_a(Class::Venue))
            .map(|at| sentence.tokens[at].lower.to_string());
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
            Kind::Capture => self.kind_of_capture(sentence, share, place_kind.is_some() && own_place, &groups),
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
                why_where,
                where_guessed,
                groups: groups.into_iter().map(|(group, _)| group).collect(),
                people: people.into_iter().map(|(person, _)| person).collect(),
                claims,
                lit,
            },
            label: document(sentence, share).unwrap_or(head.trigger.label),
            document: document(sentence, share).is_some(),
            link: head.trigger.link,
            weight: head.trigger.weight,
            definite: head.definite,
            noun: head.trigger.pos == Pos::Noun,
            plural: head.form == Form::Plural,
            both: sentence.tokens[head.start..head.first].iter().any(|token| token.is("both")),
            sentence: index,
            block: sentence.block,
            place_kind,
            own_place,
            victim: self.victim(sentence, share),
            of_person,
            venue,
            own_date,
            after: None,
            goes_on: false,
            superseded: credits(sentence, share),
        }
    }

    fn is_force(&self, sentence: &Sentence, name: &str) -> bool {
        sentence.entities.iter().any(|entity| matches!(&entity.what, What::Group { name: its, kind } if its == name && matches!(kind, GroupKind::Force | GroupKind::Government)))
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
