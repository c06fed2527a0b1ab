//! Which events a filter keeps, what each of its clauses hides, and which letters it lights.

use chrono::{Datelike, NaiveDate};

use super::{Atom, Clause, Field, Filter, Hidden, Index, Pattern, Property, Stands, Test, bits::Bits, column::Column};
use crate::{
    text::{Span, fold},
    timeline::{
        Event, Timeline,
        fuzzy::{self, Fuzzy},
    },
};

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether it asks for what the user notes.
    pub fn asks_for_remarks(&self) -> bool {
        let asks =
            |atom: &Atom| matches!(atom.test, Test::Is(Property::Marked | Property::Corrected) | Test::Name(Field::Tag | Field::Note, _));
        self.clauses.iter().any(|clause| clause.atoms.iter().any(asks))
    }

    /// Its clauses as they were written.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        self.clauses.iter().map(|clause| clause.text.as_str())
    }

    /// Whether it keeps this event. For many events, [`Filter::select`] is far quicker.
    pub fn matches(&self, timeline: &Timeline, event: &Event) -> bool {
        let event = std::slice::from_ref(event);
        self.is_empty() || !self.select_in(&Index::over(timeline, event)).is_empty()
    }

    /// The events it keeps, as places in `timeline.events`, in their order.
    pub fn select(&self, timeline: &Timeline) -> Vec<usize> {
        if self.is_empty() {
            return (0..timeline.events.len()).collect();
        }
        self.select_in(&Index::new(timeline))
    }

    /// As [`Filter::select`], with an index made before.
    pub fn select_in(&self, index: &Index) -> Vec<usize> {
        let mut clauses = self.clauses.iter().map(|clause| kept(clause, index));
        let Some(mut all) = clauses.next() else { return (0..index.len()).collect() };
        clauses.for_each(|kept| all.and(&kept));
        all.places()
    }

    /// What each clause hides on its own.
    pub fn hidden(&self, index: &Index) -> Vec<Hidden> {
        let hidden = |clause: &Clause| Hidden { clause: clause.text.clone(), events: index.len() - kept(clause, index).count() };
        self.clauses.iter().map(hidden).collect()
    }

    /// The parts of a shown text (a title, a name) that its words match, in order and apart.
    pub fn lit(&self, text: &str) -> Vec<Span> {
        let patterns: Vec<&Pattern> = self
            .clauses
            .iter()
            .flat_map(|clause| &clause.atoms)
            .filter(|atom| !atom.not)
            .filter_map(|atom| match &atom.test {
                Test::Any(pattern) | Test::Name(Field::Place | Field::Group | Field::Person, pattern) => Some(pattern),
                _ => None,
            })
            .collect();
        if patterns.is_empty() {
            return Vec::new();
        }
        let fuzzy = Fuzzy::new();
        let mut out = Vec::new();
        let mut at = 0;
        for word in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            let folded = fold(bare);
            if !folded.is_empty() {
                let mut letters: Vec<usize> = patterns.iter().flat_map(|pattern| lit_letters(&fuzzy, bare, &folded, pattern)).collect();
                letters.sort_unstable();
                letters.dedup();
                out.extend(letters.iter().filter_map(|letter| {
                    let (from, c) = bare.char_indices().nth(*letter)?;
                    Some(Span::new(at + from, at + from + c.len_utf8()))
                }));
            }
            at += word.len();
        }
        joined(out)
    }
}

/// Which letters of a word (counted in characters) a pattern lights.
fn lit_letters(fuzzy: &Fuzzy, word: &str, folded: &str, pattern: &Pattern) -> Vec<usize> {
    let letters = match pattern.stands {
        Stands::Scattered => fuzzy.lit(folded, &pattern.letters),
        // A phrase lights its words one by one.
        _ => pattern.letters.split(' ').find_map(|part| {
            let from = folded.find(part)?;
            let first = folded[..from].chars().count();
            Some((first..first + part.chars().count()).collect())
        }),
    };
    let Some(letters) = letters else { return Vec::new() };
    let length = word.chars().count();
    // Where folding changed the number of letters, the places mean nothing: the word as a whole is lit.
    if folded.chars().count() == length { letters } else { (0..length).collect() }
}

