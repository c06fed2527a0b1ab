//! Words as the steps of the parse look at them: hyphened words in their parts, possessives off, spelling folded.

use compact_str::CompactString;

use super::lexicon::{Class, Classes};
use crate::text::{Span, fold, words};

/// A word or a mark of one sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    pub span: Span,
    /// Folded spelling without a possessive ending; a mark stands for itself.
    pub lower: CompactString,
    pub is_word: bool,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Ended in `'s` or `s'`: what follows belongs to it.
    pub possessive: bool,
    /// Hangs on the word before it by a hyphen.
    pub joined: bool,
    /// The classes of small words that it is in.
    pub classes: Classes,
}

impl Token {
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    pub fn is_a(&self, class: Class) -> bool {
        self.classes.contains(class)
    }

    pub fn is_number(&self) -> bool {
        self.lower.as_bytes().first().is_some_and(u8::is_ascii_digit)
    }
}

/// The tokens of one sentence.
pub fn tokens(text: &str, sentence: Span) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(sentence.len() / 5);
    let all = words(text, sentence);
    for (n, word) in all.iter().enumerate() {
        let raw = word.span.of(text);
        if !word.is_word {
            // "St. Louis", "Ft. Worth": the full stop belongs to the name.
            if raw == "."
                && let Some(last) = out.last_mut()
                && last.capital
                && last.span.end == word.span.start
                && last.is_any(&["st", "ft", "mt", "sta", "sto", "pto"])
                && all.get(n + 1).is_some_and(|next| next.is_word && next.span.of(text).starts_with(char::is_uppercase))
            {
                last.span = last.span.to(word.span);
                continue;
            }
            let mark = match raw {
                "“" | "”" | "„" | "«" | "»" => "\"",
                "‘" | "’" => "'",
                "—" | "–" | "―" => "—",
                other => other,
            };
            let (span, lower, classes) = (word.span, CompactString::from(mark), Classes::default());
            out.push(Token { span, lower, is_word: false, capital: false, possessive: false, joined: false, classes });
            continue;
        }
        let (core, possessive) = strip_possessive(raw);
        let mut at = 0;
        let mut joined = false;
        for part in core.split(['-', '\u{2010}', '\u{2011}']) {
            if !part.is_empty() {
                let start = word.span.start + at;
                let lower = folded(part);
                out.push(Token {
                    span: Span::new(start, start + part.len()),
                    classes: Classes::of(&lower),
                    lower,
                    is_word: true,
                    capital: part.chars().next().is_some_and(char::is_uppercase),
                    possessive: false,
                    joined,
                });
                joined = true;
            }
            // Every hyphen that splits here is one or three bytes; the next part tells which.
            at += part.len();
            at += core[at..].chars().next().map_or(0, char::len_utf8);
        }
        if let Some(last) = out.last_mut() {
            last.possessive = possessive;
        }
    }
    // "attackers' camp": the apostrophe stands alone after the s.
    for at in 1..out.len() {
        if out[at].is("'") && out[at - 1].is_word && out[at - 1].span.end == out[at].span.start && out[at - 1].lower.ends_with('s') {
            let quote_opened = out[..at - 1].iter().filter(|token| token.is("'")).count() % 2 == 1;
            out[at - 1].possessive = !quote_opened;
        }
    }
    out
}

/// [`fold`], without a place of its own in memory for a word of plain letters.
fn folded(word: &str) -> CompactString {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let mut lower = CompactString::from(word);
        lower.make_ascii_lowercase();
        lower
    } else {
        fold(word).into()
    }
}

fn strip_possessive(word: &str) -> (&str, bool) {
    for ending in ["'s", "’s", "'S", "’S"] {
        if let Some(core) = word.strip_suffix(ending)
            && !core.is_empty()
        {
            // "it's" and "that's" are contractions.
            return (
                core,
                !matches!(
                    core,
                    "it" | "It" | "that" | "That" | "he" | "He" | "she" | "She" | "there" | "There" | "what" | "What" | "let" | "who"
                ),
            );
        }
    }
    (word, false)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fall_into_the_parts_that_lexicons_list() {
        let text = "Libya’s Ansar al-Sharia, a Tripoli-controlled force.";
        let all = tokens(text, Span::new(0, text.len()));
        let shown: Vec<&str> = all.iter().map(|token| token.lower.as_str()).collect();
        assert_eq!(shown, ["libya", "ansar", "al", "sharia", ",", "a", "tripoli", "controlled", "force", "."]);
        assert!(all[0].possessive && all[3].joined && all[7].joined);
        assert_eq!(all[3].span.of(text), "Sharia");
    }
}
