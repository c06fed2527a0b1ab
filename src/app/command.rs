//! The one table of commands. Keymap, hint line and help are made from it.

/// Where a command can be given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Context {
    /// Everywhere but in the query line, where letters are text.
    Anywhere,
    /// On the timeline: chart, list and claims.
    Timeline,
    /// In a source, as a pane or full screen.
    Source,
    /// Where all claims are listed.
    Claims,
    /// In the facets.
    Facets,
    /// On the map.
    Map,
    /// While a query is typed.
    Query,
    /// While a command is typed.
    Palette,
    /// While the name of a file to export to is typed.
    Export,
    /// While the letters are typed that narrow the page that is open: the facets, the help.
    Narrow,
    /// While a note, tags or a date are written.
    Remark,
}

impl Context {
    pub const ALL: [Context; 11] = [
        Context::Anywhere,
        Context::Timeline,
        Context::Source,
        Context::Claims,
        Context::Facets,
        Context::Map,
        Context::Query,
        Context::Palette,
        Context::Export,
        Context::Narrow,
        Context::Remark,
    ];

    /// The heading in the help.
    pub fn title(self) -> &'static str {
        match self {
            Context::Anywhere => "Everywhere",
            Context::Timeline => "On the timeline",
            Context::Source => "In a source",
            Context::Claims => "On the page of claims",
            Context::Facets => "In the facets",
            Context::Map => "On the map",
            Context::Query => "While typing a query",
            Context::Palette => "While typing a command",
            Context::Export => "While naming a file to export to",
            Context::Narrow => "While narrowing the facets or the help",
            Context::Remark => "While writing a note, tags or a date",
        }
    }

    /// Whether letters are text there.
    pub fn is_text(self) -> bool {
        matches!(self, Context::Query | Context::Palette | Context::Export | Context::Remark | Context::Narrow)
    }

    /// Whether a key of a command in `self` can mean one in `other` too. Facets, map and what is typed have their own keys first.
    pub fn shares_keys_with(self, other: Context) -> bool {
        let reached = |one: Context, other: Context| {
            one == Context::Anywhere && matches!(other, Context::Timeline | Context::Source | Context::Claims)
        };
        self == other || reached(self, other) || reached(other, self)
    }
}

macro_rules! commands {
    ($($id:ident, $name:literal, $keys:literal, $context:ident, $help:literal;)+) => {
        /// What the user can ask for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Command {
            $(#[doc = $help] $id,)+
        }

        impl Command {
            pub const ALL: &'static [Command] = &[$(Command::$id),+];

            /// Its name in the palette, the manual and the config.
            pub fn name(self) -> &'static str {
                match self { $(Command::$id => $name,)+ }
            }

            /// Its default keys, written as `Key::parse_script` reads them, apart by blanks.
            pub fn keys(self) -> &'static str {
                match self { $(Command::$id => $keys,)+ }
            }

            pub fn context(self) -> Context {
                match self { $(Command::$id => Context::$context,)+ }
            }

            /// The one of a name.
            pub fn named(name: &str) -> Option<Command> {
                Command::ALL.iter().copied().find(|command| command.name() == name)
            }

            /// What it does, in one line.
            pub fn help(self) -> &'static str {
                match self { $(Command::$id => $help,)+ }
            }
        }
    };
}

