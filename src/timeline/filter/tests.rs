use proptest::prelude::*;

use super::*;
use crate::timeline::{Timeline, fixture};

fn titles(query: &str) -> Vec<String> {
    let timeline = fixture::timeline();
    let filter = Filter::parse(query).unwrap_or_else(|error| panic!("{query}: {error}"));
    filter.select(&timeline).into_iter().map(|at| timeline.events[at].title.clone()).collect()
}

#[test]
fn queries_keep_the_events_they_ask_for() {
    let table: &[(&str, &[&str])] = &[
        ("hotel", &["Gunman kills 38|39 at a hotel"]),
        ("htl", &["Gunman kills 38|39 at a hotel"]),
        ("place:amal kind:arrest", &["Several men arrested"]),
        ("kobani", &["Raid on Kobanî"]),
        ("place:sidria 'raid", &["Raid on Kobanî"]),
        ("'raid", &["Raid on Kobanî"]),
        ("^threat", &["Threat video"]),
        ("hotel$", &["Gunman kills 38|39 at a hotel"]),
        ("^\"northern front banned\"$", &["Northern Front banned"]),
        ("^northern$", &[]),
        ("\"shot dead\"", &["Attacker shot dead"]),
        ("place:\"ben harra\"", &["Assault on Ben Harra"]),
        ("is:undated", &["Ministers meet the envoy"]),
        ("is:conflict", &["Gunman kills 38|39 at a hotel"]),
        ("is:conf", &["Gunman kills 38|39 at a hotel"]),
        ("kind:political | kind:clash", &["Amalia becomes independent", "Assault on Ben Harra"]),
        ("from:2016", &["Fighters trained over the border", "State of emergency", "Assault on Ben Harra"]),
        ("to:1999 !is:undated", &["Amalia becomes independent", "Suspect left for Sidria"]),
        ("prec:season", &["Hundreds cross the border in spring"]),
        ("prec:month group:govern", &["Northern Front banned"]),
        ("group:police !arrest", &["Attacker shot dead"]),
        ("source:harbour is:single", &["Fighters trained over the border"]),
        ("source:\"daily front\" prec:week", &["Threat video", "Raid on Kobanî"]),
        ("nothing-like-this", &[]),
    ];
    for (query, wanted) in table {
        assert_eq!(titles(query), *wanted, "{query}");
    }
    assert_eq!(titles("").len(), 16);
    assert_eq!(titles("  ").len(), 16);
}

#[test]
fn errors_say_what_was_expected() {
    let table = [
        ("plce:x", 0, "plce: is no field; expected place, group, person, kind, source, tag, note, from, to, prec, is"),
        ("a from:soon", 7, "from:soon is no date; expected 2015, 2015-06 or 2015-06-26"),
        ("is:odd", 3, "is:odd is not known; expected conflict, undated, single, marked, corrected"),
        ("place:", 6, "place: wants a name, as in place:sousse"),
        ("a |", 2, "nothing stands after \"|\"; expected: one | other"),
        ("| a", 0, "nothing stands before \"|\"; expected: one | other"),
        ("\"open", 0, "the phrase has no end; expected a closing \""),
        ("!", 1, "nothing stands after \"!\"; expected a word or a field"),
    ];
    for (query, at, message) in table {
        let error = Filter::parse(query).unwrap_err();
        assert_eq!((error.at, error.message.as_str()), (at, message), "{query}");
    }
}

#[test]
fn one_event_and_all_events_are_judged_alike() {
    let timeline: Timeline = fixture::timeline();
    for query in ["hotel", "place:amal", "source:weekly !kind:law", "from:2015-06-26 to:2015-06-28", "'front | police"] {
        let filter = Filter::parse(query).unwrap();
        let one_by_one: Vec<usize> = (0..timeline.events.len()).filter(|at| filter.matches(&timeline, &timeline.events[*at])).collect();
        assert_eq!(filter.select(&timeline), one_by_one, "{query}");
    }
}

