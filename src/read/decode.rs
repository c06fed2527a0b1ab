//! Bytes to text: encodings, line ends, and what must not reach a terminal.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::text::is_unsafe;

/// Text ready to be an article, or to be read as a format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    pub text: String,
    /// What was lost on the way, in words a reporter understands.
    pub note: Option<String>,
}

/// Openings of files that are no text, however many letters follow.
const MAGIC: [(&[u8], &str); 11] = [
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x7fELF", "a program"),
    (b"{\\rtf", "a word processor file (RTF)"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"SQLite format 3", "a database"),
    (b"BZh", "a bzip2 archive"),
];

/// Of the characters of a text, at most this share may be control characters or undecodable. In a text of a few words, up
/// to three may be damaged all the same.
const MOST_NOISE: f64 = 0.05;

/// Decodes a whole file. `Err` holds the cause why it is no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if bytes.is_empty() {
        return Err("the file is empty".to_owned());
    }
    if let Some((_, what)) = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(format!("expected text, found {what}"));
    }
    let (encoding, skip) = encoding_of(bytes);
    let (raw, broken) = encoding.decode_without_bom_handling(&bytes[skip..]);
    let (chars, noise) = raw.chars().fold((0usize, 0usize), |(all, noise), c| (all + 1, noise + usize::from(is_noise(c))));
    if noise * 2 > chars || (noise > 3 && noise as f64 > MOST_NOISE * chars as f64) {
        let share = (100.0 * noise as f64 / chars as f64).round().max(1.0);
        return Err(format!("expected text, found binary data ({share}% of its characters cannot be shown)"));
    }
    let lost = if broken { raw.chars().filter(|c| *c == '\u{FFFD}').count() } else { 0 };
    let text = cleaned(raw);
    if text.trim().is_empty() {
        return Err("the file holds nothing but blanks".to_owned());
    }
    let note = (lost > 0).then(|| format!("{lost} damaged characters (not {}) are shown as \u{FFFD}", encoding.name()));
    Ok(Decoded { text, note })
}

fn is_noise(c: char) -> bool {
    c == '\u{FFFD}' || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{c}' | '\u{b}' | '\u{1b}' | '\u{8}' | '\u{85}'))
}

/// The encoding of the bytes, and how many of them are a byte order mark.
fn encoding_of(bytes: &[u8]) -> (&'static Encoding, usize) {
    if let Some(found) = Encoding::for_bom(bytes) {
        return found;
    }
    if std::str::from_utf8(bytes).is_ok() && !bytes.contains(&0) {
        return (UTF_8, 0);
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return (encoding, 0);
    }
    if is_damaged_utf8(bytes) {
        return (UTF_8, 0);
    }
    // Escape sequences are common in captured terminals and ISO-2022-JP is rare in news: do not take one for the other.
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    (detector.guess(None, Utf8Detection::Deny), 0)
}

/// English in UTF-16 has a zero in every other byte, and hardly one in the others.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(4096) & !1];
    let pairs = sample.len() / 2;
    if pairs < 8 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    let (many, few) = (pairs * 4 / 10, pairs / 50);
    match () {
        () if odd > many && even <= few => Some(UTF_16LE),
        () if even > many && odd <= few => Some(UTF_16BE),
        () => None,
    }
}

/// Whether it is UTF-8 (or plain ASCII) with a few broken bytes rather than another encoding: whole multi-byte characters
/// outnumber the broken ones.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || whole > broken
}

/// Text that was already decoded, as a JSON string is, made as clean as a file's.
pub fn clean_value(text: &str) -> String {
    cleaned(Cow::Borrowed(text))
}

/// Line ends as `\n`, blanks of the plain kind, invisible characters dropped, and U+FFFD for each control character or whole
/// escape sequence.
fn cleaned(raw: Cow<'_, str>) -> String {
    if !raw.chars().any(needs_cleaning) {
        return raw.into_owned();
    }
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            // No line break: an editor does not count these as one, and citations give its line numbers.
            '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '\u{a0}' | '\u{202f}' => out.push(' '),
            '\u{feff}' | '\u{ad}' | '\u{200b}' => {}
            '\u{1b}' => {
                skip_escape_sequence(&mut chars);
                out.push('\u{FFFD}');
            }
            c if is_unsafe(c) => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out
}

