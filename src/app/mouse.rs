//! The mouse, for those who turn it on: it selects, focuses and scrolls, and does nothing that a key does not.

use super::{Area, Context, Effect, Pane, Row, Screen, State};
use crate::timeline::{Lane, LaneId};

/// What the mouse did, and in which cell of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    pub x: u16,
    pub y: u16,
    pub what: MouseDid,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseDid {
    Click,
    WheelUp,
    WheelDown,
}

/// Rows that one step of the wheel scrolls.
const STEP: isize = 3;

/// So many columns beside a mark still count as the mark.
const NEAR: i64 = 1;

impl State {
    /// Whether the terminal is to send what the mouse does.
    pub fn wants_mouse(&self) -> bool {
        self.mouse
    }

    pub(super) fn turn_mouse(&mut self) -> Option<Effect> {
        self.mouse = !self.mouse;
        self.notice = Some(match self.mouse {
            true => "mouse on; to mark text as the terminal does, hold Shift".to_owned(),
            false => "mouse off; the terminal's own selection is back".to_owned(),
        });
        Some(Effect::Mouse(self.mouse))
    }

    pub(super) fn mouse_moved(&mut self, mouse: Mouse) {
        if !self.mouse {
            return;
        }
        self.notice = None;
        self.untouched = false;
        self.count = None;
        if self.context() == Context::Query && mouse.what == MouseDid::Click {
            self.accept();
        }
        if self.context().is_text() {
            return;
        }
        match mouse.what {
            MouseDid::Click => self.click(mouse),
            MouseDid::WheelUp => self.wheel(mouse, -1),
            MouseDid::WheelDown => self.wheel(mouse, 1),
        }
    }

    /// The pane in which a cell lies, its title too.
    fn pane_at(&self, mouse: Mouse) -> Option<Pane> {
        let at = &self.geometry;
        let lies_in = |areas: &[Area]| areas.iter().any(|area| area.holds(mouse.x, mouse.y));
        [(Pane::List, [at.list, at.list_title]), (Pane::Claims, [at.claims, at.claims_title]), (Pane::Source, [at.source, at.source_title])]
            .into_iter()
            .find_map(|(pane, areas)| lies_in(&areas).then_some(pane))
    }

    fn click(&mut self, mouse: Mouse) {
        if self.screens.last() == Some(&Screen::Map) {
            return self.click_on_map(mouse.x, mouse.y);
        }
        if !self.screens.is_empty() {
            return;
        }
        if let Some(pane) = self.pane_at(mouse) {
            self.focus = pane;
        }
        let (list, lanes) = (self.geometry.list, self.geometry.lanes);
        if list.holds(mouse.x, mouse.y) {
            let row = self.listing.rows.get(self.listing.top + usize::from(mouse.y - list.y));
            if let Some(Row::Event(position)) = row {
                self.select(*position);
            }
        } else if lanes.holds(mouse.x, mouse.y)
            && let Some(strip) = self.chart.strips.get(usize::from(mouse.y - lanes.y))
            && let Some(position) = self.marked(strip.id, mouse.x - lanes.x)
        {
            self.focus = Pane::List;
            self.select(position);
        }
    }

    /// The position of the event whose mark stands in a column of a lane. Of several, the next after the selected one: who
    /// clicks again goes through them.
    fn marked(&self, lane: LaneId, column: u16) -> Option<usize> {
        let axis = self.axis?;
        let lane = find_lane(&self.lanes.all, lane)?;
        let column = i64::from(column);
        let mut near: Vec<(i64, i64, usize)> = Vec::new();
        for at in &lane.events {
            let Some(when) = self.index.glances().get(*at).filter(|event| event.is_placed()).and_then(|event| event.when) else { continue };
            let (Some(first), Some(last)) = (when.earliest().or(when.latest()), when.latest().or(when.earliest())) else { continue };
            let (first, last) = (axis.column(first), axis.column(last));
            let far = (first - column).max(column - last).max(0);
            if far <= NEAR {
                near.push((far, last - first, *at));
            }
        }
        let best = near.iter().map(|(far, wide, _)| (*far, *wide)).min()?;
        let same: Vec<usize> = near.iter().filter(|(far, wide, _)| (*far, *wide) == best).map(|(.., at)| *at).collect();
        let now = self.selected_index().and_then(|selected| same.iter().position(|at| *at == selected));
        self.position_of(same[now.map_or(0, |now| (now + 1) % same.len())])
    }

    /// Scrolls what lies under the mouse, whatever has the keys; over the chart, time.
    fn wheel(&mut self, mouse: Mouse, steps: isize) {
        match self.screens.last() {
            // There the rows are gone through one by one.
            Some(Screen::Facets | Screen::Map | Screen::Claims) => self.scroll(steps),
            Some(_) => self.scroll(steps * STEP),
            None => match self.pane_at(mouse) {
                Some(pane) => {
                    let focus = std::mem::replace(&mut self.focus, pane);
                    self.scroll(steps * STEP);
                    self.focus = focus;
                }
                None if !self.geometry.lanes.is_empty() && mouse.y < self.geometry.rule.y => self.pan_ticks(steps),
                None => {}
            },
        }
    }
}

fn find_lane(lanes: &[Lane], id: LaneId) -> Option<&Lane> {
    lanes.iter().find_map(|lane| if lane.id == id { Some(lane) } else { find_lane(&lane.within, id) })
}
