//! Titles that a person would write.

use rustc_hash::FxHashMap;

use super::{lexicon::Weight, mention::Draft};
use crate::timeline::{Claim, Kind, Measure, Place, Role};

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
    let target = parts.groups.iter().find(|group| group.role == Role::Target).map(|group| short(&group.name));
    let actor = [Role::Perpetrator, Role::Claimant, Role::Mentioned]
        .into_iter()
        .find_map(|role| parts.groups.iter().find(|group| group.role == role))
        .map(|group| short(&group.name))
        .or_else(|| parts.people.first().map(|person| person.name.clone()));
    let speaker = parts.people.first().map(|person| person.name.clone());
    let town = place.map(|place| if site.is_some() { place.within.first().cloned().unwrap_or_default() } else { place.name.clone() });
    let at_place = |what: String| match &town {
        Some(town) => format!("{what}, {town}"),
        None => what,
    };
    if let Some(person) = parts.drafts.iter().find_map(|draft| draft.of_person.clone()) {
        return format!("{label} of {person}");
    }
    match parts.kind {
        Kind::Killing | Kind::Arrest | Kind::Movement
            if parts.drafts.iter().all(|draft| draft.weight != Weight::Main) || parts.kind == Kind::Movement =>
        {
            // "A son was arrested" counts no one worth a title's number.
            let counts = |claim: &&Claim| claim.max != Some(1) && claim.max != Some(0);
            if let Some(claim) = parts.claims.iter().filter(counts).find(|claim| claim.of.is_some() || claim.measure != Measure::Involved) {
                let of = claim.of.clone().unwrap_or_else(|| "people".to_owned());
                let counted = capitalised(&Claim { of: Some(of), ..claim.clone() }.in_words());
                return at_place(match claim.measure {
                    Measure::Involved => format!("{label} of {counted}"),
                    measure => format!("{counted} {}", measure.name()),
                });
            }
            match (&target, &actor) {
                (Some(target), _) => at_place(format!("{label} of {target}")),
                (None, Some(actor)) if parts.kind == Kind::Movement => at_place(format!("{label} of {actor}")),
                _ => at_place(label.to_owned()),
            }
        }
        Kind::Statement | Kind::Threat => {
            let group = parts.groups.iter().find(|group| group.role <= Role::Claimant).map(|group| short(&group.name));
            match (group, speaker) {
                (Some(group), _) => format!("{label} by {group}"),
                // Whoever is named with a picture is in it.
                (None, Some(person)) if parts.drafts.iter().any(|draft| draft.document) => format!("{label} of {person}"),
                (None, Some(person)) => format!("{label} by {person}"),
                (None, None) => at_place(label.to_owned()),
            }
        }
        Kind::Law | Kind::Political => {
            match (target.or_else(|| parts.people.first().filter(|_| link == "of").map(|person| person.name.clone())), &town) {
                (Some(target), _) if !link.is_empty() && link != "in" => format!("{label} {link} {target}"),
                (_, Some(town)) => format!("{label} {} {town}", if link == "of" && parts.kind == Kind::Political { "of" } else { "in" }),
                _ => label.to_owned(),
            }
        }
        Kind::Training => {
            let who = parts.people.first().map(|person| person.name.clone()).or(actor);
            let what = who.map_or_else(|| label.to_owned(), |who| format!("{label} of {who}"));
            at_place(what)
        }
        Kind::Capture => match (&town, &target) {
            (Some(town), _) => format!("{label} of {town}"),
            (None, Some(target)) => format!("{label} of {target}"),
            _ => label.to_owned(),
        },
        Kind::Meeting | Kind::Protest | Kind::Disaster => town.map_or_else(|| label.to_owned(), |town| format!("{label} in {town}")),
        _ => {
            if let Some(site) = site {
                let town = site.within.first().map(|town| format!(", {town}")).unwrap_or_default();
                let link = if link.is_empty() { "at" } else { link };
                return format!("{label} {link} the {}{town}", site.name.trim_start_matches("the "));
            }
            if let Some(venue) = venue(parts.drafts) {
                let article = if venue.ends_with('s') && venue != "bus" {
                    ""
                } else if venue.starts_with(['a', 'e', 'i', 'o']) {
                    "an "
                } else {
                    "a "
                };
                let link = if link.is_empty() { "at" } else { link };
                return at_place(format!("{label} {link} {article}{venue}"));
            }
            match (&target, link) {
                (Some(target), "on" | "of") => at_place(format!("{label} {link} {target}")),
                _ => match &town {
                    Some(town) if matches!(link, "of" | "on") && parts.kind != Kind::Attack => format!("{label} {link} {town}"),
                    Some(town) => format!("{label} in {town}"),
                    None => match actor {
                        Some(actor) => format!("{label} by {actor}"),
                        None => label.to_owned(),
                    },
                },
            }
        }
    }
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

/// A group's name without the country in brackets.
fn short(name: &str) -> String {
    name.split(" (").next().unwrap_or(name).to_owned()
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
