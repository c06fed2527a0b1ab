//! The map: the places of the events shown with their counts, the one that is chosen, and the part of the world on view.
//!
//! Places are counted by the lanes by place, which know the innermost place of each event: one pass over the events shown,
//! however many they are, and no name is compared.

use super::{
    Area, Pane, Screen, State, date_in_words,
    projection::{Point, Projection, Viewport},
};
use crate::{
    time::Interval,
    timeline::{Filter, LaneBy, LaneIndex, Place},
};

/// A place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Spot {
    pub place: Place,
    /// How many of the events shown happened there; of those in a place within it none.
    pub events: usize,
    /// The dates of the earliest and the latest of them.
    pub first: Option<Interval>,
    pub last: Option<Interval>,
}

impl Spot {
    /// Whether no more than a country, a sea or a part of the world is known.
    pub fn is_wide(&self) -> bool {
        self.place.within.is_empty()
    }

    /// Where the map has it.
    pub fn at(&self) -> Option<Point> {
        self.place.at.filter(|(north, east)| north.is_finite() && east.is_finite())
    }
}

/// The map as far as it is worked out.
#[derive(Debug, Clone, Default)]
pub struct Map {
    /// The place with the most events first; of equals, the one whose events come first.
    pub spots: Vec<Spot>,
    /// The chosen one.
    pub row: usize,
    /// None before it was opened.
    pub viewport: Option<Viewport>,
    /// How many of the events shown have no place.
    pub placeless: usize,
    /// Whether other events are shown than those that were counted.
    pub(super) stale: bool,
}

/// Where on the page what stands; what has no room is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct MapParts {
    pub map: Area,
    /// The places, one a row.
    pub list: Area,
    /// What the page says in words.
    pub words: Area,
}

impl MapParts {
    /// The list beside the map where there is room for both, else below it, else alone.
    pub fn new(page: Area) -> MapParts {
        let words = match page.height {
            0..6 => 0,
            6..12 => 1,
            12..16 => 2,
            _ => 3,
        };
        let (body, words) = (Area { height: page.height - words, ..page }, Area { y: page.y + page.height - words, height: words, ..page });
        if body.width >= 60 && body.height >= 6 {
            let list = if body.width >= 110 { (body.width / 4).min(44) } else { 26 };
            let map = Area { width: body.width - list - 1, ..body };
            MapParts { map, list: Area { x: body.x + map.width + 1, width: list, ..body }, words }
        } else if body.width >= 24 && body.height >= 14 {
            let list = (body.height / 3).max(5);
            let map = Area { height: body.height - list, ..body };
            MapParts { map, list: Area { y: body.y + map.height, height: list, ..body }, words }
        } else {
            MapParts { map: Area::default(), list: body, words }
        }
    }

    /// The rows of the list below its heading.
    pub fn list_rows(&self) -> Area {
        let head = u16::from(self.list.height > 2);
        Area { y: self.list.y + head, height: self.list.height - head, ..self.list }
    }
}

/// So many columns beside a place still count as the place.
const NEAR: u16 = 3;

/// One step nearer or farther.
const STEP: f64 = 1.6;

/// The part of what is on view by which it moves.
const MOVE: f64 = 0.2;

/// Of so many events one may lie so far off that the rest would be crowded: the map opens without it.
const FAR_OFF: usize = 10;

impl State {
    pub(super) fn open_map(&mut self) {
        (self.map.stale, self.map.viewport) = (true, None);
        self.toggle(Screen::Map);
    }

    pub(crate) fn map_parts(&self) -> MapParts {
        MapParts::new(self.geometry.page)
    }

    /// What the map shows of the world in the room that it has.
    pub(crate) fn projection(&self) -> Option<Projection> {
        let area = self.map_parts().map;
        Some(Projection::new(self.map.viewport?, area.width, area.height))
    }

    pub(crate) fn spot(&self) -> Option<&Spot> {
        self.map.spots.get(self.map.row)
    }

    /// Counts the places of the events shown, where that is to be done and the map is on view.
    pub(super) fn remap(&mut self) {
        if self.screens.last() != Some(&Screen::Map) || !std::mem::take(&mut self.map.stale) {
            return;
        }
        let chosen = match self.map.viewport {
            Some(_) => self.spot().map(|spot| spot.place.clone()),
            None => self.selected_event().and_then(|event| event.place().cloned()),
        };
        (self.map.spots, self.map.placeless) = self.count_spots();
        let same =
            |place: &Place| self.map.spots.iter().position(|spot| (&spot.place.name, &spot.place.within) == (&place.name, &place.within));
        self.map.row = chosen.as_ref().and_then(same).unwrap_or(0);
        if self.map.viewport.is_none() {
            self.map.viewport = opening(&self.map.spots);
            self.bring_spot_on_view();
        }
    }

