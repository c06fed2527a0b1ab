//! The time of day after a date, which an interval of days drops: `T10:00`, `T10:00:00.000Z`, `T10:00+02:00`.
//!
//! EDTF has only `hh:mm:ss`; what web pages and feeds state is often shorter or finer, and says the day no less.

use super::malformed::Malformed;

/// The date before a time of day, or the text as it is where it has none. A time that is none is refused.
pub(super) fn without_time(text: &str) -> Result<&str, Malformed> {
    let full = text
        .as_bytes()
        .get(..10)
        .is_some_and(|date| date.iter().enumerate().all(|(at, b)| if at == 4 || at == 7 { *b == b'-' } else { b.is_ascii_digit() }));
    if !full || text.as_bytes().get(10) != Some(&b'T') {
        return Ok(text);
    }
    let mut rest = Rest { text, at: 11 };
    rest.number(23, "an hour from 00 to 23")?;
    if rest.eat(b':') {
        rest.number(59, "a minute from 00 to 59")?;
        // A leap second is the 61st.
        if rest.eat(b':') {
            rest.number(60, "a second from 00 to 60")?;
            if rest.eat(b'.') || rest.eat(b',') {
                rest.fraction()?;
            }
        }
    }
    if !rest.eat(b'Z') && (rest.eat(b'+') || rest.eat(b'-')) {
        rest.number(14, "hours of a time zone, 00 to 14")?;
        if rest.eat(b':') || rest.at < text.len() {
            rest.number(59, "minutes of a time zone, 00 to 59")?;
        }
    }
    if rest.at < text.len() {
        Err(Malformed { at: rest.at, expected: "the end, or a time zone such as Z or +02:00" })
    } else {
        Ok(&text[..10])
    }
}

struct Rest<'a> {
    text: &'a str,
    at: usize,
}

impl Rest<'_> {
    fn eat(&mut self, byte: u8) -> bool {
        let found = self.text.as_bytes().get(self.at) == Some(&byte);
        self.at += usize::from(found);
        found
    }

    /// Two digits, up to `most`.
    fn number(&mut self, most: u32, expected: &'static str) -> Result<(), Malformed> {
        let digits = self.text.get(self.at..self.at + 2).filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        match digits.and_then(|digits| digits.parse::<u32>().ok()) {
            Some(number) if number <= most => {
                self.at += 2;
                Ok(())
            }
            _ => Err(Malformed { at: self.at, expected }),
        }
    }

    fn fraction(&mut self) -> Result<(), Malformed> {
        let digits = self.text.as_bytes()[self.at..].iter().take_while(|b| b.is_ascii_digit()).count();
        self.at += digits;
        if digits == 0 { Err(Malformed { at: self.at, expected: "digits after the decimal mark" }) } else { Ok(()) }
    }
}
