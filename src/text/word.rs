//! Words and numbers, with what stands between them.

use super::Span;

/// A word, a number or a single mark of punctuation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word {
    pub span: Span,
    /// Begins with a letter or a digit; otherwise it is one mark of punctuation.
    pub is_word: bool,
}

/// Letters and digits, with the apostrophes, hyphens and full stops that stand inside a word (`al-Sharia`, `Tunisia’s`,
/// `U.S.`, `1,000`); each other visible character is a mark of its own.
pub fn words(text: &str, within: Span) -> Vec<Word> {
    let slice = within.of(text);
    let mut out = Vec::with_capacity(slice.len() / 5);
    let mut chars = slice.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let start = within.start + at;
        if !c.is_alphanumeric() {
            out.push(Word { span: Span::new(start, start + c.len_utf8()), is_word: false });
            continue;
        }
        let mut end = at + c.len_utf8();
        let mut last = c;
        while let Some(&(next_at, next)) = chars.peek() {
            let joins = next.is_alphanumeric() || is_mark(next) || {
                let after = slice[next_at + next.len_utf8()..].chars().next();
                after.is_some_and(|after| joins_words(last, next, after))
            };
            if !joins {
                break;
            }
            end = next_at + next.len_utf8();
            last = next;
            chars.next();
        }
        // "U.S." and "a.m." keep their last full stop: it belongs to the letters.
        if let Some(&(dot_at, '.')) = chars.peek()
            && slice[at..end].contains('.')
            && slice[at..end].split('.').all(|part| part.chars().count() == 1)
        {
            end = dot_at + 1;
            chars.next();
        }
        out.push(Word { span: Span::new(start, within.start + end), is_word: true });
    }
    out
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{64B}'..='\u{65F}' | '\u{591}'..='\u{5C7}')
}

fn joins_words(before: char, mark: char, after: char) -> bool {
    match mark {
        '\'' | '’' | '-' | '\u{2010}' | '\u{2011}' => after.is_alphanumeric(),
        '.' | ',' if before.is_ascii_digit() => after.is_ascii_digit(),
        '.' => before.is_uppercase() && after.is_uppercase() || before.is_lowercase() && after == 'm',
        ':' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_stands_inside_them() {
        let text = "The U.S. Navy’s al-Sharia, 1,000 men (at 3:30 p.m.) said: “no”.";
        let all = words(text, Span::new(0, text.len()));
        let shown: Vec<&str> = all.iter().map(|word| word.span.of(text)).collect();
        assert_eq!(
            shown,
            ["The", "U.S.", "Navy’s", "al-Sharia", ",", "1,000", "men", "(", "at", "3:30", "p.m.", ")", "said", ":", "“", "no", "”", "."]
        );
    }
}
