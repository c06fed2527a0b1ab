//! Which key gives which command, and the hints at the foot of the screen.

use rustc_hash::FxHashMap;

use super::{Command, Context, Key};

/// Keys by context.
#[derive(Debug, Clone)]
pub struct Keymap {
    keys: FxHashMap<(Context, Key), Command>,
    /// The keys of each command, the first the one that hints name.
    of: FxHashMap<Command, Vec<Key>>,
}

impl Default for Keymap {
    /// The default keys of the command table.
    fn default() -> Self {
        Self::with(&FxHashMap::default())
    }
}

/// Two commands on one key, where both could be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clash {
    pub key: Key,
    /// The one of the two whose keys were chosen, or the later in the table.
    pub command: Command,
    pub other: Command,
}

impl Keymap {
    /// The default keys, with those of some commands replaced.
    pub fn with(chosen: &FxHashMap<Command, Vec<Key>>) -> Self {
        let mut map = Self { keys: FxHashMap::default(), of: FxHashMap::default() };
        for command in Command::ALL {
            let keys = chosen.get(command).cloned().unwrap_or_else(|| default_keys(*command));
            for key in &keys {
                map.keys.entry((command.context(), *key)).or_insert(*command);
            }
            map.of.insert(*command, keys);
        }
        map
    }

    /// Keys that mean two things in one place, in the order of the table.
    pub fn clashes(chosen: &FxHashMap<Command, Vec<Key>>) -> Vec<Clash> {
        let map = Self::with(chosen);
        let mut out: Vec<Clash> = Vec::new();
        for (at, later) in Command::ALL.iter().enumerate() {
            for earlier in Command::ALL[..at].iter().filter(|earlier| earlier.context().shares_keys_with(later.context())) {
                for key in map.keys(*later).iter().filter(|key| map.keys(*earlier).contains(key)) {
                    // The one that was chosen is the one to put right.
                    let (command, other) = if chosen.contains_key(later) { (*later, *earlier) } else { (*earlier, *later) };
                    out.push(Clash { key: *key, command, other });
                }
            }
        }
        out
    }

    /// The command of a key: that of the context itself goes before one of [`Context::Anywhere`].
    pub fn command(&self, context: Context, key: Key) -> Option<Command> {
        self.keys.get(&(context, key)).or_else(|| self.keys.get(&(Context::Anywhere, key))).copied()
    }

    pub fn keys(&self, command: Command) -> &[Key] {
        self.of.get(&command).map_or(&[], Vec::as_slice)
    }
}

/// The keys of the table.
pub fn default_keys(command: Command) -> Vec<Key> {
    command.keys().split(' ').flat_map(|key| Key::parse_script(key).unwrap_or_default()).collect()
}

/// A hint: the first keys of some commands, and a word for what they do.
#[derive(Debug, Clone, Copy)]
pub struct Hint {
    pub commands: &'static [Command],
    pub label: &'static str,
}

const fn hint(commands: &'static [Command], label: &'static str) -> Hint {
    Hint { commands, label }
}

