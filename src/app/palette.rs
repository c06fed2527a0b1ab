//! The palette: what is typed after `:` finds commands by name and help, a day to go to, an event by number or by its words.
//!
//! ```text
//! :zoom         commands whose names have these letters, then those whose help has these words
//! :26 June 2015 a date in any usual spelling, or EDTF: the first event on or after it
//! :42           the 42nd event on the list
//! :bardo        events, those that the filter hides last
//! ```

use super::{Command, Context, Effect, Key, Pane, QueryLine, State, perform::perform};
use crate::{
    text::fold,
    time::{Interval, Spelled, spelled},
    timeline::{Axis, Bits, Filter, Fuzzy},
};

/// Something that the palette offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Stands above the commands of one context; it cannot be chosen.
    Heading(Context),
    Command(Command),
    Date(Interval),
    /// A place in the timeline.
    Event(usize),
}

/// What is typed, and what it finds.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    pub line: QueryLine,
    pub choices: Vec<Choice>,
    /// Which of them is chosen; always one that can be, where there is one.
    pub chosen: usize,
}

/// More events than anyone goes through; all of them can be had by a filter.
const MOST_EVENTS: usize = 200;

impl State {
    pub(super) fn open_palette(&mut self) {
        self.palette.line.open("");
        self.layout();
        self.palette_changed();
    }

    pub(super) fn leave_palette(&mut self) {
        self.palette.line.close();
        self.palette.choices.clear();
        self.layout();
    }

    pub(super) fn choose_in_palette(&mut self, by: isize) {
        let can_be: Vec<usize> =
            self.palette.choices.iter().enumerate().filter(|(_, one)| !matches!(one, Choice::Heading(_))).map(|(at, _)| at).collect();
        let now = can_be.iter().position(|at| *at == self.palette.chosen).unwrap_or(0);
        let count = can_be.len() as isize;
        if count > 0 {
            self.palette.chosen = can_be[(now as isize + by).rem_euclid(count) as usize];
        }
    }

    pub(super) fn recall_in_palette(&mut self, back: isize) {
        self.palette.line.recall(back);
        self.palette_changed();
    }

    /// Works out what the line finds.
    pub(super) fn palette_changed(&mut self) {
        let text = self.palette.line.text().trim().to_owned();
        let below = self.context_below_palette();
        self.palette.choices = if text.is_empty() {
            all_commands(below)
        } else {
            let mut found: Vec<Choice> = dates(&text).into_iter().map(Choice::Date).collect();
            let number = text.parse::<usize>().ok().and_then(|number| self.shown.get(number.checked_sub(1)?));
            found.extend(number.map(|at| Choice::Event(*at)));
            found.extend(commands(&text, below).into_iter().map(Choice::Command));
            if text.parse::<usize>().is_err() {
                found.extend(self.events_with(&text).into_iter().map(Choice::Event));
            }
            found
        };
        self.palette.chosen = usize::from(text.is_empty() && !self.palette.choices.is_empty());
    }

    /// Does what is chosen.
    pub(super) fn run_palette(&mut self) -> Option<Effect> {
        let choice = self.palette.choices.get(self.palette.chosen).copied();
        let text = self.palette.line.text().to_owned();
        self.leave_palette();
        match choice {
            Some(Choice::Command(command)) => return self.run(command),
            Some(Choice::Date(date)) => self.go_to_date(date),
            Some(Choice::Event(at)) => self.go_to_event(at),
            Some(Choice::Heading(_)) => {}
            None if text.trim().is_empty() => {}
            None => {
                let key = self.keymap.keys(Command::Palette).first().map(Key::label).unwrap_or_default();
                self.notice = Some(format!("no command, date or event for \u{201c}{text}\u{201d}; {key} alone lists the commands"));
            }
        }
        None
    }

    /// A command from anywhere: first to where it works.
    fn run(&mut self, command: Command) -> Option<Effect> {
        let here = self.context();
        match command.context() {
            Context::Timeline if here != Context::Timeline => self.show_timeline(),
            Context::Source if here != Context::Source => self.open_source(),
            Context::Facets if here != Context::Facets => self.open_facets(),
            _ => {}
        }
        perform(self, command, None)
    }

    fn show_timeline(&mut self) {
        while !self.screens.is_empty() {
            self.close_screen();
        }
        self.focus = Pane::List;
    }

