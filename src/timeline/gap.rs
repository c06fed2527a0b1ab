//! Long stretches without an event.

use chrono::NaiveDate;

use super::{Dates, Runs};

/// A gap this many times the usual distance between neighbours is worth a row of its own.
const UNUSUAL: i64 = 6;
/// Shorter gaps (days) are none, however close the other events stand.
const SHORTEST: i64 = 3;

/// The gaps before events: pairs of a position and the days, both ends excluded, on which nothing can have happened between
/// all events before it and that event.
pub fn gaps(dates: &Dates, runs: &Runs) -> Vec<(usize, i64)> {
    let mut distances = Distances::default();
    let mut out = Vec::new();
    let mut reached: Option<NaiveDate> = None;
    for run in runs.iter() {
        let Some(when) = dates.distinct()[run.date] else { continue };
        let Some(start) = when.earliest().or(when.latest()) else { continue };
        // There is none between events of one date.
        distances.add(0, run.at.len() - 1);
        if let Some(reached) = reached {
            let days = (start - reached).num_days() - 1;
            distances.add(days, 1);
            if days >= SHORTEST {
                out.push((run.at.start, days));
            }
        }
        reached = reached.max(when.latest().or(when.earliest()));
    }
    let least = SHORTEST.max(distances.median() * UNUSUAL);
    out.retain(|(_, days)| *days >= least);
    out
}

/// How often each distance comes; over very many events a sort would take far longer than counting.
#[derive(Default)]
struct Distances {
    small: [usize; 32],
    large: Vec<i64>,
}

impl Distances {
    fn add(&mut self, days: i64, times: usize) {
        match self.small.get_mut(days.max(0) as usize) {
            Some(count) => *count += times,
            None => self.large.extend(std::iter::repeat_n(days, times)),
        }
    }

    /// The middle one; 0 of none.
    fn median(&mut self) -> i64 {
        let mut middle = (self.small.iter().sum::<usize>() + self.large.len()) / 2;
        for (days, count) in self.small.iter().enumerate() {
            match middle.checked_sub(*count) {
                None => return days as i64,
                Some(rest) => middle = rest,
            }
        }
        if self.large.is_empty() {
            return 0;
        }
        *self.large.select_nth_unstable(middle).1
    }
}

/// A number of days as people say it, rounded: `4 days`, `7 weeks`, `11 months`, `27 years`.
pub fn days_in_words(days: i64) -> String {
    let (count, unit) = match days {
        ..=20 => (days, "day"),
        21..=75 => ((days + 3) / 7, "week"),
        76..=700 => ((days + 15) / 30, "month"),
        _ => ((days + 182) / 365, "year"),
    };
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gap_is_long_beside_the_others() {
        let of = |dates: &[&str]| {
            let dates: Dates = dates.iter().map(|date| date.parse().ok()).collect();
            gaps(&dates, &Runs::new(&dates, &(0..dates.len()).collect::<Vec<_>>()))
        };
        assert_eq!(of(&["2015-06-01", "2015-06-02", "2015-06-07", "2015-06-08"]), [(2, 4)]);
        assert_eq!(of(&["2015-06-01", "2015-06-11", "2015-06-21", "2015-07-01"]), []);
        // What lasts fills the gap, and what has no date makes none.
        assert_eq!(of(&["2015-06-01", "2015-06-01/2015-06-20", "2015-06-21", "none"]), []);
    }

    #[test]
    fn spans_are_rounded_as_people_say_them() {
        for (days, words) in [(1, "1 day"), (4, "4 days"), (30, "4 weeks"), (330, "11 months"), (9_900, "27 years")] {
            assert_eq!(days_in_words(days), words);
        }
    }
}
