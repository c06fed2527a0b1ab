//! The command line: every face, its exit code, and the JSON contract key for key.

use std::{fs, path::PathBuf};

use assert_cmd::Command;
use serde_json::Value;

fn dateline() -> Command {
    let mut command = Command::cargo_bin("dateline").unwrap();
    // The tests say what surrounds them; the developer's own settings do not.
    command
        .env_clear()
        .env("PATH", "/usr/bin:/bin")
        .env("LANG", "C.UTF-8")
        .env("XDG_CONFIG_HOME", "/nonexistent")
        .env("HOME", "/nonexistent");
    command
}

fn stdout(args: &[&str]) -> String {
    let output = dateline().args(args).output().unwrap();
    assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// What a command that fails says, and its exit code.
fn failure(args: &[&str]) -> (String, Option<i32>) {
    let output = dateline().args(args).output().unwrap();
    assert!(!output.status.success(), "{args:?}");
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

/// The original articles where they are at hand; a test that needs them says that it was skipped.
fn originals() -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    let folder = std::env::var_os("DATELINE_ARTICLES").map_or(beside, PathBuf::from);
    if !folder.is_dir() {
        eprintln!("skipped: no articles in {} (set DATELINE_ARTICLES)", folder.display());
        return None;
    }
    Some(folder)
}

fn json(args: &[&str]) -> Value {
    serde_json::from_str(&stdout(args)).unwrap()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().map(|object| object.keys().map(String::as_str).collect()).unwrap_or_default()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().unwrap_or_else(|| panic!("{key} is no list in {value}"))
}

/// Checks the whole of an exported timeline against the contract.
fn obeys_the_contract(timeline: &Value) {
    assert_eq!(keys(timeline), ["dateline", "articles", "events"]);
    assert_eq!(timeline["dateline"], 1);
    let articles = list(timeline, "articles");
    let text_of = |id: &Value| articles.iter().find(|article| &article["id"] == id).and_then(|article| article["text"].as_str()).unwrap();
    let says = |part: &Value, of: &Value| {
        let (start, end) = (part["start"].as_u64().unwrap() as usize, part["end"].as_u64().unwrap() as usize);
        let words = text_of(of).get(start..end).unwrap_or_else(|| panic!("{start}..{end} is not in {of}"));
        if let Some(text) = part.get("text") {
            assert_eq!(text, words);
        }
    };
    for article in articles {
        assert_eq!(keys(article), ["id", "path", "title", "publisher", "url", "published", "text"]);
        let published = &article["published"];
        if !published.is_null() {
            assert_eq!(keys(published), ["edtf", "earliest", "latest", "how", "why"]);
            assert!(matches!(published["how"].as_str(), Some("stated" | "inferred" | "unknown")));
        }
    }
    let events = list(timeline, "events");
    let mut ranks: Vec<u64> = Vec::new();
    let mut last = String::new();
    for event in events {
        let order = "id title kind rank when corrected places groups people claims conflicts mentions tolls remark split_from";
        assert_eq!(keys(event).join(" "), order);
        let corrected = &event["corrected"];
        if !corrected.is_null() {
            assert_eq!(keys(corrected), ["reported"]);
            let reported = &corrected["reported"];
            assert!(reported.is_null() || keys(reported) == ["edtf", "earliest", "latest"]);
        }
        assert!(event["split_from"].is_null() || events.iter().any(|other| other["id"] == event["split_from"]));
        ranks.push(event["rank"].as_u64().unwrap());
        if event["when"].is_null() {
            last = "undated".to_owned();
        } else {
            assert_eq!(keys(&event["when"]), ["edtf", "earliest", "latest"]);
            let start = event["when"]["earliest"].as_str().or(event["when"]["latest"].as_str()).unwrap_or("9999").to_owned();
            assert!(last <= start, "{} after {last}", event["id"]);
            last = start;
        }
        for place in list(event, "places") {
            assert_eq!(keys(place), ["name", "within", "lat", "lon"]);
        }
        for group in list(event, "groups") {
            assert_eq!(keys(group), ["name", "role"]);
            assert!(matches!(group["role"].as_str(), Some("perpetrator" | "claimant" | "target" | "mentioned")));
        }
        list(event, "people").iter().for_each(|person| assert_eq!(keys(person), ["name"]));
        for claim in list(event, "claims") {
            assert_eq!(keys(claim), ["measure", "of", "min", "max", "article", "start", "end", "by", "part", "about", "stated"]);
            says(claim, &claim["article"]);
        }
        for measure in list(event, "conflicts") {
            assert!(list(event, "claims").iter().any(|claim| &claim["measure"] == measure), "{measure} is in conflict with no claim");
        }
        for toll in list(event, "tolls") {
            assert_eq!(keys(toll), ["measure", "low", "best", "high"]);
            let (low, best, high) = (toll["low"].as_u64().unwrap(), toll["best"].as_u64().unwrap(), toll["high"].as_u64());
            assert!(low <= best && high.is_none_or(|high| best <= high), "{toll}");
        }
        assert!(!list(event, "mentions").is_empty());
        for mention in list(event, "mentions") {
            assert_eq!(keys(mention), ["article", "start", "end", "text", "trigger", "when"]);
            says(mention, &mention["article"]);
            assert_eq!(keys(&mention["trigger"]), ["start", "end", "text"]);
            says(&mention["trigger"], &mention["article"]);
            let when = &mention["when"];
            if !when.is_null() {
                assert_eq!(keys(when), ["edtf", "earliest", "latest", "expression", "rule", "why"]);
                if !when["expression"].is_null() {
                    assert_eq!(keys(&when["expression"]), ["start", "end", "text"]);
                    says(&when["expression"], &mention["article"]);
                }
            }
        }
    }
    ranks.sort_unstable();
    ranks.dedup();
    assert_eq!(ranks.len(), events.len(), "ranks are not unique");
}

#[test]
fn the_json_of_the_built_in_articles_obeys_the_contract() {
    let timeline = json(&["export", "--format", "json"]);
    obeys_the_contract(&timeline);
    assert_eq!(list(&timeline, "articles").len(), 5);
    assert!(!list(&timeline, "events").is_empty());
}

#[test]
fn the_json_of_the_original_articles_obeys_the_contract() {
    let Some(folder) = originals() else { return };
    obeys_the_contract(&json(&["export", "--format", "json", &folder.display().to_string()]));
}

#[test]
fn the_json_of_what_the_user_corrected_obeys_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let notes = folder.path().join("n.toml").display().to_string();
    stdout(&["--notes", &notes, "--print", "--keys", "Dd<c-u>1999<enter>]Dj<enter>Gd<c-u>June 2001<enter>"]);
    let timeline = json(&["export", "--format", "json", "--notes", &notes]);
    obeys_the_contract(&timeline);
    let count = |key: &str| list(&timeline, "events").iter().filter(|event| !event[key].is_null()).count();
    assert_eq!((count("corrected"), count("split_from")), (2, 2));
    let reported: Vec<&Value> = list(&timeline, "events").iter().map(|event| &event["corrected"]["reported"]).collect();
    assert!(reported.iter().any(|when| when["edtf"] == "2015-06-26"));
}

