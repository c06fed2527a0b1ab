//! The map, full screen: coasts and borders with the places of the events on them, beside it the list of places, and below both
//! what they show in words.

use ratatui::{
    style::Color,
    symbols::Marker,
    widgets::canvas::{Canvas, Context},
};

use super::{
    header::counted,
    outline::{self, Country, Strokes},
    pen::{Pen, fit},
    theme::Role,
};
use crate::{
    app::{Area, MapParts, Projection, Spot, State, width_of},
    timeline::Meaning,
};

/// Columns of a name on the map.
const LONGEST: usize = 24;

/// Draws the page; returns where the cursor belongs.
pub fn draw(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let page = state.geometry.page;
    let parts = state.map_parts();
    let shown = match (state.shown.len(), state.timeline.events.len()) {
        (shown, all) if shown < all => format!("{shown} of {all} events"),
        (_, all) => counted(all, "event"),
    };
    let at = format!("{} at {}", state.shown.len() - state.map.placeless, counted(state.map.spots.len(), "place"));
    pen.title(state.geometry.page_title, &["map".to_owned(), shown, at], true);
    if page.is_empty() {
        return None;
    }
    if !parts.map.is_empty() {
        match state.projection() {
            Some(projection) => world(state, pen, parts.map, &projection),
            None => {
                let line = Area { y: parts.map.y + parts.map.height / 2, height: 1, ..parts.map };
                pen.line(line, &[(" No place here has coordinates.".to_owned(), Role::Dim)]);
            }
        }
        if parts.list.x > parts.map.x {
            for y in parts.map.y..parts.map.y + parts.map.height {
                pen.put(parts.list.x - 1, y, 1, pen.theme.glyphs.bar, Role::Dim);
            }
        }
    }
    let cursor = list(state, pen, parts.list);
    words(state, pen, &parts);
    cursor
}

/// A cell of the map in which places lie.
struct Mark<'a> {
    column: u16,
    row: u16,
    /// The one of most events, or the chosen one.
    spot: &'a Spot,
    is_chosen: bool,
    /// How many others lie in the same cell.
    others: usize,
}

fn world(state: &State, pen: &mut Pen, area: Area, projection: &Projection) {
    coasts(pen, area, projection);
    // What is written keeps clear of what is there.
    let mut taken = vec![false; usize::from(area.width) * usize::from(area.height)];
    scale(pen, area, projection, &mut taken);
    let mut marks: Vec<Mark<'_>> = Vec::new();
    let mut cells = vec![u32::MAX; taken.len()];
    let chosen = state.spot();
    // The chosen place is the first, and so the one that is named.
    for spot in chosen.into_iter().chain(state.map.spots.iter().enumerate().filter(|(at, _)| *at != state.map.row).map(|(_, spot)| spot)) {
        let Some((column, row)) = spot.at().and_then(|at| projection.column_and_row(at)) else { continue };
        let Some(cell) = cells.get_mut(usize::from(row) * usize::from(area.width) + usize::from(column)) else { continue };
        match marks.get_mut(*cell as usize) {
            Some(mark) => mark.others += 1,
            None => {
                *cell = marks.len() as u32;
                let is_chosen = chosen.is_some_and(|chosen| std::ptr::eq(chosen, spot));
                marks.push(Mark { column, row, spot, is_chosen, others: 0 });
            }
        }
    }
    for mark in marks.iter().rev() {
        put_mark(pen, area, mark, &mut taken);
    }
    for mark in &marks {
        label(pen, area, mark, &mut taken);
    }
    countries(pen, area, projection, &marks, &mut taken);
}

/// A country whose name has room on the map.
struct Named {
    name: &'static str,
    /// How much of it is on view, in square degrees.
    size: f64,
    column: u16,
    row: u16,
}

/// Where the name of a country can stand: in the middle of what is on view of it, if that is about as wide as the name.
fn named(country: &Country, projection: &Projection, area: Area) -> Option<Named> {
    let cells: Vec<(u16, u16)> = country.points().filter_map(|point| projection.column_and_row(point)).collect();
    let median = |of: &dyn Fn(&(u16, u16)) -> u16| {
        let mut all: Vec<u16> = cells.iter().map(of).collect();
        all.sort_unstable();
        all.get(all.len() / 2).copied()
    };
    let middle = (median(&|cell| cell.0)?, median(&|cell| cell.1)?);
    // The middle may lie in another country, or in the sea between two parts; the point that is nearest to it does not.
    let distance = |cell: &&(u16, u16)| cell.0.abs_diff(middle.0) + 2 * cell.1.abs_diff(middle.1);
    let (column, row) = *cells.iter().min_by_key(distance)?;
    // Each point stands for what lies around it as far as to the next.
    let (height, width) = projection.span();
    let reach = |degrees: f64, cells: u16| (country.step / degrees * f64::from(cells)).floor() as u16;
    let (across, down) = (reach(width, area.width), reach(height, area.height));
    let letters = width_of(country.name) as u16;
    let first = column.saturating_sub(letters / 2);
    let is_in = |column: &u16| cells.iter().any(|cell| cell.0.abs_diff(*column) <= across && cell.1.abs_diff(row) <= down);
    let inside = (first..first + letters).filter(is_in).count();
    (inside * 3 >= usize::from(letters) * 2).then_some(Named {
        name: country.name,
        size: cells.len() as f64 * country.step.powi(2),
        column,
        row,
    })
}

