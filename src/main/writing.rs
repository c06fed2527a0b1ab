//! Writes an export to a file, for `dateline export` and for the app.

use std::{
    fs::{File, OpenOptions},
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context, bail};
use dateline::{
    app::Exported,
    export::{self, Format, Selection},
    timeline::Timeline,
};

use crate::{inputs, surroundings};

pub fn write(format: Format, selection: Selection<'_>, out: impl Write) -> anyhow::Result<()> {
    let mut out = BufWriter::new(out);
    export::write(format, selection, &mut out)?;
    Ok(out.flush()?)
}

/// Writes to a file that is opened by now.
pub fn write_file(format: Format, selection: Selection<'_>, file: File, path: &Path) -> anyhow::Result<()> {
    write(format, selection, file).with_context(|| format!("{}: not written", path.display()))
}

/// Sources are never changed: an export is not written over an article.
pub fn refuse_source(path: &Path, timeline: &Timeline) -> anyhow::Result<()> {
    let Ok(target) = path.canonicalize() else { return Ok(()) };
    let sources = timeline.articles.iter().filter_map(|article| article.path.as_deref());
    if sources.into_iter().any(|source| Path::new(source).canonicalize().is_ok_and(|source| source == target)) {
        bail!("{}: is one of the articles; choose another name for the export", path.display());
    }
    Ok(())
}

/// Carries out an export that the app asks for. The ending of the name chooses the format; a file that is there already is
/// written over only where that was asked for.
pub fn export(name: &str, timeline: &Timeline, events: &[usize], overwrite: bool) -> Exported {
    let path = surroundings::with_home(name);
    let Some(format) = format_of(&path) else {
        let known: Vec<String> = Format::ALL.iter().map(|format| format!(".{}", format.name())).collect();
        return Exported::Refused(format!("expected an ending of {}", known.join(" ")));
    };
    if path.is_dir() {
        return Exported::Refused("is a folder; name a file in it".to_owned());
    }
    if refuse_source(&path, timeline).is_err() {
        return Exported::Refused("is one of the articles; choose another name".to_owned());
    }
    let mut options = OpenOptions::new();
    let file = if overwrite { options.write(true).create(true).truncate(true) } else { options.write(true).create_new(true) }.open(&path);
    let selection = Selection { timeline, events };
    match file {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Exported::Exists,
        Err(error) => Exported::Refused(inputs::in_words(&error)),
        Ok(file) => match write_file(format, selection, file, &path) {
            Ok(()) => Exported::Written { events: selection.events().count(), path: surroundings::from_home(&path) },
            Err(error) => Exported::Refused(format!("{error:#}")),
        },
    }
}

fn format_of(path: &Path) -> Option<Format> {
    let ending = path.extension()?.to_string_lossy().to_ascii_lowercase();
    Format::ALL.into_iter().find(|format| format.name() == ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_over_only_when_asked_for_and_an_article_never() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name).display().to_string();
        let mut timeline = Timeline::default();
        assert_eq!(export(&at("a.CSV"), &timeline, &[], false), Exported::Written { events: 0, path: at("a.CSV") });
        assert_eq!(export(&at("a.CSV"), &timeline, &[], false), Exported::Exists);
        assert!(matches!(export(&at("a.CSV"), &timeline, &[], true), Exported::Written { .. }));
        let article = dateline::read::builtin().articles.remove(0);
        timeline.articles.push(dateline::text::Article { path: Some(at("a.CSV")), ..article });
        for overwrite in [false, true] {
            let Exported::Refused(cause) = export(&at("a.CSV"), &timeline, &[], overwrite) else { panic!("written over") };
            assert!(cause.contains("one of the articles"), "{cause}");
        }
    }

    #[test]
    fn what_cannot_be_written_says_why() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("b.md")).unwrap();
        for (name, wanted) in
            [("a", "expected an ending of .json"), ("a.doc", ".csv .md"), ("no/a.md", "no such file or folder"), ("b.md", "a folder")]
        {
            let path = folder.path().join(name).display().to_string();
            let Exported::Refused(cause) = export(&path, &Timeline::default(), &[], false) else { panic!("{name}: written") };
            assert!(cause.contains(wanted), "{name}: {cause}");
        }
    }
}
