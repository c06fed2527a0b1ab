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

const PATIENCE: Duration = Duration::from_secs(20);

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

impl Session {
    fn start() -> Session {
        Self::start_with(&[], &[])
    }

    fn start_with(arguments: &[&str], variables: &[(&str, &str)]) -> Session {
        let pair = native_pty_system().openpty(size(24, 80)).unwrap();
        let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("dateline"));
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env_remove("LC_ALL");
        command.env_remove("NO_COLOR");
        command.env("XDG_CONFIG_HOME", "/nonexistent");
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
        // The terminal is given back just before the process stops: a signal to go on must not come in between.
        std::thread::sleep(Duration::from_millis(200));
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
