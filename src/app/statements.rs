//! The claims of an event one by one: who reported what and when, by measure, with what cannot both hold and how the toll rose.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;

use super::{Area, Cite, Line, LineKind, Screen, State, facts};
use crate::{
    text::Span,
    time::Interval,
    timeline::{Claim, Event, Measure, Toll, disagreements, totals},
};

/// A figure in an article, or, without a claim, that the article tells of none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    pub measure: Measure,
    /// Place in the claims of the event; `None` for a silence.
    pub claim: Option<usize>,
    /// `38`, `20 tourists`, `none told of`.
    pub figure: String,
    /// Who says so, where the article names them.
    pub by: Option<String>,
    pub article: usize,
    /// The words that state it.
    pub words: Span,
    pub cite: Cite,
    /// Publication of the article, as short as it can be told.
    pub published: String,
    /// The words, on one line.
    pub quote: String,
    /// A part of the figure above it.
    pub part: bool,
    /// Another figure cannot hold beside it.
    pub contested: bool,
}

/// What stands above the statements of a measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    pub measure: Measure,
    pub toll: Option<Toll>,
    /// `cannot both hold: 38 (a:12) and 39 (b:9)`.
    pub disagreements: Vec<String>,
    /// These and the history as rows of the page; whether one begins a disagreement.
    pub told: Vec<(Begins, String)>,
    /// Each figure, how many reports give it, whether it is contested.
    pub bars: Vec<(String, usize, bool)>,
    /// The totals in order of report: `27 Jun 37`, `28 Jun 38`.
    pub history: Vec<String>,
}

/// What a row of text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    Disagreement,
    History,
    /// It goes on with the row above.
    Nothing,
}

/// A row of the page of claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClaimRow {
    Blank,
    /// A row of what the user notes of the event.
    Noted(usize),
    /// Name, low, best and high of a tally.
    Measure(usize),
    /// A row of what is told of a tally: what cannot both hold, the history.
    Told(usize, usize),
    Bar(usize, usize),
    Statement(usize),
}

/// All claims of an event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Statements {
    /// What the user notes of the event, as it fits the page.
    pub noted: Vec<String>,
    pub tallies: Vec<Tally>,
    /// In the order of the page.
    pub statements: Vec<Statement>,
    pub rows: Vec<ClaimRow>,
}

impl Statements {
    /// The row on which a statement stands.
    fn row_of(&self, statement: usize) -> usize {
        self.rows.iter().position(|row| *row == ClaimRow::Statement(statement)).unwrap_or(0)
    }
}

