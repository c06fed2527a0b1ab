//! The room for what the user does: state, commands, keys and geometry. Stand-in until it is merged.
use crate::timeline::Timeline;
#[derive(Default)]
pub struct Options {
    pub source: String,
    pub filter: String,
}
pub struct State {
    pub timeline: Timeline,
    pub options: Options,
    pub size: (u16, u16),
    pub last: String,
}
#[derive(Debug, Clone, PartialEq)]
pub struct Key(pub String);
impl Key {
    pub fn parse_script(script: &str) -> Result<Vec<Key>, String> {
        Ok(script.chars().map(|c| Key(c.to_string())).collect())
    }
}
pub enum Msg {
    Key(Key),
    Paste(String),
    Resize { width: u16, height: u16 },
    Reload(Timeline),
    Notice(String),
}
#[derive(Debug)]
pub enum Effect {
    Quit,
    Edit { path: String, line: usize },
    Suspend,
    Copy(String),
}
impl State {
    pub fn new(timeline: Timeline, options: Options) -> State {
        State { timeline, options, size: (80, 24), last: String::new() }
    }
}
pub fn update(state: &mut State, msg: Msg) -> Option<Effect> {
    match msg {
        Msg::Key(Key(k)) if k == "q" => return Some(Effect::Quit),
        Msg::Key(Key(k)) if k == "z" => return Some(Effect::Suspend),
        Msg::Key(Key(k)) if k == "e" => {
            return state.timeline.articles.first().and_then(|a| a.path.clone()).map(|path| Effect::Edit { path, line: 3 });
        }
        Msg::Key(Key(k)) => state.last = k,
        Msg::Paste(t) | Msg::Notice(t) => state.last = t,
        Msg::Resize { width, height } => state.size = (width, height),
        Msg::Reload(t) => state.timeline = t,
    }
    None
}
