//! The room for writing a timeline out: a file a format.
//!
//! Every format takes a [`Selection`] and writes text. What a format cannot hold it leaves out; nothing is made finer or
//! surer than the timeline has it. The tagger's formats take one article with its time expressions instead ([`Tagged`]).

mod csv;
mod json;
mod markdown;
mod plain;
mod tagged;
mod timeml;
mod words;

use std::io::{self, Write};

use crate::timeline::{Event, Timeline};

pub use tagged::{Origin, Tag, Tagged};

/// A timeline and the events of it to write, as a filter chose them.
#[derive(Debug, Clone, Copy)]
pub struct Selection<'a> {
    pub timeline: &'a Timeline,
    /// Indices of events, in order of time.
    pub events: &'a [usize],
}

impl<'a> Selection<'a> {
    pub fn events(self) -> impl Iterator<Item = &'a Event> {
        self.events.iter().filter_map(move |index| self.timeline.events.get(*index))
    }
}

/// A form that a timeline can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The whole, with articles and their texts: dateline reads it back.
    Json,
    /// An event a line.
    Jsonl,
    /// A row an event, for spreadsheets.
    Csv,
    /// A report for people, with sources.
    Markdown,
}

impl Format {
    pub const ALL: [Format; 4] = [Format::Json, Format::Jsonl, Format::Csv, Format::Markdown];

    /// Its name on the command line and as a file's extension.
    pub fn name(self) -> &'static str {
        match self {
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Csv => "csv",
            Format::Markdown => "md",
        }
    }
}

/// Writes the selection to `out`, which wants to be buffered.
pub fn write(format: Format, selection: Selection<'_>, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Json => json::write(selection, out),
        Format::Jsonl => json::write_lines(selection, out),
        Format::Csv => csv::write(selection, out),
        Format::Markdown => markdown::write(selection, out),
    }
}

/// Writes one line an event for pipes and screen readers; `ascii` keeps the signs to ASCII (the words stay as they are), and `told`
/// adds the sentence that tells it best.
pub fn write_plain(selection: Selection<'_>, ascii: bool, told: bool, out: &mut dyn Write) -> io::Result<()> {
    plain::write(selection, ascii, told, out)
}

/// Writes the time expressions of an article as JSON on one line.
pub fn write_tags(tagged: &Tagged<'_>, out: &mut dyn Write) -> io::Result<()> {
    tagged::write_line(tagged, out)
}

/// Writes an article as a TimeML document, its time expressions marked in its text.
pub fn write_timeml(tagged: &Tagged<'_>, out: &mut dyn Write) -> io::Result<()> {
    timeml::write(tagged, out)
}

#[cfg(test)]
mod tests;
