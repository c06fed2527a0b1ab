//! The rooms of the crate use only rooms to their left:
//!
//! ```text
//! text → time → timeline → { read | parse | app | export } → ui → cli, config → main
//! ```
//!
//! `read`, `parse`, `app` and `export` do not see one another; only `ui` and `main` know a terminal; only `main` touches
//! files, clock, terminal and environment.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Each room with the rooms it may use. `main` may use all.
const ROOMS: [(&str, &[&str]); 10] = [
    ("text", &[]),
    ("time", &["text"]),
    ("timeline", &["text", "time"]),
    ("read", &["text", "time", "timeline"]),
    ("parse", &["text", "time", "timeline"]),
    ("app", &["text", "time", "timeline"]),
    ("export", &["text", "time", "timeline"]),
    ("ui", &["text", "time", "timeline", "read", "parse", "app", "export"]),
    ("cli", &["text", "time", "timeline", "read", "parse", "app", "export", "ui"]),
    ("config", &["text", "time", "timeline", "read", "parse", "app", "export", "ui"]),
];

/// What draws on a terminal or reads from it.
const TERMINAL: [&str; 2] = ["ratatui", "crossterm"];

/// What leads out of the process.
const OUTSIDE: [&str; 7] = ["std::fs", "std::env", "std::process", "std::net", "SystemTime", "Local::now", "Utc::now"];

struct File {
    room: String,
    path: PathBuf,
    /// Code without comments and without what only tests see.
    code: String,
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut open = vec![src.clone()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.ends_with("tests.rs") {
                // Tests of a room may use what they like.
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let room = path.strip_prefix(&src).unwrap().components().next().unwrap();
                let room = room.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
                let code = code_of(&fs::read_to_string(&path).unwrap());
                files.push(File { room, path, code });
            }
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}

fn code_of(source: &str) -> String {
    let code: Vec<&str> = source.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    code.split("#[cfg(test)]\nmod tests {").next().unwrap_or("").to_owned()
}

/// The rooms that a file names: `crate::room`, and `crate::{room::…, other}`.
fn used(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            None => rooms.extend(first_name(rest)),
            Some(group) => rooms.extend(top_level(group).into_iter().filter_map(first_name)),
        }
    }
    rooms
}

/// The parts of a `{…}` group, up to its closing brace, that stand between its own commas.
fn top_level(group: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts
}

fn first_name(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

fn shown(file: &File) -> String {
    file.path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(&file.path).display().to_string()
}

#[test]
fn no_room_uses_one_to_its_right() {
    let mut wrong = Vec::new();
    for file in files() {
        let Some((room, allowed)) = ROOMS.iter().find(|(room, _)| *room == file.room) else { continue };
        for used in used(&file.code) {
            let is_room = ROOMS.iter().any(|(room, _)| *room == used);
            if is_room && used != *room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", shown(&file)));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_lies_in_a_room() {
    let homeless: Vec<String> = files()
        .iter()
        .filter(|file| !matches!(file.room.as_str(), "lib" | "main"))
        .filter(|file| ROOMS.iter().all(|(room, _)| *room != file.room))
        .map(shown)
        .collect();
    assert_eq!(homeless, Vec::<String>::new());
}

#[test]
fn only_ui_and_main_know_a_terminal() {
    let names = |file: &File| TERMINAL.iter().any(|name| file.code.contains(name));
    let wrong: Vec<String> = files().iter().filter(|file| !matches!(file.room.as_str(), "ui" | "main") && names(file)).map(shown).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_main_leaves_the_process() {
    let leaves = |file: &File| OUTSIDE.iter().any(|way| file.code.contains(way));
    let wrong: Vec<String> = files().iter().filter(|file| file.room != "main" && leaves(file)).map(shown).collect();
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_file_says_what_it_is_for() {
    let src = files();
    let silent: Vec<String> = src.iter().filter(|file| !fs::read_to_string(&file.path).unwrap().starts_with("//!")).map(shown).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn the_paths_in_code_are_found() {
    let code = "use crate::{\n    text::{Article, Span},\n    time::Interval,\n};\nlet x = crate::ui::draw;";
    assert_eq!(used(code), ["text", "time", "ui"]);
}