/// Gathers the claims of an event.
pub fn statements(state: &State, event: &Event) -> Statements {
    let mut out = Statements::default();
    if !event.remark.is_empty() {
        let line = Line { hang: 6, ..Line::new(LineKind::Body, 0, format!("note  {}", event.remark.in_words())) };
        out.noted = line.wrapped(state.geometry.page.width).into_iter().map(|row| row.text).collect();
        out.rows.extend((0..out.noted.len()).map(ClaimRow::Noted));
    }
    // The measures in the order of the pane: those in conflict first.
    let facts = facts(state, event, state.report);
    for figures in &facts.figures {
        let measure = figures.measure;
        let pairs = disagreements(&event.claims, measure);
        let contested: BTreeSet<_> =
            pairs.iter().flat_map(|pair| pair.one.iter().chain(&pair.other)).map(|at| figure_key(&event.claims[*at])).collect();
        let tally = out.tallies.len();
        out.open_measure(tally);
        let told = |side: &[usize]| state.side(event, measure, side);
        let sentences: Vec<String> =
            pairs.iter().map(|pair| format!("cannot both hold: {} and {}", told(&pair.one), told(&pair.other))).collect();
        let room = state.geometry.page.width.saturating_sub(4).max(10);
        let mut told = rows_of(Begins::Disagreement, &sentences, room);
        out.rows.extend((0..told.len()).map(|at| ClaimRow::Told(tally, at)));
        let whole = figures.figures.iter().filter(|figure| !figure.part);
        let bars: Vec<(String, usize, bool)> = whole
            .map(|figure| (figure.text.clone(), figure.cites.len(), figures.conflict && contested.iter().any(|key| figure.has(key))))
            .collect();
        // Of a single figure the row of its statement says all; on a low screen the statements go first.
        let has_room = state.geometry.page.height >= 14;
        if has_room && (bars.len() > 1 || bars.iter().any(|bar| bar.1 > 1)) {
            out.rows.extend((0..bars.len()).map(|at| ClaimRow::Bar(tally, at)));
        }
        let history = state.history(event, measure);
        if history.len() > 1 {
            let first = told.len();
            told.extend(rows_of(Begins::History, &[format!("as reported  {}", history.join(" → "))], room));
            out.rows.extend((first..told.len()).map(|at| ClaimRow::Told(tally, at)));
        }
        for at in state.in_order_of_report(event, measure) {
            let claim = &event.claims[at];
            out.rows.push(ClaimRow::Statement(out.statements.len()));
            let contested = !claim.part && contested.contains(&figure_key(claim));
            let said = state.statement(claim.measure, claim.in_words(), claim.article, claim.span);
            out.statements.push(Statement { claim: Some(at), by: claim.by.clone(), part: claim.part, contested, ..said });
        }
        out.tallies.push(Tally { measure, toll: figures.toll, disagreements: sentences, told, bars, history });
    }
    for measure in event.unstated() {
        let tally = out.tallies.len();
        out.open_measure(tally);
        for silence in event.silences.iter().filter(|silence| silence.measure == measure) {
            out.rows.push(ClaimRow::Statement(out.statements.len()));
            out.statements.push(state.statement(measure, "none told of".to_owned(), silence.article, silence.span));
        }
        out.tallies.push(Tally { measure, toll: None, disagreements: Vec::new(), told: Vec::new(), bars: Vec::new(), history: Vec::new() });
    }
    out
}

/// Sentences as rows of a page.
fn rows_of(begins: Begins, sentences: &[String], room: u16) -> Vec<(Begins, String)> {
    let rows = |sentence: &String| {
        let rows = Line { hang: 0, ..Line::new(LineKind::Body, 0, sentence.as_str()) }.wrapped(room);
        rows.into_iter().enumerate().map(move |(at, row)| (if at == 0 { begins } else { Begins::Nothing }, row.text))
    };
    sentences.iter().flat_map(rows).collect()
}

impl Statements {
    fn open_measure(&mut self, tally: usize) {
        if !self.rows.is_empty() {
            self.rows.push(ClaimRow::Blank);
        }
        self.rows.push(ClaimRow::Measure(tally));
    }
}

type FigureKey = (Option<String>, u64, Option<u64>, bool);

fn figure_key(claim: &Claim) -> FigureKey {
    (claim.of.as_deref().map(str::to_lowercase), claim.min, claim.max, claim.about)
}

impl super::Figure {
    fn has(&self, key: &FigureKey) -> bool {
        (self.least, self.most) == (key.1, key.2) && (key.0.is_none() || self.of.as_deref().map(str::to_lowercase) == key.0)
    }
}

impl State {
    /// What an article says of a measure in some of its words, as no claim of the event yet.
    fn statement(&self, measure: Measure, figure: String, article: usize, words: Span) -> Statement {
        let text = self.timeline.articles.get(article).map_or("", |article| article.text.as_str());
        Statement {
            measure,
            claim: None,
            figure,
            by: None,
            article,
            words,
            cite: self.cite(article, words.start),
            published: self.publication(article).map_or_else(|| "not known".to_owned(), |when| short_day(&when)),
            quote: words.of(text).split_whitespace().collect::<Vec<_>>().join(" "),
            part: false,
            contested: false,
        }
    }

