//! What whole passages are read as: tables of phrasing → event, phrasings that are none, and what is one event or two.

mod acts;
mod places;
mod who;

use super::parse;
use crate::{
    text::{Article, Stated},
    timeline::{Event, Measure, Role, Timeline},
};

fn article(id: &str, published: &str, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        published: Some(Stated { value: published.to_owned(), by: "test".to_owned() }),
        text: text.to_owned(),
        first_line: 1,
        ..Article::default()
    }
}

fn read(text: &str) -> Timeline {
    parse(vec![article("a", "2015-07-06", text)], Vec::new())
}

fn shown(event: &Event) -> String {
    let when = event.when.map_or_else(|| "undated".to_owned(), |when| when.to_string());
    let place = event.place().map_or("-", |place| place.name.as_str());
    format!("{} {when} {place}", event.kind.name())
}

#[test]
fn a_passage_gives_its_event_with_date_and_place() {
    let table = [
        ("Gunmen attacked a market in Mosul on Friday, killing 12 people.", "attack 2015-07-03 Mosul"),
        ("On May 18, a bomb exploded outside a mosque in Kuwait City.", "attack 2015-05-18 Kuwait City"),
        ("The army seized the town of Derna in June 2014.", "capture 2014-06 Derna"),
        ("Fifteen soldiers were killed a year ago in the Chambi mountains.", "killing 2014-07~ Chambi Mountains"),
        ("Friday's shooting in Sousse shocked Europe.", "attack 2015-07-03 Sousse"),
        ("In 2012 an assault on the U.S. consulate in Benghazi killed its ambassador.", "attack 2012 U.S. diplomatic mission"),
        ("Tunisia has been independent for long. The Tunisian government outlawed Ansar al-Sharia in 2013.", "law 2013 Tunisia"),
        ("Defense ministers met in Paris in May.", "meeting 2015-05 Paris"),
        ("Ten days after the rampage on a beach in Sousse, officials are still counting.", "attack 2015-06-26 Sousse"),
        ("Police in Cairo arrested six men on 2 July 2015.", "arrest 2015-07-02 Cairo"),
        ("Libyan rebels, unable to take Tripoli, could not capture it, unlike Sirte in May 2015.", "capture 2015-05 Sirte"),
    ];
    for (text, expected) in table {
        let timeline = read(text);
        let found: Vec<String> = timeline.events.iter().map(shown).collect();
        assert!(found.iter().any(|event| event == expected), "{text}\nexpected {expected}\nfound    {found:?}");
    }
}

#[test]
fn what_did_not_happen_is_no_event() {
    for text in [
        "Analysts warn that Tunisia could see more attacks in July.",
        "The group failed to attack the airport in Tunis on Friday.",
        "In Cairo in May they vowed to weaken the government and hurt its guests.",
        "The film had scenes of an attack in Cairo that they said had been called off on Friday.",
        "If gunmen attacked Sousse in May, nobody would come.",
        "Nobody was killed in Tunis on Friday.",
        "Officials fear an attack in Sousse this summer.",
        "Attacking a city like Mosul is only possible with support.",
        "Most of the foreigners who fight in Syria are Tunisians.",
        "The police may raid the mosque in Kasserine in July.",
        "Accessibility links\n\nBack to top button\n\n03:09 - Source: CNN",
    ] {
        let found: Vec<String> = read(text).events.iter().map(shown).collect();
        assert!(found.is_empty(), "{text}\nfound {found:?}");
    }
}

