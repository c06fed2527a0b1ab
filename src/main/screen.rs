//! The full screen: the terminal taken and given back, and the loop between keyboard, app and drawing.

use std::{
    io::{self, Stdout, Write, stdout},
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use anyhow::Context;
use crossterm::{
    clipboard::CopyToClipboard,
    cursor, event,
    event::{DisableBracketedPaste, EnableBracketedPaste, Event, KeyEventKind},
    execute, queue,
    terminal::{self, BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen},
};
use dateline::{
    app::{self, Effect, Key, Msg, State},
    config::Config,
    ui::{self, Theme},
};
use ratatui::{Terminal, backend::CrosstermBackend};

use crate::{
    editor, inputs,
    notebook::Notebook,
    progress::Progress,
    rereading::{Again, Rereading},
    signals::{self, Signals},
    writing,
};

/// How long a wish to stop may wait while no key is pressed.
const PULSE: Duration = Duration::from_millis(80);

/// Of the keys already waiting, this many at most are worked off before the screen is drawn again.
const BATCH: usize = 64;

/// Buttons and wheel, with their places as numbers of any size (xterm's modes 1000 and 1006).
const MOUSE_ON: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// What the screen needs from outside.
pub struct Setting<'a> {
    pub theme: &'a Theme,
    pub config: &'a Config,
    /// How the articles are read anew, or why they cannot be.
    pub again: Result<Again, &'static str>,
}

/// Runs the app until it quits.
pub fn run(state: State, keys: Vec<Key>, setting: Setting<'_>, notebook: &mut Notebook) -> anyhow::Result<()> {
    let signals = Signals::watch(give_back)?;
    let mut screen = Screen::open(state, setting, &signals, notebook).context("the terminal cannot be used")?;
    screen.pump(keys)
}

struct Screen<'a> {
    state: State,
    setting: Setting<'a>,
    signals: &'a Signals,
    rereading: Rereading,
    notebook: &'a mut Notebook,
    terminal: Terminal<CrosstermBackend<Stdout>>,
    size: (u16, u16),
}

impl<'a> Screen<'a> {
    fn open(state: State, setting: Setting<'a>, signals: &'a Signals, notebook: &'a mut Notebook) -> io::Result<Self> {
        restore_on_panic();
        take()?;
        let terminal = Terminal::new(CrosstermBackend::new(stdout())).inspect_err(|_| give_back())?;
        let rereading = Rereading::new(setting.again.clone());
        let screen = Self { state, setting, signals, rereading, notebook, terminal, size: (0, 0) };
        if screen.state.wants_mouse() {
            screen.turn_mouse()?;
        }
        Ok(screen)
    }

    /// The loop, until the app quits.
    fn pump(&mut self, keys: Vec<Key>) -> anyhow::Result<()> {
        self.fit();
        for key in keys {
            if self.tell(Msg::Key(key))? {
                return Ok(());
            }
        }
        let mut changed = true;
        loop {
            changed |= self.fit();
            if std::mem::take(&mut changed) {
                self.draw()?;
            }
            if self.state.is_unsettled() && !event::poll(Duration::ZERO)? {
                app::update(&mut self.state, Msg::Settle);
                changed = true;
                continue;
            }
            let waiting = event::poll(PULSE)?;
            if self.signals.stop() {
                self.suspend()?;
                changed = true;
            }
            if let Some(msg) = self.rereading.news() {
                changed = true;
                let msg = match msg {
                    Msg::Reload(timeline) => Msg::Reload(self.notebook.annotated(timeline)),
                    msg => msg,
                };
                app::update(&mut self.state, msg);
            }
            let mut left = if waiting { BATCH } else { 0 };
            while left > 0 && event::poll(Duration::ZERO)? {
                left -= 1;
                let Some(msg) = message(event::read()?) else { continue };
                changed = true;
                if self.tell(msg)? {
                    return Ok(());
                }
            }
        }
    }

    /// Hands a message to the app and does what it asks for. True when it quits.
    fn tell(&mut self, msg: Msg) -> anyhow::Result<bool> {
        // For the test that a panic gives the terminal back; a release knows nothing of it.
        #[cfg(debug_assertions)]
        if std::env::var_os("DATELINE_PANIC").is_some() {
            panic!("DATELINE_PANIC is set");
        }
        let effect = app::update(&mut self.state, msg);
        // Before anything else: what was noted is on the disk whatever comes.
        self.notebook.keep_up_with(&mut self.state);
        match effect {
            None => {}
            Some(Effect::Quit) => return Ok(true),
            Some(Effect::Suspend) => self.suspend()?,
            Some(Effect::Reload) => self.hear(Rereading::begin),
            Some(Effect::Follow(on)) => self.hear(|rereading| rereading.follow(on)),
            Some(Effect::Mouse(_)) => self.turn_mouse()?,
            Some(Effect::Export { path, events, overwrite }) => {
                let exported = writing::export(&path, self.state.timeline(), &events, overwrite);
                app::update(&mut self.state, Msg::Exported(exported));
            }
            Some(Effect::Copy(text)) => execute!(stdout(), CopyToClipboard::to_clipboard_from(text))?,
            Some(Effect::Edit { path, line }) => {
                if let Some(msg) = self.edit(&path, line)? {
                    app::update(&mut self.state, msg);
                }
            }
        }
        Ok(false)
    }

