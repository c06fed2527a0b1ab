//! What about an event is worth a second look.

use crate::{time::Extent, timeline::Event};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Its date is missing, an estimate, or a range that is no named unit.
    WeakDate,
    /// Reports give figures that cannot all hold.
    Conflict,
}

/// The gravest doubt about an event.
pub fn doubt(event: &Event) -> Option<Doubt> {
    if !event.conflicts.is_empty() {
        return Some(Doubt::Conflict);
    }
    let Some(when) = event.when else { return Some(Doubt::WeakDate) };
    let certainty = when.certainty();
    let is_loose = when.extent() == Extent::Within && when.exact_unit().is_none();
    (is_loose || certainty.uncertain || certainty.approximate).then_some(Doubt::WeakDate)
}
