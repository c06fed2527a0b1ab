//! The words of time and their meanings, from `assets/lexicon/time-words.tsv`, and a table to look them up in.
//!
//! A spelling is at most 16 letters, so it fits into one `u128`; looking a word up is one multiplication and most often one
//! comparison. The tagger looks up every word of an article, and nearly all of them mean nothing here.

use std::sync::LazyLock;

macro_rules! terms {
    ($($term:ident = $name:literal),+ $(,)?) => {
        /// What a word is to the rules. The small words around a date (`of`, `since`, `will`) have a meaning each.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Term { $($term),+ }

        impl Term {
            fn named(name: &str) -> Option<Term> {
                match name {
                    $($name => Some(Term::$term),)+
                    _ => None,
                }
            }
        }
    };
}

terms! {
    // Made by the lexer, never found in the table.
    Other = "(other)", Digits = "(digits)", OrdinalDigits = "(26th)", DecadeDigits = "(1990s)", Possessive = "('s)",
    Mark = "(mark)", Break = "(break)", Mixed = "(mixed)",
    Month = "month", Weekday = "weekday", Weekdays = "weekdays", Number = "number", Hundred = "hundred", Dozen = "dozen",
    Ordinal = "ordinal", Final = "final", Decades = "decades", Unit = "unit", Fortnight = "fortnight", Weekend = "weekend",
    Weekends = "weekends", YearEnd = "yearend", Period = "term", Season = "season", Seasons = "seasons", DayPart = "daypart",
    DayParts = "dayparts", Deictic = "deictic", Tonight = "tonight", Overnight = "overnight", Present = "present",
    Past = "past", Future = "future", FutureNoun = "futurenoun", PastNoun = "pastnoun", Daily = "daily",
    Biweekly = "biweekly", Annual = "annual", Everyday = "everyday", The = "the", A = "a", This = "this", These = "these",
    That = "that", Those = "those", Last = "last", Next = "next", Coming = "coming", Latest = "latest",
    Previous = "previous", Following = "following", Same = "same", Another = "another", Additional = "additional",
    More = "more", OtherOne = "other", Ago = "ago", Hence = "hence", Later = "later", Earlier = "earlier",
    Afterwards = "afterwards", Before = "before", After = "after", Early = "early", Late = "late", Mid = "mid",
    Beginning = "beginning", End = "end", Middle = "middle", Rest = "rest", Turn = "turn", Half = "half", Of = "of",
    In = "in", On = "on", At = "at", By = "by", Since = "since", Until = "until", From = "from", To = "to",
    Between = "between", And = "and", Or = "or", Through = "through", Throughout = "throughout", During = "during",
    Within = "within", Over = "over", For = "for", Into = "into", Up = "up", As = "as", Every = "every", Each = "each",
    Per = "per", Once = "once", Twice = "twice", Times = "times", Few = "few", Several = "several", Many = "many",
    Some = "some", Couple = "couple", About = "about", Nearly = "nearly", Than = "than", Less = "less", Least = "least",
    Most = "most", Just = "just", Only = "only", Fiscal = "fiscal", Financial = "financial", Bc = "bc", Ad = "ad",
    AmPm = "ampm", Oclock = "oclock", Zone = "zone", Old = "old", Age = "age", Long = "long", Circa = "circa",
    Holy = "holy", Not = "not", Will = "will", Would = "would", Going = "going", Scheduled = "scheduled", Is = "is",
    Has = "has", Was = "was", Said = "said", Says = "says", People = "people", Room = "room", Currency = "currency",
    Paper = "sundaypaper", Under = "under", Very = "very", Right = "right", Planned = "planned", No = "no", UnitLong = "unitlong", Eve = "eve", Feast = "feast",
    Begins = "begins", Agrees = "agrees", Bids = "bids", Statement = "statement",
}

const WORDS: &str = include_str!("../../../assets/lexicon/time-words.tsv");
const SLOTS: usize = 2048;

struct Table {
    keys: Box<[u128; SLOTS]>,
    terms: Box<[(Term, i16); SLOTS]>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { keys: Box::new([0; SLOTS]), terms: Box::new([(Term::Other, 0); SLOTS]) };
    for (spelling, term, value) in entries() {
        table.insert(key(spelling.as_bytes()), term, value);
    }
    for first in super::feast::first_words() {
        let key = key(first.as_bytes());
        if table.get(key).0 == Term::Other {
            table.insert(key, Term::Feast, 0);
        }
    }
    table
});

/// The lines of the table as (spelling, term, value); lines that do not fit the pattern are passed over, and a test says so.
fn entries() -> impl Iterator<Item = (&'static str, Term, i16)> {
    WORDS.lines().filter(|line| !line.starts_with('#')).flat_map(|line| {
        let mut columns = line.split('\t');
        let term = columns.next().and_then(Term::named);
        let value = columns.next().and_then(|value| value.parse().ok());
        let spellings = columns.next().unwrap_or("").split(' ');
        spellings.filter_map(move |spelling| Some((spelling, term?, value?)))
    })
}

impl Table {
    fn slot(key: u128) -> usize {
        let folded = (key as u64) ^ ((key >> 64) as u64).rotate_left(29);
        (folded.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 53) as usize % SLOTS
    }

    fn insert(&mut self, key: u128, term: Term, value: i16) {
        let mut slot = Self::slot(key);
        while self.keys[slot] != 0 {
            slot = (slot + 1) % SLOTS;
        }
        self.keys[slot] = key;
        self.terms[slot] = (term, value);
    }

    fn get(&self, key: u128) -> (Term, i16) {
        let mut slot = Self::slot(key);
        loop {
            match self.keys[slot] {
                found if found == key => return self.terms[slot],
                0 => return (Term::Other, 0),
                _ => slot = (slot + 1) % SLOTS,
            }
        }
    }
}

/// The letters of a word of at most 16 bytes in one number, lower case; 0 for longer ones, which the table does not hold.
pub fn key(word: &[u8]) -> u128 {
    if word.len() > 16 {
        return 0;
    }
    let mut bytes = [0u8; 16];
    bytes[..word.len()].copy_from_slice(word);
    // Setting this bit turns capitals into small letters and leaves small letters alone; words are all letters here.
    let mut mask = [0u8; 16];
    mask[..word.len()].fill(0x20);
    u128::from_le_bytes(bytes) | u128::from_le_bytes(mask)
}

/// The term of a word, in any case of letters.
pub fn term(word: &[u8]) -> (Term, i16) {
    match key(word) {
        0 => (Term::Other, 0),
        key => TABLE.get(key),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_is_understood_and_no_spelling_stands_twice() {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.map(|line| line.split('\t').nth(2).unwrap().split(' ').count()).sum::<usize>(), entries().count());
        let mut seen = std::collections::BTreeSet::new();
        for (spelling, ..) in entries() {
            assert!(spelling.len() <= 16 && spelling.bytes().all(|b| b.is_ascii_lowercase()), "{spelling}");
            assert!(seen.insert(spelling), "{spelling} stands twice");
        }
        assert!(seen.len() < SLOTS / 2);
    }

    #[test]
    fn words_are_found_in_any_case() {
        assert_eq!(term(b"FEBRUARY"), (Term::Month, 2));
        assert_eq!(term(b"Thursday"), (Term::Weekday, 3));
        assert_eq!(term(b"elephant").0, Term::Other);
        assert_eq!(term(b"antidisestablishmentarianism").0, Term::Other);
    }
}
