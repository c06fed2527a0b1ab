//! The room for dates that are not quite known: intervals, their EDTF spelling, and steps on the calendar.
//!
//! An [`Interval`] says which days something can have happened on. It is never finer than what is known: `2015-03` has the
//! bounds 1 and 31 March and the precision of a month, and nothing in this room turns it into a day. This room knows nothing
//! of text.

mod calendar;
mod certainty;
mod edtf;
mod feast;
mod interval;
mod malformed;
mod moon;
mod spelled;
#[cfg(test)]
mod tests;
mod time_of_day;
mod yearless;

pub use calendar::{Unit, monday_of, month_end, month_name, step, weekday_name};
pub use certainty::Certainty;
pub use edtf::EdtfError;
pub use feast::{easter, hanukkah, islamic, islamic_in, nth_weekday, orthodox_easter, passover, rosh_hashanah};
pub use interval::{Extent, Interval};
pub use moon::{Phase as MoonPhase, last_moon, lunar_new_year};
pub use spelled::{Spelled, spelled, typed};
