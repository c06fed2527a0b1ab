//! Days and months by name and number.

use super::*;

#[test]
fn days() {
    means(&[
        (
            "2015-06-26",
            &[
                "It happened on [26 June 2015].",
                "It happened on [June 26, 2015], in the morning hours.",
                "It happened on [June 26th 2015].",
                "It happened on [the 26th of June, 2015].",
                "It happened on [June 26].",
                "It happened on [26 Jun 2015].",
                "It happened on [Jun. 26, 2015].",
                "It happened on [JUNE 26, 2015].",
                "It happened on [Friday, 26 June 2015].",
                "It happened on [Friday, June 26, 2015].",
                "It happened on [Fri, 26 Jun 2015].",
                "It happened on [Friday June 26].",
                "The [26 June 2015] attack was worse.",
                "The [June 26] attack was worse.",
                "The file of [2015-06-26] was lost.",
                "The file of [2015/06/26] was lost.",
                "The file of [26.6.2015] was lost.",
                "The file of [26.06.2015] was lost.",
                "The file of [26/6/15] was lost.",
                "The file of [6/26/2015] was lost.",
                "The file of [26-Jun-15] was lost.",
                "They came on [the 26th].",
                "(“[June 26]” was the day.)",
            ],
        ),
        ("1990-01-03", &["SAN MIGUEL, [3 JAN 90] -- Two men were killed.", "It was the day of [3 January 1990]."]),
        ("2015-05-08", &["The hall fell on [May eighth].", "The hall fell on [8 May]."]),
        ("2014-11-21", &["The bridge fell on [November twenty-first].", "The bridge fell on [21 November]."]),
        ("2015-07-06", &["The fair opens [July 6].", "The fair will open on [6 July].", "The talks resume on [Monday, 6 July]."]),
        ("2015-12-01", &["The dividend is payable [Dec. 1].", "The hall will open on [1 December]."]),
        ("2014-12-26", &["The wave struck on [Dec. 26] and took whole villages with it."]),
        ("2013-05-04", &["Clashes broke out on [May 4, 2013] and did not end."]),
    ]);
}

#[test]
fn capitals_and_small_letters() {
    means(&[
        ("2015-05-11", &["THE ATTACK OF [11 MAY] WAS WORSE.", "THEY FLED ON [MAY 11].", "they fled on [11 may]."]),
        ("2015-06-26", &["HE RESIGNED ON [FRIDAY].", "POLICE SAID [FRIDAY] THAT HE HAD FLED."]),
        ("2015-07-03", &["HE WILL RESIGN ON [FRIDAY]."]),
        ("PXM", &["IN [RECENT MONTHS] IT FELL."]),
        ("1988-05-20", &["LIMA, [20 may 88] (ANSA) -- Two men fled."]),
    ]);
    tells_no_time(&["THEY MAY GO.", "THEY WENT OUT TO MARCH FOR PEACE.", "THANK YOU AND MAY HE REST."]);
}

#[test]
fn numbers_whose_order_is_not_known() {
    covers(&[
        ("[2015-05-06..2015-06-05]", &["It was [5/6/2015]."]),
        ("2015-06-05", &["It was [5/6/2015], not 26/6/2015.", "It was [5.6.2015]."]),
        ("2015-05-06", &["It was [5/6/2015], not 6/26/2015."]),
        ("2015-05-05", &["It was [5/5/2015]."]),
    ]);
}

#[test]
fn readings_that_were_rejected_are_told() {
    let why = |text: &str| read(text)[0].why.join("; ");
    assert!(why("He resigned on Friday.").contains("rejected: 3 July 2015; the verb is in the past"), "{}", why("He resigned on Friday."));
    assert!(why("He will go on Friday.").contains("rejected: 26 June 2015; it is told as something to come"));
    assert!(why("The bridge fell in March.").contains("rejected: March 2016"), "{}", why("The bridge fell in March."));
}

#[test]
fn months() {
    means(&[
        (
            "2015-06",
            &[
                "It happened in [June 2015].",
                "It happened in [June].",
                "It happened in [June, 2015].",
                "In [JUNE], it rained.",
                "It began in [June of this year].",
            ],
        ),
        ("2015-12", &["She will be sent on a mission in [December].", "The plant may be shut in [December]."]),
        ("2014-12", &["It has been shut since [December]."]),
        ("2014-06", &["It happened in [June last year].", "It happened in [June of last year].", "It happened in [June of 2014]."]),
        (
            "2015-03",
            &[
                "The attack in [March] was worse.",
                "The [March] attack was worse.",
                "[March]’s attack was worse.",
                "By [late March] it was over.",
            ],
        ),
        (
            "2015-05",
            &[
                "It began in April or [May].",
                "It began in [May].",
                "Since [May], it rained.",
                "The [May] elections were close.",
                "It began in [early May].",
            ],
        ),
        ("2015-08", &["They will vote in [August].", "The vote is set for [August].", "It is due by [August]."]),
        ("2015-07", &["They vote in [mid-July].", "They vote in [the middle of July]."]),
        ("2014-01", &["In [January] and February of last year it rained.", "In [January] and February 2014 it rained."]),
        ("2014-09", &["In [Sept. 2014] he left.", "In [Sep 2014] he left."]),
    ]);
}

