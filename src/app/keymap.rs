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
        let mut map = Self { keys: FxHashMap::default(), of: FxHashMap::default() };
        for command in Command::ALL {
            for key in command.keys().split(' ') {
                for key in Key::parse_script(key).unwrap_or_default() {
                    map.keys.insert((command.context(), key), *command);
                    map.of.entry(*command).or_default().push(key);
                }
            }
        }
        map
    }
}

impl Keymap {
    /// The command of a key: that of the context itself goes before one of [`Context::Anywhere`].
    pub fn command(&self, context: Context, key: Key) -> Option<Command> {
        self.keys.get(&(context, key)).or_else(|| self.keys.get(&(Context::Anywhere, key))).copied()
    }

    pub fn keys(&self, command: Command) -> &[Key] {
        self.of.get(&command).map_or(&[], Vec::as_slice)
    }
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
pub const HINTS: [(Context, &[Hint]); 5] = [
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
            hint(&[Command::Lanes], "lanes"),
            hint(&[Command::Edit], "edit"),
            hint(&[Command::Close], "quit"),
            hint(&[Command::NextPane], "next pane"),
            hint(&[Command::Time], "event or report time"),
            hint(&[Command::FoldLanes], "open lane"),
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
        Context::Anywhere,
        &[
            hint(&[Command::Cancel], "back"),
            hint(&[Command::Down, Command::Up], "scroll"),
            hint(&[Command::PageDown, Command::PageUp], "page"),
            hint(&[Command::Close], "close"),
        ],
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things_in_one_context() {
        let mut seen: FxHashMap<(Context, Key), Command> = FxHashMap::default();
        for command in Command::ALL {
            for key in command.keys().split(' ') {
                let keys = Key::parse_script(key).unwrap_or_else(|error| panic!("{command:?}: {error}"));
                assert_eq!(keys.len(), 1, "{command:?}: {key} is not one key");
                let contexts = match command.context() {
                    // What works everywhere would take the key from every other context but the query line.
                    Context::Anywhere => vec![Context::Anywhere, Context::Timeline, Context::Source, Context::Claims],
                    context => vec![context],
                };
                for context in contexts {
                    let before = seen.insert((context, keys[0]), *command);
                    assert_eq!(before, None, "{key} in {context:?}: {before:?} and {command:?}");
                }
            }
        }
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
