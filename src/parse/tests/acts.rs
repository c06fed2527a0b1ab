//! Which words tell of which act, whether it happened, and on which day: phrasing → kind, date, title.

use super::{article, parse, read};
use crate::timeline::{Event, Kind, Timeline};

fn titles(timeline: &Timeline) -> Vec<String> {
    timeline.events.iter().map(|event| event.title.clone()).collect()
}

/// `2015-07-03 Shooting of two men, Cairo`.
fn dated(event: &Event) -> String {
    format!("{} {}", event.when.map_or_else(|| "undated".to_owned(), |when| when.to_string()), event.title)
}

/// A report that appeared on Monday 6 July 2015.
fn reported(text: &str) -> Vec<String> {
    read(text).events.iter().map(dated).collect()
}

#[test]
fn a_report_of_one_death_or_one_charge_tells_of_its_deed() {
    for (text, expected) in [
        (
            "Police are looking into the death of a 9-year-old girl at a farm near Reno. Officers were called on Sunday.",
            "2015-07-05 Death of a 9-year-old girl, Reno",
        ),
        ("Nils Berg was shot in Reno on June 2. Berg died of a gunshot wound on June 5.", "2015-06-02 Shooting in Reno"),
        (
            "Ann Lind was charged in the shooting death of Nils Berg, of Miami, Florida. Officers came to a home in Reno on Saturday \
             and found Berg with a gunshot wound.",
            "2015-07-04 Fatal shooting of Nils Berg",
        ),
        ("Police on Monday identified a man in a shooting in Reno. He was shot there on Saturday.", "2015-07-04 Shooting in Reno"),
    ] {
        assert!(reported(text).iter().any(|found| found == expected), "{text}\n{:?}", reported(text));
    }
}

#[test]
fn every_kind_has_its_words() {
    let table = [
        (Kind::Attack, "Gunmen opened fire on a bus near Cairo on Friday."),
        (Kind::Attack, "Two traders were abducted in Mosul on Friday."),
        (Kind::Attack, "A roadside bomb went off in Basra on Friday."),
        (Kind::Attack, "A clerk was stabbed to death in Paris on Friday."),
        (Kind::Attack, "A warehouse was set on fire in Tripoli on Friday."),
        (Kind::Attack, "Gunmen tried to kidnap a banker in Beirut on Friday."),
        (Kind::Attack, "The senator survived an attempt on his life in Bogota on Friday."),
        (Kind::Attack, "A hostage crisis in Moscow ended on Friday."),
        (Kind::Attack, "Gunmen continued attacking the airport in Tripoli on Friday."),
        (Kind::Clash, "Soldiers and rebels exchanged fire in Aleppo on Friday."),
        (Kind::Operation, "An airstrike hit a depot in Sirte on Friday."),
        (Kind::Killing, "A judge was assassinated in Cairo on Friday."),
        (Kind::Killing, "A murder-suicide shocked Chicago on Friday."),
        (Kind::Capture, "Rebels took control of Palmyra on Friday."),
        (Kind::Arrest, "Police in Madrid arrested two men on Friday."),
        (Kind::Movement, "About 300 families were evacuated from Aleppo on Friday."),
        (Kind::Law, "A court in Cairo convicted the editor on Friday."),
        (Kind::Law, "The president declared a state of emergency in Egypt on Friday."),
        (Kind::Meeting, "Ministers held talks in Vienna on Friday."),
        (Kind::Protest, "Dockers went on strike in Athens on Friday."),
        (Kind::Political, "The prime minister stepped down in Rome on Friday."),
        (Kind::Political, "The two sides signed a peace agreement in Geneva on Friday."),
        (Kind::Disaster, "A ferry capsized near Manila on Friday."),
        (Kind::Disaster, "A train crash in Madrid on Friday killed 12 people."),
        (Kind::Other, "The airline filed for bankruptcy in Zurich on Friday."),
    ];
    for (kind, text) in table {
        let found: Vec<Kind> = read(text).events.iter().map(|event| event.kind).collect();
        assert_eq!(found, [kind], "{text}");
    }
}

