//! The user's settings: which file they are read from, and what `dateline config` says of it.

use std::{
    fmt,
    io::{self, Write},
    path::{Path, PathBuf},
};

use dateline::{
    cli::Settings,
    config::{Config, default_file},
    text::{Problem, printable},
};
use etcetera::BaseStrategy;

use crate::{inputs, surroundings::from_home};

/// Settings that cannot be used: all that is wrong, before anything is done.
#[derive(Debug)]
pub struct Wrong(Vec<Problem>);

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines: Vec<String> = self.0.iter().map(|problem| format!("dateline: {}", printable(&problem.to_string()))).collect();
        f.write_str(&lines.join("\n"))
    }
}

impl std::error::Error for Wrong {}

impl Wrong {
    pub fn one(place: impl Into<String>, cause: impl Into<String>) -> Self {
        Wrong(vec![Problem::new(place.into(), cause.into())])
    }
}

/// The settings: from the file that the command line names, which must be there, or from the usual place, where none need be.
pub fn read(named: Option<&Path>) -> Result<Config, Wrong> {
    let path = match (named, usual_place()) {
        (Some(path), _) => path.to_owned(),
        (None, Some(path)) if path.is_file() => path,
        (None, _) => return Ok(Config::default()),
    };
    let place = path.display().to_string();
    let text =
        std::fs::read_to_string(&path).map_err(|error| Wrong::one(&place, format!("settings not read: {}", inputs::in_words(&error))))?;
    Config::parse(&text, &place).map_err(Wrong)
}

/// Where the system keeps settings.
fn usual_place() -> Option<PathBuf> {
    Some(etcetera::choose_base_strategy().ok()?.config_dir().join("dateline").join("config.toml"))
}

/// `dateline config`
pub fn run(settings: &Settings) -> anyhow::Result<()> {
    let mut out = io::stdout().lock();
    if settings.default {
        return Ok(out.write_all(default_file().as_bytes())?);
    }
    let Some(path) = settings.config.clone().or_else(usual_place) else {
        return Ok(writeln!(out, "this system keeps settings nowhere; name a file with --config FILE")?);
    };
    let shown = from_home(&path);
    if settings.config.is_none() && !path.is_file() {
        writeln!(out, "no settings: {shown} is not there, and all is as by default")?;
        let folder = path.parent().map(from_home).unwrap_or_default();
        return Ok(writeln!(out, "to begin one: mkdir -p {folder} && dateline config --default > {shown}")?);
    }
    read(settings.config.as_deref())?;
    Ok(writeln!(out, "{shown}: settings are right")?)
}