#[test]
fn a_saved_timeline_holds_the_same_events() {
    let folder = tempfile::tempdir().unwrap();
    let saved = folder.path().join("t.json").display().to_string();
    stdout(&["export", "--format", "json", "-o", &saved]);
    let dates = |timeline: Value| -> Vec<Value> { list(&timeline, "events").iter().map(|event| event["when"].clone()).collect() };
    assert_eq!(dates(json(&["export", "--format", "json"])), dates(json(&["export", "--format", "json", &saved])));
}

#[test]
fn every_face_tells_of_every_event() {
    let events = list(&json(&["export", "--format", "json"]), "events").len();
    assert_eq!(stdout(&[]).lines().count(), events, "a pipe gets one line an event");
    assert_eq!(stdout(&["--plain"]), stdout(&[]));
    assert!(stdout(&["--plain"]).lines().all(|line| line.split('\t').count() == 8));
    let lines: Vec<Value> = stdout(&["export", "--format", "jsonl"]).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), events);
    let mut rows = csv::Reader::from_reader(std::io::Cursor::new(stdout(&["export", "--format", "csv"])));
    assert_eq!(rows.records().map(Result::unwrap).count(), events);
    assert_eq!(stdout(&["export", "--format", "md"]).matches("\n### ").count(), events);
}

