//! The reasoning behind an event: why this date, this place, these reports together, these figures.

use super::{
    Command, Line,
    LineKind::{Body, Detail, Heading},
    State,
    claims::{date_in_words, facts, published},
    statements::statements,
};
use crate::{
    text::Article,
    timeline::{Event, Meaning, Mention},
};

/// All of it, as lines of a page; empty without a selected event.
pub fn why(state: &State) -> Vec<Line> {
    let Some(event) = state.selected_event() else { return Vec::new() };
    let mut page = Page(Vec::new());
    page.when(state, event);
    page.place(state, event);
    page.joins(state, event);
    page.claims(state, event);
    page.sources(state, event);
    page.remark(event);
    page.0
}

struct Page(Vec<Line>);

impl Page {
    fn heading(&mut self, text: impl Into<String>) {
        if !self.0.is_empty() {
            self.0.push(Line::new(Body, 0, ""));
        }
        self.0.push(Line::new(Heading, 0, text));
    }

    fn body(&mut self, text: impl Into<String>) {
        self.0.push(Line::new(Body, 2, text));
    }

    fn detail(&mut self, text: impl Into<String>) {
        self.0.push(Line::new(Detail, 4, text));
    }

    fn when(&mut self, state: &State, event: &Event) {
        match &event.when {
            Some(when) if when.to_string() == date_in_words(when) => self.heading(format!("When: {when}")),
            Some(when) => self.heading(format!("When: {when}, {}", date_in_words(when))),
            None => self.heading("When: not known"),
        }
        if let Some(said) = event.corrected_in_words() {
            self.body(match event.reported().flatten() {
                Some(reported) => format!("{said} ({reported})"),
                None => said,
            });
        }
        // Of a single date there is nothing to weigh up.
        let dated = event.mentions.iter().filter(|mention| mention.when.is_some()).count();
        // What each report gives is told below, with its steps.
        let told_below = |reason: &str| {
            event.mentions.iter().any(|mention| {
                let Some(words) = mention.when.as_ref().and_then(|dating| dating.expression) else { return false };
                let label = state.cite(mention.article, words.start).label;
                let given = format!("{label}: \"{}\" gives ", quoted(&state.timeline.articles[mention.article], words));
                reason.starts_with(&given)
            })
        };
        for reason in event.why_when.iter().filter(|reason| (dated != 1 || event.why_when.len() > 1) && !told_below(reason)) {
            self.body(reason);
        }
        for mention in &event.mentions {
            let Some(dating) = &mention.when else { continue };
            let article = &state.timeline.articles[mention.article];
            let words = match dating.expression {
                Some(words) => format!("{} \"{}\"", state.cite(mention.article, words.start).label, quoted(article, words)),
                None => format!("{} gives no date of its own", state.cite(mention.article, mention.span.start).label),
            };
            self.body(format!("{words} → {} (rule {})", dating.interval, dating.rule));
            // What the article says of its own publication is told once, below.
            let told_below = state.timeline.published.get(mention.article).map_or(&[][..], |publication| &publication.why);
            for step in dating.why.iter().filter(|step| !told_below.contains(step)) {
                self.detail(step);
            }
        }
    }

    fn place(&mut self, state: &State, event: &Event) {
        match event.place() {
            Some(place) => self.heading(format!("Where: {}", place.full_name())),
            None => {
                self.heading("Where: not known");
                self.body("no report of it names a place with it");
            }
        }
        for place in &event.places {
            let mut said = vec![place.name.clone()];
            said.extend(place.within.iter().map(|outer| format!("in {outer}")));
            if let Some((north, east)) = place.at {
                said.push(degrees(north, east));
            }
            self.body(said.join(", "));
            // The words that say so, and where; a place can also be taken over from the text around.
            let mut said_by: Vec<(String, Vec<String>)> = Vec::new();
            for mention in event.mentions.iter().filter(|mention| mention.places.iter().any(|other| other.name == place.name)) {
                let words = where_words(&state.timeline.articles[mention.article], mention, &place.name);
                let cite = state.cite(mention.article, mention.trigger.start).label;
                match said_by.iter_mut().find(|(known, _)| *known == words) {
                    Some((_, cites)) => cites.push(cite),
                    None => said_by.push((words, vec![cite])),
                }
            }
            // Each reason once, however many passages have it.
            let mut told: Vec<&str> = Vec::new();
            for mention in event.mentions.iter().filter(|mention| mention.places.iter().any(|other| other.name == place.name)) {
                for reason in &mention.why_where {
                    if !told.contains(&reason.as_str()) {
                        told.push(reason);
                    }
                }
            }
            said_by.sort_by_key(|(words, _)| words.is_empty());
            for (words, mut cites) in said_by {
                cites.dedup();
                let cites = cites.join(" ");
                match words.is_empty() {
                    false => self.detail(format!("{words} ← {cites}")),
                    true => self.detail(format!("not named, taken from what the article tells around it ← {cites}")),
                }
            }
            for reason in told {
                self.detail(reason);
            }
        }
    }

    fn joins(&mut self, state: &State, event: &Event) {
        let label = |mention: &Mention| state.cite(mention.article, mention.trigger.start).label;
        match event.mentions.as_slice() {
            [only] => {
                self.heading("Reports: one passage");
                self.body(label(only));
            }
            [first, rest @ ..] => {
                self.heading(format!("Reports: {} passages in {} articles, taken to tell of one event", rest.len() + 1, event.reports()));
                self.body(format!("the most telling is {}", label(first)));
                // Each reason names the passage that it brought in.
                self.body("joined, each for what it shares with those before it:");
                for reason in &event.joins {
                    self.detail(reason);
                }
            }
            [] => {}
        }
        self.splits(state, event);
    }

