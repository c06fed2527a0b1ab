//! Where each pane lies: a pure function of the size of the screen and of what is wanted on it.
//!
//! As the screen shrinks, the lanes go down to one, then the claims go, then the source (Enter opens it full screen);
//! under 60x12 the list stands alone. From 110 columns on, claims and source stand beside the list.

/// A rectangle of the screen, in columns and rows; empty where a pane has no room.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Area {
    pub x: u16,
    pub y: u16,
    pub width: u16,
    pub height: u16,
}

impl Area {
    pub const fn new(x: u16, y: u16, width: u16, height: u16) -> Self {
        Self { x, y, width, height }
    }

    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    pub(super) const fn holds(self, x: u16, y: u16) -> bool {
        x >= self.x && x - self.x < self.width && y >= self.y && y - self.y < self.height
    }

    /// The rows after the first.
    const fn below_title(self) -> Area {
        Area::new(self.x, self.y + if self.height > 0 { 1 } else { 0 }, self.width, self.height.saturating_sub(1))
    }
}

/// What is to be on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Wanted {
    /// Rows that the lanes would fill.
    pub lanes: u16,
    /// Whether a query is typed or in force: its line is never dropped.
    pub query: bool,
    /// A source, a reasoning or the help over everything.
    pub full: bool,
}

/// The areas of all panes; a pane's title is the row above its area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Geometry {
    pub header: Area,
    pub overview: Area,
    /// Two rows of calendar; the names of the lanes stand left of it and of the lanes.
    pub axis: Area,
    pub names: Area,
    pub lanes: Area,
    /// The row that closes the chart.
    pub rule: Area,
    /// The title of the list; only beside other panes, else the rule serves.
    pub list_title: Area,
    pub list: Area,
    pub claims_title: Area,
    pub claims: Area,
    pub source_title: Area,
    pub source: Area,
    pub why_title: Area,
    pub why: Area,
    /// What is open over everything.
    pub page_title: Area,
    pub page: Area,
    pub query: Area,
    pub hints: Area,
}

/// Columns and rows below which the list stands alone.
pub(super) const SMALLEST_CHART: (u16, u16) = (60, 12);

/// Rows of the chart beside the lanes: two of calendar, one to close it.
const CHART: u16 = 3;
const MANY_LANES: u16 = 5;

impl Geometry {
    pub fn new(width: u16, height: u16, wanted: Wanted) -> Self {
        let mut at = Self::default();
        let row = |y: u16| if y < height { Area::new(0, y, width, 1) } else { Area::default() };
        let small = width < SMALLEST_CHART.0 || height < SMALLEST_CHART.1;
        // The foot: the query line where it is needed (on a large screen always, so that nothing jumps), then the hints.
        let mut foot = height;
        if height >= 4 {
            foot -= 1;
            at.hints = row(foot);
        }
        if height >= 2 && (wanted.query || !small && !wanted.full) {
            foot -= 1;
            at.query = row(foot);
        }
        if wanted.full {
            let page = Area::new(0, 0, width, foot);
            if foot >= 3 {
                (at.page_title, at.page) = (row(0), page.below_title());
            } else {
                at.page = page;
            }
            return at;
        }
        if small {
            let header = u16::from(foot >= 4);
            if header == 1 {
                at.header = row(0);
            }
            at.list = Area::new(0, header, width, foot - header);
            return at;
        }
        at.header = row(0);
        at.overview = row(1);
        let wide = width >= 110 && height >= 24;
        let body = foot - 2;
        if wide {
            at.beside(width, body, wanted)
        } else {
            at.stacked(width, body, wanted)
        }
        at
    }

    /// Chart, list, claims and source below one another, in `body` rows from row 2 on.
    fn stacked(&mut self, width: u16, body: u16, wanted: Wanted) {
        let (mut lanes, mut claims, mut source, least_list) = (wanted.lanes.clamp(1, MANY_LANES), 3, 3, 6);
        let over = |lanes: u16, claims: u16, source: u16| (CHART + lanes + least_list + claims + source).saturating_sub(body);
        lanes -= over(lanes, claims, source).min(lanes - 1);
        if over(lanes, claims, source) > 0 {
            claims = 0;
        }
        if over(lanes, claims, source) > 0 {
            source = 0;
        }
        let mut spare = body.saturating_sub(CHART + lanes + claims + source + least_list);
        let mut grow = |part: &mut u16, share: u16, most: u16| {
            let more = share.min(most.saturating_sub(*part)).min(spare);
            *part += more;
            spare -= more;
        };
        if claims > 0 {
            let total = body - (CHART + lanes + claims + source + least_list);
            grow(&mut source, total * 2 / 5, 16);
            grow(&mut claims, total / 5, 10);
            grow(&mut lanes, total / 5, wanted.lanes.max(1));
        }
        let list = body.saturating_sub(CHART + lanes + claims + source);
        let y = self.chart(width, lanes);
        self.list = Area::new(0, y, width, list);
        let (claims_area, source_area) = (Area::new(0, y + list, width, claims), Area::new(0, y + list + claims, width, source));
        (self.claims_title, self.claims) = titled(claims_area);
        (self.source_title, self.source) = titled(source_area);
    }

