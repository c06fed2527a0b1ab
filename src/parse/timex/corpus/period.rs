//! Quarters, halves, seasons, feasts.

use super::*;

#[test]
fn quarters_and_halves() {
    means(&[
        (
            "2015-Q2",
            &[
                "Sales fell in [the second quarter].",
                "[Second-quarter] sales fell.",
                "Sales fell in [Q2].",
                "Sales fell in [the second quarter of 2015].",
                "Sales fell in [the second quarter of this year].",
                "The [second-quarter] loss was small.",
                "The mill said that [second-quarter] sales fell.",
                "Sales fell in the second quarter. In [the latest period] there was a strike.",
            ],
        ),
        (
            "2014-Q3",
            &[
                "Sales fell in [Q3 2014].",
                "Sales fell in [the third quarter of 2014].",
                "Sales fell in [last year's third quarter].",
                "Sales fell in [the third quarter of last year].",
            ],
        ),
        ("2015-Q3", &["Sales will fall in [the current quarter]."]),
        ("2014-Q4", &["Sales fell in [the fourth quarter].", "Sales fell in [the last quarter of 2014]."]),
        ("2014-H1", &["Sales fell in [the first two quarters of 2014]."]),
        ("2015-H1", &["Sales fell by a third in [the first half] to four million."]),
        ("2016-H1", &["Sales will fall in [the first half of 2016]."]),
        (
            "2014-H2",
            &[
                "Sales fell in [the second half of 2014].",
                "Sales fell in [the latter half of 2014].",
                "Sales fell in [the last half of 2014].",
            ],
        ),
    ]);
}

#[test]
fn results_are_compared_with_the_same_time_a_year_before() {
    means(&[
        (
            "2014-Q2",
            &["Sales fell in the second quarter from [a year earlier].", "Sales fell in the second quarter. [A year ago] they rose."],
        ),
        (
            "2014",
            &[
                "Sales fell in the second quarter. In the first six months they were below those of [a year earlier].",
                "Sales fell in the second quarter. For the nine months they were below the [year-earlier] figure.",
                "Sales fell in the second quarter. For the nine months they were two million, and three in [the 2014 period].",
            ],
        ),
    ]);
}

#[test]
fn seasons() {
    means(&[
        (
            "2014-SU",
            &[
                "It began in [the summer of 2014].",
                "It began in [summer 2014].",
                "It began [last summer].",
                "It began in [the summer of ’14].",
            ],
        ),
        ("2015-SU", &["It will begin [this summer]."]),
        ("2015-SP", &["It began [this spring].", "It began in [spring]."]),
        ("2014-WI", &["It froze in [the winter of 2014-15].", "It froze in [winter 2014]."]),
        ("2014-FA", &["They met in [the fall of 2014].", "They met in [autumn last year].", "They met [last fall]."]),
        ("2016-SP", &["They will meet [next spring]."]),
    ]);
    tells_no_time(&[
        "The fall of the city shocked many.",
        "Prices fall.",
        "The Arab Spring failed.",
        "They drank spring water.",
        "The spring broke.",
        "The Winter Palace burned.",
    ]);
}

#[test]
fn feasts() {
    means(&[
        ("2014-12-25", &["They met [last Christmas].", "They met on [Christmas Day 2014]."]),
        ("2015-12-25", &["They will meet at [Christmas]."]),
        ("2015-04-05", &["They met at [Easter].", "They met on [Easter Sunday]."]),
        ("2015-04-03", &["They met on [Good Friday]."]),
        ("2014-11-27", &["They met on [Thanksgiving 2014].", "They met [last Thanksgiving]."]),
        ("2014-11-28", &["They met on [Black Friday 2014]."]),
        ("2014-12-31", &["Shots fell on [New Year's Eve 2014].", "Shots fell on [New Year’s Eve 2014]."]),
        ("2015-05-01", &["They marched on [May Day]."]),
        ("2015-11-03", &["The state will vote on [Election Day]."]),
        ("2001-09-11", &["After [9/11] all changed."]),
        ("2015-07-18", &["It will end on [Eid al-Fitr]."]),
    ]);
    covers(&[("[2015-06-18..2015-07-17]", &["It is the holy month of [Ramadan]."]), ("2015-07-18~", &["It will end on [Eid al-Fitr]."])]);
}

