//! The towns of the world (`assets/lexicon/gazetteer.tsv`, from GeoNames, CC BY 4.0), found by binary search in the bytes of
//! the sorted table: nothing is built at start.

use std::sync::OnceLock;

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Town {
    pub name: &'static str,
    /// First-level region; may be empty.
    pub region: &'static str,
    pub country: &'static str,
    pub at: Option<(f64, f64)>,
    /// Inhabitants; 0 where not known.
    pub population: u64,
}

static TABLE: &str = include_str!("../../../assets/lexicon/gazetteer.tsv");

/// The towns with this folded spelling, the largest first.
pub fn towns(key: &str) -> Vec<Town> {
    if key.is_empty() {
        return Vec::new();
    }
    let mut at = lower_bound(key);
    let mut out = Vec::new();
    while let Some(line) = line_at(at) {
        let Some((found, rest)) = line.split_once('\t') else { break };
        if found != key {
            break;
        }
        out.extend(town(rest));
        at += line.len() + 1;
    }
    out
}

/// Whether any name begins with these folded words, or is them.
pub fn begins(words: &str) -> bool {
    let Some(rest) = TABLE.get(lower_bound(words)..).and_then(|rest| rest.strip_prefix(words)) else { return false };
    // A tab sorts before a blank: the name itself would stand first, then longer ones.
    rest.starts_with(['\t', ' '])
}

/// Where the rows of keys begin that begin with two letters, and where those after them do; looked up once each, when asked for.
static PAIRS: [OnceLock<(usize, usize)>; 26 * 26] = [const { OnceLock::new() }; 26 * 26];

/// Where the first line begins whose key is not before `key`.
fn lower_bound(key: &str) -> usize {
    let whole = (0, TABLE.len());
    let letter = |byte: &u8| byte.is_ascii_lowercase().then(|| usize::from(byte - b'a'));
    let pair = key.as_bytes().first().and_then(letter).zip(key.as_bytes().get(1).and_then(letter));
    let within = pair.map_or(whole, |(first, second)| {
        *PAIRS[first * 26 + second].get_or_init(|| {
            // A brace sorts after every letter.
            let after = format!("{}{{", &key[..2]);
            (lower_bound_within(&key[..2], whole), lower_bound_within(&after, whole))
        })
    });
    lower_bound_within(key, within)
}

fn lower_bound_within(key: &str, (mut low, mut high): (usize, usize)) -> usize {
    while low < high {
        let middle = line_start(low + (high - low) / 2);
        let line = line_at(middle).unwrap_or("");
        let found = line.split('\t').next().unwrap_or("");
        // Comments stand at the head and sort before all rows.
        if line.starts_with('#') || found < key {
            low = (middle + line.len() + 1).min(TABLE.len());
        } else {
            high = middle.max(low);
            if middle <= low {
                break;
            }
        }
    }
    low
}

fn line_start(at: usize) -> usize {
    memchr::memrchr(b'\n', &TABLE.as_bytes()[..at]).map_or(0, |before| before + 1)
}

fn line_at(at: usize) -> Option<&'static str> {
    let rest = TABLE.get(at..)?;
    if rest.is_empty() {
        return None;
    }
    let end = memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
    rest.get(..end)
}

fn town(row: &'static str) -> Option<Town> {
    let mut columns = row.split('\t');
    let (name, region, country) = (columns.next()?, columns.next()?, columns.next()?);
    let mut number = || columns.next().and_then(|value| value.parse::<f64>().ok());
    let at = number().zip(number());
    let population = number().unwrap_or(0.0) as u64;
    Some(Town { name, region, country, at, population })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_sorted_so_that_every_key_is_found() {
        let keys: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split('\t').next()).collect();
        assert!(keys.len() > 20_000);
        assert!(keys.is_sorted());
        for key in keys.iter().step_by(97).chain([keys[0], keys[keys.len() - 1]].iter()) {
            assert!(!towns(key).is_empty(), "{key}");
        }
        assert!(begins("san") && begins("san salvador") && !begins("san salvado") && !begins("zzzz") && !begins("~"));
        assert!(towns("no such town at all").is_empty() && towns("").is_empty() && towns("~~~~").is_empty() && towns("\u{1}").is_empty());
    }

    #[test]
    fn of_one_name_the_largest_comes_first() {
        let all = towns("springfield");
        assert!(all.len() > 3 && all.windows(2).all(|pair| pair[0].population >= pair[1].population), "{all:?}");
    }
}
