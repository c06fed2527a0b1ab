//! The claims of the selected event one by one, full screen: what cannot both hold, bars by figure, the toll's history, and a row
//! for each statement; below them the words of the chosen one.

use super::{
    header::counted,
    pen::{Pen, Piece, fit},
    theme::Role,
};
use crate::{
    app::{Area, Begins, ClaimRow, Line, LineKind, State, Statement, Statements, Tally, width_of, wrap},
    text::Span,
    timeline::{Meaning, Toll},
};

/// Columns of a statement's row; 0 leaves one out.
struct Columns {
    figure: u16,
    by: u16,
    cite: u16,
    published: u16,
}

impl Columns {
    fn new(width: u16, all: &[Statement]) -> Self {
        let widest = |text: &dyn Fn(&Statement) -> usize, most: usize| all.iter().map(text).max().unwrap_or(0).min(most) as u16 + 2;
        let cite = |most| widest(&|statement| width_of(&statement.cite.label), most);
        let by = widest(&|statement| statement.by.as_deref().map_or(0, width_of), 24);
        // Who says so has a column where anybody is named.
        let by = if by > 2 { by } else { 0 };
        let figure = |most| widest(&|statement| width_of(&statement.figure) + usize::from(statement.part) * 2, most);
        let published = |most| widest(&|statement| width_of(&statement.published), most);
        match width {
            120.. => Self { figure: figure(34), by, cite: cite(26), published: published(24) },
            76.. => Self { figure: figure(20), by: 0, cite: cite(22), published: published(18) },
            50.. => Self { figure: figure(14), by: 0, cite: cite(20), published: 0 },
            30.. => Self { figure: figure(10), by: 0, cite: cite(16), published: 0 },
            _ => Self { figure: width, by: 0, cite: 0, published: 0 },
        }
    }
}

/// Draws the page; returns where the cursor belongs.
pub fn draw(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let event = state.selected_event()?;
    let all = state.statements();
    let (area, detail) = state.statement_parts();
    let chosen = state.statement.min(all.statements.len().saturating_sub(1));
    let titles = [format!("claims: {}", event.title), counted(all.statements.len(), "statement"), counted(event.reports(), "report")];
    pen.title(state.geometry.page_title, &titles, true);
    let columns = Columns::new(area.width, &all.statements);
    let mut cursor = None;
    for (y, row) in (area.y..area.y + area.height).zip(all.rows.iter().skip(state.page_top)) {
        let line = Area { y, height: 1, ..area };
        if let ClaimRow::Statement(at) = *row {
            statement(pen, line, &columns, &all.statements[at], at == chosen);
            if at == chosen {
                cursor = Some((area.x, y));
            }
        } else {
            let pieces = above(pen, &all, *row);
            pen.line(line, &pieces);
        }
    }
    if let Some(statement) = all.statements.get(chosen) {
        words(state, pen, detail, statement, chosen, all.statements.len());
    }
    cursor.or(Some((area.x, area.y)))
}

/// A row that belongs to a whole measure.
fn above(pen: &Pen, all: &Statements, row: ClaimRow) -> Vec<Piece> {
    let glyphs = pen.theme.glyphs;
    match row {
        ClaimRow::Noted(at) => vec![(all.noted[at].clone(), Role::Title)],
        ClaimRow::Measure(at) => {
            let tally = &all.tallies[at];
            let mut line = vec![(tally.measure.name().to_owned(), Role::Title)];
            line.extend(tally.toll.as_ref().map(|toll| (format!("   {}", range(toll)), Role::Plain)));
            line
        }
        ClaimRow::Told(at, row) => {
            let (begins, text) = &all.tallies[at].told[row];
            let sign = if *begins == Begins::Disagreement { "  ! " } else { "    " };
            let text = if pen.theme.ascii { text.replace('→', "->") } else { text.clone() };
            vec![(sign.to_owned(), Role::Conflict), (text, Role::Plain)]
        }
        ClaimRow::Bar(at, figure) => bar(pen, &all.tallies[at], figure),
        ClaimRow::Blank | ClaimRow::Statement(_) => vec![(glyphs.levels[0].to_owned(), Role::Plain)],
    }
}

/// `low 38, best 38, high 39`.
fn range(toll: &Toll) -> String {
    match toll.high {
        Some(high) if high == toll.low => high.to_string(),
        Some(high) => format!("low {}, best {}, high {high}", toll.low, toll.best),
        None => format!("low {}, best {}, high open", toll.low, toll.best),
    }
}

/// `38 ▇▇▇▇▇▇▇ 7 reports`.
fn bar(pen: &Pen, tally: &Tally, at: usize) -> Vec<Piece> {
    let Some((figure, reports, contested)) = tally.bars.get(at) else { return Vec::new() };
    let widest = tally.bars.iter().map(|bar| width_of(&bar.0)).max().unwrap_or(0).min(30);
    let figure = fit(figure, widest, pen.theme.glyphs.more);
    let pad = " ".repeat(widest.saturating_sub(width_of(&figure)));
    let role = if *contested { Role::Conflict } else { Role::Lit(Meaning::Figure) };
    vec![
        (format!("    {figure}{pad}  "), role),
        (format!("{} ", pen.theme.glyphs.full.repeat((*reports).min(30))), role),
        (counted(*reports, "report"), Role::Plain),
    ]
}

