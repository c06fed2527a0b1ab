//! What may stand after a town and a comma and say where it lies: regions and countries by name, and the abbreviations of regions
//! (`assets/lexicon/abbreviations.tsv`), which elsewhere would be words of their own ("Miss", "Ore", "OK").

use rustc_hash::FxHashMap;

use super::{Phrases, PlaceEntry, PlaceKind, rows};
use crate::{parse::token::Token, text::fold};

#[derive(Debug)]
pub(super) struct Regions {
    names: Phrases<usize>,
    /// Folded, without full stops at the end → the region, and whether it is a postal code.
    short: FxHashMap<String, Vec<(usize, bool)>>,
}

/// Words that a region's name may go without: "in Perquin, Morazan" is in Morazan Department.
const KINDS: [&str; 7] = [" department", " province", " state", " region", " governorate", " district", " prefecture"];

impl Regions {
    pub(super) fn of(entries: &[PlaceEntry]) -> Self {
        let mut names = Phrases::default();
        let mut by_name: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (at, entry) in entries.iter().enumerate() {
            if !matches!(entry.kind, PlaceKind::Region | PlaceKind::Country) {
                continue;
            }
            by_name.entry(entry.place.name.as_str()).or_default().push(at);
            let name = fold(&entry.place.name);
            names.add(&name, at);
            if let Some(short) = KINDS.iter().find_map(|kind| name.strip_suffix(kind)) {
                names.add(short, at);
            }
        }
        names.finish();
        let mut short: FxHashMap<String, Vec<(usize, bool)>> = FxHashMap::default();
        for row in rows(include_str!("../../../assets/lexicon/abbreviations.tsv")) {
            let mut columns = row.split('\t');
            let (Some(region), Some(all)) = (columns.next(), columns.next()) else { continue };
            let country = columns.next();
            let fits = |at: &&usize| {
                let place = &entries[**at].place;
                !place.within.is_empty() && country.is_none_or(|country| place.country() == country)
            };
            let Some(at) = by_name.get(region).and_then(|all| all.iter().find(fits)) else { continue };
            for one in all.split('|') {
                let postal = one.len() == 2 && one.bytes().all(|byte| byte.is_ascii_uppercase());
                short.entry(fold(one)).or_default().push((*at, postal));
            }
        }
        Self { names, short }
    }

    /// The regions and countries that the words at `tokens[at]` can name after a comma; how many tokens they take.
    pub(super) fn at(&self, tokens: &[Token], at: usize, text: &str, shouted: bool) -> Option<(usize, Vec<usize>)> {
        let first = tokens.get(at).filter(|token| token.capital)?;
        let mut out: Vec<usize> = Vec::new();
        let mut longest = 0;
        for (len, entry) in self.names.all_at(tokens, at) {
            if len < longest {
                break;
            }
            longest = len;
            out.push(*entry);
        }
        if longest > 1 {
            return Some((longest, out));
        }
        let raw = first.span.of(text);
        let stop_follows = tokens.get(at + 1).is_some_and(|mark| mark.is(".") && mark.span.start == first.span.end);
        let ends = tokens.get(at + 1).is_none_or(|next| !next.is_word && !next.is("'"));
        let key = first.lower.trim_end_matches('.');
        let abbreviated = self.short.get(key).into_iter().flatten().find(|(_, postal)| {
            let capitals = raw.len() == 2 && raw.bytes().all(|byte| byte.is_ascii_uppercase());
            if *postal { capitals && !shouted } else { stop_follows || raw.contains('.') || ends || raw.len() > 4 }
        });
        if let Some((region, _)) = abbreviated {
            if !out.contains(region) {
                out.insert(0, *region);
            }
            return Some((1 + usize::from(stop_follows && raw.len() <= 5), out));
        }
        (longest > 0).then_some((longest, out))
    }
}
