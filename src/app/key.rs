//! Keys: what was pressed, and how scripts, the config and the help write it.

use std::fmt;

/// A key without its modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Code {
    /// A character as typed: `J` needs no shift beside it.
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Insert,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    /// 1 to 12.
    F(u8),
}

/// A key as it was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    pub code: Code,
    pub ctrl: bool,
    pub alt: bool,
    /// Never set for characters, which carry it themselves.
    pub shift: bool,
}

/// Why a text is no sequence of keys.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("character {}: {message}", at + 1)]
pub struct KeyError {
    /// Which character of the script, from 0.
    pub at: usize,
    pub message: String,
}

/// Names in angle brackets, with the names that the help shows.
const NAMES: [(&str, Code, &str); 19] = [
    ("enter", Code::Enter, "Enter"),
    ("cr", Code::Enter, "Enter"),
    ("esc", Code::Esc, "Esc"),
    ("tab", Code::Tab, "Tab"),
    ("space", Code::Char(' '), "Space"),
    ("bs", Code::Backspace, "Backspace"),
    ("backspace", Code::Backspace, "Backspace"),
    ("del", Code::Delete, "Del"),
    ("insert", Code::Insert, "Ins"),
    ("up", Code::Up, "Up"),
    ("down", Code::Down, "Down"),
    ("left", Code::Left, "Left"),
    ("right", Code::Right, "Right"),
    ("home", Code::Home, "Home"),
    ("end", Code::End, "End"),
    ("pgup", Code::PageUp, "PgUp"),
    ("pgdn", Code::PageDown, "PgDn"),
    ("lt", Code::Char('<'), "<"),
    ("gt", Code::Char('>'), ">"),
];

