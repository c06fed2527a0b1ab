//! The user's settings: a small TOML file, `dateline/config.toml` in the place where the system keeps settings.
//!
//! ```toml
//! ascii = true            # draw with ASCII alone
//! editor = "hx"           # for `e`, before $VISUAL and $EDITOR
//! mouse = true            # clicks and wheel; the terminal's own selection then wants Shift
//! theme = "mine"          # one that is there, or one of the file's own
//!
//! [keys]
//! edit = "E <c-e>"        # keys apart by blanks, or a list; an empty one takes all keys away
//!
//! [themes.mine]
//! conflict = "#ff5f00 bold"
//! ```
//!
//! All that is wrong is told at once, each with its line. [`default_file`] writes the whole file, from the tables that the
//! app itself is made of.

use std::{borrow::Cow, fmt::Write};

use rustc_hash::FxHashMap;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::{
    app::{Code, Command, Context, Key, Keymap},
    text::{LineIndex, Problem},
    ui::{Look, Looks},
};

/// Settings that hold where the command line says nothing else.
#[derive(Debug, Clone, Default)]
pub struct Config {
    pub ascii: bool,
    /// A command line, with its arguments.
    pub editor: Option<String>,
    /// Whether the mouse is on from the start.
    pub mouse: bool,
    /// The theme that the file chooses.
    pub looks: Looks,
    /// The keys that it changes.
    keys: FxHashMap<Command, Vec<Key>>,
    /// Its own themes.
    themes: Vec<(String, Looks)>,
}

impl Config {
    /// Reads settings; `place` names the file in what goes wrong, all of which is told.
    pub fn parse(text: &str, place: &str) -> Result<Config, Vec<Problem>> {
        let mut reader = Reader { lines: LineIndex::new(text), text, problems: Vec::new() };
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            reader.wrong(error.span().map_or(0, |span| span.start), error.message().replace('\n', " "));
        }
        let config = reader.config(table.get_ref());
        let mut problems = reader.problems;
        problems.sort_by_key(|(line, _)| *line);
        problems.dedup();
        match problems.is_empty() {
            true => Ok(config),
            false => Err(problems.into_iter().map(|(line, cause)| Problem::new(format!("{place}:{line}"), cause)).collect()),
        }
    }

    pub fn keymap(&self) -> Keymap {
        Keymap::with(&self.keys)
    }

    /// A theme by name: one of the file's own, or one that is there.
    pub fn theme(&self, name: &str) -> Result<Looks, String> {
        let own = self.themes.iter().find(|(of, _)| of == name).map(|(_, looks)| *looks);
        own.or_else(|| Looks::named(name)).ok_or_else(|| {
            let names: Vec<&str> = Looks::themes().map(|(name, _)| name).chain(self.themes.iter().map(|(name, _)| name.as_str())).collect();
            format!("there is no theme \"{name}\"; expected one of {}", names.join(", "))
        })
    }
}

/// The settings at the top of the file, with what they are for.
const SETTINGS: [&str; 6] = ["ascii", "editor", "mouse", "theme", "keys", "themes"];

struct Reader<'a> {
    text: &'a str,
    lines: LineIndex,
    /// Line, counted from 1, and cause.
    problems: Vec<(usize, String)>,
}

type Entry<'a, 'i> = (&'a Spanned<Cow<'i, str>>, &'a Spanned<DeValue<'i>>);

