//! What the screen says where something is missing or could not be read, and what to do next.

use super::*;
use crate::text::Problem;

fn with_problems() -> Timeline {
    let problems = vec![
        Problem::new("news/scan.pdf", "the file holds pictures of text, no text"),
        Problem::new("news/list.jsonl:3", "expected {\"id\": …, \"text\": …}"),
    ];
    Timeline { problems, ..fixture::timeline() }
}

fn undated() -> Timeline {
    let mut timeline = fixture::timeline();
    timeline.events.retain(|event| event.when.is_none());
    timeline
}

fn no_events() -> Timeline {
    Timeline { events: Vec::new(), ..with_problems() }
}

macro_rules! states {
    ($($name:ident: $timeline:expr, $keys:literal;)+) => {
        $(#[test]
        fn $name() {
            for (size, (width, height)) in [("", (80, 24)), ("_large", (160, 45)), ("_small", (40, 10))] {
                let mut state = State::new($timeline, Options { source: "news".to_owned(), ..Options::default() });
                update(&mut state, Msg::Resize { width, height });
                for key in Key::parse_script($keys).unwrap() {
                    update(&mut state, Msg::Key(key));
                }
                insta::assert_snapshot!(format!("{}{size}", stringify!($name)), dump(&state, &Theme::new(true, false), width, height));
            }
        })+
    };
}

states! {
    no_article: Timeline::default(), "";
    no_event: no_events(), "";
    all_hidden: with_problems(), "/kind:law place:nowhere !banned<enter>";
    problems_told_of: with_problems(), "";
    problems_listed: with_problems(), "!";
    nothing_dated: undated(), "";
}