/// Names countries in capitals, as what surrounds the places, where nothing else stands.
fn countries(pen: &mut Pen, area: Area, projection: &Projection, marks: &[Mark<'_>], taken: &mut [bool]) {
    let is_marked = |name: &str| marks.iter().any(|mark| mark.spot.is_wide() && mark.spot.place.name == name);
    let countries = outline::outline().countries().iter().filter(|country| !is_marked(country.name));
    let mut all: Vec<Named> = countries.filter_map(|country| named(country, projection, area)).collect();
    all.sort_by(|a, b| b.size.total_cmp(&a.size));
    for named in all {
        let text = pen.theme.text(&named.name.to_uppercase()).into_owned();
        // A blank on each side sets it off.
        let width = width_of(&text) + 2;
        let first = usize::from(named.column).saturating_sub(width / 2);
        let cells = |row: u16| {
            let start = usize::from(row) * usize::from(area.width) + first;
            start..start + width
        };
        let is_free = |row: u16| row < area.height && first + width <= area.width.into() && cells(row).all(|cell| !taken[cell]);
        let rows = [named.row, named.row.saturating_sub(1), named.row + 1];
        if let Some(row) = rows.into_iter().find(|row| is_free(*row)) {
            taken[cells(row)].fill(true);
            pen.put(area.x + first as u16, area.y + row, area.width, &format!(" {text} "), Role::Dim);
        }
    }
}

fn coasts(pen: &mut Pen, area: Area, projection: &Projection) {
    let ascii = pen.theme.ascii;
    let (dots, marker) = if ascii { ((1.0, 1.0), Marker::Custom('.')) } else { ((2.0, 4.0), Marker::Braille) };
    let size = (area.width, area.height);
    let strokes = |borders: bool| Strokes { projection, borders, dots, size, dash: if borders { 2 } else { 0 }, colour: Color::Reset };
    let paint = |context: &mut Context<'_>| {
        if ascii {
            // A cell shows one sign: that of the coast goes over that of the border.
            context.marker(Marker::Custom(':'));
            context.draw(&strokes(true));
            context.marker(Marker::Custom('.'));
        } else {
            context.draw(&strokes(true));
        }
        context.draw(&strokes(false));
    };
    pen.widget(area, Canvas::default().marker(marker).paint(paint));
    for y in area.y..area.y + area.height {
        for x in area.x..area.x + area.width {
            if !pen.is_blank(x, y) {
                pen.tint(x, y, Role::Dim);
            }
        }
    }
}

/// How long so many kilometres are, in the lower left corner.
fn scale(pen: &mut Pen, area: Area, projection: &Projection, taken: &mut [bool]) {
    let (kilometres, columns) = projection.scale(f64::from(area.width) / 4.0);
    let glyphs = pen.theme.glyphs;
    let inner = (columns.round() as usize).saturating_sub(2);
    let text = format!("{}{}{} {kilometres} km ", glyphs.begin, glyphs.throughout.repeat(inner), glyphs.end);
    let width = width_of(&text).min(area.width.into());
    pen.put(area.x, area.y + area.height - 1, area.width, &text, Role::Dim);
    let first = usize::from(area.width) * usize::from(area.height - 1);
    taken[first..first + width].fill(true);
}

/// The sign of a place; brackets hold the chosen one, as they hold the selected event in the chart.
fn put_mark(pen: &mut Pen, area: Area, mark: &Mark<'_>, taken: &mut [bool]) {
    let (x, y) = (area.x + mark.column, area.y + mark.row);
    let role = if mark.is_chosen { Role::Selected } else { Role::Lit(Meaning::Where) };
    pen.put(x, y, 1, sign(pen, mark.spot), role);
    let cell = usize::from(mark.row) * usize::from(area.width) + usize::from(mark.column);
    taken[cell] = true;
    if mark.is_chosen {
        if mark.column > 0 {
            pen.put(x - 1, y, 1, "[", role);
            taken[cell - 1] = true;
        }
        if mark.column + 1 < area.width {
            pen.put(x + 1, y, 1, "]", role);
            taken[cell + 1] = true;
        }
    }
}

fn sign(pen: &Pen, spot: &Spot) -> &'static str {
    if spot.is_wide() { pen.theme.glyphs.wide } else { pen.theme.glyphs.event }
}

