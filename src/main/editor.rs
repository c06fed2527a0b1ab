//! Opens an article in the user's editor, at the line.

use std::{
    env, io,
    path::Path,
    process::{Command, ExitStatus},
    thread::sleep,
    time::Duration,
};

use dateline::{config::Config, read::FileKind};

use crate::signals::{self, Signals};

/// The editor's command line: from the settings, $VISUAL, $EDITOR, or vi.
pub fn chosen(config: &Config) -> String {
    let variable = |name: &str| env::var(name).ok().filter(|value| !value.trim().is_empty());
    config.editor.clone().or_else(|| variable("VISUAL")).or_else(|| variable("EDITOR")).unwrap_or_else(|| "vi".to_owned())
}

/// Program and arguments that open `path` at `line` (counted from 1) in the editor; `Err` says what is wrong with its name.
pub fn command_line(editor: &str, path: &str, line: usize) -> Result<Vec<String>, String> {
    let mut words = shell_words::split(editor).map_err(|error| format!("editor {editor:?}: {error}"))?;
    let program = words.first().ok_or_else(|| "no editor is set: expected a program in $VISUAL or $EDITOR".to_owned())?;
    let name = Path::new(program).file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    // A path must not be taken for an option.
    let path = if path.starts_with(['-', '+']) { format!("./{path}") } else { path.to_owned() };
    // An article in JSON is one line of its file, and its own lines are not the file's.
    if matches!(FileKind::of(&path), FileKind::JsonLines | FileKind::Saved) {
        words.push(path);
        return Ok(words);
    }
    match name.as_str() {
        "vi" | "vim" | "nvim" | "gvim" | "view" | "nano" | "pico" | "emacs" | "emacsclient" | "kak" | "micro" | "joe" | "jed" | "ne"
        | "mg" | "less" | "gedit" => words.extend([format!("+{line}"), path]),
        "hx" | "helix" | "zed" | "subl" => words.push(format!("{path}:{line}")),
        "code" | "codium" | "cursor" => words.extend(["--wait".to_owned(), "--goto".to_owned(), format!("{path}:{line}")]),
        // An editor that is not known could take anything more for the name of a file.
        _ => words.push(path),
    }
    Ok(words)
}

/// Runs the editor and waits for it. The terminal must be in its usual state.
pub fn run(words: &[String], signals: &Signals) -> io::Result<ExitStatus> {
    let [program, arguments @ ..] = words else { return Err(io::Error::from(io::ErrorKind::InvalidInput)) };
    let mut child = Command::new(program).args(arguments).spawn()?;
    signals.lend(true);
    let status = loop {
        match child.try_wait() {
            Ok(None) => {}
            Ok(Some(status)) => break Ok(status),
            Err(error) => break Err(error),
        }
        // An editor that is stopped stops its whole job, and the shell waits until all of it has.
        if signals.stop() {
            let _ = signals::stop_here();
        }
        sleep(Duration::from_millis(30));
    };
    signals.lend(false);
    status
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_editor_is_told_the_line_in_its_own_way() {
        for (editor, path, told) in [
            ("vim", "a b.txt", "vim +12 'a b.txt'"),
            ("/usr/bin/nvim -R", "a.txt", "/usr/bin/nvim -R +12 a.txt"),
            ("emacsclient -nw -a ''", "a.txt", "emacsclient -nw -a '' +12 a.txt"),
            ("hx", "a.txt", "hx a.txt:12"),
            ("code", "a.txt", "code --wait --goto a.txt:12"),
            ("'/opt/my ed/ed'", "-a.txt", "'/opt/my ed/ed' ./-a.txt"),
            ("vi", "news.jsonl", "vi news.jsonl"),
        ] {
            assert_eq!(shell_words::join(command_line(editor, path, 12).unwrap()), told);
        }
        assert!(command_line("vim 'unclosed", "a", 1).is_err());
        assert!(command_line("", "a", 1).is_err());
    }
}