impl Reader<'_> {
    fn line(&self, at: usize) -> usize {
        self.lines.line_of(at.min(self.text.len())) + 1
    }

    fn wrong(&mut self, at: usize, cause: impl Into<String>) {
        self.problems.push((self.line(at), cause.into()));
    }

    fn config(&mut self, table: &DeTable<'_>) -> Config {
        let mut config = Config::default();
        let mut theme = None;
        for (name, value) in table.iter() {
            let (start, at) = (name.span().start, value.span().start);
            match (name.get_ref().as_ref(), value.get_ref()) {
                ("ascii", DeValue::Boolean(on)) => config.ascii = *on,
                ("ascii", _) => self.wrong(at, "ascii: expected true or false"),
                ("editor", DeValue::String(command)) => {
                    config.editor = Some(command.to_string()).filter(|command| !command.trim().is_empty())
                }
                ("editor", _) => self.wrong(at, "editor: expected a command line in quotation marks, as in \"hx\""),
                ("mouse", DeValue::Boolean(on)) => config.mouse = *on,
                ("mouse", _) => self.wrong(at, "mouse: expected true or false"),
                ("theme", DeValue::String(name)) => theme = Some((at, name.to_string())),
                ("theme", _) => self.wrong(start, "theme: expected a name, as in theme = \"dark\"; own colours stand under [themes.NAME]"),
                ("keys", DeValue::Table(keys)) => self.keys(keys, &mut config),
                ("keys", _) => self.wrong(at, "keys: expected a table, [keys]"),
                ("themes", DeValue::Table(themes)) => themes.iter().for_each(|theme| self.own_theme(theme, &mut config)),
                ("themes", _) => self.wrong(at, "themes: expected tables, [themes.NAME]"),
                (other, _) => self.wrong(start, format!("unknown setting \"{other}\"; expected one of {}", SETTINGS.join(", "))),
            }
        }
        // Which themes there are is known at the end of the file.
        if let Some((at, name)) = theme {
            match config.theme(&name) {
                Ok(looks) => config.looks = looks,
                Err(cause) => self.wrong(at, format!("theme: {cause}")),
            }
        }
        config
    }

    fn own_theme(&mut self, (name, value): Entry<'_, '_>, config: &mut Config) {
        let start = name.span().start;
        if Looks::named(name.get_ref()).is_some() {
            self.wrong(start, format!("themes: {} is there already; give your own another name", name.get_ref()));
        }
        let DeValue::Table(roles) = value.get_ref() else {
            return self.wrong(start, format!("themes: expected a table, [themes.{}]", name.get_ref()));
        };
        let mut looks = Looks::default();
        for (role, value) in roles.iter() {
            let at = value.span().start;
            let look = match value.get_ref() {
                DeValue::String(written) => written.parse::<Look>(),
                _ => Err("expected a colour and modifiers in quotation marks, as in \"red bold\"".to_owned()),
            };
            let look = look.unwrap_or_else(|cause| {
                self.wrong(at, format!("{}: {cause}", role.get_ref()));
                Look::default()
            });
            if !looks.set(role.get_ref(), look) {
                let names: Vec<&str> = Looks::roles().map(|(name, ..)| name).collect();
                self.wrong(role.span().start, format!("unknown role \"{}\"; expected one of {}", role.get_ref(), names.join(", ")));
            }
        }
        config.themes.push((name.get_ref().to_string(), looks));
    }

    fn keys(&mut self, table: &DeTable<'_>, config: &mut Config) {
        let mut places: FxHashMap<Command, usize> = FxHashMap::default();
        for (name, value) in table.iter() {
            let Some(command) = Command::named(name.get_ref()) else {
                let near = nearest(name.get_ref()).map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default();
                self.wrong(name.span().start, format!("unknown command \"{}\"{near}", name.get_ref()));
                continue;
            };
            places.insert(command, name.span().start);
            if let Some(keys) = self.keys_of(command, value) {
                config.keys.insert(command, keys);
            }
        }
        for clash in Keymap::clashes(&config.keys) {
            let (name, key, other) = (clash.command.name(), clash.key.script(), clash.other.name());
            let cause = match places.get(&clash.other) {
                Some(place) => format!("{name}: {key} is also a key of \"{other}\", line {}", self.line(*place)),
                None => format!(
                    "{name}: {key} is also a key of \"{other}\", by default; give that other keys, or take them with {other} = \"\""
                ),
            };
            self.wrong(places.get(&clash.command).copied().unwrap_or(0), cause);
        }
        let map = Keymap::with(&config.keys);
        if [Command::Close, Command::Quit].iter().all(|command| map.keys(*command).is_empty()) {
            let at = [Command::Close, Command::Quit].iter().filter_map(|command| places.get(command)).max().copied().unwrap_or(0);
            self.wrong(at, "no key is left to quit with; leave one to \"close\" or \"quit\"");
        }
    }

    /// The keys of one command, as far as they can be used.
    fn keys_of(&mut self, command: Command, value: &Spanned<DeValue<'_>>) -> Option<Vec<Key>> {
        let written: Vec<(usize, String)> = match value.get_ref() {
            DeValue::String(keys) => keys.split_whitespace().map(|key| (value.span().start, key.to_owned())).collect(),
            DeValue::Array(keys) => keys
                .iter()
                .filter_map(|key| match key.get_ref() {
                    DeValue::String(key_written) => Some((key.span().start, key_written.to_string())),
                    _ => {
                        self.wrong(key.span().start, format!("{}: expected a key in quotation marks", command.name()));
                        None
                    }
                })
                .collect(),
            _ => {
                self.wrong(value.span().start, format!("{}: expected keys in quotation marks, as in \"j <down>\"", command.name()));
                return None;
            }
        };
        let mut keys = Vec::new();
        for (at, written) in written {
            match Key::parse(&written) {
                Ok(key) if command.context().is_text() && key.is_text() => {
                    self.wrong(
                        at,
                        format!("{}: {written} is a letter to type there; expected a key such as <enter> or <c-p>", command.name()),
                    );
                }
                Ok(key) if same_as(key).is_some() => {
                    let other = same_as(key).unwrap_or_default();
                    self.wrong(
                        at,
                        format!("{}: a terminal sends the same for {written} as for <{other}>; expected another key", command.name()),
                    );
                }
                Ok(key) if keys.contains(&key) => self.wrong(at, format!("{}: {written} stands there twice", command.name())),
                Ok(key) => keys.push(key),
                Err(cause) => self.wrong(at, format!("{}: {cause}", command.name())),
            }
        }
        Some(keys)
    }
}

