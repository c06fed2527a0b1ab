//! CSV: a row an event, for spreadsheets. UTF-8, quoted as RFC 4180 has it.

use std::io::{self, Write};

use super::{
    Selection,
    words::{self, Citations},
};
use crate::timeline::{Event, Measure, Timeline};

const COLUMNS: [&str; 29] = [
    "id",
    "when",
    "earliest",
    "latest",
    "precision",
    "title",
    "kind",
    "rank",
    "place",
    "within",
    "lat",
    "lon",
    "groups",
    "people",
    "killed_min",
    "killed_max",
    "wounded_min",
    "wounded_max",
    "figures",
    "conflicts",
    "reports",
    "citation",
    "passage",
    "marked",
    "note",
    "tags",
    "corrected",
    "when_reported",
    "split_from",
];

pub fn write(selection: Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut rows = ::csv::Writer::from_writer(out);
    rows.write_record(COLUMNS)?;
    let citations = Citations::new(selection.timeline);
    for event in selection.events() {
        rows.write_record(row(selection.timeline, &citations, event))?;
    }
    rows.flush()
}

fn row(timeline: &Timeline, citations: &Citations<'_>, event: &Event) -> [String; COLUMNS.len()] {
    let (place, first) = (event.place(), event.mentions.first());
    let tolls = timeline.tolls(event);
    let range = |measure: Measure| tolls.iter().find(|toll| toll.measure == measure).map(|toll| (toll.low, toll.high));
    let (killed, wounded) = (range(Measure::Killed), range(Measure::Wounded));
    let passage = first.and_then(|mention| Some(mention.span.of(&timeline.articles.get(mention.article)?.text)));
    let number = |value: Option<String>| value.unwrap_or_default();
    [
        text(&event.id.0),
        text(&words::date(event)),
        number(event.when.and_then(|when| words::day(when.earliest()))),
        number(event.when.and_then(|when| words::day(when.latest()))),
        event.when.map(|when| when.precision().name().to_owned()).unwrap_or_default(),
        text(&event.title),
        event.kind.name().to_owned(),
        event.rank.to_string(),
        text(place.map_or("", |place| &place.name)),
        text(&place.map(|place| place.within.join(", ")).unwrap_or_default()),
        number(place.and_then(|place| place.at).map(|at| at.0.to_string())),
        number(place.and_then(|place| place.at).map(|at| at.1.to_string())),
        text(&words::groups(event)),
        text(&words::people(event)),
        number(killed.map(|(min, _)| min.to_string())),
        number(killed.and_then(|(_, max)| max).map(|max| max.to_string())),
        number(wounded.map(|(min, _)| min.to_string())),
        number(wounded.and_then(|(_, max)| max).map(|max| max.to_string())),
        text(&words::figures(event)),
        event.conflicts.iter().map(|measure| measure.name()).collect::<Vec<_>>().join(", "),
        event.reports().to_string(),
        text(&first.map(|mention| citations.of(mention)).unwrap_or_default()),
        text(&words::on_one_line(passage.unwrap_or_default())),
        if event.remark.mark { "yes".to_owned() } else { String::new() },
        text(&words::on_one_line(&event.remark.note)),
        text(&event.remark.tags.iter().map(String::as_str).collect::<Vec<_>>().join(" ")),
        if event.reported().is_some() { "yes".to_owned() } else { String::new() },
        text(&event.reported().map(|when| when.map_or_else(|| "undated".to_owned(), |when| when.to_string())).unwrap_or_default()),
        text(event.split_from().map_or("", |id| &id.0)),
    ]
}

/// A cell of text. Spreadsheets run cells that begin like a formula; an apostrophe makes them text, as OWASP advises.
fn text(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn no_cell_begins_like_a_formula() {
        for cell in ["=HYPERLINK(1)", "+1", "-1", "@SUM(A1)"] {
            assert!(text(cell).starts_with('\''), "{cell}");
        }
        assert_eq!(text("12 killed"), "12 killed");
    }
}
