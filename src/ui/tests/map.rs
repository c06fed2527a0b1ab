//! The map: what it draws and says, as key scripts lead to it, at every size it can have.

use super::*;
use crate::timeline::Place;

fn located(keys: &str, width: u16, height: u16) -> State {
    of(fixture::located(), keys, width, height)
}

fn of(timeline: Timeline, keys: &str, width: u16, height: u16) -> State {
    let mut state = State::new(timeline, Options { source: "news".to_owned(), ..Options::default() });
    update(&mut state, Msg::Resize { width, height });
    press(&mut state, keys);
    state
}

fn press(state: &mut State, keys: &str) {
    for key in Key::parse_script(keys).unwrap() {
        update(state, Msg::Key(key));
    }
}

macro_rules! maps {
    ($($name:ident: $keys:literal at $width:literal x $height:literal, colour $colour:literal, ascii $ascii:literal;)+) => {
        $(#[test]
        fn $name() {
            let state = located($keys, $width, $height);
            insta::assert_snapshot!(stringify!($name), dump(&state, &Theme::new($colour, $ascii), $width, $height));
        })+
    };
}

maps! {
    map: "M" at 80 x 24, colour true, ascii false;
    map_large: "M" at 160 x 45, colour true, ascii false;
    map_ascii: "M" at 80 x 24, colour true, ascii true;
    map_no_colour: "M" at 80 x 24, colour false, ascii false;
    map_zoomed: "Mgj4+" at 80 x 24, colour true, ascii false;
    map_of_the_world: "M20-" at 160 x 45, colour true, ascii false;
    map_filtered: "/place:sidria<enter>M" at 80 x 24, colour true, ascii false;
    map_narrow: "M" at 50 x 30, colour true, ascii false;
    map_small: "MG" at 40 x 10, colour true, ascii false;
    map_tiny: "M" at 20 x 5, colour true, ascii true;
}

#[test]
fn a_map_without_places_or_coordinates_says_so() {
    insta::assert_snapshot!("map_without_coordinates", print(&after("M", 80, 24), &Theme::new(true, false), 80, 24));
    let state = located("/kind:meeting !place:kasra<enter>M", 80, 24);
    let text = print(&state, &Theme::new(true, false), 80, 24);
    assert!(text.contains("0 of 16 events") && text.contains("no event on view has a place"), "{text}");
    let state = of(Timeline::default(), "Mjkl+-_<enter>", 80, 24);
    assert!(print(&state, &Theme::new(true, false), 80, 24).contains("▸map"));
}

#[test]
fn the_map_fits_any_room_in_any_theme() {
    for (width, height) in [(0, 0), (1, 1), (3, 2), (24, 16), (59, 30), (60, 8), (60, 9), (79, 11), (110, 24), (220, 70)] {
        for keys in ["M", "M9+", "M30-", "Mlllll", "MKKKKKKKKKKKK", "MG_"] {
            for (colour, ascii) in [(true, false), (false, true)] {
                let text = print(&located(keys, width, height), &Theme::new(colour, ascii), width, height);
                assert!(text.lines().all(|row| crate::app::width_of(row) <= width.into()), "{text}");
                assert!(!ascii || text.is_ascii(), "{text}");
            }
        }
    }
}

#[test]
fn the_chosen_place_is_always_named_on_the_map() {
    for keys in ["Mg", "Mgj", "Mgjj", "Mgjjjj", "M9+", "M9+G", "M30-j"] {
        let state = located(keys, 80, 24);
        let spot = state.spot().unwrap().clone();
        if spot.place.at.is_some() {
            let text = print(&state, &Theme::new(true, false), 80, 24);
            let map: Vec<String> = text.lines().map(|row| row.chars().take(53).collect()).collect();
            assert!(map[1..20].iter().any(|row| row.contains(&spot.place.name)), "{keys}: {}\n{text}", spot.place.name);
        }
    }
}

#[test]
fn names_of_any_script_and_places_at_the_ends_of_the_world_are_drawn() {
    let names = ["日本語の長い地名がここにある", "مدينة", "\u{1b}[31mred\u{7}", "e\u{301}toile"];
    let ends = [(90.0, 180.0), (-90.0, -180.0), (0.0, 179.99), (f64::NAN, 0.0), (1e9, -1e9), (89.9, 0.0)];
    let mut timeline = fixture::timeline();
    for (at, event) in timeline.events.iter_mut().enumerate() {
        event.places = vec![Place { name: format!("{}{at}", names[at % 4]), within: Vec::new(), at: ends.get(at % 7).copied() }];
    }
    for keys in ["M", "M_", "MG", "M9+", "M30-", "M_LLLL", "Mj9+hhhhKKKK"] {
        let text = print(&of(timeline.clone(), keys, 80, 24), &Theme::new(true, false), 80, 24);
        assert!(text.chars().all(|c| c == '\n' || !crate::text::is_unsafe(c)), "{text:?}");
        assert!(text.lines().all(|row| crate::app::width_of(row) <= 80), "{text}");
    }
}
