//! The manual page: the command line from the table that parses it, the keys from the table that obeys them.

use clap::Arg;
use clap_mangen::{
    Man,
    roff::{Roff, roman},
};
use dateline::{
    app::{self, Keymap, LineKind},
    cli, ui,
};

/// The page in roff, for `man -l`.
pub fn page() -> std::io::Result<Vec<u8>> {
    let mut out = Vec::new();
    let mut command = cli::command();
    let man = Man::new(command.clone()).manual("User Commands");
    man.render_title(&mut out)?;
    man.render_name_section(&mut out)?;
    man.render_synopsis_section(&mut out)?;
    man.render_description_section(&mut out)?;
    man.render_options_section(&mut out)?;
    command.build();
    let mut roff = Roff::new();
    roff.control("SH", ["COMMANDS"]);
    for sub in command.get_subcommands() {
        let usage = sub.clone().render_usage().to_string();
        roff.control("SS", [usage.trim_start_matches("Usage: ")]);
        roff.text([roman(sub.get_about().map(ToString::to_string).unwrap_or_default())]);
        // Those that every command takes stand above.
        let own = |argument: &&Arg| !argument.is_positional() && !argument.is_global_set() && argument.get_id() != "help";
        for argument in sub.get_arguments().filter(own) {
            roff.control("TP", []);
            roff.text([roman(argument.to_string())]);
            roff.text([roman(argument.get_help().map(ToString::to_string).unwrap_or_default())]);
        }
    }
    roff.control("SH", ["KEYS AND QUERIES"]);
    for line in app::help(&Keymap::default()) {
        if line.kind == LineKind::Heading {
            // A heading begins filled text again; the columns below it stand as they are.
            roff.control("SS", [line.text.as_str()]);
            roff.control("nf", []);
        } else {
            roff.text([roman(line.text)]);
        }
    }
    roff.control("fi", []);
    roff.control("SH", ["FILES"]);
    let files = "The settings are in dateline/config.toml in the place where the system keeps settings (~/.config). dateline config says \
        whether they are right; dateline config --default prints them all with their defaults: keys, themes, options.";
    roff.text([roman(files)]);
    let themes: Vec<String> = ui::Looks::themes().map(|(name, purpose)| format!("{name} ({purpose})")).collect();
    roff.text([roman(format!("Themes: {}.", themes.join("; ")))]);
    roff.to_writer(&mut out)?;
    man.render_version_section(&mut out)?;
    Ok(out)
}
