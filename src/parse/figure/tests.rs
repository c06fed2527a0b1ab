//! Tables: phrasing → claims, and what is none.

use crate::{
    parse::parse,
    text::{Article, Stated},
    timeline::Claim,
};

fn claims(text: &str) -> Vec<Claim> {
    let article = Article {
        id: "a".to_owned(),
        published: Some(Stated { value: "2015-07-06".to_owned(), by: "test".to_owned() }),
        text: text.to_owned(),
        first_line: 1,
        ..Article::default()
    };
    parse(vec![article], Vec::new()).events.into_iter().flat_map(|event| event.claims).collect()
}

/// `killed 12 tourists`, `killed 1 (Ann Berg)`, `wounded 0`, a part in brackets.
fn shown(claim: &Claim) -> String {
    let text = format!("{} {}", claim.measure.name(), claim.in_words());
    if claim.part { format!("[{text}]") } else { text }
}

/// Each phrasing follows an act that dates and places it.
fn check(table: &[(&str, &[&str])]) {
    let mut wrong = Vec::new();
    for (phrasing, expected) in table {
        let text = format!("Gunmen attacked a hotel in Aleppo on Friday. {phrasing}");
        let found: Vec<String> = claims(&text).iter().map(shown).collect();
        if found != *expected {
            wrong.push(format!("{phrasing}\n  expected {expected:?}\n  found    {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_person_counts_one() {
    check(&[
        ("A waiter was shot dead.", &["killed 1 waiter"]),
        ("The attack killed one person.", &["killed 1"]),
        ("A 12-year-old girl has died from a bullet wound.", &["killed 1 12-year-old girl"]),
        ("Nils Berg, 41, was pronounced dead at the scene.", &["killed 1 (Nils Berg)"]),
        ("The porter was found dead in the cellar.", &["killed 1 porter"]),
        ("They murdered Bishop Anton Weiss in his car.", &["killed 1 (Bishop Anton Weiss)"]),
        ("A gunman shot his cousin to death and wounded a guard.", &["killed 1 cousin", "wounded 1 guard"]),
        ("The fatal shooting of student Nils Berg shocked the town.", &["killed 1 (Nils Berg)"]),
        ("The victim died at a hospital.", &["killed 1 victim"]),
        ("A 12 year-old girl was killed.", &["killed 1 12 year-old girl"]),
        ("A woman was hurt. Jo Lind, 22 was killed.", &["killed 1 (Jo Lind)", "wounded 1 woman"]),
        ("A man was found dead off Highway 150 after a call to 911.", &["killed 1 man"]),
        ("Three men, ages 17, 19 and 20, were killed.", &["killed 3 men"]),
        ("A man was wounded in the leg. The victim died on Sunday.", &["killed 1 victim"]),
        ("A woman was wounded. A boy died.", &["killed 1 boy", "wounded 1 woman"]),
        ("Three children were shot, two fatally.", &["killed 2 children", "killed or wounded 3 children"]),
        ("It was a deadly shooting.", &["killed 1+"]),
        ("The death toll from Friday's attack in the old town of Aleppo has risen, officials say, to 39.", &["killed 39"]),
        ("The girl found shot dead in a lift was named.", &["killed 1 girl"]),
        ("A service was held for a boy who police say was shot and killed.", &["killed 1 boy"]),
        ("A child, thought to be five, was killed.", &["killed 1 child"]),
        ("Officers found four deceased guests in a room.", &["killed 4 guests"]),
        ("A man and woman were found dead.", &["[killed 1 man]", "killed 2 (man and woman)", "[killed 1 woman]"]),
        ("A family of five, including three children, was found fatally shot.", &["killed 5 family", "[killed 3 children]"]),
        ("A gunman shot a guard before he was killed by police.", &["killed 1 gunman", "wounded 1 guard"]),
        ("Three people died and another was badly wounded.", &["killed 3", "wounded 1 other"]),
    ]);
}

#[test]
fn those_told_in_one_breath_are_summed() {
    check(&[
        ("The blast wounded a mother and her son.", &["[wounded 1 mother]", "wounded 2 (mother and her son)", "[wounded 1 son]"]),
        (
            "He shot dead his wife and three children, then killed himself.",
            &[
                "[killed 1 wife]",
                "[killed 4 (wife and three children)]",
                "killed 5 (wife and three children and attacker)",
                "[killed 3 children]",
                "[killed 1 attacker]",
            ],
        ),
        (
            "They left 20 visitors and a night guard dead.",
            &["[killed 20 visitors]", "killed 21 (20 visitors and a night guard)", "[killed 1 night guard]"],
        ),
        ("Her husband, Nils Berg, was killed.", &["killed 1 (Nils Berg)"]),
        (
            "A Leeds couple and their two sons were found dead.",
            &["[killed 2 couple]", "killed 4 (Leeds couple and their two sons)", "[killed 2 sons]"],
        ),
        (
            "His aunt and younger brother were dead.",
            &["[killed 1 aunt]", "killed 2 (aunt and younger brother)", "[killed 1 younger brother]"],
        ),
        ("Two cooks are dead together with a guard.", &["[killed 2 cooks]", "killed 3 (Two cooks and guard)", "[killed 1 guard]"]),
        (
            "A waiter and maid, both 41, were found dead upstairs, as were two guards.",
            &["[killed 1 waiter]", "killed 4 (waiter and maid and two guards)", "[killed 1 maid]", "[killed 2 guards]"],
        ),
        (
            "The dead were Nils Berg, 20, and a child.",
            &["[killed 1 (Nils Berg)]", "killed 2 (Nils Berg, 20, and a child)", "[killed 1 child]"],
        ),
        (
            "He killed his daughters, ages 3 and 5, and himself.",
            &["[killed 2 daughters]", "killed 3 (daughters and attacker)", "[killed 1 attacker]"],
        ),
        (
            "She killed her aunt before turning the gun on herself.",
            &["[killed 1 aunt]", "killed 2 (aunt and attacker)", "[killed 1 attacker]"],
        ),
        (
            "The porter killed himself in a lift. He had shot dead two maids.",
            &["[killed 1 attacker]", "killed 3 (maids and attacker)", "[killed 2 maids]"],
        ),
        ("The porter killed himself in a lift. Three people are dead.", &["killed 1 attacker", "killed 3"]),
        ("The latest suicide happened on Friday, involving a cadet.", &["killed 1 cadet"]),
        ("He is charged in the shooting death of 21-year-old Nils Berg.", &["killed 1 (Nils Berg)"]),
        (
            "Nils Berg was pronounced dead in the hall. Ann Lind died at a clinic.",
            &["[killed 1 (Nils Berg)]", "[killed 1 (Ann Lind)]", "killed 2 (Nils Berg and Ann Lind)"],
        ),
        (
            "Nils Berg was pronounced dead in the hall. Ann Baker died at a clinic.",
            &["[killed 1 (Nils Berg)]", "[killed 1 (Ann Baker)]", "killed 2 (Nils Berg and Ann Baker)"],
        ),
        ("Two guards, Nils Berg, 20, and Olaf Lind, 31, were killed.", &["killed 2 guards"]),
    ]);
}

#[test]
fn nobody_is_none() {
    check(&[
        ("No one was hurt.", &["wounded 0"]),
        ("Nobody was killed.", &["killed 0"]),
        ("There were no casualties.", &["killed 0", "wounded 0"]),
        ("There were no deaths or injuries.", &["killed 0", "wounded 0"]),
        ("No other injuries were reported.", &["wounded 0 others"]),
        ("No one else was injured.", &["wounded 0 others"]),
        ("Both officers were unhurt.", &["wounded 0 officers"]),
    ]);
}

#[test]
fn wounded_arrested_taken_missing_and_displaced() {
    check(&[
        ("Two cooks were treated for burns and released.", &["wounded 2 cooks"]),
        ("Six waiters suffered minor injuries.", &["wounded 6 waiters"]),
        ("A waiter was shot in the leg.", &["wounded 1 waiter"]),
        ("A waiter was hit twice in the upper left arm.", &["wounded 1 waiter"]),
        ("A waiter was struck by a stray bullet.", &["wounded 1 waiter"]),
        ("A shot rang out and the bullet struck a waiter.", &["wounded 1 waiter"]),
        ("A waiter suffered a small wound to the hand.", &["wounded 1 waiter"]),
        ("Also wounded were four cooks.", &["wounded 4 cooks"]),
        ("A girl died. Her father, 32-year-old Nils Berg, was also shot.", &["killed 1 girl", "wounded 1 (Nils Berg)"]),
        ("Two children, Ann Berg and Bo Lind, were wounded.", &["wounded 2 children"]),
        ("The Friday shooting shows Nils Berg in fear.", &[]),
        ("A boy died. Another boy was wounded.", &["killed 1 boy", "wounded 1 boy"]),
        ("A waiter was shot in the head. He died on the way to hospital.", &["killed 1 waiter"]),
        ("The driver is in critical condition.", &["wounded 1 driver"]),
        ("A boy died and his aunt remains in the hospital.", &["killed 1 boy", "wounded 1 aunt"]),
        ("A masked man opened fire and shot four cooks.", &["wounded 4 cooks"]),
        ("The waiter was fired at.", &[]),
        ("Police arrested four men.", &["arrested 4 men"]),
        ("Police arrested a baker.", &["arrested 1 baker"]),
        ("A lifeguard was pistol-whipped.", &["wounded 1 lifeguard"]),
        ("Nine guests were taken hostage.", &["captured 9 guests"]),
        ("Three nurses are missing.", &["missing 3 nurses"]),
        ("Some 4,000 people were driven from their homes.", &["displaced ~4,000"]),
        ("The bomb killed or wounded 30 people.", &["killed or wounded 30"]),
        ("One guest was killed and two injured.", &["killed 1 guest", "wounded 2"]),
    ]);
}

#[test]
fn bounds_ranges_and_parts() {
    check(&[
        ("At least 27 guests died.", &["killed 27+ guests"]),
        ("More than 20 people were killed.", &["killed 20+"]),
        ("Up to 30 people were killed.", &["killed 0–30"]),
        ("Between 5 and 7 guards were killed.", &["killed 5–7 guards"]),
        ("Half a dozen guards were killed.", &["killed 6 guards"]),
        ("Some 40 guests were wounded.", &["wounded ~40 guests"]),
        ("Dozens were wounded.", &["wounded 24+"]),
        ("The death toll has risen to 39.", &["killed 39"]),
        ("The toll rose from 12 to 15.", &["killed 15"]),
        ("Gunmen kill 12 guards.", &["killed 12 guards"]),
        ("It left 12 dead and 30 wounded.", &["killed 12", "wounded 30"]),
        ("It killed 39 people, including 30 Britons.", &["killed 39", "[killed 30 Britons]"]),
        ("It killed 39 people, 30 of them Britons.", &["killed 39", "[killed 30 Britons]"]),
    ]);
}

#[test]
fn what_counts_no_dead() {
    check(&[
        ("They fired two shots and one bullet hit a wall.", &[]),
        ("It stands 500 metres from the port and cost $5 million.", &[]),
        ("They had 12 guns.", &[]),
        ("A man was found 1/2 mile off with a gun.", &[]),
        ("Five guests died in two separate fires.", &[]),
        ("Nils Berg was the first of two killed this month.", &[]),
        ("Shooting somebody does not make you a man.", &[]),
        ("A car hit a wall and a cook was angry.", &[]),
        ("The manager, aged 30, told of it.", &[]),
        ("A police car was damaged.", &[]),
        ("Guests feared that 30 people could be killed.", &[]),
        ("They tried to kill two judges.", &[]),
        ("The group vowed that it would kill 12 judges.", &[]),
    ]);
}

#[test]
fn who_says_so_is_kept() {
    for (text, by) in [
        ("Twelve guests were killed, police said.", Some("police")),
        ("According to a hospital official, twelve guests were killed.", Some("a hospital official")),
        ("The army said twelve guests were killed.", Some("army")),
        ("\"Twelve guests were killed,\" said Olaf Lind, a spokesman.", Some("Olaf Lind")),
        ("Twelve guests were killed, he said.", None),
        ("Twelve guests were killed.", None),
    ] {
        let found = claims(&format!("Gunmen attacked a hotel in Aleppo on Friday. {text}"));
        assert_eq!(found.first().map(|claim| claim.by.as_deref()), Some(by), "{text}");
    }
}
