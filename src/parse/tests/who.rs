//! Who did it, who claims it, whom it struck, and who only tells of it: phrasing → group and role.

use super::read;
use crate::timeline::Role;

/// The role of a group in the first event of a text; `None` where it has no part in it.
fn role(text: &str, name: &str) -> Option<Role> {
    let timeline = read(text);
    let event = timeline.events.first().unwrap_or_else(|| panic!("no event in {text}"));
    event.groups.iter().find(|group| group.name == name).map(|group| group.role)
}

#[test]
fn only_who_did_it_or_claims_it_is_an_actor() {
    const TALIBAN: &str = "Taliban";
    let table = [
        ("The Taliban attacked a base near Kabul on Friday.", TALIBAN, Role::Perpetrator),
        ("On Friday a base near Kabul was attacked by members of the Taliban.", TALIBAN, Role::Perpetrator),
        ("On Friday alleged fighters of the Taliban shot two men in Kabul.", TALIBAN, Role::Perpetrator),
        ("Friday's bombing in Kabul was attributed to the Taliban.", TALIBAN, Role::Perpetrator),
        ("The Taliban claimed responsibility for Friday's bombing in Kabul.", TALIBAN, Role::Claimant),
        ("The Taliban denied involvement in Friday's bombing in Kabul.", TALIBAN, Role::Mentioned),
        ("Friday's attack on the Taliban near Kabul killed 12 people.", TALIBAN, Role::Target),
        ("The Afghan army said that a bomb exploded in Kabul on Friday.", "Afghan National Army", Role::Mentioned),
        ("A bomb exploded in Kabul on Friday, according to the Afghan army.", "Afghan National Army", Role::Mentioned),
        ("The Afghan army reported Friday's attack in Kabul.", "Afghan National Army", Role::Mentioned),
    ];
    for (text, name, expected) in table {
        let found = role(text, name);
        let fits = found == Some(expected) || expected == Role::Mentioned && found.is_none();
        assert!(fits, "{text}\nexpected {expected:?}, found {found:?}");
    }
}

#[test]
fn groups_that_no_table_lists_are_known_by_the_shape_of_their_names() {
    for (text, name) in [
        ("The Green Valley Brigade attacked a base near Kabul on Friday.", "Green Valley Brigade"),
        ("Jund al-Wadi attacked a base near Kabul on Friday.", "Jund al-Wadi"),
        ("A group calling itself Sons of the Dawn attacked a base near Kabul on Friday.", "Sons of the Dawn"),
    ] {
        assert_eq!(role(text, name), Some(Role::Perpetrator), "{text}");
    }
}

#[test]
fn letters_say_nothing_where_all_are_capitals() {
    assert_eq!(role("ON FRIDAY TALIBAN FIGHTERS ATTACKED A BASE IN KABUL, AND A SOLDIER IS DEAD.", "Taliban"), Some(Role::Perpetrator));
    let timeline = read("ON FRIDAY TALIBAN FIGHTERS ATTACKED A BASE IN KABUL, AND A SOLDIER IS DEAD.");
    assert!(timeline.events.iter().all(|event| event.groups.iter().all(|group| group.name != "Islamic State") && event.people.is_empty()));
    // A program gave this one its capitals back.
    let restored = "On Friday Farc fighters attacked a base near Cali in Colombia.";
    assert_eq!(role(restored, "Revolutionary Armed Forces of Colombia"), Some(Role::Perpetrator));
}

#[test]
fn given_names_tell_of_people_where_all_are_capitals() {
    let people = |text: &str| -> Vec<String> {
        read(text).events.iter().flat_map(|event| event.people.iter().map(|person| person.name.clone())).collect()
    };
    for (text, expected) in [
        ("SENATOR CARLOS PRADO DEL MONTE WAS MURDERED IN QUITO ON FRIDAY, THE POLICE SAID.", vec!["Carlos Prado del Monte"]),
        ("THE SENATOR CARLOS PRADO WAS A POET OF SOME NOTE. PRADO WAS MURDERED NEAR A CAFE IN QUITO ON FRIDAY.", vec!["Carlos Prado"]),
        ("SENATOR PRADO'S MEN WERE MURDERED NEAR A CAFE IN QUITO ON FRIDAY.", vec![]),
        ("CARLOS WAS MURDERED IN A QUIET STREET NEAR QUITO ON FRIDAY.", vec![]),
    ] {
        assert_eq!(people(text), expected, "{text}");
    }
}
