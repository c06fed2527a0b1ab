//! How long a key takes until its frame is drawn, with very many events: filtering letter by letter and back, moving, zooming,
//! other lanes, whatever opens, finds and counts. And a frame alone, and the chart that follows a letter where very many events are left. A screen that repeats 60 times a second leaves 16 ms for a key.
//!
//! The timeline is made up: towns in countries, groups, people and sources of which a few come often and most seldom, titles
//! of some 60 letters, a part of the dates wide or missing.

use std::{cell::RefCell, rc::Rc};

use chrono::NaiveDate;
use dateline::{
    app::{Key, Msg, Options, State, TimeOf, update},
    text::{Article, Span},
    time::{Interval, Unit},
    timeline::{Claim, Dating, Event, EventId, Group, How, Kind, Measure, Mention, Person, Place, Publication, Role, Timeline},
    ui::{Theme, draw},
};
use divan::Bencher;
use ratatui::{Terminal, backend::TestBackend};

fn main() {
    if std::env::var_os("APP_CPU").is_some() {
        return processor_time();
    }
    divan::main();
}

/// Where others use the machine too, times of the clock say little: `APP_CPU=1` tells of each key the processor time of the
/// thread that takes it and of the busiest of the others, whose work it waits for, in ms: the least of some runs. (Linux only.)
fn processor_time() {
    let taken = || -> Vec<(String, u64)> {
        // The time of a thread is written down when it yields.
        std::thread::yield_now();
        let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
        let time = |path: std::path::PathBuf| std::fs::read_to_string(path).ok()?.split(' ').next()?.parse().ok();
        tasks.filter_map(|task| Some((task.file_name().into_string().ok()?, time(task.path().join("schedstat"))?))).collect()
    };
    let own = std::process::id().to_string();
    let app = many();
    let mut app = app.borrow_mut();
    for (before, key) in KEYS {
        let run = |_| {
            app.reset();
            app.press(before);
            update(&mut app.state, Msg::Settle);
            app.draw();
            let earlier = taken();
            app.press(key);
            app.draw();
            let mut spent: Vec<(bool, u64)> = taken()
                .into_iter()
                .map(|(task, now)| {
                    let was = earlier.iter().find(|(of, _)| *of == task).map_or(0, |(_, was)| *was);
                    (task == own, now - was)
                })
                .collect();
            spent.sort_unstable();
            let own = spent.iter().find(|(own, _)| *own).map_or(0, |(_, time)| *time);
            let other = spent.iter().filter(|(own, _)| !*own).map(|(_, time)| *time).max().unwrap_or(0);
            (own + other, own)
        };
        let (all, own) = (0..5).map(run).min().unwrap_or_default();
        println!("{:6.2} {:6.2}  {before} {key}", all as f64 / 1e6, own as f64 / 1e6);
    }
}

const WIDTH: u16 = 200;
const HEIGHT: u16 = 50;

const STEMS: [&str; 24] = [
    "Bar", "Cor", "Del", "Fan", "Gar", "Hol", "Jan", "Kes", "Lom", "Mar", "Nor", "Pol", "Ras", "Sol", "Tam", "Ural", "Vel", "Wen", "Xan",
    "Yar", "Zel", "Ash", "Bren", "Cal",
];
const MIDDLES: [&str; 16] = ["a", "e", "i", "o", "u", "an", "el", "in", "or", "ur", "ta", "ve", "mi", "so", "lu", "ra"];
const ENDS: [&str; 18] = [
    "to", "berg", "cani", "dez", "elli", "ford", "gren", "hart", "kova", "lund", "quist", "tov", "ville", "mouth", "stadt", "grad", "pur",
    "minster",
];
const DEEDS: [&str; 16] = [
    "Bomb kills",
    "Gunmen shoot",
    "Police arrest",
    "Troops clash with",
    "Air strike hits",
    "Protest gathers",
    "Raid frees",
    "Storm displaces",
    "Court tries",
    "Minister meets",
    "Convoy carries",
    "Fire destroys homes of",
    "Mine wounds",
    "Kidnappers hold",
    "Militia trains",
    "Parliament hears",
];
const WHOM: [&str; 12] = [
    "shoppers",
    "fishermen",
    "soldiers",
    "students",
    "villagers",
    "tourists",
    "officers",
    "miners",
    "farmers",
    "drivers",
    "clerks",
    "pilgrims",
];
const WHERE: [&str; 12] =
    ["market", "harbour", "checkpoint", "mosque", "bridge", "hotel", "station", "school", "barracks", "mine", "square", "airfield"];

