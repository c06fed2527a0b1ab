//! The help page, made from the command table.

use super::{
    Command, Context, Key, Keymap, Line,
    LineKind::{Body, Heading},
};
use crate::text::fold;

/// Columns for the names of keys.
const KEYS: usize = 18;

/// Every command with its keys, then the query language and the signs of the chart.
pub fn help(keymap: &Keymap) -> Vec<Line> {
    let mut page = Vec::new();
    for context in Context::ALL {
        heading(&mut page, context.title());
        for command in Command::ALL.iter().filter(|command| command.context() == context) {
            let keys: Vec<String> = keymap.keys(*command).iter().map(|key| key.label()).collect();
            row(&mut page, &keys.join(" "), command.help());
        }
        if context == Context::Anywhere {
            let keys = |command: Command| keymap.keys(command).first().map(Key::label).unwrap_or_default();
            let (down, report, last) = (keys(Command::Down), keys(Command::NextReport), keys(Command::Last));
            let help = format!("a number before a command repeats it; 12{last} goes to the 12th event");
            row(&mut page, &format!("5{down}  3{report}  12{last}"), &help);
        }
    }
    heading(&mut page, "Queries");
    for (form, meaning) in QUERIES {
        row(&mut page, form, meaning);
    }
    heading(&mut page, "Signs");
    for (sign, meaning) in SIGNS {
        row(&mut page, sign, meaning);
    }
    page
}

/// The help, or only what has some letters in it, under its headings.
pub fn help_narrowed(keymap: &Keymap, letters: &str) -> Vec<Line> {
    let wanted: Vec<String> = fold(letters).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    let page = help(keymap);
    if wanted.is_empty() {
        return page;
    }
    let mut out: Vec<Line> = Vec::new();
    let mut above = None;
    for line in page {
        if line.kind == Heading {
            above = Some(line);
        } else if !line.text.is_empty() {
            let text = fold(&line.text);
            if wanted.iter().all(|word| text.contains(word.as_str())) {
                if let Some(heading) = above.take() {
                    self::heading(&mut out, &heading.text);
                }
                out.push(line);
            }
        }
    }
    if out.is_empty() {
        out.push(Line::new(Body, 0, format!("nothing has \u{201c}{letters}\u{201d} in it")));
    }
    out
}

const QUERIES: [(&str, &str); 16] = [
    ("word", "the letters in this order, in a word of the title, a place, group, person or kind"),
    ("'word", "exactly these letters"),
    ("^word  word$", "a title or a name begins, ends so; ^word$ is all of it"),
    ("\"two words\"", "exactly this phrase"),
    ("!word", "not"),
    ("one | other", "either; words apart by blanks must all hold"),
    ("place: group:", "only in names of places (and what they lie in), of groups"),
    ("person: kind:", "only in names of people, of kinds (attack, arrest, law ...)"),
    ("source:", "only in names of articles and publishers"),
    ("from: to:", "can have been on or after, on or before 2015, 2015-06 or 2015-06-26"),
    ("prec:", "dated to a day, week, month, season, year ..."),
    ("is:conflict", "its reports disagree"),
    ("is:undated", "without a date"),
    ("is:single", "told by one article only"),
    ("is:marked", "you have marked it; tag:verify, note:check: what you noted"),
    ("is:corrected", "its date or its reports are as you corrected them"),
];

const SIGNS: [(&str, &str); 12] = [
    ("●  3", "an event; three on the same days"),
    ("[3]", "the selected event is here"),
    ("░░░", "somewhere in here, the day is not known"),
    ("├━━┤", "all this time; ▶ with no end known"),
    ("‹●  ●›", "on or before, on or after"),
    ("‹3  3›", "beside a lane: three events before, after what is on view"),
    ("▾  ▸", "a lane with others within it: open, closed"),
    ("!", "reports disagree"),
    ("?", "in the list: weak date, places in two countries, or a place of a name that several have"),
    ("38|39  ×9", "figures that disagree; nine articles report it"),
    ("[a..b]  a/b", "one day from a to b; all of them"),
    ("◇", "on the map: somewhere in this country"),
];

fn heading(page: &mut Vec<Line>, text: &str) {
    if !page.is_empty() {
        page.push(Line::new(Body, 0, ""));
    }
    page.push(Line::new(Heading, 0, text));
}

fn row(page: &mut Vec<Line>, keys: &str, meaning: &str) {
    page.push(Line { hang: KEYS as u16, ..Line::new(Body, 2, format!("{keys:KEYS$}{meaning}")) });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_every_command_and_its_keys() {
        let keymap = Keymap::default();
        let page: Vec<String> = help(&keymap).into_iter().map(|line| line.text).collect();
        for command in Command::ALL {
            let key = keymap.keys(*command)[0].label();
            assert!(page.iter().any(|line| line.starts_with(&key) && line.ends_with(command.help())), "{command:?}");
        }
    }

    #[test]
    fn the_help_is_narrowed_to_what_has_the_letters() {
        let page = |letters: &str| help_narrowed(&Keymap::default(), letters).into_iter().map(|line| line.text).collect::<Vec<_>>();
        let zoom = page("zoom");
        assert_eq!(zoom[0], "On the timeline");
        assert!((3..6).contains(&zoom.len()), "{zoom:?}");
        assert_eq!(page("").len(), help(&Keymap::default()).len());
        assert_eq!(page("qqqq").len(), 1);
    }
}
