//! A line of text with a cursor in it, and the keys that edit it.

use unicode_segmentation::UnicodeSegmentation;

use super::{Code, Key};

/// The cursor stands between what a reader takes for letters: what is deleted or stepped over is a letter with its marks, a
/// flag or a joined emoji as a whole.
#[derive(Debug, Clone, Default)]
pub(super) struct Input {
    text: String,
    /// Byte of the text, between two graphemes.
    cursor: usize,
}

impl Input {
    /// A text with the cursor at its end.
    pub fn new(text: &str) -> Self {
        Self { text: text.to_owned(), cursor: text.len() }
    }

    pub fn text(&self) -> &str {
        &self.text
    }

    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// Whether the key changed the text.
    pub fn key(&mut self, key: Key) -> bool {
        let length = self.text.len();
        match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) if !c.is_control() => self.insert(c.encode_utf8(&mut [0; 4])),
            (Code::Backspace, false, false) | (Code::Char('h'), true, false) => self.delete(self.before(), self.cursor),
            (Code::Backspace, _, _) | (Code::Char('w'), true, false) => self.delete(self.word_before(), self.cursor),
            (Code::Delete, _, _) => self.delete(self.cursor, self.after()),
            (Code::Char('k'), true, false) => self.delete(self.cursor, length),
            (Code::Left, false, false) => self.cursor = self.before(),
            (Code::Right, false, false) => self.cursor = self.after(),
            (Code::Left, ..) | (Code::Char('b'), false, true) => self.cursor = self.word_before(),
            (Code::Right, ..) | (Code::Char('f'), false, true) => self.cursor = self.word_after(),
            (Code::Home, ..) | (Code::Char('a'), true, false) => self.cursor = 0,
            (Code::End, ..) | (Code::Char('e'), true, false) => self.cursor = length,
            _ => {}
        }
        self.text.len() != length
    }

    /// Puts text in at the cursor.
    pub fn insert(&mut self, text: &str) {
        self.text.insert_str(self.cursor, text);
        self.cursor = self.border(self.cursor + text.len());
    }

    fn delete(&mut self, from: usize, to: usize) {
        self.text.replace_range(from..to, "");
        self.cursor = self.border(from);
    }

    /// The place itself, or the end of the grapheme that it lies in: what was put in or left over may have joined its neighbours.
    fn border(&self, at: usize) -> usize {
        self.borders().find(|border| *border >= at).unwrap_or(self.text.len())
    }

    fn borders(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.text.grapheme_indices(true).map(|(at, _)| at).chain([self.text.len()])
    }

    fn before(&self) -> usize {
        self.borders().rfind(|border| *border < self.cursor).unwrap_or(0)
    }

    fn after(&self) -> usize {
        self.borders().find(|border| *border > self.cursor).unwrap_or(self.text.len())
    }

    fn word_before(&self) -> usize {
        self.text.unicode_word_indices().map(|(at, _)| at).rfind(|at| *at < self.cursor).unwrap_or(0)
    }

    fn word_after(&self) -> usize {
        self.text.unicode_word_indices().map(|(at, word)| at + word.len()).find(|end| *end > self.cursor).unwrap_or(self.text.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn after(text: &str, keys: &str) -> (String, usize) {
        let mut input = Input::new(text);
        for key in Key::parse_script(keys).unwrap() {
            input.key(key);
        }
        (input.text, input.cursor)
    }

    #[test]
    fn keys_edit_letters_as_a_reader_counts_them() {
        for (text, keys, wanted, cursor) in [
            ("ab", "<left>x", "axb", 2),
            ("ab", "<home><del>", "b", 0),
            ("Zoe\u{308}", "<bs>", "Zo", 2),
            ("e\u{301}a", "<left><left>x", "xe\u{301}a", 1),
            ("see 👩‍👩‍👧", "<bs>", "see ", 4),
            ("🇹🇳🇱🇾", "<left><bs>", "🇱🇾", 0),
            ("日本", "<left><c-k>", "日", 3),
            ("one two  ", "<c-w>", "one ", 4),
            ("one two", "<c-a><a-f>x", "onex two", 4),
            ("", "<bs><del><left><right><c-w>", "", 0),
        ] {
            assert_eq!(after(text, keys), (wanted.to_owned(), cursor), "{text} {keys}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_cursor_never_stands_in_a_letter(
            keys in prop::collection::vec(prop::sample::select(&["a", "e", "\u{301}", "👩", "\u{200D}", "🇹", "é", "<bs>", "<del>", "<left>", "<right>", "<c-w>"][..]), 0..40)
        ) {
            let mut input = Input::default();
            for key in keys {
                match Key::parse_script(key) {
                    Ok(keys) => keys.into_iter().for_each(|key| { input.key(key); }),
                    Err(_) => input.insert(key),
                }
                prop_assert!(input.borders().any(|border| border == input.cursor), "{:?} at {}", input.text, input.cursor);
            }
        }
    }
}
