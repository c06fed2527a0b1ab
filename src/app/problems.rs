//! What to say where there is nothing to list, and the list of what could not be read.

use super::{
    Command, Key, Line,
    LineKind::{Body, Detail, Heading},
    State,
};

impl State {
    /// Each file that could not be read or was not understood whole, with the cause and what can be done.
    pub(super) fn problems(&self) -> Vec<Line> {
        let problems = &self.timeline.problems;
        if problems.is_empty() {
            return vec![Line::new(Body, 0, "Everything that was named could be read.")];
        }
        let read = self.timeline.articles.len();
        let count = problems.len();
        let mut page = vec![Line::new(
            Heading,
            0,
            format!(
                "{count} problem{}; {read} article{} read",
                if count == 1 { "" } else { "s" },
                if read == 1 { " was" } else { "s were" }
            ),
        )];
        for problem in problems {
            page.push(Line::new(Body, 2, problem.place.clone()));
            page.push(Line::new(Detail, 4, problem.cause.clone()));
        }
        page.push(Line::new(Body, 0, ""));
        page.push(Line::new(Body, 0, "Put right what is named here and start again; all else is on the timeline."));
        page
    }

    /// What to say at the start about what is wrong with the articles, if anything is.
    pub(super) fn first_word(&self) -> Option<String> {
        let timeline = &self.timeline;
        let key = self.keymap.keys(Command::Problems).first().map(Key::label).unwrap_or_default();
        match timeline.problems.len() {
            0 if !timeline.events.is_empty() && timeline.events.iter().all(|event| event.when.is_none()) => {
                Some("no event has a date: say when the articles appeared, --published 2015-06-26".to_owned())
            }
            0 => None,
            1 => Some(format!("1 problem in reading the articles: {key} tells it")),
            count => Some(format!("{count} problems in reading the articles: {key} lists them")),
        }
    }

    /// What to say in place of the list where it is empty: why, and what to do next. Nothing where it is not.
    pub fn nothing_listed(&self) -> Vec<Line> {
        let timeline = &self.timeline;
        let mut lines = Vec::new();
        let articles = timeline.articles.len();
        let key = |command| self.keymap.keys(command).first().map(Key::label).unwrap_or_default();
        if !self.shown.is_empty() {
            return lines;
        }
        if articles == 0 {
            lines.push(Line::new(Heading, 0, "No articles."));
            lines.push(Line::new(Body, 0, "Name files or folders of articles: dateline PATH"));
            lines.push(Line::new(Body, 0, "Text, Markdown and JSONL are read; with no PATH, the built-in articles."));
        } else if timeline.events.is_empty() {
            let counted = if articles == 1 { "the 1 article".to_owned() } else { format!("the {articles} articles") };
            lines.push(Line::new(Heading, 0, format!("No events were found in {counted}.")));
            lines.push(Line::new(
                Body,
                0,
                "Only English is read, and only what is told of happenings: attacks, arrests, laws, meetings ...",
            ));
            lines.push(Line::new(Body, 0, format!("dateline tag PATH shows the dates that were found; {} leaves.", key(Command::Close))));
        } else {
            lines.push(Line::new(Heading, 0, "No event passes the filter. Each part hides, on its own:"));
            for hidden in self.hidden() {
                lines.push(Line::new(Body, 2, format!("{}  hides {} of {}", hidden.clause, hidden.events, timeline.events.len())));
            }
            let (clear, change) = (key(Command::Cancel), key(Command::Filter));
            lines.push(Line::new(
                Body,
                0,
                format!("{clear} takes the filter away; {change} begins another, Up there brings this one back."),
            ));
        }
        if !timeline.problems.is_empty() {
            let count = timeline.problems.len();
            let what = if count == 1 { "1 problem".to_owned() } else { format!("{count} problems") };
            lines.push(Line::new(Detail, 0, format!("{what} in reading; {} lists them, with the cause of each.", key(Command::Problems))));
        }
        lines
    }
}
