//! Reads the articles anew beside the running app, once or whenever a file changes.
//!
//! Whether files have changed is found out by looking at them: size and time of change of every file under the paths, once a
//! second. That holds on network shares, for editors that put a new file in the old one's place, and for new files.

use std::{
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    sync::{
        Arc,
        mpsc::{self, Receiver, RecvTimeoutError, Sender, TryRecvError},
    },
    thread,
    time::Duration,
};

use dateline::{app::Msg, timeline::Timeline};
use walkdir::WalkDir;

use crate::progress::Progress;

/// How often files are looked at.
const PERIOD: Duration = Duration::from_secs(1);

/// Parsing goes deep in places; as much as the main thread has.
const STACK: usize = 8 * 1024 * 1024;

/// Reads and understands the articles.
pub type Read = Arc<dyn Fn(&Progress) -> anyhow::Result<Timeline> + Send + Sync>;

/// What can be read again, and how.
#[derive(Clone)]
pub struct Again {
    pub read: Read,
    pub paths: Vec<PathBuf>,
}

/// The reading that is under way, and whether files are followed.
pub struct Rereading {
    /// Or why they cannot be read again.
    again: Result<Again, &'static str>,
    /// The state of the files when they were last read.
    known: u64,
    running: Option<Running>,
    following: Option<Following>,
}

struct Running {
    progress: Arc<Progress>,
    done: Receiver<anyhow::Result<Timeline>>,
    /// What the app was last told of it.
    said: String,
}

/// Dropping it ends the thread.
struct Following {
    changed: Receiver<()>,
    _stop: Sender<()>,
}

impl Rereading {
    pub fn new(again: Result<Again, &'static str>) -> Self {
        let known = again.as_ref().map_or(0, |again| state_of(&again.paths));
        Self { again, known, running: None, following: None }
    }

    /// Begins to read, where that can be done; what comes of it comes by way of `news`.
    pub fn begin(&mut self) -> Msg {
        let again = match &self.again {
            Ok(again) => again.clone(),
            Err(cause) => return Msg::NotRead((*cause).to_owned()),
        };
        self.known = state_of(&again.paths);
        let progress = Arc::new(Progress::silent());
        let (sender, done) = mpsc::channel();
        let shown = Arc::clone(&progress);
        let work = move || {
            // Nobody waits for it any more where the app has quit.
            let _ = sender.send((again.read)(&shown));
        };
        match thread::Builder::new().name("rereading".to_owned()).stack_size(STACK).spawn(work) {
            Err(error) => Msg::NotRead(error.to_string()),
            Ok(_) => {
                let said = "reading again".to_owned();
                self.running = Some(Running { progress, done, said: said.clone() });
                Msg::Reading(said)
            }
        }
    }

    /// Follows the files, or no more.
    pub fn follow(&mut self, on: bool) -> Msg {
        self.following = None;
        match &self.again {
            Err(cause) => Msg::Notice(format!("nothing to follow: {cause}")),
            Ok(again) => {
                self.following = on.then(|| Following::start(again.paths.clone(), self.known));
                Msg::Following(on)
            }
        }
    }

    /// What has come about since it was last asked.
    pub fn news(&mut self) -> Option<Msg> {
        let Some(running) = &mut self.running else {
            let has_changed = self.following.as_ref().is_some_and(|following| following.changed.try_iter().count() > 0);
            return has_changed.then(|| self.begin());
        };
        let msg = match running.done.try_recv() {
            Ok(Ok(timeline)) => Msg::Reload(timeline),
            Ok(Err(error)) => Msg::NotRead(format!("{error:#}")),
            Err(TryRecvError::Disconnected) => Msg::NotRead("the reading broke off".to_owned()),
            Err(TryRecvError::Empty) => {
                let now = running.progress.in_words();
                let is_new = !now.is_empty() && now != running.said;
                return is_new.then(|| {
                    running.said.clone_from(&now);
                    Msg::Reading(now)
                });
            }
        };
        self.running = None;
        Some(msg)
    }
}