/// Numbers that look drawn, the same at every run.
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    /// The small numbers often, the large ones seldom.
    fn skewed(&mut self, n: usize) -> usize {
        let (a, b) = (self.below(n), self.below(n));
        self.below(a.min(b) + 1)
    }
}

/// A name of which there are 6,912.
fn name(at: usize) -> String {
    format!("{}{}{}", STEMS[at % 24], MIDDLES[at / 24 % 16], ENDS[at / (24 * 16) % 18])
}

fn timeline(count: usize) -> Timeline {
    let mut draw = Draw(7);
    let text = "A bomb at the market killed 12 shoppers on Friday.";
    let articles: Vec<Article> = (0..2_000)
        .map(|at| Article {
            id: format!("{}-{at:04}", name(at % 40).to_lowercase()),
            publisher: Some(format!("{} Post", name(at % 40))),
            text: text.to_owned(),
            first_line: 1,
            ..Article::default()
        })
        .collect();
    let start = NaiveDate::from_ymd_opt(1995, 1, 1).unwrap();
    let published = (0..articles.len()).map(|at| Publication {
        interval: dateline::time::step(start, (at * 7_500 / articles.len()) as i64, Unit::Day).map(Interval::day),
        how: How::Stated,
        why: Vec::new(),
    });
    let published = published.collect();
    let events = (0..count).map(|at| {
        let day = dateline::time::step(start, (at * 7_500 / count) as i64, Unit::Day).unwrap();
        let when = match draw.below(100) {
            0..80 => Some(Interval::day(day)),
            80..90 => Some(Interval::within(day, dateline::time::step(day, 6, Unit::Day).unwrap())),
            90..95 => Some(Interval::unit(day, Unit::Month)),
            95..98 => Some(Interval::throughout(day, dateline::time::step(day, 3, Unit::Day).unwrap())),
            _ => None,
        };
        let kind = Kind::ALL[draw.skewed(Kind::ALL.len())];
        let town = draw.skewed(3_000);
        let places: Vec<Place> = (draw.below(12) > 0)
            .then(|| Place {
                name: name(town),
                within: vec![name(6_000 + town % 60)],
                at: Some(((town % 120) as f64 - 50.0, (town % 300) as f64 - 150.0)),
            })
            .into_iter()
            .collect();
        let group =
            (draw.below(3) > 0).then(|| Group { name: format!("{} Front", name(3_000 + draw.skewed(400))), role: Role::Perpetrator });
        let person =
            (draw.below(5) == 0).then(|| Person { name: format!("{} {}", name(draw.below(300)), name(3_500 + draw.skewed(2_000))) });
        let figure = draw.skewed(60) as u64 + 1;
        let title = format!(
            "{} {figure} {} at the {} of {}",
            DEEDS[draw.below(DEEDS.len())],
            WHOM[draw.below(WHOM.len())],
            WHERE[draw.below(WHERE.len())],
            name(town)
        );
        // Told of in the weeks after.
        let article = (at * articles.len() / count + draw.skewed(30)).min(articles.len() - 1);
        let claims = vec![Claim {
            measure: Measure::Killed,
            of: None,
            min: figure,
            max: Some(figure),
            about: false,
            article,
            span: Span::new(21, 36),
            by: None,
            part: false,
        }];
        let mention = Mention {
            article,
            span: Span::new(0, text.len()),
            trigger: Span::new(2, 6),
            kind,
            when: when.map(|interval| Dating { interval, expression: None, rule: String::new(), why: Vec::new() }),
            places: Vec::new(),
            why_where: Vec::new(),
            where_guessed: false,
            groups: Vec::new(),
            people: Vec::new(),
            claims: Vec::new(),
            lit: Vec::new(),
        };
        Event {
            id: EventId(format!("event-{at}")),
            title,
            kind,
            rank: (at * 7_919) % count + 1,
            when,
            why_when: Vec::new(),
            places,
            groups: group.into_iter().collect(),
            people: person.into_iter().collect(),
            claims,
            silences: Vec::new(),
            conflicts: if draw.below(20) == 0 { vec![Measure::Killed] } else { Vec::new() },
            mentions: vec![mention],
            joins: Vec::new(),
            remark: Default::default(),
            correction: None,
        }
    });
    let mut events: Vec<Event> = events.collect();
    events.sort_by_key(|event| event.when.map_or((NaiveDate::MAX, i64::MAX), |when| when.sort_key()));
    Timeline { articles, published, events, ..Timeline::default() }
}

