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
