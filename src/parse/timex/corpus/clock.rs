//! Times of day.

use super::*;

#[test]
fn times_of_day() {
    means(&[
        ("2015-06-26T15:00", &["He came at [3 p.m. on Friday].", "He came at [3 p.m. Friday].", "He came at [3pm Friday]."]),
        ("2015-06-26T15:30", &["He came at [3:30 p.m. on Friday].", "He came at [3:30 PM Friday].", "He came at [3.30pm on Friday]."]),
        ("2015-06-30T10:30", &["He came at [10:30 a.m. EST Tuesday]."]),
        ("2015-07-01T15:00", &["He came at [1500 GMT].", "He came at [15:00 GMT]."]),
        ("2015-07-01T07:00", &["The town was attacked at [0700].", "The curfew ran from [0700] on."]),
        ("2015-07-01T21:00", &["The town was attacked at [2100].", "The lamps went out at about [2100]."]),
        ("2015-07-01T18:40", &["It ended at approximately [1840] on a road.", "Nothing was heard after [1840] (local time)."]),
        ("2015-07-01T17:15", &["From [1715] to 2340 the gate was shut.", "It was quiet until [1715] (2315 GMT)."]),
        ("2015-06-26T10:00", &["at [2015-06-26T10:00Z]"]),
        ("2015-06-26T10:00:30", &["at [2015-06-26T10:00:30Z]"]),
        ("2015-06-26TNI", &["on [the night of 26 June]"]),
        ("2015-06-26TMO", &["on [the morning of June 26]"]),
    ]);
    tells_no_time(&["The score was 3:2.", "Psalm 23:4 was read.", "He ran 1:59 in all."]);
}

#[test]
fn times_as_people_say_them() {
    means(&[
        ("2015-06-26T03:30", &["He came at [half past three on Friday]."]),
        ("2015-06-26T03:45", &["He came at [quarter to four on Friday]."]),
        ("2015-07-01T06:00", &["He came at [six in the morning]."]),
        ("2015-06-26T18:00", &["He came at [six in the evening on Friday]."]),
        ("2014-02-06T02:46:23", &["He came at [02:46:23 UTC on 6 February 2014]."]),
        ("2015-06-27TMO", &["He came in [the early hours of Saturday]."]),
        ("2015-06-26TEV", &["He came on [the evening of the 26th]."]),
    ]);
    tells_no_time(&["A quarter to a third of them fled."]);
}

#[test]
fn times_with_seconds_stops_and_zones() {
    means(&[
        ("2015-07-01T09:30:15", &["The bell rang at [09:30:15]."]),
        ("2015-07-01T18:30", &["The bell rang at [18.30 CET].", "The bell rang at [18:30] local time."]),
        ("2015-06-26T18:30", &["The bell rang at [18.30 on Friday].", "The bell rang at [6:30 p.m.] Lisbon time on Friday."]),
        ("2015-06-26T10:00:00", &["logged at [2015-06-26T10:00:00+02:00]", "logged at [2015-06-26T10:00:00-0500]"]),
        ("2015-07-01T18:00", &["The bell rang at [6pm] local time."]),
    ]);
    tells_no_time(&["Shares closed at 18.30 and the pound at 1.57.", "She lives at 1820 Oak Street.", "They met at 1730 Mill Hill Road."]);
}

#[test]
fn an_hour_with_its_part_of_the_day() {
    means(&[
        ("2015-07-01T09:00", &["The bell rang at [9 this morning].", "The bell rang at [9 o'clock this morning]."]),
        ("2015-06-30T23:00", &["The bell rang at [11 last night].", "The bell rang at [11 p.m. last night]."]),
        ("2015-07-01T03:00", &["The bell rang at [3 o'clock in the morning]."]),
        ("2015-06-26T15:00", &["The bell rang at [three o’clock in the afternoon on Friday]."]),
        ("2015-06-30T08:00", &["The bell rang at [8 yesterday morning]."]),
    ]);
}

#[test]
fn the_first_of_two_times_is_of_the_same_day() {
    means(&[
        ("2015-06-26T12:00", &["It rang between [noon] and 2 p.m. on Friday.", "It rang from [noon] to 2 p.m. on Friday."]),
        ("2015-06-26T14:00", &["It rang between noon and [2 p.m. on Friday]."]),
        ("2015-06-26T24:00", &["It rang from 9 p.m. to [midnight on Friday]."]),
    ]);
}
