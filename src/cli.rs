//! The command line: what can be asked of dateline, and its help. One set of types, from which clap makes the parser, the
//! help, the manual and the shell completions.

use std::{ffi::OsString, path::PathBuf, str::FromStr};

use clap::{
    Args, CommandFactory, Parser, Subcommand, ValueEnum, ValueHint,
    builder::{PossibleValuesParser, TypedValueParser},
    error::ErrorKind,
};

use crate::{export::Format, time::Interval, timeline::Filter};

/// Read news articles and browse what happened on a timeline.
///
/// Opens the timeline of the articles in PATH: text and markdown files, .jsonl files, folders of these (with or without a
/// corpus.toml), a timeline saved by `dateline export`, or - for standard input. Without PATH it opens the built-in
/// articles. When its output is no terminal it prints one line an event.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, disable_help_subcommand = true, subcommand_precedence_over_arg = true)]
#[command(after_help = "A file that is named like a command is opened as ./NAME.")]
pub struct Cli {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub open: Open,
}

impl Cli {
    /// Reads arguments, the program's name first. `Err` is also the help that was asked for; clap prints it and exits.
    pub fn read(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> Result<Cli, clap::Error> {
        let mut cli = Cli::try_parse_from(arguments)?;
        cli.pass_on().map_err(|advice| command().error(ErrorKind::ArgumentConflict, advice))?;
        if let Some(Command::Tag(Tag { output: Some(_), format: TagFormat::Jsonl, .. })) = &cli.command {
            let advice = "--output takes the files of --format timeml; what is one line an article goes to standard output";
            return Err(command().error(ErrorKind::ArgumentConflict, advice));
        }
        Ok(cli)
    }

    /// Options that stand before a command go to it, where it takes them.
    fn pass_on(&mut self) -> Result<(), &'static str> {
        let Some(command) = &mut self.command else { return Ok(()) };
        let open = &mut self.open;
        if !open.paths.is_empty() {
            return Err("the paths of a command follow it: dateline export PATH");
        }
        let (mut choice, mut published, mut config) = (open.choice.clone(), open.published.clone(), open.config.clone());
        let mut notes = open.notes.clone();
        match command {
            Command::Export(export) => {
                export.choice.filter = export.choice.filter.take().or(choice.filter.take());
                export.choice.top = export.choice.top.or(choice.top.take());
                export.published = export.published.take().or(published.take());
                export.notes = export.notes.take().or(notes.take());
            }
            Command::Tag(tag) => tag.published = tag.published.take().or(published.take()),
            Command::Config(settings) => settings.config = settings.config.take().or(config.take()),
            Command::Completions { .. } | Command::Man => {}
        }
        let is_left = choice.filter.is_some() || choice.top.is_some() || published.is_some() || config.is_some() || notes.is_some();
        if is_left || open.plain || open.print || open.keys.is_some() || open.ascii || open.theme.is_some() {
            return Err("before a command stand only options that the command takes");
        }
        Ok(())
    }
}

/// Which events are taken.
#[derive(Debug, Clone, Default, Args)]
pub struct Choice {
    /// Take only the events that match; the query language is that of / in the app
    #[arg(long, value_name = "QUERY", value_parser = query)]
    pub filter: Option<Query>,
    /// Take only the N days that matter most, each with its foremost event and the sentence that tells it best
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub top: Option<u32>,
}

/// `dateline [PATH]...`
#[derive(Debug, Args)]
pub struct Open {
    /// Files, folders, or - for standard input; the built-in articles where there is none
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    /// Publication date of articles that state none: EDTF, for example 2015-06-27 or [2015-06-28..2015-07-03]
    #[arg(long, value_name = "EDTF", value_parser = edtf)]
    pub published: Option<String>,
    /// No full screen: print one line an event (which is also what a pipe gets)
    #[arg(long, conflicts_with_all = ["print", "keys"])]
    pub plain: bool,
    /// Press these keys first, for example "jj<enter>/sousse<enter>"
    #[arg(long, value_name = "SCRIPT")]
    pub keys: Option<String>,
    /// Draw no terminal: print the screen as it stands after --keys
    #[arg(long)]
    pub print: bool,
    /// Width and height of the screen of --print
    #[arg(long, value_name = "WxH", default_value = "80x24", requires = "print")]
    pub size: Size,
    /// Draw with ASCII alone (automatic on the Linux console and where the locale is not UTF-8)
    #[arg(long)]
    pub ascii: bool,
    /// Colours: default, light, dark, high-contrast, mono (no colour), or a theme of the settings
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// Read settings from FILE instead of the usual place
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
    /// Keep marks, notes, tags and corrections in FILE instead of the usual place
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub notes: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Write the timeline to a file or to standard output
    Export(Export),
    /// Show the time expressions of each article and what they mean
    Tag(Tag),
    /// Say which settings file is used and whether it is right, or print the whole default one
    Config(Settings),
    /// Print a completion script for a shell
    Completions {
        /// Where each shell wants its script is told in its manual; bash: ~/.local/share/bash-completion/completions/dateline
        shell: clap_complete::Shell,
    },
    /// Print the manual page (view it with: dateline man | man -l -)
    Man,
}

/// `dateline config`
#[derive(Debug, Args)]
pub struct Settings {
    /// Print a settings file with every default: keys, themes, options
    #[arg(long, conflicts_with = "config")]
    pub default: bool,
    /// Look at FILE instead of the usual place
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,
}

