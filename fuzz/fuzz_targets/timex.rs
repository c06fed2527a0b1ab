//! Any text is tagged, with and without a publication date: no panic, spans in order and on character borders, intervals that
//! can be written and read again.
#![no_main]

use dateline::{
    parse::timex,
    text::{Article, Stated},
    time::Interval,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for published in [None, Some("2015-07-01"), Some("[2015-06-28..2015-07-04]"), Some("-0044-03")] {
        let published = published.map(|value| Stated { value: value.to_owned(), by: "fuzz".to_owned() });
        let article = Article { published, text: text.to_owned(), ..Article::default() };
        let found = timex::find(text);
        let (publication, _) = timex::publication(&article, &found);
        let mut at = 0;
        for one in timex::resolve(text, &found, &publication) {
            assert!(at <= one.span.start && one.span.start < one.span.end, "{one:?}");
            assert!(text.get(one.span.start..one.span.end).is_some(), "{one:?}");
            assert!(!one.value.is_empty(), "{one:?}");
            if let Some(interval) = one.interval {
                let written = interval.to_string();
                assert_eq!(written.parse::<Interval>().ok(), Some(interval), "{written}");
            }
            at = one.span.end;
        }
        let (all, _) = timex::publications(&[article.clone(), article], &[found.clone(), found]);
        assert_eq!(all.len(), 2);
    }
});
