//! Weekdays: the tense of the clause decides which one.

use super::*;

#[test]
fn weekdays_told_as_past() {
    means(&[
        (
            "2015-06-26",
            &[
                "He resigned on [Friday].",
                "He resigned [Friday].",
                "[Friday]’s attack killed ten.",
                "On [Friday], he resigned.",
                "The attack on [Friday] was the worst.",
                "Police said [Friday] that he had fled.",
                "He resigned [last Friday].",
                "He resigned following [Friday]’s attack.",
                "She had been seen as recently as [Friday].",
                "Nobody could be reached at the mill on [Friday].",
                "The clerk could not give a reason on [Friday].",
                "The clerk would not say on [Friday] who had called.",
                "The boats were not found until [Friday].",
                "It will reopen, according to a statement [Friday].",
                "The mayor unveiled a new plan on [Friday] to widen the bridge.",
                "The match set for [Friday] was called off.",
                "The ferry had to be towed on [Friday].",
                "It would have been worse on [Friday].",
                "They had hoped to open on [Friday].",
                "“It will be hard.” [Friday]’s storm sank two boats.",
                "On [Friday], when the owner set aside his work, the roof gave way.",
                "On [Friday], the harbour board planned to pay the crews.",
            ],
        ),
        ("2015-06-29", &["Ministers met [Monday].", "He died [early Monday].", "He died [late on Monday]."]),
        ("2015-06-30", &["The court ruled [Tuesday]."]),
        ("2015-07-01", &["The court ruled [Wednesday]."]),
    ]);
}

#[test]
fn weekdays_told_as_to_come() {
    means(&[(
        "2015-07-03",
        &[
            "The court will rule on [Friday].",
            "The court is to rule on [Friday].",
            "The court is expected to rule on [Friday].",
            "The vote is scheduled for [Friday].",
            "He said he would resign on [Friday].",
            "They were planning to march on [Friday].",
            "The strike goes on until [Friday].",
            "They could leave as early as [Friday].",
            "They met ahead of [Friday]’s vote.",
            "The school will be closed on [Friday].",
            "The suspect is to be charged on [Friday].",
            "He gave notice of a report to be released [Friday].",
            "The bridge may be reopened on [Friday].",
            "The ferry won’t sail on [Friday].",
            "The well could be sealed by [Friday].",
            "The trial begins [Friday].",
            "The council meets on [Friday].",
            "The two leaders meet privately [Friday].",
            "The funeral is [Friday].",
            "The hearing is on [Friday].",
            "He’s due in court [Friday].",
            "The storm is likely to reach land on [Friday].",
            "The owner hoped to have it in port by [Friday].",
            "He vowed to return on [Friday].",
            "She has a hearing set for [Friday].",
            "A ruling was expected [Friday].",
            "The storm is now expected on [Friday].",
            "The start was put off until [Friday].",
            "He is due to put his case to the board when he meets it on [Friday].",
            "They meet [next Friday].",
            "They meet [this Friday].",
            "They will meet [this coming Friday].",
        ],
    )]);
}

#[test]
fn earlier_and_later_tell_which_side_of_now() {
    means(&[
        ("2015-07-02", &["The storm reached the coast [later Thursday].", "It is being lifted on to a barge [later on Thursday]."]),
        ("2015-06-25", &["The board met [earlier Thursday]."]),
    ]);
}

#[test]
fn times_of_day_take_the_day_that_follows_them() {
    means(&[
        ("2015-06-30T22:35", &["The mine flooded at [10:35 p.m.] (1735 GMT) Tuesday."]),
        ("2015-06-30T17:35", &["The mine flooded at 10:35 p.m. ([1735 GMT]) Tuesday."]),
    ]);
}

#[test]
fn weekdays_of_a_week() {
    means(&[
        ("2015-07-10", &["They will meet on [Friday of next week].", "They meet [Friday next week]."]),
        ("2015-06-23", &["They met on [Tuesday of last week]."]),
    ]);
}

#[test]
fn a_plan_that_was_is_past() {
    means(&[("2015-06-26", &["The offer had been due to expire [Friday]."])]);
}

#[test]
fn weekdays_with_a_part_of_the_day() {
    means(&[
        ("2015-06-26TNI", &["He died [Friday night].", "He died on [Friday night]."]),
        ("2015-06-28TMO", &["He died [early Sunday morning].", "They struck at [dawn on Sunday]."]),
        ("2015-06-27T12:00", &["He died at [noon Saturday]."]),
    ]);
}

#[test]
fn names_that_hold_a_weekday() {
    tells_no_time(&[
        "The Sunday Times reported it.",
        "The Sunday Mirror reported it.",
        "Bloody Sunday is a song.",
        "The Today programme reported it.",
    ]);
}

