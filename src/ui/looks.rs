//! The named looks, and how own ones are written: one table of roles and one of themes, from which the config's checks, its
//! default file and the help follow.

use std::str::FromStr;

use ratatui::style::{Color, Modifier};

use super::theme::Role;
use crate::timeline::Meaning;

/// How one role looks: a colour of the foreground, or none, and modifiers. No background is ever painted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    pub(super) colour: Option<Color>,
    pub(super) modifier: Modifier,
}

/// The roles by the names that the config uses, with what they are.
pub const ROLES: [(&str, Role, &str); 11] = [
    ("dim", Role::Dim, "frames, hints, what surrounds a passage"),
    ("title", Role::Title, "names of panes and pages"),
    ("selected", Role::Selected, "the selected event, wherever it stands"),
    ("match", Role::Match, "letters that a query matches"),
    ("conflict", Role::Conflict, "reports disagree; a query is wrong"),
    ("doubt", Role::Doubt, "a weak date"),
    ("what", Role::Lit(Meaning::What), "in a passage: what happened"),
    ("when", Role::Lit(Meaning::When), "in a passage: the date"),
    ("where", Role::Lit(Meaning::Where), "in a passage: the place"),
    ("who", Role::Lit(Meaning::Who), "in a passage: a group or a person"),
    ("figure", Role::Lit(Meaning::Figure), "in a passage: how many"),
];

/// The themes that are there, with what they are for; each role's look in the order of [`ROLES`].
const THEMES: [(&str, &str, [&str; ROLES.len()]); 5] = [
    (
        "default",
        "the terminal's 16 colours, on light and dark",
        [
            "dim",
            "bold",
            "bold",
            "magenta bold underlined",
            "red bold",
            "magenta",
            "bold underlined",
            "cyan bold",
            "green bold",
            "magenta bold",
            "red bold",
        ],
    ),
    (
        "light",
        "darker colours, for a light background",
        [
            "dim",
            "blue bold",
            "bold",
            "magenta bold underlined",
            "red bold",
            "magenta",
            "bold underlined",
            "blue bold",
            "green bold",
            "magenta bold",
            "red bold",
        ],
    ),
    (
        "dark",
        "brighter colours, for a dark background",
        [
            "dim",
            "bright-white bold",
            "bright-white bold",
            "bright-magenta bold underlined",
            "bright-red bold",
            "bright-magenta",
            "bright-yellow bold underlined",
            "bright-cyan bold",
            "bright-green bold",
            "bright-magenta bold",
            "bright-red bold",
        ],
    ),
    (
        "high-contrast",
        "nothing dim, the text's own colour, strong modifiers",
        [
            "none",
            "bold underlined",
            "bold reverse",
            "reverse",
            "bold reverse",
            "underlined",
            "bold underlined",
            "bold underlined",
            "bold underlined",
            "bold underlined",
            "bold underlined",
        ],
    ),
    (
        "mono",
        "modifiers alone, as with NO_COLOR",
        ["dim", "bold", "bold", "bold underlined", "bold", "none", "bold underlined", "bold", "bold", "bold", "bold"],
    ),
];

/// The colours by name, the 16 of the terminal.
const COLOURS: [(&str, Color); 16] = [
    ("black", Color::Black),
    ("red", Color::Red),
    ("green", Color::Green),
    ("yellow", Color::Yellow),
    ("blue", Color::Blue),
    ("magenta", Color::Magenta),
    ("cyan", Color::Cyan),
    ("white", Color::Gray),
    ("gray", Color::DarkGray),
    ("bright-red", Color::LightRed),
    ("bright-green", Color::LightGreen),
    ("bright-yellow", Color::LightYellow),
    ("bright-blue", Color::LightBlue),
    ("bright-magenta", Color::LightMagenta),
    ("bright-cyan", Color::LightCyan),
    ("bright-white", Color::White),
];

const MODIFIERS: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underlined", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

impl FromStr for Look {
    type Err = String;

