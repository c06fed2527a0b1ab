//! Which of several places a name is read as, by what else the article names, and the reasons kept.

use super::{Event, article, parse, read};
use crate::text::Article;

fn within(event: &Event) -> String {
    let place = event.place();
    place.map_or_else(String::new, |place| {
        std::iter::once(place.name.as_str()).chain(place.within.iter().map(String::as_str)).collect::<Vec<_>>().join(" < ")
    })
}

#[test]
fn what_else_the_article_names_settles_which_place_is_meant() {
    for (text, expected) in [
        // A county that one state alone has; one of several, by the towns beside it; a state behind a county.
        (
            "Two Adairsville High School pupils were shot dead in a house on Friday, Bartow County deputies said.",
            "Adairsville < Georgia < United States",
        ),
        ("A Rusk County, Wisconsin, man was shot outside his Glen Sorna home on Friday.", "Glen Sorna < Wisconsin < United States"),
        (
            "A Utah man was shot dead on Friday. It happened on Friday at a shop in Orem. Utah police are looking into it.",
            "Orem < Utah < United States",
        ),
        ("A man was shot dead near Adairsville on Friday, Bartow County deputies said.", "Adairsville < Georgia < United States"),
        (
            "A man was stabbed to death outside Dallas on Friday. Paulding County deputies, with others of Bartow County, came.",
            "Dallas < Georgia < United States",
        ),
        ("WALKER COUNTY, TX (KXYZ) - A man was shot dead at a house in Eureka on Friday.", "Eureka < Texas < United States"),
        // A town that a table has elsewhere alone is here a smaller one of that name.
        (
            "A boy was shot dead in Bemidji on Friday. Kansas troopers came, and the Kansas governor spoke.",
            "Bemidji < Kansas < United States",
        ),
        // What is well known stays what it is.
        (
            "A boy was shot dead in Chicago on Friday. Kansas troopers came, and the Kansas governor spoke.",
            "Chicago < Illinois < United States",
        ),
        ("Gunmen shot dead two men in Moscow on Friday, Idaho police said.", "Moscow < Idaho < United States"),
        // A region behind it in short, though the name is a great city's.
        ("EDMONTON, Ky. (WXYZ) - A man was shot dead on Friday.", "Edmonton < Kentucky < United States"),
        ("A man was shot dead in Brooklyn, Ind., on Friday.", "Brooklyn < Indiana < United States"),
        // A people's name of two words speaks for no country of its second word.
        ("A man was stabbed to death in Newcastle on Friday, South African police said.", "Newcastle < KwaZulu-Natal < South Africa"),
        // A direction before a town, and words that stand before places alone.
        ("A girl was shot at a Southwest Baltimore home on Friday, police said.", "Baltimore < Maryland < United States"),
        ("Three men were shot on the Lower East Side on Friday.", "Lower East Side < New York City < New York State < United States"),
        // Small towns of countries at war.
        ("Gunmen killed 11 soldiers near Djibo on Friday, Burkina Faso's army said.", "Djibo < Burkina Faso"),
        ("Shells killed five people in Avdiivka on Friday, Ukraine's army said.", "Avdiivka < Ukraine"),
    ] {
        let timeline = read(text);
        assert_eq!(timeline.events.first().map(within).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_title_tells_of_a_town_and_its_site_of_the_papers_own() {
    for (title, text, expected) in [
        (
            "Girl Was Killed In Harrodsburg Shooting Friday Night",
            "A girl of ten was shot and killed on Friday night. Kentucky troopers came.",
            "Harrodsburg < Kentucky < United States",
        ),
        (
            "Two men shot dead at a bar - WXYZ News, Toledo, OH",
            "Two men were shot dead at a bar on Friday.",
            "Toledo < Ohio < United States",
        ),
        // The paper's town is not that of a report that names its own.
        (
            "Two men shot dead at a bar - WXYZ News, Toledo, OH",
            "Two men were shot dead at a bar in Louisville, Ky., on Friday.",
            "Louisville < Kentucky < United States",
        ),
    ] {
        let timeline = parse(vec![Article { title: Some(title.to_owned()), ..article("a", "2015-07-06", text) }], Vec::new());
        assert_eq!(timeline.events.first().map(within).as_deref(), Some(expected), "{title}");
    }
}

#[test]
fn the_name_of_a_person_counts_for_no_country() {
    for text in ["Police said on Friday that Michael Jordan was shot and killed.", "Chad Miller was shot dead on Friday, police said."] {
        let timeline = read(text);
        assert_eq!(timeline.events.first().map(within).unwrap_or_default(), "", "{text}");
    }
}

#[test]
fn the_reasoning_of_a_place_is_kept() {
    for (text, expected) in [
        (
            "A car bomb killed nine people in Tripoli, Libya, on Friday.",
            "Tripoli in Tripoli District, not Lebanon: Libya stands behind the name\nrejected: Tripoli, Lebanon; Tripoli, Peloponnese, Greece; Tripoli, Iowa, United States",
        ),
        (
            "A car bomb killed nine people in Tripoli on Friday, the Lebanese army said.",
            "Tripoli in Lebanon, not Tripoli District: the article speaks of Lebanon\nrejected: Tripoli, Tripoli District, Libya; Tripoli, Peloponnese, Greece; Tripoli, Iowa, United States",
        ),
        (
            "Two men were shot dead in Brindlemoor, Ky., on Friday.",
            "no table knows a Brindlemoor in Kentucky; it stands as a place there: Kentucky stands behind the name",
        ),
        ("A bomb killed two people in Mosul on Friday.", ""),
    ] {
        let timeline = read(text);
        let why = timeline.events.first().map(|event| event.mentions[0].why_where.join("\n"));
        assert_eq!(why.as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn a_name_of_several_places_that_nothing_tells_apart_is_a_guess() {
    for (text, guessed) in [
        ("A bomb killed two people in Springfield on Friday.", true),
        ("A bomb killed two people in Springfield, Oregon, on Friday.", false),
        ("A bomb killed two people in Tripoli on Friday, the Lebanese army said.", false),
        ("A bomb killed two people in Mosul on Friday.", false),
    ] {
        let timeline = read(text);
        assert_eq!(timeline.events.first().map(|event| event.mentions[0].where_guessed), Some(guessed), "{text}");
    }
}

#[test]
fn a_name_that_says_whose_it_is_or_who_says_not_where() {
    let first = |text: &str| read(text).events.first().map(within).unwrap_or_default();
    for (text, expected) in [
        ("Men attacked the U.S. consulate in Lagos on Friday.", "Lagos < Nigeria"),
        ("In the U.S. men attacked a church on Friday.", "United States"),
        ("A depot in the Caribbean port of Santa Marta, Colombia, was blown up on Friday.", "Santa Marta < Colombia"),
        // In capitals a family name looks like a town.
        ("IN LIMA, PERU, GUNMEN SHOT THE JUDGE VALENCIA RIOS ON FRIDAY NEAR HIS HOME.", "Lima < Peru"),
        ("IN LIMA, PERU, THEY ATTACKED US ON FRIDAY, AND A GUARD WAS KILLED.", "Lima < Peru"),
    ] {
        assert_eq!(first(text), expected, "{text}");
    }
}
