//! The room for what the user does: state, commands, keys and geometry. It knows no terminal.
//!
//! ```text
//! Msg ─▶ update ─▶ State ─▶ (ui draws it)
//!           │        ├ timeline, filter ─▶ shown ─▶ rows of the list, lanes, strip    recomputed when they change
//!           │        └ size, panes wanted ─▶ Geometry                                 a pure function
//!           └▶ Effect    what only main can do: quit, run an editor, stop, copy, export, read again
//! ```
//!
//! A key becomes a [`Command`] by way of the [`Keymap`], which is made from the one table in `command.rs`. To add a command:
//! a row in that table and an arm in `perform.rs`; help, keymap, palette, manual and the default settings file follow.
//! What is typed goes to a line: the query's, the palette's, or the one that narrows a page (`State::typed_line`).

mod borne;
mod chart;
mod claims;
mod command;
mod corrections;
mod doubt;
mod exporting;
mod facets;
mod files;
mod filtering;
mod geometry;
mod help;
mod input;
mod key;
mod keymap;
mod lanes;
mod list;
mod map;
mod motion;
mod mouse;
mod others;
mod palette;
mod panes;
mod perform;
mod problems;
mod projection;
mod query_line;
mod remarks;
mod reports;
mod settling;
mod source;
mod state;
mod statements;
mod times;
mod update;
mod view;
mod why;
mod wrap;

#[cfg(test)]
mod tests;

pub use chart::{Chart, Strip};
pub(crate) use claims::date_in_words;
pub use claims::{Cite, FactRow, Facts, Figure, Figures, facts};
pub use command::{Command, Context};
pub use doubt::{Doubt, doubts};
pub use exporting::{ExportLine, Exported};
pub use facets::{Facet, Facets, Section, Standing};
pub use files::Files;
pub use filtering::Search;
pub use geometry::{Area, Geometry, Wanted};
pub use help::{help, help_narrowed};
pub use key::{Code, Key, KeyError};
pub use keymap::{Clash, HINTS, Hint, Keymap};
pub use lanes::Lanes;
pub use list::{Listing, Row};
pub use map::{Map, MapParts, Spot};
pub use mouse::{Mouse, MouseDid};
pub use others::Told;
pub use palette::{Choice, Palette};
pub use projection::{Point, Projection, Viewport, turned};
pub use query_line::QueryLine;
pub use remarks::{Remarks, Writing};
pub(crate) use source::gutter;
pub use source::{READABLE, SourceRow, rows_from};
pub use state::{Options, Pane, Screen, State};
pub use statements::{Begins, ClaimRow, Statement, Statements, Tally};
pub use times::{TimeOf, Times};
pub use update::{Effect, Msg, update};
pub use why::why;
pub use wrap::{Line, LineKind, width_of, wrap};