fn joined(spans: Vec<Span>) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    for span in spans {
        match out.last_mut() {
            Some(last) if last.end >= span.start => last.end = last.end.max(span.end),
            _ => out.push(span),
        }
    }
    out
}

fn kept(clause: &Clause, index: &Index) -> Bits {
    let mut any = Bits::none(index.len());
    for Atom { not, test } in &clause.atoms {
        let mut kept = holds(test, index);
        if *not {
            kept.invert();
        }
        any.or(&kept);
    }
    any
}

fn holds(test: &Test, index: &Index) -> Bits {
    let bounds = &index.dates.bounds;
    let day = |day: Option<NaiveDate>| day.map(|day| day.num_days_from_ce());
    // What has no date, or none with a year, is neither before nor after anything.
    let is_dated = |(first, last): (i32, i32)| first <= last;
    match test {
        Test::Any(pattern) => {
            let mut kept = in_titles(pattern, index);
            for field in [Field::Place, Field::Group, Field::Person, Field::Kind] {
                add_borne(&mut kept, index.column(field), pattern);
            }
            kept
        }
        Test::Name(field, pattern) => {
            let mut kept = Bits::none(index.len());
            add_borne(&mut kept, index.column(*field), pattern);
            kept
        }
        Test::From(from) => {
            let from = day(from.earliest()).unwrap_or(i32::MIN);
            Bits::of(index.len(), |at| is_dated(bounds[at]) && bounds[at].1 >= from)
        }
        Test::To(to) => {
            let to = day(to.latest()).unwrap_or(i32::MAX);
            Bits::of(index.len(), |at| is_dated(bounds[at]) && bounds[at].0 <= to)
        }
        Test::Precision(unit) => Bits::of(index.len(), |at| index.dates.units[at] == Some(*unit)),
        Test::Is(Property::Conflict) => index.conflict.clone(),
        Test::Is(Property::Undated) => index.dates.undated.clone(),
        Test::Is(Property::Single) => index.single.clone(),
        Test::Is(Property::Marked) => index.remarks.marked.clone(),
        Test::Is(Property::Corrected) => index.remarks.corrected.clone(),
    }
}

/// The events whose title matches: scattered letters in one of its words, others anywhere in it or at an end of it.
fn in_titles(pattern: &Pattern, index: &Index) -> Bits {
    let mut kept = Bits::none(index.len());
    let letters = pattern.letters.as_str();
    if pattern.stands == Stands::Scattered {
        index.words.add_scattered(&mut kept, letters);
        return kept;
    }
    // Whatever the pattern lies in holds its longest word, so only the titles with such a word are looked at as a whole.
    let longest = letters.split(|c: char| !c.is_alphanumeric()).max_by_key(|part| part.len()).unwrap_or("");
    if longest.is_empty() {
        return Bits::of(index.len(), |at| stands(index.titles.get(at), pattern));
    }
    index.words.add(&mut kept, |word| word.contains(longest));
    if pattern.stands != Stands::Anywhere || longest != letters {
        kept.keep(|at| stands(index.titles.get(at), pattern));
    }
    kept
}

/// Adds the events that bear a name that matches.
fn add_borne(kept: &mut Bits, column: &Column, pattern: &Pattern) {
    match pattern.stands {
        Stands::Scattered => column.add_scattered(kept, &pattern.letters),
        _ => column.add(kept, |name| stands(name, pattern)),
    }
}

fn stands(text: &str, pattern: &Pattern) -> bool {
    let letters = pattern.letters.as_str();
    match pattern.stands {
        Stands::Scattered => fuzzy::matches(text, letters),
        Stands::Anywhere => text.contains(letters),
        Stands::First => text.starts_with(letters),
        Stands::Last => text.ends_with(letters),
        Stands::Whole => text == letters,
    }
}