/// What the foot of the screen reminds of in each context, the most useful first: a narrow screen shows only the first.
pub const HINTS: [(Context, &[Hint]); 11] = [
    (
        Context::Timeline,
        &[
            hint(&[Command::Open], "source"),
            hint(&[Command::Help], "help"),
            hint(&[Command::Filter], "filter"),
            hint(&[Command::NextReport, Command::PreviousReport], "reports"),
            hint(&[Command::ZoomIn, Command::ZoomOut, Command::Fit], "zoom"),
            hint(&[Command::Why], "why"),
            hint(&[Command::Claims], "claims"),
            hint(&[Command::NextDoubt], "doubts"),
            hint(&[Command::Facets], "facets"),
            hint(&[Command::Lanes], "lanes"),
            hint(&[Command::Map], "map"),
            hint(&[Command::Palette], "commands"),
            hint(&[Command::Edit], "edit"),
            hint(&[Command::Close], "quit"),
            hint(&[Command::NextPane], "next pane"),
            hint(&[Command::Time], "event or report time"),
            hint(&[Command::FoldLanes], "open lane"),
            hint(&[Command::Mark, Command::Note, Command::Tag], "mark, note, tag"),
            hint(&[Command::PanLeft, Command::PanRight], "pan"),
            hint(&[Command::NextCluster, Command::PreviousCluster], "past gaps"),
        ],
    ),
    (
        Context::Source,
        &[
            hint(&[Command::Cancel], "back"),
            hint(&[Command::NextReport, Command::PreviousReport], "other reports"),
            hint(&[Command::NextMention, Command::PreviousMention], "mentions"),
            hint(&[Command::NextOther], "other events"),
            hint(&[Command::CopyCitation], "cite"),
            hint(&[Command::Why], "why"),
            hint(&[Command::Edit], "edit"),
            hint(&[Command::Help], "help"),
            hint(&[Command::Down, Command::Up], "scroll"),
        ],
    ),
    (
        Context::Claims,
        &[
            hint(&[Command::Cancel], "back"),
            hint(&[Command::Open], "source"),
            hint(&[Command::NextContested], "contested"),
            hint(&[Command::NextReport, Command::PreviousReport], "other articles"),
            hint(&[Command::CopyCitation], "cite"),
            hint(&[Command::Edit], "edit"),
            hint(&[Command::Why], "why"),
            hint(&[Command::Down, Command::Up], "choose"),
        ],
    ),
    (
        Context::Query,
        &[
            hint(&[Command::Accept], "keep"),
            hint(&[Command::Abandon], "take back"),
            hint(&[Command::FindInstead], "find instead"),
            hint(&[Command::OlderQuery], "older"),
            hint(&[Command::ClearQuery], "empty"),
        ],
    ),
    (
        Context::Facets,
        &[
            hint(&[Command::Choose], "filter by it"),
            hint(&[Command::Exclude], "filter out"),
            hint(&[Command::PreviousSection, Command::NextSection], "sections"),
            hint(&[Command::Filter], "narrow"),
            hint(&[Command::ClearFilter], "clear"),
            hint(&[Command::Cancel], "back"),
        ],
    ),
    (
        Context::Map,
        &[
            hint(&[Command::Down, Command::Up], "places"),
            hint(&[Command::FilterPlace], "filter by it"),
            hint(&[Command::Nearer, Command::Farther, Command::AllPlaces], "zoom"),
            hint(&[Command::West, Command::South, Command::North, Command::East], "move"),
            hint(&[Command::Cancel], "back"),
            hint(&[Command::Facets], "facets"),
            hint(&[Command::Help], "help"),
        ],
    ),
    (
        Context::Palette,
        &[
            hint(&[Command::Run], "do it"),
            hint(&[Command::NextChoice, Command::PreviousChoice], "choose"),
            hint(&[Command::LeavePalette], "leave"),
            hint(&[Command::OlderLine, Command::NewerLine], "history"),
            hint(&[Command::ClearLine], "empty"),
        ],
    ),
    (Context::Export, &[hint(&[Command::Write], "write"), hint(&[Command::LeaveExport], "leave"), hint(&[Command::ClearName], "empty")]),
    (Context::Narrow, &[hint(&[Command::KeepNarrow], "keep"), hint(&[Command::DropNarrow], "show all")]),
    (
        Context::Remark,
        &[hint(&[Command::KeepRemark], "keep"), hint(&[Command::DropRemark], "leave as it was"), hint(&[Command::ClearRemark], "empty")],
    ),
    (
        Context::Anywhere,
        &[
            hint(&[Command::Cancel], "back"),
            hint(&[Command::Down, Command::Up], "scroll"),
            hint(&[Command::PageDown, Command::PageUp], "page"),
            hint(&[Command::Filter], "filter"),
            hint(&[Command::Close], "close"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        assert_eq!(Keymap::clashes(&FxHashMap::default()), []);
        for command in Command::ALL {
            for key in command.keys().split(' ') {
                let keys = Key::parse_script(key).unwrap_or_else(|error| panic!("{command:?}: {error}"));
                assert_eq!(keys.len(), 1, "{command:?}: {key} is not one key");
            }
        }
    }

    #[test]
    fn chosen_keys_take_the_place_of_the_defaults_and_clash_with_the_rest() {
        let keys = |script: &str| Key::parse_script(script).unwrap();
        let chosen: FxHashMap<Command, Vec<Key>> = [(Command::Edit, keys("E")), (Command::Suspend, Vec::new())].into_iter().collect();
        let map = Keymap::with(&chosen);
        assert_eq!(map.command(Context::Timeline, Key::char('E')), Some(Command::Edit));
        assert_eq!(map.command(Context::Timeline, Key::char('e')), None);
        assert!(map.keys(Command::Suspend).is_empty());
        assert_eq!(Keymap::clashes(&chosen), []);
        // In the facets and where text is typed the keys are their own.
        let chosen = [(Command::Exclude, keys("j")), (Command::Edit, keys("s"))].into_iter().collect();
        assert_eq!(Keymap::clashes(&chosen), [Clash { key: Key::char('s'), command: Command::Edit, other: Command::Lanes }]);
    }

    #[test]
    fn hints_are_of_commands_that_work_there() {
        for (context, hints) in HINTS {
            for hint in hints {
                for command in hint.commands {
                    assert!(command.context() == context || command.context() == Context::Anywhere, "{command:?} in {context:?}");
                }
            }
        }
    }
}
