//! What keys do, without a screen.

use proptest::prelude::*;

use super::*;
use crate::timeline::{Timeline, Zoom, fixture};

fn start() -> State {
    State::new(fixture::timeline(), Options { source: "news".to_owned(), ..Options::default() })
}

fn press(state: &mut State, keys: &str) -> Option<Effect> {
    let mut effect = None;
    for key in Key::parse_script(keys).unwrap() {
        effect = update(state, Msg::Key(key)).or(effect);
    }
    effect
}

fn after(keys: &str) -> State {
    let mut state = start();
    press(&mut state, keys);
    state
}

fn title(state: &State) -> &str {
    state.selected_event().map_or("", |event| &event.title)
}

const HOTEL: &str = "Gunman kills 38|39 at a hotel";

mod corrections;
mod outside;
mod reading;
mod remarks;

#[test]
fn it_opens_on_the_event_that_matters_most() {
    let state = start();
    assert_eq!(title(&state), HOTEL);
    let day = state.selected_event().unwrap().when.unwrap().middle().unwrap();
    assert!(state.axis.unwrap().shows(day));
}

#[test]
fn keys_move_the_selection() {
    for (keys, wanted) in [
        ("j", "Attacker shot dead"),
        ("<down><up>", HOTEL),
        ("g", "Amalia becomes independent"),
        ("<end>", "Ministers meet the envoy"),
        ("g2j", "15 soldiers killed on Mount Harr"),
        ("gk", "Amalia becomes independent"),
        ("3G", "15 soldiers killed on Mount Harr"),
        ("g<space>b", "Amalia becomes independent"),
        ("G<c-o>", HOTEL),
        ("G<c-u><c-d>", "Ministers meet the envoy"),
        ("gw", "Northern Front banned"),
        ("gww", "15 soldiers killed on Mount Harr"),
        ("g}", "Northern Front banned"),
    ] {
        assert_eq!(title(&after(keys)), wanted, "{keys}");
    }
}

#[test]
fn a_filter_is_live_and_clearing_it_keeps_the_selection() {
    let mut state = after("g/kob");
    assert_eq!((state.shown.len(), title(&state)), (1, "Raid on Kobanî"));
    press(&mut state, "<enter><esc>");
    assert_eq!((state.shown.len(), title(&state)), (16, "Raid on Kobanî"));
    // Taken back while typing, all is as before.
    let mut state = after("gj/kob<esc>");
    assert_eq!((state.shown.len(), title(&state)), (16, "Northern Front banned"));
    // The part of a query that is wrong is named, and the rest is in force.
    press(&mut state, "/'raid from:x");
    assert!(state.search.line.error.is_some());
    assert_eq!(state.shown.len(), 1);
    // A filter that hides the selection moves it, and taking the filter off letter by letter moves it back.
    let mut state = after("/ben");
    assert_eq!(title(&state), "Assault on Ben Harra");
    press(&mut state, "<bs><bs><bs>");
    assert_eq!(title(&state), HOTEL);
    // One that hides everything, kept and then cleared, brings the selection back.
    assert_eq!(title(&after("/zzzz<enter>")), "");
    assert_eq!(title(&after("/zzzz<enter><esc>")), HOTEL);
}

#[test]
fn matches_are_gone_through_in_a_filter_cleared_and_in_find() {
    let mut state = after("g/kind:law<enter><esc>gn");
    assert_eq!(title(&state), "Northern Front banned");
    press(&mut state, "n");
    assert_eq!(title(&state), "State of emergency");
    press(&mut state, "N");
    assert_eq!(title(&state), "Northern Front banned");
    let mut state = after("g/<tab>police<enter>");
    assert_eq!((state.shown.len(), title(&state)), (16, "Attacker shot dead"));
    press(&mut state, "n");
    assert_eq!(title(&state), "Several men arrested");
}

#[test]
fn a_new_query_takes_the_place_of_the_last_which_comes_back_with_up() {
    let mut state = after("/kind:law<enter>/police");
    assert_eq!((state.shown.len(), state.query_text()), (2, "police"));
    press(&mut state, "<esc>");
    assert_eq!((state.shown.len(), state.query_text()), (2, "kind:law"));
    press(&mut state, "/<up>");
    assert_eq!(state.query_text(), "kind:law", "the one in force comes first");
    press(&mut state, "<up>");
    assert_eq!(state.query_text(), "police");
    press(&mut state, "<down> banned<enter>");
    assert_eq!((state.shown.len(), state.query_text()), (1, "kind:law banned"));
    press(&mut state, "/<enter>");
    assert_eq!((state.shown.len(), state.query_text()), (16, ""));
}

#[test]
fn escape_goes_back_and_never_quits() {
    let mut state = start();
    for _ in 0..9 {
        assert_eq!(press(&mut state, "<esc>"), None);
    }
    let mut state = after("/police<enter><enter>p");
    assert_eq!(state.screens, [Screen::Source, Screen::Why]);
    press(&mut state, "<esc>");
    assert_eq!(state.screens, [Screen::Source]);
    press(&mut state, "<esc>");
    assert!(state.screens.is_empty() && state.shown.len() == 2);
    press(&mut state, "<esc>");
    assert_eq!(state.shown.len(), 16);
}

#[test]
fn escape_gives_up_a_number_before_anything_else() {
    let mut state = after("/kind:law<enter>5<esc>");
    assert_eq!((state.shown.len(), state.count), (2, None));
    press(&mut state, "<esc>");
    assert_eq!(state.shown.len(), 16);
}