    /// The first event on or after a date, and the view there, even where there is none.
    fn go_to_date(&mut self, date: Interval) {
        let Some(day) = date.earliest().or(date.latest()) else { return };
        self.show_timeline();
        let starts = |at: &usize| self.when(*at).filter(|when| when.without_year().is_none()).and_then(|when| when.earliest());
        let position = self.shown.iter().position(|at| starts(at).is_some_and(|starts| starts >= day));
        let name = date.in_words();
        let on = if date.as_day().is_some() { "on" } else { "in" };
        match position {
            Some(position) => {
                self.jump(position);
                let when = self.selected_when();
                let is_later = when.and_then(|when| when.earliest()).zip(date.latest()).is_some_and(|(starts, last)| starts > last);
                if let Some(when) = when.filter(|_| is_later) {
                    self.notice = Some(format!("nothing begins {on} {name}; the next is {}", when.in_words()));
                }
            }
            None => self.notice = Some(format!("no event on or after {name}")),
        }
        if let Some(axis) = self.axis.filter(|axis| !axis.shows(day)) {
            self.axis = Some(Axis::around(day, axis.zoom, axis.width));
            self.rechart();
        }
    }

    /// Selects an event, which may be one that the filter hides: then the filter goes.
    fn go_to_event(&mut self, at: usize) {
        self.show_timeline();
        if self.position_of(at).is_none() {
            self.set_filter(String::new());
            self.notice = Some("filter cleared: it hid this event".to_owned());
        }
        if let Some(position) = self.position_of(at) {
            self.jump(position);
        }
    }

    /// The events that these words ask for: on the list before hidden; a name as a whole before a part of one, and that before
    /// scattered letters; what matters first.
    fn events_with(&self, text: &str) -> Vec<usize> {
        let (Some((filter, _)), _) = Filter::parse_usable(text) else { return Vec::new() };
        let is_plain = text.chars().all(|c| c.is_alphanumeric() || c == ' ');
        let exactly: String = text.split_whitespace().map(|word| format!("'{word} ")).collect();
        let nothing = Bits::none(self.index.len());
        let select =
            |query: &str| Filter::parse(query).ok().filter(|_| is_plain).map_or_else(|| nothing.clone(), |it| it.kept(&self.index));
        let (all, whole, exact) = (filter.kept(&self.index), select(&format!("^\"{text}\"$")), select(&exactly));
        // From the best to the rest, until there are enough.
        let (mut left, mut found) = (all.clone(), Vec::new());
        for on_list in [true, false] {
            for named in [&whole, &exact, &all] {
                let mut these = left.clone();
                these.and(named);
                if on_list {
                    these.and(&self.kept);
                }
                found.extend(self.index.glances().foremost(&these, MOST_EVENTS - found.len()));
                left.and_not(&these);
            }
        }
        found
    }

    /// The context that the palette was opened in.
    fn context_below_palette(&mut self) -> Context {
        let editing = std::mem::take(&mut self.palette.line.editing);
        let below = self.context();
        self.palette.line.editing = editing;
        below
    }
}

/// The contexts in which commands can be given by name, that of the moment first.
fn contexts(first: Context) -> impl Iterator<Item = Context> {
    let others = Context::ALL.into_iter().filter(move |context| *context != first && !context.is_text());
    std::iter::once(first).chain(others)
}

fn all_commands(first: Context) -> Vec<Choice> {
    let mut out = Vec::new();
    for context in contexts(first) {
        out.push(Choice::Heading(context));
        out.extend(offered().filter(|command| command.context() == context).map(Choice::Command));
    }
    out
}

fn offered() -> impl Iterator<Item = Command> {
    Command::ALL.iter().copied().filter(|command| *command != Command::Palette && !command.context().is_text())
}

/// Commands by name, the best match first, then by the words of their help.
fn commands(text: &str, here: Context) -> Vec<Command> {
    let fuzzy = Fuzzy::new();
    let text = fold(text);
    let mut named: Vec<(i64, Command)> =
        offered().filter_map(|command| Some((fuzzy.score(&fold(command.name()), &text)?, command))).collect();
    // Of those that match alike, the one that works here.
    named.sort_by_key(|(score, command)| (-score, contexts(here).position(|context| context == command.context())));
    let mut found: Vec<Command> = named.into_iter().map(|(_, command)| command).collect();
    for command in offered() {
        let help = fold(command.help());
        if !found.contains(&command) && text.split(' ').all(|word| help.split(' ').any(|of| of.starts_with(word))) {
            found.push(command);
        }
    }
    found
}

