//! What about an event is worth a second look: the stations of the walk through doubts, and the sign in the list.

use crate::{
    time::Extent,
    timeline::{Event, Place},
};

/// A reason to look again, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Reports give figures that cannot all hold.
    Conflict,
    /// Its date is missing, an estimate, or a range that is no named unit.
    WeakDate,
    /// Its reports place it in more than one country.
    PlacesApart,
    /// Its place is one of several of that name, and no report tells which.
    PlaceGuessed,
    /// No report names a place with it.
    NoPlace,
    /// Of several articles one alone tells of it.
    OneSource,
}

impl Doubt {
    pub const ALL: [Doubt; 6] =
        [Doubt::Conflict, Doubt::WeakDate, Doubt::PlacesApart, Doubt::PlaceGuessed, Doubt::NoPlace, Doubt::OneSource];

    /// The mark in the list. An event without a place, or of one report, has its own columns say so already.
    pub fn sign(self) -> Option<&'static str> {
        match self {
            Doubt::Conflict => Some("!"),
            Doubt::WeakDate | Doubt::PlacesApart | Doubt::PlaceGuessed => Some("?"),
            Doubt::NoPlace | Doubt::OneSource => None,
        }
    }

    /// Whether it is one about an event of a corpus of so many articles.
    fn is_about(self, event: &Event, articles: usize) -> bool {
        match self {
            Doubt::Conflict => !event.conflicts.is_empty(),
            Doubt::WeakDate => has_weak_date(event),
            Doubt::PlacesApart => countries(&event.places).is_some_and(|(first, rest)| rest.iter().any(|other| *other != first)),
            Doubt::PlaceGuessed => is_guessed(event),
            Doubt::NoPlace => event.places.is_empty(),
            // Where there is one article only, it says nothing about an event that one tells of it.
            Doubt::OneSource => articles > 1 && event.mentions.iter().all(|mention| mention.article == event.mentions[0].article),
        }
    }

    /// What it is, for an event that has it.
    pub fn in_words(self, event: &Event) -> String {
        match self {
            Doubt::Conflict => {
                let measures: Vec<&str> = event.conflicts.iter().map(|measure| measure.name()).collect();
                format!("reports disagree on the {}", measures.join(" and the "))
            }
            Doubt::WeakDate if event.when.is_none() => "no date".to_owned(),
            Doubt::WeakDate => "weak date".to_owned(),
            Doubt::PlacesApart => {
                let (first, rest) = countries(&event.places).unwrap_or_default();
                let other = rest.into_iter().find(|other| *other != first).unwrap_or_default();
                format!("{first} or {other}")
            }
            Doubt::PlaceGuessed => format!("which {}", event.place().map_or("", |place| &place.name)),
            Doubt::NoPlace => "no place named".to_owned(),
            Doubt::OneSource => "one source only".to_owned(),
        }
    }
}

/// All doubts about an event of a corpus of so many articles, the gravest first.
pub fn doubts(event: &Event, articles: usize) -> impl Iterator<Item = Doubt> {
    Doubt::ALL.into_iter().filter(move |doubt| doubt.is_about(event, articles))
}

fn has_weak_date(event: &Event) -> bool {
    let Some(when) = event.when else { return true };
    let certainty = when.certainty();
    let is_loose = when.extent() == Extent::Within && when.exact_unit().is_none();
    is_loose || certainty.uncertain || certainty.approximate
}

/// Whether all who name its place leave open which one of that name it is.
fn is_guessed(event: &Event) -> bool {
    let Some(place) = event.place() else { return false };
    let mut naming = event.mentions.iter().filter(|mention| mention.places.first() == Some(place)).peekable();
    naming.peek().is_some() && naming.all(|mention| mention.where_guessed)
}

/// What its places lie in at the last, the first of them apart.
fn countries(places: &[Place]) -> Option<(&str, Vec<&str>)> {
    let mut outermost = places.iter().map(|place| place.within.last().unwrap_or(&place.name).as_str());
    Some((outermost.next()?, outermost.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::timeline::{Filter, Index, fixture};

    #[test]
    fn each_doubt_has_its_words_and_sign() {
        let timeline = fixture::timeline();
        let told = |title: &str| {
            let event = timeline.events.iter().find(|event| event.title == title).unwrap();
            let words: Vec<String> = doubts(event, timeline.articles.len()).map(|doubt| doubt.in_words(event)).collect();
            (doubts(event, timeline.articles.len()).find_map(Doubt::sign).unwrap_or(" "), words.join("; "))
        };
        let row = |sign, words: &str| (sign, words.to_owned());
        assert_eq!(told("Gunman kills 38|39 at a hotel"), row("!", "reports disagree on the killed"));
        assert_eq!(told("Raid on Kobanî"), row(" ", ""));
        assert_eq!(told("Suspect left for Sidria"), row("?", "weak date; no place named; one source only"));
        assert_eq!(told("Ministers meet the envoy"), row("?", "no date; one source only"));
        assert_eq!(told("Assault on Ben Harra"), row(" ", "one source only"));
        let mut event = timeline.events.iter().find(|event| event.title == "Raid on Kobanî").unwrap().clone();
        event.places.push(Place { name: "Ludd".to_owned(), within: vec!["Amalia".to_owned()], at: None });
        assert_eq!(doubts(&event, 3).map(|doubt| doubt.in_words(&event)).collect::<Vec<_>>(), ["Sidria or Amalia"]);
        let mut event = timeline.events.iter().find(|event| event.title == "Raid on Kobanî").unwrap().clone();
        event.mentions.iter_mut().for_each(|mention| mention.where_guessed = true);
        assert_eq!(doubts(&event, 3).map(|doubt| doubt.in_words(&event)).collect::<Vec<_>>(), ["which Kobanî"]);
        assert_eq!(doubts(&timeline.events[0], 1).next(), None, "of one article all events are told by one");
    }

    #[test]
    fn the_query_language_means_the_same_by_them() {
        let timeline = fixture::timeline();
        let index = Index::new(&timeline);
        let having = |holds: &dyn Fn(&Event) -> bool| -> Vec<usize> {
            (0..timeline.events.len()).filter(|at| holds(&timeline.events[*at])).collect()
        };
        let has = |event: &Event, doubt: Doubt| doubts(event, timeline.articles.len()).any(|other| other == doubt);
        let asked = |query: &str| Filter::parse(query).unwrap().select_in(&index);
        assert_eq!(asked("is:conflict"), having(&|event| has(event, Doubt::Conflict)));
        assert_eq!(asked("is:single"), having(&|event| has(event, Doubt::OneSource)));
        assert_eq!(asked("is:undated"), having(&|event| has(event, Doubt::WeakDate) && event.when.is_none()));
    }
}
