//! The chart and what goes with it: lanes within lanes, zoom, the time of events and of reports, what is out of view.

use super::*;
use crate::time::Interval;

screens! {
    towns_open: "jjj" at 80 x 24, colour true, ascii false;
    towns_closed: "o" at 80 x 24, colour true, ascii false;
    towns_closed_large: "o" at 160 x 45, colour true, ascii false;
    towns_open_ascii: "" at 160 x 45, colour true, ascii true;
    opened_on_purpose: "/place:sidria<enter>oo<esc>G" at 160 x 45, colour true, ascii false;
    out_of_view: "L" at 80 x 24, colour true, ascii false;
    out_of_view_large: "2H" at 160 x 45, colour true, ascii false;
    zoomed_to_days_large: "9+" at 160 x 45, colour true, ascii false;
    farthest: "20-" at 80 x 24, colour true, ascii false;
    farthest_large: "20-" at 160 x 45, colour true, ascii false;
    by_reports: "T" at 80 x 24, colour true, ascii false;
    by_reports_large: "T" at 160 x 45, colour true, ascii false;
    by_reports_no_colour: "T" at 100 x 30, colour false, ascii true;
    by_reports_small: "T" at 40 x 10, colour true, ascii false;
    by_reports_filtered: "T/from:2015-06-29<enter>" at 80 x 24, colour true, ascii false;
}

/// A screen of another timeline after some keys.
fn screen_of(timeline: Timeline, keys: &str, width: u16, height: u16) -> String {
    let mut state = State::new(timeline, Options { source: "news".to_owned(), ..Options::default() });
    update(&mut state, Msg::Resize { width, height });
    for key in Key::parse_script(keys).unwrap() {
        update(&mut state, Msg::Key(key));
    }
    print(&state, &Theme::new(true, false), width, height)
}

/// The events of the fixture, as many as there are dates, on other dates.
fn dated(dates: &[&str]) -> Timeline {
    let mut timeline = fixture::timeline();
    timeline.events.truncate(dates.len());
    for (event, date) in timeline.events.iter_mut().zip(dates) {
        event.when = Some(date.parse::<Interval>().unwrap());
    }
    timeline
}

/// Header, overview, axis and lanes.
fn chart_of(timeline: Timeline, keys: &str) -> String {
    screen_of(timeline, keys, 80, 24).lines().take(9).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_was_written_of_with_no_date_of_publication_is_undated_by_report() {
    let mut timeline = fixture::timeline();
    timeline.published[2].interval = None;
    for (name, width, height) in [("by_reports_undated", 80, 24), ("by_reports_undated_large", 160, 45)] {
        insta::assert_snapshot!(name, screen_of(timeline.clone(), "T", width, height));
    }
}

#[test]
fn the_opening_suits_one_event_and_events_far_apart_and_before_the_common_era() {
    for (name, dates) in [
        ("one_event", &["2019-04-11"][..]),
        ("three_centuries_apart", &["1719-05-03", "2019-04-11"]),
        ("before_the_common_era", &["-0389", "-0078-08", "-0043-03-15"]),
        ("millennia", &["-2999", "2001-05-03"]),
    ] {
        let text = format!("{}\n\n{}", chart_of(dated(dates), ""), chart_of(dated(dates), "30-"));
        insta::assert_snapshot!(name, text);
    }
}

#[test]
fn zooming_out_ends_where_all_events_fill_half_the_width() {
    for dates in [&["2015-06-01", "2015-08-20"][..], &["1719-05-03", "2019-04-11"], &["-2999", "2001-05-03"], &["1988", "2011"]] {
        for (width, height) in [(80, 24), (160, 45)] {
            let timeline = dated(dates);
            let ends = |at: usize| timeline.events[at].when.unwrap();
            let days = (ends(1).latest().unwrap() - ends(0).earliest().unwrap()).num_days();
            let mut state = State::new(timeline.clone(), Options::default());
            update(&mut state, Msg::Resize { width, height });
            for key in Key::parse_script("30-").unwrap() {
                update(&mut state, Msg::Key(key));
            }
            let (first, last) = state.axis.unwrap().range();
            assert!((last - first).num_days() <= 2 * days + 4, "{dates:?}: {first} to {last}");
            assert!(first <= ends(0).earliest().unwrap() && ends(1).latest().unwrap() <= last, "{dates:?}: {first} to {last}");
        }
    }
}

#[test]
fn very_many_events_in_a_week_open_at_days_with_their_numbers() {
    let mut timeline = fixture::timeline();
    let (pattern, first) = (timeline.events.clone(), chrono::NaiveDate::from_ymd_opt(2018, 3, 1).unwrap());
    let event = |at: usize| crate::timeline::Event {
        id: crate::timeline::EventId(format!("event-{at}")),
        rank: at + 1,
        when: Some(Interval::day(first + chrono::Days::new(at as u64 / 1_430))),
        ..pattern[at % pattern.len()].clone()
    };
    timeline.events = (0..10_000).map(event).collect();
    insta::assert_snapshot!("a_full_week", chart_of(timeline, ""));
}

#[test]
fn the_time_of_reports_keeps_selection_and_view() {
    let mut state = after("jj", 80, 24);
    let (selected, axis) = (state.selected_event().unwrap().id.clone(), state.axis);
    let mut press = |keys: &str| {
        for key in Key::parse_script(keys).unwrap() {
            update(&mut state, Msg::Key(key));
        }
        (state.selected_event().unwrap().id.clone(), state.axis, state.shown.clone())
    };
    let by_report = press("T");
    assert_eq!(by_report.0, selected);
    let in_time = by_report.2.iter().map(|at| first_report(*at)).collect::<Vec<_>>();
    assert!(in_time.is_sorted(), "{in_time:?}");
    let back = press("T");
    assert_eq!((&back.0, back.1), (&selected, axis));
    assert!(back.2.is_sorted());
}

/// When the fixture's event was first reported; what was never is last.
fn first_report(at: usize) -> chrono::NaiveDate {
    let dates = crate::timeline::first_reports(&fixture::timeline());
    dates.when(at).and_then(|when| when.earliest()).unwrap_or(chrono::NaiveDate::MAX)
}

#[test]
fn lanes_keep_their_order_while_one_pans() {
    let order = |state: &State| state.chart.strips.iter().map(|strip| strip.name.clone()).collect::<Vec<_>>();
    for (width, height) in [(80, 24), (160, 45), (80, 20)] {
        let mut state = after("", width, height);
        let mut seen: Vec<Vec<String>> = vec![order(&state)];
        for key in Key::parse_script("hhhhhhhhhhhllllllllllHHLL").unwrap() {
            update(&mut state, Msg::Key(key));
            let now = order(&state);
            assert!(state.chart.strips.iter().any(|strip| strip.selected), "the selection's lane is on view");
            for before in &seen {
                let both: Vec<&String> = before.iter().filter(|name| now.contains(name)).collect();
                let same: Vec<&String> = now.iter().filter(|name| before.contains(name)).collect();
                assert_eq!(both, same, "{width}x{height}");
            }
            seen.push(now);
        }
    }
}
