//! The full screen in a real terminal: it draws, obeys keys, follows a resize, and gives the terminal back.
#![cfg(unix)]

use std::{
    io::{Read, Write},
    sync::mpsc::{Receiver, channel},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// A terminal with dateline in it.
struct Session {
    master: Box<dyn MasterPty + Send>,
    writer: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    bytes: Vec<u8>,
}

/// A machine may be busy: nothing here is about speed.
const PATIENCE: Duration = Duration::from_secs(90);

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    fn start() -> Session {
        Self::start_with(&[], &[])
    }

    fn start_with(arguments: &[&str], variables: &[(&str, &str)]) -> Session {
        let program = assert_cmd::cargo::cargo_bin("dateline");
        Self::start_program(program.to_str().unwrap(), arguments, variables)
    }

    fn start_program(program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Session {
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let mut command = CommandBuilder::new(program);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env_remove("LC_ALL");
        command.env_remove("NO_COLOR");
        command.env("XDG_CONFIG_HOME", "/nonexistent");
        command.env("XDG_DATA_HOME", "/nonexistent");
        command.env("RUST_BACKTRACE", "0");
        command.args(arguments);
        variables.iter().for_each(|(name, value)| command.env(name, value));
        let child = pair.slave.spawn_command(command).unwrap();
        // Only the child keeps the other side open, so that reading ends when it does.
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    break;
                }
            }
        });
        let writer = pair.master.take_writer().unwrap();
        Session { master: pair.master, writer, child, output, screen: vt100::Parser::new(24, 80, 0), bytes: Vec::new() }
    }

    /// Takes in what comes, until the screen is as asked.
    fn wait(&mut self, what: &str, seen: impl Fn(&vt100::Screen) -> bool) {
        let start = Instant::now();
        while !seen(self.screen.screen()) {
            let left = PATIENCE.checked_sub(start.elapsed());
            let left = left.unwrap_or_else(|| panic!("no {what} on:\n{}", self.screen.screen().contents()));
            if let Ok(bytes) = self.output.recv_timeout(left.min(Duration::from_millis(50))) {
                self.screen.process(&bytes);
                self.bytes.extend(bytes);
            }
        }
    }

    /// Waits for the timeline, drawn.
    fn wait_for_timeline(&mut self) {
        self.wait("timeline", |screen| {
            screen.alternate_screen() && screen.contents().contains("built-in") && screen.contents().contains('▸')
        });
    }

    /// What the terminal was told to look like: the numbers of each `CSI … m`.
    fn looks(&self) -> Vec<Vec<u16>> {
        let text = String::from_utf8_lossy(&self.bytes);
        let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';' && c != ':')?;
            rest[end..].starts_with('m').then(|| rest[..end].to_owned())
        });
        sequences.map(|numbers| numbers.split([';', ':']).map(|number| number.parse().unwrap_or(0)).collect()).collect()
    }

    /// Waits until the process has stopped: the terminal is given back just before that.
    fn wait_for_stop(&self) {
        let id = self.child.process_id().unwrap().to_string();
        let start = Instant::now();
        loop {
            let output = std::process::Command::new("ps").args(["-o", "stat=", "-p", &id]).output().unwrap();
            if output.stdout.trim_ascii_start().starts_with(b"T") {
                return;
            }
            assert!(start.elapsed() < PATIENCE, "dateline did not stop");
            std::thread::yield_now();
        }
    }

    fn press(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).unwrap();
        self.writer.flush().unwrap();
    }

    /// Waits for the end, and returns the exit code.
    fn end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                while let Ok(bytes) = self.output.recv_timeout(Duration::from_millis(200)) {
                    self.screen.process(&bytes);
                    self.bytes.extend(bytes);
                }
                return status.exit_code();
            }
            assert!(start.elapsed() < PATIENCE, "dateline did not end");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    fn is_restored(&self) -> bool {
        let screen = self.screen.screen();
        !screen.alternate_screen() && !screen.hide_cursor() && !screen.bracketed_paste()
    }

    fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-s", name, &id]).status().unwrap().success());
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn a_session_from_start_to_quit() {
    let mut session = Session::start();
    session.wait("header", |screen| screen.alternate_screen() && screen.contents().contains("built-in"));
    assert!(session.screen.screen().bracketed_paste());
    let before = session.screen.screen().contents();
    session.press("j");
    session.wait("change after j", |screen| screen.contents() != before);
    session.press("?");
    session.wait("help", |screen| screen.contents().contains("next event"));
    session.press("\x1b");
    // An escape and a key that come together are another key: wait for the one before pressing the next.
    session.wait("timeline", |screen| !screen.contents().contains("next event") && screen.contents().contains("built-in"));
    session.master.resize(size(40, 120)).unwrap();
    session.screen.screen_mut().set_size(40, 120);
    session.wait("screen of 40 rows", |screen| screen.contents().lines().count() >= 39);
    session.press("Q");
    assert_eq!(session.end(), 0);
    assert!(session.is_restored());
    assert!(session.bytes.windows(8).any(|window| window == b"\x1b[?2026h"), "frames are synchronized");
}

