//! Which events a filter keeps, what each of its clauses hides, and which letters it lights.

use super::{Atom, Clause, Field, Filter, Hidden, Index, Pattern, Property, Stands, Test, index::Column};
use crate::{
    text::{Span, fold},
    time::Interval,
    timeline::{Event, Glance, Timeline, fuzzy::Fuzzy},
};

impl Filter {
    /// Whether it lets everything through.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Whether it asks for what the user notes.
    pub fn asks_for_remarks(&self) -> bool {
        let asks = |atom: &Atom| matches!(atom.test, Test::Is(Property::Marked) | Test::Name(Field::Tag | Field::Note, _));
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
        let fuzzy = Fuzzy::new();
        let mut all = vec![true; index.len()];
        for clause in &self.clauses {
            for (all, kept) in all.iter_mut().zip(kept(clause, index, &fuzzy)) {
                *all &= kept;
            }
        }
        all.iter().enumerate().filter(|(_, kept)| **kept).map(|(at, _)| at).collect()
    }

    /// What each clause hides on its own.
    pub fn hidden(&self, index: &Index) -> Vec<Hidden> {
        let fuzzy = Fuzzy::new();
        let count = |clause: &Clause| kept(clause, index, &fuzzy).iter().filter(|kept| !**kept).count();
        self.clauses.iter().map(|clause| Hidden { clause: clause.text.clone(), events: count(clause) }).collect()
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
        Stands::Scattered => fuzzy.letters(folded, &pattern.letters),
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

fn kept(clause: &Clause, index: &Index, fuzzy: &Fuzzy) -> Vec<bool> {
    let mut any = vec![false; index.len()];
    for Atom { not, test } in &clause.atoms {
        for (any, holds) in any.iter_mut().zip(holds(test, index, fuzzy)) {
            *any |= holds != *not;
        }
    }
    any
}

fn holds(test: &Test, index: &Index, fuzzy: &Fuzzy) -> Vec<bool> {
    match test {
        Test::Any(pattern) => {
            let mut any: Vec<bool> = match pattern.stands {
                Stands::Scattered => vec![false; index.len()],
                _ => index.titles.iter().map(|title| stands(title, pattern, fuzzy)).collect(),
            };
            if pattern.stands == Stands::Scattered {
                add_borne(&mut any, &index.words, pattern, fuzzy);
            }
            for field in [Field::Place, Field::Group, Field::Person, Field::Kind] {
                add_borne(&mut any, index.column(field), pattern, fuzzy);
            }
            any
        }
        Test::Name(field, pattern) => {
            let mut any = vec![false; index.len()];
            add_borne(&mut any, index.column(*field), pattern, fuzzy);
            any
        }
        Test::From(from) => dated(index, |when| when.latest().is_none_or(|latest| from.earliest().is_none_or(|from| latest >= from))),
        Test::To(to) => dated(index, |when| when.earliest().is_none_or(|earliest| to.latest().is_none_or(|to| earliest <= to))),
        Test::Precision(unit) => each(index, |event| event.when.is_some_and(|when| when.precision() == *unit)),
        Test::Is(Property::Conflict) => each(index, |event| event.conflict),
        Test::Is(Property::Undated) => each(index, |event| !event.is_placed()),
        Test::Is(Property::Single) => each(index, |event| event.reports == 1),
        Test::Is(Property::Marked) => index.remarks.marked.clone(),
    }
}

fn each(index: &Index, holds: impl Fn(&Glance) -> bool) -> Vec<bool> {
    index.glances.iter().map(holds).collect()
}

/// What has no date, or none with a year, is neither before nor after anything.
fn dated(index: &Index, holds: impl Fn(&Interval) -> bool) -> Vec<bool> {
    each(index, |event| event.when.is_some_and(|when| when.without_year().is_none() && holds(&when)))
}

/// Adds the events that bear a name that matches.
fn add_borne(any: &mut [bool], column: &Column, pattern: &Pattern, fuzzy: &Fuzzy) {
    let flags: Vec<bool> = column.names.iter().map(|name| stands(name, pattern, fuzzy)).collect();
    if flags.contains(&true) {
        for (event, any) in any.iter_mut().enumerate() {
            *any = *any || column.of(event).iter().any(|id| flags[*id as usize]);
        }
    }
}

fn stands(text: &str, pattern: &Pattern, fuzzy: &Fuzzy) -> bool {
    let letters = pattern.letters.as_str();
    match pattern.stands {
        Stands::Scattered => fuzzy.matches(text, letters),
        Stands::Anywhere => text.contains(letters),
        Stands::First => text.starts_with(letters),
        Stands::Last => text.ends_with(letters),
        Stands::Whole => text == letters,
    }
}
