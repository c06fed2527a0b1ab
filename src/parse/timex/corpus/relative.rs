//! Expressions that point from publication or from what was told before.

use super::*;

#[test]
fn days_from_today() {
    means(&[
        ("2015-07-01", &["It rained [today].", "It rained [earlier today]."]),
        ("2015-06-30", &["It rained [yesterday].", "It rained [late yesterday]."]),
        ("2015-07-02", &["It will rain [tomorrow]."]),
        ("2015-06-29", &["It rained [the day before yesterday]."]),
        ("2015-07-03", &["It will rain [the day after tomorrow]."]),
        ("2015-06-30TNI", &["It rained [last night]."]),
        ("2015-06-27TNI", &["It rained [overnight Saturday]."]),
        ("2015-06-30TAF", &["It rained [yesterday afternoon]."]),
        ("2015-07-01TMO", &["It rained [this morning]."]),
        ("2015-07-01TNI", &["It will rain [tonight]."]),
    ]);
}

#[test]
fn units() {
    means(&[
        ("2015-W26", &["It rained [last week].", "It rained [late last week]."]),
        ("2015-W27", &["It rained [this week].", "It rained [earlier this week]."]),
        ("2015-W28", &["It will rain [next week]."]),
        ("2015-W25", &["It rained [the week before last]."]),
        ("2015-06", &["It rained [last month]."]),
        ("2015-07", &["It rained [this month]."]),
        ("2015-08", &["It will rain [next month]."]),
        ("2014", &["It rained [last year].", "It rained [late last year].", "It was [the end of last year]."]),
        (
            "2015",
            &[
                "It rained [this year].",
                "It rained [earlier this year].",
                "It will rain [later this year].",
                "They want it done by [the end of the year].",
            ],
        ),
        ("2016", &["It will rain [next year].", "It will rain [early next year]."]),
        ("2015-W26-WE", &["It rained over [the weekend].", "It rained [last weekend]."]),
        ("2014-12", &["It rained [last December]."]),
        ("2015-03", &["It rained [last March]."]),
        // The month that has just ended would be "last month".
        ("2014-06", &["It rained [last June]."]),
    ]);
    covers(&[
        ("[2015-01-01..2015-07-01]", &["It rained [earlier this year]."]),
        ("2015-41", &["It will rain [later this year]."]),
        ("[2015-06-22..2015-06-28]", &["It rained [last week]."]),
    ]);
}

#[test]
fn from_what_was_told() {
    means(&[
        ("2014-05-03", &["On 3 May 2014 he fled. [The same day], she left.", "On 3 May 2014 he fled. [That day], she left."]),
        ("2014-05-04", &["On 3 May 2014 he fled. [The next day], she left.", "On 3 May 2014 he fled. [The following day], she left."]),
        ("2014-05-02TNI", &["On 3 May 2014 he fled. [The night before], she had left."]),
        ("2014-05-04TMO", &["On 3 May 2014 he fled. [The following morning] she left."]),
        ("2014-05", &["On 3 May 2014 he fled. [Later that month] she left."]),
        ("2014", &["On 3 May 2014 he fled. [Later that year] she left.", "In 2013 he fled. [The following year] she left."]),
        ("2013", &["On 3 May 2014 he fled. [The previous year] she had left."]),
    ]);
}

#[test]
fn nothing_told_is_nothing_known() {
    covers(&[("-", &["[The following morning] he left."])]);
}

#[test]
fn this_and_that_which_are_no_times() {
    tells_no_time(&[
        "The last man fell.",
        "That man fell.",
        "The following three were held.",
        "The same man fell.",
        "He came last.",
        "The end of the road.",
        "The middle of nowhere.",
    ]);
}

