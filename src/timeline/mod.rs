//! The room for what was found: events and what is said of them, and the ways to look at many of them at once.
//!
//! It knows nothing of how any of it was found (that is `parse`) or of how it is shown (`app`, `ui`, `export`).

mod actor;
mod claim;
mod event;
mod kind;

pub use actor::{Actor, Group, Person, Place, Role};
pub use claim::{Claim, Measure, conflicts};
pub use event::{Dating, Event, EventId, How, Lit, Meaning, Mention, Publication, Timeline};
pub use kind::Kind;
