//! The file of marks, notes, tags and corrections: where it is, and how it is written so that nothing of it is ever lost.
//!
//! Each change is written at once. The file is read again first, and the change laid over what stands there now, so that two
//! datelines can write to it in turn. It is replaced as a whole (a new file beside it, renamed), and the one before is kept as
//! `.bak`. A file that cannot be read is never replaced: what was noted stays in memory, is tried again with the next
//! change, and is told on leaving.

use std::{
    fs::{self, File},
    io::{self, Write},
    path::{Path, PathBuf},
};

use dateline::{
    app::{Msg, State},
    read,
    text::{Problem, fingerprint, printable},
    timeline::{Anchor, Change, Notes, Remark, Timeline},
};
use etcetera::BaseStrategy;

use crate::{inputs::in_words, sink::stem, surroundings::from_home};

pub struct Notebook {
    /// `None` where the system has no place for it.
    path: Option<PathBuf>,
    /// What the notes are on, for people who open the file.
    of: String,
    notes: Notes,
    /// Not written yet.
    pending: Vec<Change>,
    /// Why it could not be read or written.
    trouble: Option<Problem>,
}

impl Notebook {
    /// The notes on some articles: in the file that the command line names, or in the usual place.
    pub fn open(paths: &[PathBuf], named: Option<&Path>) -> Notebook {
        let mut whole: Vec<String> =
            paths.iter().map(|path| path.canonicalize().unwrap_or_else(|_| path.clone()).display().to_string()).collect();
        whole.sort_unstable();
        whole.dedup();
        let of = if whole.is_empty() { "the built-in articles".to_owned() } else { whole.join(", ") };
        let path = named.map(Path::to_owned).or_else(|| usual_place(&whole));
        let mut notebook = Notebook { path, of, notes: Notes::default(), pending: Vec::new(), trouble: None };
        match notebook.path.as_deref().map(read) {
            Some(Ok(notes)) => notebook.notes = notes,
            Some(Err(problem)) => notebook.trouble = Some(problem),
            None => {}
        }
        notebook
    }

    /// Takes in what was noted on a saved timeline, where nothing is kept on it here yet. It is written with the first change.
    pub fn begin_with(&mut self, saved: &Notes) {
        let is_new = self.trouble.is_none() && self.path.as_deref().is_some_and(|path| !path.exists());
        if !is_new {
            return;
        }
        self.pending.extend(saved.iter().map(|(anchor, remark)| Change {
            anchor: anchor.clone(),
            before: Remark::default(),
            after: remark.clone(),
        }));
        self.notes = saved.clone();
    }

    pub fn notes(&self) -> &Notes {
        &self.notes
    }

    /// The timeline with what is noted on its events, and with the corrections that the notes ask for. What is without its event
    /// is listed with the problems.
    pub fn annotated(&self, mut timeline: Timeline) -> Timeline {
        let stranded = timeline.annotate(&self.notes);
        let place = self.path.as_deref().map(from_home).unwrap_or_default();
        let told = |(anchor, remark): &(Anchor, Remark)| {
            Problem::new(place.clone(), format!("kept without its event, which is not found: {} ({})", remark.in_words(), anchor.title))
        };
        let mut problems: Vec<Problem> = stranded.into_iter().map(told).collect();
        problems.extend(timeline.corrections.missing().iter().map(|(anchor, part)| {
            let words = part.words.first().map(String::as_str).unwrap_or_default();
            let cause = format!("a report that was taken out is not found in its event ({}): {}: \"{words}\"", anchor.title, part.article);
            Problem::new(place.clone(), cause)
        }));
        timeline.problems.extend(problems);
        timeline.problems.extend(self.trouble.clone());
        timeline
    }

