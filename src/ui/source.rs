//! The source: the article as it is written, the passage marked, and the words lit that carry date, place, group and figure.

use super::{pen::Pen, theme::Role};
use crate::{
    app::{Area, Pane, READABLE, SourceRow, State, gutter, rows_from, width_of},
    text::{Article, Span},
    timeline::{Lit, Meaning, Mention},
};

/// The pane on the timeline; returns where the cursor belongs while the pane has the keys.
pub fn pane(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let (title, area) = (state.geometry.source_title, state.geometry.source);
    let focused = state.focus == Pane::Source;
    if area.is_empty() {
        return None;
    }
    draw(state, pen, title, area, focused).filter(|_| focused)
}

/// The full screen; returns where the cursor belongs.
pub fn full(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let cursor = draw(state, pen, state.geometry.page_title, state.geometry.page, true);
    legend(state, pen);
    cursor
}

/// What the looks of the lit words mean, at the right of the title; without colour the words say it themselves.
fn legend(state: &State, pen: &mut Pen) {
    let title = state.geometry.page_title;
    if !pen.theme.colour || pen.theme.ascii || title.width < 110 {
        return;
    }
    let names =
        [("what", Meaning::What), ("when", Meaning::When), ("where", Meaning::Where), ("who", Meaning::Who), ("figure", Meaning::Figure)];
    let width: usize = names.iter().map(|(name, _)| name.len() + 1).sum();
    let mut x = title.x + title.width - width as u16 - 3;
    for (name, meaning) in names {
        x = pen.put(x, title.y, 1, " ", Role::Plain);
        x = pen.put(x, title.y, 9, name, Role::Lit(meaning));
    }
    pen.put(x, title.y, 1, " ", Role::Plain);
}

fn draw(state: &State, pen: &mut Pen, title: Area, area: Area, focused: bool) -> Option<(u16, u16)> {
    let Some(mention) = state.mention() else {
        pen.title(title, &["source".to_owned()], focused);
        return None;
    };
    let article = state.timeline.articles.get(mention.article)?;
    let lines = state.lines.get(mention.article)?;
    // A digest says so on a row of its own, or where there is none to spare, in the title.
    let has_row = article.digest_of.is_some() && area.height >= 10;
    pen.title(title, &titles(state, mention, article, !has_row), focused);
    let mut area = area;
    if let Some(original) = article.digest_of.as_ref().filter(|_| has_row) {
        pen.line(area, &[(format!("a digest of: {original}"), Role::Dim)]);
        (area.y, area.height) = (area.y + 1, area.height - 1);
    }
    let lits = lits(state, mention, pen);
    let extra = |piece: Span| lits.iter().map(|lit| lit.columns_beside(piece)).sum();
    let gutter = gutter(article, lines).min(area.width);
    let width = usize::from(area.width - gutter).min(READABLE);
    let rows = rows_from(&article.text, lines, state.source_top, width.max(1), area.height.into(), &extra);
    let mut cursor = None;
    for (at, row) in rows.iter().enumerate() {
        let y = area.y + at as u16;
        let of_passage = |mention: &Mention| row.span.overlaps(mention.span) || row.span.is_empty() && mention.span.contains(row.span);
        let is_passage = of_passage(mention);
        let is_other = !is_passage
            && state
                .selected_event()
                .is_some_and(|event| event.mentions.iter().any(|other| other.article == mention.article && of_passage(other)));
        if is_passage && cursor.is_none() {
            cursor = Some((area.x, y));
        }
        let number = if row.first || at == 0 { (row.line + article.first_line.max(1)).to_string() } else { String::new() };
        pen.put(area.x, y, gutter, &format!("{number:>width$}", width = usize::from(gutter).saturating_sub(2)), Role::Dim);
        let glyphs = pen.theme.glyphs;
        let (sign, role) = if is_passage || is_other {
            (glyphs.passage, if is_passage { Role::Selected } else { Role::Dim })
        } else {
            (glyphs.margin, Role::Dim)
        };
        pen.put(area.x + gutter.saturating_sub(2), y, 1, sign, role);
        words(pen, article, row, &lits, Area::new(area.x + gutter, y, area.width - gutter, 1), is_passage || is_other);
    }
    cursor.or(Some((area.x, area.y)))
}

