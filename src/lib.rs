//! dateline reads news articles, finds the events that they report, works out when each happened, and lays them on one
//! timeline.
#![forbid(unsafe_code)]

pub mod text;

pub mod time;

pub mod timeline;

pub mod app;
pub mod export;
pub mod parse;
pub mod read;

pub mod ui;

pub mod cli;
pub mod config;
