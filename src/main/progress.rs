//! Says on the terminal what takes long: nothing for half a second, then one line that is wiped when the work is done.

use std::{
    io::{IsTerminal, Write},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::JoinHandle,
    time::Duration,
};

use crate::surroundings;

/// Nobody waits for less.
const PATIENCE: Duration = Duration::from_millis(500);
const INTERVAL: Duration = Duration::from_millis(100);

/// Work that is under way. Dropping it ends its line.
pub struct Progress {
    work: Arc<Work>,
    /// Dropped to end the thread, which is `None` where standard error is no terminal.
    running: Option<(Sender<()>, JoinHandle<()>)>,
}

#[derive(Default)]
struct Work {
    /// What is being done, for example `reading`.
    step: Mutex<String>,
    done: AtomicUsize,
    /// 0 where it is not known.
    total: AtomicUsize,
}

impl Progress {
    pub fn start() -> Self {
        let work = Arc::new(Work::default());
        // A line can be wiped only where the terminal can do more than type.
        let running = (std::io::stderr().is_terminal() && !surroundings::is_dumb()).then(|| {
            let (sender, receiver) = mpsc::channel::<()>();
            let shown = Arc::clone(&work);
            let thread = std::thread::spawn(move || {
                let mut wait = PATIENCE;
                let mut wrote = false;
                while receiver.recv_timeout(wait) == Err(RecvTimeoutError::Timeout) {
                    eprint!("\r\x1b[K{}", shown.in_words());
                    let _ = std::io::stderr().flush();
                    (wait, wrote) = (INTERVAL, true);
                }
                if wrote {
                    eprint!("\r\x1b[K");
                }
            });
            (sender, thread)
        });
        Self { work, running }
    }

    /// For work beside the full screen: nothing is printed, and whoever wants to know asks `in_words`.
    pub fn silent() -> Self {
        Self { work: Arc::default(), running: None }
    }

    /// What is done at this moment.
    pub fn in_words(&self) -> String {
        self.work.in_words()
    }

    /// Begins a step of `total` files; 0 where the number is not known.
    pub fn step(&self, name: &str, total: usize) {
        if let Ok(mut step) = self.work.step.lock() {
            name.clone_into(&mut step);
        }
        self.work.done.store(0, Ordering::Relaxed);
        self.work.total.store(total, Ordering::Relaxed);
    }

    /// One more file of this step is done.
    pub fn advance(&self) {
        self.work.done.fetch_add(1, Ordering::Relaxed);
    }
}

impl Work {
    fn in_words(&self) -> String {
        let step = self.step.lock().map(|step| step.clone()).unwrap_or_default();
        match (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed)) {
            (_, 0) => step,
            (done, total) => format!("{step} {done} of {total} files"),
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((sender, thread)) = self.running.take() {
            drop(sender);
            let _ = thread.join();
        }
    }
}