#[test]
fn days_counted_in_a_month() {
    means(&[
        ("2015-05-04", &["They met on [the first Monday in May]."]),
        ("2014-05-26", &["They met on [the last Monday of May 2014]."]),
        ("2015-06-30", &["They met on [the last day of June]."]),
        ("2015-W25", &["They met in [the third week of June]."]),
        ("2015-W23", &["They met in [the week ending 5 June].", "They met in [the week of 5 June]."]),
    ]);
}

#[test]
fn ranges_of_days_and_months() {
    means(&[
        ("2015-05-03", &["It ran from [3] to 7 May.", "It ran from [May 3] to 7.", "It ran from [May 3]-7.", "It ran [3]–7 May 2015."]),
        ("2015-05-07", &["It ran from 3 to [7 May].", "It ran from May 3 to [7].", "It ran from May 3-[7].", "It ran 3–[7 May 2015]."]),
        ("2014-01", &["It ran from [January] to March 2014.", "It ran [January]-March 2014."]),
    ]);
    covers(&[
        ("2015-05-03/2015-05-07", &["It ran from [3] to 7 May.", "It ran from May 3 to [7]."]),
        ("2014-01/2014-03", &["It ran from [January] to March 2014.", "It ran January-[March 2014]."]),
        ("2014-05-03/2014-06-07", &["From [3 May] to 7 June 2014 they fought."]),
        ("2013-03-30/2013-04-02", &["Between [March 30] and April 2, 2013 they fought."]),
    ]);
}

#[test]
fn bounds() {
    covers(&[
        ("2014-12/..", &["It has been closed since [December 2014]."]),
        ("../2013", &["It was open until [2013]."]),
        ("2015-03", &["The attack in [March] was worse."]),
        ("[2015-03-18..2015-03-31]", &["By then, in [late March], it was over.", "It was [the end of March]."]),
        ("[2015-07-08..2015-07-23]", &["They vote in [mid-July]."]),
    ]);
}

#[test]
fn words_that_only_look_like_days_and_months() {
    tells_no_time(&[
        "Mrs May said no.",
        "They may go.",
        "May God help us.",
        "A march on the capital began.",
        "The march went on for miles.",
        "The March on Rome is a chapter of its own.",
        "April Jones took the stand.",
        "He asked June Carter.",
        "An august body met.",
        "The 9th, 11th and 21st days are holy.",
        "He finished 26th.",
        "The 26th street is closed.",
        "Take 3 or 4 of them.",
        "He sat in the sun.",
        "The dog sat down.",
        "They wed in secret.",
        "Version 2.5.1 is out.",
    ]);
}

#[test]
fn dates_as_forms_and_files_write_them() {
    means(&[
        (
            "2015-06-26",
            &[
                "It was stamped [26JUN15].",
                "It was stamped [26JUN2015].",
                "It was stamped [26-JUN-2015].",
                "The file of [2015.06.26] was lost.",
                "The file of [2015-W26-5] was lost.",
                "The file starts on [2015-177].",
                "TUNIS, [20150626] -- Shots were fired.",
                "They came on [the twenty-sixth of June, two thousand and fifteen].",
                "They came on [Friday the 26th].",
            ],
        ),
        ("2015-06-26T10:00", &["The file of [2015-06-26 10:00] was lost."]),
        ("2015-06-26T10:00:00", &["The file of [20150626T100000Z] was lost."]),
        ("2015-07-06T15:30", &["Message of [061530Z JUL 15].", "Message of [061530ZJUL15]."]),
        ("2015-W26", &["The file of [2015-W26] was lost.", "The file of [2015W26] was lost."]),
        ("2015-06", &["The file of [06/2015] was lost."]),
    ]);
    tells_no_time(&["Case 2015W99 was lost.", "The part is 061599Z.", "He has 20150626 of them."]);
}

#[test]
fn lists_of_days() {
    means(&[
        (
            "2015-05-03",
            &[
                "It was open on [May 3], 4 and 5.",
                "It was open on [3], 4 and 5 May.",
                "It was open [3]/5 May.",
                "It was open on [the 3rd] to the 7th of May.",
            ],
        ),
        (
            "2015-05-04",
            &["It was open on May 3, [4] and 5.", "It was open on 3, [4] and 5 May.", "It was open on the 3rd and [4th of May]."],
        ),
        ("2015-05-05", &["It was open on May 3, 4 and [5].", "It was open 3/[5 May].", "It was open May 3/[5]."]),
        ("1914-07", &["In [July], August and September 1914 it broke."]),
        ("1914-SU", &["In [the summer] and autumn of 1914 it broke."]),
    ]);
}

#[test]
fn months_joined_and_days_to_come() {
    means(&[
        ("2015-05", &["The road is shut [May] through July.", "The road is shut from [May] to July."]),
        ("2015-07", &["The road is shut May through [July]."]),
        ("2015-07-19", &["The vote on [the 19th] will be close."]),
    ]);
    tells_no_time(&["He may through no fault be late."]);
}