    /// What the user took out, or where it was taken out of; and how.
    fn splits(&mut self, state: &State, event: &Event) {
        let key = |command: Command| state.key(command).map(|key| format!("{key}: "));
        if let Some(whole) = event.split_from() {
            let title = state.index_of(whole).map_or(whole.0.as_str(), |at| &state.timeline.events[at].title);
            self.body(format!("you took it out of: {title}"));
            self.0.extend(key(Command::Split).map(|key| Line::new(Detail, 4, format!("{key}put it back"))));
        }
        // Only of an event that is noted to have lost parts are they looked for.
        let all = if event.remark.split.is_empty() { &[][..] } else { &state.timeline.events };
        for part in all.iter().filter(|other| other.split_from() == Some(&event.id)) {
            let stands = part.mentions.first().map(|mention| state.cite(mention.article, mention.trigger.start).label);
            self.body(format!("you took out {}: {}", stands.unwrap_or_default(), part.title));
        }
        let Some(on_view) = state.mention().filter(|_| event.mentions.len() > 1) else { return };
        let label = state.cite(on_view.article, on_view.trigger.start).label;
        self.body(format!("on view is {label}; if it is of another event:"));
        if event.split_from().is_none() {
            let what = if event.reports() > 1 { "the report" } else { "the passage" };
            self.0.extend(key(Command::Split).map(|key| Line::new(Detail, 4, format!("{key}take {what} out as an event of its own"))));
        }
        let passages = event.mentions.iter().filter(|mention| mention.article == on_view.article).count();
        if passages > 1 && (event.reports() > 1 || event.split_from().is_some()) {
            self.0.extend(key(Command::SplitPassage).map(|key| Line::new(Detail, 4, format!("{key}take this passage alone out"))));
        }
        if event.reports() > 1 {
            self.0.extend(key(Command::NextReport).map(|key| Line::new(Detail, 4, format!("{key}the next report"))));
        }
    }

    fn claims(&mut self, state: &State, event: &Event) {
        let facts = facts(state, event, state.report);
        if facts.figures.is_empty() {
            return;
        }
        self.heading("Figures");
        let all = statements(state, event);
        for figures in &facts.figures {
            self.body(figures.measure.name());
            for told in all.tallies.iter().filter(|tally| tally.measure == figures.measure).flat_map(|tally| &tally.disagreements) {
                self.detail(format!("! {told}"));
            }
            for claim in event.claims.iter().filter(|claim| claim.measure == figures.measure) {
                let article = &state.timeline.articles[claim.article];
                let of = claim.of.as_deref().map(|of| format!(" {of}")).unwrap_or_default();
                let by = claim.by.as_deref().map(|by| format!(", according to {by}")).unwrap_or_default();
                let part = if claim.part { ", part of another figure" } else { "" };
                let cite = state.cite(claim.article, claim.span.start).label;
                self.detail(format!("{}{of} ← {cite} \"{}\"{by}{part}", claim.figure(), quoted(article, claim.span)));
            }
        }
    }

    fn remark(&mut self, event: &Event) {
        if event.remark.is_empty() {
            return;
        }
        self.heading("What you noted");
        let remark = &event.remark;
        let mark = if remark.mark { "marked" } else { "" };
        let dated = remark.date.map(|date| format!("dated {}", date.in_words())).unwrap_or_default();
        let parts = [mark.to_owned(), remark.note.clone(), remark.tags_in_words(), dated, remark.split_in_words()];
        parts.into_iter().filter(|part| !part.is_empty()).for_each(|part| self.body(part));
    }

    fn sources(&mut self, state: &State, event: &Event) {
        self.heading("Sources");
        let mut told: Vec<usize> = Vec::new();
        for mention in &event.mentions {
            if told.contains(&mention.article) {
                continue;
            }
            told.push(mention.article);
            let article = &state.timeline.articles[mention.article];
            let title = article.title.as_deref().unwrap_or("untitled");
            let publisher = article.publisher.as_deref().map(|publisher| format!(", {publisher}")).unwrap_or_default();
            self.body(format!("{}: {title}{publisher}, {}", article.id, published(state, mention)));
            for reason in state.timeline.published.get(mention.article).into_iter().flat_map(|publication| &publication.why) {
                self.detail(reason);
            }
            if let Some(original) = &article.digest_of {
                self.detail(format!("a digest of: {original}"));
            }
        }
    }
}

/// The words with which a passage says where, each in quotes; empty where it does not say.
fn where_words(article: &Article, mention: &Mention, place: &str) -> String {
    let lit = mention.lit.iter().filter(|lit| lit.meaning == Meaning::Where).map(|lit| quoted(article, lit.span));
    let mut words: Vec<String> = lit.collect();
    // Named in another part of the sentence.
    if words.is_empty() && quoted(article, mention.span).contains(place) {
        words.push(place.to_owned());
    }
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

fn quoted(article: &Article, words: crate::text::Span) -> String {
    words.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// `35.83 N 10.64 E`.
pub(super) fn degrees(north: f64, east: f64) -> String {
    let (latitude, longitude) = (if north < 0.0 { "S" } else { "N" }, if east < 0.0 { "W" } else { "E" });
    format!("{:.2} {latitude} {:.2} {longitude}", north.abs(), east.abs())
}
