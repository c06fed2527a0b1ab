//! Whatever is pressed, pasted, resized and read again, in any order: what must hold holds, and the screen is drawn.

use proptest::prelude::*;

use super::*;
use crate::{
    app::{Area, Command, Key, Options},
    timeline::{Anchor, EventId, Notes, Part, Remark, Timeline, fixture},
};

/// All keys of the command table, and text.
fn a_key() -> impl Strategy<Value = Key> {
    let keys: Vec<Key> =
        Command::ALL.iter().flat_map(|command| command.keys().split(' ')).flat_map(|key| Key::parse_script(key).unwrap()).collect();
    let text = "[a-z0-9:|!'^$\" é日\u{301}👩\u{200D}🇹ع]".prop_map(|text| Key::char(text.chars().next().unwrap()));
    prop_oneof![6 => prop::sample::select(keys), 2 => text]
}

/// Other articles than before, as after a change in the editor.
fn a_timeline() -> impl Strategy<Value = Timeline> {
    (any::<u32>(), prop::sample::select(&[0usize, 1, 5, 16][..]), any::<bool>()).prop_map(|(kept, most, renamed)| {
        let mut timeline = if renamed { fixture::located() } else { fixture::timeline() };
        let mut at = 0;
        timeline.events.retain(|_| {
            at += 1;
            kept >> (at % 32) & 1 == 1
        });
        timeline.events.truncate(most);
        if renamed {
            timeline.events.iter_mut().for_each(|event| event.id = EventId(format!("new-{}", event.id)));
        }
        if most == 0 {
            timeline = Timeline::default();
        }
        timeline
    })
}

/// What another dateline may have noted meanwhile: reports taken out, dates corrected.
fn some_notes() -> impl Strategy<Value = Notes> {
    let date = prop::option::of(prop::sample::select(&["1900", "2015-06-26", "[2015-06..2015-08]", "2016/.."][..]));
    prop::collection::vec((0..16usize, 0..3usize, date), 0..4).prop_map(|noted| {
        let timeline = fixture::timeline();
        let mut notes = Notes::default();
        for (at, mention, date) in noted {
            let event = &timeline.events[at];
            let split = Part::of(&timeline, event.mentions.get(mention).into_iter()).into_iter().collect();
            let remark = Remark { date: date.and_then(|date| date.parse().ok()), split, ..Remark::default() };
            notes.add(Anchor::of(&timeline, event), &remark);
        }
        notes
    })
}

fn a_size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![
        4 => (0u16..220, 0u16..70),
        1 => prop::sample::select(&[(0, 0), (1, 1), (0, 24), (80, 0), (80, 24), (160, 45), (60, 12), (59, 11), (110, 24)][..])
    ]
}

fn a_msg() -> impl Strategy<Value = Msg> {
    const QUERIES: &[&str] = &["kind:law", "from:2015-06 to:2015-07", "is:conflict", "place:", "zzz", "\n\u{1b}[31m'raid", "ك日👩‍👩‍👧", "!"];
    prop_oneof![
        30 => a_key().prop_map(Msg::Key),
        2 => prop::sample::select(QUERIES).prop_map(|text| Msg::Paste(text.to_owned())),
        2 => a_size().prop_map(|(width, height)| Msg::Resize { width, height }),
        1 => a_timeline().prop_map(Msg::Reload),
        1 => some_notes().prop_map(Msg::Notes),
        1 => Just(Msg::Notice("said from outside".to_owned())),
    ]
}

/// What holds after each message; `before` is the event that was selected before it.
fn check(state: &State, before: Option<&EventId>, moved: bool) -> Result<(), TestCaseError> {
    let events = state.timeline.events.len();
    let mut shown = state.shown.clone();
    shown.sort_unstable();
    shown.dedup();
    prop_assert_eq!(shown.len(), state.shown.len(), "an event is shown once");
    prop_assert!(shown.last().is_none_or(|last| *last < events));
    if state.search.filter.is_empty() {
        prop_assert_eq!(shown.len(), events, "without a filter all are shown");
    }
    prop_assert!(state.undated <= shown.len());
    // Selected is one of those shown, or none where none is.
    prop_assert_eq!(state.cursor.is_none(), state.shown.is_empty());
    prop_assert_eq!(state.selected_event().is_none(), state.shown.is_empty());
    // Whatever moved the selection has brought it on view.
    if let (Some(event), true) = (state.selected_event(), moved)
        && before != Some(&event.id)
        && let Some(day) = state.selected_when().and_then(|when| when.middle())
    {
        prop_assert!(state.axis.is_some_and(|axis| axis.shows(day)), "{} is not on {:?}", day, state.axis);
    }
    let (width, height) = state.size;
    let geometry = &state.geometry;
    let areas: [Area; 14] = [
        geometry.header,
        geometry.overview,
        geometry.axis,
        geometry.names,
        geometry.lanes,
        geometry.rule,
        geometry.list,
        geometry.claims,
        geometry.source,
        geometry.why,
        geometry.page_title,
        geometry.page,
        geometry.query,
        geometry.hints,
    ];
    for area in areas.into_iter().filter(|area| !area.is_empty()) {
        prop_assert!(area.x + area.width <= width && area.y + area.height <= height, "{area:?} on {width}x{height}");
    }
    if let (Some(top), false) = (state.cursor, geometry.list.is_empty()) {
        prop_assert!(top < state.shown.len());
    }
    Ok(())
}

/// What holds on the screen: it is of its size, its rows fill no more columns than it has, and it names the filter.
fn check_screen(state: &State, theme: &Theme) -> Result<(), TestCaseError> {
    let (width, height) = state.size;
    let text = print(state, theme, width, height);
    prop_assert_eq!(text.lines().count(), usize::from(height));
    for row in text.lines() {
        prop_assert!(crate::app::width_of(row) <= usize::from(width), "{row:?} is wider than {width}");
    }
    let area = state.geometry.query;
    let query = state.query_text();
    let is_named = width < 20 || area.is_empty() || query.chars().any(|c| !c.is_ascii_graphic());
    if state.screens.is_empty() && !state.search.filter.is_empty() {
        prop_assert!(!area.is_empty() || height < 4 || width == 0, "no line for the filter on {width}x{height}");
        // While something else is typed there (a command, a note, a file), the line is its.
        let is_taken = state.context().is_text() && !state.search.line.editing;
        if !is_named && !is_taken && query.len() + 8 < usize::from(width) {
            prop_assert!(text.contains(query), "{query} is not on\n{text}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 96, ..ProptestConfig::default() })]
    #[test]
    fn whatever_happens_the_screen_is_drawn_and_sound(
        size in a_size(), msgs in prop::collection::vec(a_msg(), 0..60), colour: bool, ascii: bool
    ) {
        let mut state = State::new(fixture::located(), Options { source: "news".to_owned(), ..Options::default() });
        update(&mut state, Msg::Resize { width: size.0, height: size.1 });
        let theme = Theme::new(colour, ascii);
        for msg in msgs {
            let before = state.selected_event().map(|event| event.id.clone());
            let moved = matches!(msg, Msg::Key(_));
            update(&mut state, msg);
            check(&state, before.as_ref(), moved)?;
            check_screen(&state, &theme)?;
        }
    }
}
