//! Titles that a person would write.

use rustc_hash::FxHashMap;

use super::{
    lexicon::{Lexicon, Weight},
    mention::Draft,
    token,
};
use crate::{
    text::Span,
    timeline::{Claim, Kind, Measure, Place, Role},
};

/// What a title is made of.
pub struct Parts<'a> {
    pub kind: Kind,
    /// The first place is a building or the like, not a town.
    pub site: bool,
    pub drafts: &'a [&'a Draft],
    /// The most exact place first.
    pub places: &'a [Place],
    pub groups: &'a [crate::timeline::Group],
    pub people: &'a [crate::timeline::Person],
    pub claims: &'a [Claim],
}

/// The title of an event: what it was, of whom or on what, and where. The same parts always give the same title.
pub fn title(parts: &Parts<'_>) -> String {
    let (label, link) = label(parts);
    let place = parts.places.first();
    let site = place.filter(|_| parts.site);
    let group = |role: Role| parts.groups.iter().find(|group| group.role == role).map(|group| the_group(&group.name));
    let target = group(Role::Target);
    // Whoever is only named beside an act is not said to have done it.
    let actor = group(Role::Perpetrator).or_else(|| group(Role::Claimant));
    let named = || actor.clone().or_else(|| group(Role::Mentioned)).or_else(|| parts.people.first().map(|person| person.name.clone()));
    let speaker = parts.people.first().map(|person| person.name.clone());
    let town = place.map(|place| if site.is_some() { place.within.first().cloned().unwrap_or_default() } else { place.name.clone() });
    let at_place = |what: String| match &town {
        Some(town) if !town.is_empty() && !names_the_place(&what, town) => format!("{what}, {town}"),
        _ => what,
    };
    let in_town = |label: &str| match &town {
        Some(town) if !town.is_empty() => format!("{label} in {}", the_place(town)),
        _ => label.to_owned(),
    };
    if let Some(person) = parts.drafts.iter().find_map(|draft| draft.of_person.clone()) {
        return format!("{label} of {person}");
    }
    let outcome = matches!(parts.kind, Kind::Killing | Kind::Arrest) && parts.drafts.iter().all(|draft| draft.weight != Weight::Main);
    if (outcome || parts.kind == Kind::Movement)
        // "A son was arrested" counts no one worth a title's number.
        && let Some(claim) = parts
            .claims
            .iter()
            .filter(|claim| claim.max != Some(1) && claim.max != Some(0))
            .find(|claim| claim.of.is_some() || claim.measure != Measure::Involved)
    {
        let of = claim.of.as_deref().map_or("people".to_owned(), unshouted);
        let counted = capitalised(&Claim { of: Some(of), ..claim.clone() }.in_words());
        return at_place(match claim.measure {
            Measure::Involved => format!("{label} of {counted}"),
            measure => format!("{counted} {}", measure.name()),
        });
    }
    match parts.kind {
        Kind::Movement => match target.clone().or_else(named) {
            Some(whose) => at_place(format!("{label} of {whose}")),
            None => in_town(label),
        },
        Kind::Statement | Kind::Threat => {
            let group = parts.groups.iter().find(|group| group.role <= Role::Claimant).map(|group| the_group(&group.name));
            match (group, speaker) {
                (Some(group), _) => format!("{label} by {group}"),
                // Whoever is named with a picture is in it.
                (None, Some(person)) if parts.drafts.iter().any(|draft| draft.document) => format!("{label} of {person}"),
                (None, Some(person)) => format!("{label} by {person}"),
                (None, None) => at_place(label.to_owned()),
            }
        }
        Kind::Law | Kind::Political => {
            match (
                target.or_else(|| parts.people.first().filter(|_| matches!(link, "of" | "whom")).map(|person| person.name.clone())),
                &town,
            ) {
                (Some(target), _) if link == "whom" => format!("{label} of {target}"),
                (Some(target), _) if !link.is_empty() && link != "in" => format!("{label} {link} {target}"),
                (_, Some(town)) => {
                    format!("{label} {} {}", if link == "of" && parts.kind == Kind::Political { "of" } else { "in" }, the_place(town))
                }
                _ => label.to_owned(),
            }
        }
        Kind::Training => {
            let who = parts.people.first().map(|person| person.name.clone()).or_else(named);
            let what = who.map_or_else(|| label.to_owned(), |who| format!("{label} of {who}"));
            at_place(what)
        }
        Kind::Meeting | Kind::Protest | Kind::Disaster => in_town(label),
        _ if link == "whom" => done_to_people(parts, label, site, &at_place).unwrap_or_else(|| match actor {
            Some(actor) if town.is_none() => format!("{label} by {actor}"),
            _ => in_town(label),
        }),
        Kind::Capture => match (&town, &target) {
            (Some(town), _) if !town.is_empty() && takes_a_country(label, place) => format!("{label} of {}", the_place(town)),
            (Some(_), _) => in_town(label),
            (None, Some(target)) => format!("{label} of {target}"),
            _ => label.to_owned(),
        },
        _ => {
            let link = if link.is_empty() { "at" } else { link };
            if let Some(site) = site {
                return at_place(format!("{label} {link} the {}", site.name.trim_start_matches("the ")));
            }
            if let Some(venue) = venue(parts.drafts) {
                return at_place(format!("{label} {link} {}", with_article(venue)));
            }
            match (&target, link) {
                (Some(target), "on" | "of") => at_place(format!("{label} {link} {target}")),
                _ => match &town {
                    Some(town)
                        if matches!(link, "of" | "on")
                            && parts.kind != Kind::Attack
                            && takes_a_town(label)
                            && takes_a_country(label, place) =>
                    {
                        format!("{label} {link} {}", the_place(town))
                    }
                    Some(_) => in_town(label),
                    None => match actor {
                        Some(actor) => format!("{label} by {actor}"),
                        None => label.to_owned(),
                    },
                },
            }
        }
    }
}

