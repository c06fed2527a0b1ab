//! What the app asks of the world outside, and what it makes of the answers: export, files read again, the mouse.

use super::*;
use crate::text::Problem;

fn written(keys: &str) -> Option<(String, usize, bool)> {
    match press(&mut start(), keys) {
        Some(Effect::Export { path, events, overwrite }) => Some((path, events.len(), overwrite)),
        _ => None,
    }
}

#[test]
fn what_the_filter_keeps_is_written_to_the_file_that_is_named() {
    for (keys, wanted) in [
        ("x<enter>", Some(("dateline-export.md", 16))),
        ("/kind:law<enter>x<enter>", Some(("dateline-export.md", 2))),
        ("x<c-u>laws.csv<enter>", Some(("laws.csv", 16))),
        ("x<bs><bs>json<enter>", Some(("dateline-export.json", 16))),
        ("<enter>x<enter>", Some(("dateline-export.md", 16))),
        (":export<enter><enter>", Some(("dateline-export.md", 16))),
        ("x<esc>", None),
        ("x<c-u><enter>", None),
        ("/zzzz<enter>x<enter>", None),
        // In the facets the key has another meaning.
        ("fx<enter>", None),
    ] {
        let found = written(keys);
        assert_eq!(found, wanted.map(|(path, count)| (path.to_owned(), count, false)), "{keys}");
    }
    // However the list is sorted, a file is in order of time.
    let Some(Effect::Export { events, .. }) = press(&mut start(), "Tx<enter>") else { panic!("nothing to write") };
    assert!(events.is_sorted());
}

#[test]
fn a_file_that_is_there_is_written_over_only_when_named_once_more() {
    let mut state = after("x<enter>");
    update(&mut state, Msg::Exported(Exported::Exists));
    assert!(state.export.wrong.is_some() && state.export.line.editing);
    let mut other = state.clone();
    assert!(matches!(press(&mut state, "<enter>"), Some(Effect::Export { overwrite: true, .. })));
    // Another name is asked about anew.
    assert!(matches!(press(&mut other, "<bs><bs>csv<enter>"), Some(Effect::Export { overwrite: false, .. })));
    update(&mut state, Msg::Exported(Exported::Written { events: 16, path: "~/dateline-export.md".to_owned() }));
    assert_eq!(state.notice.as_deref(), Some("16 events written to ~/dateline-export.md"));
    assert_eq!(state.context(), Context::Timeline);
}

#[test]
fn a_refused_export_leaves_the_name_to_be_put_right() {
    let mut state = after("x<c-u>laws.doc<enter>");
    update(&mut state, Msg::Exported(Exported::Refused("unknown ending".to_owned())));
    assert_eq!((state.export.line.text(), state.export.wrong.as_deref()), ("laws.doc", Some("unknown ending")));
    press(&mut state, "<bs>");
    assert_eq!(state.export.wrong, None);
    press(&mut state, "<esc>");
    assert_eq!(title(&state), HOTEL);
}

#[test]
fn reading_again_says_what_is_different_and_keeps_the_view() {
    for (keys, width) in [("gjjj", 80), ("HH", 80), ("++l", 80), ("G", 160), ("/place:port<enter>j", 80), ("<tab>j", 80), ("p<c-d>", 80)] {
        let mut state = start();
        update(&mut state, Msg::Resize { width, height: 24 });
        press(&mut state, keys);
        let view = |state: &State| (state.axis, state.listing.top, state.claims_top, state.page_top, title(state).to_owned());
        let before = view(&state);
        update(&mut state, Msg::Reload(fixture::timeline()));
        assert_eq!(view(&state), before, "{keys}");
        assert_eq!(state.notice.as_deref(), Some("read again: 16 events, the same as before"));
    }
    let mut state = after("G");
    let mut timeline = fixture::timeline();
    timeline.events.remove(0);
    timeline.events[3].id = crate::timeline::EventId("another".to_owned());
    timeline.problems.push(Problem::new("news/late.md", "permission denied"));
    update(&mut state, Msg::Reload(timeline));
    assert_eq!(state.notice.as_deref(), Some("read again: 15 events, 1 new, 2 gone; news/late.md: permission denied"));
}

#[test]
fn files_are_read_once_at_a_time_and_what_fails_is_told() {
    let mut state = start();
    assert_eq!(press(&mut state, "R"), Some(Effect::Reload));
    assert_eq!(press(&mut state, "<f5>"), Some(Effect::Reload));
    update(&mut state, Msg::Reading("reading 3 of 9 files".to_owned()));
    assert_eq!(press(&mut state, "R"), None);
    update(&mut state, Msg::NotRead("the built-in articles never change".to_owned()));
    assert_eq!(state.notice.as_deref(), Some("not read again: the built-in articles never change"));
    assert_eq!(press(&mut state, "R"), Some(Effect::Reload));
}

