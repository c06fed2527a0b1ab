//! Words that set a happening apart from what was told before it.

use crate::{
    parse::{
        lexicon::{Class, Classes},
        mention::Draft,
    },
    text::Span,
};

/// "another attack", "in a separate incident": what follows is not what came before.
const BEFORE: &[&str] = &[
    "another",
    "second",
    "third",
    "fourth",
    "fifth",
    "separate",
    "separately",
    "other",
    "different",
    "similar",
    "previous",
    "earlier",
    "meanwhile",
    "elsewhere",
    "likewise",
    "similarly",
    "also",
    "addition",
    "previously",
    "unrelated",
    "latest",
    "past",
    "recent",
    "series",
    "wave",
    "string",
    "several",
    "many",
    "every",
    "each",
    "two",
    "three",
];

/// "one man dead and another in jail after a shooting": what stands before these is not said of the act.
const ENDS: &[&str] = &["after", "before", "following", "when", "while", "during", "where", "as", "since"];

/// How far before the trigger such a word may stand in the same sentence, in bytes.
const REACH: usize = 60;

/// Whether the words before the trigger say that it is one more.
pub fn sets_apart(draft: &Draft, text: &str) -> bool {
    let mention = &draft.mention;
    let mut from = mention.span.start.max(mention.trigger.start.saturating_sub(REACH));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = Span::new(from, mention.trigger.start.max(from)).of(text);
    let opening = mention.span.of(text);
    let opens = opening.split(|c: char| !c.is_alphanumeric()).take(3);
    let ends = |word: &&str| !ENDS.iter().any(|known| word.eq_ignore_ascii_case(known));
    let near = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(5).take_while(ends);
    let separates = |word: &str| BEFORE.iter().any(|known| word.eq_ignore_ascii_case(known));
    draft.plural && !draft.definite
        || near.into_iter().any(separates)
        || opens.into_iter().any(|word| OPENING.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// Which of several it is, where the words before the trigger say so: the first, the second; "another" is none before.
pub fn order(draft: &Draft, text: &str) -> Option<Order> {
    let mention = &draft.mention;
    let mut from = mention.span.start.max(mention.trigger.start.saturating_sub(REACH));
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let before = Span::new(from, mention.trigger.start.max(from)).of(text);
    let mut near = before.rsplit(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).take(3);
    // "another was shot" counts people: the word must stand before the deed itself or what does it.
    let last = near.next()?;
    let word = if draft.noun && of_several(last).is_some() {
        last
    } else {
        let classes = Classes::of(&crate::text::fold(last));
        near.next().filter(|_| classes.contains(Class::Explosive) || draft.noun || classes.contains(Class::Incident))?
    };
    of_several(word)
}

fn of_several(word: &str) -> Option<Order> {
    const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];
    let ordinal = ORDINALS.iter().position(|known| word.eq_ignore_ascii_case(known)).map(|at| Order::Nth(at as u8 + 1));
    ordinal.or_else(|| word.eq_ignore_ascii_case("another").then_some(Order::Another))
}

/// Which of several happenings a mention speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Order {
    Nth(u8),
    Another,
}

/// Words that begin a sentence on something else.
const OPENING: &[&str] =
    &["meanwhile", "elsewhere", "separately", "likewise", "similarly", "also", "addition", "another", "earlier", "previously"];
