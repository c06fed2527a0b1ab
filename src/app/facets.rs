//! The facets: places, groups, people, kinds, sources and years with how many of the events shown bear them, to filter by.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::{
    Screen, State,
    borne::{Borne, Counts, Values},
};
use crate::{
    text::fold,
    timeline::{Filter, Fuzzy},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Section {
    Places,
    Groups,
    People,
    Kinds,
    Sources,
    Years,
}

impl Section {
    pub const ALL: [Section; 6] = [Section::Places, Section::Groups, Section::People, Section::Kinds, Section::Sources, Section::Years];

    pub fn title(self) -> &'static str {
        match self {
            Section::Places => "places",
            Section::Groups => "groups",
            Section::People => "people",
            Section::Kinds => "kinds",
            Section::Sources => "sources",
            Section::Years => "years",
        }
    }

    /// The field of the query language; years are asked for by `from:` and `to:`.
    fn field(self) -> &'static str {
        match self {
            Section::Places => "place",
            Section::Groups => "group",
            Section::People => "person",
            Section::Kinds => "kind",
            Section::Sources => "source",
            Section::Years => "from",
        }
    }
}

/// What the filter in force says of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Open,
    Chosen,
    Excluded,
}

/// A value with its count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    pub name: String,
    /// How many places it lies in.
    pub depth: u16,
    /// How many of the events shown bear it.
    pub count: usize,
    pub standing: Standing,
}

/// The facets as far as they are worked out.
#[derive(Debug, Clone, Default)]
pub struct Facets {
    borne: Borne,
    /// How many of the events shown bear each value; none where that is to be counted.
    counts: Option<Counts>,
    /// In the order of [`Section::ALL`].
    pub sections: [Vec<Facet>; Section::ALL.len()],
    /// How many values each has: of very many only the most borne are in `sections`.
    pub totals: [usize; Section::ALL.len()],
    /// The section that has the keys, and the row in each.
    pub section: usize,
    pub rows: [usize; Section::ALL.len()],
}

/// Named in the years' section.
const UNDATED: &str = "undated";

/// More values than anyone scrolls through; the rest is had by narrowing.
const MOST: usize = 1000;

/// Values that one task looks at at a time.
const CHUNK: usize = 1 << 11;

impl State {
    pub(super) fn open_facets(&mut self) {
        self.toggle(Screen::Facets);
        if self.screens.last() == Some(&Screen::Facets) {
            self.recount();
        }
    }

    /// Takes in what another timeline bears.
    pub(super) fn take_borne(&mut self, borne: Borne) {
        (self.facets.borne, self.facets.counts) = (borne, None);
        if self.screens.contains(&Screen::Facets) {
            self.recount();
        }
    }

    /// Other events are shown.
    pub(super) fn forget_counts(&mut self) {
        self.facets.counts = None;
    }

    pub(super) fn turn_section(&mut self, by: isize) {
        let count = Section::ALL.len() as isize;
        self.facets.section = (self.facets.section as isize + by).rem_euclid(count) as usize;
    }

    pub(super) fn scroll_facets(&mut self, rows: isize) {
        let section = self.facets.section;
        let last = self.facets.sections[section].len().saturating_sub(1);
        self.facets.rows[section] = self.facets.rows[section].saturating_add_signed(rows).min(last);
    }

    /// Works out all sections under the filter in force and what narrows them.
    pub(super) fn recount(&mut self) {
        let borne = std::mem::take(&mut self.facets.borne);
        let counts = self.facets.counts.take().unwrap_or_else(|| borne.counts(&self.kept));
        let clauses = self.clauses();
        let narrow = fold(self.narrow.text());
        for (at, section) in Section::ALL.into_iter().enumerate() {
            // Letters that stand together somewhere are what is meant; else those that stand in their order.
            let holds = |folded: &str| narrow.is_empty() || folded.contains(&narrow);
            let together = borne.values.get(at).is_none_or(|values| values.folded.par_iter().any(|name| holds(name)));
            let fits = |folded: &str| if together { holds(folded) } else { Fuzzy::matches(folded, &narrow) };
            let before = self.facets.sections[at].get(self.facets.rows[at]).map(|facet| facet.name.clone());
            (self.facets.sections[at], self.facets.totals[at]) = match borne.values.get(at) {
                Some(values) => list(section, values, &counts.values[at], &clauses, &fits, !narrow.is_empty()),
                None => years(&borne, &counts, &clauses, &fits),
            };
            // The row stays on its value, wherever that went.
            let facets = &self.facets.sections[at];
            let row = before.and_then(|name| facets.iter().position(|facet| facet.name == name)).unwrap_or(self.facets.rows[at]);
            self.facets.rows[at] = row.min(facets.len().saturating_sub(1));
        }
        (self.facets.borne, self.facets.counts) = (borne, Some(counts));
    }

