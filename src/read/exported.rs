//! What dateline itself wrote: a report or a list of events that lies beside the articles is none of them.
//!
//! A report written into the folder that it is about would otherwise be read as one more article at the next start, and
//! every event would be told once more by dateline itself.

use serde::Deserialize;

use super::{FileKind, RawFile};
use crate::timeline::REPORT_MARK;

/// The keys of an exported event that no article's line has together.
#[derive(Deserialize)]
struct EventLine {
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "rank")]
    _rank: u64,
    #[serde(rename = "mentions")]
    _mentions: Vec<serde::de::IgnoredAny>,
}

/// What dateline wrote into this file, in words; `None` where it was somebody else.
pub(super) fn in_words(file: &RawFile) -> Option<&'static str> {
    match FileKind::of(&file.path) {
        FileKind::Text => {
            let bytes = file.bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&file.bytes);
            bytes.starts_with(REPORT_MARK.as_bytes()).then_some("a report that dateline wrote")
        }
        FileKind::JsonLines => {
            let first = file.bytes.split(|byte| *byte == b'\n').next()?;
            serde_json::from_slice::<EventLine>(first).ok().map(|_| "a list of events that dateline wrote")
        }
        _ => None,
    }
}
