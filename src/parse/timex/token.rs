//! Text cut into the pieces that the rules read: words with their term, numbers with their value, marks, paragraph breaks.
//!
//! Hyphens, dashes and curly quotes divide words (`mid-2015` is three tokens), `a.m.` and `B.C.` are one, and `26th` and
//! `1990s` are numbers of their own kind. One pass over the bytes, eight to sixteen bytes of token for every word.

use super::lexicon::{Term, term};
use crate::text::Span;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    start: u32,
    end: u32,
    /// The month's number, the weekday's, the value of digits; the byte of an ASCII mark.
    pub value: i32,
    pub term: Term,
    flags: u8,
}

const GLUED: u8 = 1;
const CAPITAL: u8 = 2;
const UPPER: u8 = 4;
const NEW_LINE: u8 = 8;
const GROUPED: u8 = 16;

impl Token {
    pub fn start(self) -> usize {
        self.start as usize
    }
    pub fn end(self) -> usize {
        self.end as usize
    }
    pub fn span(self) -> Span {
        Span::new(self.start(), self.end())
    }
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }
    /// No blank stands before it.
    pub fn glued(self) -> bool {
        self.flags & GLUED != 0
    }
    /// Begins with a capital letter.
    pub fn capital(self) -> bool {
        self.flags & CAPITAL != 0
    }
    /// Has no small letter.
    pub fn upper(self) -> bool {
        self.flags & UPPER != 0
    }
    /// Stands at the beginning of a line.
    pub fn new_line(self) -> bool {
        self.flags & NEW_LINE != 0
    }
    /// Digits with commas or a decimal part: `1,200`, `2.5`.
    pub fn grouped(self) -> bool {
        self.flags & GROUPED != 0
    }
    pub fn is_mark(self, mark: u8) -> bool {
        self.term == Term::Mark && self.value == i32::from(mark)
    }
    pub fn is_word(self) -> bool {
        !matches!(self.term, Term::Mark | Term::Break | Term::Digits | Term::OrdinalDigits | Term::DecadeDigits | Term::Possessive)
    }
}

/// A dash that is no ASCII hyphen, as [`Token::value`] of a mark.
pub const DASH: u8 = b'-';
/// Any quotation mark.
pub const QUOTE: u8 = b'"';

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Blank,
    Line,
    Letter,
    Digit,
    Mark,
    /// First byte of a character of several bytes.
    Wide,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Mark; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'\n' => Class::Line,
            b' ' | b'\t' | b'\r' | 0..=8 | 11 | 12 | 14..=31 => Class::Blank,
            b'a'..=b'z' | b'A'..=b'Z' => Class::Letter,
            b'0'..=b'9' => Class::Digit,
            128..=255 => Class::Wide,
            _ => Class::Mark,
        };
        byte += 1;
    }
    classes
};

/// What a character beyond ASCII is to the lexer: the class and, for marks, the ASCII mark that it stands for.
fn wide(bytes: &[u8], at: usize) -> (Class, u8, usize) {
    let len = match bytes[at] {
        0xC0..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF7 => 4,
        _ => 1,
    };
    let len = len.min(bytes.len() - at);
    match &bytes[at..at + len] {
        [0xC2, 0xA0] | [0xE2, 0x80, 0x80..=0x8B | 0xA8 | 0xA9 | 0xAF] => (Class::Blank, b' ', len),
        [0xC2, 0x80..=0xBF] => (Class::Mark, b'*', len),
        [0xE2, 0x80, 0x90..=0x95] | [0xE2, 0x88, 0x92] => (Class::Mark, DASH, len),
        [0xE2, 0x80, 0x98 | 0x99 | 0x9B | 0xB2] => (Class::Mark, b'\'', len),
        [0xE2, 0x80, 0x9C..=0x9F] => (Class::Mark, QUOTE, len),
        [0xE2, 0x80..=0x83, _] => (Class::Mark, b'*', len),
        _ => (Class::Letter, 0, len),
    }
}

/// The tokens of a text. Of a text beyond 4 GB, those of the first 4 GB.
pub fn tokens(text: &str) -> Vec<Token> {
    let bytes = &text.as_bytes()[..text.len().min(u32::MAX as usize)];
    let mut lexer = Lexer { bytes, tokens: Vec::with_capacity(bytes.len() / 5 + 8), flags: NEW_LINE };
    lexer.run();
    lexer.tokens
}

struct Lexer<'a> {
    bytes: &'a [u8],
    tokens: Vec<Token>,
    /// Flags of the token to come.
    flags: u8,
}