    /// Filters by the value under the cursor, or takes that back.
    pub(super) fn turn_facet(&mut self, wanted: Standing) {
        let section = Section::ALL[self.facets.section];
        let Some(facet) = self.facets.sections[self.facets.section].get(self.facets.rows[self.facets.section]).cloned() else { return };
        let mut clauses = self.clauses();
        clauses.retain(|clause| !asks_for(section, clause, &facet.name, &fold(&facet.name)));
        if facet.standing != wanted {
            clauses.push(self.term(section, &facet.name, wanted == Standing::Excluded));
        }
        self.put_filter(clauses.join(" "));
    }

    pub(super) fn clear_filter(&mut self) {
        self.put_filter(String::new());
    }

    fn put_filter(&mut self, text: String) {
        self.set_filter(text);
        self.search.find = self.search.filter.clone();
        self.search.matches.clone_from(&self.kept);
        self.layout();
        self.recount();
    }

    fn clauses(&self) -> Vec<String> {
        self.search.filter.clauses().map(str::to_owned).collect()
    }

    /// The shortest term of the query language that asks for these events and no others.
    fn term(&self, section: Section, name: &str, not: bool) -> String {
        if section == Section::Years {
            return match (name, not) {
                (UNDATED, false) => "is:undated".to_owned(),
                (UNDATED, true) => "!is:undated".to_owned(),
                (year, false) => format!("from:{year} to:{year}"),
                (year, true) => format!("!from:{year} | !to:{year}"),
            };
        }
        let (field, written) = (section.field(), name.to_lowercase().replace('"', ""));
        let quoted = if written.contains(char::is_whitespace) { format!("\"{written}\"") } else { written };
        let mark = if not { "!" } else { "" };
        let at = Section::ALL.iter().position(|one| *one == section);
        let bearing = at.and_then(|at| {
            let values = self.facets.borne.values.get(at)?;
            let id = values.names.iter().position(|of| of == name)?;
            Some(values.ids.iter().filter(|of| **of as usize == id).count())
        });
        let whole = format!("{field}:^{quoted}$");
        let is_right = |term: &String| Filter::parse(term).is_ok_and(|filter| Some(filter.kept(&self.index).count()) == bearing);
        let term = [format!("{field}:{quoted}"), format!("{field}:'{quoted}")].into_iter().find(is_right).unwrap_or(whole);
        format!("{mark}{term}")
    }
}

/// Whether a clause of a query asks for a value, or for all but it.
fn asks_for(section: Section, clause: &str, name: &str, folded: &str) -> bool {
    if section == Section::Years {
        return match name {
            UNDATED => clause.trim_start_matches('!') == "is:undated",
            year => {
                let (from, to) = (format!("from:{year}"), format!("to:{year}"));
                clause == from || clause == to || clause == format!("!{from} | !{to}")
            }
        };
    }
    let Some((field, value)) = clause.trim_start_matches('!').split_once(':') else { return false };
    let marks = |c: char| matches!(c, '^' | '$' | '"' | '\'');
    !clause.contains(" | ") && field == section.field() && fold(value.trim_matches(marks)) == folded
}

fn standing(section: Section, clauses: &[String], name: &str, folded: &str) -> Standing {
    let asking: Vec<&String> = clauses.iter().filter(|clause| asks_for(section, clause, name, folded)).collect();
    match asking.first() {
        Some(clause) if clause.starts_with('!') => Standing::Excluded,
        // A year is two clauses; one of them alone asks for another stretch.
        Some(_) if section == Section::Years && name != UNDATED && asking.len() < 2 => Standing::Open,
        Some(_) => Standing::Chosen,
        None => Standing::Open,
    }
}

