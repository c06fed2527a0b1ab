use proptest::prelude::*;

use super::*;
use crate::{
    time::Interval,
    timeline::{Axis, Density, Kind, Place, Runs, Zoom, fixture},
};

/// All events in one lane.
fn one_lane(events: &Glances) -> LaneIndex {
    LaneIndex {
        by: LaneBy::Nothing,
        nodes: vec![Node { name: "all events".to_owned(), parent: None }],
        of: vec![0; events.len()],
        several: Vec::new(),
    }
}

/// The marks of all events, in one lane.
fn marks(events: &Glances, axis: &Axis, selected: Option<usize>) -> Marks {
    let (index, shown) = (one_lane(events), (0..events.len()).collect::<Vec<_>>());
    let runs = Runs::new(&events.dates, &shown);
    OnAxis::new(&index, events, &shown, &runs, axis).marks(&[(LaneId(0), selected)]).remove(0)
}

/// The marks of some dates (with `!` before those in conflict) on an axis around a day, as text.
fn drawn(dates: &[&str], selected: Option<usize>, zoom: Zoom, middle: &str, width: u16) -> String {
    let events = Glances::of_dates(dates);
    let axis = Axis::around(middle.parse().unwrap(), zoom, width);
    let row = marks(&events, &axis, selected).cells.into_iter().map(|cell| match cell.mark {
        Mark::Blank => '.',
        Mark::Somewhere => '░',
        Mark::Throughout => '━',
        Mark::Begin => '├',
        Mark::End => '┤',
        Mark::OpenLeft => '◀',
        Mark::OpenRight => '▶',
        Mark::Until => '‹',
        Mark::Since => '›',
        Mark::Events(1) => '●',
        Mark::Events(count) => char::from_digit(count, 10).unwrap_or('+'),
        Mark::Digit(digit) => char::from(b'0' + digit),
        Mark::Conflict => '!',
        Mark::SelectLeft => '[',
        Mark::SelectRight => ']',
    });
    row.collect()
}

/// One column a day, 15 June in the middle of 30 columns: the first is 31 May.
fn by_day(dates: &[&str], selected: Option<usize>) -> String {
    drawn(dates, selected, Zoom::all().find(|zoom| zoom.columns_per_day() == 1).unwrap(), "2015-06-15", 30)
}

#[test]
fn nothing_is_drawn_finer_than_it_is_known() {
    for (dates, wanted) in [
        (&["2015-06-15"][..], "...............●.............."),
        (&["2015-06-15", "2015-06-15", "2015-06-17"], "...............2.●............"),
        (&["!2015-06-15"], "...............●!............."),
        (&["[2015-06-10..2015-06-14]"], "..........░░░░░..............."),
        (&["2015-06-10/2015-06-14"], "..........├━━━┤..............."),
        (&["2015-06"], ".░░░░░░░░░░░░░░░░░░░░░░░░░░░░░"),
        (&["2015"], "░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░"),
        (&["2015-06-15~"], "..............░●░............."),
        (&["[..2015-06-05]"], "....‹●........................"),
        (&["[2015-06-05..]"], ".....●›......................."),
        (&["2015-06-25/.."], ".........................├━━━▶"),
        (&["../2015-06-05"], "◀━━━━┤........................"),
        (&["2015-06", "2015-06-15"], ".░░░░░░░░░░░░░░●░░░░░░░░░░░░░░"),
        (&["!2015-06-10/2015-06-14"], "..........├━!━┤..............."),
        (&["!2015-06-10/2015-06-11"], "..........├┤!................."),
        (&["1956-03-20", "2020"], ".............................."),
        (&["XXXX-03-07"], ".............................."),
    ] {
        assert_eq!(by_day(dates, None), wanted, "{dates:?}");
    }
}

