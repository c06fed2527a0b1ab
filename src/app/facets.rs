//! The facets: places, groups, people, kinds, sources and years with how many of the events shown bear them, to filter by.
//!
//! What events bear is gathered once a timeline, as numbers beside each other; counting under a filter is then one pass
//! over the events shown.

use chrono::Datelike;
use rustc_hash::FxHashMap;

use super::{Screen, State};
use crate::{
    text::fold,
    timeline::{Event, Filter, Fuzzy, Kind, Timeline},
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
    borne: Option<Borne>,
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

/// Distinct values, and which of them each event bears.
#[derive(Debug, Clone, Default)]
struct Values {
    names: Vec<String>,
    /// The same, folded.
    folded: Vec<String>,
    /// The value that each lies in; only of places.
    within: Vec<Option<u32>>,
    starts: Vec<u32>,
    ids: Vec<u32>,
}

impl Values {
    fn of(&self, event: usize) -> &[u32] {
        match (self.starts.get(event), self.starts.get(event + 1)) {
            (Some(from), Some(to)) => &self.ids[*from as usize..*to as usize],
            _ => &[],
        }
    }

    fn gather<'a>(events: &'a [Event], mut each: impl FnMut(&'a Event, &mut dyn FnMut(&'a str, Option<&'a str>))) -> Self {
        let mut values = Values { starts: vec![0], ..Values::default() };
        let mut known: FxHashMap<&str, u32> = FxHashMap::default();
        for event in events {
            let start = values.ids.len();
            each(event, &mut |name, within| {
                let mut id_of = |name: &'a str| {
                    *known.entry(name).or_insert_with(|| {
                        values.names.push(name.to_owned());
                        values.folded.push(fold(name));
                        values.within.push(None);
                        values.names.len() as u32 - 1
                    })
                };
                let id = id_of(name);
                let outer = within.map(id_of).filter(|outer| *outer != id);
                values.within[id as usize] = values.within[id as usize].or(outer);
                if !values.ids[start..].contains(&id) {
                    values.ids.push(id);
                }
            });
            values.starts.push(values.ids.len() as u32);
        }
        values
    }

    fn counts(&self, shown: &[usize]) -> Vec<usize> {
        let mut counts = vec![0; self.names.len()];
        for event in shown {
            for id in self.of(*event) {
                counts[*id as usize] += 1;
            }
        }
        counts
    }

    /// How many values a value lies in, up to what no map needs.
    fn depth(&self, id: usize) -> u16 {
        let (mut at, mut depth) = (id, 0);
        while let Some(outer) = self.within[at] {
            if depth == 6 {
                break;
            }
            (at, depth) = (outer as usize, depth + 1);
        }
        depth
    }
}

/// What the events of a timeline bear.
#[derive(Debug, Clone, Default)]
struct Borne {
    /// Of all sections but the years.
    values: Vec<Values>,
    /// The first and last year in which each event can have been; none without a year.
    spans: Vec<Option<(i32, i32)>>,
    /// The years at which some event begins or ends.
    years: Vec<i32>,
}

impl Borne {
    fn new(timeline: &Timeline) -> Self {
        let events = &timeline.events;
        let places = Values::gather(events, |event, put| {
            for place in &event.places {
                let mut inner = place.name.as_str();
                for outer in &place.within {
                    put(inner, Some(outer));
                    inner = outer;
                }
                put(inner, None);
            }
        });
        let groups = Values::gather(events, |event, put| event.groups.iter().for_each(|group| put(&group.name, None)));
        let people = Values::gather(events, |event, put| event.people.iter().for_each(|person| put(&person.name, None)));
        let kinds = Values::gather(events, |event, put| put(Kind::name(event.kind), None));
        let sources = Values::gather(events, |event, put| {
            for mention in &event.mentions {
                if let Some(article) = timeline.articles.get(mention.article) {
                    put(&article.id, article.publisher.as_deref());
                    article.publisher.iter().for_each(|publisher| put(publisher, None));
                }
            }
        });
        let span = |event: &Event| {
            let when = event.when.filter(|when| when.without_year().is_none() && !when.is_unknown())?;
            Some((when.earliest().map_or(i32::MIN, |day| day.year()), when.latest().map_or(i32::MAX, |day| day.year())))
        };
        let spans: Vec<Option<(i32, i32)>> = events.iter().map(span).collect();
        let ends = spans.iter().flatten().flat_map(|(first, last)| [*first, *last]);
        // Those that the query language can write.
        let mut years: Vec<i32> = ends.filter(|year| (0..=9999).contains(year)).collect();
        years.sort_unstable();
        years.dedup();
        Self { values: vec![places, groups, people, kinds, sources], spans, years }
    }