/// The name of a place beside its mark: right of it, left, above or below, wherever nothing else stands. The chosen one is
/// always named.
fn label(pen: &mut Pen, area: Area, mark: &Mark<'_>, taken: &mut [bool]) {
    let name = fit(&pen.theme.text(&mark.spot.place.name), LONGEST, pen.theme.glyphs.more);
    let mut text = name;
    if mark.spot.events > 1 {
        text.push_str(&format!(" {}", mark.spot.events));
    }
    if mark.others > 0 {
        text.push_str(&format!(" +{}", mark.others));
    }
    let width = width_of(&text) as i32;
    let (column, row) = (i32::from(mark.column), i32::from(mark.row));
    let aside = if mark.is_chosen { 2 } else { 1 };
    let places = [(column + aside + 1, row), (column - aside - width, row), (column - width / 2, row - 1), (column - width / 2, row + 1)];
    let cells = |(x, y): (i32, i32)| {
        // A blank on each side sets it off.
        let first = y * i32::from(area.width) + (x - 1).max(0);
        first as usize..(y * i32::from(area.width) + (x + width + 1).min(area.width.into())) as usize
    };
    let is_in = |(x, y): &(i32, i32)| *x >= 0 && x + width <= area.width.into() && *y >= 0 && *y < area.height.into();
    // Beside the mark, its own cell is not in the way.
    let own = |cell: usize| {
        cell / usize::from(area.width) == usize::from(mark.row) && (cell % usize::from(area.width)).abs_diff(mark.column.into()) < 2
    };
    let is_free = |at: &(i32, i32)| cells(*at).all(|cell| !taken[cell] || own(cell));
    let free = places.into_iter().find(|at| is_in(at) && is_free(at));
    let forced = || mark.is_chosen.then(|| places.into_iter().find(is_in).unwrap_or((0, row)));
    let Some((x, y)) = free.or_else(forced) else { return };
    let role = if mark.is_chosen { Role::Selected } else { Role::Plain };
    let room = (i32::from(area.width) - x).min(width).max(0) as u16;
    let (at_x, at_y) = (area.x + x as u16, area.y + y as u16);
    for cell in cells((x, y)) {
        if let Some(cell_taken) = taken.get_mut(cell)
            && !*cell_taken
        {
            *cell_taken = true;
            pen.put(area.x + (cell % usize::from(area.width)) as u16, at_y, 1, " ", Role::Plain);
        }
    }
    pen.put(at_x, at_y, room, &text, role);
}

/// The places with their counts.
fn list(state: &State, pen: &mut Pen, area: Area) -> Option<(u16, u16)> {
    if area.is_empty() {
        return None;
    }
    let spots = &state.map.spots;
    let rows = state.map_parts().list_rows();
    if rows.y > area.y {
        let right = "events";
        pen.put(area.x + 2, area.y, area.width.saturating_sub(2), "place", Role::Title);
        let x = area.x + area.width.saturating_sub(right.len() as u16);
        pen.put(x, area.y, area.width, right, Role::Title);
    }
    let mut cursor = None;
    for (y, (at, spot)) in (rows.y..rows.y + rows.height).zip(spots.iter().enumerate().skip(state.top_spot())) {
        let chosen = at == state.map.row;
        row(pen, Area { y, height: 1, ..rows }, spot, chosen);
        if chosen {
            cursor = Some((rows.x, y));
        }
    }
    if spots.is_empty() {
        pen.put(rows.x + 2, rows.y, rows.width.saturating_sub(2), "none", Role::Dim);
    }
    cursor.or(Some((rows.x, rows.y)))
}

fn row(pen: &mut Pen, area: Area, spot: &Spot, chosen: bool) {
    let glyphs = pen.theme.glyphs;
    let role = if chosen { Role::Selected } else { Role::Plain };
    let count = spot.events.to_string();
    let room = usize::from(area.width).saturating_sub(count.len() + 4);
    let full = pen.theme.text(&spot.place.full_name()).into_owned();
    // The country where there is room for it.
    let name = if width_of(&full) <= room { full } else { fit(&pen.theme.text(&spot.place.name), room, glyphs.more) };
    let gap = " ".repeat(room.saturating_sub(width_of(&name)) + 1);
    let (mark, sign) = (if chosen { glyphs.selected } else { " " }, if spot.at().is_some() { sign(pen, spot) } else { " " });
    let sign_role = if chosen { role } else { Role::Lit(Meaning::Where) };
    pen.line(area, &[(mark.to_owned(), role), (format!("{sign} "), sign_role), (name, role), (format!("{gap}{count}"), role)]);
}

/// What the page shows, in words: the chosen place, what is not on the map, and what the signs mean.
fn words(state: &State, pen: &mut Pen, parts: &MapParts) {
    let glyphs = pen.theme.glyphs;
    let border = if pen.theme.ascii { "  : border" } else { "  dashed: border" };
    let signs = format!("{} place  {} only a country  [ ] chosen  +2 two more there", glyphs.event, glyphs.wide);
    let lines = [
        (state.spot_in_words().unwrap_or_else(|| "no event on view has a place".to_owned()), Role::Plain),
        (state.unmapped_in_words(), Role::Plain),
        (if parts.map.is_empty() { signs } else { signs + border }, Role::Dim),
    ];
    for (y, (text, role)) in (parts.words.y..parts.words.y + parts.words.height).zip(lines) {
        pen.line(Area { y, height: 1, ..parts.words }, &[(format!(" {text}"), role)]);
    }
}
