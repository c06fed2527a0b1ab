//! What the system tells the process while it holds the screen.
//!
//! A thread of its own waits for signals. One that ends the process does so at once, after the terminal is given back: the
//! event loop may be busy, or caught in reading from a terminal that is gone. A stop only raises a flag, because the loop
//! has to take the screen again afterwards.

use std::{
    io,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use signal_hook::{
    consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    iterator::{self, Handle},
    low_level,
};

/// How long an end waits for a drawing that is under way; one that takes longer hangs on a terminal that does not listen.
const PATIENCE: Duration = Duration::from_millis(300);

/// The watch over signals. Dropping it ends it.
pub struct Signals {
    shared: Arc<Shared>,
    handle: Handle,
}

#[derive(Default)]
struct Shared {
    /// Held while something is written to the terminal.
    writing: Mutex<()>,
    stop: AtomicBool,
    /// Another program has the terminal, and interrupts are meant for it.
    lent: AtomicBool,
}

impl Signals {
    /// Begins the watch. `give_back` restores the terminal before a signal ends the process.
    pub fn watch(give_back: fn()) -> io::Result<Self> {
        let mut signals = iterator::Signals::new([SIGTERM, SIGINT, SIGHUP, SIGTSTP])?;
        let handle = signals.handle();
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        thread::spawn(move || {
            for signal in signals.forever() {
                match signal {
                    SIGTSTP => seen.stop.store(true, Ordering::Relaxed),
                    SIGINT if seen.lent.load(Ordering::Relaxed) => {}
                    signal => {
                        // Never let go again: nothing may be drawn after this.
                        let _held = seen.hold_for(PATIENCE);
                        give_back();
                        let _ = low_level::emulate_default_handler(signal);
                    }
                }
            }
        });
        Ok(Self { shared, handle })
    }

    /// Takes the wish to stop for a while (`kill -TSTP`; ctrl-z is a key in the app).
    pub fn stop(&self) -> bool {
        self.shared.stop.swap(false, Ordering::Relaxed)
    }

    /// To hold while writing to the terminal: an end waits for it.
    pub fn writing(&self) -> MutexGuard<'_, ()> {
        self.shared.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Says whether another program has the terminal.
    pub fn lend(&self, lent: bool) {
        self.shared.lent.store(lent, Ordering::Relaxed);
    }
}

impl Shared {
    fn hold_for(&self, patience: Duration) -> Option<MutexGuard<'_, ()>> {
        let step = Duration::from_millis(10);
        for _ in 0..patience.as_millis() / step.as_millis() {
            if let Ok(held) = self.writing.try_lock() {
                return Some(held);
            }
            thread::sleep(step);
        }
        None
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.handle.close();
    }
}

/// Stops the process as ctrl-z does, and returns when it is continued.
pub fn stop_here() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}
