//! What comes in, what goes out, and the way between.

use super::{Code, Command, Exported, Key, Mouse, State, perform::perform};
use crate::timeline::{Notes, Timeline};

/// Something that happened.
#[derive(Debug, Clone)]
pub enum Msg {
    Key(Key),
    /// Text pasted by the terminal.
    Paste(String),
    Resize {
        width: u16,
        height: u16,
    },
    /// The articles were read anew: selection and filter stay.
    Reload(Timeline),
    /// The notes as they are kept now.
    Notes(Notes),
    /// A line to show until the next key.
    Notice(String),
    /// The articles are being read anew, and what is done at this moment.
    Reading(String),
    /// The articles could not be read anew, and why; all stays as it is.
    NotRead(String),
    /// Whether files are followed now.
    Following(bool),
    /// What became of an export.
    Exported(Exported),
    Mouse(Mouse),
    /// Nothing waits: time to work out what was left for later.
    Settle,
}

/// What only the owner of the terminal can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    Quit,
    /// Open a file in the editor at a line, counted from 1.
    Edit {
        path: String,
        line: usize,
    },
    /// Stop the process as ^Z does, and come back with `fg`.
    Suspend,
    /// Put text on the clipboard.
    Copy(String),
    /// Read the articles anew, and hand them back as [`Msg::Reload`].
    Reload,
    /// Read them anew whenever they change, or no more; to be answered with [`Msg::Following`].
    Follow(bool),
    /// Have the terminal send what the mouse does, or no more.
    Mouse(bool),
    /// Write events, places in the timeline, to a file; to be answered with [`Msg::Exported`].
    Export {
        path: String,
        events: Vec<usize>,
        /// Whether a file of that name may be written over.
        overwrite: bool,
    },
}

/// Takes in one message.
pub fn update(state: &mut State, msg: Msg) -> Option<Effect> {
    // What is done to the timeline is done to one that is worked out; only letters may follow one another faster.
    if !matches!(msg, Msg::Key(_) | Msg::Paste(_)) || !state.context().is_text() {
        state.settle();
    }
    match msg {
        Msg::Key(key) => return key_pressed(state, key),
        Msg::Paste(text) if state.context().is_text() => {
            let context = state.context();
            if let Some(line) = state.typed_line(context) {
                line.paste(&text);
            }
            state.line_changed(context);
        }
        Msg::Paste(_) => state.notice = Some("paste goes into a query: press / first".to_owned()),
        Msg::Resize { width, height } => state.resize(width, height),
        Msg::Reload(timeline) => state.reread(timeline),
        Msg::Notes(notes) => state.take_notes(notes),
        Msg::Notice(text) => state.notice = Some(text),
        Msg::Reading(step) => state.files.reading = Some(step),
        Msg::NotRead(cause) => {
            state.files.reading = None;
            state.notice = Some(format!("not read again: {cause}"));
        }
        Msg::Following(on) => state.follow_files(on),
        Msg::Exported(exported) => state.exported(exported),
        Msg::Mouse(mouse) => state.mouse_moved(mouse),
        Msg::Settle => state.settle(),
    }
    None
}

/// Counts above this do nothing more and only cost time.
const MOST: usize = 1_000_000;

fn key_pressed(state: &mut State, key: Key) -> Option<Effect> {
    state.notice = None;
    state.untouched = false;
    let context = state.context();
    if !context.is_text()
        && let (Code::Char(c), false, false) = (key.code, key.ctrl, key.alt)
        && let Some(digit) = c.to_digit(10)
        && (digit > 0 || state.count.is_some())
        && state.keymap.command(context, key).is_none()
    {
        state.count = Some((state.count.unwrap_or(0) * 10 + digit as usize).min(MOST));
        return None;
    }
    let bound = state.keymap.command(context, key);
    if context.is_text() && !bound.is_some_and(|command| command.context() == context) {
        // Letters are text here, and editing keys edit; only what is neither can be a command from elsewhere.
        if let Some(line) = state.typed_line(context)
            && line.key(key)
        {
            state.line_changed(context);
            return None;
        }
        let leaves = bound.is_some_and(|command| matches!(command, Command::Quit | Command::Suspend | Command::Help));
        if key.is_text() || !leaves {
            return None;
        }
        state.leave_typing(context);
    }
    let count = state.count.take();
    match bound {
        // The step back is to give up the number.
        Some(Command::Cancel) if count.is_some() => None,
        Some(command) => perform(state, command, count),
        None => {
            state.notice = Some(format!("{key} does nothing here; ? shows all keys"));
            None
        }
    }
}