    fn publication(&self, article: usize) -> Option<Interval> {
        self.timeline.published.get(article)?.interval
    }

    /// One side of a disagreement: its figures, their sum where there are several, and where they stand.
    fn side(&self, event: &Event, measure: Measure, side: &[usize]) -> String {
        let claims: Vec<&Claim> = side.iter().map(|at| &event.claims[*at]).collect();
        let mut words = claims.iter().map(|claim| claim.in_words()).collect::<Vec<_>>().join(" + ");
        if claims.len() > 1 {
            words.push_str(&format!(" = {}", claims.iter().map(|claim| claim.min).sum::<u64>()));
        }
        let Some(first) = claims.first() else { return words };
        let key = figure_key(first);
        let articles: BTreeSet<usize> = event
            .claims
            .iter()
            .filter(|claim| claims.len() == 1 && claim.measure == measure && !claim.part && figure_key(claim) == key)
            .map(|claim| claim.article)
            .collect();
        let more = if articles.len() > 1 { format!(" +{}", articles.len() - 1) } else { String::new() };
        format!("{words} ({}{more})", self.cite(first.article, first.span.start).label)
    }

    /// The claims of a measure as they came out: by publication, each article in the order of its text, parts after their whole.
    fn in_order_of_report(&self, event: &Event, measure: Measure) -> Vec<usize> {
        let mut order: Vec<usize> = (0..event.claims.len()).filter(|at| event.claims[*at].measure == measure).collect();
        let day = |article: usize| self.publication(article).and_then(|when| when.latest());
        order.sort_by_key(|at| {
            let claim = &event.claims[*at];
            // An article without a date comes last.
            (day(claim.article).is_none(), day(claim.article), claim.article, claim.part, claim.span)
        });
        order
    }

    /// The totals in order of report, a day's equal ones once.
    fn history(&self, event: &Event, measure: Measure) -> Vec<String> {
        let mut by_day: BTreeMap<(bool, Option<chrono::NaiveDate>), Vec<String>> = BTreeMap::new();
        let mut names: BTreeMap<(bool, Option<chrono::NaiveDate>), String> = BTreeMap::new();
        for (article, claim) in totals(&event.claims, measure) {
            let when = self.publication(article);
            let day = when.and_then(|when| when.latest());
            let key = (day.is_none(), day);
            names.entry(key).or_insert_with(|| when.map_or_else(|| "date not known".to_owned(), |when| short_day(&when)));
            let figures = by_day.entry(key).or_default();
            if !figures.contains(&claim.figure()) {
                figures.push(claim.figure());
            }
        }
        // The year of the event goes without saying.
        let year = event.when.and_then(|when| when.latest()).map(|day| format!(" {}", day.year())).unwrap_or_default();
        let short = |name: &str| name.strip_suffix(year.as_str()).unwrap_or(name).to_owned();
        by_day.iter().map(|(key, figures)| format!("{}: {}", short(&names[key]), figures.join(" and "))).collect()
    }

    /// The selected event's claims, one by one.
    pub(crate) fn statements(&self) -> Statements {
        self.selected_event().map(|event| statements(self, event)).unwrap_or_default()
    }

    /// Where the rows of claims and the words of the chosen one stand on the page.
    pub(crate) fn statement_parts(&self) -> (Area, Area) {
        let page = self.geometry.page;
        let detail = match page.height {
            24.. => 7,
            14.. => 5,
            9.. => 3,
            _ => 0,
        };
        let rows = Area { height: page.height - detail, ..page };
        (rows, Area { y: rows.y + rows.height, height: detail, ..page })
    }

    pub(super) fn open_statements(&mut self) {
        if self.screens.last() == Some(&Screen::Claims) {
            return self.close_screen();
        }
        let Some(event) = self.selected_event() else {
            self.notice = Some("no event is selected".to_owned());
            return;
        };
        if event.claims.is_empty() && event.silences.is_empty() {
            self.notice = Some("no report of this event gives a figure".to_owned());
            return;
        }
        self.open_screen(Screen::Claims);
        self.choose_statement(0);
    }

