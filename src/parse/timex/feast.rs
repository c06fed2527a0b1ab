//! Feasts and named days: their names, from `assets/lexicon/feasts.tsv`, and the day each falls on in a year.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{Datelike, NaiveDate};

use super::token::{Token, tokens};
use crate::time::{
    Interval, MoonPhase, Unit, easter, hanukkah, islamic_in, last_moon, lunar_new_year, nth_weekday, orthodox_easter, passover,
    rosh_hashanah, step,
};

const FEASTS: &str = include_str!("../../../assets/lexicon/feasts.tsv");

/// How the day of a feast is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    Fixed {
        month: u32,
        day: u32,
    },
    Once(NaiveDate),
    Easter(i64),
    /// Days from Easter Sunday of the eastern churches.
    Orthodox(i64),
    /// Days from the first day of Passover and of Rosh Hashanah.
    Passover(i64),
    RoshHashanah(i64),
    Hanukkah,
    /// Days from the Chinese new year.
    LunarNewYear(i64),
    /// The last new or full moon on or before a day, by a clock some minutes ahead of Greenwich's, and days from it.
    Moon {
        phase: MoonPhase,
        month: u32,
        day: u32,
        ahead: i32,
        after: i64,
    },
    /// The days from the first to the last of Lent and of Advent.
    Lent,
    Advent,
    /// Any of two feasts that go by one name.
    Eid,
    Nth {
        month: u32,
        weekday: u32,
        nth: i32,
        after: i64,
    },
    Islamic {
        month: u32,
        day: Option<u32>,
    },
}

#[derive(Debug, PartialEq, Eq)]
pub struct Feast {
    pub name: &'static str,
    pub rule: Rule,
    /// It is the whole week of that day.
    pub week: bool,
    /// Its name is a word of other uses too, so it must be led: `in Lent`, `during Tet`.
    pub led: bool,
}

impl Feast {
    /// The day, or for a month of fasting the days, in a Gregorian year; feasts by the moon are approximate. Where one
    /// falls twice in a year, the first.
    pub fn days(&self, year: i32) -> Option<Interval> {
        match self.rule {
            Rule::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day).map(Interval::day),
            Rule::Once(day) => Some(Interval::day(day)),
            Rule::Easter(offset) => Some(Interval::day(step(easter(year)?, offset, Unit::Day)?)),
            Rule::Orthodox(offset) => Some(Interval::day(step(orthodox_easter(year)?, offset, Unit::Day)?)),
            Rule::Passover(offset) => Some(Interval::day(step(passover(year)?, offset, Unit::Day)?)),
            Rule::RoshHashanah(offset) => Some(Interval::day(step(rosh_hashanah(year)?, offset, Unit::Day)?)),
            Rule::Hanukkah => hanukkah(year).map(Interval::day),
            Rule::Moon { phase, month, day, ahead, after } => {
                let moon = last_moon(phase, NaiveDate::from_ymd_opt(year, month, day)?, ahead)?;
                Some(Interval::day(step(moon, after, Unit::Day)?).approximately())
            }
            Rule::LunarNewYear(offset) => Some(Interval::day(step(lunar_new_year(year)?, offset, Unit::Day)?)),
            Rule::Lent => {
                let easter = easter(year)?;
                Some(Interval::within(step(easter, -46, Unit::Day)?, step(easter, -1, Unit::Day)?))
            }
            Rule::Advent => {
                let eve = NaiveDate::from_ymd_opt(year, 12, 24)?;
                // The fourth Sunday before Christmas.
                let sunday = step(eve, -i64::from(eve.weekday().num_days_from_sunday()) - 21, Unit::Day)?;
                Some(Interval::within(sunday, eve))
            }
            Rule::Eid => islamic_in(year, 10, 1).next().map(|day| Interval::day(day).approximately()),
            Rule::Nth { month, weekday, nth, after } => {
                Some(Interval::day(step(nth_weekday(year, month, weekday, nth)?, after, Unit::Day)?))
            }
            Rule::Islamic { month, day: Some(day) } => islamic_in(year, month, day).next().map(|day| Interval::day(day).approximately()),
            Rule::Islamic { month, day: None } => {
                let first = islamic_in(year, month, 1).next()?;
                Some(Interval::within(first, step(first, 29, Unit::Day)?).approximately())
            }
        }
    }

    /// All the times it falls in a year and the two on either side, in order.
    pub fn around(&self, year: i32) -> Vec<Interval> {
        let moon = |month, day: Option<u32>| {
            (year - 2..=year + 2).flat_map(move |year| islamic_in(year, month, day.unwrap_or(1))).filter_map(move |first| match day {
                Some(_) => Some(Interval::day(first).approximately()),
                None => Some(Interval::within(first, step(first, 29, Unit::Day)?).approximately()),
            })
        };
        let mut all: Vec<Interval> = match self.rule {
            Rule::Islamic { month, day } => moon(month, day).collect(),
            Rule::Eid => moon(10, Some(1)).chain(moon(12, Some(10))).collect(),
            _ => (year - 2..=year + 2).filter_map(|year| self.days(year)).collect(),
        };
        all.sort_by_key(Interval::earliest);
        all
    }

    /// Whether it falls on one day of the Gregorian calendar for all to see, and not by the moon.
    pub fn is_exact(&self) -> bool {
        !matches!(self.rule, Rule::Islamic { .. } | Rule::Eid | Rule::Moon { .. })
    }
}

