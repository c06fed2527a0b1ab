//! Text made safe to show, folded for comparing, and named by a number.

use std::borrow::Cow;

/// Whether a character could do something to a terminal instead of being shown on it: control characters (escape sequences
/// start with one) and the directional overrides that reorder what stands around them (Unicode TR 36).
pub fn is_unsafe(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\t')
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}')
}

/// The text with every unsafe character replaced by U+FFFD, so that it can be written to a terminal.
/// Borrowed when there is nothing to replace.
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_unsafe) {
        Cow::Owned(text.chars().map(|c| if is_unsafe(c) { '\u{FFFD}' } else { c }).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// A number for a text, the same on every machine and in every version, as the name of a file and an id in it must be (FNV-1a).
pub fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// The spelling two names share when a reader would call them the same: lower case, without accents, apostrophes dropped,
/// hyphens and runs of blanks as one space. `Al-Qaïda’s` and `al Qaida's` fold to the same letters.
pub fn fold(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b',') {
        return text.to_ascii_lowercase();
    }
    let ascii: Cow<'_, str> = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(deunicode::deunicode(text)) };
    let mut folded = String::with_capacity(ascii.len());
    for c in ascii.chars() {
        match c {
            '\'' | '`' => {}
            '-' | '_' => folded.push(' '),
            c if c.is_whitespace() => folded.push(' '),
            c => folded.extend(c.to_lowercase()),
        }
    }
    if folded.starts_with(' ') || folded.ends_with(' ') || folded.contains("  ") {
        folded = folded.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escape_sequences_do_not_survive() {
        assert_eq!(printable("a\u{1b}[31mred\u{7}"), "a\u{FFFD}[31mred\u{FFFD}");
        assert_eq!(printable("tab\tand\nline"), "tab\tand\nline");
        assert_eq!(printable("over\u{202E}ride"), "over\u{FFFD}ride");
    }

    #[test]
    fn folding_brings_spellings_together() {
        assert_eq!(fold("Al-Qaïda’s"), fold("al  Qaida's"));
        assert_eq!(fold("Kobanî"), "kobani");
    }
}
