//! Where `dateline tag` writes: lines to standard output, one TimeML document there, or one into a file for each article.
//!
//! Lines are written as they come. One XML document after another is no XML, so a document for standard output waits until it
//! is known to be the only one: either all of it is written or nothing.

use std::{
    collections::{HashMap, HashSet},
    fs::{self, File},
    io::{self, BufWriter, StdoutLock, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use dateline::{
    cli::{self, TagFormat},
    export::{self, Tagged},
    text::Article,
};

use crate::inputs::in_words;

pub struct Sink {
    form: Form,
    out: BufWriter<StdoutLock<'static>>,
}

enum Form {
    Lines,
    /// One document, once there is one.
    Document(Option<Vec<u8>>),
    Folder(Folder),
}

impl Sink {
    pub fn new(tag: &cli::Tag) -> anyhow::Result<Sink> {
        let form = match (tag.format, &tag.output) {
            (TagFormat::Jsonl, _) => Form::Lines,
            (TagFormat::Timeml, None) => Form::Document(None),
            (TagFormat::Timeml, Some(path)) => Form::Folder(Folder::open(path)?),
        };
        Ok(Sink { form, out: BufWriter::new(io::stdout().lock()) })
    }

    /// Sources are never changed: no file is written over one of these.
    pub fn spare(&mut self, articles: &[Article]) {
        if let Form::Folder(folder) = &mut self.form {
            let paths = articles.iter().filter_map(|article| article.path.as_deref());
            folder.sources.extend(paths.filter_map(|path| Path::new(path).canonicalize().ok()));
        }
    }

    pub fn put(&mut self, tagged: &Tagged<'_>) -> anyhow::Result<()> {
        match &mut self.form {
            Form::Lines => export::write_tags(tagged, &mut self.out)?,
            Form::Document(Some(_)) => {
                bail!("a TimeML document holds one article and there are several: give -o DIR to write one file each")
            }
            Form::Document(document) => export::write_timeml(tagged, document.insert(Vec::new()))?,
            Form::Folder(folder) => folder.write(tagged)?,
        }
        Ok(())
    }

    /// Standard output, for what is no format.
    pub fn lines(&mut self) -> &mut dyn Write {
        &mut self.out
    }

    /// What has been put is on its way to who reads along.
    pub fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }

    pub fn finish(mut self) -> anyhow::Result<()> {
        match &self.form {
            Form::Document(None) => bail!("nothing to write: the filter takes no article"),
            Form::Document(Some(document)) => self.out.write_all(document)?,
            Form::Lines | Form::Folder(_) => {}
        }
        Ok(self.out.flush()?)
    }
}

struct Folder {
    path: PathBuf,
    sources: HashSet<PathBuf>,
    /// How often each name was asked for, in lower case: some file systems do not tell cases apart.
    taken: HashMap<String, usize>,
}

impl Folder {
    fn open(path: &Path) -> anyhow::Result<Folder> {
        fs::create_dir_all(path).map_err(|error| anyhow!("{}: {}", path.display(), in_words(&error)))?;
        Ok(Folder { path: path.to_owned(), sources: HashSet::new(), taken: HashMap::new() })
    }

    fn write(&mut self, tagged: &Tagged<'_>) -> anyhow::Result<()> {
        let name = self.name(&tagged.article.id);
        let path = self.path.join(name);
        if path.canonicalize().is_ok_and(|path| self.sources.contains(&path)) {
            bail!("{}: is one of the articles; choose another folder", path.display());
        }
        let file = File::create(&path).map_err(|error| anyhow!("{}: {}", path.display(), in_words(&error)))?;
        let mut out = BufWriter::new(file);
        let written = export::write_timeml(tagged, &mut out).and_then(|()| out.flush());
        written.with_context(|| format!("{}: not written", path.display()))
    }

    /// The name of a file for an article, another for each article.
    fn name(&mut self, id: &str) -> String {
        let stem = stem(id);
        let mut name = stem.clone();
        while let Some(count) = self.taken.get_mut(&name.to_lowercase()) {
            *count += 1;
            name = format!("{stem}-{count}");
        }
        self.taken.insert(name.to_lowercase(), 1);
        name + ".tml"
    }
}

/// An id as the stem of a file's name: no path in it, not hidden, not longer than file systems take.
pub fn stem(id: &str) -> String {
    const MOST: usize = 200;
    let mut stem = String::new();
    for c in id.chars() {
        let kept = c.is_alphanumeric() || matches!(c, '-' | '_') || c == '.' && !stem.is_empty();
        let c = if kept { c } else { '_' };
        if stem.len() + c.len_utf8() > MOST {
            break;
        }
        stem.push(c);
    }
    if stem.is_empty() { "article".to_owned() } else { stem }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_makes_a_name_that_stays_in_its_folder() {
        assert_eq!(stem("bbc-0627"), "bbc-0627");
        assert_eq!(stem("../a/b"), "_._a_b");
        assert_eq!(stem("Zürich.2"), "Zürich.2");
        assert_eq!(stem(""), "article");
        assert!(stem(&"ü".repeat(500)).len() <= 200);
        let mut folder = Folder { path: PathBuf::new(), sources: HashSet::new(), taken: HashMap::new() };
        let names: HashSet<String> = ["a", "A", "a", "a-2", "a-3"].iter().map(|id| folder.name(id).to_lowercase()).collect();
        assert_eq!(names.len(), 5);
    }
}