    /// Asks something of the reading, and tells the app the answer.
    fn hear(&mut self, ask: impl FnOnce(&mut Rereading) -> Msg) {
        let msg = ask(&mut self.rereading);
        app::update(&mut self.state, msg);
    }

    /// Has the terminal send what the mouse does, where the app wants it. Only buttons and wheel: what moves is no use here.
    fn turn_mouse(&self) -> io::Result<()> {
        let mut out = stdout();
        out.write_all(if self.state.wants_mouse() { MOUSE_ON } else { MOUSE_OFF })?;
        out.flush()
    }

    /// Tells the app the terminal's size when it has changed.
    fn fit(&mut self) -> bool {
        let size = terminal::size().unwrap_or((80, 24));
        if size == self.size {
            return false;
        }
        self.size = size;
        app::update(&mut self.state, Msg::Resize { width: size.0, height: size.1 });
        true
    }

    /// Draws in one piece: the terminal shows nothing of it until it is whole.
    fn draw(&mut self) -> io::Result<()> {
        let _writing = self.signals.writing();
        queue!(stdout(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(|frame| ui::draw(&self.state, self.setting.theme, frame)).map(|_| ());
        execute!(stdout(), EndSynchronizedUpdate)?;
        drawn
    }

    fn suspend(&mut self) -> anyhow::Result<()> {
        give_back();
        signals::stop_here()?;
        self.retake()
    }

    /// Opens an article in the editor, and reads the articles anew where it was changed there. Returns what to tell the app.
    fn edit(&mut self, path: &str, line: usize) -> anyhow::Result<Option<Msg>> {
        let words = match editor::command_line(&editor::chosen(self.setting.config), path, line) {
            Ok(words) => words,
            Err(cause) => return Ok(Some(Msg::Notice(cause))),
        };
        let before = match std::fs::read(path) {
            Ok(bytes) => bytes,
            // An editor would begin a new file under that name.
            Err(error) => return Ok(Some(Msg::Notice(format!("{path}: {}", inputs::in_words(&error))))),
        };
        give_back();
        let status = editor::run(&words, self.signals);
        let was_changed = std::fs::read(path).is_ok_and(|now| now != before);
        let again = self.setting.again.as_ref().ok().filter(|_| was_changed);
        let read_anew = again.map(|again| (again.read)(&Progress::start()));
        self.retake()?;
        Ok(match (status, read_anew) {
            (Err(error), _) if error.kind() == io::ErrorKind::NotFound => {
                Some(Msg::Notice(format!("the editor {} was not found; set $EDITOR to one that is there", words[0])))
            }
            (Err(error), _) => Some(Msg::Notice(format!("the editor {}: {}", words[0], inputs::in_words(&error)))),
            (_, Some(Ok(timeline))) => Some(Msg::Reload(self.notebook.annotated(timeline))),
            (_, Some(Err(error))) => Some(Msg::NotRead(format!("{error:#}"))),
            (Ok(status), None) if !status.success() => Some(Msg::Notice(format!("{} ended with {status}", words[0]))),
            (Ok(_), None) => None,
        })
    }

    fn retake(&mut self) -> anyhow::Result<()> {
        take()?;
        if self.state.wants_mouse() {
            self.turn_mouse()?;
        }
        // A new one, which knows nothing of what was on the screen: clearing the old one would ask the terminal for its
        // cursor's place and wait for the answer.
        self.terminal = Terminal::new(CrosstermBackend::new(stdout()))?;
        Ok(())
    }
}

impl Drop for Screen<'_> {
    fn drop(&mut self) {
        give_back();
    }
}

fn message(event: Event) -> Option<Msg> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => ui::key_of(&key).map(Msg::Key),
        Event::Mouse(mouse) => ui::mouse_of(&mouse).map(Msg::Mouse),
        Event::Paste(text) => Some(Msg::Paste(text)),
        // The size is asked for before each drawing.
        _ => None,
    }
}

/// Whether the terminal is ours. Giving it back twice would move the cursor into what was printed in between.
static TAKEN: AtomicBool = AtomicBool::new(false);

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    terminal::enable_raw_mode()?;
    execute!(stdout(), EnterAlternateScreen, Clear(ClearType::All), EnableBracketedPaste, cursor::Hide).inspect_err(|_| give_back())
}

/// Gives the terminal back as it was. What cannot be written (the terminal may be gone) is let be.
fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let _ = stdout().write_all(MOUSE_OFF);
    let _ = execute!(stdout(), EndSynchronizedUpdate, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = terminal::disable_raw_mode();
    let _ = stdout().flush();
}

/// A panic is told on the restored terminal.
fn restore_on_panic() {
    static HOOKED: Once = Once::new();
    HOOKED.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            give_back();
            before(panic);
        }));
    });
}