#[test]
fn what_is_fixed_beforehand_is_told_in_the_present() {
    means(&[
        (
            "2015-07-03",
            &[
                "The trial continues on [Friday].",
                "He goes on trial on [Friday].",
                "The council votes on [Friday].",
                "Parliament votes [Friday] on scrapping the tax.",
                "The envoy heads to Oslo on [Friday].",
                "The envoy flies to Oslo on [Friday] to seek a truce.",
                "The two sides meet again [Friday] in Geneva.",
                "On [Friday] the strikers go back to work.",
                "Voters head to the polls [Friday] in three provinces.",
                "The president, who travels to Lima on [Friday], has a cold.",
                "The cup final takes place on [Friday].",
                "The new rules come into force on [Friday].",
                "Divers resume the search [Friday].",
                "He faces a hearing on [Friday] over bail.",
                "Parliament debates the bill on [Friday].",
                "Mr Bell is flying to Rome on [Friday] to meet the pope.",
                "“We leave on [Friday],” she said.",
                "“I’m leaving on [Friday],” she said.",
                "The report is published on [Friday].",
                "There is a vigil on [Friday] at the pier.",
                "[Friday]’s vote decides who leads the party.",
                "He remains in custody ahead of a hearing on [Friday].",
                "She is preparing for [Friday]’s final.",
                "A storm is forecast to hit the coast [Friday].",
                "He is favourite to win on [Friday].",
                "He is standing in the election on [Friday].",
                "Passengers pay more starting [Friday].",
                "The new fares start [Friday].",
                "Envoys from six states gather [Friday] in Vienna to sign the pact.",
                "He steps down on [Friday] and is replaced by Ms Orr.",
                "The shop will have been shut for a year on [Friday].",
            ],
        ),
        (
            "2015-06-26",
            &[
                "The envoy headed [Friday] to Oslo, seeking a truce.",
                "The attack comes days after a raid on [Friday].",
                "The return of the boats on [Friday] was late.",
                "The votes on [Friday] were counted twice.",
                "He appears in a video seen on [Friday].",
                "Talks break off [Friday] as envoys walk out",
                "He is believed to have fled on [Friday].",
                "He died on [Friday] in a crash.",
                "The end on [Friday] was quick.",
                "Police are hunting two gunmen after a raid on [Friday].",
            ],
        ),
        ("2015-07-04", &["The talks, which began on Friday, continue on [Saturday]."]),
    ]);
}

#[test]
fn what_was_agreed_or_bidden_is_still_to_come() {
    means(&[
        (
            "2015-07-03",
            &[
                "They agreed to meet on [Friday].",
                "Residents were ordered to leave by [Friday].",
                "The clerk was told to appear on [Friday].",
                "The union called a strike for [Friday].",
            ],
        ),
        (
            "2015-06-26",
            &["They agreed on [Friday] to meet.", "Residents had been ordered to leave by [Friday].", "They refused to leave on [Friday]."],
        ),
    ]);
}

#[test]
fn a_week_from_a_weekday() {
    means(&[("2015-07-10", &["It comes into force [a week on Friday]."]), ("2015-06-19", &["It happened [a week last Friday]."])]);
}

#[test]
fn a_range_goes_one_way() {
    covers(&[
        ("2015-07-06/2015-07-08", &["They will talk from [Monday] to Wednesday.", "They will talk from Monday to [Wednesday]."]),
        ("2015-06-22/2015-06-26", &["They talked from [Monday] to Friday.", "They talked from Monday to [Friday]."]),
        ("2015-06-25/2015-06-27", &["The fair was open Thursday through [Saturday]."]),
        ("2014-05/2014-08", &["The fair ran from [May] to August."]),
        ("2015-11/2016-02", &["The fair will run from November to [February]."]),
        ("2014-12-28/2015-01-03", &["The fair ran from 28 December to [3 January]."]),
    ]);
}

#[test]
fn what_is_bidden_and_who_is_back() {
    means(&[
        (
            "2015-07-03",
            &[
                "Join us on [Friday].",
                "Bring a lantern on [Friday].",
                "She is out on [Friday].",
                "He is back at work on [Friday].",
                "He gets out on [Friday].",
                "The toll, which was to take effect [Friday], was dropped.",
            ],
        ),
        ("2015-07-05", &["Come on [Sunday]!"]),
        ("2015-07-07", &["Vote on [Tuesday]!"]),
        ("2015-06-30", &["Vote on [Tuesday] was close."]),
    ]);
}

#[test]
fn a_weekday_chooses_the_year_or_stays_beside_the_date() {
    covers(&[
        ("2015-06-27", &["The roof fell on [Saturday 27 June]."]),
        ("2016-02-29", &["The fair is on [Monday 29 February]."]),
        ("[2014-08-02..2014-08-04]", &["The roof fell on [Saturday 4 August]."]),
        ("[2015-06-26..2015-06-27]", &["It opened on [Friday, June 27, 2015]."]),
    ]);
}