fn rule(text: &str) -> Option<Rule> {
    let mut words = text.split(' ');
    let first = words.next()?;
    let mut rest = words.map(str::parse::<i32>);
    let mut number = || rest.next()?.ok();
    type Make = fn(i64) -> Rule;
    let moved: [(&str, Make); 5] = [
        ("easter", Rule::Easter),
        ("orthodox", Rule::Orthodox),
        ("passover", Rule::Passover),
        ("rosh", Rule::RoshHashanah),
        ("lunar", Rule::LunarNewYear),
    ];
    if let Some((offset, make)) = moved.iter().find_map(|(name, make)| Some((first.strip_prefix(name)?, make))) {
        return offset.parse().ok().map(make);
    }
    if let Some((month, day)) = first.split_once('-').filter(|_| first.len() == 5) {
        return Some(Rule::Fixed { month: month.parse().ok()?, day: day.parse().ok()? });
    }
    match first {
        "hanukkah" => Some(Rule::Hanukkah),
        "lent" => Some(Rule::Lent),
        "advent" => Some(Rule::Advent),
        "newmoon" | "fullmoon" => Some(Rule::Moon {
            phase: if first == "newmoon" { MoonPhase::New } else { MoonPhase::Full },
            month: number()?.try_into().ok()?,
            day: number()?.try_into().ok()?,
            ahead: number()?,
            after: number().unwrap_or(0).into(),
        }),
        "eid" => Some(Rule::Eid),
        "nth" => Some(Rule::Nth {
            month: number()?.try_into().ok()?,
            weekday: number()?.try_into().ok()?,
            nth: number()?,
            after: number().unwrap_or(0).into(),
        }),
        "islamic" => Some(Rule::Islamic { month: number()?.try_into().ok()?, day: number().and_then(|day| day.try_into().ok()) }),
        date => date.parse().ok().map(Rule::Once),
    }
}

type Names = BTreeMap<String, Vec<(Vec<String>, &'static Feast)>>;

/// Names by their first word, the longest name first; each name as the lower-case pieces that the lexer cuts.
static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::new();
    for line in FEASTS.lines().filter(|line| !line.starts_with('#')) {
        let Some((how, all)) = line.split_once('\t') else { continue };
        let (led, how) = how.strip_prefix("led ").map_or((false, how), |how| (true, how));
        let (week, how) = how.strip_prefix("week ").map_or((false, how), |how| (true, how));
        let Some(rule) = rule(how) else { continue };
        let feast: &'static Feast = Box::leak(Box::new(Feast { name: all.split('|').next().unwrap_or(all), rule, week, led }));
        for name in all.split('|') {
            let pieces: Vec<String> = tokens(name).iter().map(|token| token.span().of(name).to_lowercase()).collect();
            if let Some(first) = pieces.first().cloned() {
                names.entry(first).or_default().push((pieces, feast));
            }
        }
    }
    for list in names.values_mut() {
        list.sort_by_key(|(pieces, _)| std::cmp::Reverse(pieces.len()));
    }
    names
});

