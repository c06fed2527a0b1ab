//! Reports taken out of their event and put back, dates corrected.

use super::*;
use crate::timeline::{Notes, Part};

fn when(state: &State) -> String {
    state.selected_event().and_then(|event| event.when).map(|when| when.to_string()).unwrap_or_default()
}

fn notice(state: &State) -> &str {
    state.notice.as_deref().unwrap_or("")
}

/// The articles whose passages the selected event has.
fn told_by(state: &State) -> Vec<usize> {
    state.selected_event().unwrap().mentions.iter().map(|mention| mention.article).collect()
}

fn parts(state: &State) -> Vec<usize> {
    (0..state.timeline.events.len()).filter(|at| state.timeline.events[*at].split_from().is_some()).collect()
}

/// Selects an event by its place in the timeline.
fn go_to(state: &mut State, at: usize) {
    let position = state.position_of(at).unwrap();
    state.select(position);
}

#[test]
fn a_report_is_taken_out_and_put_back() {
    let mut state = after("]D");
    assert_eq!((told_by(&state), state.timeline.events.len()), (vec![0, 2], 17));
    assert_eq!(notice(&state), "taken out, now an event of its own: 2015-06-26 Attack, Port Amal");
    let part = parts(&state)[0];
    go_to(&mut state, part);
    assert_eq!(told_by(&state), [1]);
    press(&mut state, "D");
    assert_eq!((told_by(&state), title(&state)), (vec![0, 1, 2], HOTEL));
    assert_eq!((state.report, notice(&state)), (1, format!("put back into: {HOTEL}").as_str()), "the passage stays on view");
    assert_eq!(*state.timeline(), fixture::timeline());
    press(&mut state, "u");
    assert_eq!((told_by(&state), parts(&state).len()), (vec![0, 2], 1));
    press(&mut state, "u<c-r>");
    assert_eq!(told_by(&state), [0, 2]);
    press(&mut state, "9u");
    assert_eq!(*state.timeline(), fixture::timeline());
    press(&mut state, "u");
    assert_eq!(notice(&state), "nothing to be undone");
}

#[test]
fn undoing_leads_from_what_was_taken_out_to_the_whole() {
    let mut state = after("D");
    let part = parts(&state)[0];
    go_to(&mut state, part);
    press(&mut state, "u");
    assert_eq!((title(&state), state.report), (HOTEL, 0));
    assert_eq!(notice(&state), format!("undone: report put back: {HOTEL}"));
}

#[test]
fn the_only_report_is_not_taken_out() {
    assert!(notice(&after("gD")).starts_with("this is the only report of the event"), "{}", notice(&after("gD")));
    assert!(notice(&after("gS")).starts_with("this is the only passage of the event"));
    assert_eq!(notice(&after("/zzz<enter>D")), "no event is selected");
    let mut state = after("DD");
    assert_eq!(told_by(&state), [2], "one after the other");
    assert_eq!(parts(&state).len(), 2);
    press(&mut state, "D");
    assert!(notice(&state).starts_with("this is the only report"));
    let part = parts(&state)[0];
    go_to(&mut state, part);
    press(&mut state, "S");
    assert_eq!(notice(&state), "this is the only passage of the event; D puts it back");
}

/// The second report tells of the event in two passages more.
fn with_passages() -> State {
    let mut timeline = fixture::timeline();
    let at = timeline.events.iter().position(|event| event.title == HOTEL).unwrap();
    for _ in 0..2 {
        let text = &mut timeline.articles[1].text;
        let start = text.len() + 2;
        text.push_str(&format!("\n\nGuests {start} fled the hotel."));
        let mut mention = timeline.events[at].mentions[2].clone();
        (mention.article, mention.span) = (1, crate::text::Span::new(start, text.len()));
        (mention.trigger, mention.lit) = (mention.span, Vec::new());
        mention.when = None;
        timeline.events[at].mentions.push(mention);
    }
    State::new(timeline, Options::default())
}

#[test]
fn a_report_goes_with_all_its_passages_or_with_one() {
    let mut state = with_passages();
    press(&mut state, "]D");
    assert_eq!(told_by(&state), [0, 2]);
    let part = parts(&state)[0];
    go_to(&mut state, part);
    assert_eq!(told_by(&state), [1, 1, 1]);
    press(&mut state, "<enter>nS");
    assert_eq!((told_by(&state), parts(&state).len()), (vec![1, 1], 2), "{}", notice(&state));
    press(&mut state, "u");
    assert_eq!((told_by(&state), parts(&state).len()), (vec![1, 1, 1], 1));
    press(&mut state, "<esc>D");
    assert_eq!(told_by(&state), [0, 1, 2, 1, 1]);
    press(&mut state, "S");
    assert_eq!(told_by(&state), [0, 1, 2, 1], "the one on view");
}

