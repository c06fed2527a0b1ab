//! Properties of reading: whatever the bytes are, what comes out is fit to show and nothing is lost without a word.

use proptest::prelude::*;

use super::*;
use crate::text::is_unsafe;

/// Bytes as files have them: text of every alphabet, text with bytes broken in it, and noise.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let broken = (any::<String>(), any::<Vec<u8>>(), any::<String>());
    prop_oneof![
        any::<String>().prop_map(String::into_bytes),
        "[ -~\n\r\t]{0,200}".prop_map(String::into_bytes),
        broken.prop_map(|(before, bytes, after)| [before.into_bytes(), bytes, after.into_bytes()].concat()),
        any::<Vec<u8>>(),
    ]
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![Just("a.txt"), Just("a.md"), Just("a.jsonl"), Just("a.json"), Just("a"), Just("corpus.toml"), Just("a.html")]
        .prop_map(str::to_owned)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_file_becomes_an_article_or_a_problem(path in name(), bytes in bytes()) {
        let file = RawFile { path, bytes };
        for source in [Source::File(file.clone()), Source::Folder { path: ".".to_owned(), files: vec![file.clone()] }, Source::Stdin(file.bytes)] {
            let reading = articles(vec![source], None);
            prop_assert!(!reading.articles.is_empty() || !reading.problems.is_empty());
            for article in &reading.articles {
                prop_assert!(!article.text.chars().any(is_unsafe) && !article.text.contains('\r'));
                prop_assert!(!article.text.trim().is_empty() && article.first_line > 0);
                prop_assert!(!article.id.is_empty() && !article.id.contains(|c: char| c.is_whitespace() || is_unsafe(c)));
            }
            for problem in &reading.problems {
                prop_assert!(!problem.to_string().chars().any(is_unsafe), "{problem}");
            }
        }
    }

    #[test]
    fn front_matter_keeps_every_letter_of_the_body(body in "[a-z \n-]{1,80}[a-z]", title in "[ -~]{0,30}") {
        let text = format!("---\ntitle: {title}\n---\n{body}");
        let split = front_matter::split(&text, "a.md");
        prop_assert!(split.body == 0 || text[split.body..] == body);
    }

    #[test]
    fn ids_are_unique(names in proptest::collection::vec("[ab]/[ab](-2)?\\.(txt|md)", 0..12)) {
        let mut all: Vec<Article> = names.iter().map(|name| Article { id: names::stem(name), path: Some(name.clone()), ..Article::default() }).collect();
        names::make_unique(&mut all);
        let mut ids: Vec<&str> = all.iter().map(|article| article.id.as_str()).collect();
        ids.sort_unstable();
        ids.dedup();
        prop_assert_eq!(ids.len(), all.len());
    }
}