#[test]
fn files_are_followed_until_it_is_taken_back() {
    let mut state = start();
    assert_eq!(press(&mut state, "F"), Some(Effect::Follow(true)));
    update(&mut state, Msg::Following(true));
    assert_eq!(press(&mut state, "F"), Some(Effect::Follow(false)));
    update(&mut state, Msg::Following(false));
    assert!(!state.files.followed);
}

fn moved(state: &mut State, what: MouseDid, (x, y): (u16, u16)) {
    update(state, Msg::Mouse(Mouse { x, y, what }));
}

#[test]
fn the_mouse_is_off_until_asked_for() {
    let mut state = start();
    let row = (2, state.geometry.list.y);
    moved(&mut state, MouseDid::WheelDown, row);
    assert_eq!(title(&state), HOTEL);
    assert_eq!(press(&mut state, "<f2>"), Some(Effect::Mouse(true)));
    assert_eq!(press(&mut state, "<f2>"), Some(Effect::Mouse(false)));
    let options = Options { mouse: true, ..Options::default() };
    assert!(State::new(fixture::timeline(), options).wants_mouse());
}

#[test]
fn a_click_selects_a_row_and_focuses_a_pane() {
    let mut state = after("<f2>g");
    let (list, claims, source) = (state.geometry.list, state.geometry.claims, state.geometry.source_title);
    moved(&mut state, MouseDid::Click, (claims.x + 1, claims.y));
    assert_eq!(state.focus, Pane::Claims);
    moved(&mut state, MouseDid::Click, (source.x, source.y));
    assert_eq!(state.focus, Pane::Source);
    for y in 0..list.height {
        let row = state.listing.row(state.listing.top + usize::from(y));
        moved(&mut state, MouseDid::Click, (list.x + 4, list.y + y));
        assert_eq!(state.focus, Pane::List);
        if let Some(Row::Event(position)) = row {
            assert_eq!(state.cursor, Some(position));
        }
    }
}

#[test]
fn a_click_selects_the_event_of_a_mark() {
    let mut state = after("<f2>_");
    let lanes = state.geometry.lanes;
    let mut hit = 0;
    for (y, strip) in state.chart.strips.clone().iter().enumerate() {
        for (x, cell) in strip.cells.iter().enumerate() {
            if matches!(cell.mark, crate::timeline::Mark::Events(_)) {
                let mut state = state.clone();
                moved(&mut state, MouseDid::Click, (lanes.x + x as u16, lanes.y + y as u16));
                let column = state.axis.unwrap().column(state.selected_when().unwrap().middle().unwrap());
                // The view may have moved to show what surrounds it.
                if state.axis == after("<f2>_").axis {
                    assert!((column - x as i64).abs() <= 1, "{column} for {x}");
                    hit += 1;
                }
            }
        }
    }
    assert!(hit > 1, "{hit}");
    // Where nothing stands nothing happens.
    let before = title(&state).to_owned();
    moved(&mut state, MouseDid::Click, (0, 0));
    assert_eq!(title(&state), before);
}

#[test]
fn the_wheel_scrolls_what_lies_under_it() {
    let mut state = after("<f2>g");
    let list = state.geometry.list;
    moved(&mut state, MouseDid::WheelDown, (list.x, list.y));
    assert_eq!(state.cursor, Some(3));
    moved(&mut state, MouseDid::WheelUp, (list.x, list.y));
    assert_eq!(state.cursor, Some(0));
    let source = state.geometry.source;
    moved(&mut state, MouseDid::WheelDown, (source.x, source.y));
    assert_eq!((state.cursor, state.focus), (Some(0), Pane::List));
    let (axis, lanes) = (state.axis, state.geometry.lanes);
    moved(&mut state, MouseDid::WheelDown, (lanes.x, lanes.y));
    assert_ne!(state.axis, axis);
    // While something is typed the wheel does nothing, and a click keeps the query.
    press(&mut state, "/kind:law");
    moved(&mut state, MouseDid::WheelDown, (list.x, list.y));
    assert_eq!(state.context(), Context::Query);
    moved(&mut state, MouseDid::Click, (list.x, list.y));
    assert_eq!((state.context(), state.shown.len()), (Context::Timeline, 2));
}
