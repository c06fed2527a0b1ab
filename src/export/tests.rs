//! Every format of the small timeline made by hand, as a whole.

use super::*;
use crate::timeline::{Anchor, Notes, Part, Remark, fixture};

/// What the format makes of all events.
fn written(write: impl Fn(Selection<'_>, &mut Vec<u8>) -> io::Result<()>) -> String {
    let timeline = fixture::timeline();
    let events: Vec<usize> = (0..timeline.events.len()).collect();
    let mut out = Vec::new();
    write(Selection { timeline: &timeline, events: &events }, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn plain_lines() {
    insta::assert_snapshot!(written(|selection, out| write_plain(selection, false, false, out)));
}

#[test]
fn csv_rows() {
    insta::assert_snapshot!(written(|selection, out| write(Format::Csv, selection, out)));
}

#[test]
fn markdown_report() {
    insta::assert_snapshot!(written(|selection, out| write(Format::Markdown, selection, out)));
}

#[test]
fn json_of_one_event() {
    let timeline = fixture::timeline();
    let event = timeline.events.iter().position(|event| !event.conflicts.is_empty()).unwrap();
    let mut out = Vec::new();
    write(Format::Json, Selection { timeline: &timeline, events: &[event] }, &mut out).unwrap();
    insta::assert_snapshot!(String::from_utf8(out).unwrap());
}

/// One with a date that is not the reports', and with a report taken out.
fn corrected() -> Timeline {
    let mut timeline = fixture::timeline();
    let event = timeline.events.iter().find(|event| !event.conflicts.is_empty()).unwrap();
    let part = Part::of(&timeline, event.mentions[1..2].iter()).unwrap();
    let remark = Remark { date: "2015-06-25".parse().ok(), split: [part].into(), note: "ask again".to_owned(), ..Remark::default() };
    let mut notes = Notes::default();
    notes.add(Anchor::of(&timeline, event), &remark);
    timeline.annotate(&notes);
    timeline
}

#[test]
fn what_the_user_corrected_is_marked_as_the_users() {
    let timeline = corrected();
    let is_touched = |at: &usize| timeline.events[*at].correction.is_some();
    let events: Vec<usize> = (0..timeline.events.len()).filter(is_touched).collect();
    let selection = Selection { timeline: &timeline, events: &events };
    let written = |format: Format| {
        let mut out = Vec::new();
        write(format, selection, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    };
    let mut plain = Vec::new();
    write_plain(selection, false, false, &mut plain).unwrap();
    let plain = String::from_utf8(plain).unwrap();
    let csv = written(Format::Csv);
    let md = written(Format::Markdown);
    let md = &md[..md.find("## Sources").unwrap()];
    let lines: Vec<serde_json::Value> = written(Format::Jsonl).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let json: Vec<String> =
        lines.iter().map(|line| format!("{} {} {}", line["when"]["edtf"], line["corrected"], line["split_from"])).collect();
    insta::assert_snapshot!(format!("{plain}\n{csv}\n{md}{}", json.join("\n")));
}

#[test]
fn a_figure_is_said_once_and_with_whom_it_counts() {
    let mut timeline = fixture::timeline();
    let event = timeline.events.iter_mut().find(|event| !event.conflicts.is_empty()).unwrap();
    assert_eq!(words::figures(event), "killed 38 | 39 (conflict)");
    event.conflicts.clear();
    event.claims.truncate(1);
    let mut named = event.claims[0].clone();
    named.of = Some("tourists".to_owned());
    named.span = named.span.shifted(1000);
    event.claims.push(named);
    assert_eq!(words::figures(event), "killed 38 tourists");
    event.claims[1].span = event.claims[0].span.shifted(20);
    event.claims[0].of = Some("guards".to_owned());
    assert_eq!(words::figures(event), "killed 38 guards + 38 tourists", "one statement counts them apart");
    event.claims.pop();
    event.claims[0].part = true;
    assert_eq!(words::figures(event), "", "a part adds nothing");
}
