//! The articles inside the program: what `dateline` opens when it is given nothing else.

use super::{Facts, Reading, text_article};

/// Name and content of each; `assets/articles/` says where they come from.
const ARTICLES: [(&str, &str); 5] = [
    ("1-lone-wolves", include_str!("../../assets/articles/1-lone-wolves.md")),
    ("2-trained-in-libya", include_str!("../../assets/articles/2-trained-in-libya.md")),
    ("3-the-network", include_str!("../../assets/articles/3-the-network.md")),
    ("4-back-from-sirte", include_str!("../../assets/articles/4-back-from-sirte.md")),
    ("5-kill-or-die", include_str!("../../assets/articles/5-kill-or-die.md")),
];

/// Reads the built-in articles.
pub fn builtin() -> Reading {
    let mut reading = Reading::default();
    for (name, content) in ARTICLES {
        let mut one = text_article(content.to_owned(), name, None, Facts::default());
        one.articles.iter_mut().for_each(|article| article.id = name.to_owned());
        reading.extend(one);
    }
    reading
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_article_states_what_it_is_a_digest_of() {
        let reading = builtin();
        assert_eq!(reading.problems, []);
        for article in &reading.articles {
            assert!(article.digest_of.is_some() && article.published.is_some() && article.title.is_some(), "{}", article.id);
            assert_eq!(article.path, None);
            assert!(article.first_line > 1 && !article.text.chars().any(crate::text::is_unsafe), "{}", article.id);
        }
    }
}
