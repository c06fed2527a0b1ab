//! What the environment says: colour, glyphs, terminal.

use std::{
    env,
    io::{IsTerminal, stdin, stdout},
    path::{Path, PathBuf},
};

use dateline::config::Config;

/// A path as people write it: `~/clips`.
pub fn from_home(path: &Path) -> String {
    let home = etcetera::home_dir().ok().filter(|home| home.parent().is_some());
    match home.and_then(|home| path.strip_prefix(home).ok().map(|rest| rest.display().to_string())) {
        Some(rest) => format!("~/{rest}"),
        None => path.display().to_string(),
    }
}

/// The path that is meant by one as people write it.
pub fn with_home(written: &str) -> PathBuf {
    match (written.strip_prefix("~/"), etcetera::home_dir()) {
        (Some(rest), Ok(home)) => home.join(rest),
        _ => PathBuf::from(written),
    }
}

/// Whether to use colour (<https://no-color.org>: any non-empty NO_COLOR turns it off).
pub fn colour() -> bool {
    env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Whether to keep to ASCII: when asked to, and on a terminal that cannot show more.
pub fn ascii(asked: bool, config: &Config) -> bool {
    asked || config.ascii || (stdout().is_terminal() && (term() == "linux" || !locale_is_utf8()))
}

/// Whether there is a screen to draw on and a keyboard to read from. With standard input taken by data, the keyboard is
/// read from the controlling terminal.
pub fn has_terminal() -> bool {
    let keyboard = || stdin().is_terminal() || std::fs::File::open("/dev/tty").is_ok();
    stdout().is_terminal() && !is_dumb() && keyboard()
}

/// Whether the terminal says that it does nothing but type.
pub fn is_dumb() -> bool {
    term() == "dumb"
}

fn term() -> String {
    env::var("TERM").unwrap_or_default()
}

/// The first of the three that is set decides, as setlocale(3) has it; with none set the locale is C.
fn locale_is_utf8() -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().filter_map(|name| env::var(name).ok()).find(|value| !value.is_empty());
    locale.is_some_and(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}