    /// The statement the cursor is on.
    pub(super) fn chosen_statement(&self) -> Option<Statement> {
        let mut all = self.statements().statements;
        let at = self.statement.min(all.len().checked_sub(1)?);
        Some(all.swap_remove(at))
    }

    pub(super) fn choose_statement(&mut self, at: usize) {
        let all = self.statements();
        self.statement = at.min(all.statements.len().saturating_sub(1));
        let row = all.row_of(self.statement);
        let height = usize::from(self.statement_parts().0.height).max(1);
        // What stands above the first statement of all, or of a measure, comes on view with it.
        let above = all.rows[..row].iter().rev().take_while(|row| !matches!(row, ClaimRow::Statement(_))).count();
        let first = row - above.min(height - 1);
        self.page_top = self.page_top.clamp((row + 1).saturating_sub(height).min(first), first);
    }

    /// Moves by statements.
    pub(super) fn turn_statement(&mut self, count: isize) {
        let before = self.statement;
        self.choose_statement(before.saturating_add_signed(count));
        if self.statement == before {
            self.notice = Some(format!("this is the {} claim", if count < 0 { "first" } else { "last" }));
        }
    }

    /// The next statement that is contested, or, where `article` is asked for, of another article.
    pub(super) fn turn_statement_where(&mut self, count: isize, article: bool) {
        let all = self.statements().statements;
        let Some(now) = all.get(self.statement) else { return };
        let fits = |other: &Statement| if article { other.article != now.article } else { other.contested };
        let places: Vec<usize> = (0..all.len()).filter(|at| *at != self.statement && fits(&all[*at])).collect();
        let after = places.partition_point(|at| *at < self.statement);
        let Some(length) = std::num::NonZero::new(places.len() as isize) else {
            let what = if article { "all claims are of one article" } else { "no other figure is contested" };
            self.notice = Some(what.to_owned());
            return;
        };
        let step = if count > 0 { count - 1 } else { count };
        self.choose_statement(places[(after as isize + step).rem_euclid(length.get()) as usize]);
    }

    /// Opens the source at the words of the chosen statement.
    pub(super) fn open_statement(&mut self) {
        let Some(chosen) = self.chosen_statement() else { return };
        self.remember();
        self.report = self.report_of(&chosen).unwrap_or(self.report);
        self.open_screen(Screen::Source);
        self.spot = Some(chosen.words);
        self.bring_byte_on_view(chosen.words.start);
    }

    /// Which mention of the selected event a statement stands in.
    pub(super) fn report_of(&self, statement: &Statement) -> Option<usize> {
        let mentions = self.selected_event().map_or(&[][..], |event| &event.mentions);
        let in_article = || mentions.iter().enumerate().filter(|(_, mention)| mention.article == statement.article);
        let report = in_article()
            .find(|(_, mention)| mention.claims.iter().any(|claim| claim.span == statement.words))
            .or_else(|| in_article().find(|(_, mention)| mention.span.contains(statement.words)))
            .or_else(|| in_article().next());
        report.map(|(report, _)| report)
    }
}

/// `27 Jun 2015` for a day, `28 Jun – 3 Jul 2015` for one day in there, `June 2015` for what has a name.
fn short_day(when: &Interval) -> String {
    let written = |day: chrono::NaiveDate| day.format("%-d %b %Y").to_string();
    match (when.as_day(), when.exact_unit(), when.earliest().zip(when.latest())) {
        (Some(day), ..) => written(day),
        (_, None, Some((first, last))) if first.year() == last.year() => format!("{}–{}", first.format("%-d %b"), written(last)),
        (_, None, Some((first, last))) => format!("{}–{}", written(first), written(last)),
        _ => when.in_words(),
    }
}