    /// Writes what was noted since the last time, and hands the app the notes as they are kept now, or what is wrong.
    pub fn keep_up_with(&mut self, state: &mut State) {
        let changes = state.take_changes();
        if changes.is_empty() {
            return;
        }
        self.pending.extend(changes);
        let msg = match self.write() {
            Ok(()) => Msg::Notes(self.notes.clone()),
            Err(problem) => {
                let msg = Msg::Notice(format!("only in memory: {}", printable(&problem.to_string())));
                self.trouble = Some(problem);
                msg
            }
        };
        dateline::app::update(state, msg);
    }

    /// Says on leaving what could not be written, in full: it is on no disk.
    pub fn tell_unwritten(&self) {
        // Without trouble they are what a saved timeline brought, which it still has.
        if self.pending.is_empty() || self.trouble.is_none() {
            return;
        }
        let mut out = io::stderr().lock();
        let trouble = self.trouble.as_ref().map(Problem::to_string).unwrap_or_default();
        let _ = writeln!(out, "dateline: not written ({}); what you noted:", printable(&trouble));
        let mut notes = Notes::default();
        self.pending.iter().for_each(|change| notes.apply(change));
        for (anchor, remark) in notes.iter() {
            let _ = writeln!(out, "  {}: {}", printable(&anchor.title), printable(&remark.in_words()));
        }
    }

    fn write(&mut self) -> Result<(), Problem> {
        let Some(path) = &self.path else {
            return Err(Problem::new("notes", "this system has no place for them; name a file with --notes FILE"));
        };
        let wrong = |error: &io::Error| Problem::new(from_home(path), format!("notes not written: {}", in_words(error)));
        // A link stays one: what it leads to is replaced.
        let path = path.canonicalize().unwrap_or_else(|_| path.clone());
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(folder).map_err(|error| wrong(&error))?;
        let _lock = lock(&beside(&path, ".lock")).map_err(|error| wrong(&error))?;
        let mut notes = read(&path)?;
        self.pending.iter().for_each(|change| notes.apply(change));
        let text = read::write_notes(&notes, &self.of).map_err(|error| wrong(&io::Error::other(error)))?;
        replace(&path, folder, &text).map_err(|error| wrong(&error))?;
        self.notes = notes;
        self.pending.clear();
        self.trouble = None;
        Ok(())
    }
}

fn read(path: &Path) -> Result<Notes, Problem> {
    let place = from_home(path);
    match fs::read_to_string(path) {
        Ok(text) => read::notes(&text, &place),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Notes::default()),
        Err(error) => Err(Problem::new(place, format!("notes not read: {}", in_words(&error)))),
    }
}

/// Held while the file is read and replaced, so that no other dateline does so in between.
fn lock(path: &Path) -> io::Result<File> {
    let file = File::options().create(true).truncate(false).write(true).open(path)?;
    match file.lock() {
        // Some file systems know no locks; there the reading again must do.
        Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
        _ => Ok(file),
    }
}

/// Puts a file in place of the one there in one step, on the disk before the step. The one before becomes the backup.
fn replace(path: &Path, folder: &Path, text: &str) -> io::Result<()> {
    let new = beside(path, &format!(".{}.new", std::process::id()));
    let written = || -> io::Result<()> {
        let mut file = File::create(&new)?;
        if let Ok(old) = fs::metadata(path) {
            file.set_permissions(old.permissions())?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        if path.exists() {
            let backup = beside(path, ".bak");
            let _ = fs::remove_file(&backup);
            fs::hard_link(path, &backup).or_else(|_| fs::copy(path, &backup).map(|_| ()))?;
        }
        fs::rename(&new, path)?;
        // The name is in the folder, which is written apart; not every file system lets it be asked for.
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
        Ok(())
    };
    written().inspect_err(|_| drop(fs::remove_file(&new)))
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// A file for these articles in the folder where the system keeps data: `notes/clips-1f0c5a3e.toml`.
fn usual_place(whole: &[String]) -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.data_dir().join("dateline").join("notes");
    let name = match whole {
        [] => "built-in".to_owned(),
        [one, ..] => {
            let last = Path::new(one).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            format!("{}-{:08x}", stem(&last), fingerprint(&whole.join("\0")))
        }
    };
    Some(folder.join(name + ".toml"))
}