#[test]
fn figures_are_read_with_their_bounds_and_of_whom() {
    type Figure<'a> = (Measure, u64, Option<u64>, Option<&'a str>);
    let table: [(&str, &[Figure<'_>]); 10] = [
        ("killing 12 people.", &[(Measure::Killed, 12, Some(12), None)]),
        ("killing at least 27 worshippers.", &[(Measure::Killed, 27, None, Some("worshippers"))]),
        ("killing two dozen soldiers.", &[(Measure::Killed, 24, Some(24), Some("soldiers"))]),
        ("killing 20 to 30 people.", &[(Measure::Killed, 20, Some(30), None)]),
        ("which killed thirty-nine tourists.", &[(Measure::Killed, 39, Some(39), Some("tourists"))]),
        (
            "leaving 20 visitors and a night guard dead.",
            &[
                (Measure::Killed, 20, Some(20), Some("visitors")),
                (Measure::Killed, 21, Some(21), Some("20 visitors and a night guard")),
                (Measure::Killed, 1, Some(1), Some("night guard")),
            ],
        ),
        (
            "killing 31 rebels and arresting four others.",
            &[(Measure::Killed, 31, Some(31), Some("rebels")), (Measure::Arrested, 4, Some(4), Some("rebels"))],
        ),
        ("in which 1,200 civilians were wounded.", &[(Measure::Wounded, 1_200, Some(1_200), Some("civilians"))]),
        ("killing or wounding more than 20 people.", &[(Measure::KilledOrWounded, 20, None, None)]),
        ("destroying 14 houses and 3 km of road.", &[]),
    ];
    for (ending, expected) in table {
        let text = format!("Gunmen attacked a hotel in Aleppo on Friday, {ending}");
        let timeline = read(&text);
        let claims: Vec<_> =
            timeline.events[0].claims.iter().map(|claim| (claim.measure, claim.min, claim.max, claim.of.as_deref())).collect();
        assert_eq!(claims, expected, "{text}");
    }
}

#[test]
fn the_dead_of_an_act_and_the_force_it_struck_are_told_apart() {
    let timeline = read(
        "On 7 March 2015 Islamic State mounted an attack against security forces at Ben Guerdane, Tunisia, killing 12 and nine civilians.",
    );
    let event = &timeline.events[0];
    let claims: Vec<_> = event.claims.iter().map(|claim| (claim.min, claim.of.as_deref())).collect();
    assert_eq!(claims, [(12, Some("security forces")), (21, Some("12 and nine civilians")), (9, Some("civilians"))]);
    let role = |name: &str| event.groups.iter().find(|group| group.name == name).map(|group| group.role);
    assert_eq!(role("Islamic State"), Some(Role::Perpetrator));
    assert_eq!(role("Tunisian security forces"), Some(Role::Target));
}

#[test]
fn two_events_of_one_sentence_are_two() {
    let timeline = read(
        "Hotels emptied after the raid on a Baghdad museum in March 2015, in which 22 died, and the market bombing in Basra three months later, in which 38 died.",
    );
    let found: Vec<(String, u64)> = timeline.events.iter().map(|event| (shown(event), event.claims[0].min)).collect();
    assert_eq!(found[0], ("attack 2015-03 Baghdad".to_owned(), 22));
    assert_eq!((found[1].0.contains("Basra"), found[1].0.contains("2015-06"), found[1].1), (true, true, 38));
    assert_eq!(found.len(), 2);
}

#[test]
fn reports_of_one_event_are_joined_and_their_disagreement_kept() {
    let articles = vec![
        article("a", "2015-06-27", "A gunman killed 38 people on a beach in Sousse on Friday."),
        article("b", "2015-07-03", "Last week's attack in the Tunisian resort of Sousse killed 39 tourists."),
        article("c", "2015-12-01", "In June, gunmen attacked a beach at Port El Kantaoui, near Sousse."),
    ];
    let timeline = parse(articles, Vec::new());
    assert_eq!(timeline.events.len(), 1, "{:?}", timeline.events.iter().map(shown).collect::<Vec<_>>());
    let event = &timeline.events[0];
    assert_eq!(event.reports(), 3);
    assert_eq!(event.when.unwrap().to_string(), "2015-06-26");
    assert_eq!(event.conflicts, [Measure::Killed]);
    assert_eq!(event.joins.len(), 2);
}

#[test]
fn two_attacks_in_one_town_a_week_apart_are_two() {
    let articles = vec![
        article("a", "2015-06-27", "A bomb exploded at a market in Baghdad on 19 June 2015, killing 20 people."),
        article("b", "2015-06-27", "A bomb exploded at a market in Baghdad on 26 June 2015, killing 20 people."),
        article("c", "2015-06-27", "A bomb exploded at a market in Basra on 26 June 2015."),
    ];
    assert_eq!(parse(articles, Vec::new()).events.len(), 3);
}

#[test]
fn aliases_are_one_group_and_a_shared_name_is_told_apart_by_country() {
    for alias in ["IS", "ISIS", "Isis", "ISIL", "Daesh", "the Islamic State", "Islamic State"] {
        let timeline = read(&format!("On Friday {alias} attacked a base near Sirte in Libya."));
        assert_eq!(timeline.events[0].groups[0].name, "Islamic State", "{alias}");
    }
    for (text, name) in [
        ("Libya's Ansar al-Sharia attacked a base near Derna on Friday.", "Ansar al-Sharia (Libya)"),
        ("Tunisia's Ansar al Shariah attacked a base near Kasserine on Friday.", "Ansar al-Sharia (Tunisia)"),
    ] {
        assert_eq!(read(text).events[0].groups[0].name, name, "{text}");
    }
}

#[test]
fn a_place_is_one_only_where_it_stands_as_one() {
    for (text, place) in [
        ("A car bomb exploded in Tripoli, Libya, on Friday.", Some(vec!["Tripoli District", "Libya"])),
        ("A car bomb exploded in Tripoli, Lebanon, on Friday.", Some(vec!["Lebanon"])),
        ("Gunmen shot dead Michael Jordan on Friday.", None),
    ] {
        let timeline = read(text);
        let found = timeline.events.first().and_then(|event| event.place()).map(|place| place.within.last().cloned());
        assert_eq!(found.flatten().as_deref(), place.as_ref().and_then(|within| within.last().copied()), "{text}");
    }
}

#[test]
fn a_place_is_read_as_it_stands_and_from_what_stands_around_it() {
    let table = [
        // A region behind the name settles which is meant, and a name that no table knows is a place before one.
        ("Two men were shot dead in Paris, Texas, on Friday.", "Paris < Texas < United States"),
        ("Two men were shot dead in Brindlemoor, Ky., on Friday.", "Brindlemoor < Kentucky < United States"),
        ("Two men were shot dead in St. Paul, Minn., on Friday.", "St. Paul < Minnesota < United States"),
        ("Rebels killed two soldiers in Villa Perdida, Morazan Department, on Friday.", "Villa Perdida < Morazan < El Salvador"),
        ("Rebels killed two soldiers in Villa Perdida (Puno Department) on Friday.", "Villa Perdida < Puno Department < Peru"),
        // Parts of a town and of a region.
        ("Gunmen killed two guards in Lima's Barranquito neighborhood on Friday.", "Barranquito < Lima < Peru"),
        ("HARLAN, Iowa (AP) — A man was shot dead in the Oldmill area on Friday.", "Harlan < Iowa < United States"),
        // The place of the report is that of an act told without one, in capitals or not.
        ("BRINDLEMOOR, Ky. (WXYZ) - A boy was shot and killed on Friday.", "Brindlemoor < Kentucky < United States"),
        ("TRUJILLO, 3 JUL 15 (EFE) -- [TEXT] A BOMB EXPLODED OUTSIDE A BANK IN AYACUCHO ON 2 JULY 2015.", "Ayacucho < Peru"),
        ("A boy was shot and killed on Friday, Toledo police said. It was in Ohio.", "Toledo < Ohio < United States"),
        // Where somebody lives is not where it was.
        ("Police in Wichita, Kansas, say that a man killed Anne Miller, 30, of Denver on Friday.", "Wichita < Kansas < United States"),
        // A county, with its state.
        ("Two men were shot dead in Pulaski County, Ark., on Friday.", "Pulaski County < Arkansas < United States"),
    ];
    for (text, expected) in table {
        let timeline = read(text);
        let found = timeline.events.first().and_then(Event::place).map(|place| {
            std::iter::once(place.name.as_str()).chain(place.within.iter().map(String::as_str)).collect::<Vec<_>>().join(" < ")
        });
        assert_eq!(found.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_name_that_is_part_of_another_is_no_place() {
    for text in [
        "Gunmen shot dead Anne Houston on Friday.",
        "Houston Miller was shot dead by gunmen on Friday.",
        "The Dallas Herald says that gunmen shot dead two men on Friday.",
        "Gunmen shot dead two men on Memphis Road on Friday.",
        "Gunmen shot dead a pupil of Toledo High School on Friday.",
    ] {
        let timeline = read(text);
        let found = timeline.events.first().and_then(Event::place).map(|place| place.name.as_str());
        assert_eq!(found, None, "{text}");
    }
}

#[test]
fn every_span_lies_in_its_article_and_every_event_leads_back_to_words() {
    let text =
        "Gunmen — “fighters of Daesh” — attacked a café in Sousse on Friday, killing 38 people; Tunisia’s army arrested 6 others in March.";
    let timeline = read(text);
    assert!(!timeline.events.is_empty());
    for event in &timeline.events {
        assert!(!event.mentions.is_empty());
        for mention in &event.mentions {
            assert!(mention.span.contains(mention.trigger) && !mention.trigger.of(text).is_empty());
            for lit in &mention.lit {
                assert!(!lit.span.of(text).is_empty(), "{lit:?}");
            }
            assert!(mention.lit.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start), "{:?}", mention.lit);
            for claim in &mention.claims {
                assert!(!claim.span.of(text).is_empty());
            }
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { failure_persistence: None, cases: 96, ..Default::default() })]
    #[test]
    fn any_text_is_read_without_a_panic(text in "(\\PC{0,12}|[Oo]n (Friday|7 March|2015)|killed|attack(s|ed)?|Sousse|Bardo Museum|IS|the|and|, |\\. |’s |“|”|-|[0-9]{1,6}|which|people|\n){0,40}") {
        let timeline = read(&text);
        for event in &timeline.events {
            proptest::prop_assert!(event.mentions.iter().all(|mention| text.get(mention.span.start..mention.span.end).is_some()));
        }
        proptest::prop_assert!(timeline.events.windows(2).all(|pair| pair[0].id != pair[1].id));
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(4096))]
    /// Whatever order the words come in that parsing looks for, it goes through, and every span that it gives is text.
    #[test]
    fn any_order_of_words_is_read(words in proptest::collection::vec(soup(), 1..60)) {
        let text = words.join(" ");
        let timeline = read(&text);
        for event in &timeline.events {
            for mention in &event.mentions {
                proptest::prop_assert!(text.get(mention.span.start..mention.span.end).is_some());
                proptest::prop_assert!(text.get(mention.trigger.start..mention.trigger.end).is_some());
                for lit in &mention.lit {
                    proptest::prop_assert!(text.get(lit.span.start..lit.span.end).is_some());
                }
            }
        }
    }
}

/// Words of every class that parsing decides by, with the marks that end its clauses and sentences.
const SOUP: &str = "the|a|two|dozens|of|in|on|after|and|which|that|who|not|if|because|while|when|it|is|suffering|complete|once|feared| \
    planned|,|.|:|;|--|\"|(|)|\n\n|attack|attacks|bombing|killed|killing|was|were|shot|arrested|kidnapped|at least|12| \
    20 to 30|people|soldiers|wounded|Tunis|Sousse|Baghdad|Iraq's|police|the army|ISIS|Boko Haram|Friday|last week| \
    26 June 2015|2014|said|claimed|responsibility|Yassine Labidi|militants|could|seized|threatened|to|é|\u{200f}|no| \
    including|others|bringing|the toll|anniversary|museum|oil spill|storm|assassination|strike";

fn soup() -> impl proptest::strategy::Strategy<Value = &'static str> {
    proptest::sample::select(SOUP.split('|').map(|word| word.trim_matches(' ')).collect::<Vec<_>>())
}
