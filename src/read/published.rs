//! The date of publication as files state it: under which key, and in which spelling.
//!
//! EDTF is what dateline itself writes. Other programs write RFC 3339 and RFC 2822, and people write `26 June 2015`,
//! `June 26, 2015` or `26/6/2015`; all of these become EDTF. Where day and month cannot be told apart both stay.

use super::facts::one_line;
use crate::{
    text::{Problem, Stated, printable},
    time::{Interval, Spelled, spelled},
};

/// The keys under which a publication date is stated, the surest first, in small letters and without `_`, `-`, `:` and blanks.
const KEYS: [&str; 15] = [
    "published",
    "datepublished",
    "publisheddate",
    "publishedat",
    "publishedon",
    "publishedtime",
    "articlepublishedtime",
    "publicationdate",
    "publishdate",
    "pubdate",
    "date",
    "datecreated",
    "createdat",
    "createdon",
    "created",
];

/// How sure a key is to state the date of publication, 0 the surest; `None` for keys that state something else.
pub fn rank(key: &str) -> Option<usize> {
    let plain: String = key.chars().filter(|c| !matches!(c, '_' | '-' | ':' | ' ')).flat_map(char::to_lowercase).collect();
    KEYS.iter().position(|known| *known == plain)
}

/// A date stated under `key` of a file's `part` (front matter, manifest). One that cannot be read is a problem at `place` and
/// counts as not stated, so that the date is worked out from the text instead of being guessed from half a date.
pub fn stated(key: &str, value: &str, part: &str, place: &str) -> Result<Option<Stated>, Problem> {
    let Some(value) = one_line(value) else { return Ok(None) };
    let wrong = |cause: String| Err(Problem::new(place, format!("{}: publication date not used: {cause}", printable(key))));
    let edtf = match value.parse::<Interval>() {
        Ok(_) => {
            let by = if key == "published" { part.to_owned() } else { format!("{part} ({})", printable(key)) };
            return Ok(Some(Stated { value, by }));
        }
        Err(error) => error,
    };
    let Some(read) = spelled(&value) else {
        let words = value.chars().any(|c| c.is_ascii_lowercase()) || !value.starts_with(|c: char| c.is_ascii_digit() || "[{-Y".contains(c));
        return wrong(if words || value.matches(['/', '.']).count() == 2 {
            format!("expected a date such as 2015-06-26, \"26 June 2015\", \"Fri, 26 Jun 2015 10:00:00 +0000\" or EDTF, found \"{value}\"")
        } else {
            edtf.to_string()
        });
    };
    let (value, either) = match read {
        Spelled::Day(day) => (day.format("%Y-%m-%d").to_string(), ""),
        Spelled::Month(year, month) => (format!("{year:04}-{month:02}"), ""),
        Spelled::Either(first, second) => (format!("[{first},{second}]"), ", where the day or the month can stand first"),
    };
    let by = format!("{part} ({}, read as {value}{either})", printable(key));
    Ok(Some(Stated { value, by }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> String {
        match stated("date", value, "front matter", "a.md:2") {
            Ok(Some(stated)) => stated.value,
            Ok(None) => "-".to_owned(),
            Err(problem) => panic!("{value}: {problem}"),
        }
    }

    #[test]
    fn every_spelling_becomes_edtf() {
        for value in [
            "2015-06-26",
            "2015-06-26 10:00:00 +0200",
            "2015-06-26 10:00",
            "Fri, 26 Jun 2015 10:00:00 +0000",
            "Fri, 26 Jun 2015 10:00:00 GMT",
            "26 June 2015",
            "26 Jun. 2015",
            "June 26, 2015",
            "Jun 26th, 2015 at 4:15 PM EST",
            "26th of June 2015",
            "Friday, June 26, 2015",
            "Friday 26 June 2015 11.03 BST",
            "2015 June 26",
            "26/6/2015",
            "26.06.2015",
            "06/26/2015 10:30",
            "26/6/15",
            "2015/06/26",
        ] {
            assert_eq!(read(value), "2015-06-26", "{value}");
        }
        assert_eq!(read("June 2015"), "2015-06");
        assert_eq!(read("Sept. 2015"), "2015-09");
        assert_eq!(read("2015-06-26T10:00:00Z"), "2015-06-26T10:00:00Z");
        assert_eq!(read("2014-07~"), "2014-07~");
        assert_eq!(read("5/6/2015"), "[2015-05-06,2015-06-05]");
        assert_eq!(read("5/5/2015"), "2015-05-05");
        assert_eq!(read("5.6.2015"), "2015-06-05");
        assert_eq!(read(" "), "-");
    }

    #[test]
    fn what_was_made_of_it_is_said() {
        let by = |key, value| stated(key, value, "front matter", "a.md:2").unwrap().unwrap().by;
        assert_eq!(by("published", "2015-06-26"), "front matter");
        assert_eq!(by("pubdate", "2015-06-26"), "front matter (pubdate)");
        assert_eq!(by("date", "26 June 2015"), "front matter (date, read as 2015-06-26)");
        assert!(by("date", "5/6/2015").contains("where the day or the month can stand first"));
    }

    #[test]
    fn what_is_no_date_is_refused_with_its_key_and_what_was_expected() {
        let told = |value: &str| stated("date", value, "front matter", "a.md:2").unwrap_err().to_string();
        for value in
            ["soon", "31 June 2015", "June 26", "26 June 2015 or so", "31/6/2015", "13/13/2015", "2015-06-31 10:00", "the 26th", "May"]
        {
            let told = told(value);
            assert!(told.starts_with("a.md:2: date: publication date not used: ") && told.contains("expected"), "{told}");
        }
        assert!(told("soon").ends_with("or EDTF, found \"soon\""), "{}", told("soon"));
        assert!(told("2015-13").contains("month"), "{}", told("2015-13"));
    }

    #[test]
    fn keys_in_every_writing() {
        for key in ["published", "Published", "publication_date", "pubDate", "datePublished", "article:published_time", "created", "date"] {
            assert!(rank(key).is_some(), "{key}");
        }
        assert!(rank("published").unwrap() < rank("date").unwrap() && rank("date").unwrap() < rank("created").unwrap());
        assert!(rank("publisher").is_none() && rank("updated").is_none());
    }
}
