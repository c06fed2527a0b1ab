//! Who states a figure: "police said", "according to a hospital official", "said Anna Berg, a spokeswoman".

use crate::{
    parse::{sentence::Sentence, token::Token},
    text::Span,
};

const SAYING: &[&str] = &[
    "said",
    "says",
    "told",
    "tells",
    "reported",
    "reports",
    "confirmed",
    "confirms",
    "announced",
    "announces",
    "added",
    "stated",
    "claims",
    "say",
    "report",
    "confirm",
];

/// The longest name of a source, in tokens.
const LONGEST: usize = 12;

/// Who says what a sentence states, as the article names them.
pub fn source(sentence: &Sentence, text: &str) -> Option<String> {
    let tokens = &sentence.tokens;
    for at in 0..tokens.len() {
        let found = if tokens[at].is("according") && tokens.get(at + 1).is_some_and(|next| next.is("to")) {
            phrase_from(sentence, at + 2)
        } else if tokens[at].is_any(SAYING)
            && !(at > 0 && tokens[at - 1].is_any(&["was", "were", "been", "also", "be", "to", "the", "a"]) && !tokens[at - 1].is("also"))
        {
            before(sentence, at).or_else(|| inverted(sentence, at))
        } else {
            None
        };
        if let Some(span) = found {
            let name = span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
            return Some(name.strip_prefix("The ").or_else(|| name.strip_prefix("the ")).unwrap_or(&name).to_owned());
        }
    }
    None
}

fn is_end(token: &Token) -> bool {
    token.is_any(&[",", ".", ";", ":", "\"", "—", "-", "(", ")", "?", "!", "/", "|", "where", "when"])
}

/// Whether some words can name a source: not a pronoun, no clause.
fn names(sentence: &Sentence, from: usize, to: usize) -> Option<Span> {
    const NOT: &[&str] = &[
        "he", "she", "it", "they", "we", "i", "who", "you", "that", "which", "was", "were", "is", "are", "had", "has", "have", "when",
        "after", "because", "this", "there", "and", "killed", "wounded", "died", "one", "not", "man", "but", "what",
    ];
    let tokens = sentence.tokens.get(from..to)?;
    let any_word = tokens.iter().any(|token| token.is_word && !token.is_any(&["the", "a", "an"]));
    let fits = any_word && tokens.len() <= LONGEST && !tokens.iter().any(|token| token.is_any(NOT) || token.is("\""));
    fits.then(|| sentence.span_of(from, to))
}

/// "Police said", ", Capt. Berg, a spokesman, told reporters".
fn before(sentence: &Sentence, verb: usize) -> Option<Span> {
    let tokens = &sentence.tokens;
    let mut to = verb;
    while to > 0 && (sentence.in_time(to - 1) || tokens[to - 1].is_any(&["also", "has", "have", "had", "later", "on"])) {
        to -= 1;
    }
    // "Berg, a spokesman, said": back over what is between the commas.
    let closes = to > 0 && tokens[to - 1].is(",");
    let inner = if closes { to - 1 } else { to };
    let start = |end: usize| {
        (0..end).rev().find(|at| is_end(&tokens[*at]) || tokens[*at].is_any(&["that", "but", "while", "as"])).map_or(0, |at| at + 1)
    };
    let from = start(inner);
    if closes {
        let outer = from.checked_sub(1).filter(|at| tokens[*at].is(",")).map(start)?;
        return names(sentence, outer, inner);
    }
    names(sentence, from, to)
}

/// "…, said Anna Berg, a spokeswoman for the hospital".
fn inverted(sentence: &Sentence, verb: usize) -> Option<Span> {
    let opens = verb > 0 && is_end(&sentence.tokens[verb - 1]);
    opens.then(|| phrase_from(sentence, verb + 1)).flatten()
}

fn phrase_from(sentence: &Sentence, from: usize) -> Option<Span> {
    let tokens = &sentence.tokens;
    let to = (from..tokens.len())
        .find(|at| is_end(&tokens[*at]) || sentence.in_time(*at) || tokens[*at].is_any(&["who", "that", "which", "and"]))?;
    names(sentence, from, to)
}
