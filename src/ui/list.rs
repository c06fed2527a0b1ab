//! The list of events.

use chrono::{Datelike, NaiveDate};

use super::{
    pen::{Pen, fit},
    theme::Role,
};
use crate::{
    app::{Area, Doubt, Line, Pane, Row, State, TimeOf, date_in_words, doubts, width_of},
    time::{Extent, Interval},
    timeline::{Event, days_in_words},
};

/// `event 3 of 15`.
pub fn position(state: &State) -> String {
    match state.cursor {
        Some(cursor) => format!("event {} of {}", cursor + 1, state.shown.len()),
        None => "no event".to_owned(),
    }
}

/// Columns of the list, by its width; 0 leaves one out.
struct Columns {
    date: u16,
    place: u16,
    actor: u16,
    /// When it happened, where the date is that of its report.
    told: u16,
    /// Number of reports and sign of doubt.
    tail: u16,
}

impl Columns {
    fn new(width: u16, time: TimeOf) -> Self {
        let (date, place, actor, tail) = match width {
            90.. => (20, 16, 16, 6),
            76.. => (20, 12, 12, 5),
            56.. => (20, 12, 0, 5),
            46.. => (20, 0, 0, 5),
            36.. => (14, 0, 0, 5),
            24.. => (11, 0, 0, 2),
            _ => (if width >= 18 { 11 } else { 0 }, 0, 0, 0),
        };
        // The date of the event takes the place of who did it.
        let (actor, told) = if time == TimeOf::Report && width >= 56 { (0, if width >= 76 { 17 } else { 14 }) } else { (actor, 0) };
        Self { date, place, actor, told, tail }
    }
}

/// Draws the rows on view; returns where the cursor belongs.
pub fn draw(state: &State, pen: &mut Pen) -> Option<(u16, u16)> {
    let area = state.geometry.list;
    if area.is_empty() {
        return None;
    }
    if !state.geometry.list_title.is_empty() {
        pen.title(state.geometry.list_title, &[position(state)], state.focus == Pane::List);
    }
    if state.shown.is_empty() {
        nothing(state, pen, area);
        return None;
    }
    let columns = Columns::new(area.width, state.time_of());
    let mut cursor = None;
    let rows = state.listing.rows.iter().skip(state.listing.top).take(area.height.into());
    for (y, row) in (area.y..).zip(rows) {
        let line = Area { y, height: 1, ..area };
        match row {
            Row::Event(at) => {
                let selected = state.cursor == Some(*at);
                if selected {
                    cursor = Some((area.x, y));
                }
                event(state, pen, line, &columns, *at, selected);
            }
            Row::Heading(at) => {
                let text = state.shown.get(*at).map(|at| heading(state.when(*at), state.time_of())).unwrap_or_default();
                pen.line(line, &[("  ".to_owned(), Role::Dim), (text, Role::Dim)]);
            }
            Row::Gap(days) => {
                let gap = pen.theme.glyphs.gap;
                let what = if state.time_of() == TimeOf::Report { "no new report" } else { "no event" };
                pen.line(line, &[(format!("  {gap} {} with {what} {gap}", days_in_words(*days)), Role::Dim)]);
            }
        }
    }
    cursor
}

fn heading(when: Option<Interval>, time: TimeOf) -> String {
    match when {
        None if time == TimeOf::Report => "No publication date".to_owned(),
        None => "Undated".to_owned(),
        Some(when) if time == TimeOf::Report => format!("published {}", date_in_words(&when)),
        Some(when) if when.as_day().is_some() || when.extent() == Extent::Throughout => date_in_words(&when),
        Some(when) => format!("{}, day not known", date_in_words(&when)),
    }
}

fn event(state: &State, pen: &mut Pen, line: Area, columns: &Columns, at: usize, selected: bool) {
    let Some(event) = state.shown.get(at).and_then(|at| state.timeline.events.get(*at)) else { return };
    let glyphs = pen.theme.glyphs;
    let role = if selected { Role::Selected } else { Role::Plain };
    let mut x = pen.put(line.x, line.y, 1, if selected { glyphs.selected } else { " " }, role);
    let mut end = line.x + line.width;
    if columns.tail > 0 && line.width > columns.tail {
        end -= columns.tail;
        tail(pen, Area { x: end, width: columns.tail, ..line }, event, role);
    }
    if columns.date > 0 {
        let date = short_date(state.shown.get(at).and_then(|at| state.when(*at)).as_ref(), usize::from(columns.date) - 1, glyphs.more);
        x = pen.column(x, line.y, columns.date, &date, role);
        // In the blank that the date leaves.
        let remark = &event.remark;
        if !remark.is_empty() || event.correction.is_some() {
            pen.put(x - 1, line.y, 1, if remark.mark { glyphs.mark } else { glyphs.note }, role);
        }
    }
    if columns.place > 0 {
        x = pen.matched(x, line.y, columns.place, event.place().map_or(glyphs.dash, |place| &place.name), role, state);
    }
    if columns.told > 0 {
        let date = event.when.map_or("undated".to_owned(), |when| short_date(Some(&when), usize::from(columns.told) - 4, glyphs.more));
        x = pen.column(x, line.y, columns.told, &format!("of {date}"), role);
    }
    if columns.actor > 0 {
        let actor = event.actor();
        x = pen.matched(x, line.y, columns.actor, actor.as_ref().map_or(glyphs.dash, |actor| actor.name()), role, state);
    }
    pen.matched(x, line.y, end.saturating_sub(x) + 1, &event.title, role, state);
}