    fn count_spots(&mut self) -> (Vec<Spot>, usize) {
        let is_by_place = |index: &&LaneIndex| index.by() == LaneBy::Place;
        if self.lanes.index.iter().chain(&self.lanes.others).all(|index| !is_by_place(&index)) {
            self.lanes.others.push(LaneIndex::new(&self.timeline, LaneBy::Place));
        }
        let Some(index) = self.lanes.index.iter().chain(&self.lanes.others).find(is_by_place) else { return (Vec::new(), 0) };
        let glances = self.index.glances();
        let (mut spots, mut placeless): (Vec<(usize, Spot)>, usize) = (Vec::new(), 0);
        let mut known = vec![u32::MAX; index.count()];
        for (position, at) in self.shown.iter().enumerate() {
            let Some(lane) = index.innermost(*at) else {
                placeless += 1;
                continue;
            };
            if known[lane] == u32::MAX {
                let Some(place) = self.timeline.events.get(*at).and_then(|event| event.place()) else { continue };
                known[lane] = spots.len() as u32;
                spots.push((position, Spot { place: place.clone(), events: 0, first: None, last: None }));
            }
            let (_, spot) = &mut spots[known[lane] as usize];
            spot.events += 1;
            if let Some(when) = glances.get(*at).filter(|glance| glance.is_placed()).and_then(|glance| glance.when) {
                // They come in order of their beginning.
                spot.first = spot.first.or(Some(when));
                let ends_later = |last: Interval| last.latest().is_some_and(|last| when.latest().is_none_or(|latest| latest > last));
                if spot.last.is_none_or(ends_later) {
                    spot.last = Some(when);
                }
            }
        }
        spots.sort_by_key(|(position, spot)| (std::cmp::Reverse(spot.events), *position));
        (spots.into_iter().map(|(_, spot)| spot).collect(), placeless)
    }

    /// The first row of the list that is on view: the chosen one stands in the middle, as far as the ends let it.
    pub(crate) fn top_spot(&self) -> usize {
        let rows = usize::from(self.map_parts().list_rows().height);
        self.map.row.saturating_sub(rows / 2).min(self.map.spots.len().saturating_sub(rows))
    }

    /// Chooses the place of a row, or the one that lies nearest on the map.
    pub(super) fn click_on_map(&mut self, x: u16, y: u16) {
        let parts = self.map_parts();
        let rows = parts.list_rows();
        if rows.holds(x, y) {
            let at = self.top_spot() + usize::from(y - rows.y);
            if at < self.map.spots.len() {
                self.map.row = at;
                self.bring_spot_on_view();
            }
        } else if let Some(projection) = self.projection().filter(|_| parts.map.holds(x, y)) {
            let (column, row) = (x - parts.map.x, y - parts.map.y);
            let far = |spot: &Spot| {
                let (at_column, at_row) = projection.column_and_row(spot.at()?)?;
                Some(at_column.abs_diff(column) + 2 * at_row.abs_diff(row)).filter(|far| *far <= NEAR)
            };
            let near = self.map.spots.iter().enumerate().filter_map(|(at, spot)| Some((far(spot)?, at))).min();
            self.map.row = near.map_or(self.map.row, |(_, at)| at);
        }
    }

    pub(super) fn scroll_spots(&mut self, rows: isize) {
        let last = self.map.spots.len().saturating_sub(1);
        self.map.row = self.map.row.saturating_add_signed(rows).min(last);
        self.bring_spot_on_view();
    }

    /// Moves the view to the chosen place where it does not show it.
    fn bring_spot_on_view(&mut self) {
        let (Some(at), Some(projection)) = (self.spot().and_then(Spot::at), self.projection()) else { return };
        if projection.column_and_row(at).is_none() {
            self.map.viewport = self.map.viewport.map(|viewport| viewport.centred(at));
        }
    }

    /// Nearer by steps, or farther, with the chosen place staying where it is.
    pub(super) fn zoom_map(&mut self, steps: isize) {
        let (Some(viewport), Some(projection)) = (self.map.viewport, self.projection()) else { return };
        let on_view = self.spot().and_then(Spot::at).filter(|at| projection.column_and_row(*at).is_some());
        let factor = STEP.powi(steps.clamp(-40, 40) as i32).recip();
        self.map.viewport = Some(viewport.zoomed(factor, on_view.unwrap_or(viewport.middle)));
        self.bring_spot_on_view();
    }

