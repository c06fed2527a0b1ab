//! From the text of a query to a [`Filter`].

use super::{Atom, Clause, Field, Filter, FilterError, Pattern, Property, Stands, Test};
use crate::{
    text::{Span, fold},
    time::{Interval, Unit},
};

impl Filter {
    /// Reads what can be used of a query: itself, or what remains of it without the part that is wrong. With it comes the
    /// text that it was read from, and what was wrong.
    pub fn parse_usable(query: &str) -> (Option<(Filter, String)>, Option<FilterError>) {
        let error = match Filter::parse(query) {
            Ok(filter) => return (Some((filter, query.to_owned())), None),
            Err(error) => error,
        };
        let before = query.get(..error.part.start).unwrap_or("").trim_end();
        let after = query.get(error.part.end..).unwrap_or("").trim_start();
        let rest = format!("{before} {after}").trim().to_owned();
        (Filter::parse(&rest).ok().map(|filter| (filter, rest)), Some(error))
    }

    /// Reads a query. The error names the place and what was expected there.
    pub fn parse(query: &str) -> Result<Filter, FilterError> {
        let mut clauses: Vec<Clause> = Vec::new();
        let mut or_at: Option<usize> = None;
        for token in tokens(query)? {
            if token.of(query) == "|" {
                if clauses.is_empty() || or_at.is_some() {
                    return Err(error(token.start, "nothing stands before \"|\"; expected: one | other"));
                }
                or_at = Some(token.start);
                continue;
            }
            let atom = atom(token, query).map_err(|error| FilterError { part: token, ..error })?;
            match (clauses.last_mut(), or_at.take()) {
                (Some(clause), Some(_)) => {
                    clause.text = format!("{} | {}", clause.text, token.of(query));
                    clause.atoms.push(atom);
                }
                _ => clauses.push(Clause { text: token.of(query).to_owned(), atoms: vec![atom] }),
            }
        }
        match or_at {
            Some(at) => Err(error(at, "nothing stands after \"|\"; expected: one | other")),
            None => Ok(Filter { clauses }),
        }
    }
}

/// An error at a byte; the part it spoils is that byte until a token is known.
fn error(at: usize, message: impl Into<String>) -> FilterError {
    FilterError { at, part: Span::new(at, at + 1), message: message.into() }
}

/// Cuts a query at blanks that stand outside quotation marks.
fn tokens(query: &str) -> Result<Vec<Span>, FilterError> {
    let mut out = Vec::new();
    let mut start = None;
    let mut quote = None;
    for (at, c) in query.char_indices() {
        match c {
            '"' if quote.is_some() => quote = None,
            // An inch sign inside a word opens nothing: a phrase begins a token, or follows a field or a sign.
            '"' if start.is_none_or(|from: usize| query[from..at].ends_with([':', '!', '\'', '^'])) => {
                quote = Some(at);
                start = start.or(Some(at));
            }
            c if c.is_whitespace() && quote.is_none() => out.extend(start.take().map(|from| Span::new(from, at))),
            _ => start = start.or(Some(at)),
        }
    }
    if let Some(at) = quote {
        let part = Span::new(start.unwrap_or(at), query.len());
        return Err(FilterError { part, ..error(at, "the phrase has no end; expected a closing \"") });
    }
    out.extend(start.map(|from| Span::new(from, query.len())));
    Ok(out)
}

fn atom(token: Span, query: &str) -> Result<Atom, FilterError> {
    let written = token.of(query);
    let not = written.starts_with('!');
    let at = token.start + usize::from(not);
    let body = &query[at..token.end];
    if body.is_empty() {
        return Err(error(at, "nothing stands after \"!\"; expected a word or a field"));
    }
    let field = body.split_once(':').filter(|(name, _)| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphabetic()));
    let test = match field {
        Some((name, value)) => field_test(name, value, at)?,
        None => Test::Any(pattern(body, at)?),
    };
    Ok(Atom { not, test })
}