/// "Shooting of a 15-year-old boy, Elmwood", "Killing of six monks", "Kidnapping at a hotel, Cali": what is done to people has no
/// place and no building for its object.
fn done_to_people(parts: &Parts<'_>, label: &str, site: Option<&Place>, at_place: &dyn Fn(String) -> String) -> Option<String> {
    if let Some(victim) = parts.drafts.iter().filter(|draft| draft.mention.kind == parts.kind).find_map(|draft| draft.victim.as_ref()) {
        return Some(at_place(format!("{label} of {victim}")));
    }
    if let Some(site) = site {
        return Some(at_place(format!("{label} at the {}", site.name.trim_start_matches("the "))));
    }
    if parts.kind == Kind::Arrest {
        let by = parts.groups.iter().find(|group| group.role == Role::Perpetrator).map(|group| the_group(&group.name));
        return Some(at_place(format!("{label} by {}", by?)));
    }
    venue(parts.drafts).map(|venue| at_place(format!("{label} at {}", with_article(venue))))
}

/// Whether the words of a title say the place already: "the Tunisian police" of Tunisia, "Sousse hotel" of Sousse.
fn names_the_place(what: &str, town: &str) -> bool {
    let tokens = token::tokens(what, Span::new(0, what.len()));
    let of_a_country =
        |at: usize| Lexicon::built_in().places.adjective_at(&tokens, at).is_some_and(|(_, country)| country.place.name == town);
    what.match_indices(town).any(|(at, _)| what[..at].ends_with(' ')) || (0..tokens.len()).any(of_a_country)
}

/// A whole country is invaded or occupied; raided or attacked is something in it.
fn takes_a_country(label: &str, place: Option<&Place>) -> bool {
    place.is_some_and(|place| !place.within.is_empty())
        || matches!(label, "Invasion" | "Annexation" | "Occupation" | "Liberation" | "Conquest" | "Blockade" | "Siege" | "Battle")
}

/// What is done to a town as a whole; a rescue, a patrol or an arrest is only done in it.
fn takes_a_town(label: &str) -> bool {
    !matches!(label, "Rescue" | "Freeing" | "Eviction" | "Merger" | "Acquisition" | "Bailout" | "Sinking")
}

