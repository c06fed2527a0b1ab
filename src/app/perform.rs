//! What each command does: one arm a command.

use super::{Command, Effect, Screen, Standing, State};

/// Carries out a command; `count` is the number typed before it.
pub(super) fn perform(state: &mut State, command: Command, count: Option<usize>) -> Option<Effect> {
    let times = count.unwrap_or(1) as isize;
    match command {
        Command::Down => state.scroll(times),
        Command::Up => state.scroll(-times),
        Command::PageDown => state.scroll(times * state.page(1)),
        Command::PageUp => state.scroll(-times * state.page(1)),
        Command::HalfPageDown => state.scroll(times * state.page(2)),
        Command::HalfPageUp => state.scroll(-times * state.page(2)),
        Command::First => state.go_to_end(false, None),
        Command::Last => state.go_to_end(true, count),
        Command::NextPane if state.screens.last() == Some(&Screen::Source) => state.turn_other(times),
        Command::PreviousPane if state.screens.last() == Some(&Screen::Source) => state.turn_other(-times),
        Command::NextSection => state.turn_section(times),
        Command::PreviousSection => state.turn_section(-times),
        Command::Choose => state.turn_facet(Standing::Chosen),
        Command::Exclude => state.turn_facet(Standing::Excluded),
        Command::ClearFilter => state.clear_filter(),
        Command::NextPane => state.turn_focus(1),
        Command::PreviousPane => state.turn_focus(2),
        Command::Open => state.open_source(),
        Command::NextReport => state.turn_report(times),
        Command::PreviousReport => state.turn_report(-times),
        Command::NextMention => state.turn_mention(times),
        Command::PreviousMention => state.turn_mention(-times),
        Command::NextOther => state.turn_other(times),
        Command::PreviousOther => state.turn_other(-times),
        Command::Claims => state.open_statements(),
        Command::NextContested => state.turn_statement_where(times, false),
        Command::PreviousContested => state.turn_statement_where(-times, false),
        Command::Problems => state.toggle(Screen::Problems),
        Command::Why => state.toggle(Screen::Why),
        Command::Export => state.open_export(),
        Command::Reload => return state.reload(),
        Command::Follow => return Some(Effect::Follow(!state.files.followed)),
        Command::Mouse => return state.turn_mouse(),
        Command::Help => state.toggle(Screen::Help),
        Command::Edit => return state.edit(),
        Command::CopyCitation => return state.copy(true),
        Command::CopyPassage => return state.copy(false),
        Command::PanLeft => state.pan_ticks(-times),
        Command::PanRight => state.pan_ticks(times),
        Command::PanScreenLeft => state.pan_screens(-times),
        Command::PanScreenRight => state.pan_screens(times),
        Command::ZoomIn => state.zoom(times),
        Command::ZoomOut => state.zoom(-times),
        Command::Fit => state.fit(),
        Command::Lanes => state.next_lanes(),
        Command::FoldLanes => state.fold_lanes(),
        Command::Time => state.switch_time(),
        Command::Filter => state.open_query_or_narrow(),
        Command::Facets => state.open_facets(),
        Command::Palette => state.open_palette(),
        Command::NextMatch => state.turn_match(times),
        Command::PreviousMatch => state.turn_match(-times),
        Command::NextCluster => state.turn_cluster(times),
        Command::PreviousCluster => state.turn_cluster(-times),
        Command::NextDoubt => state.turn_doubt(times),
        Command::PreviousDoubt => state.turn_doubt(-times),
        Command::Back => state.back(),
        Command::Cancel => state.cancel(),
        Command::Close => return state.close(),
        Command::Quit => return Some(Effect::Quit),
        Command::Suspend => return Some(Effect::Suspend),
        Command::Accept => state.accept(),
        Command::Abandon => state.abandon(),
        Command::FindInstead => state.find_instead(),
        Command::OlderQuery => state.recall(1),
        Command::NewerQuery => state.recall(-1),
        Command::ClearQuery => {
            state.search.line.set("");
            state.query_changed();
        }
        Command::Run => return state.run_palette(),
        Command::LeavePalette => state.leave_palette(),
        Command::NextChoice => state.choose_in_palette(times),
        Command::PreviousChoice => state.choose_in_palette(-times),
        Command::OlderLine => state.recall_in_palette(1),
        Command::NewerLine => state.recall_in_palette(-1),
        Command::ClearLine => {
            state.palette.line.set("");
            state.palette_changed();
        }
        Command::Write => return state.write_export(),
        Command::LeaveExport => state.leave_export(),
        Command::ClearName => state.clear_name(),
        Command::KeepNarrow => state.keep_narrow(),
        Command::DropNarrow => state.drop_narrow(),
    }
    None
}
