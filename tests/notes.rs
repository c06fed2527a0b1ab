//! Marks, notes and tags on the disk: found again, shared by two datelines, never lost.

use std::{fs, path::Path};

use assert_cmd::Command;

fn dateline(folder: &Path, args: &[&str]) -> (String, String) {
    let mut command = Command::cargo_bin("dateline").unwrap();
    command.env_clear().env("PATH", "/usr/bin:/bin").env("LANG", "C.UTF-8");
    command.env("HOME", folder).env("XDG_CONFIG_HOME", "/nonexistent").env("XDG_DATA_HOME", folder.join("data"));
    let output = command.args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
}

fn press(folder: &Path, keys: &str, args: &[&str]) -> (String, String) {
    dateline(folder, &[args, &["--print", "--keys", keys]].concat())
}

#[test]
fn what_was_noted_is_found_again_by_every_face() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    press(folder, "macheck the toll<enter>tcourt<enter>", &[]);
    assert!(folder.join("data/dateline/notes/built-in.toml").is_file());
    let (screen, _) = press(folder, "j", &[]);
    assert!(screen.contains("⚑ 1  ✎ 1"), "{screen}");
    let (plain, _) = dateline(folder, &["--plain", "--filter", "is:marked"]);
    assert!(plain.lines().count() == 1 && plain.ends_with("marked; check the toll; #court\n"), "{plain}");
    for format in ["json", "jsonl", "csv", "md"] {
        let (export, _) = dateline(folder, &["export", "--format", format, "--filter", "note:toll"]);
        assert!(export.contains("check the toll") && export.contains("court"), "{format}");
    }
}

#[test]
fn two_datelines_write_to_one_file_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let running: Vec<_> = (1..=6)
        .map(|n| {
            let folder = folder.to_owned();
            std::thread::spawn(move || press(&folder, &format!("g{n}jm"), &[]))
        })
        .collect();
    running.into_iter().for_each(|one| drop(one.join().unwrap()));
    let (plain, _) = dateline(folder, &["--plain", "--filter", "is:marked"]);
    assert_eq!(plain.lines().count(), 6, "{plain}");
    assert!(folder.join("data/dateline/notes/built-in.toml.bak").is_file());
}

#[test]
fn a_file_that_cannot_be_read_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let file = folder.join("my.toml");
    let spoiled = "[[note]]\nevent = \"a\"\nnote = \"not closed\n";
    fs::write(&file, spoiled).unwrap();
    let (screen, said) = press(folder, "aimportant<enter>", &["--notes", file.to_str().unwrap()]);
    assert!(screen.contains("only in memory: ~/my.toml:3: notes not read"), "{screen}");
    assert!(said.contains("not written") && said.contains("important"), "{said}");
    assert_eq!(fs::read_to_string(&file).unwrap(), spoiled);
}

#[test]
fn a_note_without_its_event_is_kept_and_listed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let file = folder.join("my.toml");
    fs::write(&file, "[[note]]\nevent = \"1999-01-01-attack-nowhere\"\ntitle = \"Old\"\nnote = \"keep me\"\n").unwrap();
    let notes = ["--notes", file.to_str().unwrap()];
    let (_, said) = dateline(folder, &[&notes[..], &["--plain"]].concat());
    assert!(said.contains("kept without its event, which is not found: keep me (Old)"), "{said}");
    press(folder, "m", &notes);
    let kept = fs::read_to_string(&file).unwrap();
    assert!(kept.contains("keep me") && kept.contains("mark = true"), "{kept}");
}
