//! `corpus.toml`: what a folder's owner states about the articles in it.
//!
//! ```toml
//! [[article]]
//! file = "0627.txt"                        # relative to the manifest
//! title = "A title"
//! publisher = "The Paper"
//! published = "[2015-06-28..2015-07-03]"   # EDTF, or as people write it: "26 June 2015"
//! url = "https://…"
//! ```

use std::{
    collections::{HashMap, HashSet},
    path::{Component, Path, PathBuf},
};

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{
    RawFile,
    decode::decode,
    facts::{self, Facts},
    published,
};
use crate::text::{LineIndex, Problem, Stated, printable};

pub const FILE_NAME: &str = "corpus.toml";

const KEYS: &str = "expected file, title, publisher, published, url";

/// What a manifest states of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    /// Place in the order of all manifests' entries.
    pub order: usize,
    pub facts: Facts,
}

/// One `[[article]]` table.
struct Entry {
    /// The file's path as the user would name it.
    path: String,
    facts: Facts,
    /// Where it stands in the manifest.
    place: String,
}

/// The paths that a manifest names, whether or not they exist: what a walk has to open beside the files it knows by name.
pub fn listed(manifest: &RawFile) -> Vec<String> {
    entries(manifest).0.into_iter().map(|entry| entry.path).collect()
}

/// What the manifests state of the files, by path, and what they state that cannot be: a missing file, one listed twice, a
/// key that is not known, a date that is none, TOML that does not parse.
pub fn apply(manifests: &[RawFile], files: &[RawFile]) -> (HashMap<String, Listed>, Vec<Problem>) {
    let mut listing: HashMap<String, Listed> = HashMap::new();
    let mut problems = Vec::new();
    let there: HashSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for manifest in manifests {
        let (entries, mut wrong) = entries(manifest);
        problems.append(&mut wrong);
        for entry in entries {
            let shown = printable(&entry.path).into_owned();
            if !there.contains(entry.path.as_str()) {
                problems.push(Problem::new(entry.place, format!("lists {shown}, which could not be opened")));
            } else if listing.contains_key(&entry.path) {
                problems.push(Problem::new(entry.place, format!("lists {shown} a second time; the first entry counts")));
            } else {
                let order = listing.len();
                listing.insert(entry.path, Listed { order, facts: entry.facts });
            }
        }
    }
    (listing, problems)
}

/// Reads a manifest as far as it can be read: the parser recovers after an error, so one bad line costs one entry.
fn entries(manifest: &RawFile) -> (Vec<Entry>, Vec<Problem>) {
    let name = printable(&manifest.path).into_owned();
    let text = match decode(&manifest.bytes) {
        Ok(decoded) => decoded.text,
        Err(cause) => return (Vec::new(), vec![Problem::new(name, cause)]),
    };
    let lines = LineIndex::new(&text);
    let mut reader = Reader { folder: Path::new(&manifest.path).parent().unwrap_or(Path::new("")), name, lines, problems: Vec::new() };
    let (document, errors) = DeTable::parse_recoverable(&text);
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        reader.wrong(at, format!("not TOML: {}", error.message()));
    }
    let mut entries = Vec::new();
    for (key, value) in document.get_ref() {
        match (key.get_ref().as_ref(), value.get_ref()) {
            ("article", DeValue::Array(tables)) => entries.extend(tables.iter().filter_map(|table| reader.entry(table))),
            ("article", _) => reader.wrong(key.span().start, "expected [[article]] with two brackets".to_owned()),
            (other, _) => reader.wrong(key.span().start, format!("unknown key \"{}\"; expected [[article]] tables", printable(other))),
        }
    }
    (entries, reader.problems)
}