impl Lexer<'_> {
    fn run(&mut self) {
        let mut at = 0;
        while at < self.bytes.len() {
            let (class, mark, len) = match CLASSES[self.bytes[at] as usize] {
                Class::Wide => wide(self.bytes, at),
                class => (class, self.bytes[at], 1),
            };
            match class {
                Class::Blank => {
                    self.flags &= !GLUED;
                    at += len;
                }
                Class::Line => at = self.line_end(at),
                Class::Letter | Class::Wide => at = self.word(at, len),
                Class::Digit => at = self.number(at),
                Class::Mark => {
                    // The 's of a possessive is no word of its own to the rules.
                    if mark == b'\'' && self.flags & GLUED != 0 && self.is_possessive(at + len) {
                        self.push(at, at + len + 1, Term::Possessive, 0, 0);
                        at += len + 1;
                    } else {
                        self.push(at, at + len, Term::Mark, i32::from(mark), 0);
                        at += len;
                    }
                }
            }
        }
    }

    fn push(&mut self, start: usize, end: usize, term: Term, value: i32, flags: u8) {
        self.tokens.push(Token { start: start as u32, end: end as u32, term, value, flags: self.flags | flags });
        self.flags = GLUED;
    }

    fn line_end(&mut self, mut at: usize) -> usize {
        let start = at;
        let mut lines = 0;
        while let Some(byte) = self.bytes.get(at) {
            match CLASSES[*byte as usize] {
                Class::Line => lines += 1,
                Class::Blank => {}
                _ => break,
            }
            at += 1;
        }
        self.flags = NEW_LINE;
        if lines > 1 {
            self.push(start, start + 1, Term::Break, 0, 0);
        }
        self.flags = NEW_LINE;
        at
    }

    fn letters_from(&self, mut at: usize) -> usize {
        while let Some(byte) = self.bytes.get(at) {
            match CLASSES[*byte as usize] {
                Class::Letter => at += 1,
                Class::Wide => {
                    let (Class::Letter, _, len) = wide(self.bytes, at) else { break };
                    at += len;
                }
                _ => break,
            }
        }
        at
    }

    fn is_letter(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(|byte| matches!(CLASSES[*byte as usize], Class::Letter))
    }

    fn is_alphanumeric(&self, at: usize) -> bool {
        self.bytes.get(at).is_some_and(|byte| matches!(CLASSES[*byte as usize], Class::Letter | Class::Digit))
    }

    /// Whether `s` and no further letter stands at `at`.
    fn is_possessive(&self, at: usize) -> bool {
        matches!(self.bytes.get(at), Some(b's' | b'S')) && !self.is_alphanumeric(at + 1)
    }

    fn word(&mut self, start: usize, first: usize) -> usize {
        let end = self.letters_from(start + first);
        let word = &self.bytes[start..end];
        let first = word[0];
        let mut flags = if first.is_ascii_uppercase() { CAPITAL } else { 0 };
        if end - start == 1
            && let Some((end, term, value)) = self.dotted(start)
        {
            self.push(start, end, term, value, flags | UPPER);
            return end;
        }
        let (term, value) = term(word);
        if flags != 0 && word.iter().all(|byte| !byte.is_ascii_lowercase()) {
            flags |= UPPER;
        }
        self.push(start, end, term, value.into(), flags);
        end
    }

    /// `a.m.`, `B.C.`, `U.S.`: letters with a full stop each.
    fn dotted(&self, start: usize) -> Option<(usize, Term, i32)> {
        let mut letters = [0u8; 4];
        let mut count = 0;
        let mut at = start;
        while count < letters.len() && self.is_letter(at) && !self.is_alphanumeric(at + 1) && self.bytes.get(at + 1) == Some(&b'.') {
            letters[count] = self.bytes[at];
            count += 1;
            at += 2;
        }
        // "p.m" without its last full stop
        if count == 1 && matches!(self.bytes.get(at), Some(b'm' | b'M')) && !self.is_alphanumeric(at + 1) {
            letters[1] = b'm';
            count = 2;
            at += 1;
        }
        if count < 2 {
            return None;
        }
        let (term, value) = term(&letters[..count]);
        let known = matches!(term, Term::AmPm | Term::Bc | Term::Ad | Term::Zone);
        Some((at, if known { term } else { Term::Other }, value.into()))
    }

    fn number(&mut self, start: usize) -> usize {
        let mut at = start;
        let mut value: i64 = 0;
        let mut flags = 0;
        loop {
            match self.bytes.get(at) {
                Some(digit @ b'0'..=b'9') => value = (value * 10 + i64::from(digit - b'0')).min(i32::MAX.into()),
                // 1,200 and 2.5; not the comma of "May 3,2015" nor the dots of 26.6.2015
                Some(b',') if at > start && self.three_digits(at + 1) && at - start <= 3 + (flags & GROUPED) as usize * 4 => {
                    flags |= GROUPED
                }
                _ => break,
            }
            at += 1;
        }
        if let Some(b'.') = self.bytes.get(at)
            && self.bytes.get(at + 1).is_some_and(u8::is_ascii_digit)
            && !self.dotted_date(start)
        {
            flags |= GROUPED;
            at += 1;
            while self.bytes.get(at).is_some_and(u8::is_ascii_digit) {
                at += 1;
            }
        }
        // 1½
        if self.bytes.get(at..at + 2) == Some("½".as_bytes()) {
            self.push(start, at + 2, Term::Digits, value as i32, flags | GROUPED);
            return at + 2;
        }
        let end = self.letters_from(at);
        let suffix = &self.bytes[at..end];
        let digits = at - start;
        let value = value as i32;
        if suffix.is_empty() {
            self.push(start, at, Term::Digits, value, flags);
            return at;
        }
        let lower = |suffix: &[u8], word: &[u8]| suffix.eq_ignore_ascii_case(word);
        if digits <= 2 && [&b"st"[..], b"nd", b"rd", b"th"].iter().any(|word| lower(suffix, word)) {
            self.push(start, end, Term::OrdinalDigits, value, flags);
        } else if (2..=4).contains(&digits) && flags == 0 && lower(suffix, b"s") && value % 10 == 0 {
            self.push(start, end, Term::DecadeDigits, value, flags);
        } else if lower(suffix, b"am") || lower(suffix, b"pm") || lower(suffix, b"bc") || lower(suffix, b"bce") {
            // "10am" is read as "10 am".
            self.push(start, at, Term::Digits, value, flags);
            return at;
        } else if self.is_short_ampm(at) {
            self.push(start, at, Term::Digits, value, flags);
            return at;
        } else {
            // 747B, 26T10, 3rd-hand: letters and digits in one piece
            let mut end = end;
            while self.is_alphanumeric(end) {
                end += 1;
            }
            self.push(start, end, Term::Mixed, value, flags);
            return end;
        }
        end
    }

    fn is_short_ampm(&self, at: usize) -> bool {
        matches!(self.bytes.get(at..at + 3), Some([b'a' | b'p' | b'A' | b'P', b'.', b'm' | b'M']))
    }

    fn three_digits(&self, at: usize) -> bool {
        self.bytes.get(at..at + 3).is_some_and(|digits| digits.iter().all(u8::is_ascii_digit))
            && !self.bytes.get(at + 3).is_some_and(u8::is_ascii_digit)
    }

    /// Whether `26.6.2015` begins at `at`: two dots, short numbers between them.
    fn dotted_date(&self, at: usize) -> bool {
        let digits = |from: usize| self.bytes[from..].iter().take(5).take_while(|byte| byte.is_ascii_digit()).count();
        let dotted = |from: usize| matches!(digits(from), 1..=2) && self.bytes.get(from + digits(from)) == Some(&b'.');
        let month = at + digits(at) + 1;
        let whole = dotted(at) && dotted(month) && matches!(digits(month + digits(month) + 1), 2 | 4);
        // 2015.06.26
        let year_first = digits(at) == 4
            && self.bytes.get(at + 4) == Some(&b'.')
            && digits(at + 5) == 2
            && self.bytes.get(at + 7) == Some(&b'.')
            && digits(at + 8) == 2;
        whole || year_first || self.bytes[..at].last() == Some(&b'.') && at >= 2 && self.bytes[at - 2].is_ascii_digit()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).into_iter().map(|token| token.span().of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks_are_cut() {
        assert_eq!(cut("mid-2015, the 26th"), ["mid", "-", "2015", ",", "the", "26th"]);
        assert_eq!(cut("at 10:30 a.m. on the year’s"), ["at", "10", ":", "30", "a.m.", "on", "the", "year", "’s"]);
        assert_eq!(cut("1,200 men, 2.5 days, 26.6.2015"), ["1,200", "men", ",", "2.5", "days", ",", "26", ".", "6", ".", "2015"]);
        assert_eq!(cut("10am 300BC 1990s ’90s"), ["10", "am", "300", "BC", "1990s", "’", "90s"]);
        assert_eq!(cut("2015-06-26T10:00Z"), ["2015", "-", "06", "-", "26T10", ":", "00Z"]);
        assert_eq!(cut("May 3,2015"), ["May", "3", ",", "2015"]);
    }

    #[test]
    fn blank_lines_are_breaks() {
        let all = tokens("one\n\ntwo\nthree");
        assert_eq!(all[1].term, Term::Break);
        assert!(all[2].new_line() && all[3].new_line());
    }
}