/// Names of countries and regions that take the article inside a sentence.
fn the_place(name: &str) -> String {
    const PLURAL: &[&str] = &["Bahamas", "Netherlands", "Philippines", "Maldives", "Gambia", "Caribbean", "Vatican", "Andes", "Balkans"];
    let first = name.split(' ').next().unwrap_or("");
    let last = name.rsplit(' ').next().unwrap_or("");
    let asks = matches!(first, "United" | "Democratic" | "Dominican" | "Czech" | "Soviet" | "Gaza" if last != "City") && last != first
        || PLURAL.contains(&name)
        || matches!(last, "Republic" | "Mountains" | "Islands" | "Strip" | "Sea" | "Ocean" | "Peninsula" | "Desert" | "Valley");
    if asks { format!("the {name}") } else { name.to_owned() }
}

fn with_article(noun: &str) -> String {
    if noun.ends_with('s') && noun != "bus" {
        noun.to_owned()
    } else if noun.starts_with(['a', 'e', 'i', 'o']) {
        format!("an {noun}")
    } else {
        format!("a {noun}")
    }
}

/// "the Iraqi army", "the National Guard", but "Boko Haram": with the article that its last word asks for, and no country in brackets.
fn the_group(name: &str) -> String {
    const ASK: &[&str] = &[
        "department",
        "office",
        "bureau",
        "service",
        "authority",
        "division",
        "unit",
        "squad",
        "patrol",
        "police",
        "army",
        "guard",
        "embassy",
        "ministry",
        "force",
        "forces",
        "party",
        "front",
        "brigade",
        "brigades",
        "movement",
        "government",
        "network",
        "group",
        "alliance",
        "union",
        "cartel",
        "agency",
        "military",
        "navy",
        "commandos",
        "battalion",
        "coalition",
        "court",
        "council",
        "commission",
        "federation",
        "organization",
        "committee",
        "league",
        "congress",
        "parliament",
        "command",
    ];
    let short = name.split(" (").next().unwrap_or(name);
    let last = short.rsplit(' ').next().unwrap_or("").to_lowercase();
    if ASK.contains(&last.as_str()) && !short.to_lowercase().starts_with("the ") { format!("the {short}") } else { short.to_owned() }
}

/// Words of a text that is all in capitals, in lower case.
fn unshouted(words: &str) -> String {
    if words.chars().any(char::is_lowercase) { words.to_owned() } else { words.to_lowercase() }
}

/// The label that most mentions of the event's kind use; of equals the first told.
fn label<'a>(parts: &Parts<'a>) -> (&'a str, &'a str) {
    let mut votes: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    let mut links: FxHashMap<&str, &str> = FxHashMap::default();
    for (n, draft) in parts.drafts.iter().enumerate() {
        let weight = match draft.weight {
            Weight::Main => 3,
            _ => 1,
        } + usize::from(draft.mention.kind == parts.kind);
        // Of two words for one thing said, the one that says more.
        let weight = if matches!(draft.label, "Announcement" | "Declaration" | "Publication" | "Report" | "Statement") {
            weight
        } else {
            weight + 1
        };
        let vote = votes.entry(draft.label).or_insert((0, n));
        vote.0 += weight;
        links.entry(draft.label).or_insert(draft.link);
    }
    let best = votes.iter().max_by_key(|(label, (count, first))| (*count, std::cmp::Reverse(*first), std::cmp::Reverse(**label)));
    best.map_or(("Event", ""), |(label, _)| (*label, links[label]))
}

/// The venue that most mentions name, if at least one in three does.
fn venue<'a>(drafts: &[&'a Draft]) -> Option<&'a str> {
    let mut votes: FxHashMap<&str, usize> = FxHashMap::default();
    for venue in drafts.iter().filter_map(|draft| draft.venue.as_deref()) {
        *votes.entry(venue).or_default() += 1;
    }
    let all: usize = votes.values().sum();
    let (venue, count) = votes.into_iter().max_by_key(|(venue, count)| (*count, std::cmp::Reverse(*venue)))?;
    (count * 2 >= all && (count >= 2 || drafts.len() <= 4)).then_some(venue)
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