#[test]
fn counted_from_a_date_in_the_same_breath() {
    means(&[
        ("2014-12-23", &["[Two days before Christmas] the snow came."]),
        ("2015-06-29", &["The lawyer fell ill [the day before last Tuesday]’s hearing."]),
        ("2015-W15", &["The roads were busy [the week after Easter]."]),
        ("2015-06-25TNI", &["The parties met [the night before Friday]’s vote."]),
        ("2015-06-27TMO", &["The parties met [the morning after Friday]’s vote."]),
        ("2015-06-27", &["Police were posted [the day after the 26 June] attack."]),
        ("2015-06-28", &["The camp was cleared [two days after the 26 June] attack.", "It was cleared [two days after June 26]."]),
        ("2015-07-02", &["They will speak [the day before Friday]’s vote."]),
        ("1997", &["It was sold [two years after 1995]."]),
        ("2014-04", &["It was sold [the month after March 2014]."]),
        ("2015-05", &["It was cleared [three months after 4 February]."]),
        ("2015-06-16", &["It rained [two days before Ramadan]."]),
        ("2015-04-03", &["It happened on [the Friday before Easter]."]),
        ("2014-12-28", &["They met on [the Sunday after Christmas]."]),
        ("2014-12-24", &["He died on [the eve of Christmas]."]),
        ("P8D", &["They fell [eight trading days] after 12 October."]),
    ]);
}

#[test]
fn an_adverb_before_an_amount_of_time_ago() {
    means(&[
        (
            "2005",
            &[
                "The bank was robbed [exactly ten years ago].",
                "The bank was robbed [nearly ten years ago].",
                "It was robbed [just ten years ago].",
            ],
        ),
        ("2015-06-21", &["The bank was robbed [barely ten days ago]."]),
        ("P1M", &["It was robbed barely [a month] after the fire."]),
    ]);
}

#[test]
fn the_first_of_a_month_and_the_first_of_many() {
    means(&[
        ("2014-10", &["In [October] the first turbine ran."]),
        ("2015-05-04", &["They met on [May the fourth]."]),
        ("2014-04", &["The annex opened in [April 2014]."]),
    ]);
}

#[test]
fn counted_from_an_event_whose_day_was_told() {
    covers(&[
        ("2015-03-04", &["The gunman opened fire on 14 March. He had bought the rifle [ten days] before the shooting."]),
        ("2015-06-01", &["Ann Lowe was murdered on 3 June. Her brother left the country [two days] before the murder."]),
        ("2015-06-28", &["A bomb went off on Friday in a market. [Two days] after the bombing the market reopened."]),
        ("2015-06-02", &["The vote was held on 3 June. [The day] before the vote the power failed."]),
        (
            "[2015-02-28..2015-03-13]",
            &["The shooting on 14 March left two dead. In the [days] before the shooting he was seen near the club."],
        ),
        // Said on Friday, and nobody says when it was; two bombings, and nobody says which.
        ("-", &["Police said on Friday that the shooting left two dead. He fled [two days] after the shooting."]),
        ("-", &["A bomb went off on 3 March. Another bomb went off on 6 May. He fled [two days] after the bombing."]),
    ]);
    means(&[("2015-03-04T06:00", &["The gunman opened fire on 14 March. He left home at [6 a.m.] ten days before the shooting."])]);
}

#[test]
fn the_verb_right_before_says_that_it_was() {
    means(&[
        (
            "2014-08",
            &[
                "The pier, painted white, is long. The last round was in [August].",
                "The pier is long. It opened in [August] to forty pupils.",
            ],
        ),
        ("2015-08", &["The pier is long. The next round is in [August]."]),
    ]);
}

#[test]
fn a_day_told_as_past_is_never_the_coming_one() {
    means(&[
        (
            "2014-08-04",
            &[
                "The roof fell on [August 4th].",
                "The roof fell in on [August 4th].",
                "The tower was torn down on [4 August].",
                "The clown died in Lower Elm on [4 August].",
                "On [4 August] the roof fell in.",
            ],
        ),
        ("2014-09", &["The roof came down in [September]."]),
        ("2016-03-03", &["The pier will open on [3 March]."]),
    ]);
}

#[test]
fn the_previous_night_with_nothing_told_is_the_last_one() {
    means(&[
        ("2015-06-30TNI", &["They had met [the previous night]."]),
        ("2015-06-25TNI", &["He died on Friday. They had met [the previous night]."]),
    ]);
}
