//! What the reports of an event say of it, gathered for the claims pane.

use std::cmp::Reverse;

use super::State;
use crate::{
    time::{Interval, weekday_name},
    timeline::{Claim, Event, How, Measure, Mention, Toll},
};

/// A place in an article, as the screen cites it: `bbc-0627:12`, the line counted in the file from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cite {
    pub article: usize,
    pub line: usize,
    pub label: String,
}

/// A figure, and who states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// `38`, `20 tourists`, `50+`.
    pub text: String,
    /// One for each article that states it.
    pub cites: Vec<Cite>,
    /// Part of another figure.
    pub part: bool,
    /// Who says so, as the first article that tells names them.
    pub by: Option<String>,
    /// Of whom, where all who state it say the same.
    pub(super) of: Option<String>,
    pub(super) least: u64,
    pub(super) most: Option<u64>,
}

/// All figures of one measure, the most reported first, of those the greatest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    pub measure: Measure,
    pub figures: Vec<Figure>,
    /// They cannot all hold.
    pub conflict: bool,
    /// What the reports together allow.
    pub toll: Option<Toll>,
}

/// What the claims pane says of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// In English, as finely as it is known.
    pub when: String,
    /// `corrected by you; the reports say June 2015`, where that is so.
    pub corrected: Option<String>,
    /// The words that give the date, where they stand, and when that article was published.
    pub dated_by: Option<(String, Cite, String)>,
    /// `Sousse, Tunisia`; empty where no place is known.
    pub place: String,
    /// Groups with their roles, then people.
    pub who: Vec<String>,
    /// Those that conflict first.
    pub figures: Vec<Figures>,
    /// Measures that no report states, and those of whose silence it can be told.
    pub silences: Vec<(Measure, Vec<Cite>)>,
    pub reports: usize,
    /// What the user notes of it, if anything: the note, the tags.
    pub remark: Option<(String, String)>,
    /// What was taken out of it, or that it was taken out.
    pub split: String,
}

/// A row of the claims pane.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactRow {
    When,
    /// The words that give the date.
    DatedBy,
    /// Both of these.
    WhenDatedBy,
    Where,
    Who,
    /// Where and who together.
    Scene,
    /// All figures of a measure, a place in [`Facts::figures`].
    Measure(usize),
    /// One of them.
    Figure(usize, usize),
    /// A measure of which nothing is told, a place in [`Facts::silences`].
    Silence(usize),
    /// What the user notes of it.
    Remark,
}

/// A pane lower than this says what it can on few rows.
const ROOMY: u16 = 5;

impl Facts {
    /// The rows of a pane of some height, the most telling first.
    pub fn rows(&self, height: u16) -> Vec<FactRow> {
        let measures = 0..self.figures.len();
        if height < ROOMY {
            let first = measures.clone().take(1).map(FactRow::Measure);
            let rest = measures.skip(1).map(FactRow::Measure);
            let mut rows: Vec<FactRow> = match self.figures.is_empty() {
                false => first.chain([FactRow::WhenDatedBy, FactRow::Scene]).chain(rest).collect(),
                true => vec![FactRow::Scene, FactRow::WhenDatedBy],
            };
            // What the user wrote goes before what is only told again below; beside a date of the user's it stands on that row.
            match (&self.remark, &self.corrected) {
                (Some(_), None) => rows.insert(1, FactRow::Remark),
                (None, _) if !self.split.is_empty() => rows.push(FactRow::Remark),
                _ => {}
            }
            return rows;
        }
        let mut rows = vec![FactRow::When];
        if self.dated_by.is_some() {
            rows.push(FactRow::DatedBy);
        }
        rows.push(FactRow::Where);
        if !self.who.is_empty() {
            rows.push(FactRow::Who);
        }
        rows.extend(measures.flat_map(|measure| (0..self.figures[measure].figures.len()).map(move |at| FactRow::Figure(measure, at))));
        rows.extend((0..self.silences.len()).map(FactRow::Silence));
        if self.remark.is_some() || !self.split.is_empty() {
            rows.push(FactRow::Remark);
        }
        rows
    }
}

