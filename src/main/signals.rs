//! What the system tells the process while it holds the screen. A signal only raises a flag; the event loop looks at the
//! flags, so that nothing happens in the middle of drawing.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use signal_hook::{
    SigId,
    consts::{SIGHUP, SIGINT, SIGTERM, SIGTSTP},
    low_level,
};

/// Flags for the signals that need the screen restored first. Dropping it gives up the flags.
pub struct Signals {
    flags: Vec<(i32, Arc<AtomicBool>, SigId)>,
}

impl Signals {
    pub fn watch() -> io::Result<Self> {
        let mut signals = Self { flags: Vec::new() };
        for signal in [SIGTERM, SIGINT, SIGHUP, SIGTSTP] {
            let flag = Arc::new(AtomicBool::new(false));
            let id = signal_hook::flag::register(signal, Arc::clone(&flag))?;
            signals.flags.push((signal, flag, id));
        }
        Ok(signals)
    }

    /// Takes the signal that asks the process to end, if one came.
    pub fn end(&self) -> Option<i32> {
        [SIGTERM, SIGHUP, SIGINT].into_iter().find(|signal| self.take(*signal))
    }

    /// Takes the wish to stop for a while (`kill -TSTP`; ctrl-z is a key in the app).
    pub fn stop(&self) -> bool {
        self.take(SIGTSTP)
    }

    /// Forgets an interrupt that was meant for a program run in between.
    pub fn forget_interrupt(&self) {
        self.take(SIGINT);
    }

    fn take(&self, signal: i32) -> bool {
        self.flags.iter().any(|(of, flag, _)| *of == signal && flag.swap(false, Ordering::Relaxed))
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        for (_, _, id) in self.flags.drain(..) {
            low_level::unregister(id);
        }
    }
}

/// Stops the process as ctrl-z does, and returns when it is continued.
pub fn stop_here() -> io::Result<()> {
    low_level::emulate_default_handler(SIGTSTP)
}

/// Ends the process as the signal would have, so that whoever waits for it sees which one it was.
pub fn end_by(signal: i32) -> io::Result<()> {
    low_level::emulate_default_handler(signal)
}