fn needs_cleaning(c: char) -> bool {
    is_unsafe(c) || matches!(c, '\u{a0}' | '\u{202f}' | '\u{ad}' | '\u{200b}')
}

/// Skips what follows an escape character when it is a control sequence (`ESC [ 3 1 m`); other sequences keep their letters.
fn skip_escape_sequence(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    if chars.next_if_eq(&'[').is_none() {
        return;
    }
    while chars.next_if(|c| (' '..='?').contains(c)).is_some() {}
    chars.next_if(|c| ('@'..='~').contains(c));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes).unwrap_or_else(|cause| panic!("{cause}: {bytes:?}")).text
    }

    #[test]
    fn encodings_lead_to_the_same_text() {
        let line = "Sérgio’s café in Kobanî – “no”";
        let utf16 = |big: bool| -> Vec<u8> {
            line.encode_utf16().flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
        };
        let marked = |mark: &[u8], rest: &[u8]| [mark, rest].concat();
        for (name, bytes) in [
            ("UTF-8", line.as_bytes().to_vec()),
            ("UTF-8 with a mark", marked(b"\xef\xbb\xbf", line.as_bytes())),
            ("UTF-16LE with a mark", marked(b"\xff\xfe", &utf16(false))),
            ("UTF-16BE with a mark", marked(b"\xfe\xff", &utf16(true))),
            ("UTF-16LE", utf16(false)),
            ("UTF-16BE", utf16(true)),
            ("windows-1252", encoding_rs::WINDOWS_1252.encode(line).0.into_owned()),
        ] {
            assert_eq!(text(&bytes), line, "{name}");
        }
    }

    #[test]
    fn one_broken_byte_does_not_change_the_encoding() {
        let decoded = decode("café in Kobanî, caf\u{e9}".as_bytes()).unwrap();
        assert_eq!(decoded.note, None);
        let mut bytes = "café – Kobanî ".as_bytes().to_vec();
        bytes.extend(b"x\xffy");
        let decoded = decode(&bytes).unwrap();
        assert_eq!(decoded.text, "café – Kobanî x\u{FFFD}y");
        assert!(decoded.note.unwrap().starts_with("1 damaged"));
    }

    #[test]
    fn line_ends_are_one_kind_and_stay_countable() {
        assert_eq!(text(b"a\r\nb\rc\n\nd"), "a\nb\nc\n\nd");
        assert_eq!(text("a\u{c}b\u{2028}c".as_bytes()), "a b c");
    }

    #[test]
    fn nothing_for_the_terminal_is_left() {
        let clean = text(
            "On \u{1b}[1;31mFriday\u{1b}[0m, \u{1b}]0;title\u{7} 26\u{a0}June, in\u{ad}visible \u{202e}x, and a long enough rest"
                .as_bytes(),
        );
        assert!(!clean.chars().any(is_unsafe), "{clean:?}");
        assert!(clean.starts_with("On \u{FFFD}Friday\u{FFFD},"), "{clean:?}");
        assert!(clean.contains("26 June, invisible"), "{clean:?}");
    }

    #[test]
    fn what_is_no_text_says_why() {
        let noise: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        for (bytes, cause) in [
            (&b""[..], "empty"),
            (b" \r\n\t\n", "nothing but blanks"),
            (b"\xef\xbb\xbf", "nothing but blanks"),
            (b"%PDF-1.7 and then letters", "a PDF"),
            (b"\x7fELF\x02\x01\x01\x00\x00", "a program"),
            (b"ab\x00\x00\x00\x00cd", "binary data"),
            (&noise, "binary data"),
        ] {
            let error = decode(bytes).unwrap_err();
            assert!(error.contains(cause), "{error}");
        }
    }
}