#[test]
fn a_filter_holds_for_every_face() {
    let all = stdout(&["--plain"]).lines().count();
    let attacks = stdout(&["--plain", "--filter", "kind:attack"]);
    assert!(attacks.lines().count() < all && attacks.lines().all(|line| line.split('\t').nth(2) == Some("attack")), "{attacks}");
    assert_eq!(list(&json(&["--filter", "kind:attack", "export", "--format", "json"]), "events").len(), attacks.lines().count());
    let (error, code) = failure(&["--filter", "is:wonderful"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("--filter"), "{error}");
}

#[test]
fn a_screen_is_printed_in_the_size_asked_for() {
    let screen = stdout(&["--print", "--size", "100x30"]);
    assert_eq!(screen.lines().count(), 30);
    assert_ne!(screen, stdout(&["--print", "--size", "100x30", "--keys", "j"]));
    assert!(!screen.contains('\u{1b}'));
    for size in ["0x0", "1x1", "40x10", "300x100"] {
        stdout(&["--print", "--size", size]);
    }
    assert!(stdout(&["--print", "--ascii"]).lines().next().is_some_and(|line| line.is_ascii()));
    assert!(failure(&["--print", "--keys", "<nonsense>"]).0.contains("--keys"));
    assert!(failure(&["--keys", "j"]).0.contains("--print"), "without a terminal keys would be lost");
}

#[test]
fn what_cannot_be_done_fails_and_names_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    fs::write(path("empty.txt"), "").unwrap();
    fs::write(path("binary.txt"), [0, 159, 146, 150, 0, 1, 2, 3]).unwrap();
    fs::write(path("page.html"), "<html></html>").unwrap();
    fs::create_dir(path("bare")).unwrap();
    for (name, cause) in [
        ("gone.txt", "no such file"),
        ("empty.txt", "empty"),
        ("binary.txt", "binary"),
        ("page.html", "not read"),
        ("bare", "holds no article"),
    ] {
        for face in [vec!["--plain"], vec!["export", "--format", "json"], vec!["tag"], vec!["--print"]] {
            let (error, code) = failure(&[face.clone(), vec![path(name).as_str()]].concat());
            assert_eq!(code, Some(1), "{face:?} {name}");
            assert!(error.contains(name) && error.contains(cause), "{face:?}: {error}");
        }
    }
    fs::write(path("good.txt"), "A bomb killed two people in Tunis on 26 June 2015.").unwrap();
    let some = dateline().args(["--plain", &path("gone.txt"), &path("good.txt")]).output().unwrap();
    assert!(some.status.success(), "what can be read is read");
    assert!(String::from_utf8_lossy(&some.stderr).contains("gone.txt"));
    let (error, _) = failure(&["export", "--format", "csv", "-o", &path("no/such/folder.csv")]);
    assert!(error.contains("folder.csv"), "{error}");
    let (error, _) = failure(&["export", "--format", "csv", &path("good.txt"), "-o", &path("good.txt")]);
    assert!(error.contains("is one of the articles"), "{error}");
    let (error, code) = failure(&["export", "--format", "ics"]);
    assert!(code == Some(2) && error.contains("json, jsonl, csv, md"), "{error}");
}

#[test]
fn standard_input_is_an_article_or_many() {
    let run = |input: &str| {
        let output = dateline().args(["export", "--format", "json", "-"]).write_stdin(input).output().unwrap();
        serde_json::from_slice::<Value>(&output.stdout).map(|timeline| list(&timeline, "articles").len()).unwrap_or(0)
    };
    assert_eq!(run("A bomb killed two people.\nMore."), 1);
    assert_eq!(run("{\"id\": \"a\", \"text\": \"One.\"}\n{\"id\": \"b\", \"text\": \"Two.\"}\n"), 2);
    assert_eq!(run(&stdout(&["export", "--format", "json"])), 5);
    assert_eq!(run(""), 0);
    let unread = dateline().arg("--plain").write_stdin("A bomb killed two people.").output().unwrap();
    assert!(String::from_utf8_lossy(&unread.stderr).contains("give - to read"), "what is piped in is not passed over in silence");
}

#[test]
fn the_tagger_streams_line_by_line() {
    let input = "{\"id\": \"a\", \"text\": \"It happened on 26 June 2015.\"}\nbroken\n\n{\"id\": \"b\", \"text\": \"Nothing.\", \"published\": \"2015\"}\n";
    let output = dateline().args(["tag", "-"]).write_stdin(input).output().unwrap();
    assert!(output.status.success());
    let lines: Vec<Value> = String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(keys(&lines[0]), ["id", "published", "times"]);
    let time = &list(&lines[0], "times")[0];
    assert_eq!(keys(time), ["start", "end", "text", "type", "value", "mod", "edtf", "rule"]);
    assert_eq!((&time["text"], &time["type"], &time["value"]), (&"26 June 2015".into(), &"DATE".into(), &"2015-06-26".into()));
    assert_eq!(lines[1]["published"], "2015");
    assert!(String::from_utf8(output.stderr).unwrap().contains("standard input:2"));
    let explained = dateline().args(["tag", "--explain", "-"]).write_stdin(input).output().unwrap();
    assert!(String::from_utf8(explained.stdout).unwrap().contains("2015-06-26"));
}