#[test]
fn people_are_arrested_things_confiscated_and_places_captured() {
    for (text, expected) in [
        ("Rebels captured Palmyra on Friday.", Kind::Capture),
        ("The town of Palmyra was captured on Friday.", Kind::Capture),
        ("Customs officers seized 40 rifles in Basra on Friday.", Kind::Arrest),
        ("A large shipment of heroin was seized in Basra on Friday.", Kind::Arrest),
        ("The seizure of an arms cache in Basra on Friday was the third this year.", Kind::Arrest),
        ("Soldiers captured two students in Basra on Friday.", Kind::Arrest),
        ("The smuggler was found by neighbours, who captured him in Basra on Friday.", Kind::Arrest),
        ("Two students captured by the army in Basra on Friday are still missing.", Kind::Arrest),
    ] {
        let found: Vec<Kind> = read(text).events.iter().map(|event| event.kind).collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn what_is_denied_supposed_or_only_named_is_no_event() {
    for text in [
        "The army denied that its planes had bombed the village on Friday.",
        "He was charged with murder in Chicago on Friday.",
        "The coroner ruled the death a homicide on Friday.",
        "Murder detectives met no witnesses.",
        "The minister found the article offensive on Friday.",
        "The army ruled out any offensive action in Basra on Friday.",
        "The ministry opened an office to combat smuggling in Basra on Friday.",
        "The president declared a state of siege in Bolivia on Friday.",
    ] {
        let violent: Vec<String> = read(text).events.iter().filter(|event| event.kind <= Kind::Killing).map(dated).collect();
        assert!(violent.is_empty(), "{text}\nfound {violent:?}");
    }
}

#[test]
fn a_headline_tells_in_the_present_what_happened() {
    let found = reported("Gunmen kill 12 in Mosul on Friday.");
    assert!(found.len() == 1 && found[0].starts_with("2015-07-03") && found[0].ends_with("Mosul"), "{found:?}");
}

#[test]
fn a_time_beside_a_verb_of_saying_dates_the_saying() {
    let table = [
        ("Police said Thursday that two men were shot outside a bar in Cairo on Tuesday.", "2015-06-30 Shooting of two men, Cairo"),
        ("It was reported today that on 1 July men shot a judge in Lima.", "2015-07-01 Shooting of a judge, Lima"),
        ("A trader was shot dead in Lima on 1 July, police told reporters on Friday.", "2015-07-01 Fatal shooting in Lima"),
        ("A bomb exploded in Lima on 1 July. The motive for the bombing remained unclear on Friday.", "2015-07-01 Explosion in Lima"),
    ];
    for (text, expected) in table {
        let found = reported(text);
        assert!(found.iter().any(|event| event == expected), "{text}\nexpected {expected}\nfound    {found:?}");
    }
}

#[test]
fn the_day_and_the_town_of_an_incident_stand_in_another_sentence() {
    let table = [
        "A student was shot in the arm outside a school.\n\nThe incident happened on Friday evening in Chicago, officials said.",
        "A student was shot in the arm outside a school.\n\nIt happened Friday night in Chicago.",
        "A student was shot in the arm outside a school.\n\nOfficers were called to the school in Chicago on Friday evening.",
        "Deputies responded to a report of gunfire in Chicago on Friday night. A student was shot in the arm outside a school.",
    ];
    for text in table {
        let timeline = read(text);
        let event = &timeline.events[0];
        let when = event.when.map(|when| when.to_string());
        assert_eq!((timeline.events.len(), when.as_deref()), (1, Some("2015-07-03")), "{text}\n{:?}", titles(&timeline));
        assert_eq!(event.place().map(|place| place.name.as_str()), Some("Chicago"), "{text}");
    }
}

#[test]
fn a_court_date_is_not_the_day_of_the_shooting() {
    let text = "A guard was shot in Chicago on 20 June. John Dole, 30, was charged on Friday. He pleaded not guilty on Saturday.";
    let shooting: Vec<String> = read(text).events.iter().filter(|event| event.kind == Kind::Attack).map(dated).collect();
    assert_eq!(shooting, ["2015-06-20 Shooting of a guard, Chicago"]);
}

#[test]
fn a_death_days_later_belongs_to_the_act_that_led_to_it() {
    for text in [
        "A man was shot in the leg in Chicago on Friday. He died on Sunday at a hospital.",
        "A man was shot in the leg in Chicago on Friday. John Dole was pronounced dead at the scene.",
    ] {
        let found = reported(text);
        assert_eq!(found.len(), 1, "{text}\n{found:?}");
        assert!(found[0].starts_with("2015-07-03") && found[0].contains("hooting of a man, Chicago"), "{text}\n{found:?}");
    }
}

#[test]
fn one_act_in_two_words_is_one_and_two_acts_are_two() {
    for (text, count) in [
        ("A mayor was murdered on Friday in an attack in Lima.", 1),
        ("A car bomb exploded in Lima on Friday.", 1),
        ("A trader was kidnapped and murdered in Lima on Friday.", 1),
        ("Police arrested six men in Cairo on Friday, and in Lima a girl was shot dead on Monday.", 2),
    ] {
        let found = reported(text);
        assert_eq!(found.len(), count, "{text}\n{found:?}");
    }
}

#[test]
fn news_without_a_date_is_of_the_days_before_it_appeared() {
    let timeline = parse(vec![article("a", "2015-07-06", "Gunmen attacked a market in Basra and killed 12 traders.")], Vec::new());
    let event = &timeline.events[0];
    let when = event.when.unwrap();
    assert_eq!(
        (when.earliest(), when.latest()),
        (chrono::NaiveDate::from_ymd_opt(2015, 6, 29), chrono::NaiveDate::from_ymd_opt(2015, 7, 6))
    );
    assert!(event.mentions[0].when.as_ref().unwrap().why[0].contains("no date is given"));
    // What had happened before, and what stands beside an older date, is background.
    for text in [
        "In 1998 he lived in Basra. Rebels had killed 12 traders there.",
        "The town fell in March 2013. Gunmen killed 12 traders in Basra.",
    ] {
        let news = |event: &Event| event.when.and_then(|when| when.earliest()) == when.earliest();
        assert!(!read(text).events.iter().any(news), "{text}");
    }
}

#[test]
fn titles_are_what_a_person_would_write() {
    let table = [
        ("On Friday gunmen attacked the Bardo Museum in Tunis.", "Attack on the Bardo Museum, Tunis"),
        ("A suicide bombing at a market in Baghdad on Friday killed 12 people.", "Suicide bombing at a market, Baghdad"),
        ("Police in Cairo arrested six men on Friday.", "6 men arrested, Cairo"),
        ("A 15-year-old boy was shot in Chicago on Friday.", "Shooting of a 15-year-old boy, Chicago"),
        ("A vendor was murdered in Lima on Friday by masked men.", "Murder of a vendor, Lima"),
        ("Two nuns were kidnapped in Lima on Friday.", "Kidnapping of two nuns, Lima"),
        ("A tourist was murdered in the United States on Friday.", "Murder of a tourist, United States"),
        ("There was a shooting in the United States on Friday.", "Shooting in the United States"),
        ("Rebels ambushed the National Guard near Managua on Friday.", "Ambush of the National Guard, Managua"),
        ("The prime minister stepped down in Rome on Friday.", "Resignation in Rome"),
        ("Tunisian police arrested a baker on Friday in Tunisia.", "Arrest of a baker, Tunisia"),
        ("Divers rescued a boy in Lima on Friday.", "Rescue in Lima"),
        ("Deputy Tom Vale said a woman was shot in Chicago on Friday.", "Shooting of a woman, Chicago"),
    ];
    for (text, expected) in table {
        let found = titles(&read(text));
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn a_day_belongs_to_what_was_done_on_it() {
    for (text, expected) in [
        ("A clerk died on Sunday of a stab wound suffered on Friday in Cairo.", "2015-07-03"),
        ("Papers released Friday in Cairo tell how Omar Haddad was shot dead on 12 May.", "2015-05-12"),
        ("A baker was shot in Cairo on Friday. Nadia Saleh told KQRV on Sunday that the shooting woke her.", "2015-07-03"),
        ("A baker was shot in Cairo on Friday. The shooting was at about 9 p.m., police said.", "2015-07-03"),
        ("A shop in Cairo [rebuilt by the class of 1966] was bombed on Friday.", "2015-07-03"),
        ("Two men are charged in the shooting death of a baker in Cairo on 2 July.", "2015-07-02"),
    ] {
        let found: Vec<String> = read(text)
            .events
            .iter()
            .filter(|event| matches!(event.kind, Kind::Attack | Kind::Killing))
            .map(|event| event.when.map_or_else(String::new, |when| when.to_string()))
            .collect();
        assert_eq!(found, [expected], "{text}");
    }
}

#[test]
fn sums_and_what_is_to_come_are_no_happenings() {
    for text in [
        "So far this year 40 people have been killed in Cairo.",
        "A judge in Cairo threw out the charges on Friday.",
        "Barmen threw cocktails together in Cairo on Friday.",
        "In the last three years 60 judges have been killed in Peru.",
        "Since May 1985 rebels have killed 900 people in Yemen.",
        "The agency EFE reported on Friday that nothing had changed in Cairo.",
        "Sabotage in Cairo is expected to grow as 1 October nears.",
    ] {
        let found = reported(text);
        assert!(found.is_empty(), "{text}\nfound {found:?}");
    }
}

#[test]
fn what_goes_on_has_the_day_of_its_report() {
    assert_eq!(reported("Rebels are fighting the army in Aden."), ["2015-07-06 Fighting in Aden"]);
    assert!(reported("The boy is fighting for his life in Aden.").is_empty());
}

#[test]
fn whom_the_arrested_are_linked_to_is_not_arrested() {
    let timeline = read("Police in Cairo have arrested a large number of people linked to Omar Haddad.");
    assert_eq!(titles(&timeline), ["Arrest of a large number of people, Cairo"]);
    assert!(timeline.events[0].people.is_empty());
}

#[test]
fn a_dateline_says_when_it_was_told_and_not_when_it_was() {
    let table: &[(&str, &[&str])] = &[
        // Nothing says when: about then.
        ("Oslo, 6 Jul 2015 (NTB) -- A bomb wounded six people in Bergen.", &["2015-07-06? 6 people wounded, Bergen"]),
        // The words say when.
        ("Oslo, 6 Jul 2015 (NTB) -- A bomb wounded six people in Bergen yesterday.", &["2015-07-05 6 people wounded, Bergen"]),
        // What is spoken of as known was before, and is what the report is about.
        (
            "Oslo, 6 Jul 2015 (NTB) -- The bishop condemned the murder of Ingrid Holm in Bergen.",
            &["[2015-06-06..2015-07-06] Murder of Ingrid Holm"],
        ),
        // Reported speech shifts the tense back.
        (
            "Oslo, 6 Jul 2015 (NTB) -- It was cold. The army said that rebels had killed two guards in Bergen.",
            &["2015-07-06? 2 guards killed, Bergen"],
        ),
    ];
    for (text, expected) in table {
        assert_eq!(reported(text), *expected, "{text}");
    }
}

#[test]
fn what_stands_beside_a_verb_of_many_uses_makes_an_act_of_it() {
    let table: &[(&str, &[&str])] = &[
        ("Two men planted a bomb under a bus in Quito on Friday.", &["2015-07-03 Bombing of a bus, Quito"]),
        ("Two grenades were thrown at a shop in Quito on Friday.", &["2015-07-03 Bombing in Quito"]),
        ("Two men planted a tree in Quito on Friday.", &[]),
        ("They placed flowers at a school in Quito on Friday.", &[]),
        ("Men set two parked trucks on fire in Quito on Friday.", &["2015-07-03 Burning in Quito"]),
        ("A bomb was defused in Quito on Friday.", &["2015-07-03 Bomb defusal in Quito"]),
        ("Another explosion shook Quito on Friday.", &["2015-07-03 Explosion in Quito"]),
        ("A judge in Quito received a death threat on Friday.", &["2015-07-03 Threat, Quito"]),
    ];
    for (text, expected) in table {
        assert_eq!(reported(text), *expected, "{text}");
    }
}

#[test]
fn whom_it_was_done_to_is_told_by_the_noun_too() {
    let table: &[(&str, &[&str])] = &[
        ("The murder of the union leader Luis Prado in Quito on Friday shocked all.", &["2015-07-03 Murder of Luis Prado"]),
        ("Luis Prado came home. Prado's assassination in Quito on Friday shocked all.", &["2015-07-03 Assassination of Luis Prado"]),
        ("Luis Prado was gunned down in Quito on Friday.", &["2015-07-03 Shooting of Luis Prado"]),
    ];
    for (text, expected) in table {
        assert_eq!(reported(text), *expected, "{text}");
    }
}

#[test]
fn a_sum_since_some_day_is_no_event_and_what_was_done_on_that_day_is_one() {
    let sum = "Since the workers' party was founded in 1985, some 900 of its members have been murdered.";
    assert_eq!(reported(sum), Vec::<String>::new());
    let since = "The seat has been vacant since 3 May, when the judge Luis Prado was murdered in Quito.";
    assert_eq!(reported(since), ["2015-05-03 Murder of Luis Prado"]);
}
