//! The user's settings: a small TOML file, `dateline/config.toml` in the place where the system keeps settings.
//!
//! ```toml
//! ascii = true            # draw with ASCII alone
//! editor = "hx"           # for `e`, before $VISUAL and $EDITOR
//! ```

use serde::Deserialize;

use crate::text::{LineIndex, Problem};

/// Settings that hold where the command line says nothing else.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    pub ascii: bool,
    /// A command line, with its arguments.
    pub editor: Option<String>,
}

impl Config {
    /// Reads settings; `place` names the file in what goes wrong.
    pub fn parse(text: &str, place: &str) -> Result<Config, Problem> {
        toml::from_str(text).map_err(|error| {
            let line = error.span().map_or(1, |span| LineIndex::new(text).line_of(span.start) + 1);
            Problem::new(format!("{place}:{line}"), error.message().replace('\n', " "))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_setting_is_named_with_its_line() {
        assert_eq!(Config::parse("", "c.toml"), Ok(Config::default()));
        assert!(Config::parse("ascii = true\neditor = 'hx'", "c.toml").unwrap().ascii);
        let problem = Config::parse("ascii = true\ncolor = 1\n", "c.toml").unwrap_err();
        assert_eq!(problem.place, "c.toml:2");
        assert!(problem.cause.contains("color") && problem.cause.contains("editor"), "{problem}");
    }
}
