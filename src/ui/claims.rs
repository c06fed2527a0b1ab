//! The claims of the selected event: figures by measure with who states them, and what its date rests on.

use super::{
    header::counted,
    pen::{Pen, Piece},
    theme::Role,
};
use crate::{
    app::{Area, Cite, Command, FactRow, Facts, Figure, Figures, Key, Pane, State, facts, width_of},
    timeline::{Meaning, Measure, Toll},
};

/// Columns for the name of a fact: `killed`, `when`.
const LABEL: usize = 8;

/// Draws the pane; returns where the cursor belongs while the pane has the keys.
pub fn draw(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let (title, area) = (state.geometry.claims_title, state.geometry.claims);
    if area.is_empty() {
        return None;
    }
    let focused = state.focus == Pane::Claims;
    let Some(event) = state.selected_event() else {
        pen.title(title, &["claims".to_owned()], focused);
        return None;
    };
    let facts = facts(state, event, state.report);
    let mut titles = vec!["claims".to_owned(), counted(facts.reports, "report")];
    if area.width >= 60 && area.height >= 5 {
        titles.push(event.title.clone());
    }
    pen.title(title, &titles, focused);
    let rows = facts.rows(area.height);
    let top = state.claims_top.min(rows.len().saturating_sub(area.height.into()));
    for (y, row) in (area.y..area.y + area.height).zip(&rows[top..]) {
        let line = match *row {
            FactRow::When => when(&facts),
            FactRow::DatedBy => [vec![label("")], dated_by(&facts)].concat(),
            FactRow::WhenDatedBy if facts.corrected.is_some() && facts.remark.is_some() => {
                [when(&facts), vec![("   ".to_owned(), Role::Plain)], noted(pen, &facts)].concat()
            }
            FactRow::WhenDatedBy => [when(&facts), vec![from(pen, &facts)], dated_by(&facts), why(state)].concat(),
            FactRow::Where => vec![label("where"), (known(facts.place.clone()), Role::Lit(Meaning::Where))],
            FactRow::Who => vec![label("who"), (facts.who.join(", "), Role::Lit(Meaning::Who))],
            FactRow::Scene => scene(&facts),
            FactRow::Measure(at) => measure(pen, &facts.figures[at]),
            FactRow::Remark => [vec![label("note")], noted(pen, &facts)].concat(),
            FactRow::Silence(at) => silence(&facts.silences[at], area.width),
            FactRow::Figure(at, figure) => one_figure(pen, &facts.figures[at], figure, area.width),
        };
        pen.line(Area { y, height: 1, ..area }, &line);
    }
    focused.then_some((area.x, area.y))
}

fn label(text: &str) -> Piece {
    // "arrested" fills the column, "killed or wounded" is wider than it: the figure still stands apart.
    let gap = if width_of(text) >= LABEL { " " } else { "" };
    (format!("{text:LABEL$}{gap}"), Role::Dim)
}

fn known(text: String) -> String {
    if text.is_empty() { "not known".to_owned() } else { text }
}

/// Where and who on one line.
fn scene(facts: &Facts) -> Vec<Piece> {
    vec![
        label("where"),
        (known(facts.place.clone()), Role::Plain),
        ("   who ".to_owned(), Role::Dim),
        (known(facts.who.join(", ")), Role::Plain),
    ]
}

/// All figures of a measure on one line: `killed 38 ▇▇▇ 3  a:12 b:4   39 ▇ 1  c:9`.
fn measure(pen: &Pen, figures: &Figures) -> Vec<Piece> {
    let mut line = vec![label(figures.measure.name())];
    for (at, figure) in figures.figures.iter().enumerate() {
        if at > 0 {
            line.push(("   ".to_owned(), Role::Plain));
        }
        line.push((figure.text.clone(), figure_role(figures, figure)));
        line.push((format!(" {} {}  ", bar(pen, figure), figure.cites.len()), Role::Plain));
        line.push((cites(&figure.cites, 2), Role::Dim));
    }
    line
}

fn bar(pen: &Pen, figure: &Figure) -> String {
    pen.theme.glyphs.full.repeat(figure.cites.len().min(12))
}

