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
