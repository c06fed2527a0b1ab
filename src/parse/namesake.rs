//! One spelling for each person: articles write `Seifeddine Rezgui`, `Saif al-Din Rezgui` and `S. Rezgui`.
//!
//! Two names are one person's when their last words are the same and their given names can be spellings of one: the same
//! consonants as far as the shorter one goes. Vowels and doubled letters are what transliterations differ in; an initial fits
//! whatever begins with it. `Carl Stokes` and `Catherine Stokes` are two.

use rustc_hash::FxHashMap;

use super::mention::Draft;
use crate::text::fold;

/// Shows every person by the spelling of the name that is used most.
pub fn one_name_each(drafts: &mut [Draft]) {
    let mut used: FxHashMap<String, FxHashMap<String, usize>> = FxHashMap::default();
    for person in drafts.iter().flat_map(|draft| &draft.mention.people) {
        let of_last = used.entry(last(&person.name)).or_default();
        match of_last.get_mut(&person.name) {
            Some(count) => *count += 1,
            None => drop(of_last.insert(person.name.clone(), 1)),
        }
    }
    let mut shown: FxHashMap<String, String> = FxHashMap::default();
    for names in used.into_values().filter(|names| names.len() > 1) {
        let mut names: Vec<(String, usize)> = names.into_iter().collect();
        names.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        // The spellings that stand for others, with what their given names sound like. A family of thousands is none.
        let mut heads: Vec<(String, String)> = Vec::new();
        for (name, _) in names.into_iter().take(500) {
            let given = consonants(&name);
            match heads.iter().find(|(_, head)| is_spelling(head, &given)) {
                Some((head, _)) => drop(shown.insert(name, head.clone())),
                None => heads.push((name, given)),
            }
        }
    }
    if shown.is_empty() {
        return;
    }
    let rename = |name: &mut String| {
        if let Some(common) = shown.get(name.as_str()) {
            common.clone_into(name);
        }
    };
    for draft in drafts {
        draft.mention.people.iter_mut().for_each(|person| rename(&mut person.name));
        if let Some(person) = &mut draft.of_person {
            rename(person);
        }
    }
}

/// The last word of a name, folded.
fn last(name: &str) -> String {
    let folded = fold(name);
    folded.rsplit(' ').next().unwrap_or("").to_owned()
}

/// What a given name sounds like: its first letter and the consonants after it, each run of one letter once, particles left out.
fn consonants(name: &str) -> String {
    const PARTICLES: [&str; 8] = ["al", "el", "bin", "ben", "ibn", "abu", "de", "la"];
    let folded = fold(name);
    let Some((given, _)) = folded.rsplit_once(' ') else { return String::new() };
    let mut out = String::new();
    for c in given.split(' ').filter(|word| !PARTICLES.contains(word)).flat_map(str::chars).filter(|c| c.is_alphanumeric()) {
        let vowel = matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        if (out.is_empty() || !vowel) && !out.ends_with(c) {
            out.push(c);
        }
    }
    out
}

/// Whether two given names can be spellings of one. A last name alone says of no one which it is.
fn is_spelling(one: &str, other: &str) -> bool {
    !one.is_empty() && !other.is_empty() && (one.starts_with(other) || other.starts_with(one))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_told_from_two_names() {
        let same = |a: &str, b: &str| last(a) == last(b) && is_spelling(&consonants(a), &consonants(b));
        for (a, b) in [
            ("Seifeddine Rezgui", "Saif al-Din Rezgui"),
            ("S. Rezgui", "Seifeddine Rezgui"),
            ("Mohammed Berger", "Muhamed Berger"),
            ("Anna Marie Holt", "Anna Holt"),
        ] {
            assert!(same(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("Carl Stokes", "Catherine Stokes"),
            ("Holt", "Anna Holt"),
            ("Anna Holt", "Ann-Kathrin Holt-Berg"),
            ("John Miller", "James Miller"),
        ] {
            assert!(!same(a, b), "{a} {b}");
        }
    }
}