fn field_test(name: &str, value: &str, at: usize) -> Result<Test, FilterError> {
    let value_at = at + name.len() + 1;
    let lower = name.to_ascii_lowercase();
    let bare = value.trim_matches('"');
    if let Some(field) = Field::ALL.into_iter().find(|field| field.name() == lower) {
        if bare.is_empty() {
            return Err(error(value_at, format!("{lower}: wants a name, as in {lower}:{}", example(field))));
        }
        return Ok(Test::Name(field, pattern(value, value_at)?));
    }
    match lower.as_str() {
        "from" | "to" => {
            let interval = date(&lower, bare, value_at)?;
            Ok(if lower == "from" { Test::From(interval) } else { Test::To(interval) })
        }
        "prec" => match named(&Unit::ALL, Unit::name, bare) {
            Some(unit) => Ok(Test::Precision(unit)),
            None => Err(error(value_at, format!("prec:{bare} is no precision; expected {}", list(Unit::ALL.map(Unit::name))))),
        },
        "is" => match named(&Property::ALL, Property::name, bare) {
            Some(property) => Ok(Test::Is(property)),
            None => Err(error(value_at, format!("is:{bare} is not known; expected {}", list(Property::ALL.map(Property::name))))),
        },
        _ => {
            let fields = Field::ALL.map(Field::name).into_iter().chain(["from", "to", "prec", "is"]);
            Err(error(at, format!("{name}: is no field; expected {}", list(fields))))
        }
    }
}

/// The one of a list that has this name, or the only one whose name begins so: a query is read while it is typed.
fn named<T: Copy>(all: &[T], name: fn(T) -> &'static str, written: &str) -> Option<T> {
    let mut begun = all.iter().copied().filter(|one| !written.is_empty() && name(*one).starts_with(written));
    let exact = all.iter().copied().find(|one| name(*one) == written);
    exact.or_else(|| begun.next().filter(|_| begun.next().is_none()))
}

fn date(field: &str, value: &str, at: usize) -> Result<Interval, FilterError> {
    let wanted = || error(at, format!("{field}:{value} is no date; expected 2015, 2015-06 or 2015-06-26"));
    let interval: Interval = value.parse().map_err(|_| wanted())?;
    if interval.earliest().is_none() && interval.latest().is_none() { Err(wanted()) } else { Ok(interval) }
}

fn example(field: Field) -> &'static str {
    match field {
        Field::Place => "sousse",
        Field::Group => "police",
        Field::Person => "smith",
        Field::Kind => "attack",
        Field::Source => "bbc",
        Field::Tag => "verify",
        Field::Note => "check",
    }
}

fn list(names: impl IntoIterator<Item = &'static str>) -> String {
    names.into_iter().collect::<Vec<_>>().join(", ")
}

fn pattern(written: &str, at: usize) -> Result<Pattern, FilterError> {
    let (mut body, mut stands) = match written.chars().next() {
        Some('\'') => (&written[1..], Stands::Anywhere),
        Some('^') => (&written[1..], Stands::First),
        _ => (written, Stands::Scattered),
    };
    if stands == Stands::First
        && let Some(rest) = body.strip_suffix('$')
    {
        (body, stands) = (rest, Stands::Whole);
    }
    if stands == Stands::Scattered
        && let Some(rest) = body.strip_suffix('$')
    {
        (body, stands) = (rest, Stands::Last);
    }
    if body.starts_with('"') {
        body = body.trim_matches('"');
        if stands == Stands::Scattered {
            stands = Stands::Anywhere;
        }
    }
    let letters = fold(body);
    if letters.is_empty() {
        return Err(error(at, format!("{written} has no letters; expected a word")));
    }
    // Two words have no single word to be scattered in.
    if stands == Stands::Scattered && letters.contains(' ') {
        stands = Stands::Anywhere;
    }
    Ok(Pattern { letters, stands })
}
