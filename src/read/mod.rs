//! The room for reading: bytes of many formats become articles.
//!
//! Nothing here opens a file: `main` walks and opens, and hands over [`Source`]s of bytes. Reading never fails as a whole;
//! what cannot be read becomes a [`Problem`] that names its place and cause, and the rest loads.
//!
//! ```text
//! decode         bytes → text with \n line ends and no control character, or the reason why they are no text
//! front_matter   the facts that stand before a text            saved     a timeline exported as JSON
//! manifest       corpus.toml                                   jsonl     an article a line
//! builtin        the articles inside the program               names     ids that are unique and fit to cite
//! published      the date of publication in every spelling           exported  what dateline wrote, which is no article
//! ```

mod builtin;
mod decode;
mod exported;
mod facts;
mod front_matter;
mod jsonl;
mod manifest;
mod names;
mod notes;
mod published;
mod saved;

use std::path::Path;

use rayon::prelude::*;

pub use builtin::builtin;
pub use jsonl::{line_of_bytes as jsonl_line, looks_like as looks_like_jsonl};
pub use manifest::listed;
pub use notes::{notes, write_notes};

use crate::{
    text::{Article, Problem, Stated, printable},
    timeline::Notes,
};
use facts::Facts;

/// A file as it lies on disk.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawFile {
    /// As the user would name it.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// One thing that the user asked to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    File(RawFile),
    /// A folder's articles and manifests, in order of path.
    Folder {
        path: String,
        files: Vec<RawFile>,
    },
    /// What came through standard input: JSONL, a saved timeline, or one article's text.
    Stdin(Vec<u8>),
}

/// What came of reading.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub articles: Vec<Article>,
    pub problems: Vec<Problem>,
    /// What was noted on a timeline that was saved.
    pub notes: Notes,
}

impl Reading {
    fn problem(place: impl Into<String>, cause: impl Into<String>) -> Self {
        Self { problems: vec![Problem::new(place, cause)], ..Self::default() }
    }

    fn extend(&mut self, more: Reading) {
        self.articles.extend(more.articles);
        self.problems.extend(more.problems);
        more.notes.iter().for_each(|(anchor, remark)| self.notes.add(anchor.clone(), remark));
    }
}

/// Reads every source, in order. `published` (EDTF) is the publication date of articles that state none.
pub fn articles(sources: Vec<Source>, published: Option<&str>) -> Reading {
    let mut reading = Reading::default();
    for source in sources {
        reading.extend(match source {
            Source::File(file) => one_file(&file, Facts::default()),
            Source::Folder { path, files } => folder(&path, files),
            Source::Stdin(bytes) => stdin(&bytes),
        });
    }
    names::make_unique(&mut reading.articles);
    if let Some(value) = published {
        for article in reading.articles.iter_mut().filter(|article| article.published.is_none()) {
            article.published = Some(Stated { value: value.to_owned(), by: "--published".to_owned() });
        }
    }
    reading
}

/// How a file's name says that it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Text or markdown, with or without front matter.
    Text,
    JsonLines,
    /// A timeline saved by `dateline export --format json`.
    Saved,
    Manifest,
    /// Holds articles in a form that dateline does not read; its name in words.
    Unread(&'static str),
    /// Its name does not say.
    Other,
}

impl FileKind {
    pub fn of(path: &str) -> FileKind {
        let path = Path::new(path);
        if path.file_name().is_some_and(|name| name == manifest::FILE_NAME) {
            return FileKind::Manifest;
        }
        match path.extension().and_then(|extension| extension.to_str()).map(str::to_ascii_lowercase).as_deref() {
            Some("txt" | "text" | "md" | "markdown") | None => FileKind::Text,
            Some("jsonl" | "ndjson") => FileKind::JsonLines,
            Some("json") => FileKind::Saved,
            Some("html" | "htm" | "xhtml" | "mhtml") => FileKind::Unread("web pages (HTML)"),
            Some("pdf") => FileKind::Unread("PDF"),
            Some("doc" | "docx" | "odt" | "rtf") => FileKind::Unread("word processor files"),
            Some("epub") => FileKind::Unread("e-books"),
            _ => FileKind::Other,
        }
    }
}

