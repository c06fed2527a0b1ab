//! Which lanes are on view: those that say most in the rows there are, and the lanes within a lane where it is open.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::State;
use crate::timeline::{Busy, Lane, LaneBy, LaneId, LaneIndex, OnAxis, Timeline};

/// The lanes of the events shown.
#[derive(Debug, Clone, Default)]
pub struct Lanes {
    pub by: LaneBy,
    pub(super) all: Vec<Lane>,
    /// One for each kind of lanes: made once for a timeline, so that no key waits for it.
    pub(super) indexes: Vec<LaneIndex>,
    /// Rows that the lanes of the whole timeline would fill.
    pub(super) most: usize,
    /// Lanes that were opened or closed on purpose; the others are open while the selection lies in them.
    pub(super) folds: FxHashMap<LaneId, bool>,
}

/// A lane on view.
#[derive(Debug, Clone, Copy)]
pub(super) struct LaneRow<'a> {
    pub lane: &'a Lane,
    /// How many lanes on view it lies in.
    pub depth: usize,
    /// Whether lanes within it are on view.
    pub open: bool,
    /// Whether the selected event lies in it and in no lane within it that is on view.
    pub selected: bool,
}

/// A lane that could be on view, in the order in which they would stand.
struct Candidate<'a> {
    lane: &'a Lane,
    /// The candidate it lies in.
    parent: Option<usize>,
    /// Lies in a lane that was opened on purpose.
    asked_for: bool,
    /// Holds the selected event.
    holds: bool,
    /// Holds it, and no candidate within it does.
    innermost: bool,
}

/// The lanes of each kind of a timeline.
pub(super) fn indexes(timeline: &Timeline) -> Vec<LaneIndex> {
    LaneBy::ALL.into_par_iter().map(|by| LaneIndex::new(timeline, by)).collect()
}

impl Lanes {
    /// The lanes of the kind on view.
    pub(super) fn index(&self) -> Option<&LaneIndex> {
        self.indexes.iter().find(|index| index.by() == self.by)
    }

    /// Rows for as many lanes as there are, with those within the lane that has the most of them.
    pub(super) fn rows(&self) -> usize {
        self.all.len() + self.all.iter().map(Lane::lanes_within).max().unwrap_or(0)
    }

    fn is_held(&self, event: Option<usize>, lane: &Lane) -> bool {
        event.zip(self.index()).is_some_and(|(event, index)| index.lies_in(event, lane.id))
    }

    fn is_open(&self, lane: &Lane, holds: bool) -> bool {
        !lane.within.is_empty() && self.folds.get(&lane.id).copied().unwrap_or(holds)
    }

    /// The lanes for some rows, in their order, and how many others are left out. The lane of the selection always stands
    /// there; then come those it lies in, those asked for, those with something on view, and of these the fullest. Where
    /// they stand does not depend on what is on view, so that they keep their order while one pans.
    pub(super) fn choose<'a>(&'a self, state: &State, on_axis: &OnAxis<'_>, rows: usize) -> (Vec<LaneRow<'a>>, usize) {
        let mut candidates = Vec::new();
        // What has no date lies in none: it is counted below them.
        let selected = state.selected_index().filter(|at| state.index.glances().dates.is_placed(*at));
        self.gather(&self.all, None, selected, &mut candidates);
        let taken = if candidates.len() <= rows { vec![true; candidates.len()] } else { pick(&candidates, &on_axis.busy(), rows) };
        let left_out = taken.iter().filter(|taken| !**taken).count();
        let on_view: Vec<usize> = (0..candidates.len()).filter(|at| taken[*at]).collect();
        let row = |at: &usize| {
            let outwards = std::iter::successors(candidates[*at].parent, |at| candidates[*at].parent);
            let mut inside = on_view.iter().filter(|inner| candidates[**inner].parent == Some(*at)).peekable();
            let open = inside.peek().is_some();
            LaneRow {
                lane: candidates[*at].lane,
                depth: outwards.filter(|at| taken[*at]).count(),
                open,
                selected: candidates[*at].holds && !inside.any(|inner| candidates[*inner].holds),
            }
        };
        (on_view.iter().map(row).collect(), left_out)
    }

    fn gather<'a>(&'a self, lanes: &'a [Lane], parent: Option<usize>, selected: Option<usize>, out: &mut Vec<Candidate<'a>>) {
        let asked_for = parent.is_some_and(|at: usize| self.folds.get(&out[at].lane.id) == Some(&true));
        for lane in lanes {
            // What does not lie in the outer lane does not lie in the inner one.
            let holds = parent.is_none_or(|at| out[at].holds) && self.is_held(selected, lane);
            if let (Some(parent), true) = (parent, holds) {
                out[parent].innermost = false;
            }
            out.push(Candidate { lane, parent, asked_for, holds, innermost: holds });
            if self.is_open(lane, holds) {
                self.gather(&lane.within, Some(out.len() - 1), selected, out);
            }
        }
    }

    /// Opens or closes the lane of an event where others lie within it, else closes the one it lies in; `on_view` are the lanes
    /// that the user sees open. Returns its name, and whether it is open now.
    pub(super) fn fold(&mut self, event: usize, on_view: &[LaneId]) -> Option<(String, bool)> {
        let mut path: Vec<&Lane> = Vec::new();
        let mut lanes = self.all.as_slice();
        while let Some(lane) = lanes.iter().find(|lane| self.is_held(Some(event), lane)) {
            path.push(lane);
            lanes = if self.is_open(lane, true) && on_view.contains(&lane.id) { &lane.within } else { &[] };
        }
        let lane = path.into_iter().rfind(|lane| !lane.within.is_empty())?;
        let (id, name, open) = (lane.id, lane.name.clone(), !on_view.contains(&lane.id));
        self.folds.insert(id, open);
        Some((name, open))
    }
}

/// Which candidates fill the rows.
fn pick(candidates: &[Candidate<'_>], busy: &Busy<'_>, rows: usize) -> Vec<bool> {
    let mut order: Vec<usize> = (0..candidates.len()).collect();
    order.sort_by_cached_key(|at| {
        let candidate = &candidates[*at];
        let on_view = busy.holds(candidate.lane.id);
        (!candidate.innermost, !candidate.holds, !(candidate.asked_for && on_view), !on_view, Reverse(candidate.lane.count), *at)
    });
    let mut taken = vec![false; candidates.len()];
    let mut room = rows;
    for at in order {
        // A lane stands below those it lies in; only the innermost of the selection stands alone where there is no other row.
        let missing: Vec<usize> = std::iter::successors(Some(at), |at| candidates[*at].parent).filter(|at| !taken[*at]).collect();
        if missing.len() <= room {
            room -= missing.len();
            missing.into_iter().for_each(|at| taken[at] = true);
        } else if candidates[at].innermost && room > 0 {
            room -= 1;
            taken[at] = true;
        }
    }
    taken
}
