//! The bytes that colour a real terminal: none with NO_COLOR, where modifiers must last; never a background.
#![cfg(unix)]

use std::{
    io::{Read, Write},
    time::{Duration, Instant},
};

use portable_pty::{CommandBuilder, PtySize, native_pty_system};

/// What a session wrote, and the screen it left before it ended.
fn session(arguments: &[&str], no_color: bool) -> (Vec<u8>, vt100::Parser) {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).unwrap();
    let mut command = CommandBuilder::new(assert_cmd::cargo::cargo_bin("dateline"));
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("XDG_CONFIG_HOME", "/nonexistent")] {
        command.env(name, value);
    }
    command.env_remove("LC_ALL");
    command.env_remove("NO_COLOR");
    if no_color {
        command.env("NO_COLOR", "1");
    }
    command.args(arguments);
    let mut child = pair.slave.spawn_command(command).unwrap();
    drop(pair.slave);
    let mut reader = pair.master.try_clone_reader().unwrap();
    let (sender, output) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() {
                break;
            }
        }
    });
    let mut writer = pair.master.take_writer().unwrap();
    let (mut bytes, mut screen) = (Vec::new(), vt100::Parser::new(24, 80, 0));
    let start = Instant::now();
    // The frames that the keys lead to are whole when the last page is there.
    while !screen.screen().contents().contains("facets") {
        assert!(start.elapsed() < Duration::from_secs(30), "no facets on:\n{}", screen.screen().contents());
        if let Ok(more) = output.recv_timeout(Duration::from_millis(50)) {
            screen.process(&more);
            bytes.extend(more);
        }
    }
    // Back to the timeline, the source, the palette.
    for keys in ["\r", "\x1b", "/kind:attack\r", "\r", "q", ":zoom"] {
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
        let pause = Instant::now();
        while pause.elapsed() < Duration::from_millis(250) {
            if let Ok(more) = output.recv_timeout(Duration::from_millis(50)) {
                screen.process(&more);
                bytes.extend(more);
            }
        }
    }
    let left = vt100_copy(&bytes);
    writer.write_all(b"\x03").unwrap();
    writer.flush().unwrap();
    let end = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(end.elapsed() < Duration::from_secs(20), "dateline did not end");
        if let Ok(more) = output.recv_timeout(Duration::from_millis(20)) {
            bytes.extend(more);
        }
    }
    (bytes, left)
}

fn vt100_copy(bytes: &[u8]) -> vt100::Parser {
    let mut parser = vt100::Parser::new(24, 80, 0);
    parser.process(bytes);
    parser
}

/// The parameters of every `ESC [ … m`.
fn renditions(bytes: &[u8]) -> Vec<u32> {
    let text = String::from_utf8_lossy(bytes);
    let sequences = text.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| c.is_ascii_alphabetic())?;
        rest[end..].starts_with('m').then(|| rest[..end].to_owned())
    });
    sequences.flat_map(|parameters| parameters.split(';').filter_map(|one| one.parse().ok()).collect::<Vec<u32>>()).collect()
}

#[test]
fn without_colour_modifiers_are_all_there_is_and_they_last() {
    for theme in ["default", "dark", "high-contrast"] {
        let (bytes, screen) = session(&["--keys", "f", "--theme", theme], true);
        let colours: Vec<u32> = renditions(&bytes).into_iter().filter(|one| matches!(one, 30..=49 | 90..=107)).collect();
        assert_eq!(colours, Vec::<u32>::new(), "{theme}");
        let screen = screen.screen();
        let rows: Vec<String> = screen.rows(0, 80).collect();
        let chosen = rows.iter().position(|row| row.starts_with('▸')).unwrap_or_else(|| panic!("{theme}:\n{}", rows.join("\n")));
        // To its end, though other looks stand on the row.
        for column in [0, 2, 8] {
            assert!(screen.cell(chosen as u16, column).unwrap().bold(), "{theme}: {}", rows[chosen]);
        }
        assert_eq!(screen.cell(chosen as u16, 2).unwrap().inverse(), theme == "high-contrast", "{theme}");
    }
}

#[test]
fn with_colour_letters_have_it_and_what_is_behind_them_has_not() {
    for theme in ["default", "light", "dark"] {
        let (bytes, _) = session(&["--keys", "f", "--theme", theme], false);
        let all = renditions(&bytes);
        assert!(all.iter().any(|one| matches!(one, 30..=38 | 90..=97)), "{theme}");
        // 38;5;n and 48;5;n name colours by number: 48 would be a background.
        assert!(!all.iter().any(|one| matches!(one, 40..=48 | 100..=107)), "{theme}");
    }
}