#[test]
fn quitting_closes_first() {
    assert_eq!(press(&mut start(), "q"), Some(Effect::Quit));
    let mut state = after("<enter>");
    assert_eq!(press(&mut state, "q"), None);
    assert_eq!(press(&mut state, "q"), Some(Effect::Quit));
    assert_eq!(press(&mut start(), "<enter>pQ"), Some(Effect::Quit));
    assert_eq!(press(&mut start(), "/abc<c-c>"), Some(Effect::Quit));
    assert_eq!(press(&mut start(), "/q"), None);
}

#[test]
fn reports_are_turned_round() {
    let mut state = start();
    let article = |state: &State| state.mention().unwrap().article;
    assert_eq!(article(&state), 0);
    press(&mut state, "]");
    assert_eq!(article(&state), 1);
    press(&mut state, "2]");
    assert_eq!(article(&state), 0);
    press(&mut state, "[");
    assert_eq!(article(&state), 2);
    press(&mut state, "<enter>n");
    assert_eq!(article(&state), 0);
}

#[test]
fn a_source_being_read_stays_where_it_is() {
    let mut state = start();
    update(&mut state, Msg::Resize { width: 80, height: 9 });
    press(&mut state, "<enter>gjj");
    let top = state.source_top;
    assert!(top > 0);
    press(&mut state, "p<esc>?q");
    assert_eq!((state.screens.as_slice(), state.source_top), (&[Screen::Source][..], top));
    update(&mut state, Msg::Resize { width: 70, height: 9 });
    assert_eq!(state.source_top, top);
    update(&mut state, Msg::Reload(fixture::timeline()));
    assert_eq!(state.source_top, top);
}

#[test]
fn the_editor_opens_at_the_line_of_the_trigger() {
    let effect = press(&mut start(), "e");
    assert_eq!(effect, Some(Effect::Edit { path: "news/harbour-post.md".to_owned(), line: 12 }));
    let mut timeline = fixture::timeline();
    timeline.articles.iter_mut().for_each(|article| article.path = None);
    let mut state = State::new(timeline, Options::default());
    assert_eq!(press(&mut state, "e"), None);
    assert!(state.notice.is_some());
}

#[test]
fn a_passage_is_copied_with_its_source() {
    let Some(Effect::Copy(text)) = press(&mut start(), "y") else { panic!("nothing copied") };
    assert!(text.starts_with("“A gunman opened fire on Friday"), "{text}");
    assert!(text.ends_with("” — What The Harbour Post wrote, The Harbour Post, 27 June 2015, news/harbour-post.md:12"), "{text}");
}

#[test]
fn zoom_keeps_the_selection_on_view_and_fit_shows_all() {
    let shows_selection = |state: &State| {
        let day = state.selected_event().unwrap().when.unwrap().middle().unwrap();
        state.axis.unwrap().shows(day)
    };
    for keys in ["+", "++", "-", "---", "9+", "9-", "99-99+", "llll+", "HHH-"] {
        assert!(shows_selection(&after(keys)), "{keys}");
    }
    assert_eq!(after("99+").axis.unwrap().zoom, Zoom::NEAREST);
    let (first, last) = after("_").axis.unwrap().range();
    assert!(*first.to_string() < *"1956-03-20" && *last.to_string() > *"2016-03-07");
}

#[test]
fn reading_again_keeps_selection_and_filter() {
    let mut state = after("/place:port<enter>j");
    let before = title(&state).to_owned();
    let mut timeline = fixture::timeline();
    timeline.events.remove(0);
    update(&mut state, Msg::Reload(timeline));
    assert_eq!((title(&state), state.shown.len()), (before.as_str(), 3));
    update(&mut state, Msg::Reload(Timeline::default()));
    assert!(state.selected_event().is_none());
}

#[test]
fn unknown_keys_say_where_help_is() {
    assert!(after("Z").notice.unwrap().contains('?'));
}

#[test]
fn panes_are_gone_through() {
    assert_eq!(after("<tab>").focus, Pane::Claims);
    assert_eq!(after("<tab><tab>").focus, Pane::Source);
    assert_eq!(after("<tab><tab><tab>").focus, Pane::List);
    assert_eq!(after("<s-tab>").focus, Pane::Source);
    assert_eq!(after("<tab><tab>q").focus, Pane::List);
}

fn a_key() -> impl Strategy<Value = Key> {
    let commands = Command::ALL.iter().flat_map(|command| command.keys().split(' ')).flat_map(|key| Key::parse_script(key).unwrap());
    let keys: Vec<Key> = commands.filter(|key| *key != Key::ctrl('c') && *key != Key::char('Q')).collect();
    prop_oneof![5 => prop::sample::select(keys), 2 => "[a-z0-9:|!'^$\" é日]".prop_map(|text| Key::char(text.chars().next().unwrap()))]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 120, ..ProptestConfig::default() })]
    #[test]
    fn the_selection_is_always_a_shown_event_on_view(
        keys in prop::collection::vec(a_key(), 0..60), sizes in prop::collection::vec((0u16..200, 0u16..60), 1..4)
    ) {
        let mut state = start();
        for (at, key) in keys.iter().enumerate() {
            if at % 20 == 0 {
                let (width, height) = sizes[at / 20 % sizes.len()];
                update(&mut state, Msg::Resize { width, height });
            }
            update(&mut state, Msg::Key(*key));
            prop_assert_eq!(state.cursor.is_some(), !state.shown.is_empty());
            if let Some(event) = state.selected_event() {
                prop_assert_eq!(Some(&event.id), state.selected.as_ref());
                let row = state.listing.rows.iter().position(|row| *row == Row::Event(state.cursor.unwrap())).unwrap();
                let height = usize::from(state.geometry.list.height);
                prop_assert!(height == 0 || (state.listing.top..state.listing.top + height).contains(&row), "row {row} from {} of {height}", state.listing.top);
                prop_assert!(state.report < event.mentions.len());
            }
        }
    }
}