/// The first few, and how many more.
fn cites(cites: &[Cite], most: usize) -> String {
    let mut named: Vec<String> = cites.iter().take(most).map(|cite| cite.label.clone()).collect();
    if cites.len() > most {
        named.push(format!("+{}", cites.len() - most));
    }
    named.join(" ")
}

fn when(facts: &Facts) -> Vec<Piece> {
    let corrected = facts.corrected.as_ref().map(|said| format!(", {said}")).unwrap_or_default();
    vec![label("when"), (facts.when.clone(), Role::Lit(Meaning::When)), (corrected, Role::Title)]
}

fn from(pen: &Pen, facts: &Facts) -> Piece {
    let arrow = if facts.dated_by.is_some() { format!(" {} ", pen.theme.glyphs.from) } else { String::new() };
    (arrow, Role::Plain)
}

/// The words that give the date: `"Friday" bbc:12, published Sat 27 June (stated)`.
fn dated_by(facts: &Facts) -> Vec<Piece> {
    let Some((words, cite, published)) = &facts.dated_by else { return Vec::new() };
    vec![(format!("\"{words}\" "), Role::Plain), (cite.label.clone(), Role::Dim), (format!(", {published}"), Role::Plain)]
}

/// Which key tells more.
fn why(state: &State) -> Vec<Piece> {
    let key = state.keymap.keys(Command::Why).first().map(Key::label).unwrap_or_default();
    vec![(format!("   {key}: why"), Role::Dim)]
}

/// One figure of a measure: `killed  38 ▇▇▇ 3  reports disagree  a:12 b:4 c:9`.
fn one_figure(pen: &Pen, of: &Figures, at: usize, width: u16) -> Vec<Piece> {
    let figure = &of.figures[at];
    let figure_width = of.figures.iter().map(|figure| width_of(&figure.text)).max().unwrap_or(0);
    let bar_width = of.figures.iter().map(|figure| figure.cites.len().min(12)).max().unwrap_or(0);
    let pad = " ".repeat(figure_width - width_of(&figure.text));
    let bar = format!("{:bar_width$}", bar(pen, figure));
    let note = match (of.conflict && at == 0, figure.part) {
        (true, _) => format!("reports disagree{}  ", of.toll.as_ref().map(toll).unwrap_or_default()),
        (_, true) => "part of another figure  ".to_owned(),
        _ => String::new(),
    };
    let by = figure.by.as_ref().filter(|_| width >= ROOMY).map(|by| format!("  said {by}")).unwrap_or_default();
    vec![
        label(if at == 0 { of.measure.name() } else { "" }),
        (figure.text.clone(), figure_role(of, figure)),
        (format!("{pad} {bar} {}  ", figure.cites.len()), Role::Plain),
        (note, if figure.part { Role::Dim } else { Role::Conflict }),
        (cites(&figure.cites, usize::from(width / 24).max(1)), Role::Dim),
        (by, Role::Dim),
    ]
}

/// `wounded none told of  a:12`.
fn silence((measure, silent): &(Measure, Vec<Cite>), width: u16) -> Vec<Piece> {
    vec![label(measure.name()), ("none told of  ".to_owned(), Role::Plain), (cites(silent, usize::from(width / 24).max(1)), Role::Dim)]
}

/// Columns from which on a figure's row says who states it.
const ROOMY: u16 = 72;

/// `✎ check the 39   #verify   1 report taken out by you`.
fn noted(pen: &Pen, facts: &Facts) -> Vec<Piece> {
    let (note, tags) = facts.remark.clone().unwrap_or_default();
    let apart = |text: &str| if text.is_empty() { String::new() } else { format!("{text}   ") };
    let note = if note.is_empty() { note } else { format!("{} {note}", pen.theme.glyphs.note) };
    vec![(apart(&note), Role::Title), (apart(&tags), Role::Plain), (facts.split.clone(), Role::Plain)]
}

/// `: 38 to 39, best 38`.
fn toll(toll: &Toll) -> String {
    let high = toll.high.map_or_else(|| "more".to_owned(), |high| high.to_string());
    format!(": {} to {high}, best {}", toll.low, toll.best)
}

fn figure_role(of: &Figures, figure: &Figure) -> Role {
    if of.conflict && !figure.part { Role::Conflict } else { Role::Lit(Meaning::Figure) }
}
