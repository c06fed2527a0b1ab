use super::*;
use crate::timeline::{Axis, Zoom, fixture, glances};

/// The marks of some dates (with `!` before those in conflict) on an axis around a day, as text.
fn drawn(dates: &[&str], selected: Option<usize>, zoom: Zoom, middle: &str, width: u16) -> String {
    let event = |date: &&str| Glance {
        when: Some(date.trim_start_matches('!').parse().unwrap()),
        conflict: date.starts_with('!'),
        reports: 1,
        rank: 1,
    };
    let events: Vec<Glance> = dates.iter().map(event).collect();
    let lane: Vec<usize> = (0..events.len()).collect();
    let axis = Axis::around(middle.parse().unwrap(), zoom, width);
    let row = marks(&events, &lane, &axis, selected).cells.into_iter().map(|cell| match cell.mark {
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
    let event = |date: &str| Glance { when: date.parse().ok(), conflict: false, reports: 1, rank: 1 };
    let events: Vec<Glance> = ["1956-03-20", "2015-06-15", "[..2015-01]", "2020", "2014/..", "[2030-01-01..]"].map(event).to_vec();
    let axis = Axis::around("2015-06-15".parse().unwrap(), Zoom::NEAREST, 60);
    let marks = marks(&events, &[0, 1, 2, 3, 4, 5], &axis, None);
    assert_eq!((marks.before, marks.after), (2, 2));
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
        let lanes = LaneIndex::new(&timeline, by).lanes(&glances(&timeline), &all);
        lanes.into_iter().map(|lane| format!("{} {}", lane.name, lane.events.len())).collect()
    };
    assert_eq!(names(LaneBy::Group), ["Northern Front 5", "Government 2", "police 2", "army 1", "(no group) 5"]);
    assert_eq!(names(LaneBy::Place), ["Amalia 8", "Sidria 3", "Madinat al-Bahr 1", "(no place) 3"]);
    assert_eq!(names(LaneBy::Nothing), ["all events 15"]);
    assert_eq!(names(LaneBy::Source)[0], "weekly 8");
}

#[test]
fn a_town_lies_in_its_country_and_is_counted_there_too() {
    let timeline = fixture::timeline();
    let (index, events) = (LaneIndex::new(&timeline, LaneBy::Place), glances(&timeline));
    let lanes = index.lanes(&events, &(0..events.len()).collect::<Vec<_>>());
    let within = |lane: &Lane| -> Vec<String> { lane.within.iter().map(|lane| format!("{} {}", lane.name, lane.events.len())).collect() };
    assert_eq!(within(&lanes[0]), ["Port Amal 3", "Kasra 2", "Mount Harr 1", "Ben Harra 1"]);
    assert_eq!(within(&lanes[1]), ["Derra 1", "Kobanî 1"]);
    // A country of which only one town has events is that town.
    assert_eq!((lanes[2].name.as_str(), lanes[2].within.len()), ("Madinat al-Bahr", 0));
    let of_port: Vec<usize> = lanes[0].within[0].events.clone();
    let lanes = index.lanes(&events, &of_port);
    assert_eq!((lanes.len(), lanes[0].name.as_str(), lanes[0].within.len()), (1, "Port Amal", 0));
    for at in of_port {
        assert!(index.lies_in(at, lanes[0].id));
    }
    assert_eq!(Lane { within: Vec::new(), ..lanes[0].clone() }.lanes_within(), 0);
}
