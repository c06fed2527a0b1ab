//! How a page of text falls into paragraphs, headings and the leftovers of a web page, and paragraphs into sentences.

use super::Span;

/// A stretch of lines that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    pub span: Span,
    pub kind: BlockKind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// Running prose.
    Paragraph,
    /// A title or crosshead: a short line that does not end as a sentence does.
    Heading,
    /// Navigation, credits and other leftovers of a web page; nothing in it is news.
    Boilerplate,
}

/// Divides a text into blocks. A blank line always ends a block. Lines that follow one another without a blank are one
/// paragraph when they look hard-wrapped (the line breaks off in mid-sentence), and a block each when they do not.
pub fn blocks(text: &str) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::new();
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let trimmed = line.trim();
        if trimmed.is_empty() {
            close(text, &mut open, &mut out);
            continue;
        }
        let lead = line.len() - line.trim_start().len();
        let span = Span::new(start + lead, start + lead + trimmed.len());
        open = match open {
            Some(before) if continues(before.of(text), trimmed) => Some(before.to(span)),
            _ => {
                close(text, &mut open, &mut out);
                Some(span)
            }
        };
    }
    close(text, &mut open, &mut out);
    out
}

fn close(text: &str, open: &mut Option<Span>, out: &mut Vec<Block>) {
    if let Some(span) = open.take() {
        out.push(Block { span, kind: kind_of(span.of(text)) });
    }
}

/// Whether `line` goes on with the sentence that `before` broke off: hard-wrapped text, as wire services and mail send it.
fn continues(before: &str, line: &str) -> bool {
    let last = before.rsplit('\n').next().unwrap_or(before).trim_end();
    if is_boilerplate(last) || is_boilerplate(line) {
        return false;
    }
    let width = last.chars().count();
    if width < 40 {
        return false;
    }
    // In wrapped text a line is about as long as its neighbours; web text has a paragraph a line, far longer than that.
    width <= 100 && (!ends_sentence(last) || before.contains('\n') || line.chars().count() <= 100)
}

fn ends_sentence(line: &str) -> bool {
    let core = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    core.ends_with(['.', '!', '?', '…', ':', ';'])
}

fn kind_of(block: &str) -> BlockKind {
    if is_boilerplate(block) {
        BlockKind::Boilerplate
    } else if !block.contains('\n') && !ends_sentence(block) && block.split_whitespace().count() <= 14 && !is_update(block) {
        BlockKind::Heading
    } else {
        BlockKind::Paragraph
    }
}

/// "UPDATE (8/16): Police say the boy has died": news that came later, its full stop forgotten.
fn is_update(block: &str) -> bool {
    /// A heading has fewer words in small letters.
    const SMALL: usize = 4;
    let small = || block.split_whitespace().filter(|word| word.starts_with(char::is_lowercase)).count();
    block.starts_with("UPDATE") && block.contains(": ") && small() >= SMALL
}

/// Phrases that web pages put around an article, lower case. A line is boilerplate when it begins with one of the first
/// list and is short, or is one of the second.
const BOILERPLATE_STARTS: [&str; 44] = [
    "advertisement",
    "accessibility links",
    "skip to",
    "back to top",
    "breaking news",
    "related article",
    "related stor",
    "related topic",
    "related content",
    "related link",
    "related:",
    "read more",
    "read also",
    "read next",
    "see also",
    "more on this story",
    "more from",
    "sign up",
    "sign in",
    "log in",
    "subscribe",
    "follow us",
    "share this",
    "share on",
    "click here",
    "copyright",
    "all rights reserved",
    "terms of use",
    "terms of service",
    "privacy policy",
    "cookie",
    "we use cookies",
    "your browser does not support",
    "enable javascript",
    "please enable",
    "image source",
    "photo credit",
    "getty images",
    "most read",
    "most popular",
    "recommended",
    "print this",
    "email this",
    "load more",
];
const BOILERPLATE_LINES: [&str; 19] = [
    "home",
    "news",
    "world",
    "menu",
    "search",
    "close",
    "share",
    "comments",
    "topics",
    "tags",
    "newsletter",
    "live",
    "video",
    "photos",
    "opinion",
    "sport",
    "sports",
    "business",
    "middle east",
];

