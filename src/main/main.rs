//! The binary: the only place that touches files, clock, terminal and environment.
//!
//! ```text
//! inputs        opens what PATH names, and hands its bytes to `read`
//! progress      says on the terminal what takes long
//! surroundings  what the environment says: colour, glyphs, terminal
//! faces         one function for each thing that dateline can do but the full screen
//! settings      the user's settings: where they are, and whether they are right
//! manual        the manual page
//! tag           the time expressions, streamed
//! sink          where those go, a document or a line at a time
//! screen        the full screen: terminal on and off, the event loop
//! signals       what the system tells the process
//! rereading     reads the articles anew while the app runs
//! writing       exports to files
//! notebook      the file of marks, notes, tags and corrections
//! editor        opens an article in the user's editor
//! ```
#![forbid(unsafe_code)]

mod editor;
mod faces;
mod inputs;
mod manual;
mod notebook;
mod progress;
mod rereading;
mod screen;
mod settings;
mod signals;
mod sink;
mod surroundings;
mod tag;
mod writing;

use std::process::ExitCode;

use dateline::cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::read(std::env::args_os()).unwrap_or_else(|error| error.exit());
    let done = match &cli.command {
        None => faces::open(&cli.open),
        Some(Command::Export(export)) => faces::export(export),
        Some(Command::Tag(tag)) => tag::run(tag),
        Some(Command::Config(settings)) => settings::run(settings),
        Some(Command::Completions { shell }) => faces::completions(*shell),
        Some(Command::Man) => faces::man(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) if error.is::<settings::Wrong>() => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
        Err(error) => {
            eprintln!("dateline: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Whether the reader of our output went away (`dateline | head`), which is no failure.
fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<std::io::Error>();
        io.is_some_and(|io| io.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
