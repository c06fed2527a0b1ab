//! Screens, as key scripts lead to them: the text of each row, and below it which columns are styled how.

use std::fmt::Write;

use proptest::prelude::*;
use ratatui::style::{Color, Modifier};

use super::*;
use crate::{
    app::{Key, Options},
    timeline::{Timeline, fixture},
};

/// The state after some keys, on a screen of a size.
fn after(keys: &str, width: u16, height: u16) -> State {
    let mut state = State::new(fixture::timeline(), Options { source: "news".to_owned(), ..Options::default() });
    update(&mut state, Msg::Resize { width, height });
    for key in Key::parse_script(keys).unwrap() {
        update(&mut state, Msg::Key(key));
    }
    state
}

/// Text, cursor and styles of a screen.
fn dump(state: &State, theme: &Theme, width: u16, height: u16) -> String {
    let mut out = print(state, theme, width, height);
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(state, theme, frame)).unwrap();
    let cursor = terminal.get_cursor_position().unwrap();
    writeln!(out, "cursor {},{}", cursor.x, cursor.y).unwrap();
    let buffer = terminal.backend().buffer();
    for y in 0..height {
        let mut runs: Vec<(u16, u16, String)> = Vec::new();
        for x in 0..width {
            let cell = &buffer[(x, y)];
            let mut style = String::new();
            if cell.fg != Color::Reset {
                write!(style, "{:?}", cell.fg).unwrap();
            }
            assert_eq!(cell.bg, Color::Reset, "no painted background");
            for (flag, letter) in [(Modifier::BOLD, "+b"), (Modifier::DIM, "+d"), (Modifier::UNDERLINED, "+u"), (Modifier::REVERSED, "+r")]
            {
                if cell.modifier.contains(flag) {
                    style.push_str(letter);
                }
            }
            match runs.last_mut() {
                Some((_, to, of)) if *of == style && *to == x => *to += 1,
                _ => runs.push((x, x + 1, style)),
            }
        }
        let styled: Vec<String> =
            runs.iter().filter(|(.., style)| !style.is_empty()).map(|(a, b, style)| format!("{a}-{b}{style}")).collect();
        if !styled.is_empty() {
            writeln!(out, "{y}: {}", styled.join(" ")).unwrap();
        }
    }
    out
}

macro_rules! screens {
    ($($name:ident: $keys:literal at $width:literal x $height:literal, colour $colour:literal, ascii $ascii:literal;)+) => {
        $(#[test]
        fn $name() {
            let state = after($keys, $width, $height);
            insta::assert_snapshot!(stringify!($name), dump(&state, &Theme::new($colour, $ascii), $width, $height));
        })+
    };
}

mod corrections;
mod palette;
mod remarks;

screens! {
    opening: "" at 80 x 24, colour true, ascii false;
    opening_ascii: "" at 80 x 24, colour true, ascii true;
    opening_no_colour: "" at 80 x 24, colour false, ascii false;
    opening_large: "" at 160 x 45, colour true, ascii false;
    opening_small: "" at 40 x 10, colour true, ascii false;
    opening_tiny: "" at 20 x 5, colour true, ascii false;
    zoomed_to_days: "9+" at 80 x 24, colour true, ascii false;
    fitted: "_" at 100 x 30, colour true, ascii false;
    lanes_by_group: "s" at 80 x 24, colour true, ascii false;
    source: "<enter>" at 80 x 24, colour true, ascii false;
    source_no_colour: "<enter>" at 60 x 16, colour false, ascii true;
    why: "p" at 80 x 24, colour true, ascii false;
    help: "?" at 80 x 24, colour true, ascii false;
    filter_typed: "/htl" at 80 x 24, colour true, ascii false;
    filter_in_force: "/group:northern<enter>" at 80 x 24, colour true, ascii false;
    filter_in_force_small: "/group:northern<enter>" at 40 x 10, colour true, ascii false;
    filter_wrong: "/kind:law from:soon" at 80 x 24, colour true, ascii false;
    filter_hides_all: "/kind:law place:nowhere<enter>" at 80 x 24, colour true, ascii false;
    undated: "G" at 80 x 24, colour true, ascii false;
    claims_focused: "<tab>j" at 80 x 24, colour true, ascii false;
    source_large: "<enter>]" at 160 x 45, colour true, ascii false;
    why_small: "p" at 40 x 10, colour true, ascii false;
    help_small: "?" at 40 x 10, colour true, ascii true;
    filter_typed_large: "/htl" at 160 x 45, colour true, ascii false;
    find_typed: "/<tab>police" at 80 x 24, colour true, ascii false;
    opening_low: "" at 80 x 16, colour true, ascii false;
}

mod chart;
mod map;
mod outside;
mod reading;
mod states;

#[test]
fn without_colour_there_is_none() {
    let theme = Theme::new(false, false);
    for keys in ["", "<enter>", "p", "/kind:law", "/from:x"] {
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        let state = after(keys, 80, 24);
        terminal.draw(|frame| draw(&state, &theme, frame)).unwrap();
        let buffer = terminal.backend().buffer();
        assert!(buffer.content.iter().all(|cell| cell.fg == Color::Reset && cell.bg == Color::Reset));
    }
}

#[test]
fn in_ascii_there_is_nothing_else() {
    for keys in ["", "<enter>", "p", "?", "/kobani", "_", "9+"] {
        for (width, height) in [(80, 24), (160, 45), (40, 10)] {
            let text = print(&after(keys, width, height), &Theme::new(true, true), width, height);
            let odd: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
            assert!(odd.is_empty(), "{keys}: {odd:?}\n{text}");
        }
    }
}

#[test]
fn nothing_from_an_article_reaches_the_terminal_as_a_command() {
    let mut timeline = fixture::timeline();
    timeline.events[8].title = "red \u{1b}[31m\u{7} \u{202e}title\n two".to_owned();
    for article in &mut timeline.articles {
        article.text = article.text.replace("the ministry", "\u{1b}]0;the\u{202e} ministry\u{9b}");
        article.title = Some("\u{1b}[2J".to_owned());
    }
    let mut state = State::new(timeline, Options::default());
    for keys in ["", "<enter>", "p"] {
        for key in Key::parse_script(keys).unwrap() {
            update(&mut state, Msg::Key(key));
        }
        let text = print(&state, &Theme::new(true, false), 80, 24);
        assert!(text.chars().all(|c| c == '\n' || !crate::text::is_unsafe(c)), "{text:?}");
    }
}

#[test]
fn an_empty_timeline_says_what_to_do() {
    let state = State::new(Timeline::default(), Options { source: "~/clips".to_owned(), ..Options::default() });
    let text = print(&state, &Theme::new(true, false), 80, 24);
    assert!(text.contains("No articles."), "{text}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn any_keys_at_any_size_draw(
        keys in "([jkgGb<lt>hlHL+_soT?pnNwW}{=-]|/|<enter>|<esc>|<tab>|<c-d>|[a-z:!'0-9é日])*",
        width in 0u16..220, height in 0u16..70, colour: bool, ascii: bool
    ) {
        let keys = keys.replace("<lt>", "");
        let Ok(script) = Key::parse_script(&keys) else { return Ok(()) };
        let mut state = State::new(fixture::timeline(), Options::default());
        update(&mut state, Msg::Resize { width, height });
        let theme = Theme::new(colour, ascii);
        for key in script {
            update(&mut state, Msg::Key(key));
            let text = print(&state, &theme, width, height);
            prop_assert_eq!(text.lines().count(), usize::from(height));
        }
    }
}
