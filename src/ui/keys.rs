//! From the terminal's key and mouse events to those of the app.

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

use crate::app::{Code, Key, Mouse, MouseDid};

/// The key that was pressed or repeats; `None` for releases and for keys that mean nothing here.
pub fn key_of(event: &KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let code = match event.code {
        KeyCode::Char(c) => {
            // Some terminals report the plain letter with shift beside it.
            let c = if shift && !ctrl && c.is_lowercase() { c.to_uppercase().next().unwrap_or(c) } else { c };
            shift = false;
            Code::Char(if ctrl { c.to_ascii_lowercase() } else { c })
        }
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => {
            shift = true;
            Code::Tab
        }
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::F(number) => Code::F(number),
        _ => return None,
    };
    Some(Key { code, ctrl, alt: event.modifiers.contains(KeyModifiers::ALT), shift })
}

/// What the mouse did; `None` for what means nothing here.
pub fn mouse_of(event: &MouseEvent) -> Option<Mouse> {
    let what = match event.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseDid::Click,
        MouseEventKind::ScrollUp => MouseDid::WheelUp,
        MouseEventKind::ScrollDown => MouseDid::WheelDown,
        _ => return None,
    };
    Some(Mouse { x: event.column, y: event.row, what })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shifted_letters_are_capitals_however_they_are_reported() {
        let press = |code, modifiers| key_of(&KeyEvent::new(code, modifiers));
        assert_eq!(press(KeyCode::Char('G'), KeyModifiers::SHIFT), Some(Key::char('G')));
        assert_eq!(press(KeyCode::Char('g'), KeyModifiers::SHIFT), Some(Key::char('G')));
        assert_eq!(press(KeyCode::Char('d'), KeyModifiers::CONTROL), Some(Key::ctrl('d')));
        assert_eq!(press(KeyCode::BackTab, KeyModifiers::SHIFT), Key::parse_script("<s-tab>").unwrap().pop());
    }
}
