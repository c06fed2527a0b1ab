//! Words that set a happening apart from what was told before it.

use crate::{parse::mention::Draft, text::Span};

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

/// Words that begin a sentence on something else.
const OPENING: &[&str] =
    &["meanwhile", "elsewhere", "separately", "likewise", "similarly", "also", "addition", "another", "earlier", "previously"];