#[test]
fn the_tagger_reads_a_file_of_lines_as_a_stream_and_dates_a_folder_as_a_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    std::fs::write(path("a.txt"), "The Marl Bridge at Orvieto fell on Friday, 26 June 2015, and Mayor Lena Orsini resigned.").unwrap();
    std::fs::write(path("b.txt"), "The Marl Bridge at Orvieto fell on Friday. Mayor Lena Orsini had resigned by night.").unwrap();
    let tagged = stdout(&["tag", &folder.path().display().to_string()]);
    let lines: Vec<Value> = tagged.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[1]["published"], "[2015-06-26..2015-07-02]", "{tagged}");

    let rows = "{\"id\": \"x\", \"text\": \"It fell on Friday.\", \"date\": \"1 July 2015\"}\n\n{\"text\": \"It rose.\"}\n";
    std::fs::write(path("rows.jsonl"), rows).unwrap();
    let piped = dateline().args(["tag", "-"]).write_stdin(rows).output().unwrap();
    let lines = stdout(&["tag", &path("rows.jsonl")]);
    assert_eq!(lines.lines().next(), String::from_utf8(piped.stdout).unwrap().lines().next());
    assert!(lines.contains("2015-06-26") && lines.contains("rows-3"), "{lines}");
}

/// What is in an element of a TimeML document, its tags left out.
fn element(xml: &str, name: &str) -> String {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}\n{xml}"));
    let node = document.descendants().find(|node| node.has_tag_name(name)).unwrap();
    node.descendants().filter(roxmltree::Node::is_text).filter_map(|node| node.text()).collect()
}

