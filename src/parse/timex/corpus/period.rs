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
