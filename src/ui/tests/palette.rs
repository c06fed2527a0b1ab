//! The palette, the facets, the narrowed help and the themes, as key scripts lead to them.

use super::*;
use crate::app::{Command, Keymap};

screens! {
    palette_empty: ":" at 80 x 24, colour true, ascii false;
    palette_command: ":zoom" at 80 x 24, colour true, ascii false;
    palette_command_large: ":zoom<down>" at 160 x 45, colour true, ascii false;
    palette_event: "/kind:law<enter>:hotel" at 80 x 24, colour true, ascii false;
    palette_date: ":26 June 2015" at 80 x 24, colour true, ascii false;
    palette_date_gone_to: ":1990<enter>" at 80 x 24, colour true, ascii false;
    palette_nothing: ":qqqq" at 60 x 12, colour true, ascii true;
    palette_small: ":zoom" at 40 x 10, colour true, ascii false;
    facets: "f" at 80 x 24, colour true, ascii false;
    facets_large: "fj<enter>" at 160 x 45, colour true, ascii false;
    facets_excluded: "flllx" at 80 x 24, colour true, ascii false;
    facets_narrowed: "f/har<enter>" at 80 x 24, colour true, ascii false;
    facets_narrowing: "f/har" at 60 x 12, colour false, ascii true;
    facets_small: "flj<enter>" at 40 x 10, colour true, ascii false;
    help_narrowed: "?/zoom" at 80 x 24, colour true, ascii false;
    help_narrowed_large: "?/event<enter>" at 160 x 45, colour true, ascii false;
}

#[test]
fn every_theme_draws_and_paints_no_background() {
    for (name, _) in Looks::themes() {
        let theme = Theme::with(Looks::named(name).unwrap(), true, false);
        for keys in ["", "<enter>", "f", ":zoom", "/htl", "p"] {
            // A painted background fails in the dump.
            let dump = dump(&after(keys, 80, 24), &theme, 80, 24);
            let has_colour = ["Red", "Magenta", "Cyan", "Green", "Blue", "Gray"].iter().any(|colour| dump.contains(colour));
            let wanted = !matches!(name, "mono" | "high-contrast");
            assert!(has_colour == wanted || wanted && ["f", ":zoom", "p"].contains(&keys), "{name} {keys}");
            assert!(dump.contains("+b"), "{name}");
            assert!(name != "high-contrast" || !dump.contains("+d"), "nothing is dim");
        }
    }
}

#[test]
fn hints_help_and_palette_name_the_users_keys() {
    let chosen = [(Command::Facets, Key::parse_script("F").unwrap()), (Command::Lanes, Vec::new())].into_iter().collect();
    let options = Options { keymap: Keymap::with(&chosen), ..Options::default() };
    let mut state = State::new(fixture::timeline(), options);
    update(&mut state, Msg::Resize { width: 160, height: 45 });
    let screen = |state: &State| print(state, &Theme::new(true, false), 160, 45);
    assert!(screen(&state).contains("F facets") && !screen(&state).contains("s lanes"), "{}", screen(&state));
    let after = |keys: &str| {
        let mut state = state.clone();
        Key::parse_script(keys).unwrap().into_iter().for_each(|key| drop(update(&mut state, Msg::Key(key))));
        screen(&state)
    };
    assert!(after("?/facets").lines().any(|line| line.starts_with("  F  ") && line.contains("with counts")), "{}", after("?/facets"));
    assert!(after(":facets").contains("facets            F "));
    assert!(after("f").contains("does nothing here"));
    assert!(after("F").contains("▸facets"));
    // What has no key is still had by its name.
    assert!(after(":lanes<enter>").contains("group  "), "{}", after(":lanes<enter>"));
}

#[test]
fn names_of_any_script_stay_in_their_columns_and_send_no_command() {
    let mut timeline = fixture::timeline();
    let names = [
        "日本語の見出しがとても長いときも列を崩さない",
        "مقتل 38 شخصا في هجوم",
        "\u{1b}[31mred\u{7}\u{202e}\n two",
        "e\u{301}toile \u{1f469}\u{200d}\u{1f467}",
    ];
    for (at, event) in timeline.events.iter_mut().enumerate() {
        event.title = names[at % names.len()].to_owned();
        for place in &mut event.places {
            place.name = names[(at + 1) % names.len()].to_owned();
        }
    }
    for (width, height) in [(80, 24), (160, 45), (40, 10), (21, 6), (3, 2), (0, 0)] {
        for keys in ["f", "fj<enter>", ":38", ":red", ":日", "?/a", "f/日"] {
            for ascii in [false, true] {
                let mut state = State::new(timeline.clone(), Options::default());
                update(&mut state, Msg::Resize { width, height });
                Key::parse_script(keys).unwrap().into_iter().for_each(|key| drop(update(&mut state, Msg::Key(key))));
                let text = print(&state, &Theme::new(true, ascii), width, height);
                for row in text.lines() {
                    assert!(crate::app::width_of(row) <= usize::from(width), "{keys}: {row}");
                    assert!(row.chars().all(|c| !crate::text::is_unsafe(c)) && (!ascii || row.is_ascii()), "{keys}: {row:?}");
                }
            }
        }
    }
}