/// The values of a section, the most borne first and no more than [`MOST`], and how many there are; places below what they
/// lie in, unless they are narrowed.
fn list(
    section: Section,
    values: &Values,
    counts: &[usize],
    clauses: &[String],
    fits: &(dyn Fn(&str) -> bool + Sync),
    flat: bool,
) -> (Vec<Facet>, usize) {
    // Only what a clause names by this section's field can stand otherwise than open.
    let field = section.field();
    let clauses: Vec<String> = clauses
        .iter()
        .filter(|clause| clause.trim_start_matches('!').split_once(':').is_some_and(|(of, _)| of == field))
        .cloned()
        .collect();
    let named: Vec<(usize, Standing)> = if clauses.is_empty() {
        Vec::new()
    } else {
        let of = |at: usize| (at, standing(section, &clauses, &values.names[at], &values.folded[at]));
        (0..counts.len()).map(of).filter(|(_, of)| *of != Standing::Open).collect()
    };
    let stands = |id: usize| named.iter().find(|(at, _)| *at == id).map_or(Standing::Open, |(_, standing)| *standing);
    let is_in = |id: &usize| (counts[*id] > 0 || stands(*id) != Standing::Open) && fits(&values.folded[*id]);
    let mut ids: Vec<usize> = (0..counts.len()).into_par_iter().with_min_len(CHUNK).filter(is_in).collect();
    let total = ids.len();
    // What the filter names stays on the list, so that it can be taken back.
    let order = |a: &usize, b: &usize| {
        let is_open = |id: usize| total > MOST && stands(id) == Standing::Open;
        (is_open(*a), counts[*b], values.alphabet[*a]).cmp(&(is_open(*b), counts[*a], values.alphabet[*b]))
    };
    if total > MOST {
        ids.select_nth_unstable_by(MOST, order);
        ids.truncate(MOST);
    }
    ids.sort_by(order);
    let is_tree = !flat && values.within.iter().any(Option::is_some);
    if is_tree {
        let mut below: FxHashMap<Option<u32>, Vec<usize>> = FxHashMap::default();
        for id in ids {
            below.entry(values.within[id].filter(|outer| counts[*outer as usize] > 0)).or_default().push(id);
        }
        ids = Vec::new();
        let mut open: Vec<usize> = below.remove(&None).unwrap_or_default().into_iter().rev().collect();
        while let Some(id) = open.pop() {
            ids.push(id);
            open.extend(below.remove(&Some(id as u32)).unwrap_or_default().into_iter().rev());
        }
    }
    let facet = |id: usize| Facet {
        name: values.names[id].clone(),
        depth: if is_tree { values.depth(id) } else { 0 },
        count: counts[id],
        standing: stands(id),
    };
    (ids.into_iter().map(facet).collect(), total)
}

fn years(borne: &Borne, counts: &Counts, clauses: &[String], fits: &dyn Fn(&str) -> bool) -> (Vec<Facet>, usize) {
    let of_years = borne.years.iter().map(|year| format!("{year:04}")).zip(counts.years.iter().copied());
    let named = of_years.chain([(UNDATED.to_owned(), counts.undated)]);
    let facets: Vec<Facet> = named
        .map(|(name, count)| Facet { standing: standing(Section::Years, clauses, &name, &name), name, depth: 0, count })
        .filter(|facet| (facet.count > 0 || facet.standing != Standing::Open) && fits(&facet.name))
        .collect();
    let total = facets.len();
    (facets, total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Key, Msg, Options, update},
        timeline::fixture,
    };

    fn after(keys: &str) -> State {
        let mut state = State::new(fixture::timeline(), Options::default());
        press(&mut state, keys);
        state
    }

    fn press(state: &mut State, keys: &str) {
        for key in Key::parse_script(keys).unwrap() {
            update(state, Msg::Key(key));
        }
    }

    /// Every value of every section, chosen or excluded, leaves as many events as it said.
    #[test]
    fn a_count_is_what_choosing_leaves() {
        let state = after("f");
        for (at, section) in state.facets.sections.iter().enumerate() {
            for (row, facet) in section.iter().enumerate() {
                let mut chosen = state.clone();
                (chosen.facets.section, chosen.facets.rows[at]) = (at, row);
                let mut excluded = chosen.clone();
                press(&mut chosen, "<enter>");
                assert_eq!(chosen.shown.len(), facet.count, "{facet:?}: {}", chosen.search.text);
                let of = |state: &State| state.facets.sections[at][state.facets.rows[at]].clone();
                assert_eq!((of(&chosen).name, of(&chosen).standing), (facet.name.clone(), Standing::Chosen));
                press(&mut chosen, "<enter>");
                assert_eq!((chosen.shown.len(), chosen.search.text.as_str()), (state.shown.len(), ""), "{facet:?}");
                press(&mut excluded, "x");
                assert_eq!(excluded.shown.len(), state.shown.len() - facet.count, "{facet:?}: {}", excluded.search.text);
                assert_eq!(of(&excluded).standing, Standing::Excluded, "{}", excluded.search.text);
                press(&mut excluded, "x");
                assert_eq!(excluded.search.text, "");
            }
        }
    }

    #[test]
    fn terms_are_written_as_people_would() {
        let mut state = after("f/kob<enter><enter>");
        assert_eq!(state.search.text, "place:kobanî");
        press(&mut state, "<esc><esc>");
        assert!(state.screens.is_empty());
        assert_eq!((state.shown.len(), state.search.text.as_str()), (1, "place:kobanî"), "the filter is kept");
        press(&mut state, "f<bs>");
        assert_eq!(state.search.text, "");
        press(&mut state, "l/northern<enter><enter>");
        assert_eq!(state.search.text, "group:\"northern front\"");
        // What else is in the filter stays.
        press(&mut state, "<esc><esc>/'raid place:x | kind:attack<enter>fx");
        assert!(state.search.text.starts_with("'raid place:x | kind:attack !"), "{}", state.search.text);
    }

    #[test]
    fn what_a_timeline_bears_is_gathered_anew_when_it_is_read_again() {
        let mut state = after("f");
        let mut timeline = fixture::timeline();
        timeline.events.truncate(1);
        update(&mut state, Msg::Reload(timeline));
        assert_eq!(state.facets.sections[3].len(), 1);
    }
}
