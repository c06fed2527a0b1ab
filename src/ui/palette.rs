//! The palette: what the typed line finds, in the rows above it, over what is there.

use super::{
    pen::{Pen, Piece, fit},
    theme::Role,
};
use crate::{
    app::{Area, Choice, Command, Context, Key, State, width_of},
    timeline::Filter,
};

/// Columns for the name of a command, and for its keys.
const NAME: usize = 18;
const KEYS: usize = 11;

pub fn draw(state: &State, pen: &mut Pen) {
    if state.context() != Context::Palette {
        return;
    }
    let foot = if state.geometry.query.is_empty() { state.size.1 } else { state.geometry.query.y };
    // What it goes over stays in sight above; of a low screen all is needed.
    let height = if foot > 12 { foot * 2 / 3 } else { foot };
    let area = Area::new(0, foot - height, state.size.0, height);
    for y in area.y..area.y + area.height {
        pen.put(0, y, area.width, &" ".repeat(area.width.into()), Role::Plain);
    }
    let choices = &state.palette.choices;
    let typed = state.palette.line.text();
    let what = if typed.is_empty() { "commands".to_owned() } else { format!("commands, dates and events for {typed}") };
    let count = choices.iter().filter(|choice| !matches!(choice, Choice::Heading(_))).count();
    pen.title(Area { height: 1, ..area }, &[what, count.to_string()], true);
    let rows = usize::from(area.height.saturating_sub(1));
    let chosen = state.palette.chosen;
    let top = (chosen + 1).saturating_sub(rows / 2 + 1).min(choices.len().saturating_sub(rows));
    let lit = Filter::parse(typed).unwrap_or_default();
    for (line, (at, choice)) in choices.iter().enumerate().skip(top).take(rows).enumerate() {
        let row = Area { y: area.y + 1 + line as u16, height: 1, ..area };
        draw_choice(state, pen, *choice, row, at == chosen, &lit);
    }
    if choices.is_empty() && rows > 0 {
        let row = Area { y: area.y + 1, height: 1, ..area };
        pen.line(row, &[("  nothing: expected letters of a command, a date, or words of an event".to_owned(), Role::Dim)]);
    }
}

fn draw_choice(state: &State, pen: &mut Pen, choice: Choice, area: Area, chosen: bool, lit: &Filter) {
    let mark = if chosen { pen.theme.glyphs.selected } else { " " };
    let role = if chosen { Role::Selected } else { Role::Plain };
    let width = usize::from(area.width);
    let (name, rest): (String, Vec<Piece>) = match choice {
        Choice::Heading(context) => {
            pen.line(area, &[(context.title().to_owned(), Role::Title)]);
            return;
        }
        Choice::Command(command) => {
            let keys = fit(&keys_of(state, command), KEYS - 1, pen.theme.glyphs.more);
            let keys = format!("{keys}{}", " ".repeat(KEYS.saturating_sub(width_of(&keys))));
            (
                format!("{:NAME$}", command.name()),
                vec![(keys, Role::Title), (command.help().to_owned(), if chosen { role } else { Role::Dim })],
            )
        }
        Choice::Date(date) => {
            let says = "go there: the first event on or after it".to_owned();
            (format!("{:NAME$}", date.in_words()), vec![(" ".to_owned(), role), (says, Role::Dim)])
        }
        Choice::Event(at) => {
            let Some(event) = state.timeline.events.get(at) else { return };
            let when = event.when.map_or("undated".to_owned(), |when| when.to_string());
            let mut tail = format!("  {}{}", pen.theme.glyphs.times, event.reports());
            if state.shown.binary_search(&at).is_err() {
                tail.insert_str(0, "  hidden by the filter");
            }
            let place = event
                .place()
                .map(|place| format!("  {}", place.name))
                .filter(|place| !event.title.contains(place.trim()))
                .unwrap_or_default();
            let when = fit(&when, NAME - 1, pen.theme.glyphs.more);
            let room = width.saturating_sub(2 + NAME + width_of(&tail) + width_of(&place));
            let name = fit(&event.title, room.max(8), pen.theme.glyphs.more);
            pen.line(
                area,
                &[
                    (format!("{mark} {when}{}", " ".repeat(NAME.saturating_sub(width_of(&when)))), role),
                    (name, role),
                    (place, Role::Dim),
                    (tail, Role::Dim),
                ],
            );
            light(pen, Area { x: area.x + 2 + NAME as u16, width: area.width.saturating_sub(2 + NAME as u16), ..area }, lit);
            return;
        }
    };
    let mut pieces = vec![(format!("{mark} {name}"), role)];
    pieces.extend(rest);
    pen.line(area, &pieces);
    if matches!(choice, Choice::Command(_)) {
        light(pen, Area { x: area.x + 2, width: (NAME as u16).min(area.width.saturating_sub(2)), ..area }, lit);
    }
}

/// Tints the matched letters of a part of a row that is drawn.
fn light(pen: &mut Pen, area: Area, lit: &Filter) {
    if lit.is_empty() {
        return;
    }
    let Some((text, columns)) = pen.row(area) else { return };
    for span in lit.lit(&text) {
        for (at, column) in &columns {
            if (span.start..span.end).contains(at) {
                pen.tint(*column, area.y, Role::Match);
            }
        }
    }
}

fn keys_of(state: &State, command: Command) -> String {
    state.keymap.keys(command).iter().map(Key::label).collect::<Vec<_>>().join(" ")
}
