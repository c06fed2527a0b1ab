//! What is one and what is two, on reports of our own.

use crate::{
    parse,
    text::{Article, Stated},
    timeline::{Event, Kind, Timeline},
};

fn timeline(reports: &[(&str, &str)]) -> Timeline {
    let article = |(at, (published, text)): (usize, &(&str, &str))| Article {
        id: format!("r{at}"),
        published: (!published.is_empty()).then(|| Stated { value: (*published).to_owned(), by: "test".to_owned() }),
        text: (*text).to_owned(),
        ..Article::default()
    };
    parse::parse(reports.iter().enumerate().map(article).collect(), Vec::new())
}

fn violent(timeline: &Timeline) -> Vec<&Event> {
    let of = |event: &&Event| matches!(event.kind, Kind::Attack | Kind::Clash | Kind::Operation | Kind::Killing | Kind::Capture);
    timeline.events.iter().filter(of).collect()
}

#[track_caller]
fn check(reports: &[(&str, &str)], events: usize) {
    let timeline = timeline(reports);
    let found: Vec<String> = violent(&timeline)
        .iter()
        .map(|event| format!("{:?} {} {:?}", event.when.map(|when| when.to_string()), event.title, event.joins))
        .collect();
    assert_eq!(found.len(), events, "{reports:#?}\n{found:#?}");
}

#[test]
fn one_report_tells_of_its_happening_again_in_other_words() {
    for (text, events) in [
        ("A gunman shot two clerks at a bank in Turin on Monday. The attack came at noon. One of the clerks was killed.", 1),
        ("A bomb exploded in Lyon on Monday. The blast wounded nine people. The attack was the work of a gang.", 1),
        ("A bomb exploded in Lyon on Monday. Meanwhile, another bomb exploded in Porto on Monday.", 2),
        ("Gunmen kidnapped a judge in Quito on Monday. In Quito a bomb exploded on Monday as well.", 2),
        ("A baker was shot dead in Perth on 4 May. A week later, on 11 May, a second baker was shot dead in Perth.", 2),
        ("A clerk was shot in Tulsa on Monday. He died on Wednesday.", 1),
        ("The first bomb exploded at a bank in Lyon on Monday. The second bomb exploded at a school on Monday.", 2),
        ("A bomb exploded at a bank in Lyon on Monday. The bomb was planted by a gang.", 1),
    ] {
        check(&[("2015-05-15", text)], events);
    }
}

#[test]
fn two_attacks_in_one_town_a_week_apart_are_two() {
    check(
        &[
            ("2015-05-05", "Gunmen attacked a depot in Bergen on Monday and killed four guards, police said."),
            ("2015-05-12", "Gunmen attacked a depot in Bergen on Monday and killed four guards, police said."),
        ],
        2,
    );
}

#[test]
fn reports_of_one_happening_share_its_rare_names() {
    let joined = timeline(&[
        ("2015-05-05", "A boy was shot on Monday at the Quillfeather Arms on Dunmallet Street. Tobias Ravenscroft, 12, was killed."),
        (
            "2015-05-09",
            "A shooting that left Tobias Ravenscroft dead shook Dunmallet Street. He was shot at the Quillfeather Arms on Monday.",
        ),
        ("2015-05-06", "A farmer was shot on Monday at the Ostler Mill on Brackendale Road. Edwin Hollowmarsh, 60, was killed."),
    ]);
    let events = violent(&joined);
    assert_eq!(events.len(), 2, "{:?}", events.iter().map(|event| &event.title).collect::<Vec<_>>());
    let first = events.iter().find(|event| event.reports() == 2).expect("two reports tell of the boy");
    assert_eq!(first.joins.len(), first.mentions.len() - 1, "a reason a mention that was joined");
}

#[test]
fn what_is_undated_is_no_event_of_months_before() {
    check(
        &[
            ("2015-01-10", "A bomb exploded in Davao on 8 January and killed six people."),
            ("2015-09-10", "A bomb exploded in Davao, officials said. Nobody was hurt."),
        ],
        2,
    );
}

#[test]
fn news_without_a_date_was_shortly_before_its_report() {
    let timeline = timeline(&[("2015-09-10", "A bomb exploded in Davao, officials said, and killed two people.")]);
    let dates: Vec<_> = timeline.events.iter().filter_map(|event| event.when).collect();
    assert_eq!(dates.len(), 1);
    assert!(dates[0].days().is_some_and(|days| days <= 31), "{}", dates[0]);
}

#[test]
fn days_that_later_articles_look_back_at_rank_first() {
    let opened = "The Ostrava tunnel opened on 3 March 2014, and trains ran through the Ostrava tunnel again that morning.";
    let timeline = timeline(&[
        ("2014-03-04", opened),
        ("2014-06-10", &format!("Fares rose on 9 June 2014. {opened}")),
        ("2015-03-02", &format!("The council met on 1 March 2015. {opened}")),
    ]);
    let first = timeline.events.iter().min_by_key(|event| event.rank).expect("an event");
    assert_eq!(first.when.map(|when| when.to_string()).as_deref(), Some("2014-03-03"), "{}", first.title);
}

#[test]
fn an_event_is_of_the_day_that_most_reports_give() {
    let text = |day: &str| {
        format!(
            "Tobias Ravenscroft, 12, was shot dead at the Quillfeather Arms on Dunmallet Street in Hobart on {day}. He was a pupil of Ottermere School."
        )
    };
    let (late, early) = (text("Tuesday"), text("Monday"));
    let joined = timeline(&[("2015-05-06", &late), ("2015-05-06", &early), ("2015-05-07", &early)]);
    let days: Vec<String> = violent(&joined).iter().filter_map(|event| event.when).map(|when| when.to_string()).collect();
    assert_eq!(days, ["2015-05-04"]);
}

#[test]
fn another_person_in_a_sentence_is_not_another_act() {
    check(
        &[(
            "2015-05-15",
            "A man is dead and another in jail after a shooting in Hobart on Monday. The shooting was at a bar, and a clerk was shot.",
        )],
        1,
    );
}

#[test]
fn a_fire_a_crash_and_a_shooting_of_one_town_and_day_are_apart() {
    let timeline = timeline(&[(
        "2015-05-15",
        "A house fire killed two people in Akron on Monday. A car crash in Akron on Monday hurt a driver. A clerk was shot dead in Akron on Monday.",
    )]);
    assert_eq!(timeline.events.len(), 3, "{:?}", timeline.events.iter().map(|event| &event.title).collect::<Vec<_>>());
}

#[test]
fn as_many_of_the_same_people_are_one_happening() {
    check(
        &[
            ("2015-05-05", "Gunmen murdered six nuns in Quito on Monday, the police of Ecuador said."),
            ("2015-07-20", "Oslo, 20 Jul 2015 (NTB) -- A priest recalled the murder of the six nuns in Ecuador."),
        ],
        1,
    );
}
