//! The thread of a narrative: which year a date without one belongs to.
//!
//! A history tells on, mostly forwards, sometimes back a little, with asides on other years in between. So a date without a
//! year is tried in every year near the dates told before and the dates with a year still to come, and the year that makes
//! the shortest way from one to the other wins; going back costs more than going on, and so does taking up a thread that
//! another year interrupted.

use chrono::{Datelike, NaiveDate};

use super::stand::Stand;
use crate::parse::timex::{
    Expression,
    meaning::{Grain, Lead, Meaning, Part, Phase, Tense, Year},
    value::Point,
};

/// A stretch of months, counted from the year 0.
#[derive(Debug, Clone, Copy)]
struct Months {
    first: i64,
    last: i64,
}

fn months(first: NaiveDate, last: NaiveDate) -> Months {
    let count = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month0());
    Months { first: count(first), last: count(last) }
}

/// How far it is from one date told to the next, in steps of about a season; going back is worse.
fn way(from: Months, to: Months) -> i64 {
    if to.first >= from.first && to.last <= from.last || from.first >= to.first && from.last <= to.last {
        return 0;
    }
    if to.last >= from.last { (to.first - from.last).clamp(0, 40) * 20 } else { 150 + (from.first - to.last).clamp(0, 40) * 25 }
}

/// What it costs to go from one date to another.
pub fn cost(from: Point, to: Point) -> Option<i64> {
    let of = |point: Point| point.interval().and_then(|days| Some(months(days.earliest()?, days.latest()?)));
    Some(way(of(from)?, of(to)?))
}

/// Dates told one after another in one year.
#[derive(Debug, Clone, Copy)]
struct Run {
    last: Months,
    /// Told at the opening of a sentence or to the month: the story is there, it does not only look there.
    firm: bool,
}

/// The dates told so far, one entry for each run of dates in one year, and those with a year that are still to come.
#[derive(Debug, Default)]
pub struct Thread {
    runs: Vec<Run>,
    ahead: Vec<(usize, Months)>,
    next: usize,
}

const RUNS: usize = 4;
/// What it costs to take up a thread again that a firm or a loose run interrupted, and to follow a loose one.
const PAST_FIRM: i64 = 60;
const PAST_LOOSE: i64 = 40;
const LOOSE: i64 = 100;

impl Thread {
    pub fn new(expressions: &[Expression], stands: &[Stand]) -> Self {
        let ahead = expressions.iter().enumerate().filter(|(index, _)| stands[*index] != Stand::Aside).filter_map(|(index, expression)| {
            let Meaning::Calendar { part, year: Year::Full(year), .. } = expression.meaning else { return None };
            let point = match part {
                Part::Year => Point::Year(year),
                Part::Month(month) => Point::Month(year, month),
                Part::Day { month, .. } => Point::Month(year, month),
                Part::Season(season) => Point::Season(year, season),
                _ => return None,
            };
            let interval = point.interval()?;
            Some((index, months(interval.earliest()?, interval.latest()?)))
        });
        Self { runs: Vec::new(), ahead: ahead.collect(), next: 0 }
    }

    /// Expression `index` is at hand; what stands before it lies behind.
    pub fn reach(&mut self, index: usize) {
        while self.ahead.get(self.next).is_some_and(|(at, _)| *at <= index) {
            self.next += 1;
        }
    }

    /// A date has been told.
    pub fn tell(&mut self, expression: &Expression, point: Point, stand: Stand) {
        let Some((first, last)) = point.interval().and_then(|interval| interval.earliest().zip(interval.latest())) else { return };
        let told = months(first, last);
        let aside = stand == Stand::Aside;
        if told.last - told.first > 12 || aside && point.grain() >= Grain::Year {
            return;
        }
        let limit = matches!(expression.lead, Lead::Since | Lead::Until | Lead::To);
        let head = matches!(stand, Stand::Heading | Stand::Entry | Stand::Title);
        let firm = (expression.opens || head || point.grain() < Grain::Year) && expression.tense != Tense::Future && !limit && !aside;
        match self.runs.last_mut() {
            Some(run) if run.last.first.div_euclid(12) == told.first.div_euclid(12) => {
                run.firm |= firm;
                // "In 1941 … in June … in 1941": the finer one stays.
                if !(told.first <= run.last.first && run.last.last <= told.last) {
                    run.last = told;
                } else if expression.phase == Some(Phase::Later) {
                    // "Later that year": the rest of it.
                    run.last.last = told.last;
                }
            }
            _ => {
                if self.runs.len() == RUNS {
                    self.runs.remove(0);
                }
                self.runs.push(Run { last: told, firm });
            }
        }
    }

    /// The year to which a month or a season belongs; `point` gives its place in a year. `index` is the expression's own.
    pub fn year(&self, index: usize, point: impl Fn(i32) -> Option<Point>) -> Option<i32> {
        let ahead: Vec<Months> =
            self.ahead[self.next..].iter().take(2).filter(|(at, _)| at - index <= 8).map(|(_, months)| *months).collect();
        let year_of = |months: i64| i32::try_from(months.div_euclid(12)).ok();
        let mut best: Option<(i64, i32)> = None;
        let near_runs = self.runs.iter().flat_map(|run| [0, 12, -12].map(|months| run.last.first + months));
        let near_ahead = ahead.iter().flat_map(|next| [0, -12].map(|months| next.first + months));
        for year in near_runs.chain(near_ahead).filter_map(year_of) {
            let Some(interval) = point(year).and_then(Point::interval) else { continue };
            let (Some(first), Some(last)) = (interval.earliest(), interval.latest()) else { continue };
            let here = months(first, last);
            let mut passed = 0;
            let cost = self
                .runs
                .iter()
                .rev()
                .map(|run| {
                    // In the year told last, the way on leads from the end of that year.
                    let inside = passed == 0 && run.last.first <= here.first && here.last <= run.last.last;
                    let end = if inside { Months { last: run.last.last, ..here } } else { here };
                    let to = ahead.iter().zip(0i64..).map(|(next, skipped)| way(end, *next) + skipped * 50).min().unwrap_or(0);
                    let from = way(run.last, here) + passed + if run.firm { 0 } else { LOOSE };
                    passed += if run.firm { PAST_FIRM } else { PAST_LOOSE };
                    from * 10 + to * 5
                })
                .min()?;
            if best.is_none_or(|(least, _)| cost < least) {
                best = Some((cost, year));
            }
        }
        best.map(|(_, year)| year)
    }
}
