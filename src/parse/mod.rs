//! The room for understanding: articles become a timeline.
pub mod timex;
