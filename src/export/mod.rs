//! The room for writing a timeline out: a file a format.
