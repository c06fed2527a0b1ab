//! One line an event: for pipes, for `grep` and `cut`, and for screen readers.
//!
//! Columns stand between tabs, `-` for one that has nothing, always in this order: date (EDTF), title, kind, place, who,
//! figures, reports, citation of the most telling one, where it is asked for what that one says, and where the user noted
//! something of any of them what is noted of this one.

use std::io::{self, Write};

use super::{
    Selection,
    words::{self, Citations},
};
use crate::timeline::Place;

pub fn write(selection: Selection<'_>, ascii: bool, told: bool, out: &mut dyn Write) -> io::Result<()> {
    let times = if ascii { 'x' } else { '×' };
    let citations = Citations::new(selection.timeline);
    let noted = selection.events().any(|event| !event.remark.is_empty());
    for event in selection.events() {
        let who = [words::groups(event), words::people(event)].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let citation = event.mentions.first().map(|mention| citations.of(mention));
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
            citation.unwrap_or_default(),
        ];
        let columns = columns
            .into_iter()
            .chain(sentence)
            .chain(noted.then(|| event.remark.in_words()))
            .map(|column| if column.is_empty() { "-".to_owned() } else { words::on_one_line(&column) });
        writeln!(out, "{}", columns.collect::<Vec<_>>().join("\t"))?;
    }
    Ok(())
}