/// Reads one manifest and gathers what is wrong in it.
struct Reader<'a> {
    folder: &'a Path,
    name: String,
    lines: LineIndex,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    fn place(&self, at: usize) -> String {
        format!("{}:{}", self.name, self.lines.line_of(at) + 1)
    }

    fn wrong(&mut self, at: usize, cause: String) {
        self.problems.push(Problem::new(self.place(at), cause));
    }

    fn entry(&mut self, value: &Spanned<DeValue<'_>>) -> Option<Entry> {
        let start = value.span().start;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(start, "expected a table after [[article]]".to_owned());
            return None;
        };
        let mut file = None;
        let mut facts = Facts::default();
        let mut dates: Vec<(usize, Stated)> = Vec::new();
        for (key, value) in table {
            let at = key.span().start;
            let key = key.get_ref().as_ref();
            let date = published::rank(key);
            if date.is_none() && !matches!(key, "file" | "title" | "publisher" | "url") {
                self.wrong(at, format!("unknown key \"{}\"; {KEYS}", printable(key)));
                continue;
            }
            let text = match (key, value.get_ref()) {
                (_, DeValue::String(text)) => text.to_string(),
                // TOML has dates of its own, and a bare year is a number to it.
                (_, DeValue::Datetime(stated)) if date.is_some() => stated.to_string(),
                (_, DeValue::Integer(year)) if date.is_some() => year.as_str().to_owned(),
                (_, other) => {
                    self.wrong(at, format!("\"{key}\": expected text in quotes, found {}", other.type_str()));
                    continue;
                }
            };
            if let Some(rank) = date {
                match published::stated(key, &text, "manifest", &self.place(at)) {
                    Ok(Some(stated)) => dates.push((rank, stated)),
                    Ok(None) => {}
                    Err(problem) => self.problems.push(problem),
                }
                continue;
            }
            match key {
                "file" => file = Some((text, at)),
                "title" => facts.title = facts::one_line(&text),
                "publisher" => facts.publisher = facts::one_line(&text),
                _ => facts.url = facts::one_line(&text),
            }
        }
        facts.published = dates.into_iter().min_by_key(|(rank, _)| *rank).map(|(_, stated)| stated);
        let Some((file, at)) = file else {
            self.wrong(start, format!("an article without \"file\"; {KEYS}"));
            return None;
        };
        match within(self.folder, &file) {
            Some(path) => Some(Entry { path, facts, place: self.place(at) }),
            None => {
                self.wrong(at, format!("lists {}, which is not inside the folder", printable(&file)));
                None
            }
        }
    }
}

/// `file` as a path in `folder`; `None` when it leads out of it.
fn within(folder: &Path, file: &str) -> Option<String> {
    let mut path = PathBuf::from(folder);
    for component in Path::new(file).components() {
        match component {
            Component::Normal(part) => path.push(part),
            Component::CurDir => {}
            _ => return None,
        }
    }
    (path != folder).then(|| path.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(path: &str, text: &str) -> RawFile {
        RawFile { path: path.to_owned(), bytes: text.as_bytes().to_vec() }
    }

    #[test]
    fn a_lying_manifest_is_caught_line_by_line_and_the_rest_counts() {
        let manifest = raw(
            "c/corpus.toml",
            "name = \"x\"\n\n[[article]]\nfile = \"b.txt\"\npublished = 2015-07-06\n\n[[article]]\nfile = \"gone.txt\"\n\n[[article]]\n\
             file = \"./a.txt\"\npublised = \"2015\"\npublished = \"next week\"\ntitle = 3\n\n[[article]]\ntitle = \"no file\"\n\n\
             [[article]]\nfile = \"../x.txt\"\n\n[[article]]\nfile = \"b.txt\"\n",
        );
        let files = [raw("c/a.txt", "A"), raw("c/b.txt", "B")];
        let (listing, problems) = apply(&[manifest], &files);
        assert_eq!(listing["c/b.txt"].order, 0);
        assert_eq!(listing["c/b.txt"].facts.published.as_ref().unwrap().value, "2015-07-06");
        assert_eq!(listing["c/a.txt"], Listed { order: 1, facts: Facts::default() });
        let mut told: Vec<String> = problems.iter().map(|problem| problem.place.replace("c/corpus.toml:", "")).collect();
        told.sort_by_key(|line| line.parse::<u32>().unwrap());
        assert_eq!(told, ["1", "8", "12", "13", "14", "16", "20", "23"], "{problems:#?}");
        assert!(problems.iter().any(|problem| problem.cause.contains("\"publised\"")));
    }

    #[test]
    fn dates_as_people_and_programs_write_them() {
        let manifest = raw(
            "corpus.toml",
            "[[article]]\nfile = \"a.txt\"\npublished = \"26 June 2015\"\n[[article]]\nfile = \"b.txt\"\ndate = 2015-06-26T10:00:00Z\n\
             [[article]]\nfile = \"c.txt\"\npublication_date = \"5/6/2015\"\n",
        );
        let (listing, problems) = apply(&[manifest], &[raw("a.txt", "A"), raw("b.txt", "B"), raw("c.txt", "C")]);
        assert_eq!(problems, []);
        let value = |file: &str| listing[file].facts.published.as_ref().unwrap().value.clone();
        assert_eq!([value("a.txt"), value("b.txt"), value("c.txt")], ["2015-06-26", "2015-06-26T10:00:00Z", "[2015-05-06,2015-06-05]"]);
    }

    #[test]
    fn broken_toml_names_its_line_and_keeps_what_stands_whole() {
        let manifest = raw("corpus.toml", "[[article]]\nfile = \"a.txt\"\ntitle = \"A\"\n\n[[article]]\nfile = b.txt\"\n");
        let (listing, problems) = apply(&[manifest], &[raw("a.txt", "A"), raw("b.txt", "B")]);
        assert_eq!(listing["a.txt"].facts.title.as_deref(), Some("A"));
        assert_eq!(problems[0].place, "corpus.toml:6", "{problems:?}");
    }
}
