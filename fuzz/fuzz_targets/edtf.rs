//! Any text is read as EDTF or refused; what was read is the same when written and read again.
#![no_main]

use dateline::time::Interval;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(interval) = text.parse::<Interval>() {
        let written = interval.to_string();
        assert_eq!(written.parse::<Interval>().ok(), Some(interval), "{text} was written as {written}");
        let _ = (interval.in_words(), interval.precision(), interval.middle(), interval.days());
    }
});