fn folder(path: &str, files: Vec<RawFile>) -> Reading {
    let (manifests, mut files): (Vec<RawFile>, Vec<RawFile>) =
        files.into_iter().partition(|file| FileKind::of(&file.path) == FileKind::Manifest);
    // An export is skipped as any file that is no article; opened by its own name it is a problem.
    let in_all = files.len();
    files.retain(|file| exported::in_words(file).is_none());
    let only_exports = files.is_empty() && in_all > 0;
    let (listing, mut problems) = manifest::apply(&manifests, &files);
    // Files that a manifest names come first, in its order; the sort is stable, so the others keep the order of their paths.
    files.sort_by_key(|file| listing.get(&file.path).map_or(usize::MAX, |listed| listed.order));
    let readings: Vec<Reading> = files
        .par_iter()
        .map(|file| one_file(file, listing.get(&file.path).map(|listed| listed.facts.clone()).unwrap_or_default()))
        .collect();
    let mut reading = Reading::default();
    readings.into_iter().for_each(|one| reading.extend(one));
    if reading.articles.is_empty() && reading.problems.is_empty() && problems.is_empty() {
        let cause = if only_exports {
            "holds no article, only what dateline wrote itself: expected .txt, .md or .jsonl files"
        } else {
            "holds no article: expected .txt, .md or .jsonl files"
        };
        problems.push(Problem::new(printable(path), cause));
    }
    problems.append(&mut reading.problems);
    Reading { problems, ..reading }
}

/// Reads a file of any format. `listed` are the facts that a manifest states of it; they win over the file's own.
fn one_file(file: &RawFile, listed: Facts) -> Reading {
    let place = printable(&file.path).into_owned();
    let kind = FileKind::of(&file.path);
    if let Some(found) = exported::in_words(file) {
        return Reading::problem(place, format!("holds {found}, not articles: give the articles, or a timeline saved as .json"));
    }
    if let FileKind::Unread(form) = kind {
        return Reading::problem(place, format!("{form} are not read: save the article's text as .txt or .md"));
    }
    let decoded = match decode::decode(&file.bytes) {
        Ok(decoded) => decoded,
        Err(cause) => return Reading::problem(place, cause),
    };
    let mut reading = match kind {
        FileKind::JsonLines => jsonl::all(&decoded.text, &place, Some(&file.path)),
        FileKind::Saved => saved::read(&decoded.text, &place),
        _ => text_article(decoded.text, &place, Some(&file.path), listed),
    };
    reading.problems.extend(decoded.note.map(|note| Problem::new(place, note)));
    reading
}

fn stdin(bytes: &[u8]) -> Reading {
    let place = "standard input";
    let decoded = match decode::decode(bytes) {
        Ok(decoded) => decoded,
        Err(cause) => return Reading::problem(place, cause),
    };
    let first = decoded.text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let mut reading = if saved::looks_like(first) {
        saved::read(&decoded.text, place)
    } else if jsonl::looks_like(first) {
        jsonl::all(&decoded.text, place, None)
    } else {
        text_article(decoded.text, place, None, Facts::default())
    };
    reading.problems.extend(decoded.note.map(|note| Problem::new(place, note)));
    reading
}

/// One article from a text or markdown file.
fn text_article(text: String, place: &str, path: Option<&str>, listed: Facts) -> Reading {
    let head = text.trim_start();
    let opening = head.get(..head.len().min(15)).unwrap_or("").to_ascii_lowercase();
    if opening.starts_with("<!doctype html") || opening.starts_with("<html") {
        return Reading::problem(place, "holds a web page (HTML), which is not read: save the article's text as .txt or .md");
    }
    let split = front_matter::split(&text, place);
    let facts = listed.or(split.facts);
    let body = text[split.body..].to_owned();
    if body.trim().is_empty() {
        let mut reading = Reading::problem(place, "has front matter but no text under it");
        reading.problems.extend(split.problems);
        return reading;
    }
    let is_markdown = path.is_some_and(|path| Path::new(path).extension().is_some_and(|end| end == "md" || end == "markdown"));
    let title = facts.title.or_else(|| is_markdown.then(|| markdown_title(&body)).flatten());
    let article = Article {
        id: path.map_or_else(|| "stdin".to_owned(), names::stem),
        path: path.map(str::to_owned),
        title,
        publisher: facts.publisher,
        url: facts.url,
        published: facts.published,
        digest_of: facts.digest_of,
        text: body,
        first_line: split.first_line,
    };
    Reading { articles: vec![article], problems: split.problems, ..Reading::default() }
}

/// The title that a markdown text states itself: a first line of the form `# Title`.
fn markdown_title(body: &str) -> Option<String> {
    let first = body.lines().find(|line| !line.trim().is_empty())?;
    let title = first.strip_prefix("# ")?.trim_end_matches('#').trim();
    (!title.is_empty()).then(|| title.to_owned())
}

#[cfg(test)]
mod tests;