#[test]
fn fiscal_years_and_quarters() {
    means(&[
        ("1998-Q3", &["Sales in [fiscal 1998's third quarter] rose.", "Sales in [the third quarter of fiscal 1998] rose."]),
        (
            "2015",
            &[
                "Sales in [FY2015/16] rose.",
                "Sales in [FY 2015] rose.",
                "Sales in [FY15] rose.",
                "Sales in [the current fiscal year] rose.",
            ],
        ),
        ("2014", &["Sales in [the 2014 fiscal year] rose.", "Sales in [the 2014-15 financial year] rose."]),
        ("2014-Q3", &["Sales in [3Q 2014] rose.", "Sales in [2014Q3] rose."]),
        ("2014-H1", &["Sales in [H1 2014] rose."]),
        ("2014-Q4", &["Sales in [the quarter] ended January 31 rose."]),
        ("2015-Q1", &["Sales in [the quarter] ended March 31 rose."]),
        ("1994-WI", &["It froze in [the winter of 1994/95].", "It froze in [the winter of 1994-1995]."]),
        ("2015-W22-WE", &["It rained on [the last weekend of May]."]),
        ("2015-W24-WE", &["It rained on [the weekend of June 13-14]."]),
    ]);
    tells_no_time(&["The H1 visa is dear.", "The 3Q is a car."]);
}

#[test]
fn feasts_told_as_past_have_begun() {
    means(&[
        ("2014-12-24", &["They met on [Christmas Eve]."]),
        ("2015-12-24", &["They will meet on [Christmas Eve]."]),
        ("2004-12-26", &["The [Boxing Day] tsunami in 2004 killed many."]),
        ("2014-11-04", &["They voted on [Election Day]."]),
        ("2012-11-06", &["They voted on [Election Day 2012]."]),
        ("2014-11-03", &["They met on [Ashura]."]),
        ("2014-10-06", &["They met on [the second day of Eid]."]),
        ("2015-03-21", &["They met on [Nowruz]."]),
        ("2015-04-12", &["They met on [Orthodox Easter]."]),
        ("2015-02-19", &["They met on [Chinese New Year]."]),
        ("2015-04-04", &["They met at [Passover]."]),
        ("2014-10-04", &["They met on [Yom Kippur]."]),
        ("2015-W14", &["They met in [Easter week]."]),
        ("2014-W48-WE", &["They met on [Thanksgiving weekend]."]),
        ("2005-07-07", &["The [7/7] attacks shook London."]),
        ("1944-06-06", &["On [D-Day] they landed."]),
        ("2014", &["They fasted [last Ramadan]."]),
    ]);
    covers(&[
        ("2014-12-23", &["[Two days before Christmas], he fell ill."]),
        ("[2014-06-29..2014-07-28]", &["They fasted [last Ramadan]."]),
    ]);
    tells_no_time(&["Some 7/7 of them agreed.", "Bloody Sunday is a song.", "She played in Saturday Night Live."]);
}

#[test]
fn feasts_that_move() {
    means(&[
        ("2014-10-23", &["The fire broke out on [Diwali].", "Lamps were lit for [Deepavali]."]),
        ("2014-12-17", &["They met at [Hanukkah].", "They met on [Chanukah]."]),
        ("2015-W14", &["They met during [Holy Week].", "They met in [Holy Week 2015]."]),
        ("2015-03-06", &["They threw paint on [Holi]."]),
        ("2015-06-20", &["They raced at the [Dragon Boat Festival]."]),
        ("2014-09-08", &["They met at the [Mid-Autumn Festival].", "They went home for [Chuseok]."]),
        ("2015-05-31", &["They met on [Trinity Sunday]."]),
        ("2014-10-17", &["They danced on [Simchat Torah]."]),
    ]);
    covers(&[("2014-10-23~", &["The fire broke out on [Diwali]."])]);
    tells_no_time(&["A dragon was painted on the boat.", "The holy man spoke."]);
}

#[test]
fn seasons_of_the_church_and_parts_of_feasts() {
    covers(&[
        ("[2015-02-18..2015-04-04]", &["It began in [Lent]."]),
        ("[2014-11-30..2014-12-24]", &["It began during [Advent]."]),
        ("2015-02-19", &["It began during [Tet]."]),
        ("[2013-07-09..2013-08-07]", &["It began in [Ramadan 2013]."]),
    ]);
    means(&[("2014-12-25TMO", &["It fell on [Christmas morning]."]), ("2015-07-17", &["It ends on [the last day of Ramadan]."])]);
    tells_no_time(&["Lent money is spent.", "The Tet Offensive is a chapter of it."]);
}

#[test]
fn quarters_by_the_month_they_end_with() {
    means(&[
        ("2015-Q1", &["Sales rose in [the March quarter]."]),
        ("2014-Q2", &["Sales rose in [the June quarter of 2014]."]),
        ("200", &["It rose in [the first decade of this century]."]),
        ("199", &["It rose in [the last decade of the last century]."]),
    ]);
}