#[test]
fn a_date_is_corrected_and_the_reports_stay() {
    let mut state = after("d<c-u>7 March 2016<enter>");
    assert_eq!((title(&state), when(&state).as_str()), (HOTEL, "2016-03-07"));
    assert_eq!(notice(&state), "dated 7 March 2016; the reports say 26 June 2015");
    assert!(
        state.selected_event().unwrap().mentions.iter().all(|mention| mention.when.as_ref().unwrap().interval.to_string() == "2015-06-26")
    );
    let day = state.selected_when().unwrap().middle().unwrap();
    assert!(state.axis.unwrap().shows(day));
    press(&mut state, "/to:2015");
    assert_ne!(title(&state), HOTEL, "the filter goes by it");
    press(&mut state, "<esc>");
    press(&mut state, "u");
    assert_eq!((title(&state), when(&state).as_str()), (HOTEL, "2015-06-26"));
    press(&mut state, "<c-r>");
    assert_eq!(when(&state), "2016-03-07");
    press(&mut state, "d<c-u><enter>");
    assert_eq!(notice(&state), "the date is that of the reports again");
    assert_eq!(*state.timeline(), fixture::timeline());
}

#[test]
fn a_date_that_is_none_stays_on_the_line_with_what_was_expected() {
    let mut state = after("d<c-u>soon<enter>");
    assert!(state.remarks.line.editing && state.remarks.wrong.as_deref().unwrap().starts_with("expected a date: 26 June 2015"));
    press(&mut state, "e");
    assert_eq!(state.remarks.wrong, None);
    press(&mut state, "<enter><c-u>June 2015<enter>");
    assert_eq!(when(&state), "2015-06");
    press(&mut state, "d");
    assert_eq!(state.remarks.line.text(), "2015-06");
    press(&mut state, "<c-u>x<esc>");
    assert_eq!(when(&state), "2015-06");
    // What the reports say is no correction.
    press(&mut state, "d<c-u>26 June 2015<enter>");
    assert!(state.selected_event().unwrap().correction.is_none());
    assert_eq!(press(&mut after("d<c-u>soon"), "<c-c>"), Some(Effect::Quit));
    assert!(notice(&after("/from:2015-06 to:2015-07<enter>gd<c-u>1950<enter>")).ends_with("the filter hides it now"));
}

#[test]
fn what_was_taken_out_is_dated_and_noted_by_itself() {
    let mut state = after("]D");
    let part = parts(&state)[0];
    go_to(&mut state, part);
    press(&mut state, "d<c-u>2014<enter>aanother hotel<enter>");
    let id = state.selected.clone();
    assert_eq!(when(&state), "2014");
    // All of it in order, as whoever keeps the notes must take it; and read again.
    let mut kept = Notes::default();
    state.take_changes().iter().for_each(|change| kept.apply(change));
    let mut again = State::new(fixture::timeline(), Options { notes: kept, ..Options::default() });
    assert_eq!(again.timeline(), state.timeline());
    press(&mut again, "/note:another<enter>");
    assert_eq!((again.selected.clone(), when(&again).as_str()), (id, "2014"));
    update(&mut state, Msg::Reload(fixture::timeline()));
    assert_eq!((when(&state).as_str(), parts(&state).len()), ("2014", 1));
}

#[test]
fn what_another_dateline_corrects_comes_with_its_notes() {
    let mut state = after("D");
    let mut notes = Notes::default();
    state.take_changes().iter().for_each(|change| notes.apply(change));
    let mut other = start();
    press(&mut other, "d<c-u>2015-06<enter>");
    other.take_changes().iter().for_each(|change| notes.apply(change));
    for state in [&mut state, &mut other] {
        update(state, Msg::Notes(notes.clone()));
    }
    assert_eq!(state.timeline(), other.timeline());
    assert_eq!((when(&state).as_str(), parts(&state).len()), ("2015-06", 1));
    let remark = &state.selected_event().unwrap().remark;
    assert!(remark.split.iter().all(|Part { article, .. }| article == "harbour-post") && remark.split.len() == 1);
    update(&mut state, Msg::Notes(Notes::default()));
    assert_eq!(*state.timeline(), fixture::timeline());
}

#[test]
fn on_the_page_of_claims_the_report_of_the_chosen_one_goes() {
    let mut state = after("c");
    let article = state.chosen_statement().unwrap().article;
    press(&mut state, "D");
    assert!(!told_by(&state).contains(&article), "{:?} without {article}", told_by(&state));
}

#[test]
fn what_was_corrected_can_be_asked_for() {
    let mut state = after("Dgd<c-u>1950<enter>/is:corrected<enter>");
    assert_eq!(state.shown.len(), 3, "dated, taken out, and what is left");
    press(&mut state, "3u");
    assert_eq!(state.shown.len(), 0);
}
