//! Claims one by one, reading the source, and the walk through doubts, as key scripts lead to them.

use super::*;

screens! {
    statements_noted: "acheck with the hospital<enter>tverify<enter>c" at 80 x 24, colour true, ascii false;
    statements: "c" at 80 x 24, colour true, ascii false;
    statements_large: "cj" at 160 x 45, colour true, ascii false;
    statements_no_colour: "cj" at 80 x 24, colour false, ascii true;
    statements_small: "cj" at 40 x 10, colour true, ascii false;
    statement_in_its_source: "cj<enter>" at 80 x 24, colour true, ascii false;
    source_other_event: "<enter><tab><tab>" at 80 x 24, colour true, ascii false;
    source_other_event_large: "<enter><tab><tab>" at 160 x 45, colour true, ascii false;
    source_other_event_no_colour: "<enter><tab><tab>" at 80 x 24, colour false, ascii true;
    source_followed: "<enter><tab><tab><enter>" at 80 x 24, colour true, ascii false;
    doubts: "gww" at 80 x 24, colour true, ascii false;
    doubts_large: "gww" at 160 x 45, colour true, ascii false;
    why_large: "p" at 160 x 45, colour true, ascii false;
    filter_cleared: "/kind:law<enter>j<esc>" at 80 x 24, colour true, ascii false;
    filter_cleared_large: "/kind:law<enter>j<esc>" at 160 x 45, colour true, ascii false;
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 60, ..ProptestConfig::default() })]
    #[test]
    fn any_way_through_claims_and_sources_draws(
        keys in "([jkgGcp!nNwW}{y]|\\]|\\[|<enter>|<esc>|<tab>|<s-tab>|<c-o>|<c-d>|/htl<enter>)*", width in 0u16..180, height in 0u16..50
    ) {
        let Ok(script) = Key::parse_script(&keys) else { return Ok(()) };
        let mut state = State::new(fixture::timeline(), Options::default());
        update(&mut state, Msg::Resize { width, height });
        let theme = Theme::new(true, false);
        for key in script {
            update(&mut state, Msg::Key(key));
            prop_assert_eq!(print(&state, &theme, width, height).lines().count(), usize::from(height));
        }
    }
}
