//! The room for reading: files and streams of many formats become articles.
