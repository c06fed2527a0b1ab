//! Ids: short names that are unique within a corpus and fit to be cited (`bbc-0627:12`).

use std::{collections::HashMap, path::Path};

use crate::text::{Article, printable};

/// The id of an article from a file: the stem of its name.
pub fn stem(path: &str) -> String {
    let path = Path::new(path);
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    clean(&stem).unwrap_or_else(|| "article".to_owned())
}

/// A name without blanks or control characters, so that a citation is one word; `None` when nothing is left.
pub fn clean(name: &str) -> Option<String> {
    let name = printable(name).split_whitespace().collect::<Vec<_>>().join("-");
    (!name.is_empty()).then_some(name)
}

/// Tells articles of the same id apart: by the folder they lie in where that is enough, else by a number.
pub fn make_unique(articles: &mut [Article]) {
    for index in clashing(articles) {
        let article = &mut articles[index];
        let folder = article.path.as_deref().and_then(|path| Path::new(path).parent()).and_then(|parent| parent.file_name());
        if let Some(folder) = folder.and_then(|folder| clean(&folder.to_string_lossy())) {
            article.id = format!("{folder}/{}", article.id);
        }
    }
    let mut taken: HashMap<String, usize> = HashMap::new();
    for article in articles {
        let mut id = article.id.clone();
        while let Some(count) = taken.get_mut(&id) {
            *count += 1;
            id = format!("{}-{count}", article.id);
        }
        taken.insert(id.clone(), 1);
        article.id = id;
    }
}

/// Indices of the articles whose id another one has too.
fn clashing(articles: &[Article]) -> Vec<usize> {
    let mut count: HashMap<&str, usize> = HashMap::new();
    for article in articles {
        *count.entry(&article.id).or_default() += 1;
    }
    (0..articles.len()).filter(|index| count[articles[*index].id.as_str()] > 1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(paths: &[&str]) -> Vec<String> {
        let mut articles: Vec<Article> =
            paths.iter().map(|path| Article { id: stem(path), path: Some((*path).to_owned()), ..Article::default() }).collect();
        make_unique(&mut articles);
        articles.into_iter().map(|article| article.id).collect()
    }

    #[test]
    fn an_id_is_the_stem_until_two_files_share_it() {
        assert_eq!(ids(&["clips/a.txt", "clips/b.md"]), ["a", "b"]);
        assert_eq!(ids(&["bbc/0627.txt", "cnn/0627.txt", "cnn/0628.txt"]), ["bbc/0627", "cnn/0627", "0628"]);
        assert_eq!(ids(&["x/a.txt", "x/a.md", "x/a.text"]), ["x/a", "x/a-2", "x/a-3"]);
        assert_eq!(ids(&["a.txt", "a.md", "a-2.txt"]), ["a", "a-2", "a-2-2"]);
    }

    #[test]
    fn an_id_is_one_word_and_safe() {
        assert_eq!(stem("my notes\u{1b}[31m.txt"), "my-notes\u{FFFD}[31m");
        assert_eq!(stem(""), "article");
    }
}