/// Whether a line is the furniture of a web page: known phrases, a player's `03:09 - Source: CNN`, a bare address.
fn is_boilerplate(line: &str) -> bool {
    let line = line.trim();
    if line.is_empty() || line.len() > 120 {
        return false;
    }
    let lower = line.to_lowercase();
    if line.split_whitespace().count() <= 8 && !ends_sentence(line) && BOILERPLATE_STARTS.iter().any(|phrase| lower.starts_with(phrase)) {
        return true;
    }
    if BOILERPLATE_LINES.contains(&lower.as_str()) || lower.starts_with("©") || lower.contains("all rights reserved") {
        return true;
    }
    is_player_line(&lower) || is_address(&lower)
}

/// A video's length and source, such as `03:09 - Source: CNN`.
fn is_player_line(lower: &str) -> bool {
    let digits = lower.bytes().take_while(|b| b.is_ascii_digit()).count();
    (1..=2).contains(&digits) && lower[digits..].starts_with(':') && lower.contains("source")
}

/// One word with dots and no blank, such as `newsweek.com` or a full address.
fn is_address(lower: &str) -> bool {
    !lower.contains(char::is_whitespace)
        && (lower.starts_with("http") || lower.starts_with("www.") || {
            let mut parts = lower.rsplit('.');
            let last = parts.next().unwrap_or("");
            parts.next().is_some() && (2..=4).contains(&last.len()) && last.bytes().all(|b| b.is_ascii_lowercase())
        })
}

/// The sentences of a block. "U.S.", "Gen." and "Aug. 1" do not end one.
pub fn sentences(text: &str, block: Span) -> Vec<Span> {
    let slice = block.of(text);
    let mut out = Vec::new();
    for sentence in sentencex::get_sentence_boundaries("en", slice) {
        let (start, end) = (sentence.start_byte, sentence.end_byte);
        let Some(raw) = slice.get(start..end) else { continue };
        let trimmed = raw.trim();
        if trimmed.is_empty() {
            continue;
        }
        let lead = raw.len() - raw.trim_start().len();
        let from = block.start + start + lead;
        out.push(Span::new(from, from + trimmed.len()));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text).into_iter().map(|block| (block.kind, block.span.of(text))).collect()
    }

    #[test]
    fn furniture_is_told_from_prose_and_headings() {
        let text = "Accessibility links\n\nBreaking News\n03:09 - Source: CNN\nWhy the town burned\nThe town burned on Friday.\nUPDATE (9 May): the fire is out at last\nexample.com\nBack to top button";
        use BlockKind::*;
        assert_eq!(
            kinds(text),
            [
                (Boilerplate, "Accessibility links"),
                (Boilerplate, "Breaking News"),
                (Boilerplate, "03:09 - Source: CNN"),
                (Heading, "Why the town burned"),
                (Paragraph, "The town burned on Friday."),
                (Paragraph, "UPDATE (9 May): the fire is out at last"),
                (Boilerplate, "example.com"),
                (Boilerplate, "Back to top button"),
            ]
        );
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_long_ones_are_not() {
        let wrapped = "A bomb went off near the market in the north of the town on\nFriday, killing two people, the police said.\n\nA second one did not.";
        assert_eq!(blocks(wrapped).len(), 2);
        let long = format!("{}.\n{}.", "word ".repeat(40).trim(), "more ".repeat(40).trim());
        assert_eq!(blocks(&long).len(), 2);
    }

    #[test]
    fn abbreviations_do_not_end_a_sentence() {
        let text = "Gen. Smith of the U.S. Army left on Aug. 1 for Mosul. He came back.";
        let all = sentences(text, Span::new(0, text.len()));
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(all[1].of(text), "He came back.");
    }
}
