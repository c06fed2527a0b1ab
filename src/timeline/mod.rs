//! The room for what was found: events and what is said of them, and the ways to look at many of them at once.
//!
//! It knows nothing of how any of it was found (that is `parse`) or of how it is shown (`app`, `ui`, `export`).

mod actor;
mod anchor;
mod axis;
mod claim;
mod corrections;
mod density;
mod disagreement;
mod event;
mod filter;
#[cfg(test)]
pub(crate) mod fixture;
mod fuzzy;
mod gap;
pub mod gather;
mod glance;
mod kind;
mod lanes;
mod notes;
mod silence;

pub use actor::{Actor, Group, Person, Place, Role};
pub use anchor::{Anchor, Part};
pub use axis::{Axis, Tick, Zoom, year_in_words};
pub use claim::{Claim, Measure, Toll, conflicts, passages, tolls, totals};
pub use corrections::{Corrections, corrected};
pub use density::Density;
pub use disagreement::{Disagreement, disagreements};
pub use event::{Correction, Dating, Event, EventId, How, Lit, Meaning, Mention, Publication, Timeline};
pub use filter::{Filter, FilterError, Hidden, Index};
pub use fuzzy::Fuzzy;
pub use gap::{days_in_words, gaps};
pub use glance::{Glance, first_reports, glances};
pub use kind::Kind;
pub use lanes::{Cell, Lane, LaneBy, LaneId, LaneIndex, Mark, Marks, marks, side};
pub use notes::{Change, History, Notes, Remark, tags};
pub use silence::{Silence, find_silences};

/// How a report on a timeline begins: by it `read` knows what `export` wrote, and takes it for no article.
pub const REPORT_MARK: &str = "<!-- A timeline by dateline, made from articles and none itself. -->";