/// The dates that a text can be.
fn dates(text: &str) -> Vec<Interval> {
    if let Ok(date) = text.parse::<Interval>() {
        return if date.earliest().is_some() || date.latest().is_some() { vec![date] } else { Vec::new() };
    }
    match spelled(text) {
        Some(Spelled::Day(day)) => vec![Interval::day(day)],
        Some(Spelled::Month(year, month)) => Interval::month(year, month).into_iter().collect(),
        Some(Spelled::Either(one, other)) => vec![Interval::day(one), Interval::day(other)],
        None => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::{Msg, Options, Screen, update},
        timeline::fixture,
    };

    fn after(keys: &str) -> (State, Option<Effect>) {
        let mut state = State::new(fixture::timeline(), Options::default());
        let mut effect = None;
        for key in Key::parse_script(keys).unwrap() {
            effect = update(&mut state, Msg::Key(key)).or(effect);
        }
        (state, effect)
    }

    fn title(state: &State) -> &str {
        state.selected_event().map_or("", |event| &event.title)
    }

    #[test]
    fn commands_are_found_by_name_before_help() {
        let first = |text| commands(text, Context::Timeline).first().copied();
        assert_eq!(first("quit"), Some(Command::Quit));
        assert_eq!(first("zin"), Some(Command::ZoomIn));
        assert_eq!(first("zoom out"), Some(Command::ZoomOut));
        assert_eq!(commands("next match", Context::Timeline)[0], Command::NextMatch);
        assert!(commands("editor", Context::Timeline).contains(&Command::Edit) || first("$editor") == Some(Command::Edit));
        assert_eq!(first("qqq"), None);
    }

    #[test]
    fn events_are_offered_from_the_best_to_the_rest() {
        for (keys, text) in
            [("", "a"), ("/kind:attack<enter>", "o"), ("/raid<enter>", "kobani"), ("T", "hotel"), ("", "kind:law"), ("", "zz")]
        {
            let (state, _) = after(keys);
            let of = |query: &str| Filter::parse(query).unwrap().select_in(&state.index);
            let (whole, exact) =
                if text.contains(':') { (vec![], vec![]) } else { (of(&format!("^\"{text}\"$")), of(&format!("'{text}"))) };
            let mut wanted = of(text);
            let rank = |at: &usize| state.timeline.events[*at].rank;
            wanted.sort_by_key(|at| (!state.shown.contains(at), !whole.contains(at), !exact.contains(at), rank(at)));
            assert_eq!(state.events_with(text), wanted, "{keys} {text}");
        }
    }

    #[test]
    fn what_is_chosen_is_done() {
        assert_eq!(after(":quit<enter>").1, Some(Effect::Quit));
        assert_eq!(after(":help<enter>").0.screens, [Screen::Help]);
        // A command of another place works from here too.
        let (state, _) = after("<enter>:lanes<enter>");
        assert!(state.screens.is_empty());
        // The second of two.
        let (state, _) = after(":zoom<down><enter>");
        assert!(!state.palette.line.editing);
    }

    #[test]
    fn dates_and_events_are_gone_to_and_back() {
        for (keys, wanted) in [
            (":2015-06-26<enter>", "Gunman kills 38|39 at a hotel"),
            (":26 June 2015<enter>", "Gunman kills 38|39 at a hotel"),
            (":June 26, 2015<enter>", "Gunman kills 38|39 at a hotel"),
            (":1950<enter>", "Amalia becomes independent"),
            (":1<enter>", "Amalia becomes independent"),
            (":kobani<enter>", "Raid on Kobanî"),
            (":kobani<enter><c-o>", "Gunman kills 38|39 at a hotel"),
            ("/kind:law<enter>:kobani<enter>", "Raid on Kobanî"),
        ] {
            assert_eq!(title(&after(keys).0), wanted, "{keys}");
        }
        let (state, _) = after(":1990<enter>");
        assert!(state.notice.as_deref().is_some_and(|notice| notice.contains("1990")), "{:?}", state.notice);
        let day = chrono::NaiveDate::from_ymd_opt(1990, 1, 1).unwrap();
        assert!(state.axis.unwrap().shows(day), "the view goes there though nothing is there");
        assert!(after(":2999<enter>").0.notice.unwrap().contains("no event on or after"));
    }

    #[test]
    fn leaving_leaves_all_as_it_was() {
        for before in ["", "<enter>jj", "?jjj", "/police<enter>j", "<tab>"] {
            let (one, _) = after(before);
            let (two, _) = after(&format!("{before}:zoom<down><esc>"));
            assert_eq!(
                (&one.selected, &one.screens, one.page_top, one.source_top, one.axis, one.focus, one.geometry),
                (&two.selected, &two.screens, two.page_top, two.source_top, two.axis, two.focus, two.geometry),
                "{before}"
            );
        }
    }

    #[test]
    fn lines_come_back() {
        let (state, _) = after(":kobani<enter>:<c-p>");
        assert_eq!(state.palette.line.text(), "kobani");
    }
}