    /// How many of the events shown can have been in each year, and how many have none.
    fn years(&self, shown: &[usize]) -> (Vec<usize>, usize) {
        let mut steps = vec![0isize; self.years.len() + 1];
        let mut undated = 0;
        for event in shown {
            match self.spans[*event] {
                Some((first, last)) => {
                    steps[self.years.partition_point(|year| *year < first)] += 1;
                    steps[self.years.partition_point(|year| *year <= last)] -= 1;
                }
                None => undated += 1,
            }
        }
        let mut now = 0;
        let counts = steps[..self.years.len()].iter().map(|step| {
            now += step;
            now.max(0) as usize
        });
        (counts.collect(), undated)
    }
}

impl State {
    pub(super) fn open_facets(&mut self) {
        self.toggle(Screen::Facets);
        if self.screens.last() == Some(&Screen::Facets) {
            self.recount();
        }
    }

    /// Forgets what was gathered, for another timeline.
    pub(super) fn forget_facets(&mut self) {
        self.facets.borne = None;
        if self.screens.contains(&Screen::Facets) {
            self.recount();
        }
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
        let borne = self.facets.borne.take().unwrap_or_else(|| Borne::new(&self.timeline));
        let clauses = self.clauses();
        let narrow = fold(self.narrow.text());
        let fuzzy = Fuzzy::new();
        for (at, section) in Section::ALL.into_iter().enumerate() {
            // Letters that stand together somewhere are what is meant; else those that stand in their order.
            let together = borne.values.get(at).is_none_or(|values| values.folded.iter().any(|name| name.contains(&narrow)));
            let fits = |folded: &str| if together { folded.contains(&narrow) } else { fuzzy.score(folded, &narrow).is_some() };
            let before = self.facets.sections[at].get(self.facets.rows[at]).map(|facet| facet.name.clone());
            (self.facets.sections[at], self.facets.totals[at]) = match borne.values.get(at) {
                Some(values) => list(section, values, &values.counts(&self.shown), &clauses, &fits, !narrow.is_empty()),
                None => years(&borne, &self.shown, &clauses, &fits),
            };
            // The row stays on its value, wherever that went.
            let facets = &self.facets.sections[at];
            let row = before.and_then(|name| facets.iter().position(|facet| facet.name == name)).unwrap_or(self.facets.rows[at]);
            self.facets.rows[at] = row.min(facets.len().saturating_sub(1));
        }
        self.facets.borne = Some(borne);
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
        self.search.matches.clone_from(&self.shown);
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
        let bearing = self.facets.borne.as_ref().and_then(|borne| {
            let values = borne.values.get(Section::ALL.iter().position(|one| *one == section)?)?;
            let id = values.names.iter().position(|of| of == name)?;
            Some(values.ids.iter().filter(|of| **of as usize == id).count())
        });
        let whole = format!("{field}:^{quoted}$");
        let is_right = |term: &String| Filter::parse(term).is_ok_and(|filter| Some(filter.select_in(&self.index).len()) == bearing);
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
    fits: &dyn Fn(&str) -> bool,
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
    let mut ids: Vec<usize> = (0..counts.len()).filter(is_in).collect();
    let total = ids.len();
    // What the filter names stays on the list, so that it can be taken back.
    let order = |a: &usize, b: &usize| {
        let is_open = |id: usize| total > MOST && stands(id) == Standing::Open;
        (is_open(*a), counts[*b], &values.names[*a]).cmp(&(is_open(*b), counts[*a], &values.names[*b]))
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

fn years(borne: &Borne, shown: &[usize], clauses: &[String], fits: &dyn Fn(&str) -> bool) -> (Vec<Facet>, usize) {
    let (counts, undated) = borne.years(shown);
    let named = borne.years.iter().map(|year| format!("{year:04}")).zip(counts).chain([(UNDATED.to_owned(), undated)]);
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
