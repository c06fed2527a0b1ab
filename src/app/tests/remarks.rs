//! Marks, notes and tags.

use super::*;
use crate::timeline::{Notes, Remark, tags};

fn remark(state: &State) -> String {
    state.selected_event().unwrap().remark.in_words()
}

#[test]
fn a_mark_is_set_gone_to_and_taken_off() {
    let mut state = after("gmjjm");
    let second = state.cursor;
    press(&mut state, "'");
    assert_eq!(state.cursor, Some(0), "round to the first");
    press(&mut state, "2'");
    assert_eq!(state.cursor, second);
    press(&mut state, "<c-o>");
    assert_eq!(state.cursor, Some(0));
    press(&mut state, "/is:marked<enter>");
    assert_eq!(state.shown.len(), 2);
    press(&mut state, "m");
    assert_eq!(state.shown.len(), 1);
    press(&mut state, "u");
    assert_eq!(state.shown.len(), 2);
    assert!(after("'").notice.unwrap().contains("no event is marked"));
    assert!(after("m/kind:law<enter>'").notice.unwrap().contains("hides"));
}

#[test]
fn a_note_is_kept_with_enter_and_left_with_escape() {
    let mut state = after("acall them<enter>tverify, #court<enter>");
    assert_eq!(remark(&state), "call them; #court #verify");
    press(&mut state, "a twice<esc>t<c-u><esc>");
    assert_eq!(remark(&state), "call them; #court #verify");
    press(&mut state, "a twice<enter>t<c-u>court<enter>");
    assert_eq!(remark(&state), "call them twice; #court");
    press(&mut state, "/tag:court note:twice<enter>");
    assert_eq!(state.shown.len(), 1);
}

#[test]
fn what_is_being_written_is_kept_when_the_app_is_left() {
    let mut state = start();
    assert_eq!(press(&mut state, "ahalf a tho<c-c>"), Some(Effect::Quit));
    assert_eq!(state.take_changes()[0].after.note, "half a tho");
}

#[test]
fn steps_are_undone_and_done_again() {
    let mut state = after("macheck<enter>u");
    assert_eq!(remark(&state), "marked");
    assert_eq!(state.notice.as_deref(), Some(format!("undone: note taken off: {HOTEL}").as_str()));
    press(&mut state, "9u");
    assert_eq!(remark(&state), "");
    press(&mut state, "u");
    assert_eq!(state.notice.as_deref(), Some("nothing to be undone"));
    press(&mut state, "2<c-r>");
    assert_eq!(remark(&state), "marked; check");
    // All of it in order, as whoever keeps the notes must take it.
    let mut kept = Notes::default();
    state.take_changes().iter().for_each(|change| kept.apply(change));
    let expected = Remark { mark: true, note: "check".to_owned(), tags: tags(""), ..Remark::default() };
    assert_eq!(kept.iter().map(|(_, remark)| remark.clone()).collect::<Vec<_>>(), [expected]);
}

#[test]
fn reading_again_keeps_what_is_noted() {
    let mut state = after("acheck<enter>");
    let mut timeline = fixture::timeline();
    timeline.events.remove(0);
    update(&mut state, Msg::Reload(timeline));
    assert_eq!(remark(&state), "check");
    update(&mut state, Msg::Reload(Timeline::default()));
    update(&mut state, Msg::Reload(fixture::timeline()));
    press(&mut state, "/note:check<enter>");
    assert_eq!(title(&state), HOTEL);
}
