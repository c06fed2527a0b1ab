//! Reading: from event to claim to source to another event, and back to exactly where one was.

use super::*;
use crate::text::Problem;

/// What makes a place on the screen what it is.
fn place(state: &State) -> (String, Vec<Screen>, usize, usize, usize, usize) {
    (title(state).to_owned(), state.screens.clone(), state.report, state.source_top, state.page_top, state.statement)
}

fn small(keys: &str) -> State {
    let mut state = start();
    update(&mut state, Msg::Resize { width: 60, height: 9 });
    press(&mut state, keys);
    state
}

#[test]
fn back_leads_to_exactly_where_a_jump_began() {
    for (before, jump) in [
        ("<enter>jj", "]"),
        ("<enter>gjj<tab>", "<enter>"),
        ("]", "<enter>"),
        ("<enter>]", "n"),
        ("cj", "<enter>"),
        ("cj<enter>", "]"),
        ("j", "G"),
        ("]", "g"),
    ] {
        let mut state = small(before);
        let from = place(&state);
        press(&mut state, jump);
        assert_ne!(place(&state), from, "{before} {jump}");
        press(&mut state, "<c-o>");
        assert_eq!(place(&state), from, "{before} {jump} and back");
    }
}

#[test]
fn what_is_closed_uncovers_what_lay_below_as_it_was() {
    for (before, opened) in [("cj", "<enter>"), ("<enter>jj", "p"), ("pj", "?"), ("cj", "!"), ("<enter>j", "c")] {
        let mut state = small(before);
        let from = place(&state);
        press(&mut state, opened);
        press(&mut state, "jj<esc>");
        assert_eq!((place(&state).0, place(&state).1, place(&state).4), (from.0, from.1, from.4), "{before} {opened}");
    }
    let mut state = small("cj");
    press(&mut state, "<enter>jj<esc>");
    assert_eq!(state.statement, 1);
}

#[test]
fn claims_are_gone_through_and_lead_to_their_words() {
    let mut state = after("cj<enter>");
    let words = |state: &State| state.spot.unwrap().of(&state.timeline.articles[state.mention().unwrap().article].text).to_owned();
    assert_eq!((words(&state), state.mention().unwrap().article), ("39".to_owned(), 1));
    press(&mut state, "<esc>k<enter>");
    assert_eq!(words(&state), "38 people");
    let mut state = after("cn");
    assert_eq!(state.statement, 1);
    press(&mut state, "n");
    assert_eq!(state.statement, 0, "round at the end");
    press(&mut state, "]");
    assert_eq!(state.statement, 1);
    press(&mut state, "k");
    assert_eq!(press(&mut state, "e"), Some(Effect::Edit { path: "news/harbour-post.md".to_owned(), line: 12 }));
    let Some(Effect::Copy(text)) = press(&mut state, "y") else { panic!("nothing copied") };
    assert!(text.starts_with("killed: 38: “A gunman opened fire") && text.ends_with("27 June 2015, news/harbour-post.md:12"), "{text}");
    // Without a figure there is nothing to open.
    assert!(after("gc").screens.is_empty());
}

#[test]
fn words_of_other_events_are_gone_to_and_followed() {
    let mut state = after("<enter><tab>");
    let told = state.told_at_spot().unwrap();
    assert_ne!(Some(told.event), state.selected_index());
    let (top, wanted) = (state.source_top, state.timeline.events[told.event].title.clone());
    press(&mut state, "<enter>");
    assert_eq!((title(&state), state.source_top), (wanted.as_str(), top));
    assert_eq!(state.mention().unwrap().trigger, told.words);
    // One that the filter hides is not gone to.
    let mut state = after("/hotel<enter><enter><tab><enter>");
    assert_eq!(title(&state), HOTEL);
    assert!(state.notice.as_ref().unwrap().contains("hides"));
    press(&mut state, "<s-tab><s-tab>9}9{");
    assert_eq!(title(&state), HOTEL);
}

#[test]
fn the_editor_opens_where_one_reads() {
    let Some(Effect::Edit { line, .. }) = press(&mut small("<enter>g"), "e") else { panic!("no editor") };
    assert_eq!(line, 6, "the passage is off view, the first line is not");
    let mut state = small("<enter>g}");
    let spot = state.spot.unwrap();
    let wanted = state.file_line(state.mention().unwrap().article, spot.start);
    assert_eq!(press(&mut state, "e"), Some(Effect::Edit { path: "news/harbour-post.md".to_owned(), line: wanted }));
}

#[test]
fn an_address_stands_in_the_citation() {
    let mut timeline = fixture::timeline();
    timeline.articles[0].url = Some("https://post.example/1".to_owned());
    let mut state = State::new(timeline, Options::default());
    let Some(Effect::Copy(text)) = press(&mut state, "y") else { panic!("nothing copied") };
    assert!(text.ends_with("27 June 2015, https://post.example/1, news/harbour-post.md:12"), "{text}");
}

#[test]
fn clearing_a_filter_shows_what_surrounds_the_event_found() {
    for (width, height) in [(80, 24), (160, 45), (60, 12), (40, 10)] {
        let mut state = start();
        update(&mut state, Msg::Resize { width, height });
        press(&mut state, "/kind:law<enter>j<esc>");
        assert_eq!(title(&state), "State of emergency");
        let row = state.listing.rows_from(0).position(|row| row == Row::Event(state.cursor.unwrap())).unwrap();
        let (top, end) = (state.listing.top, state.listing.top + usize::from(state.geometry.list.height));
        assert!(top < row && row + 1 < end, "{width}x{height}: row {row} of {top}..{end}");
    }
}

#[test]
fn the_walk_through_doubts_counts_them_and_keeps_their_order() {
    let mut state = after("gw");
    let mut told = Vec::new();
    loop {
        told.push(state.notice.clone().unwrap());
        press(&mut state, "w");
        if state.notice.as_ref().is_none_or(|notice| notice.starts_with("no later")) {
            break;
        }
    }
    let count = told.len() + 1;
    assert_eq!(told[0], format!("doubt 2 of {count}: no place named; one source only"));
    assert!(told.iter().enumerate().all(|(at, told)| told.starts_with(&format!("doubt {} of {count}: ", at + 2))), "{told:?}");
    assert!(told.iter().any(|told| told.ends_with("reports disagree on the killed")));
}

#[test]
fn what_could_not_be_read_is_told_of_and_listed() {
    assert_eq!(start().notice, None);
    let mut timeline = fixture::timeline();
    timeline.problems.push(Problem::new("news/a.pdf", "no text in it"));
    let mut state = State::new(timeline, Options::default());
    assert!(state.notice.as_ref().unwrap().contains("1 problem"));
    press(&mut state, "!");
    let page: Vec<String> = state.page_rows().into_iter().map(|line| line.text).collect();
    assert!(page.iter().any(|line| line == "news/a.pdf") && page.iter().any(|line| line == "no text in it"), "{page:?}");
}