    /// Chart above; below it the list on the left, claims, source and reasoning on the right.
    fn beside(&mut self, width: u16, body: u16, wanted: Wanted) {
        let lanes = wanted.lanes.clamp(1, (body / 3).max(MANY_LANES));
        let y = self.chart(width, lanes);
        let rows = body.saturating_sub(CHART + lanes);
        let left = (width / 2).clamp(72, 100);
        (self.list_title, self.list) = titled(Area::new(0, y, left, rows));
        let (x, right) = (left + 1, width - left - 1);
        let claims = (rows * 3 / 8).clamp(6, 12).min(rows);
        let why = if rows >= 24 { rows / 4 } else { 0 };
        let source = rows.saturating_sub(claims + why);
        (self.claims_title, self.claims) = titled(Area::new(x, y, right, claims));
        (self.source_title, self.source) = titled(Area::new(x, y + claims, right, source));
        (self.why_title, self.why) = titled(Area::new(x, y + claims + source, right, why));
    }

    /// The chart from row 2 on; returns the row after it.
    fn chart(&mut self, width: u16, lanes: u16) -> u16 {
        let names = if width >= 110 { 22 } else { 14 };
        self.names = Area::new(0, 2, names, 2 + lanes);
        self.axis = Area::new(names, 2, width - names, 2);
        self.lanes = Area::new(names, 4, width - names, lanes);
        self.rule = Area::new(0, 4 + lanes, width, 1);
        5 + lanes
    }
}

/// A title row, and what is below it.
fn titled(area: Area) -> (Area, Area) {
    if area.height < 2 {
        return (Area::default(), Area::default());
    }
    (Area { height: 1, ..area }, area.below_title())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(width: u16, height: u16) -> Geometry {
        Geometry::new(width, height, Wanted { lanes: 9, query: false, full: false })
    }

    #[test]
    fn a_screen_of_80x24_holds_every_pane() {
        let g = at(80, 24);
        assert_eq!((g.lanes.height, g.list.height, g.claims.height, g.source.height), (5, 6, 2, 2));
        assert_eq!((g.query.y, g.hints.y), (22, 23));
    }

    #[test]
    fn panes_are_dropped_in_their_order() {
        let heights = |height| {
            let g = at(80, height);
            (g.lanes.height, g.claims.height, g.source.height)
        };
        assert_eq!(heights(22), (3, 2, 2));
        assert_eq!(heights(20), (1, 2, 2));
        assert_eq!(heights(19), (1, 0, 2));
        assert_eq!(heights(16), (1, 0, 0));
        let alone = at(40, 10);
        assert!(alone.lanes.is_empty() && alone.source.is_empty());
        assert_eq!(alone.list, Area::new(0, 1, 40, 8));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn panes_lie_on_the_screen_and_apart(width in 0u16..260, height in 0u16..90, lanes in 0u16..40, query: bool, full: bool) {
            let g = Geometry::new(width, height, Wanted { lanes, query, full });
            let areas = [g.header, g.overview, g.axis, g.names, g.lanes, g.rule, g.list_title, g.list, g.claims_title, g.claims,
                g.source_title, g.source, g.why_title, g.why, g.page_title, g.page, g.query, g.hints];
            let areas: Vec<Area> = areas.into_iter().filter(|area| !area.is_empty()).collect();
            for (i, a) in areas.iter().enumerate() {
                prop_assert!(a.x + a.width <= width && a.y + a.height <= height, "{a:?}");
                for b in &areas[i + 1..] {
                    let apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
                    prop_assert!(apart, "{a:?} {b:?}");
                }
            }
            prop_assert!(!query || height < 2 || width == 0 || !g.query.is_empty(), "the query line is never dropped");
        }
    }
}
