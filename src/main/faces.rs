//! One function for each thing that dateline can do; the full screen itself is in `screen`.

use std::{
    fs::File,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

use anyhow::{Context, anyhow, bail};
use dateline::{
    app::{self, Key, Msg, State},
    cli::{self, Choice, Export, Open, Size},
    config::Config,
    export::{self, Format, Selection},
    parse,
    read::Reading,
    text::{Problem, printable},
    timeline::Timeline,
    ui,
};

use crate::{
    inputs, manual,
    notebook::Notebook,
    progress::Progress,
    screen,
    settings::{self, Wrong},
    surroundings,
};

/// The timeline in full screen, as one printed screen, or as plain lines.
pub fn open(open: &Open) -> anyhow::Result<()> {
    let config = settings::read(open.config.as_deref())?;
    let looks = match &open.theme {
        Some(name) => config.theme(name).map_err(|cause| Wrong::one("--theme", cause))?,
        None => config.looks,
    };
    let published = open.published.as_deref();
    let keys = open.keys.as_deref().map(Key::parse_script).transpose().map_err(|error| anyhow!("--keys: {error}"))?;
    let full_screen = !open.plain && !open.print && surroundings::has_terminal();
    if keys.is_some() && !open.print && !full_screen {
        bail!("--keys: there is no terminal; add --print to see the screen that the keys lead to");
    }
    let keys = keys.unwrap_or_default();
    let mut notebook = Notebook::open(&open.paths, open.notes.as_deref());
    let timeline = notebook.annotated(load(&open.paths, published)?);
    let ascii = surroundings::ascii(open.ascii, &config);
    if full_screen {
        let problems = timeline.problems.clone();
        let theme = ui::Theme::with(looks, surroundings::colour(), ascii);
        let reread = || load(&open.paths, published);
        let can_reread = !open.paths.iter().any(|path| path == Path::new("-"));
        let setting = screen::Setting { theme: &theme, config: &config, reread: can_reread.then_some(&reread) };
        let state = state(timeline, open, &config, &notebook);
        let run = screen::run(state, keys, setting, &mut notebook);
        notebook.tell_unwritten();
        run?;
        tell(&problems);
        return Ok(());
    }
    tell(&timeline.problems);
    let mut out = BufWriter::new(io::stdout().lock());
    if open.print {
        let theme = ui::Theme::new(false, ascii);
        let state = state(timeline, open, &config, &notebook);
        out.write_all(printed(state, keys, open.size, &theme, &mut notebook).as_bytes())?;
    } else {
        let events = chosen(&timeline, &open.choice);
        tell_if_none(&events, &timeline);
        export::write_plain(Selection { timeline: &timeline, events: &events }, ascii, open.choice.top.is_some(), &mut out)?;
    }
    Ok(out.flush()?)
}

fn state(mut timeline: Timeline, open: &Open, config: &Config, notebook: &Notebook) -> State {
    if open.choice.top.is_some() {
        let mut kept = chosen(&timeline, &open.choice).into_iter().peekable();
        let mut at = 0..;
        timeline.events.retain(|_| kept.next_if_eq(&at.next().unwrap_or(usize::MAX)).is_some());
    }
    let filter = open.choice.filter.as_ref().map(|query| query.text.clone()).unwrap_or_default();
    State::new(
        timeline,
        app::Options { source: source_name(&open.paths), filter, keymap: config.keymap(), notes: notebook.notes().clone() },
    )
}

/// The screen that the keys lead to, with no terminal.
fn printed(mut state: State, keys: Vec<Key>, size: Size, theme: &ui::Theme, notebook: &mut Notebook) -> String {
    app::update(&mut state, Msg::Resize { width: size.width, height: size.height });
    for key in keys {
        // What a key asks of the terminal or an editor cannot be done here; to quit ends the script.
        let effect = app::update(&mut state, Msg::Key(key));
        notebook.keep_up_with(&mut state);
        if effect == Some(app::Effect::Quit) {
            break;
        }
    }
    notebook.tell_unwritten();
    app::update(&mut state, Msg::Settle);
    ui::print(&state, theme, size.width, size.height)
}

/// `dateline export`
pub fn export(export: &Export) -> anyhow::Result<()> {
    let notebook = Notebook::open(&export.paths, export.notes.as_deref());
    let timeline = notebook.annotated(load(&export.paths, export.published.as_deref())?);
    tell(&timeline.problems);
    let events = chosen(&timeline, &export.choice);
    let selection = Selection { timeline: &timeline, events: &events };
    match &export.output {
        None => write(export.format, selection, io::stdout().lock()),
        Some(path) => {
            refuse_source(path, &timeline)?;
            let file = File::create(path).map_err(|error| anyhow!("{}: {}", path.display(), inputs::in_words(&error)))?;
            write(export.format, selection, file).with_context(|| format!("{}: not written", path.display()))
        }
    }
}

fn write(format: Format, selection: Selection<'_>, out: impl Write) -> anyhow::Result<()> {
    let mut out = BufWriter::new(out);
    export::write(format, selection, &mut out)?;
    Ok(out.flush()?)
}

/// Sources are never changed: an export is not written over an article.
fn refuse_source(path: &Path, timeline: &Timeline) -> anyhow::Result<()> {
    let Ok(target) = path.canonicalize() else { return Ok(()) };
    let sources = timeline.articles.iter().filter_map(|article| article.path.as_deref());
    if sources.into_iter().any(|source| Path::new(source).canonicalize().is_ok_and(|source| source == target)) {
        bail!("{}: is one of the articles; choose another name for the export", path.display());
    }
    Ok(())
}

pub fn completions(shell: clap_complete::Shell) -> anyhow::Result<()> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut cli::command(), "dateline", &mut script);
    Ok(io::stdout().write_all(&script)?)
}