/// The first words of all names, for the table of words. Reads the file anew: the names themselves need that table.
pub fn first_words() -> impl Iterator<Item = String> {
    let names =
        FEASTS.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).flat_map(|(_, all)| all.split('|'));
    names.filter_map(|name| {
        let word: String = name.chars().take_while(char::is_ascii_alphabetic).collect();
        (word.len() > 1).then(|| word.to_ascii_lowercase())
    })
}

/// The feast whose name begins at token `at`, and the token after its name.
pub fn at(text: &str, tokens: &[Token], at: usize) -> Option<(usize, &'static Feast)> {
    let first = tokens.get(at).filter(|token| token.len() <= 16)?;
    if first.term == super::lexicon::Term::Other && first.len() > 1 || !(first.capital() || first.value != 0) {
        return None;
    }
    let word = first.span().of(text).to_ascii_lowercase();
    NAMES.get(&word)?.iter().find_map(|(pieces, feast)| {
        let fits = pieces.iter().enumerate().all(|(offset, piece)| {
            tokens.get(at + offset).is_some_and(|token| {
                let written = token.span().of(text);
                written.eq_ignore_ascii_case(piece) || token.is_mark(b'\'') && piece == "'" || piece == "'s" && written == "’s"
            })
        });
        // A name ends where its last word ends; "Easter eggs" is still Easter, "Mayday" never was May Day.
        fits.then_some((at + pieces.len(), *feast))
    })
}

/// The feast of the given name.
pub fn named(name: &str) -> Option<&'static Feast> {
    NAMES.values().flatten().map(|(_, feast)| *feast).find(|feast| feast.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_feast_has_a_rule_and_a_day() {
        for line in FEASTS.lines().filter(|line| !line.starts_with('#')) {
            let (how, names) = line.split_once('\t').unwrap();
            assert!(rule(how.trim_start_matches("led ").trim_start_matches("week ")).is_some(), "{how}");
            let name = names.split('|').next().unwrap();
            assert!(named(name).unwrap().days(2015).is_some(), "{name}");
        }
    }

    #[test]
    fn feasts_that_move_fall_where_almanacs_have_them() {
        for (name, days) in [
            ("Hanukkah", ["2013-11-28", "2014-12-17", "2015-12-07", "2016-12-25", "2023-12-08"]),
            ("Simchat Torah", ["2013-09-27", "2014-10-17", "2015-10-06", "2016-10-25", "2023-10-08"]),
            ("Diwali", ["2013-11-03", "2014-10-23", "2015-11-11", "2016-10-30", "2023-11-12"]),
            ("Holi", ["2014-03-17", "2015-03-06", "2017-03-13", "2018-03-02", "2023-03-08"]),
            ("Mid-Autumn Festival", ["2014-09-08", "2015-09-27", "2017-10-04", "2020-10-01", "2025-10-06"]),
            ("Dragon Boat Festival", ["2012-06-23", "2014-06-02", "2015-06-20", "2020-06-25", "2023-06-22"]),
            ("Lantern Festival", ["2013-02-24", "2014-02-14", "2015-03-05", "2016-02-22", "2023-02-05"]),
        ] {
            for day in days {
                let day: NaiveDate = day.parse().unwrap();
                let found = named(name).unwrap().days(chrono::Datelike::year(&day)).unwrap();
                assert_eq!(found.earliest(), Some(day), "{name}");
            }
        }
    }

    #[test]
    fn the_longest_name_is_found() {
        let text = "Easter Monday, New Year’s Eve, Eid al-Fitr";
        let all = tokens(text);
        assert_eq!(at(text, &all, 0).unwrap().1.name, "Easter Monday");
        assert_eq!(at(text, &all, 3).unwrap().1.name, "New Year's Eve");
        assert_eq!(at(text, &all, 8).unwrap().1.name, "Eid al-Fitr");
    }
}