#[test]
fn one_article_is_one_timeml_document() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.txt").display().to_string();
    let text = "Police & <others> said on Friday, 26 June 2015 that two people died the day before.\n\nMore came last week.\n";
    fs::write(&path, text).unwrap();
    let xml = stdout(&["--published", "2015-06-27", "tag", "--format", "timeml", &path]);
    assert_eq!(element(&xml, "TEXT").trim(), text.trim());
    assert_eq!(element(&xml, "DOCID"), "one");
    assert!(xml.contains(r#"<TIMEX3 tid="t0" type="DATE" value="2015-06-27" temporalFunction="false""#), "{xml}");
    let piped =
        dateline().args(["tag", "--format", "timeml", "-"]).write_stdin(r#"{"id": "x", "text": "On 26 June 2015."}"#).output().unwrap();
    assert_eq!(element(&String::from_utf8(piped.stdout).unwrap(), "TEXT"), "On 26 June 2015.");
}

#[test]
fn several_articles_are_a_timeml_file_each() {
    let (error, code) = failure(&["tag", "--format", "timeml"]);
    assert!(code == Some(1) && error.contains("-o DIR"), "{error}");
    let lines = "{\"id\": \"a/b\", \"text\": \"In 1990.\"}\n{\"id\": \"A_B\", \"text\": \"On Friday.\"}\n";
    let piped = dateline().args(["tag", "--format", "timeml", "-"]).write_stdin(lines).output().unwrap();
    assert!(!piped.status.success() && piped.stdout.is_empty(), "all or nothing");

    let folder = tempfile::tempdir().unwrap();
    let made = folder.path().join("new/folder");
    let target = made.display().to_string();
    assert_eq!(stdout(&["tag", "--format", "timeml", "-o", &target]), "");
    let articles = json(&["export", "--format", "json"]);
    for article in list(&articles, "articles") {
        let xml = fs::read_to_string(made.join(format!("{}.tml", article["id"].as_str().unwrap()))).unwrap();
        assert_eq!(element(&xml, "TEXT"), article["text"].as_str().unwrap());
    }
    let piped = dateline().args(["tag", "--format", "timeml", "-", "-o", &target]).write_stdin(lines).output().unwrap();
    assert!(piped.status.success());
    assert_eq!(element(&fs::read_to_string(made.join("a_b.tml")).unwrap(), "DOCID"), "a/b");
    assert_eq!(element(&fs::read_to_string(made.join("A_B-2.tml")).unwrap(), "DOCID"), "A_B");

    let (error, code) = failure(&["tag", "-o", &target]);
    assert!(code == Some(2) && error.contains("--format timeml"), "{error}");
    let source = made.join("source.tml");
    fs::write(&source, "It happened on 26 June 2015.").unwrap();
    let before = fs::read_to_string(&source).unwrap();
    let again = dateline().args(["tag", "--format", "timeml", &source.display().to_string(), "-o", &target]).output().unwrap();
    assert!(!again.status.success());
    assert_eq!(fs::read_to_string(&source).unwrap(), before, "a source is never written over");
}

#[test]
fn the_readings_that_were_rejected_are_explained() {
    let input = "{\"id\": \"a\", \"text\": \"He resigned on Friday.\", \"published\": \"2015-06-27\"}";
    let output = dateline().args(["tag", "--explain", "-"]).write_stdin(input).output().unwrap();
    let explained = String::from_utf8(output.stdout).unwrap();
    assert!(explained.contains("rejected: 3 July 2015; the verb is in the past"), "{explained}");
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    let binary = assert_cmd::cargo::cargo_bin("dateline");
    let script = format!(
        "set -o pipefail; for face in --plain 'export --format json' tag; do {} $face | head -c 1 >/dev/null || exit 1; done",
        binary.display()
    );
    let output = std::process::Command::new("bash").args(["-c", &script]).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn the_days_that_matter_most_each_with_its_sentence() {
    let lines = stdout(&["--plain", "--top", "3"]);
    let rows: Vec<Vec<&str>> = lines.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!(rows.len(), 3, "{lines}");
    assert!(rows.windows(2).all(|pair| pair[0][0] < pair[1][0]), "in order of time: {lines}");
    assert!(rows.iter().all(|row| row.len() == 9 && row[8].len() > 20), "{lines}");
    assert!(rows.iter().any(|row| row[0] == "2015-06-26"), "the day of the beach is one of them: {lines}");
    assert_eq!(list(&json(&["--top", "3", "export", "--format", "json"]), "events").len(), 3);
    let (error, _) = failure(&["--plain", "--top", "0"]);
    assert!(error.contains("--top"), "{error}");
}

#[test]
fn help_manual_and_completions_come_from_one_table() {
    let (help, man) = (stdout(&["--help"]), stdout(&["man"]));
    for option in ["published", "filter", "top", "plain", "keys", "print", "size", "ascii", "config", "theme"] {
        assert!(help.contains(&format!("--{option}")), "{option}");
        assert!(man.contains(option), "{option}");
    }
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(&["completions", shell]).contains("published"), "{shell}");
    }
}

#[test]
fn settings_are_read_and_their_errors_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("c.toml").display().to_string();
    fs::write(&path, "ascii = true\n").unwrap();
    assert_eq!(stdout(&["--print", "--config", &path]), stdout(&["--print", "--ascii"]));
    fs::write(&path, "\ncolour = 1\n").unwrap();
    let wrong = "\ncolour = 1\ntheme = \"none\"\n[keys]\nedit = \"j\"\nfly = \"x\"\n";
    fs::write(&path, wrong).unwrap();
    // All at once, before anything is done, and as a wrong option ends.
    let (error, code) = failure(&["--config", &path]);
    let lines: Vec<&str> = error.lines().collect();
    assert_eq!((lines.len(), code), (4, Some(2)), "{error}");
    for (line, words) in lines.iter().zip([":2: unknown setting", ":3: theme", ":5: edit: j", ":6: unknown command"]) {
        assert!(line.contains(words), "{error}");
    }
    assert_eq!(failure(&["config", "--config", &path]).0, error);
    assert_eq!(failure(&["--theme", "none", "--print"]).1, Some(2));
    assert_eq!(failure(&["--config", "/nonexistent/c.toml"]).1, Some(2));
}

#[test]
fn the_default_settings_change_nothing_and_own_ones_are_found() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("dateline");
    fs::create_dir(&home).unwrap();
    let path = home.join("config.toml");
    fs::write(&path, stdout(&["config", "--default"])).unwrap();
    let with = |args: &[&str]| {
        let output = dateline().env("XDG_CONFIG_HOME", folder.path()).args(args).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(with(&["--keys", "?", "--print"]), stdout(&["--keys", "?", "--print"]));
    assert!(with(&["config"]).contains("config.toml: settings are right"));
    assert!(stdout(&["config"]).contains("no settings"));
    fs::write(&path, "[keys]\nhelp = \"<f9>\"\n").unwrap();
    assert!(with(&["--keys", "<f9>", "--print"]).contains("help: every key"));
    assert!(with(&["--print"]).contains("F9 help"));
}
