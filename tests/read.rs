//! Reading from the file system through the binary: what becomes an article, and what is told of the rest.

use std::{fs, path::Path};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

struct Read {
    ids: Vec<String>,
    articles: Vec<Value>,
    stderr: String,
    ok: bool,
}

/// What `dateline export --format json ARGS` reads in the folder.
fn read(folder: &Path, args: &[&str]) -> Read {
    let mut command = Command::cargo_bin("dateline").unwrap();
    let output = command.current_dir(folder).args(["export", "--format", "json"]).args(args).output().unwrap();
    let whole: Value = serde_json::from_slice(&output.stdout).unwrap_or(Value::Null);
    let articles = whole["articles"].as_array().cloned().unwrap_or_default();
    let ids = articles.iter().map(|article| article["id"].as_str().unwrap().to_owned()).collect();
    Read { ids, articles, stderr: String::from_utf8(output.stderr).unwrap(), ok: output.status.success() }
}

#[test]
fn a_folder_is_read_in_order_of_path_without_what_is_no_article() {
    let folder = folder(&[
        ("b.txt", b"Second."),
        ("a/x.md", b"# A title\n\nFirst."),
        ("c.jsonl", b"{\"id\": \"j1\", \"text\": \"One.\"}\n{\"id\": \"j2\", \"text\": \"Two.\"}\n"),
        (".hidden.txt", b"Not this."),
        (".git/x.txt", b"Nor this."),
        ("picture.png", b"\x89PNG\r\n"),
        ("page.html", b"<html>"),
        ("old.json", b"{}"),
    ]);
    let read = read(folder.path(), &["."]);
    assert!(read.ok);
    assert_eq!(read.ids, ["x", "b", "j1", "j2"]);
    assert_eq!(read.articles[0]["title"], "A title");
    assert_eq!(read.articles[0]["path"], "./a/x.md");
    assert_eq!(read.stderr.lines().count(), 1, "{}", read.stderr);
    assert!(read.stderr.contains("web pages (HTML) are not read: 1 here, the first is ./page.html"), "{}", read.stderr);
}

#[test]
fn a_manifest_orders_and_dates_and_its_lies_are_told() {
    let manifest = b"[[article]]\nfile = \"z.log\"\ntitle = \"Named\"\npublisher = \"P\"\npublished = \"2015-07-06\"\nurl = \"https://example.org/\"\n\n\
        [[article]]\nfile = \"gone.txt\"\n\n[[article]]\nfile = \"a.txt\"\npublished = \"someday\"\nsource = \"x\"\n";
    let folder = folder(&[("corpus.toml", manifest), ("a.txt", b"A."), ("b.txt", b"B."), ("z.log", b"Z.")]);
    for args in [["."], ["corpus.toml"]] {
        let read = read(folder.path(), &args);
        assert_eq!(read.ids, ["z", "a", "b"], "{args:?}");
        assert_eq!(read.articles[0]["published"]["edtf"], "2015-07-06");
        assert_eq!(read.articles[0]["published"]["how"], "stated");
        for told in [
            "corpus.toml:9: lists ./gone.txt",
            "corpus.toml:13: published: publication date not used",
            "corpus.toml:14: unknown key \"source\"",
        ] {
            assert!(read.stderr.contains(told), "{told}\n{}", read.stderr);
        }
    }
}