/// The app on a screen.
struct App {
    state: State,
    terminal: Terminal<TestBackend>,
    theme: Theme,
}

impl App {
    fn new(count: usize) -> Self {
        let mut state = State::new(timeline(count), Options { source: "bench".to_owned(), ..Options::default() });
        update(&mut state, Msg::Resize { width: WIDTH, height: HEIGHT });
        let terminal = Terminal::new(TestBackend::new(WIDTH, HEIGHT)).unwrap();
        Self { state, terminal, theme: Theme::new(true, false) }
    }

    /// Of every kind of key but those that open something.
    fn press(&mut self, script: &str) {
        for key in Key::parse_script(script).unwrap() {
            update(&mut self.state, Msg::Key(key));
        }
    }

    /// Back to where it began, whatever the last key has opened.
    fn reset(&mut self) {
        update(&mut self.state, Msg::Settle);
        self.press("<esc><esc><esc><esc>9+");
        if self.state.time_of() == TimeOf::Report {
            self.press("T");
        }
    }

    fn draw(&mut self) {
        self.terminal.draw(|frame| draw(&self.state, &self.theme, frame)).unwrap();
    }
}

thread_local! {
    static MANY: RefCell<Option<Rc<RefCell<App>>>> = const { RefCell::new(None) };
}

/// So many events, or as many as `APP_EVENTS` asks for.
fn events(count: usize) -> usize {
    std::env::var("APP_EVENTS").ok().and_then(|count| count.parse().ok()).unwrap_or(count)
}

/// The app with a million events, made once.
fn many() -> Rc<RefCell<App>> {
    MANY.with(|app| app.borrow_mut().get_or_insert_with(|| Rc::new(RefCell::new(App::new(events(1_000_000))))).clone())
}

#[divan::bench(sample_count = 20, sample_size = 10)]
fn frame_100_000(bencher: Bencher<'_, '_>) {
    let mut app = App::new(events(100_000));
    bencher.bench_local(|| app.draw());
}

#[divan::bench(sample_count = 20, sample_size = 10)]
fn frame_filtered_100_000(bencher: Bencher<'_, '_>) {
    let mut app = App::new(events(100_000));
    app.press("/bomb");
    bencher.bench_local(|| app.draw());
}