#[test]
fn signals_give_the_terminal_back() {
    for name in ["TERM", "INT", "HUP"] {
        let mut session = Session::start();
        session.wait("header", |screen| screen.alternate_screen() && screen.contents().contains("built-in"));
        session.signal(name);
        assert_ne!(session.end(), 0, "SIG{name} is told to whoever waits");
        assert!(session.is_restored(), "after SIG{name}");
    }
}

#[test]
fn a_stop_gives_the_terminal_back_and_going_on_takes_it_again() {
    let mut session = Session::start();
    session.wait("header", |screen| screen.alternate_screen() && screen.contents().contains("built-in"));
    for stop in ["TSTP", "ctrl-z"] {
        match stop {
            "TSTP" => session.signal("TSTP"),
            _ => session.press("\x1a"),
        }
        session.wait("restored terminal", |screen| !screen.alternate_screen() && !screen.hide_cursor());
        // A signal to go on must not come before it has stopped.
        session.wait_for_stop();
        session.signal("CONT");
        session.wait("screen again", |screen| screen.alternate_screen() && screen.contents().contains("built-in"));
    }
    session.press("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn the_editor_gets_the_terminal_and_its_change_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let article = folder.path().join("report.txt");
    std::fs::write(&article, "A bomb killed two people in Tunis on 26 June 2015.\n").unwrap();
    let editor = folder.path().join("my ed");
    let script = "#!/bin/sh\necho \"editing $1\"; read answer\necho 'A bomb killed nine people in Sousse on 3 July 2015.' >> \"$1\"\n";
    std::fs::write(&editor, script).unwrap();
    std::fs::set_permissions(&editor, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let mut session = Session::start_with(&[article.to_str().unwrap()], &[("VISUAL", &format!("'{}'", editor.display()))]);
    session.wait("event of Tunis", |screen| screen.alternate_screen() && screen.contents().contains("2015-06-26"));
    session.press("e");
    session.wait("editor", |screen| !screen.alternate_screen() && screen.contents().contains("editing"));
    session.press("done\n");
    session.wait("event of Sousse", |screen| screen.alternate_screen() && screen.contents().contains("2015-07-03"));
    session.press("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn a_shell_stops_it_and_brings_it_back() {
    let dateline = assert_cmd::cargo::cargo_bin("dateline");
    let mut session = Session::start_program("sh", &["-i", "-m"], &[("PS1", "ready$ "), ("ENV", "/dev/null")]);
    session.wait("prompt", |screen| screen.contents().contains("ready$"));
    session.press(&format!("{}\n", dateline.display()));
    session.wait_for_timeline();
    session.press("j");
    session.press("\x1a");
    session.wait("shell", |screen| !screen.alternate_screen() && screen.contents().contains("Stopped"));
    assert!(session.is_restored());
    session.press("fg\n");
    session.wait_for_timeline();
    session.press("Q");
    session.wait("shell again", |screen| !screen.alternate_screen());
    session.press("exit\n");
    assert_eq!(session.end(), 0);
}

/// Whether the cursor of the terminal stands on the selected row.
fn is_on_selection(screen: &vt100::Screen) -> bool {
    let (row, _) = screen.cursor_position();
    !screen.hide_cursor() && screen.rows(0, 200).nth(row.into()).is_some_and(|row| row.starts_with('▸'))
}

#[test]
fn the_cursor_stands_on_the_selected_row() {
    let mut session = Session::start();
    session.wait_for_timeline();
    session.wait("cursor on the selection", is_on_selection);
    let before = session.screen.screen().cursor_position();
    session.press("k");
    session.wait("cursor on the row above", |screen| screen.cursor_position().0 + 1 == before.0 && is_on_selection(screen));
    session.press("/");
    session.wait("cursor in the query", |screen| {
        screen.rows(0, 200).nth(screen.cursor_position().0.into()).is_some_and(|row| row.starts_with('/'))
    });
    session.press("ab");
    session.wait("cursor behind the letters", |screen| screen.cursor_position().1 == 3 && screen.contents().contains("/ab"));
}

#[test]
fn what_is_pasted_goes_into_the_query_as_text() {
    let mut session = Session::start();
    session.wait_for_timeline();
    session.press("/");
    session.wait("query line", |screen| screen.contents().contains("Tab: find"));
    // A line end or an escape in it is no key.
    session.press("\x1b[200~kind:attack\nq\x1b[201~");
    session.wait("pasted query", |screen| screen.contents().contains("/kind:attack q"));
    session.press("\x1b");
    // An escape and what comes with it are another key.
    session.wait("timeline without a query", |screen| !screen.contents().contains("kind:attack q") && screen.contents().contains('▸'));
    // Where nothing is typed, it does nothing.
    session.press("\x1b[200~QQQ\x1b[201~");
    session.wait("word on pasting", |screen| screen.contents().contains("press /"));
    session.press("Q");
    assert_eq!(session.end(), 0);
}

#[test]
fn any_size_is_drawn_while_it_changes() {
    let mut session = Session::start();
    session.wait_for_timeline();
    for (rows, cols) in [(5, 20), (1, 1), (2, 200), (60, 3), (50, 160), (24, 80)] {
        session.master.resize(size(rows, cols)).unwrap();
        session.screen.screen_mut().set_size(rows, cols);
        session.press("j");
        if rows >= 5 && cols >= 20 {
            session.wait("selected row", |screen| screen.contents().contains('▸'));
        }
    }
    session.press("Q");
    assert_eq!(session.end(), 0);
    assert!(session.is_restored());
}

#[test]
fn without_colour_no_colour_is_written_and_the_selection_is_seen() {
    let mut session = Session::start_with(&[], &[("NO_COLOR", "1")]);
    session.wait_for_timeline();
    for (keys, what) in [("/at", "Tab: find"), ("\r", "▸"), ("\r", "when"), ("p", "why")] {
        session.press(keys);
        session.wait(what, |screen| screen.contents().contains(what));
    }
    session.press("qq");
    session.wait("selected row that stands out", |screen| {
        let (row, _) = screen.cursor_position();
        is_on_selection(screen) && screen.cell(row, 2).is_some_and(|cell| cell.bold() || cell.inverse())
    });
    session.press("Q");
    session.end();
    let is_colour = |look: &Vec<u16>| look.iter().any(|number| matches!(number, 30..=49 | 90..=107));
    let colours: Vec<Vec<u16>> = session.looks().into_iter().filter(is_colour).collect();
    assert!(colours.is_empty(), "{colours:?}");
}

#[test]
fn colours_are_those_of_the_terminal() {
    let mut session = Session::start();
    session.wait_for_timeline();
    session.press("\r");
    session.wait("source", |screen| screen.contents().contains("digest of:"));
    session.press("Q");
    session.end();
    let looks = session.looks();
    // One of the sixteen, by its number.
    let is_named = |look: &Vec<u16>| matches!(look[..], [38, 5, 0..=15] | [38, 5, 0..=15, 49]);
    assert!(looks.iter().any(is_named), "{looks:?}");
    for look in looks.iter().filter(|look| !is_named(look)) {
        // 39 and 49 are the terminal's own. A painted background would suit either a light terminal or a dark one.
        assert!(!look.iter().any(|number| matches!(number, 30..=38 | 40..=48 | 90..=107)), "{look:?}");
    }
}

#[test]
fn a_terminal_that_can_do_nothing_gets_plain_lines() {
    let mut session = Session::start_with(&[], &[("TERM", "dumb")]);
    assert_eq!(session.end(), 0);
    assert!(!session.bytes.contains(&0x1b), "no escape sequence");
    assert!(session.bytes.iter().filter(|byte| **byte == b'\n').count() >= 4, "a line an event");
}

#[test]
fn a_panic_gives_the_terminal_back_and_is_told() {
    let mut session = Session::start_with(&[], &[("DATELINE_PANIC", "1")]);
    session.wait_for_timeline();
    session.press("j");
    assert_ne!(session.end(), 0);
    assert!(session.is_restored());
    let text = session.screen.screen().contents();
    assert!(text.contains("panicked") && text.contains("DATELINE_PANIC"), "{text}");
}

#[test]
fn a_note_outlives_the_process_that_is_killed() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let mut session = Session::start_with(&[], &[("XDG_DATA_HOME", data)]);
    session.wait_for_timeline();
    session.press("acall the ministry\r");
    session.wait("word that it is kept", |screen| screen.contents().contains("noted"));
    session.signal("KILL");
    session.end();
    let mut session = Session::start_with(&[], &[("XDG_DATA_HOME", data)]);
    session.wait_for_timeline();
    session.press("/note:ministry\r");
    session.wait("note", |screen| screen.contents().contains("✎ call the ministry") && screen.contents().contains("1 shown"));
    session.press("Q");
    assert_eq!(session.end(), 0);
}