impl Key {
    pub const fn new(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    pub const fn char(c: char) -> Self {
        Self::new(Code::Char(c))
    }

    pub const fn ctrl(c: char) -> Self {
        Self { ctrl: true, ..Self::char(c) }
    }

    /// Reads a script such as `jj<enter><c-d>/sousse<esc>`: characters stand for themselves, other keys and modifiers
    /// (`c-`, `a-`, `s-`) are named in angle brackets, `<lt>` is the bracket itself. Line ends are skipped.
    pub fn parse_script(script: &str) -> Result<Vec<Key>, KeyError> {
        let mut keys = Vec::new();
        let mut chars = script.chars().enumerate();
        while let Some((at, c)) = chars.next() {
            match c {
                '\n' | '\r' => {}
                '<' => {
                    let mut name = String::new();
                    loop {
                        match chars.next() {
                            Some((_, '>')) => break,
                            Some((_, c)) => name.push(c),
                            None => {
                                let message =
                                    format!("\"<{name}\" has no end; expected > after the name of a key, or <lt> for the character <");
                                return Err(KeyError { at, message });
                            }
                        }
                    }
                    keys.push(named(&name).ok_or_else(|| KeyError { at, message: unknown(&name) })?);
                }
                c => keys.push(Key::char(c)),
            }
        }
        Ok(keys)
    }

    /// Reads one key, written as in a script (`j`, `<c-d>`), by its bare name (`down`, `c-d`, `F1`), or as the help shows it (`^D`).
    pub fn parse(written: &str) -> Result<Key, String> {
        let mut chars = written.chars();
        if let (Some('^'), Some(c), None) = (chars.next(), chars.next(), chars.next()) {
            return Ok(Key::ctrl(c.to_ascii_lowercase()));
        }
        if let Some(key) = named(written).filter(|_| written.chars().count() > 1) {
            return Ok(key);
        }
        match Key::parse_script(written) {
            Ok(keys) if keys.len() == 1 => Ok(keys[0]),
            Ok(_) => Err(format!(
                "\"{written}\" is no key; expected a character, or a name such as <enter>, <c-d> or <f1>; blanks go between keys"
            )),
            Err(error) => Err(error.message),
        }
    }

    /// As a script and the config write it: `j`, `<c-d>`, `<enter>`, `<lt>`.
    pub fn script(&self) -> String {
        let name = match self.code {
            Code::Char('<') => "lt".to_owned(),
            Code::Char(c) if c != ' ' && c != '>' => c.to_string(),
            Code::F(number) => format!("f{number}"),
            code => NAMES.iter().find(|(_, of, _)| *of == code).map_or(String::new(), |(name, ..)| (*name).to_owned()),
        };
        let bare = matches!(self.code, Code::Char(c) if !matches!(c, ' ' | '<'));
        if bare && !self.ctrl && !self.alt {
            return match self.code {
                Code::Char(c) => c.to_string(),
                _ => name,
            };
        }
        let modifier = |on: bool, letter: &str| if on { format!("{letter}-") } else { String::new() };
        format!("<{}{}{}{name}>", modifier(self.ctrl, "c"), modifier(self.alt, "a"), modifier(self.shift, "s"))
    }

    /// Whether it types a character where text is typed.
    pub fn is_text(&self) -> bool {
        matches!(self.code, Code::Char(_)) && !self.ctrl && !self.alt
    }

    /// As the help names it: `j`, `^D`, `Enter`, `F1`, `S-Tab`.
    pub fn label(&self) -> String {
        let name = match self.code {
            Code::F(number) => format!("F{number}"),
            Code::Char(c) if c != ' ' => c.to_string(),
            code => NAMES.iter().find(|(_, of, _)| *of == code).map_or(String::new(), |(_, _, shown)| (*shown).to_owned()),
        };
        let alt = if self.alt { "M-" } else { "" };
        let shift = if self.shift { "S-" } else { "" };
        match self.code {
            Code::Char(c) if self.ctrl => format!("{alt}^{}", c.to_ascii_uppercase()),
            _ if self.ctrl => format!("{alt}{shift}^{name}"),
            _ => format!("{alt}{shift}{name}"),
        }
    }
}

fn named(name: &str) -> Option<Key> {
    let lower = name.to_ascii_lowercase();
    let mut rest = lower.as_str();
    let mut key = Key::char(' ');
    while let Some((modifier, after)) = rest.split_once('-').filter(|(modifier, after)| modifier.len() == 1 && !after.is_empty()) {
        match modifier {
            "c" => key.ctrl = true,
            "a" | "m" => key.alt = true,
            "s" => key.shift = true,
            _ => return None,
        }
        rest = after;
    }
    // The letter keeps the case in which it was written.
    let written = &name[name.len() - rest.len()..];
    let mut chars = written.chars();
    key.code = match (chars.next(), chars.next()) {
        (Some(c), None) if key.ctrl || key.alt => Code::Char(if key.ctrl { c.to_ascii_lowercase() } else { c }),
        _ => match rest.strip_prefix('f').and_then(|number| number.parse().ok()) {
            Some(number @ 1..=12) => Code::F(number),
            _ => NAMES.iter().find(|(of, _, _)| *of == rest)?.1,
        },
    };
    Some(key)
}

fn unknown(name: &str) -> String {
    let names: Vec<&str> = NAMES.iter().map(|(name, _, _)| *name).collect();
    format!("<{name}> is no key; expected one of {}, f1 to f12, or c- a- s- before a key, as in <c-d>", names.join(" "))
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_name_keys() {
        let keys = Key::parse_script("jJ<enter><c-d>/<lt>é<esc><f1><s-tab><a-x><space>").unwrap();
        let labels: Vec<String> = keys.iter().map(Key::label).collect();
        assert_eq!(labels, ["j", "J", "Enter", "^D", "/", "<", "é", "Esc", "F1", "S-Tab", "M-x", "Space"]);
    }

    #[test]
    fn a_key_is_written_in_several_ways_and_read_back() {
        for (written, script) in [
            ("j", "j"),
            ("<c-d>", "<c-d>"),
            ("^D", "<c-d>"),
            ("c-d", "<c-d>"),
            ("Down", "<down>"),
            ("<F1>", "<f1>"),
            ("S-Tab", "<s-tab>"),
            ("<lt>", "<lt>"),
            (">", ">"),
            ("<space>", "<space>"),
            ("^", "^"),
            ("<a-x>", "<a-x>"),
            ("PgDn", "<pgdn>"),
        ] {
            let key = Key::parse(written).unwrap();
            assert_eq!(key.script(), script, "{written}");
            assert_eq!(Key::parse(&key.script()), Ok(key));
        }
        assert!(Key::parse("jj").unwrap_err().contains("is no key"));
        assert!(Key::parse("<hyper-x>").unwrap_err().contains("is no key"));
        assert!(Key::parse("").is_err());
    }

    #[test]
    fn errors_name_the_place_and_what_was_expected() {
        let error = Key::parse_script("jj<foo>").unwrap_err().to_string();
        assert!(error.starts_with("character 3: <foo> is no key; expected one of enter"), "{error}");
        let error = Key::parse_script("é<ent").unwrap_err().to_string();
        assert_eq!(error, "character 2: \"<ent\" has no end; expected > after the name of a key, or <lt> for the character <");
    }
}
