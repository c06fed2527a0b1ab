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
        ("2015-07-01T21:00", &["The town was attacked at [2100]."]),
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