    pub(super) fn move_map(&mut self, north: isize, east: isize) {
        let (Some(viewport), Some(projection)) = (self.map.viewport, self.projection()) else { return };
        let (height, width) = projection.span();
        let part = |steps: isize, span: f64| steps.clamp(-100, 100) as f64 * MOVE * span;
        // What is drawn may have been held back at a pole.
        self.map.viewport = Some(viewport.centred(projection.middle()).moved(part(north, height), part(east, width)));
    }

    /// All places on view.
    pub(super) fn fit_map(&mut self) {
        self.map.viewport = Viewport::around(self.map.spots.iter().filter_map(Spot::at));
    }

    /// Filters by the chosen place, on the timeline.
    pub(super) fn filter_by_spot(&mut self) {
        let Some(place) = self.spot().map(|spot| spot.place.clone()) else {
            self.notice = Some("no place to filter by".to_owned());
            return;
        };
        self.remember();
        while !self.screens.is_empty() {
            self.close_screen();
        }
        self.focus = Pane::List;
        let mut clauses: Vec<String> = self.search.filter.clauses().map(str::to_owned).collect();
        let mut terms = vec![self.place_term(&place.name)];
        // A name that stands for several places asks for all of them; the country says which is meant.
        let is_other = |spot: &Spot| spot.place.name == place.name && spot.place.country() != place.country();
        if self.map.spots.iter().any(is_other) {
            terms.push(self.place_term(place.country()));
        }
        clauses.extend(terms.into_iter().filter(|term| !clauses.contains(term)).collect::<Vec<_>>());
        self.set_filter(clauses.join(" "));
        self.search.find = self.search.filter.clone();
        self.search.matches.clone_from(&self.shown);
        self.chosen = self.selected.clone().or(self.chosen.take());
        self.layout();
        self.rechart();
        self.notice = Some(format!("only {} now; Esc shows all again", place.full_name()));
    }

    /// The shortest term of the query language that asks for the events in a place and for no others.
    fn place_term(&self, name: &str) -> String {
        let written = name.to_lowercase().replace('"', "");
        let quoted = if written.contains(char::is_whitespace) { format!("\"{written}\"") } else { written };
        let whole = format!("place:^{quoted}$");
        let kept = |term: &str| Filter::parse(term).ok().map(|filter| filter.select_in(&self.index).len());
        let wanted = kept(&whole);
        [format!("place:{quoted}"), format!("place:'{quoted}")].into_iter().find(|term| kept(term) == wanted).unwrap_or(whole)
    }

    /// What the map says of the chosen place.
    pub(crate) fn spot_in_words(&self) -> Option<String> {
        let spot = self.spot()?;
        let mut name = spot.place.name.clone();
        spot.place.within.iter().for_each(|outer| name.push_str(&format!(", {outer}")));
        let mut parts = vec![format!("{name}: {}", counted(spot.events))];
        parts.push(match (spot.first, spot.last) {
            (Some(first), Some(last)) if first != last => format!("first {}, last {}", first.in_words(), last.in_words()),
            (Some(when), _) => date_in_words(&when),
            _ => "undated".to_owned(),
        });
        if spot.is_wide() {
            parts.push("no finer place told".to_owned());
            let inner = self.map.spots.iter().filter(|other| other.place.within.contains(&spot.place.name));
            match inner.map(|other| other.events).sum::<usize>() {
                0 => {}
                inner => parts.push(format!("{inner} more at places in it")),
            }
        }
        match spot.at() {
            // The middle of a country is nowhere that anything happened.
            Some(_) if spot.is_wide() => {}
            Some((north, east)) => parts.push(super::why::degrees(north, east)),
            None => parts.push("not on the map".to_owned()),
        }
        Some(parts.join("; "))
    }

    /// What the map leaves out or draws in the middle of something, in words.
    pub(crate) fn unmapped_in_words(&self) -> String {
        let sum = |fits: &dyn Fn(&Spot) -> bool| self.map.spots.iter().filter(|spot| fits(spot)).map(|spot| spot.events).sum::<usize>();
        let projection = self.projection();
        let is_out = |spot: &Spot| match (&projection, spot.at()) {
            (Some(projection), Some(at)) => projection.column_and_row(at).is_none(),
            _ => false,
        };
        let has_map = !self.map_parts().map.is_empty();
        let all = [
            (self.map.placeless, "without a place"),
            (sum(&Spot::is_wide), "with only a country"),
            (sum(&|spot| spot.at().is_none()), "at places not on the map"),
            (if has_map { sum(&is_out) } else { 0 }, "out of view"),
        ];
        let parts: Vec<(usize, &str)> = all.into_iter().filter(|(count, _)| *count > 0).collect();
        let words = parts.iter().enumerate().map(|(at, (count, what))| {
            let events = if at == 0 { counted(*count) } else { count.to_string() };
            format!("{events} {what}")
        });
        let words = words.collect::<Vec<_>>().join("; ");
        if words.is_empty() { "every event has a place on the map".to_owned() } else { words }
    }
}