#[test]
fn a_file_given_twice_is_one_article_and_names_that_clash_are_told_apart() {
    let folder = folder(&[("n/a.txt", b"One."), ("m/a.txt", b"Two.")]);
    assert_eq!(read(folder.path(), &["n", "n/a.txt", "./n", "m"]).ids, ["n/a", "m/a"]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_loops_are_not() {
    let folder = folder(&[("real/a.txt", b"A.")]);
    std::os::unix::fs::symlink(folder.path().join("real"), folder.path().join("link")).unwrap();
    std::os::unix::fs::symlink(folder.path(), folder.path().join("real/up")).unwrap();
    let read = read(folder.path(), &["."]);
    assert_eq!(read.ids, ["a"]);
    assert!(read.stderr.contains("a link that leads back to"), "{}", read.stderr);
}

#[test]
fn a_saved_timeline_opens_as_the_articles_it_holds() {
    let folder = folder(&[("a.md", b"---\ntitle: T\npublished: 2015-07-06\n---\nA bomb killed two people on Friday.\n"), ("b.txt", b"B.")]);
    let mut command = Command::cargo_bin("dateline").unwrap();
    command.current_dir(folder.path()).args(["export", "--format", "json", ".", "-o", "saved.json"]).assert().success();
    let (first, again) = (read(folder.path(), &["."]), read(folder.path(), &["saved.json"]));
    let without_why = |mut articles: Vec<Value>| {
        articles.iter_mut().filter_map(|article| article["published"].as_object_mut()).for_each(|published| {
            published.remove("why");
        });
        articles
    };
    assert_eq!(without_why(first.articles), without_why(again.articles));
}

#[test]
fn a_date_given_on_the_command_line_is_for_those_that_state_none() {
    let folder = folder(&[("a.md", b"---\npublished: 2015-07-06\n---\nA.\n"), ("b.txt", b"B.")]);
    let read = read(folder.path(), &["--published", "2016-01", "."]);
    let dates: Vec<&Value> = read.articles.iter().map(|article| &article["published"]["edtf"]).collect();
    assert_eq!(dates, ["2015-07-06", "2016-01"]);
}

#[test]
fn hostile_files_cost_themselves_alone() {
    let long = "word ".repeat(400_000);
    let folder = folder(&[
        ("1-empty.txt", b""),
        ("2-binary.txt", &[0u8; 5000]),
        ("3-long.txt", long.as_bytes()),
        ("4-escape.txt", b"On \x1b[2J\x1b]52;c;eA==\x07Friday\xe9"),
        ("5-bad.jsonl", b"nonsense\n"),
        ("6-pdf.txt", b"%PDF-1.4"),
        ("7-good.txt", b"Good."),
    ]);
    let read = read(folder.path(), &["."]);
    assert_eq!(read.ids, ["3-long", "4-escape", "7-good"]);
    let text = read.articles[1]["text"].as_str().unwrap();
    assert!(!text.chars().any(|c| c.is_control()), "{text:?}");
    for told in [
        "1-empty.txt: the file is empty",
        "2-binary.txt: expected text",
        "5-bad.jsonl:1: expected",
        "6-pdf.txt: expected text, found a PDF",
    ] {
        assert!(read.stderr.contains(told), "{told}\n{}", read.stderr);
    }
}

#[test]
fn many_files_are_read() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..2_000 {
        fs::write(folder.path().join(format!("{number:04}.txt")), "Nothing happened.").unwrap();
    }
    assert_eq!(read(folder.path(), &["."]).ids.len(), 2_000);
}

#[test]
fn what_dateline_wrote_beside_the_articles_is_not_read_as_one() {
    let folder = folder(&[("a.txt", b"PARIS, 3 March 2015 -- A bomb killed two people in Lyon on Monday.")]);
    for format in ["md", "csv", "json", "jsonl"] {
        let out = folder.path().join(format!("events.{format}"));
        Command::cargo_bin("dateline").unwrap().args(["export", "-f", format, "-o"]).args([&out, folder.path()]).assert().success();
    }
    let all = read(folder.path(), &["."]);
    assert_eq!((all.ids.as_slice(), all.stderr.as_str()), (["a".to_owned()].as_slice(), ""));
    for (name, cause) in [("events.md", "a report that dateline wrote"), ("events.jsonl", "a list of events that dateline wrote")] {
        let named = read(folder.path(), &[name]);
        assert!(!named.ok && named.stderr.contains(&format!("{name}: holds {cause}, not articles")), "{}", named.stderr);
    }
    fs::remove_file(folder.path().join("a.txt")).unwrap();
    fs::remove_file(folder.path().join("events.csv")).unwrap();
    let exports = read(folder.path(), &["."]);
    assert!(!exports.ok && exports.stderr.contains("only what dateline wrote itself"), "{}", exports.stderr);
}