pub fn man() -> anyhow::Result<()> {
    Ok(io::stdout().write_all(&manual::page()?)?)
}

/// Reads and understands. Fails only when there is not one article.
fn load(paths: &[PathBuf], published: Option<&str>) -> anyhow::Result<Timeline> {
    let progress = Progress::start();
    let Reading { articles, problems } = inputs::read_all(paths, published, &progress);
    if articles.is_empty() {
        drop(progress);
        tell(&problems);
        bail!("nothing to show: no article could be read");
    }
    progress.step(&format!("finding events in {} articles", articles.len()), 0);
    Ok(parse::parse(articles, problems))
}

/// Lists what went wrong on standard error.
pub fn tell(problems: &[Problem]) {
    let mut out = io::stderr().lock();
    for problem in problems {
        let _ = writeln!(out, "dateline: {}", printable(&problem.to_string()));
    }
}

/// Says on standard error why there is nothing to see, which otherwise would look like a failure.
fn tell_if_none(events: &[usize], timeline: &Timeline) {
    let articles = timeline.articles.len();
    match (events.is_empty(), timeline.events.len()) {
        (false, _) => {}
        (true, 0) => eprintln!("dateline: no events were found in {articles} article{}", if articles == 1 { "" } else { "s" }),
        (true, all) => eprintln!("dateline: the filter hides all events ({all})"),
    }
}

/// Indices of the events that the filter takes, of the days asked for, in order of time.
fn chosen(timeline: &Timeline, choice: &Choice) -> Vec<usize> {
    let mut events = match &choice.filter {
        None => (0..timeline.events.len()).collect(),
        Some(query) => query.filter.select(timeline),
    };
    events.sort_unstable();
    match choice.top {
        None => events,
        Some(days) => timeline.key_days(&events, days as usize),
    }
}

/// What the header calls the articles: their folder, their file, or how many.
fn source_name(paths: &[PathBuf]) -> String {
    match paths {
        [] => "built-in digests".to_owned(),
        [one] if one == Path::new("-") => "standard input".to_owned(),
        [one] => surroundings::from_home(one),
        many => format!("{} paths", many.len()),
    }
}
