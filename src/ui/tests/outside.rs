//! What the screen says of exports, of files read again, and of files followed.

use super::*;
use crate::app::Exported;

fn told(keys: &str, answers: &[Msg], (width, height): (u16, u16)) -> String {
    let mut state = after(keys, width, height);
    for answer in answers {
        update(&mut state, answer.clone());
    }
    dump(&state, &Theme::new(true, false), width, height)
}

#[test]
fn export_named() {
    insta::assert_snapshot!(told("/kind:law<enter>x", &[], (80, 24)));
}

#[test]
fn export_exists() {
    insta::assert_snapshot!(told("x<enter>", &[Msg::Exported(Exported::Exists)], (80, 24)));
}

#[test]
fn export_refused_small() {
    let cause = "expected an ending of .json .jsonl .csv .md".to_owned();
    insta::assert_snapshot!(told("x<c-u>laws.doc<enter>", &[Msg::Exported(Exported::Refused(cause))], (60, 12)));
}

#[test]
fn export_written() {
    let written = Exported::Written { events: 16, path: "dateline-export.md".to_owned() };
    insta::assert_snapshot!(told("x<enter>", &[Msg::Exported(written)], (80, 24)));
}

#[test]
fn files_read_again() {
    insta::assert_snapshot!(told("G", &[Msg::Reading("reading 12 of 40 files".to_owned())], (80, 24)));
}

#[test]
fn files_followed() {
    insta::assert_snapshot!(told("", &[Msg::Following(true), Msg::Reload(fixture::timeline())], (80, 24)));
}