impl Following {
    /// Tells of each change from a known state on.
    fn start(paths: Vec<PathBuf>, mut known: u64) -> Self {
        let (sender, changed) = mpsc::channel();
        let (stop, stopped) = mpsc::channel::<()>();
        thread::spawn(move || {
            let mut last = known;
            while stopped.recv_timeout(PERIOD) == Err(RecvTimeoutError::Timeout) {
                let now = state_of(&paths);
                // What changes at every look is still being written.
                if now != known && now == last {
                    known = now;
                    if sender.send(()).is_err() {
                        return;
                    }
                }
                last = now;
            }
        });
        Self { changed, _stop: stop }
    }
}

/// A number that is another one when a file under the paths is new, gone or changed. Hidden files do not count.
fn state_of(paths: &[PathBuf]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        // A manifest stands for its folder.
        let is_manifest = path.file_name().is_some_and(|name| name == "corpus.toml");
        let root = match path.parent().filter(|_| is_manifest) {
            Some(folder) if folder != Path::new("") => folder,
            Some(_) => Path::new("."),
            None => path,
        };
        let is_hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
        let walk = WalkDir::new(root).follow_links(true).sort_by_file_name().into_iter();
        for entry in walk.filter_entry(|entry| entry.depth() == 0 || !is_hidden(entry.file_name())) {
            let Ok(entry) = entry else { continue };
            let Some(found) = entry.metadata().ok().filter(|found| found.is_file()) else { continue };
            (entry.path(), found.len(), found.modified().ok()).hash(&mut hasher);
        }
    }
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;

    fn reading(folder: &Path) -> Rereading {
        let read = |progress: &Progress| {
            progress.step("reading", 3);
            Ok(Timeline::default())
        };
        Rereading::new(Ok(Again { read: Arc::new(read), paths: vec![folder.to_owned()] }))
    }

    /// The first news within some seconds for which `wanted` holds.
    fn wait_for(rereading: &mut Rereading, wanted: impl Fn(&Msg) -> bool) -> bool {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            if rereading.news().is_some_and(|msg| wanted(&msg)) {
                return true;
            }
            thread::sleep(Duration::from_millis(10));
        }
        false
    }

    #[test]
    fn what_is_read_anew_comes_by_itself() {
        let folder = tempfile::tempdir().unwrap();
        let mut rereading = reading(folder.path());
        assert!(matches!(rereading.begin(), Msg::Reading(_)));
        assert!(wait_for(&mut rereading, |msg| matches!(msg, Msg::Reload(_))));
        assert!(rereading.news().is_none());
    }

    #[test]
    fn a_new_a_changed_and_a_lost_file_are_noticed() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a.md");
        let paths = [folder.path().to_owned()];
        let empty = state_of(&paths);
        std::fs::write(&file, "one").unwrap();
        let one = state_of(&paths);
        std::fs::write(&file, "one and two").unwrap();
        let two = state_of(&paths);
        assert!(empty != one && one != two && two == state_of(&paths));
        std::fs::write(folder.path().join(".hidden"), "x").unwrap();
        assert_eq!(two, state_of(&paths));
        std::fs::remove_file(&file).unwrap();
        assert_eq!(empty, state_of(&paths));
    }

    #[test]
    fn followed_files_are_read_when_they_change() {
        let folder = tempfile::tempdir().unwrap();
        let mut rereading = reading(folder.path());
        assert!(matches!(rereading.follow(true), Msg::Following(true)));
        std::fs::write(folder.path().join("new.md"), "One.").unwrap();
        assert!(wait_for(&mut rereading, |msg| matches!(msg, Msg::Reload(_))));
        assert!(matches!(rereading.follow(false), Msg::Following(false)));
        assert!(rereading.following.is_none());
    }

    #[test]
    fn what_cannot_be_read_twice_says_so() {
        let mut rereading = Rereading::new(Err("standard input is read only once"));
        assert!(matches!(rereading.begin(), Msg::NotRead(_)));
        assert!(matches!(rereading.follow(true), Msg::Notice(_)));
        assert!(rereading.news().is_none());
    }
}