/// The key that most terminals send for a key with ctrl, so that it never comes.
fn same_as(key: Key) -> Option<&'static str> {
    match key.code {
        Code::Char('i') if key.ctrl => Some("tab"),
        Code::Char('m') if key.ctrl => Some("enter"),
        Code::Char('[') if key.ctrl => Some("esc"),
        _ => None,
    }
}

/// The command whose name is most like a wrong one; none where none is like it.
fn nearest(wrong: &str) -> Option<&'static str> {
    let wrong = wrong.to_ascii_lowercase().replace('_', "-");
    let names = Command::ALL.iter().map(|command| command.name());
    names.map(|name| (distance(name, &wrong), name)).min().filter(|(far, name)| *far * 2 <= name.len()).map(|(_, name)| name)
}

/// How many letters must be put in, taken out or changed to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, y) in b.chars().enumerate() {
            let cost = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = cost.min(before + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

/// The whole settings file with every default, to be changed.
pub fn default_file() -> String {
    let mut out = String::from(
        "# The settings of dateline, each with its default. Keep what you change; the rest may go.\n\
         # `dateline config` says where this file belongs, and whether what it says is right.\n\n\
         # Draw with ASCII alone (automatic on the Linux console and where the locale is not UTF-8).\n\
         ascii = false\n\n\
         # The editor for the key e, before $VISUAL and $EDITOR. Empty: those.\n\
         editor = \"\"\n\n\
         # Clicks and wheel from the start (F2 turns them on and off). The terminal's own selection then wants Shift.\n\
         mouse = false\n\n\
         # The theme:\n",
    );
    for (name, purpose) in Looks::themes() {
        let _ = writeln!(out, "#   {name:15}{purpose}");
    }
    let first = Looks::themes().next().map_or("", |(name, _)| name);
    let _ = writeln!(
        out,
        "# or the name of one of your own, below. With NO_COLOR set, modifiers alone.\ntheme = \"{first}\"\n\n\
         # Keys, apart by blanks, or as a list: [\"j\", \"<down>\"]. Characters stand for themselves; other keys and modifiers (c-,\n\
         # a-, s-) are named, as <enter> or <c-d>; a blank is <space>, < is <lt>. \"\" takes all keys away from a command; it\n\
         # keeps its name in the palette.\n[keys]"
    );
    for context in Context::ALL {
        let _ = writeln!(out, "\n# {}", context.title());
        for command in Command::ALL.iter().filter(|command| command.context() == context) {
            let keys: Vec<String> = Keymap::default().keys(*command).iter().map(Key::script).collect();
            let keys = keys.join(" ").replace('\\', "\\\\").replace('"', "\\\"");
            let setting = format!("{} = \"{keys}\"", command.name());
            let _ = writeln!(out, "{setting:36}# {}", command.help());
        }
    }
    out.push_str(
        "\n# A theme of your own: what it does not name is as in the default. A look is at most one colour, that of the letters\n\
         # (red, bright-blue, gray ..., or #rrggbb), and any of bold, dim, italic, underlined, reverse; or none.\n\
         [themes.mine]\n",
    );
    for (name, look, what) in Looks::roles() {
        let setting = format!("{name} = \"{look}\"");
        let _ = writeln!(out, "{setting:36}# {what}");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        let problems = Config::parse(text, "c.toml").err().unwrap_or_default();
        problems.into_iter().map(|problem| problem.to_string()).collect()
    }

    #[test]
    fn settings_are_read() {
        let config = Config::parse("", "c.toml").unwrap();
        assert!(!config.ascii && config.editor.is_none() && config.looks == Looks::default());
        let config = Config::parse("ascii = true\neditor = 'hx'\ntheme = 'dark'\n[keys]\nedit = 'E ^E'\nsuspend = []", "c.toml").unwrap();
        assert!(config.ascii && config.editor.as_deref() == Some("hx"));
        assert_eq!(Some(config.looks), Looks::named("dark"));
        let map = config.keymap();
        assert_eq!(map.keys(Command::Edit), [Key::char('E'), Key::ctrl('e')]);
        assert_eq!(map.command(Context::Timeline, Key::char('e')), None);
        assert!(map.keys(Command::Suspend).is_empty());
        let config = Config::parse("theme = 'mine'\n[themes.mine]\nconflict = '#ff5f00 bold'", "c.toml").unwrap();
        assert_ne!(config.looks, Looks::default());
        // Two that change places do not clash.
        assert!(problems("[keys]\nwhy = 'e'\nedit = 'p'").is_empty());
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once_with_its_line() {
        let told = problems(
            "ascii = 1\ncolor = true\ntheme = 'drak'\n[keys]\nnext-ev = 'j'\nedti = 'E'\nwhy = 'jj'\nfilter = '<hyper-x> ;'\nlanes = 'j'\n\
             accept = 'a'\nhelp = 'h'\n[themes.mine]\nconfict = 'red'\ndoubt = 'pink'\n",
        );
        for (at, (line, words)) in [
            (1, "ascii: expected true or false"),
            (2, "unknown setting \"color\"; expected one of ascii, editor, mouse, theme"),
            (3, "there is no theme \"drak\"; expected one of default, light, dark, high-contrast, mono, mine"),
            (5, "unknown command \"next-ev\""),
            (6, "unknown command \"edti\"; did you mean \"edit\"?"),
            (7, "why: \"jj\" is no key"),
            (8, "filter: <hyper-x> is no key"),
            (9, "lanes: j is also a key of \"down\", by default"),
            (10, "accept: a is a letter to type there"),
            (11, "help: h is also a key of \"pan-left\""),
            (13, "unknown role \"confict\"; expected one of dim, title"),
            (14, "doubt: \"pink\" is no colour"),
        ]
        .into_iter()
        .enumerate()
        {
            assert!(told[at].starts_with(&format!("c.toml:{line}: ")) && told[at].contains(words), "{words}:\n{}", told.join("\n"));
        }
        assert_eq!(told.len(), 12, "{}", told.join("\n"));
        assert!(
            problems("[keys]\nedit = 'Z'\nwhy = 'Z'")[0].contains("\"edit\", line 2")
                || problems("[keys]\nedit = 'Z'\nwhy = 'Z'")[0].contains("line 3")
        );
        assert!(problems("[keys]\nquit = []\nclose = ''")[0].contains("no key is left to quit"));
        assert!(problems("ascii = \ntheme = 'x")[0].starts_with("c.toml:1: "));
        assert!(problems("[keys]\nedit = '<c-i>'")[0].contains("the same for <c-i> as for <tab>"));
        assert!(problems("[theme.mine]\ndim = 'red'")[0].contains("[themes.NAME]"));
    }

    #[test]
    fn the_default_file_says_the_defaults() {
        let file = default_file();
        let config = Config::parse(&file, "c.toml").unwrap_or_else(|problems| panic!("{problems:?}\n{file}"));
        assert!(!config.ascii && config.editor.is_none());
        assert_eq!((config.looks, config.theme("mine")), (Looks::default(), Ok(Looks::default())));
        let (map, default) = (config.keymap(), Keymap::default());
        for command in Command::ALL {
            assert!(config.keys.contains_key(command), "{command:?}");
            assert_eq!(map.keys(*command), default.keys(*command), "{command:?}");
        }
    }
}