/// What is pressed before, and the key that is measured.
const KEYS: &[(&str, &str)] = &[
    ("", "/"),
    ("/", "b"),
    ("/b", "o"),
    ("/bo", "m"),
    ("/bom", "b"),
    ("/bomb", "<bs>"),
    ("/bom", "<bs>"),
    ("/bo", "<bs>"),
    ("/b", "<bs>"),
    ("/bomb", "<c-u>"),
    ("/bomb", "<space>"),
    ("/bomb ", "m"),
    ("/bomb m", "a"),
    ("/", "a"),
    ("/'", "b"),
    ("/'b", "o"),
    ("/'bo", "m"),
    ("/!", "b"),
    ("/bomb | ", "g"),
    ("/place:", "h"),
    ("/place:h", "a"),
    ("/place:ha", "r"),
    ("/place:har", "<bs>"),
    ("/group:", "v"),
    ("/group:v", "e"),
    ("/source:", "k"),
    ("/person:", "s"),
    ("/kind:", "a"),
    ("/from:200", "5"),
    ("/from:2005 to:201", "0"),
    ("/is:", "c"),
    ("/is:", "u"),
    ("/is:", "s"),
    ("/place:ha bomb", "<enter>"),
    ("/place:ha bomb<enter>", "<esc>"),
    ("500000G", "j"),
    ("500000G", "k"),
    ("500000G", "<pgdn>"),
    ("g", "G"),
    ("G", "g"),
    ("500000G", "+"),
    ("500000G", "-"),
    ("500000G", "l"),
    ("500000G", "_"),
    ("500000G", "s"),
    ("500000Gs", "s"),
    ("500000G", "}"),
    ("500000G", "w"),
    ("500000G", "T"),
    ("500000G/e", "T"),
    ("500000G", "f"),
    ("f", "j"),
    ("f/", "a"),
    ("f", "<enter>"),
    ("/a<enter>", "f"),
    ("500000G", ":"),
    (":", "a"),
    (":bom", "b"),
    (":2005", "<enter>"),
    ("500000G", "<enter>"),
    ("500000G<enter>", "<esc>"),
    ("500000G", "c"),
    ("500000G", "p"),
    ("500000G", "x"),
    ("500000G", "<tab>"),
    ("500000G", "m"),
    ("500000Gm<c-o>", "'"),
    ("/a<enter>", "n"),
    ("/a", "<tab>"),
    ("/a<tab>", "b"),
    ("/a<enter>", "<esc>"),
    ("/a<enter>", "/"),
    ("/a", "<esc>"),
    ("500000G", "<space>"),
    ("500000G", "L"),
    ("500000G__", "-"),
    ("500000G__", "j"),
    ("500000GG", "<c-o>"),
    ("500000G", "o"),
    ("500000G", "M"),
    ("/a<enter>", "M"),
];

#[divan::bench(args = 0..KEYS.len(), sample_count = 4, sample_size = 1)]
fn key_to_frame(bencher: Bencher<'_, '_>, at: usize) {
    let (before, key) = KEYS[at];
    let app = many();
    bencher
        .with_inputs(|| {
            let mut app = app.borrow_mut();
            app.reset();
            app.press(before);
            update(&mut app.state, Msg::Settle);
            app.draw();
        })
        .bench_local_values(|()| {
            let mut app = app.borrow_mut();
            app.press(key);
            app.draw();
        });
}

/// The chart of a query that keeps very many events, worked out when no further letter waits, and its frame.
#[divan::bench(args = ["/a", "/e", "/place:a"], sample_count = 4, sample_size = 1)]
fn settle(bencher: Bencher<'_, '_>, before: &str) {
    let app = many();
    bencher
        .with_inputs(|| {
            let mut app = app.borrow_mut();
            app.reset();
            app.press(before);
        })
        .bench_local_values(|()| {
            let mut app = app.borrow_mut();
            update(&mut app.state, Msg::Settle);
            app.draw();
        });
}

/// A page opened over the timeline: the map with its places counted, and the help, which has nothing to count.
#[divan::bench(args = ["M", "?"], sample_count = 10, sample_size = 1)]
fn page(bencher: Bencher<'_, '_>, key: &str) {
    let app = many();
    bencher
        .with_inputs(|| {
            let mut app = app.borrow_mut();
            app.press("<esc><esc><esc>");
            app.draw();
        })
        .bench_local_values(|()| {
            let mut app = app.borrow_mut();
            app.press(key);
            app.draw();
        });
}