/// `bbc-0627:12`, `report 1 of 9`, and what the article is.
fn titles(state: &State, mention: &Mention, article: &Article, with_digest: bool) -> Vec<String> {
    let mut out = vec![state.cite(mention.article, mention.span.start).label];
    if let Some(event) = state.selected_event() {
        let mut articles: Vec<usize> = event.mentions.iter().map(|mention| mention.article).collect();
        let mut seen = Vec::new();
        articles.retain(|article| {
            !seen.contains(article) && {
                seen.push(*article);
                true
            }
        });
        let now = articles.iter().position(|article| *article == mention.article).unwrap_or(0) + 1;
        let mut report = format!("report {now} of {}", articles.len());
        if event.mentions.len() > articles.len() {
            report.push_str(&format!(", passage {} of {}", state.report + 1, event.mentions.len()));
        }
        out.push(report);
    }
    let publisher = article.publisher.as_deref().map(|publisher| format!("{publisher}: ")).unwrap_or_default();
    match (article.digest_of.as_ref().filter(|_| with_digest), &article.title) {
        (Some(original), _) => out.push(format!("digest of: {original}")),
        (None, Some(title)) => out.push(format!("{publisher}{title}")),
        (None, None) => {}
    }
    out
}

/// A lit word with the marks around it.
struct Marked {
    lit: Lit,
    before: String,
    after: &'static str,
}

impl Marked {
    /// Columns that the marks take beside a piece of the text.
    fn columns_beside(&self, piece: Span) -> usize {
        let span = self.lit.span;
        let before = if piece.start <= span.start && span.start < piece.end { width_of(&self.before) } else { 0 };
        let after = if piece.start < span.end && span.end <= piece.end { width_of(self.after) } else { 0 };
        before + after
    }
}

/// The lit words of all passages of the event in the article on view, in order.
fn lits(state: &State, mention: &Mention, pen: &Pen) -> Vec<Marked> {
    let Some(event) = state.selected_event() else { return Vec::new() };
    let mut out: Vec<Marked> = Vec::new();
    for other in event.mentions.iter().filter(|other| other.article == mention.article) {
        for lit in &other.lit {
            let measure = other.claims.iter().find(|claim| claim.span.overlaps(lit.span)).map(|claim| claim.measure.name());
            let name = match lit.meaning {
                Meaning::What => "what",
                Meaning::When => "when",
                Meaning::Where => "where",
                Meaning::Who => "who",
                Meaning::Figure => measure.unwrap_or("figure"),
            };
            let (before, after) = pen.theme.marks(name);
            out.push(Marked { lit: *lit, before, after });
        }
    }
    out.sort_by_key(|marked| marked.lit.span);
    let mut end = 0;
    out.retain(|marked| {
        let apart = marked.lit.span.start >= end;
        end = end.max(marked.lit.span.end);
        apart
    });
    out
}

/// One row of the text with its lit words.
fn words(pen: &mut Pen, article: &Article, row: &SourceRow, lits: &[Marked], area: Area, in_passage: bool) {
    let end = area.x + area.width;
    let plain = if in_passage { Role::Plain } else { Role::Dim };
    let (mut x, mut at) = (area.x, row.span.start);
    let mut put = |x: u16, text: &str, role: Role| pen.put_part(x, area.y, end.saturating_sub(x), text, role);
    for marked in lits.iter().filter(|marked| marked.lit.span.overlaps(row.span)) {
        let span = marked.lit.span;
        let role = Role::Lit(marked.lit.meaning);
        let (from, to) = (span.start.max(row.span.start), span.end.min(row.span.end));
        x = put(x, Span::new(at, from).of(&article.text), plain);
        if span.start >= row.span.start {
            x = put(x, &marked.before, role);
        }
        x = put(x, Span::new(from, to).of(&article.text), role);
        if span.end <= row.span.end {
            x = put(x, marked.after, role);
        }
        at = to;
    }
    x = put(x, Span::new(at, row.span.end).of(&article.text), plain);
    pen.close(area.x, x, area.y);
}
