//! The source: the article as it is written, the passage marked, and the words lit that carry date, place, group and figure.

use super::{
    list::short_date,
    pen::{Pen, Piece, fit},
    theme::Role,
};
use crate::{
    app::{Area, Command, Key, Pane, READABLE, SourceRow, State, gutter, rows_from, width_of},
    text::{Article, Span},
    timeline::{Meaning, Mention},
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
    draw(state, pen, state.geometry.page_title, state.geometry.page, true)
}

/// What the looks of the words mean; where the cursor stands on words of another event, which that is.
fn legend(state: &State, pen: &mut Pen, area: Area) {
    if let Some(event) = state.told_at_spot().and_then(|told| state.timeline.events.get(told.event)) {
        let key = state.keymap.keys(Command::Open).first().map(Key::label).unwrap_or_default();
        let (open, close) = other_marks(pen.theme.ascii);
        let when = short_date(event.when.as_ref(), 20, pen.theme.glyphs.more);
        let told = format!("{when}  {}", event.title);
        pen.line(area, &[(format!("{open}another event, {key} goes to it{close} "), Role::Dim), (told, Role::Selected)]);
        return;
    }
    let names =
        [("what", Meaning::What), ("when", Meaning::When), ("where", Meaning::Where), ("who", Meaning::Who), ("figure", Meaning::Figure)];
    let mut pieces: Vec<Piece> = Vec::new();
    for (name, meaning) in names {
        let (open, close) = pen.theme.marks(name);
        let text = if pen.theme.colour && !pen.theme.ascii { format!("{open}{name}{close}") } else { format!("{open}..{close}") };
        pieces.push((text, Role::Lit(meaning)));
        pieces.push((" ".to_owned(), Role::Dim));
    }
    let (open, close) = other_marks(pen.theme.ascii);
    pieces.push((format!("{open}another event{close}"), Role::Dim));
    let key = state.keymap.keys(Command::NextOther).first().map(Key::label).unwrap_or_default();
    pieces.push((format!(" {key}: next"), Role::Dim));
    pen.line(area, &pieces);
}

/// What stands before and after words of another event.
fn other_marks(ascii: bool) -> (&'static str, &'static str) {
    if ascii { ("<", ">") } else { ("‹", "›") }
}

fn draw(state: &State, pen: &mut Pen, title: Area, area: Area, focused: bool) -> Option<(u16, u16)> {
    let Some(mention) = state.mention() else {
        pen.title(title, &["source".to_owned()], focused);
        if state.shown.is_empty() {
            pen.line(area, &[("nothing is selected".to_owned(), Role::Dim)]);
        }
        return None;
    };
    let article = state.timeline.articles.get(mention.article)?;
    let lines = state.lines.get(mention.article)?;
    // A digest says so on a row of its own, or where there is none to spare, in the title.
    let parts = state.source_parts();
    pen.title(title, &titles(state, mention, article, parts.digest.is_empty()), focused);
    if let Some(original) = article.digest_of.as_ref().filter(|_| !parts.digest.is_empty()) {
        pen.line(parts.digest, &[(format!("a digest of: {original}"), Role::Dim)]);
    }
    if !parts.legend.is_empty() {
        legend(state, pen, parts.legend);
    }
    let area = parts.text;
    let gutter = gutter(article, lines).min(area.width);
    let width = usize::from(area.width - gutter).clamp(1, READABLE);
    let lits = lits(state, mention, pen);
    // Marks are asked for once, for more than can be on view.
    let from = lines.span(lines.line_of(state.source_top)).start;
    let to = (state.source_top + width * usize::from(area.height) * 4 + 400).min(article.text.len());
    let others = others(state, mention.article, Span::new(from, to), &lits, pen.theme.ascii);
    let marked = merged(lits, others);
    let extra = |piece: Span| {
        let from = marked.partition_point(|marked| marked.span.end <= piece.start);
        marked[from..].iter().take_while(|marked| marked.span.start < piece.end).map(|marked| marked.columns_beside(piece)).sum()
    };
    let rows = rows_from(&article.text, lines, state.source_top, width, area.height.into(), &extra);
    let mut cursor = None;
    let mut named: Option<usize> = None;
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
        let glyphs = pen.theme.glyphs;
        let number = if row.first || at == 0 { (row.line + article.first_line.max(1)).to_string() } else { String::new() };
        pen.put(area.x, y, gutter, &format!("{number:>width$}", width = usize::from(gutter).saturating_sub(2)), Role::Dim);
        let (sign, role) = match (is_passage, is_other) {
            (true, _) => (glyphs.passage, Role::Selected),
            (_, true) => (glyphs.passage, Role::Dim),
            _ => (glyphs.margin, Role::Dim),
        };
        pen.put(area.x + gutter.saturating_sub(2), y, 1, sign, role);
        let line = Area::new(area.x + gutter, y, area.width - gutter, 1);
        let (end, spot) = words(pen, article, row, &marked, line, is_passage || is_other, state.spot);
        if let Some(x) = spot {
            cursor = Some((x, y));
        }
        // Which event it is that the row tells of, where that has not just been said.
        let others = marked.iter().filter(|marked| marked.span.overlaps(row.span) && marked.span.start >= row.span.start);
        if let Some(event) = others.filter_map(|marked| marked.event).find(|event| named != Some(*event)) {
            named = Some(event);
            name_event(state, pen, event, Area { x: end, width: (line.x + line.width).saturating_sub(end), ..line });
        }
    }
    cursor.or(Some((area.x, area.y)))
}