fn counted(events: usize) -> String {
    format!("{events} event{}", if events == 1 { "" } else { "s" })
}

/// What the map opens with: all places, unless without a few events far off the others are seen twice as large.
fn opening(spots: &[Spot]) -> Option<Viewport> {
    let mut known: Vec<(Point, usize)> = spots.iter().filter_map(|spot| Some((spot.at()?, spot.events))).collect();
    let all = Viewport::around(known.iter().map(|(at, _)| *at))?;
    let total: usize = known.iter().map(|(_, events)| *events).sum();
    let middle = median(&known);
    let distance = |(at, _): &(Point, usize)| {
        let (north, east) = (at.0 - middle.0, super::projection::turned(at.1 - middle.1) * middle.0.to_radians().cos());
        north.hypot(east)
    };
    known.sort_by(|a, b| distance(a).total_cmp(&distance(b)));
    let mut left_out = 0;
    while let Some((_, events)) = known.last().filter(|(_, events)| (left_out + events) * FAR_OFF <= total) {
        left_out += events;
        known.pop();
    }
    let most = Viewport::around(known.into_iter().map(|(at, _)| at)).unwrap_or(all);
    let size = |viewport: &Viewport| viewport.height.max(viewport.width * viewport.middle.0.to_radians().cos());
    Some(if size(&most) * 2.0 <= size(&all) { most } else { all })
}