    /// `red bold`, `#ffaf00`, `none`: at most one colour, and any modifiers.
    fn from_str(written: &str) -> Result<Self, String> {
        let mut look = Look::default();
        for word in written.split_whitespace() {
            let lower = word.to_ascii_lowercase().replace("grey", "gray");
            if let Some((_, modifier)) = MODIFIERS.iter().find(|(name, _)| *name == lower) {
                look.modifier |= *modifier;
            } else if let Some(colour) = colour(&lower) {
                if look.colour.replace(colour).is_some() {
                    return Err(format!("\"{written}\" names two colours; expected one, which is that of the letters"));
                }
            } else if lower != "none" {
                let names: Vec<&str> = COLOURS.iter().map(|(name, _)| *name).chain(MODIFIERS.iter().map(|(name, _)| *name)).collect();
                return Err(format!("\"{word}\" is no colour; expected #rrggbb, none, or of {}", names.join(" ")));
            }
        }
        Ok(look)
    }
}

fn colour(name: &str) -> Option<Color> {
    if let Some(digits) = name.strip_prefix('#') {
        let number = u32::from_str_radix(digits, 16).ok().filter(|_| digits.len() == 6 && digits.is_ascii())?;
        return Some(Color::Rgb((number >> 16) as u8, (number >> 8) as u8, number as u8));
    }
    COLOURS.iter().find(|(of, _)| *of == name).map(|(_, colour)| *colour)
}

/// How all roles look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks([Look; ROLES.len()]);

impl Default for Looks {
    fn default() -> Self {
        Self::of(&THEMES[0].2)
    }
}

impl Looks {
    fn of(written: &[&str; ROLES.len()]) -> Self {
        Self(written.map(|look| look.parse().unwrap_or_default()))
    }

    /// A theme that is there.
    pub fn named(name: &str) -> Option<Looks> {
        THEMES.iter().find(|(of, ..)| *of == name).map(|(.., looks)| Self::of(looks))
    }

    /// Names and purposes of those that are there, the default first.
    pub fn themes() -> impl Iterator<Item = (&'static str, &'static str)> {
        THEMES.iter().map(|(name, purpose, _)| (*name, *purpose))
    }

    /// Each role's name, its look in the default theme as the config writes it, and what it is.
    pub fn roles() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
        ROLES.iter().zip(THEMES[0].2).map(|((name, _, what), look)| (*name, look, *what))
    }

    /// Changes the look of a role by its name; false where no role has it.
    pub fn set(&mut self, role: &str, look: Look) -> bool {
        let at = ROLES.iter().position(|(name, ..)| *name == role);
        at.map(|at| self.0[at] = look).is_some()
    }

    pub(super) fn look(&self, role: Role) -> Look {
        ROLES.iter().position(|(_, of, _)| *of == role).map_or(Look::default(), |at| self.0[at])
    }

    /// Whether a colour tells meanings apart; otherwise they are named.
    pub(super) fn has_colour(&self) -> bool {
        self.0.iter().any(|look| look.colour.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_are_read_or_refused() {
        let look: Look = "#ffaf00 bold".parse().unwrap();
        assert_eq!(look, Look { colour: Some(Color::Rgb(255, 175, 0)), modifier: Modifier::BOLD });
        assert_eq!("none".parse(), Ok(Look::default()));
        assert_eq!("Grey".parse::<Look>().unwrap().colour, Some(Color::DarkGray));
        for (wrong, told) in
            [("pink", "\"pink\" is no colour"), ("#ff00", "#rrggbb"), ("red on blue", "\"on\""), ("red blue", "two colours")]
        {
            let error = wrong.parse::<Look>().unwrap_err();
            assert!(error.contains(told), "{error}");
        }
    }

    #[test]
    fn every_theme_can_be_read_and_those_without_colour_have_none() {
        for (name, _, looks) in THEMES {
            for look in looks {
                assert!(look.parse::<Look>().is_ok(), "{name}: {look}");
            }
            assert_eq!(Looks::named(name).unwrap().has_colour(), !matches!(name, "mono" | "high-contrast"), "{name}");
        }
    }
}
