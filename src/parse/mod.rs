//! The room for understanding: articles become a timeline.