commands! {
    Down, "down", "j <down>", Anywhere, "next event; in a text, down a line";
    Up, "up", "k <up>", Anywhere, "previous event; in a text, up a line";
    PageDown, "page-down", "<space> <pgdn>", Anywhere, "down a page";
    PageUp, "page-up", "b <pgup>", Anywhere, "up a page";
    HalfPageDown, "half-page-down", "<c-d>", Anywhere, "down half a page";
    HalfPageUp, "half-page-up", "<c-u>", Anywhere, "up half a page";
    First, "first", "g <home>", Anywhere, "first event; in a text, its beginning";
    Last, "last", "G <end>", Anywhere, "last event; in a text, its end";
    NextPane, "next-pane", "<tab>", Anywhere, "next pane; in a source full screen, next word of another event";
    PreviousPane, "previous-pane", "<s-tab>", Anywhere, "previous pane";
    Open, "open", "<enter>", Anywhere, "open the source; on a word of another event, go to that event";
    NextReport, "next-report", "]", Anywhere, "next report of this event, in another article or passage";
    PreviousReport, "previous-report", "[", Anywhere, "previous report of this event";
    Claims, "claims", "c", Anywhere, "all claims one by one: who reported what, and when";
    Problems, "problems", "!", Anywhere, "what could not be read, and why";
    Why, "why", "p", Anywhere, "why: the reasoning behind date, place, joins and claims";
    Edit, "edit", "e", Anywhere, "open the article in $EDITOR at the line";
    CopyCitation, "copy-citation", "y", Anywhere, "copy the passage with its source, to paste into a text";
    CopyPassage, "copy-passage", "Y", Anywhere, "copy the passage alone";
    PanLeft, "pan-left", "h <left>", Timeline, "move the view to earlier times, by a mark of the axis";
    PanRight, "pan-right", "l <right>", Timeline, "move the view to later times, by a mark of the axis";
    PanScreenLeft, "pan-screen-left", "H", Timeline, "move the view to earlier times, by a screen";
    PanScreenRight, "pan-screen-right", "L", Timeline, "move the view to later times, by a screen";
    ZoomIn, "zoom-in", "+ =", Timeline, "zoom in at the selected event";
    ZoomOut, "zoom-out", "-", Timeline, "zoom out at the selected event";
    Fit, "fit", "_", Timeline, "zoom so that all events on the list fit";
    Lanes, "lanes", "s", Timeline, "lanes by place, group, kind, source, or one for all";
    FoldLanes, "fold-lanes", "o", Timeline, "open or close the lanes within the selected event's lane";
    Time, "time", "T", Timeline, "by when it happened, or by when it was first reported";
    Filter, "filter", "/", Anywhere, "filter as you type; in facets and help, narrow the page";
    NextMatch, "next-match", "n", Timeline, "next event that the last query matches";
    PreviousMatch, "previous-match", "N", Timeline, "previous event that the last query matches";
    NextMention, "next-mention", "n", Source, "next mention of this event";
    PreviousMention, "previous-mention", "N", Source, "previous mention of this event";
    NextOther, "next-other", "}", Source, "next word that tells of another event; Enter goes to it";
    PreviousOther, "previous-other", "{", Source, "previous word that tells of another event";
    NextContested, "next-contested", "n", Claims, "next figure that another contradicts";
    PreviousContested, "previous-contested", "N", Claims, "previous figure that another contradicts";
    NextCluster, "next-cluster", "}", Timeline, "next event past a gap";
    PreviousCluster, "previous-cluster", "{", Timeline, "previous event past a gap";
    NextDoubt, "next-doubt", "w", Timeline, "next doubt: reports disagree, weak date, no place, one source";
    PreviousDoubt, "previous-doubt", "W", Timeline, "previous doubt";
    Mark, "mark", "m", Anywhere, "mark the event, or take its mark off";
    NextMark, "next-mark", "'", Anywhere, "next marked event; with a number, that one";
    Note, "note", "a", Anywhere, "write a note on the event";
    Tag, "tag", "t", Anywhere, "tag the event, as in: verify court";
    Date, "date", "d", Anywhere, "correct the date; an empty one is that of the reports again";
    Split, "split", "D", Anywhere, "take this report out as an event of its own, or put it back";
    SplitPassage, "split-passage", "S", Anywhere, "take this passage alone out of the event";
    Undo, "undo", "u", Anywhere, "undo the last mark, note, tags, date or split";
    Redo, "redo", "<c-r>", Anywhere, "do again what was undone";
    Back, "back", "<c-o>", Anywhere, "back to where the last jump began";
    Palette, "palette", ":", Anywhere, "commands by name; also a date, an event's number or words of it";
    Facets, "facets", "f", Anywhere, "facets: places, groups, people ... with counts, to filter by";
    Map, "map", "M", Anywhere, "map: where the events on view happened, place by place";
    Export, "export", "x", Anywhere, "write the events on view to a file: a report, a table, JSON";
    Reload, "reload", "R <f5>", Anywhere, "read the files again; selection, filter and view stay";
    Follow, "follow", "F", Anywhere, "read again by itself whenever a file changes; again: no more";
    Mouse, "mouse", "<f2>", Anywhere, "mouse on or off: a click selects, the wheel scrolls";
    Help, "help", "? <f1>", Anywhere, "this help";
    Cancel, "cancel", "<esc>", Anywhere, "one step back: a pane, then the filter; never quits";
    Close, "close", "q", Anywhere, "close the pane; on the timeline, quit";
    Quit, "quit", "Q <c-c>", Anywhere, "quit now";
    Suspend, "suspend", "<c-z>", Anywhere, "stop, to come back with fg";
    Accept, "accept", "<enter>", Query, "keep the filter and go to the list";
    Abandon, "abandon", "<esc>", Query, "take the query back";
    FindInstead, "find-instead", "<tab>", Query, "find instead: hide nothing, n and N go from match to match";
    OlderQuery, "older-query", "<up>", Query, "older query";
    NewerQuery, "newer-query", "<down>", Query, "newer query";
    ClearQuery, "clear-query", "<c-u>", Query, "empty the line";
    Choose, "choose", "<enter>", Facets, "filter by it; on one that is chosen, take it off again";
    Exclude, "exclude", "x !", Facets, "filter it out; on one that is out, let it in again";
    NextSection, "next-section", "l <right> <tab>", Facets, "next section";
    PreviousSection, "previous-section", "h <left> <s-tab>", Facets, "previous section";
    ClearFilter, "clear-filter", "<bs> <del>", Facets, "take the whole filter off";
    Nearer, "nearer", "+ =", Map, "nearer, with the chosen place staying where it is";
    Farther, "farther", "-", Map, "farther";
    AllPlaces, "all-places", "_", Map, "all places on view";
    West, "west", "h <left>", Map, "move the view to the west";
    East, "east", "l <right>", Map, "move the view to the east";
    North, "north", "K <s-up>", Map, "move the view to the north";
    South, "south", "J <s-down>", Map, "move the view to the south";
    FilterPlace, "filter-place", "<enter>", Map, "filter by the chosen place, and back to the timeline";
    Run, "run", "<enter>", Palette, "do what is chosen";
    LeavePalette, "leave-palette", "<esc>", Palette, "leave all as it was";
    NextChoice, "next-choice", "<down> <tab>", Palette, "choose the next";
    PreviousChoice, "previous-choice", "<up> <s-tab>", Palette, "choose the previous";
    OlderLine, "older-line", "<c-p>", Palette, "older line";
    NewerLine, "newer-line", "<c-n>", Palette, "newer line";
    ClearLine, "clear-line", "<c-u>", Palette, "empty the line";
    Write, "write", "<enter>", Export, "write the file; the ending of its name chooses the form";
    LeaveExport, "leave-export", "<esc>", Export, "write nothing";
    ClearName, "clear-name", "<c-u>", Export, "empty the line";
    KeepNarrow, "keep-narrow", "<enter>", Narrow, "keep what is left and go to it";
    DropNarrow, "drop-narrow", "<esc>", Narrow, "show all again";
    KeepRemark, "keep-remark", "<enter>", Remark, "keep it";
    DropRemark, "drop-remark", "<esc>", Remark, "leave it as it was";
    ClearRemark, "clear-remark", "<c-u>", Remark, "empty the line";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_name_of_its_own_keys_and_help() {
        let mut names: Vec<&str> = Command::ALL.iter().map(|command| command.name()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Command::ALL.len());
        for command in Command::ALL {
            assert!(!command.keys().is_empty(), "{command:?} has no key");
            assert!(!command.help().is_empty() && command.help().len() <= 70, "{command:?}: {}", command.help());
            assert!(command.name().chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{}", command.name());
        }
    }
}