#[test]
fn the_selection_stands_in_brackets() {
    assert_eq!(by_day(&["2015-06-15"], Some(0)), "..............[●].............");
    assert_eq!(by_day(&["!2015-06-15", "2015-06-15"], Some(1)), "..............[2]!............");
    assert_eq!(by_day(&["2015-06-10/2015-06-14"], Some(0)), "..........[━━━]...............");
    assert_eq!(by_day(&["[2015-06-10..2015-06-14]"], Some(0)), "..........[░░░]...............");
    assert_eq!(by_day(&["!2015-06-10/2015-06-14"], Some(0)), "..........[━!━]...............");
    assert_eq!(by_day(&["![2015-06-10..2015-06-11]"], Some(0)), ".........[░░]!................");
    assert_eq!(drawn(&["2015-06-15"], Some(0), Zoom::NEAREST, "2015-06-15", 18), "......[●].........");
}

#[test]
fn a_number_of_several_digits_is_written_out_where_there_is_room() {
    let many = |count: usize, more: &[&'static str]| [vec!["2015-06-15"; count], more.to_vec()].concat();
    assert_eq!(by_day(&many(12, &[]), None), "...............12.............");
    assert_eq!(by_day(&many(12, &["2015-06-16"]), None), "...............+●.............");
    assert_eq!(by_day(&many(12, &["2015-06-19"]), Some(0)), "..............[12].●..........");
    assert_eq!(by_day(&many(120, &["!2015-06-15"]), Some(0)), "..............[121]!..........");
}

#[test]
fn what_is_out_of_view_is_counted_by_its_side() {
    let axis = Axis::around("2015-06-15".parse().unwrap(), Zoom::NEAREST, 60);
    let sides = |dates: &[&str]| {
        let marks = marks(&Glances::of_dates(dates), &axis, None);
        (marks.before, marks.after)
    };
    assert_eq!(sides(&["1956-03-20", "[..2015-01]", "2020", "[2030-01-01..]", "2031"]), (2, 3));
    assert_eq!(sides(&["1956-03-20", "2014/..", "2020"]), (0, 0), "something is on view");
}

#[test]
fn a_unit_that_fits_a_column_is_a_mark() {
    assert!(drawn(&["[2015-06-16..2015-07-30]"], None, Zoom::FARTHEST, "2015-06-15", 30).contains('●'));
}

#[test]
fn lanes_are_in_order_of_their_number_of_events() {
    let timeline = fixture::timeline();
    let all: Vec<usize> = (0..timeline.events.len()).collect();
    let names = |by| -> Vec<String> {
        let lanes = LaneIndex::new(&timeline, by).lanes(&Glances::new(&timeline.events), &all);
        lanes.into_iter().map(|lane| format!("{} {}", lane.name, lane.count)).collect()
    };
    assert_eq!(names(LaneBy::Group), ["Northern Front 5", "Government 2", "police 2", "army 1", "(no group) 5"]);
    assert_eq!(names(LaneBy::Place), ["Amalia 8", "Sidria 3", "Madinat al-Bahr 1", "(no place) 3"]);
    assert_eq!(names(LaneBy::Nothing), ["all events 15"]);
    assert_eq!(names(LaneBy::Source)[0], "weekly 8");
}

#[test]
fn a_town_lies_in_its_country_and_is_counted_there_too() {
    let timeline = fixture::timeline();
    let (index, events) = (LaneIndex::new(&timeline, LaneBy::Place), Glances::new(&timeline.events));
    let lanes = index.lanes(&events, &(0..events.len()).collect::<Vec<_>>());
    let within = |lane: &Lane| -> Vec<String> { lane.within.iter().map(|lane| format!("{} {}", lane.name, lane.count)).collect() };
    assert_eq!(within(&lanes[0]), ["Port Amal 3", "Kasra 2", "Mount Harr 1", "Ben Harra 1"]);
    assert_eq!(within(&lanes[1]), ["Derra 1", "Kobanî 1"]);
    // A country of which only one town has events is that town.
    assert_eq!((lanes[2].name.as_str(), lanes[2].within.len()), ("Madinat al-Bahr", 0));
    let of_port: Vec<usize> =
        (0..events.len()).filter(|at| events.dates.is_placed(*at) && index.lies_in(*at, lanes[0].within[0].id)).collect();
    assert_eq!(of_port.len(), 3);
    let lanes = index.lanes(&events, &of_port);
    assert_eq!((lanes.len(), lanes[0].name.as_str(), lanes[0].within.len()), (1, "Port Amal", 0));
    for at in of_port {
        assert!(index.lies_in(at, lanes[0].id));
    }
    assert_eq!(Lane { within: Vec::new(), ..lanes[0].clone() }.lanes_within(), 0);
}

/// The same worked out lane by lane and event by event, as one would write it down.
mod plainly {
    use std::cmp::{Ordering, Reverse};

    use super::super::{
        marks::{Point, Row, point_column, side},
        *,
    };
    use crate::timeline::Axis;

    /// The dated events of `shown` that lie in a lane.
    pub fn events(index: &LaneIndex, events: &Glances, shown: &[usize], lane: LaneId) -> Vec<usize> {
        shown.iter().copied().filter(|at| events.dates.is_placed(*at) && index.lies_in(*at, lane)).collect()
    }

    pub fn marks(events: &Glances, lane: &[usize], axis: &Axis, selected: Option<usize>) -> Marks {
        let (view, mut row) = (axis.range(), Row::new(*axis));
        let of = |wanted: Ordering| lane.iter().copied().filter(move |at| side(&events.when(*at).unwrap(), view) == wanted);
        let mut points: Vec<(i64, Point)> = Vec::new();
        for at in of(Ordering::Equal) {
            let (when, conflict) = (events.when(at).unwrap(), events.conflict[at]);
            match point_column(&when, axis) {
                Some(column) => match points.iter_mut().find(|(of, _)| *of == column) {
                    Some((_, point)) => (point.count, point.conflict) = (point.count + 1, point.conflict | conflict),
                    None => points.push((column, Point { count: 1, conflict, about: when.certainty().approximate, first: at })),
                },
                None => row.stretch(&when, conflict, false),
            }
        }
        points.sort_by_key(|(column, _)| *column);
        for (at, (column, point)) in points.iter().enumerate() {
            row.point(*column, point, points.get(at + 1).map_or(i64::from(axis.width), |next| next.0));
        }
        if let Some(at) = selected.filter(|at| of(Ordering::Equal).any(|of| of == *at)) {
            let when = events.when(at).unwrap();
            match point_column(&when, axis) {
                Some(column) => row.select(column, points.iter().any(|(of, point)| *of == column && point.conflict)),
                None => row.stretch(&when, events.conflict[at], true),
            }
        }
        let is_out = of(Ordering::Equal).next().is_none();
        let count = |side| if is_out { of(side).count() } else { 0 };
        Marks { cells: row.cells, before: count(Ordering::Less), after: count(Ordering::Greater) }
    }

    /// The lanes within a lane, or the outermost.
    pub fn lanes(index: &LaneIndex, all: &Glances, shown: &[usize], parent: Option<u32>) -> Vec<Lane> {
        let mut out = Vec::new();
        for id in (0..index.nodes.len() as u32).filter(|id| index.nodes[*id as usize].parent == parent) {
            let events = events(index, all, shown, LaneId(id));
            let mut within = lanes(index, all, shown, Some(id));
            let has_own = events.iter().any(|at| index.of(*at).contains(&id));
            match events.len() {
                0 => {}
                _ if !has_own && within.len() == 1 => out.push(within.remove(0)),
                count => out.push(Lane { id: LaneId(id), name: index.nodes[id as usize].name.clone(), count, within }),
            }
        }
        let foremost = |lane: &Lane| events(index, all, shown, lane.id).iter().map(|at| all.ranks[*at]).min();
        out.sort_by_key(|lane| (Reverse(lane.count), foremost(lane), lane.id));
        let nameless = events(index, all, shown, NAMELESS);
        if parent.is_none() && !nameless.is_empty() {
            let name = format!("(no {})", index.by.name());
            out.push(Lane { id: NAMELESS, name, count: nameless.len(), within: Vec::new() });
        }
        out
    }
}

const DATES: [&str; 16] = [
    "none",
    "2015-06-14",
    "2015-06-15",
    "2015-06-15~",
    "2015-06-16",
    "2015-06",
    "2015-06~",
    "[2015-06-12..2015-06-16]",
    "2015-06-12/2015-06-16",
    "2015-06-15/2015-06-16",
    "[..2015-06-13]",
    "[2015-06-18..]",
    "2015-06-20/..",
    "../2015-06-10",
    "1990",
    "2040-01-01",
];

/// Events of a few dates, places, groups and articles.
fn a_timeline() -> impl Strategy<Value = Timeline> {
    let event = (0..DATES.len(), any::<bool>(), 0usize..8, 0usize..4, 0u32..40);
    prop::collection::vec(event, 0..40).prop_map(|drawn| {
        let whole = fixture::timeline();
        let event = |(date, conflict, place, mentions, rank): (usize, bool, usize, usize, u32)| {
            let mut event = whole.events[place % whole.events.len()].clone();
            event.when = DATES[date].parse::<Interval>().ok();
            event.conflicts = if conflict { vec![super::super::Measure::Killed] } else { Vec::new() };
            event.kind = Kind::ALL[place % 3];
            let path: &[&str] =
                [&["a", "x"][..], &["b", "x"], &["x"], &["c", "r", "y"], &["d", "y"], &["z"], &["e", "r2", "y"], &[]][place];
            event.places = path
                .split_first()
                .map(|(name, within)| {
                    let within = within.iter().map(|name| (*name).to_owned()).collect();
                    Place { name: (*name).to_owned(), within, at: None }
                })
                .into_iter()
                .collect();
            let mention = event.mentions[0].clone();
            event.mentions = (0..mentions).map(|article| super::super::Mention { article, ..mention.clone() }).collect();
            event.rank = rank as usize;
            event
        };
        let mut events: Vec<Event> = drawn.into_iter().map(event).collect();
        events.sort_by_key(|event| event.when.map_or((chrono::NaiveDate::MAX, i64::MAX), |when| when.sort_key()));
        Timeline { events, ..whole }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn what_is_worked_out_for_very_many_is_what_it_is_for_each(
        timeline in a_timeline(), odd in 1usize..4, by in prop::sample::select(&LaneBy::ALL[..]), zoom in 0usize..8, width in 1u16..80,
        inner: bool, selected in 0usize..40
    ) {
        let (index, events) = (LaneIndex::new(&timeline, by), Glances::new(&timeline.events));
        let shown: Vec<usize> = (0..events.len()).filter(|at| at % odd == 0).collect();
        let runs = Runs::new(&events.dates, &shown);
        let lanes = index.lanes(&events, &shown);
        prop_assert_eq!(&lanes, &plainly::lanes(&index, &events, &shown, None));
        let axis = Axis::around("2015-06-15".parse().unwrap(), Zoom::all().nth(zoom).unwrap(), width);
        let on_axis = OnAxis::new(&index, &events, &shown, &runs, &axis);
        // Lanes as they stand on the screen, those within a lane below it.
        let mut rows: Vec<(LaneId, Option<usize>)> = Vec::new();
        let mut open: Vec<&Lane> = lanes.iter().rev().collect();
        while let Some(lane) = open.pop() {
            rows.push((lane.id, shown.contains(&selected).then_some(selected).filter(|at| index.lies_in(*at, lane.id))));
            open.extend(lane.within.iter().filter(|_| inner));
        }
        let busy = on_axis.busy();
        for ((lane, selected), marks) in rows.iter().zip(on_axis.marks(&rows)) {
            let of_lane = plainly::events(&index, &events, &shown, *lane);
            prop_assert_eq!(&marks, &plainly::marks(&events, &of_lane, &axis, *selected));
            prop_assert_eq!(busy.holds(*lane), marks.before + marks.after < of_lane.len());
        }
        // One strip for all that is shown, made anew or out of another's.
        let strip = Density::new(&events.dates, &runs, width);
        let none = Density::new(&events.dates, &Runs::default(), width);
        prop_assert_eq!(none.map(|none| none.with_shown(&events.dates, &runs)), strip);
    }
}