/// `×9 !`: reports, and what is in doubt.
fn tail(pen: &mut Pen, area: Area, event: &Event, role: Role) {
    // What has a sign is in doubt whether or not other articles tell of it.
    let gravest = doubts(event, 1).find(|doubt| doubt.sign().is_some());
    let flag_role = match gravest {
        Some(Doubt::Conflict) => Role::Conflict,
        Some(_) => Role::Doubt,
        None => Role::Plain,
    };
    let flag = gravest.and_then(Doubt::sign).unwrap_or(" ");
    if area.width >= 5 {
        let reports = format!(" {}{}", pen.theme.glyphs.times, event.reports());
        pen.put(area.x, area.y, area.width - 1, &reports, role);
    }
    pen.put(area.x + area.width - 1, area.y, 1, flag, flag_role);
}

impl Pen<'_> {
    /// Text in a column, one of its columns left blank; returns where the next begins.
    fn column(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role) -> u16 {
        let text = self.theme.text(text).into_owned();
        let text = fit(&text, usize::from(width).saturating_sub(1), self.theme.glyphs.more);
        self.put(x, y, width, &text, role);
        x + width
    }

    /// A column in which the letters that the query matches are lit.
    fn matched(&mut self, x: u16, y: u16, width: u16, text: &str, role: Role, state: &State) -> u16 {
        let next = self.column(x, y, width, text, role);
        let text = self.theme.text(text).into_owned();
        let kept = fit(&text, usize::from(width).saturating_sub(1), self.theme.glyphs.more);
        let whole = kept.len().min(if kept == text { kept.len() } else { kept.len().saturating_sub(self.theme.glyphs.more.len()) });
        for span in state.search.find.lit(&text) {
            if span.start >= whole {
                break;
            }
            let from = width_of(&text[..span.start]);
            let to = width_of(&text[..span.end.min(whole)]);
            for column in from..to {
                self.tint(x + column as u16, y, Role::Match);
            }
        }
        next
    }
}

/// EDTF with what both ends share left out of the second: `[2015-06-22..28]`, `2015-06-25/26`, `2014-12/..`. Where even that
/// is too wide, the month or year that holds it all: coarser than is known, never finer.
pub(super) fn short_date(when: Option<&Interval>, width: usize, more: &str) -> String {
    let Some(when) = when else { return "undated".to_owned() };
    let written = when.to_string();
    let month = |day: NaiveDate| format!("{:04}-{:02}{more}", day.year(), day.month());
    let (from, to) = match (when.earliest(), when.latest()) {
        (Some(from), Some(to)) => (from, to),
        _ if width_of(&written) <= width => return written,
        (Some(from), None) => return month(from),
        (None, Some(to)) => return format!("..{}", month(to)),
        (None, None) => return written,
    };
    let separator = if written.contains("..") { ".." } else { "/" };
    let Some((first, second)) = written.split_once(separator) else { return written };
    let shared = match second.matches('-').count() {
        2 if (from.year(), from.month()) == (to.year(), to.month()) => "0000-00-".len(),
        1 | 2 if from.year() == to.year() => "0000-".len(),
        _ => 0,
    };
    let short = match second.get(shared..) {
        Some(rest) if (0..=9_999).contains(&from.year()) => format!("{first}{separator}{rest}"),
        _ => written,
    };
    match width_of(&short) <= width {
        true => short,
        false if (from.year(), from.month()) == (to.year(), to.month()) => month(from),
        false if from.year() == to.year() => format!("{:04}{more}", from.year()),
        false => short,
    }
}

/// What to do when there is nothing to list.
fn nothing(state: &State, pen: &mut Pen, area: Area) {
    let area = Area { x: area.x + 1.min(area.width), width: area.width.saturating_sub(1), ..area };
    let rows: Vec<Line> = state.nothing_listed().iter().flat_map(|line| line.wrapped(area.width)).collect();
    super::page::lines(pen, area, &rows);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_leave_out_what_both_ends_share() {
        for (edtf, short) in [
            ("2015-06-26", "2015-06-26"),
            ("[2015-06-22..2015-06-28]", "[2015-06-22..28]"),
            ("[2015-06-22..2015-07-03]", "[2015-06-22..07-03]"),
            ("2015-06-25/2015-06-26", "2015-06-25/26"),
            ("[2015-03..2015-04]", "[2015-03..04]"),
            ("2014/2016", "2014/2016"),
            ("2014-12/..", "2014-12/.."),
            ("[..2015-07-01]", "[..2015-07-01]"),
            ("2014-07~", "2014-07~"),
        ] {
            assert_eq!(short_date(Some(&edtf.parse().unwrap()), 19, "…"), short);
        }
        assert_eq!(short_date(None, 10, "…"), "undated");
        assert_eq!(short_date(Some(&"[2015-06-22..2015-06-28]".parse().unwrap()), 10, "…"), "2015-06…");
        assert_eq!(short_date(Some(&"[2015-06-22..2015-07-28]".parse().unwrap()), 10, "…"), "2015…");
    }
}