/// Gathers them for an event; `mention` is the one whose passage is on view: its words for the date go first.
pub fn facts(state: &State, event: &Event, mention: usize) -> Facts {
    let mut figures: Vec<Figures> = Measure::ALL.into_iter().filter_map(|measure| figures_of(state, event, measure)).collect();
    figures.sort_by_key(|figures| !figures.conflict);
    let on_view = event.mentions.get(mention).into_iter();
    // The words on view, unless another report's words fit the date of the event more closely.
    let dated_by = on_view
        .chain(&event.mentions)
        .filter_map(|mention| Some((mention, mention.when.as_ref()?)))
        .filter_map(|(mention, dating)| Some((mention, dating.expression?, dating)))
        .min_by_key(|(_, _, dating)| dating.interval.days().unwrap_or(i64::MAX))
        .map(|(mention, words, _)| {
            let article = &state.timeline.articles[mention.article];
            let quoted = words.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
            (quoted, state.cite(mention.article, words.start), published_near(state, mention, event.when.as_ref()))
        });
    Facts {
        when: event.when.as_ref().map_or_else(|| "not known".to_owned(), date_in_words),
        corrected: event.corrected_in_words(),
        dated_by,
        place: event.place().map(|place| place.full_name()).unwrap_or_default(),
        who: who(event),
        silences: silences(state, event),
        figures,
        reports: event.reports(),
        remark: Some((event.remark.note.clone(), event.remark.tags_in_words())).filter(|(note, tags)| !note.is_empty() || !tags.is_empty()),
        split: match event.split_from() {
            Some(_) => "taken out of another event by you".to_owned(),
            None => event.remark.split_in_words(),
        },
    }
}

fn who(event: &Event) -> Vec<String> {
    let groups = event.groups.iter().map(|group| group.in_words(event.kind));
    groups.chain(event.people.iter().map(|person| person.name.clone())).collect()
}

fn silences(state: &State, event: &Event) -> Vec<(Measure, Vec<Cite>)> {
    let cites = |measure: Measure| {
        let silent = event.silences.iter().filter(move |silence| silence.measure == measure);
        silent.map(|silence| state.cite(silence.article, silence.span.start)).collect()
    };
    event.unstated().into_iter().map(|measure| (measure, cites(measure))).collect()
}

fn figures_of(state: &State, event: &Event, measure: Measure) -> Option<Figures> {
    let mut figures: Vec<Figure> = Vec::new();
    for claim in event.claims.iter().filter(|claim| claim.measure == measure) {
        let cite = state.cite(claim.article, claim.span.start);
        // One figure for all who state it, whether they say of whom or not; but 20 tourists are not 20 soldiers.
        let is_same = |figure: &&mut Figure| {
            (figure.least, figure.most, figure.part) == (claim.min, claim.max, claim.part)
                && (figure.of == claim.of || figure.of.is_none() || claim.of.is_none())
        };
        match figures.iter_mut().find(is_same) {
            Some(figure) => {
                if figure.of != claim.of {
                    (figure.of, figure.text) = (None, claim.figure());
                }
                figure.by = figure.by.take().or_else(|| claim.by.clone());
                if !figure.cites.iter().any(|other| other.article == cite.article) {
                    figure.cites.push(cite);
                }
            }
            None => figures.push(Figure {
                text: figure_text(claim),
                of: claim.of.clone(),
                least: claim.min,
                most: claim.max,
                cites: vec![cite],
                part: claim.part,
                by: claim.by.clone(),
            }),
        }
    }
    figures.sort_by_key(|figure| (figure.part, Reverse(figure.cites.len()), Reverse(figure.least)));
    let toll = state.timeline.tolls(event).into_iter().find(|toll| toll.measure == measure);
    (!figures.is_empty()).then(|| Figures { measure, figures, conflict: event.conflicts.contains(&measure), toll })
}

fn figure_text(claim: &Claim) -> String {
    claim.in_words()
}

/// `Fri 26 June 2015` for a day, else as [`Interval::in_words`] has it.
pub(crate) fn date_in_words(interval: &Interval) -> String {
    match interval.as_day() {
        Some(day) => format!("{} {}", &weekday_name(day)[..3], interval.in_words()),
        None => interval.in_words(),
    }
}

/// When the article of a mention was published, and how that is known.
pub(super) fn published(state: &State, mention: &Mention) -> String {
    match state.timeline.published.get(mention.article) {
        Some(publication) => match (&publication.interval, publication.how) {
            (Some(interval), how) if how != How::Unknown => format!("published {} ({})", date_in_words(interval), how.name()),
            _ => "publication date not known".to_owned(),
        },
        None => "publication date not known".to_owned(),
    }
}

/// As [`published`], without the year where it is that of the event.
fn published_near(state: &State, mention: &Mention, when: Option<&Interval>) -> String {
    let text = published(state, mention);
    match when.and_then(Interval::latest).map(|latest| format!(" {} (", chrono::Datelike::year(&latest))) {
        Some(year) => text.replacen(&year, " (", 1),
        None => text,
    }
}

impl State {
    pub(crate) fn cite(&self, article: usize, byte: usize) -> Cite {
        let line = self.file_line(article, byte);
        let id = self.timeline.articles.get(article).map_or("?", |article| article.id.as_str());
        Cite { article, line, label: format!("{id}:{line}") }
    }

    /// How far the claims pane can be scrolled.
    pub(super) fn last_claims_top(&self) -> usize {
        let height = self.geometry.claims.height;
        let rows = self.selected_event().map_or(0, |event| facts(self, event, self.report).rows(height).len());
        rows.saturating_sub(height.into())
    }
}