fn statement(pen: &mut Pen, line: Area, columns: &Columns, of: &Statement, chosen: bool) {
    let role = if chosen { Role::Selected } else { Role::Plain };
    let glyphs = pen.theme.glyphs;
    let end = line.x + line.width;
    let sign = if chosen { glyphs.selected } else { " " };
    let mut x = pen.put(line.x, line.y, line.width, sign, role);
    x = pen.put(x, line.y, end.saturating_sub(x), if of.contested { "!" } else { " " }, Role::Conflict);
    let figure = format!("{}{}", if of.part { "  " } else { "" }, of.figure);
    let figure_role = if of.contested {
        Role::Conflict
    } else if chosen {
        Role::Selected
    } else {
        Role::Plain
    };
    let mut column = |width: u16, text: &str, role: Role| {
        if width > 0 && x < end {
            let text = pen.theme.text(text).into_owned();
            let room = (width - 1).min(end - x);
            pen.put(x, line.y, room, &fit(&text, room.into(), glyphs.more), role);
            x = (x + width).min(end);
        }
    };
    column(columns.figure, &figure, figure_role);
    column(columns.by, of.by.as_deref().unwrap_or(""), role);
    // The line is kept whatever the name.
    let line_number = format!(":{}", of.cite.line);
    let name = of.cite.label.strip_suffix(&line_number).unwrap_or(&of.cite.label);
    let room = usize::from(columns.cite).saturating_sub(2 + line_number.len());
    column(columns.cite, &format!("{}{line_number}", fit(name, room, glyphs.more)), role);
    column(columns.published, &of.published, role);
    let quote = format!("\"{}\"", of.quote);
    // The rest of the row is for the words.
    column(line.width + 1, &quote, if chosen { Role::Selected } else { Role::Dim });
}

/// The passage of the chosen statement with its words lit, and where it comes from.
fn words(state: &State, pen: &mut Pen, area: Area, of: &Statement, at: usize, count: usize) {
    if area.height < 2 {
        return;
    }
    let mut titles = vec![format!("claim {} of {count}", at + 1)];
    if of.part {
        titles.push("part of the figure above".to_owned());
    }
    titles.extend(of.by.as_ref().map(|by| format!("said {by}")));
    pen.title(Area { height: 1, ..area }, &titles, false);
    let Some(article) = state.timeline.articles.get(of.article) else { return };
    let source = pen.theme.glyphs.from.to_owned() + " " + &state.citation(of.article, of.words.start);
    let passage = state.sentence_of(of);
    let (before, after) = pen.theme.marks(if of.claim.is_some() { of.measure.name() } else { "figure" });
    let marks = |piece: Span| {
        usize::from(piece.start <= of.words.start && of.words.start < piece.end) * width_of(&before)
            + usize::from(piece.start < of.words.end && of.words.end <= piece.end) * width_of(after)
    };
    let room = usize::from(area.width.saturating_sub(2)).clamp(1, crate::app::READABLE);
    let spans = wrap(&article.text, passage, room, &marks);
    // The source in as many rows as it needs, if two are left for the passage.
    let most = usize::from(area.height).saturating_sub(1 + spans.len().min(2)).max(1);
    let mut source = Line::new(LineKind::Detail, 2, source).wrapped(area.width);
    if source.len() > most {
        let whole = source.iter().map(|row| row.text.as_str()).collect::<Vec<_>>().join(" ");
        source = vec![Line::new(LineKind::Detail, 2, whole)];
    }
    let rows = usize::from(area.height).saturating_sub(1 + source.len());
    // Of a long passage the part with the words.
    let holds = spans.iter().position(|span| span.end > of.words.start).unwrap_or(0);
    let last = spans.iter().position(|span| span.end >= of.words.end).unwrap_or(holds);
    let first = (last + 1).saturating_sub(rows).min(holds);
    for (y, span) in (area.y + 1..).zip(spans.iter().skip(first).take(rows)) {
        let lit = Span::new(of.words.start.clamp(span.start, span.end), of.words.end.clamp(span.start, span.end));
        let text = |span: Span| span.of(&article.text).to_owned();
        let mut line = vec![("  ".to_owned(), Role::Plain), (text(Span::new(span.start, lit.start)), Role::Plain)];
        if !lit.is_empty() {
            let opens = if lit.start == of.words.start { before.as_str() } else { "" };
            let closes = if lit.end == of.words.end { after } else { "" };
            line.push((format!("{opens}{}{closes}", text(lit)), Role::Lit(Meaning::Figure)));
        }
        line.push((text(Span::new(lit.end, span.end)), Role::Plain));
        pen.line(Area { y, height: 1, ..area }, &line);
    }
    let height = (source.len() as u16).min(area.height - 1);
    super::page::lines(pen, Area { y: area.y + area.height - height, height, ..area }, &source);
}
