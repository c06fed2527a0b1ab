//! One line an event: for pipes, for `grep` and `cut`, and for screen readers.
//!
//! Columns stand between tabs, `-` for one that has nothing, always in this order: date (EDTF), title, kind, place, who,
//! figures, reports, where each of these stands with the figures it gives (the most telling first), where it is asked for what
//! that one says, and where the user noted or corrected something of any of these events what is noted of this one. A date that
//! the user corrected stands in the date's column, and what the reports say of it in the last. A reader who hears the lines misses
//! nothing that the screen shows of an event: which figures disagree and who gives which, what no report tells of, how surely the
//! date is known (EDTF: `~` about, `?` doubtful, `[a..b]` one day in there, `a/b` all that time, `undated`).

use std::io::{self, Write};

use super::{
    Selection,
    words::{self, Citations},
};
use crate::timeline::{Mention, Place};

pub fn write(selection: Selection<'_>, ascii: bool, told: bool, out: &mut dyn Write) -> io::Result<()> {
    let times = if ascii { 'x' } else { '×' };
    let citations = Citations::new(selection.timeline);
    let noted = selection.events().any(|event| !event.noted_in_words().is_empty());
    for event in selection.events() {
        let who = [words::groups(event), words::people(event)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let reports: Vec<String> = event.mentions.iter().map(|mention| report(mention, &citations)).collect();
        let sentence = event.mentions.first().filter(|_| told).map(|mention| {
            let article = selection.timeline.articles.get(mention.article);
            article.map_or("", |article| mention.span.of(&article.text)).to_owned()
        });
        let columns = [
            words::date(event),
            event.title.clone(),
            event.kind.name().to_owned(),
            event.place().map(Place::full_name).unwrap_or_default(),
            who,
            words::figures(event),
            format!("{times}{}", event.reports()),
            reports.join(", "),
        ];
        let columns = columns
            .into_iter()
            .chain(sentence)
            .chain(noted.then(|| event.noted_in_words()))
            .map(|column| if column.is_empty() { "-".to_owned() } else { words::on_one_line(&column) });
        writeln!(out, "{}", columns.collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}

/// `bbc-0627:12 (killed 38; wounded 39)`: where a passage stands, and the figures it gives.
fn report(mention: &Mention, citations: &Citations<'_>) -> String {
    let mut figures: Vec<String> = Vec::new();
    for claim in mention.claims.iter().filter(|claim| !claim.part) {
        let figure = format!("{} {}", claim.measure.name(), claim.in_words());
        if !figures.contains(&figure) {
            figures.push(figure);
        }
    }
    match figures.is_empty() {
        true => citations.of(mention),
        false => format!("{} ({})", citations.of(mention), figures.join("; ")),
    }
}
