//! Text of every script on the screen: wide and combining letters, right to left, joined emoji, letters of no width. Nothing
//! leaves its pane, nothing is cut inside a letter, and all of a passage is there to read.

use dateline::{
    app::{Key, Msg, Options, State, update, width_of},
    parse,
    text::{Article, Stated},
    ui::{Theme, draw, print},
};
use ratatui::{Terminal, backend::TestBackend};
use unicode_segmentation::UnicodeSegmentation;

const TEXT: &str = include_str!("unicode/scripts.md");

fn article() -> Article {
    let text = TEXT.splitn(3, "---\n").nth(2).unwrap().to_owned();
    Article {
        id: "每日新聞-الأخبار".to_owned(),
        title: Some("Every script: ünïcödé, 日本語, עברית, العربية 🕊️".to_owned()),
        publisher: Some("港口日報 The Harbour Daily".to_owned()),
        published: Some(Stated { value: "2021-03-08".to_owned(), by: "front matter".to_owned() }),
        text,
        first_line: 6,
        ..Article::default()
    }
}

fn after(keys: &str, width: u16, height: u16) -> State {
    let mut state = State::new(parse::parse(vec![article()], Vec::new()), Options { source: "scripts".to_owned(), ..Options::default() });
    update(&mut state, Msg::Resize { width, height });
    for key in Key::parse_script(keys).unwrap() {
        update(&mut state, Msg::Key(key));
    }
    state
}

fn screen(keys: &str, width: u16, height: u16) -> String {
    print(&after(keys, width, height), &Theme::new(false, false), width, height)
}

#[test]
fn scripts_stay_in_their_columns() {
    for (name, keys) in
        [("list", "g"), ("source", "g<enter>"), ("source_end", "G<enter>G"), ("why", "gp"), ("map", "gM"), ("query", "g/日本 عر👩‍👩‍👧é")]
    {
        for (width, height) in [(80, 24), (40, 10)] {
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen(keys, width, height));
        }
    }
}

#[test]
fn at_every_width_rows_fit_and_letters_are_whole() {
    let whole: Vec<&str> = TEXT.graphemes(true).filter(|grapheme| !grapheme.is_ascii()).collect();
    for width in 1..120 {
        for keys in ["g", "g<enter>", "G<enter>G", "p"] {
            for row in screen(keys, width, 12).lines() {
                assert!(width_of(row) <= usize::from(width), "{row:?} on {width}");
                // A mark or a joined sign stands on the screen as it does in the text.
                for grapheme in row.graphemes(true).filter(|grapheme| grapheme.chars().any(is_part)) {
                    let bare = grapheme.trim_end_matches('\u{200E}');
                    assert!(whole.contains(&bare) || bare.chars().count() == 1, "{bare:?} in {row:?}");
                }
            }
        }
    }
}

/// Whether it belongs to a letter and is none of its own.
fn is_part(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{200D}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{1F1E6}'..='\u{1F1FF}' | '\u{64B}'..='\u{65F}')
}

#[test]
fn a_passage_from_right_to_left_is_all_there() {
    let words = ["قُتل", "شخصًا", "السوق", "النوافذ", "בפיצוץ", "החלונות", "השכונה"];
    let text: String = (0..12).map(|page| screen(&format!("g<enter>g{}", "<space>".repeat(page)), 60, 16)).collect();
    for word in words {
        assert!(text.contains(word), "{word}");
    }
    // No terminal may draw what stands beside it in another order: each run ends with a mark that the line goes left to right.
    let arabic = text.lines().find(|row| row.contains("السوق")).unwrap();
    let run_end = arabic.rfind(|c| matches!(c, '\u{600}'..='\u{6FF}')).unwrap();
    assert!(arabic[run_end..].contains('\u{200E}'), "{arabic:?}");
}

#[test]
fn the_cursor_of_a_query_stands_behind_what_is_typed() {
    for (typed, column) in [("abc", 4), ("日本", 5), ("e\u{301}", 2), ("👩‍👩‍👧", 3), ("🇮🇹", 3), ("شخصًا", 5)] {
        let state = after(&format!("/{typed}"), 80, 24);
        let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
        terminal.draw(|frame| draw(&state, &Theme::new(true, false), frame)).unwrap();
        assert_eq!(terminal.get_cursor_position().unwrap().x, column, "{typed}");
    }
}
