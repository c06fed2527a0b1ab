//! The screens that README.md shows are what dateline draws. `UPDATE_README=1 cargo test --test readme` draws them anew.

use std::{fs, path::Path};

use assert_cmd::Command;

/// A comment that names the arguments of a screen; the block of code below it holds the screen.
const MARK: &str = "<!-- screen: ";
const OPEN: &str = "```text\n";

fn screen(arguments: &str) -> String {
    let mut command = Command::cargo_bin("dateline").unwrap();
    command.env("XDG_CONFIG_HOME", "/nonexistent").env("HOME", "/nonexistent");
    let output = command.args(arguments.split_whitespace()).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let screen = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = screen.lines().map(str::trim_end).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

/// The README with every screen drawn anew.
fn redrawn(readme: &str) -> String {
    let mut parts = readme.split(MARK);
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        let (arguments, rest) = part.split_once(" -->\n").expect("a mark ends with -->");
        let rest = rest.strip_prefix(OPEN).expect("a block of text follows a mark");
        let after = rest.find("```").map(|end| &rest[end..]).expect("the block is closed");
        out += &format!("{MARK}{arguments} -->\n{OPEN}{}{after}", screen(arguments));
    }
    out
}

#[test]
fn its_screens_are_what_dateline_draws() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let now = redrawn(&readme);
    if std::env::var_os("UPDATE_README").is_some() {
        return fs::write(&path, now).unwrap();
    }
    assert!(readme == now, "README.md shows another screen than dateline draws: run UPDATE_README=1 cargo test --test readme");
}

#[test]
fn its_files_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in ["LICENSE-MIT", "LICENSE-APACHE", ".ci/run", "assets"] {
        assert!(root.join(file).exists(), "{file}");
    }
}
