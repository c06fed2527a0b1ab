//! Opens what PATH names: files, folders and standard input. What is in them is `read`'s business.

use std::{
    collections::{BTreeMap, HashSet},
    ffi::OsStr,
    fs::File,
    io::{self, Read},
    path::{Path, PathBuf},
};

use dateline::{
    read::{self, FileKind, RawFile, Reading, Source},
    text::{Problem, printable},
};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::progress::Progress;

/// Bytes of one file at most: far more than any corpus, and a stop for endless devices.
const LARGEST: u64 = 512 * 1024 * 1024;

/// Reads the articles that `paths` name, or the built-in ones when there is none.
pub fn read_all(paths: &[PathBuf], published: Option<&str>, progress: &Progress) -> Reading {
    if paths.is_empty() {
        if stdin_is_pipe() {
            eprintln!("dateline: standard input is not read, the built-in articles are: give - to read what is piped in");
        }
        return read::builtin();
    }
    progress.step("looking for articles", 0);
    let mut gathered = Gathered::default();
    for path in paths {
        gathered.add(path, progress);
    }
    progress.step("reading", 0);
    let mut reading = read::articles(gathered.sources, published);
    gathered.problems.append(&mut reading.problems);
    Reading { problems: gathered.problems, ..reading }
}

#[derive(Default)]
struct Gathered {
    sources: Vec<Source>,
    problems: Vec<Problem>,
    /// Files already taken, however they were named: a file given twice is one article.
    seen: HashSet<PathBuf>,
    read_stdin: bool,
}

impl Gathered {
    fn add(&mut self, path: &Path, progress: &Progress) {
        if path == Path::new("-") {
            return self.add_stdin();
        }
        match std::fs::metadata(path) {
            Err(error) => self.wrong(path, in_words(&error)),
            Ok(found) if found.is_dir() => self.add_folder(path, progress),
            // A manifest stands for its folder.
            Ok(_) if FileKind::of(&path.to_string_lossy()) == FileKind::Manifest => {
                let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
                self.add_folder(folder, progress);
            }
            Ok(_) if !self.is_new(path) => {}
            Ok(_) => match read_file(path) {
                Ok(file) => self.sources.push(Source::File(file)),
                Err(problem) => self.problems.push(problem),
            },
        }
    }

    fn add_stdin(&mut self) {
        if std::mem::replace(&mut self.read_stdin, true) {
            return;
        }
        let mut bytes = Vec::new();
        match io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes) {
            Err(error) => self.problems.push(Problem::new("standard input", in_words(&error))),
            Ok(_) if bytes.len() as u64 > LARGEST => self.problems.push(Problem::new("standard input", too_large())),
            Ok(_) => self.sources.push(Source::Stdin(bytes)),
        }
    }

    /// Takes a folder's articles and manifests, in order of path. Hidden files are skipped, links are followed, and a link
    /// that leads back to where it lies is a problem, not a loop.
    fn add_folder(&mut self, folder: &Path, progress: &Progress) {
        let mut paths = Vec::new();
        let mut unread: BTreeMap<&'static str, (usize, PathBuf)> = BTreeMap::new();
        let is_hidden = |name: &OsStr| name.to_string_lossy().starts_with('.');
        let walk = WalkDir::new(folder).follow_links(true).sort_by_file_name();
        for entry in walk.into_iter().filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
            let entry = match entry {
                Ok(entry) => entry,
                Err(error) => {
                    self.walk_failed(folder, &error);
                    continue;
                }
            };
            if !entry.file_type().is_file() {
                continue;
            }
            match FileKind::of(&entry.path().to_string_lossy()) {
                FileKind::Text | FileKind::JsonLines | FileKind::Manifest => paths.push(entry.into_path()),
                FileKind::Unread(form) => unread.entry(form).or_insert_with(|| (0, entry.into_path())).0 += 1,
                // A saved timeline holds articles that the folder has already; it is opened by its own name.
                FileKind::Saved | FileKind::Other => {}
            }
        }
        for (form, (count, first)) in unread {
            let first = first.display().to_string();
            let first = printable(&first);
            self.wrong(folder, format!("{form} are not read: {count} here, the first is {first}; save their text as .txt"));
        }
        paths.retain(|path| self.is_new(path));
        let mut files = self.read_files(&paths, progress);
        let named: Vec<PathBuf> = files
            .iter()
            .filter(|file| FileKind::of(&file.path) == FileKind::Manifest)
            .flat_map(read::listed)
            .map(PathBuf::from)
            // What a manifest names is read whatever its name ends in; what is not there, `read` reports.
            .filter(|path| path.is_file() && self.is_new(path))
            .collect();
        files.extend(self.read_files(&named, progress));
        self.sources.push(Source::Folder { path: folder.display().to_string(), files });
    }

    fn read_files(&mut self, paths: &[PathBuf], progress: &Progress) -> Vec<RawFile> {
        progress.step("reading", paths.len());
        let read = |path: &PathBuf| {
            let file = read_file(path);
            progress.advance();
            file
        };
        let (mut files, results) = (Vec::with_capacity(paths.len()), paths.par_iter().map(read).collect::<Vec<_>>());
        for result in results {
            match result {
                Ok(file) => files.push(file),
                Err(problem) => self.problems.push(problem),
            }
        }
        files
    }

    fn walk_failed(&mut self, folder: &Path, error: &walkdir::Error) {
        let path = error.path().unwrap_or(folder);
        match (error.loop_ancestor(), error.io_error()) {
            (Some(ancestor), _) => {
                let ancestor = ancestor.display().to_string();
                self.wrong(path, format!("a link that leads back to {}; not followed", printable(&ancestor)));
            }
            (None, Some(error)) => self.wrong(path, in_words(error)),
            (None, None) => self.wrong(path, error.to_string()),
        }
    }

    fn is_new(&mut self, path: &Path) -> bool {
        self.seen.insert(path.canonicalize().unwrap_or_else(|_| path.to_owned()))
    }

    fn wrong(&mut self, path: &Path, cause: impl Into<String>) {
        self.problems.push(problem(path, cause));
    }
}

/// Whether something is piped in. It is only read when asked for: in scripts a pipe may stay open and say nothing.
fn stdin_is_pipe() -> bool {
    use std::os::unix::fs::FileTypeExt;
    std::fs::metadata("/dev/stdin").is_ok_and(|stdin| stdin.file_type().is_fifo())
}

fn problem(path: &Path, cause: impl Into<String>) -> Problem {
    Problem::new(printable(&path.display().to_string()), cause)
}

fn read_file(path: &Path) -> Result<RawFile, Problem> {
    let read = || -> io::Result<Vec<u8>> {
        let file = File::open(path)?;
        let size = file.metadata()?.len().min(LARGEST);
        let mut bytes = Vec::with_capacity(size as usize + 1);
        file.take(LARGEST + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    match read() {
        Err(error) => Err(problem(path, in_words(&error))),
        Ok(bytes) if bytes.len() as u64 > LARGEST => Err(problem(path, too_large())),
        Ok(bytes) => Ok(RawFile { path: path.display().to_string(), bytes }),
    }
}

fn too_large() -> String {
    format!("larger than {} MB", LARGEST / 1024 / 1024)
}

/// An error of the system without its number.
pub fn in_words(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "no such file or folder".to_owned(),
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        _ => {
            let text = error.to_string();
            text.find(" (os error").map_or(text.clone(), |at| text[..at].to_owned())
        }
    }
}