/// The place in the middle of all events, in latitude and in longitude.
fn median(spots: &[(Point, usize)]) -> Point {
    let half = spots.iter().map(|(_, events)| events).sum::<usize>() / 2;
    let middle = |of: &dyn Fn(&Point) -> f64| {
        let mut sorted: Vec<(f64, usize)> = spots.iter().map(|(at, events)| (of(at), *events)).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut before = 0;
        let reached = sorted.iter().find(|(_, events)| {
            before += events;
            before > half
        });
        reached.or(sorted.last()).map_or(0.0, |(value, _)| *value)
    };
    (middle(&|at| at.0), middle(&|at| at.1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Key, Msg, Options, update},
        timeline::fixture,
    };

    fn after(keys: &str) -> State {
        let mut state = State::new(fixture::located(), Options::default());
        press(&mut state, keys);
        state
    }

    fn press(state: &mut State, keys: &str) {
        for key in Key::parse_script(keys).unwrap() {
            update(state, Msg::Key(key));
        }
    }

    #[test]
    fn every_event_shown_is_at_one_place_or_counted_as_without() {
        for keys in ["M", "/group:northern<enter>M", "/is:undated<enter>M", "ssM", "/place:nowhere<enter>M"] {
            let state = after(keys);
            let at_places: usize = state.map.spots.iter().map(|spot| spot.events).sum();
            assert_eq!(at_places + state.map.placeless, state.shown.len(), "{keys}");
            assert!(state.map.spots.is_sorted_by_key(|spot| std::cmp::Reverse(spot.events)), "{keys}");
            for spot in &state.map.spots {
                let there = |at: &&usize| state.timeline.events[**at].place() == Some(&spot.place);
                assert_eq!(state.shown.iter().filter(there).count(), spot.events, "{keys}: {spot:?}");
            }
        }
    }

    #[test]
    fn it_opens_at_the_place_of_the_selected_event_and_closes_to_where_one_was() {
        for keys in ["", "jj", "G", "<tab>", "/kind:attack<enter>j"] {
            let before = after(keys);
            let mut state = before.clone();
            press(&mut state, "M");
            if let Some(place) = before.selected_event().and_then(|event| event.place()) {
                assert_eq!(state.spot().map(|spot| &spot.place), Some(place), "{keys}");
            }
            for close in ["M", "<esc>", "q"] {
                let mut state = state.clone();
                press(&mut state, &format!("jj+lK{close}"));
                let of = |state: &State| (state.screens.clone(), state.selected.clone(), state.listing.top, state.focus, state.axis);
                assert_eq!(of(&state), of(&before), "{keys}: {close}");
            }
        }
    }

    #[test]
    fn a_place_that_is_chosen_is_on_view() {
        let mut state = after("M9+");
        for _ in 0..state.map.spots.len() {
            if let Some(at) = state.spot().and_then(Spot::at) {
                assert!(state.projection().unwrap().column_and_row(at).is_some(), "{:?}", state.spot());
            }
            press(&mut state, "j");
        }
        press(&mut state, "_");
        let projection = state.projection().unwrap();
        assert!(state.map.spots.iter().filter_map(Spot::at).all(|at| projection.column_and_row(at).is_some()));
    }

    #[test]
    fn enter_filters_by_the_place_and_going_back_leads_to_the_map() {
        let mut state = after("M");
        state.scroll_spots(isize::MIN);
        let (name, events) = state.spot().map(|spot| (spot.place.name.clone(), spot.events)).unwrap();
        press(&mut state, "<enter>");
        assert_eq!((state.search.text.as_str(), state.shown.len(), name.as_str()), ("place:kasra", events, "Kasra"));
        assert!(state.screens.is_empty());
        // It is added to what is in force, and once only.
        press(&mut state, "M<enter>");
        assert_eq!(state.search.text, "place:kasra");
        press(&mut state, "<c-o>");
        assert_eq!(state.screens, [Screen::Map]);
        assert_eq!(state.map.spots.len(), 1, "counted under the filter in force");
    }

    #[test]
    fn a_name_of_two_places_is_told_apart_by_the_country() {
        let mut timeline = fixture::located();
        timeline.events[3].places = vec![Place { name: "Port Amal".to_owned(), within: vec!["Sidria".to_owned()], at: Some((30.0, -9.0)) }];
        let mut state = State::new(timeline, Options::default());
        press(&mut state, "M");
        let of = |country: &str| state.map.spots.iter().position(|spot| spot.place.name == "Port Amal" && spot.place.country() == country);
        let row = of("Sidria").unwrap();
        state.map.row = row;
        press(&mut state, "<enter>");
        assert_eq!(state.shown.len(), 1, "{}", state.search.text);
    }

    #[test]
    fn a_few_events_far_off_do_not_crowd_the_rest() {
        let spot = |north: f64, east: f64, events: usize| Spot {
            place: Place { name: String::new(), within: Vec::new(), at: Some((north, east)) },
            events,
            first: None,
            last: None,
        };
        let near = [spot(34.0, 9.0, 10), spot(36.8, 10.2, 6), spot(33.1, 11.2, 3)];
        let far = [spot(48.9, 2.3, 1), spot(40.7, -74.0, 1)];
        let all: Vec<Spot> = near.iter().chain(&far).cloned().collect();
        assert!(opening(&all).unwrap().width < 10.0);
        // Where it would not get much larger, nothing is left out.
        let beside = [near[0].clone(), near[1].clone(), spot(32.0, 12.0, 1)];
        assert_eq!(opening(&beside), Viewport::around(beside.iter().filter_map(Spot::at)));
        // As many far off as near are all shown.
        let even = [spot(34.0, 9.0, 2), spot(40.7, -74.0, 2)];
        assert_eq!(opening(&even), Viewport::around(even.iter().filter_map(Spot::at)));
        assert_eq!(opening(&[]), None);
    }

    #[test]
    fn a_click_chooses_a_row_of_the_list_or_the_nearest_place_on_the_map() {
        use crate::app::{Mouse, MouseDid};
        let mut state = after("<f2>M");
        let click = |state: &mut State, x: u16, y: u16| {
            update(state, Msg::Mouse(Mouse { x, y, what: MouseDid::Click }));
        };
        let rows = state.map_parts().list_rows();
        click(&mut state, rows.x + 3, rows.y + 4);
        assert_eq!(state.map.row, 4);
        let area = state.map_parts().map;
        for at in 0..state.map.spots.len() {
            let place = state.map.spots[at].at().and_then(|at| state.projection()?.column_and_row(at));
            if let Some((column, row)) = place {
                click(&mut state, area.x + column, area.y + row);
                let chosen = state.spot().and_then(Spot::at).and_then(|at| state.projection()?.column_and_row(at));
                assert_eq!(chosen, Some((column, row)));
            }
        }
        click(&mut state, rows.x, rows.y + rows.height - 1);
    }

    #[test]
    fn it_says_what_is_not_on_it() {
        let mut state = after("M");
        assert_eq!(state.unmapped_in_words(), "3 events without a place; 2 with only a country; 1 at places not on the map");
        press(&mut state, "g");
        assert_eq!(state.spot_in_words().unwrap(), "Kasra, Amalia: 3 events; first March 2015, last since 4 July 2015; 40.40 N 3.70 W");
    }
}