/// `dateline export [PATH]...`
#[derive(Debug, Args)]
pub struct Export {
    /// Files, folders, or - for standard input; the built-in articles where there is none
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    #[command(flatten)]
    pub choice: Choice,
    /// Publication date of articles that state none: EDTF, for example 2015-06-27 or [2015-06-28..2015-07-03]
    #[arg(long, value_name = "EDTF", value_parser = edtf)]
    pub published: Option<String>,
    /// Take marks, notes, tags and corrections from FILE instead of the usual place
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub notes: Option<PathBuf>,
    /// What to write: the whole as JSON, an event a line, a spreadsheet, or a report
    #[arg(long, short, value_name = "FORMAT", value_parser = format_parser())]
    pub format: Format,
    /// Write to FILE instead of standard output
    #[arg(long, short, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub output: Option<PathBuf>,
}

/// `dateline tag [PATH]...`
#[derive(Debug, Args)]
pub struct Tag {
    /// Files, folders, or - for standard input; the built-in articles where there is none
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
    /// Publication date of articles that state none: EDTF, for example 2015-06-27 or [2015-06-28..2015-07-03]
    #[arg(long, value_name = "EDTF", value_parser = edtf)]
    pub published: Option<String>,
    /// What to write: one line an article, or an article as a TimeML document (several with --output)
    #[arg(long, short, value_name = "FORMAT", default_value = "jsonl")]
    pub format: TagFormat,
    /// Write a TimeML file an article, ID.tml, into the folder DIR, which is made where it is not there
    #[arg(long, short, value_name = "DIR", value_hint = ValueHint::DirPath, conflicts_with = "explain")]
    pub output: Option<PathBuf>,
    /// For people instead: each expression with its value, the rule that read it, and the steps
    #[arg(long, conflicts_with = "format")]
    pub explain: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum TagFormat {
    /// A line an article.
    Jsonl,
    /// TimeML 1.2.1: one document, one article.
    Timeml,
}

/// A filter with the words it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    pub text: String,
    pub filter: Filter,
}

/// A screen's size in cells, `80x24`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    pub width: u16,
    pub height: u16,
}

impl FromStr for Size {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let fail = || format!("expected columns x rows up to {}x{}, for example 80x24", Size::MOST, Size::MOST);
        let (width, height) = text.split_once(['x', 'X']).ok_or_else(fail)?;
        let read = |number: &str| number.trim().parse().ok().filter(|number| *number <= Size::MOST);
        Ok(Size { width: read(width).ok_or_else(fail)?, height: read(height).ok_or_else(fail)? })
    }
}

impl Size {
    /// More cells than any terminal has; the screen's buffer is held in memory.
    const MOST: u16 = 1000;
}

impl std::fmt::Display for Size {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}x{}", self.width, self.height)
    }
}

/// The whole command as clap knows it, for completions and the manual.
pub fn command() -> clap::Command {
    Cli::command()
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    let find = |name: String| Format::ALL.into_iter().find(|format| format.name() == name).ok_or("no such format");
    PossibleValuesParser::new(Format::ALL.map(Format::name)).try_map(find)
}

fn edtf(text: &str) -> Result<String, String> {
    text.parse::<Interval>().map(|_| text.to_owned()).map_err(|error| error.to_string())
}

fn query(text: &str) -> Result<Query, String> {
    let filter = Filter::parse(text).map_err(|error| error.to_string())?;
    Ok(Query { text: text.to_owned(), filter })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Result<Cli, String> {
        Cli::read(line.split_whitespace()).map_err(|error| error.to_string())
    }

    #[test]
    fn the_command_line_is_consistent() {
        command().debug_assert();
    }

    #[test]
    fn paths_are_opened_and_commands_are_run() {
        assert_eq!(read("dateline a b/").unwrap().open.paths.len(), 2);
        assert!(matches!(read("dateline export a --format csv").unwrap().command, Some(Command::Export(_))));
        assert!(read("dateline export --format html").unwrap_err().contains("json, jsonl, csv, md"));
        assert!(read("dateline --published yesterday a").unwrap_err().contains("not EDTF"));
        for filtered in ["dateline --filter x --top 3 export --format csv", "dateline export --format csv --filter x --top 3"] {
            let Some(Command::Export(export)) = read(filtered).unwrap().command else { panic!("{filtered}") };
            assert!(export.choice.filter.is_some() && export.choice.top == Some(3), "{filtered}");
        }
        let Some(Command::Tag(tag)) = read("dateline --published 2015 tag a").unwrap().command else { panic!("no tag") };
        assert_eq!(tag.published.as_deref(), Some("2015"));
        assert!(read("dateline --filter x tag").unwrap_err().contains("that the command takes"));
        assert!(read("dateline tag --filter x").is_err() && read("dateline export --theme dark --format csv").is_err());
        assert!(read("dateline config --default --config f").is_err());
        assert!(read("dateline tag a --format timeml -o b").is_ok());
        assert!(read("dateline tag a -o b").unwrap_err().contains("--format timeml"));
        assert!(read("dateline a export --format csv").unwrap_err().contains("follow it"));
        assert!(read("dateline --plain export --format csv").unwrap_err().contains("before a command"));
    }

    #[test]
    fn sizes_are_read_or_refused() {
        assert_eq!("160x45".parse(), Ok(Size { width: 160, height: 45 }));
        assert_eq!("0x0".parse(), Ok(Size { width: 0, height: 0 }));
        for bad in ["80", "x", "80x-1", "9999x9999"] {
            assert!(bad.parse::<Size>().is_err(), "{bad}");
        }
    }
}
