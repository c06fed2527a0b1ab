//! The room for what the user sees: draws the state of the app, and changes nothing. Stand-in until it is merged.
use crate::app::{Key, State};
use ratatui::{Frame, Terminal, backend::TestBackend};
pub struct Theme;
impl Theme {
    pub fn new(_colour: bool, _ascii: bool) -> Theme {
        Theme
    }
}
pub fn draw(state: &State, _: &Theme, frame: &mut Frame) {
    let text = format!("{}  {} files  {:?} last {}", state.options.source, state.timeline.articles.len(), state.size, state.last);
    frame.render_widget(ratatui::widgets::Paragraph::new(text), frame.area());
}
pub fn print(state: &State, theme: &Theme, width: u16, height: u16) -> String {
    let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
    terminal.draw(|frame| draw(state, theme, frame)).unwrap();
    format!("{}", terminal.backend())
}
pub fn key_of(event: &crossterm::event::KeyEvent) -> Option<Key> {
    event.code.as_char().map(|c| Key(c.to_string()))
}
