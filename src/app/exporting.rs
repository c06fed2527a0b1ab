//! The line on which one names the file to export to. What it asks for is carried out elsewhere, and comes back as
//! [`Exported`]: the line closes only when something was written.

use super::{Command, Effect, QueryLine, State};

/// The name that stands there first.
const USUAL: &str = "dateline-export.md";

/// A file's name while it is typed.
#[derive(Debug, Clone, Default)]
pub struct ExportLine {
    pub line: QueryLine,
    /// Why the name typed was not taken.
    pub wrong: Option<String>,
    /// The name of a file that is there already: given once more, it is written over.
    there: Option<String>,
    /// The name given last.
    last: Option<String>,
}

/// What became of an export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Exported {
    /// So many events, to that file.
    Written { events: usize, path: String },
    /// A file of that name is there already.
    Exists,
    /// It cannot be written, and why.
    Refused(String),
}

impl State {
    pub(super) fn open_export(&mut self) {
        if self.shown.is_empty() {
            self.notice = Some("no event is on view: there is nothing to export".to_owned());
            return;
        }
        let name = self.export.last.clone().unwrap_or_else(|| USUAL.to_owned());
        self.export.line.open("");
        self.export.line.set(&name);
        self.export_changed();
        self.layout();
    }

    pub(super) fn leave_export(&mut self) {
        self.export.line.close();
        self.layout();
    }

    /// Another name: what was wrong with the last says nothing of it.
    pub(super) fn export_changed(&mut self) {
        (self.export.wrong, self.export.there) = (None, None);
    }

    pub(super) fn clear_name(&mut self) {
        self.export.line.set("");
        self.export_changed();
    }

    /// Asks for what the filter keeps to be written, in the order of the timeline.
    pub(super) fn write_export(&mut self) -> Option<Effect> {
        let path = self.export.line.text().trim().to_owned();
        if path.is_empty() {
            self.export.wrong = Some(format!("expected a file's name, as {USUAL}"));
            return None;
        }
        let mut events = self.shown.clone();
        events.sort_unstable();
        let overwrite = self.export.there.as_ref() == Some(&path);
        Some(Effect::Export { path, events, overwrite })
    }

    pub(super) fn exported(&mut self, exported: Exported) {
        match exported {
            Exported::Written { events, path } => {
                self.export.last = Some(self.export.line.text().trim().to_owned()).filter(|name| !name.is_empty());
                self.leave_export();
                self.notice = Some(format!("{events} event{} written to {path}", if events == 1 { "" } else { "s" }));
            }
            Exported::Exists => {
                self.export.there = Some(self.export.line.text().trim().to_owned());
                let key = self.first_key(Command::Write);
                self.export.wrong = Some(format!("is there already; {key} again writes over it"));
            }
            Exported::Refused(cause) => {
                self.export.there = None;
                self.export.wrong = Some(cause);
            }
        }
    }
}
