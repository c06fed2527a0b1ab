//! The events that the five articles share, as dateline exports them: one event each, dated exactly as far as the articles
//! allow, with every report joined and every disagreement kept. On the built-in digests, and on the originals where they are
//! at hand.

use std::path::PathBuf;

use assert_cmd::Command;
use serde_json::Value;

struct Timeline(Value);

impl Timeline {
    fn of(paths: &[&str]) -> Timeline {
        let mut command = Command::cargo_bin("dateline").unwrap();
        let output = command.args(["export", "--format", "json"]).args(paths).output().unwrap();
        Timeline(serde_json::from_slice(&output.stdout).unwrap())
    }

    /// The digests, and the originals where they are at hand.
    fn both() -> Vec<(&'static str, Timeline)> {
        let mut both = vec![("digests", Timeline::of(&[]))];
        let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
        let folder = std::env::var_os("DATELINE_ARTICLES").map_or(beside, PathBuf::from);
        if folder.is_dir() {
            both.push(("originals", Timeline::of(&[&folder.display().to_string()])));
        } else {
            eprintln!("skipped for the originals: no articles in {} (set DATELINE_ARTICLES)", folder.display());
        }
        both
    }

    /// The violent events of a place on a date. There must be one.
    fn only(&self, place: &str, edtf: &str) -> Found<'_> {
        let violent = |event: &Value| matches!(event["kind"].as_str(), Some("attack" | "clash" | "killing" | "operation"));
        let found: Vec<&Value> = self.0["events"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|event| violent(event) && event["when"]["edtf"] == edtf && lies_in(event, place))
            .collect();
        let titles: Vec<&Value> = found.iter().map(|event| &event["title"]).collect();
        assert_eq!(found.len(), 1, "{place} on {edtf}: {titles:?}");
        Found(found[0])
    }
}

fn lies_in(event: &Value, place: &str) -> bool {
    let named = |name: &Value| name.as_str().is_some_and(|name| name.contains(place));
    let places = event["places"].as_array().unwrap();
    places.iter().any(|at| named(&at["name"]) || at["within"].as_array().unwrap().iter().any(named))
}

struct Found<'a>(&'a Value);

impl Found<'_> {
    /// How many articles report it.
    fn reports(&self) -> usize {
        let mut articles: Vec<&str> =
            self.0["mentions"].as_array().unwrap().iter().filter_map(|mention| mention["article"].as_str()).collect();
        articles.sort_unstable();
        articles.dedup();
        articles.len()
    }

    /// Every figure of a measure that some report states, once each, from low to high.
    fn figures(&self, measure: &str) -> Vec<u64> {
        let claims = self.0["claims"].as_array().unwrap().iter().filter(|claim| claim["measure"] == measure);
        let mut figures: Vec<u64> = claims.filter_map(|claim| claim["min"].as_u64()).collect();
        figures.sort_unstable();
        figures.dedup();
        figures
    }

    fn states(&self, measure: &str, figures: &[u64]) -> bool {
        let all = self.figures(measure);
        figures.iter().all(|figure| all.contains(figure))
    }

    fn is_in_conflict(&self, measure: &str) -> bool {
        self.0["conflicts"].as_array().unwrap().iter().any(|conflict| conflict == measure)
    }
}

#[test]
fn the_museum_in_march_2015() {
    for (name, timeline) in Timeline::both() {
        let event = timeline.only("Bardo", "2015-03");
        assert_eq!(event.reports(), 4, "{name}");
        assert!(event.states("killed", &[1, 20, 22]), "{name}: {:?}", event.figures("killed"));
        assert!(event.is_in_conflict("killed"), "{name}");
    }
}

#[test]
fn the_beach_on_26_june_2015() {
    for (name, timeline) in Timeline::both() {
        let event = timeline.only("Sousse", "2015-06-26");
        assert_eq!(event.reports(), 5, "{name}");
        assert!(event.states("killed", &[38, 39]), "{name}: {:?}", event.figures("killed"));
        assert!(event.is_in_conflict("killed"), "{name}");
        let people = event.0["people"].to_string();
        assert!(people.contains("Rezgui"), "{name}: {people}");
        let claimed = |group: &Value| group["name"] == "Islamic State" && group["role"] == "claimant";
        assert!(event.0["groups"].as_array().unwrap().iter().any(claimed), "{name}: {}", event.0["groups"]);
    }
}

#[test]
fn the_town_on_the_border_on_7_march_2016() {
    for (name, timeline) in Timeline::both() {
        let event = timeline.only("Ben Guerdane", "2016-03-07");
        assert!(event.states("killed", &[7, 12, 36]), "{name}: {:?}", event.figures("killed"));
        assert!(event.states("arrested", &[6]), "{name}: {:?}", event.figures("arrested"));
    }
}

#[test]
fn the_soldiers_in_the_mountains_about_july_2014() {
    for (name, timeline) in Timeline::both() {
        let event = timeline.only("Chambi", "2014-07~");
        assert_eq!(event.figures("killed"), [15], "{name}");
    }
}