/// Date and title of an event at the right edge, as much of them as there is room for.
fn name_event(state: &State, pen: &mut Pen, event: usize, room: Area) {
    let Some(event) = state.timeline.events.get(event) else { return };
    let when = short_date(event.when.as_ref(), 20, pen.theme.glyphs.more);
    let most = usize::from(room.width.saturating_sub(2)).min(46);
    let (open, close) = other_marks(pen.theme.ascii);
    if most < width_of(&when) + 2 {
        return;
    }
    let long = format!("{when} {}", pen.theme.text(&event.title));
    let short = if most >= width_of(&when) + 12 { fit(&long, most - 2, pen.theme.glyphs.more) } else { when };
    let label = format!("{open}{short}{close}");
    let width = width_of(&label) as u16;
    pen.put(room.x + room.width - width.min(room.width), room.y, width, &label, Role::Dim);
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

/// Words with the marks around them.
struct Marked {
    span: Span,
    role: Role,
    before: String,
    after: &'static str,
    /// The other event that they tell of, as a place in the timeline.
    event: Option<usize>,
}

impl Marked {
    /// Columns that the marks take beside a piece of the text.
    fn columns_beside(&self, piece: Span) -> usize {
        let span = self.span;
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
            out.push(Marked { span: lit.span, role: Role::Lit(lit.meaning), before, after, event: None });
        }
    }
    // Words of a claim that was opened are lit though no passage has them.
    if let Some(spot) = state.spot.filter(|_| state.told_at_spot().is_none())
        && !out.iter().any(|marked| marked.span.overlaps(spot))
    {
        let (before, after) = pen.theme.marks("figure");
        out.push(Marked { span: spot, role: Role::Lit(Meaning::Figure), before, after, event: None });
    }
    apart(out)
}

/// In order, those that overlap an earlier one left out.
fn apart(mut all: Vec<Marked>) -> Vec<Marked> {
    all.sort_by_key(|marked| marked.span);
    let mut end = 0;
    all.retain(|marked| {
        let apart = marked.span.start >= end;
        end = end.max(marked.span.end);
        apart
    });
    all
}

/// Words that tell of other events, in a part of an article.
fn others(state: &State, article: usize, part: Span, lits: &[Marked], ascii: bool) -> Vec<Marked> {
    let (before, after) = other_marks(ascii);
    let told = state.told_in(article, part).filter(|told| !lits.iter().any(|lit| lit.span.overlaps(told.words)));
    told.map(|told| Marked { span: told.words, role: Role::Dim, before: before.to_owned(), after, event: Some(told.event) }).collect()
}

fn merged(mut lits: Vec<Marked>, others: Vec<Marked>) -> Vec<Marked> {
    lits.extend(others);
    apart(lits)
}

/// One row of the text with its marked words; returns the column after it, and that of the words that the cursor was sent to.
fn words(
    pen: &mut Pen,
    article: &Article,
    row: &SourceRow,
    all: &[Marked],
    area: Area,
    in_passage: bool,
    spot: Option<Span>,
) -> (u16, Option<u16>) {
    let end = area.x + area.width;
    let plain = if in_passage { Role::Plain } else { Role::Dim };
    let (mut x, mut at) = (area.x, row.span.start);
    let mut cursor = None;
    let mut put = |x: u16, text: &str, role: Role| pen.put_part(x, area.y, end.saturating_sub(x), text, role);
    for marked in all.iter().filter(|marked| marked.span.overlaps(row.span)) {
        let span = marked.span;
        let here = spot.is_some_and(|spot| spot.overlaps(span));
        let role = if here && marked.event.is_some() { Role::Selected } else { marked.role };
        let (from, to) = (span.start.max(row.span.start), span.end.min(row.span.end));
        x = put(x, Span::new(at, from).of(&article.text), plain);
        if span.start >= row.span.start {
            x = put(x, &marked.before, role);
        }
        if here && spot.is_some_and(|spot| spot.start >= row.span.start || span.start < row.span.start) {
            cursor = cursor.or(Some(x));
        }
        x = put(x, Span::new(from, to).of(&article.text), role);
        if span.end <= row.span.end {
            x = put(x, marked.after, role);
        }
        at = to;
    }
    x = put(x, Span::new(at, row.span.end).of(&article.text), plain);
    pen.close(area.x, x, area.y);
    (x, cursor)
}
