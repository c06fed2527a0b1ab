//! The claims of the selected event: figures by measure with who states them, and what its date rests on.

use super::{
    header::counted,
    pen::{Pen, Piece},
    theme::Role,
};
use crate::{
    app::{Area, Cite, Facts, Figure, Figures, Key, Pane, State, facts, width_of},
    timeline::Meaning,
};

/// Columns for the name of a fact: `killed`, `when`.
const LABEL: usize = 8;

pub fn draw(state: &State, pen: &mut Pen) {
    let (title, area) = (state.geometry.claims_title, state.geometry.claims);
    if area.is_empty() {
        return;
    }
    let Some(event) = state.selected_event() else {
        pen.title(title, &["claims".to_owned()], state.focus == Pane::Claims);
        return;
    };
    let facts = facts(state, event, state.report);
    let mut titles = vec!["claims".to_owned(), counted(facts.reports, "report")];
    if area.width >= 60 && area.height >= 5 {
        titles.push(event.title.clone());
    }
    pen.title(title, &titles, state.focus == Pane::Claims);
    let lines = if area.height < 5 { compact(state, pen, &facts) } else { full(state, pen, &facts, area.width) };
    let top = state.claims_top.min(lines.len().saturating_sub(area.height.into()));
    for (y, line) in (area.y..area.y + area.height).zip(&lines[top..]) {
        pen.line(Area { y, height: 1, ..area }, line);
    }
}

fn label(text: &str) -> Piece {
    (format!("{text:LABEL$}"), Role::Dim)
}

/// The foremost measure, the date, then the rest, a line each.
fn compact(state: &State, pen: &Pen, facts: &Facts) -> Vec<Vec<Piece>> {
    let mut figures = facts.figures.iter().map(|figures| measure(pen, figures));
    let mut lines = Vec::new();
    let scene = scene(facts);
    match figures.next() {
        Some(first) => lines.extend([first, when(state, pen, facts), scene]),
        None => lines.extend([scene, when(state, pen, facts)]),
    }
    lines.extend(figures);
    lines
}

/// Where and who on one line.
fn scene(facts: &Facts) -> Vec<Piece> {
    let known = |text: String| if text.is_empty() { "not known".to_owned() } else { text };
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
        let role = if figures.conflict && !figure.part { Role::Conflict } else { Role::Lit(Meaning::Figure) };
        line.push((figure.text.clone(), role));
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

/// The date, and the words that give it: `26 June 2015 ← "Friday" bbc:12, published Sat 27 June 2015 (stated)`.
fn when(state: &State, pen: &Pen, facts: &Facts) -> Vec<Piece> {
    let mut line = vec![label("when"), (facts.when.clone(), Role::Lit(Meaning::When))];
    if let Some((words, cite, published)) = &facts.dated_by {
        line.push((format!(" {} \"{words}\" ", pen.theme.glyphs.from), Role::Plain));
        line.push((cite.label.clone(), Role::Dim));
        line.push((format!(", {published}"), Role::Plain));
    }
    let why = state.keymap.keys(crate::app::Command::Why).first().map(Key::label).unwrap_or_default();
    line.push((format!("   {why}: why"), Role::Dim));
    line
}

/// A line for each fact and each figure.
fn full(state: &State, pen: &Pen, facts: &Facts, width: u16) -> Vec<Vec<Piece>> {
    let mut lines = vec![when(state, pen, facts)];
    lines.push(vec![
        label("where"),
        (if facts.place.is_empty() { "not known".to_owned() } else { facts.place.clone() }, Role::Lit(Meaning::Where)),
    ]);
    if !facts.who.is_empty() {
        lines.push(vec![label("who"), (facts.who.join(", "), Role::Lit(Meaning::Who))]);
    }
    for figures in &facts.figures {
        let figure_width = figures.figures.iter().map(|figure| width_of(&figure.text)).max().unwrap_or(0);
        let bar_width = figures.figures.iter().map(|figure| figure.cites.len().min(12)).max().unwrap_or(0);
        let name = figures.measure.name();
        for (at, figure) in figures.figures.iter().enumerate() {
            let role = if figures.conflict && !figure.part { Role::Conflict } else { Role::Lit(Meaning::Figure) };
            let pad = " ".repeat(figure_width - width_of(&figure.text));
            let bar = format!("{:bar_width$}", bar(pen, figure));
            let most = usize::from(width / 24).max(1);
            let note = match (figures.conflict && at == 0, figure.part) {
                (true, _) => "  reports disagree",
                (_, true) => "  part of another figure",
                _ => "",
            };
            lines.push(vec![
                label(if at == 0 { name } else { "" }),
                (figure.text.clone(), role),
                (format!("{pad} {bar} {}  ", figure.cites.len()), Role::Plain),
                (cites(&figure.cites, most), Role::Dim),
                (note.to_owned(), if figure.part { Role::Dim } else { Role::Conflict }),
            ]);
        }
    }
    lines
}
