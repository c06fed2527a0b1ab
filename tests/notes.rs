//! Marks, notes, tags and corrections on the disk: found again, shared by two datelines, never lost.

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

/// Two papers on one fire, and one more report that is joined to it.
fn papers(folder: &Path) -> std::path::PathBuf {
    let papers = folder.join("papers");
    fs::create_dir_all(&papers).unwrap();
    for (name, text) in [
        ("ledger", "---\npublished: 2019-05-15\n---\nA bomb killed nine people at a market in Mosul on 14 May 2019, police said.\n"),
        (
            "courier",
            "---\npublished: 2019-05-16\n---\nThe bombing of the market in Mosul on 14 May 2019 killed 11 people, a doctor said.\n",
        ),
        ("herald", "---\npublished: 2019-06-20\n---\nMinisters met in Baghdad on 19 June 2019 to discuss the harvest.\n"),
    ] {
        fs::write(papers.join(format!("{name}.md")), text).unwrap();
    }
    papers
}

#[test]
fn what_was_corrected_is_so_for_every_face_until_it_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let papers = papers(folder);
    let papers = papers.to_str().unwrap();
    let (before, _) = dateline(folder, &["--plain", papers]);
    assert!(before.lines().next().unwrap().contains("×2") && before.contains("11 | 9 (conflict)"), "{before}");
    press(folder, "gd<c-u>15 May 2019<enter>D", &[papers]);
    let (plain, said) = dateline(folder, &["--plain", papers]);
    assert_eq!(said, "");
    assert_eq!(plain.lines().count(), before.lines().count() + 1, "{plain}");
    assert!(plain.contains("corrected by you; the reports say 14 May 2019; 1 report taken out by you"), "{plain}");
    assert!(plain.contains("taken out of another event by you") && !plain.contains("conflict"), "{plain}");
    for (format, said) in [
        ("json", "\"corrected\": {\n        \"reported\": {"),
        ("jsonl", "\"corrected\":{\"reported\":{\"edtf\":\"2019-05-14\""),
        ("csv", ",yes,2019-05-14,"),
        ("md", "corrected by you; the reports say 14 May 2019"),
    ] {
        let (export, _) = dateline(folder, &["export", "--format", format, papers]);
        assert!(export.contains(said), "{format}: {export}");
    }
    // A small change in the text; nothing is lost.
    let file = Path::new(papers).join("courier.md");
    let text = fs::read_to_string(&file).unwrap().replace("a doctor said", "one doctor said");
    fs::write(&file, text).unwrap();
    let (edited, said) = dateline(folder, &["--plain", papers]);
    assert_eq!((edited.lines().count(), said.as_str()), (plain.lines().count(), ""), "{edited}");
    // What was taken out comes first, by its own date.
    let (back, _) = press(folder, "gD", &[papers]);
    assert!(back.contains("put back into"), "{back}");
    press(folder, "gd<c-u><enter>", &[papers]);
    let (after, _) = dateline(folder, &["--plain", papers]);
    assert_eq!(after, before);
}

#[test]
fn two_datelines_correct_one_event_and_neither_takes_away_what_the_other_did() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let papers = papers(folder);
    let papers = papers.to_str().unwrap();
    let running: Vec<_> = ["gD", "gd<c-u>15 May 2019<enter>", "gtbomb<enter>"]
        .into_iter()
        .map(|keys| {
            let (folder, papers) = (folder.to_owned(), papers.to_owned());
            std::thread::spawn(move || press(&folder, keys, &[&papers]))
        })
        .collect();
    running.into_iter().for_each(|one| drop(one.join().unwrap()));
    let (plain, _) = dateline(folder, &["--plain", papers]);
    assert!(plain.contains("#bomb; corrected by you; the reports say 14 May 2019; 1 report taken out by you"), "{plain}");
}

#[test]
fn a_report_that_is_gone_is_told_of() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let papers = papers(folder);
    let kept = papers.to_str().unwrap();
    press(folder, "g]D", &[kept]);
    fs::remove_file(papers.join("courier.md")).unwrap();
    fs::remove_file(papers.join("herald.md")).unwrap();
    let (_, said) = dateline(folder, &["--plain", kept]);
    assert!(said.contains("a report that was taken out is not found in its event") || said.contains("kept without its event"), "{said}");
}

#[test]
fn a_saved_timeline_brings_what_was_noted_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let papers = papers(folder);
    let papers = papers.to_str().unwrap();
    let saved = folder.join("saved.json");
    press(folder, "gmacheck the toll<enter>d<c-u>2015-06-27<enter>D", &[papers]);
    dateline(folder, &["export", papers, "--format", "json", "--output", saved.to_str().unwrap()]);
    // Date, title and what is noted: the lines of a saved article are its own.
    let told = |args: &[&str]| -> Vec<String> {
        let (plain, _) = dateline(folder, args);
        let columns =
            |line: &str| line.split('\t').enumerate().filter(|(n, _)| *n != 7).map(|(_, column)| column.to_owned()).collect::<Vec<_>>();
        plain.lines().map(|line| columns(line).join("\t")).collect()
    };
    let there = told(&["--plain", papers]);
    assert!(there.iter().any(|line| line.contains("check the toll") && line.contains("1 report taken out")), "{there:#?}");
    assert_eq!(told(&["--plain", saved.to_str().unwrap()]), there);
    // The first change writes all of it; from then on the file is what counts.
    press(folder, "gm", &[saved.to_str().unwrap()]);
    let now = told(&["--plain", saved.to_str().unwrap()]);
    assert!(now.iter().any(|line| line.contains("check the toll")) && !now.iter().any(|line| line.contains("marked")), "{now:#?}");
}