#[test]
fn each_clause_is_told_what_it_hides() {
    let timeline = fixture::timeline();
    let filter = Filter::parse("kind:law place:nowhere").unwrap();
    let hidden = filter.hidden(&Index::new(&timeline));
    assert_eq!(hidden, [Hidden { clause: "kind:law".into(), events: 14 }, Hidden { clause: "place:nowhere".into(), events: 16 }]);
}

#[test]
fn the_letters_that_match_are_lit() {
    let lit = |query: &str, text: &str| -> Vec<String> {
        Filter::parse(query).unwrap().lit(text).into_iter().map(|span| span.of(text).to_owned()).collect()
    };
    assert_eq!(lit("kobani", "Raid on Kobanî today"), ["Kobanî"]);
    assert_eq!(lit("htl", "a hotel"), ["h", "t", "l"]);
    assert_eq!(lit("!hotel", "a hotel"), Vec::<String>::new());
    assert_eq!(lit("'raid kind:law", "Raids and raid"), ["Raid", "raid"]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn any_text_is_a_query_or_an_error_within_it(text in "([a-z:!'^$|\"é日 -]|place:|from:|is:|2015|\u{301}){0,14}") {
        match Filter::parse(&text) {
            Ok(_) => {}
            Err(error) => prop_assert!(error.at <= text.len() && error.part.start <= text.len(), "{error:?}"),
        }
        let (usable, _) = Filter::parse_usable(&text);
        if let Some((filter, rest)) = usable {
            prop_assert_eq!(Filter::parse(&rest), Ok(filter));
        }
    }
}

/// Whether a word of a query keeps an event, by the matcher itself and with no index.
fn plainly(event: &crate::timeline::Event, query: &str) -> bool {
    use fuzzy_matcher::{FuzzyMatcher, skim::SkimMatcherV2};
    let (field, word) = query.split_once(':').unwrap_or(("", query));
    let (sign, letters) = match word.chars().next() {
        Some(sign @ ('\'' | '^')) => (sign, &word[1..]),
        _ if word.ends_with('$') => ('$', &word[..word.len() - 1]),
        _ => (' ', word),
    };
    let letters = crate::text::fold(letters.trim_matches('"'));
    let skim = SkimMatcherV2::default().ignore_case();
    let holds = |text: &str| match sign {
        '\'' => text.contains(&letters),
        '^' => text.starts_with(&letters),
        '$' => text.ends_with(&letters),
        _ => skim.fuzzy_match(text, &letters).is_some(),
    };
    let places = event.places.iter().flat_map(|place| std::iter::once(&place.name).chain(&place.within)).map(String::as_str);
    let groups = event.groups.iter().map(|group| group.name.as_str());
    let names: Vec<String> = match field {
        "place" => places.map(crate::text::fold).collect(),
        "group" => groups.map(crate::text::fold).collect(),
        _ => places.chain(groups).chain([event.kind.name()]).map(crate::text::fold).collect(),
    };
    let title = crate::text::fold(&event.title);
    let in_title = match (field, sign) {
        ("", ' ') => title.split(|c: char| !c.is_alphanumeric()).any(holds),
        ("", _) => holds(&title),
        _ => false,
    };
    in_title || names.iter().any(|name| holds(name))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 300, ..ProptestConfig::default() })]
    /// Few events bear most names and many bear some, so both ways from names to events are gone.
    #[test]
    fn nothing_is_dropped_that_the_matcher_keeps(
        query in "(place:|group:)?['^]?[a-fhlort]{1,4}\\$?", copies in 1usize..40, drop in 0usize..16
    ) {
        prop_assume!(!(query.contains(['\'', '^']) && query.ends_with('$')));
        let mut timeline = fixture::timeline();
        let pattern = timeline.events.clone();
        timeline.events = (0..copies * 16).filter(|at| at % 16 != drop).map(|at| pattern[at % 16].clone()).collect();
        let plain: Vec<usize> = (0..timeline.events.len()).filter(|at| plainly(&timeline.events[*at], &query)).collect();
        let filter = Filter::parse(&query).unwrap();
        prop_assert_eq!(filter.select(&timeline), plain.clone());
        let not = Filter::parse(&format!("!{query}")).unwrap();
        prop_assert_eq!(not.select(&timeline).len(), timeline.events.len() - plain.len());
    }
}
