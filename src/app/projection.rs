//! From degrees to the cells of the map: which part of the world is on view, and where in it a point lies.
//!
//! The projection is equirectangular, true at the latitude in the middle of the view: a degree of longitude is as much shorter
//! than one of latitude as it is there, and a cell of the terminal is twice as high as wide. So shapes look right wherever
//! one zooms in. The world goes on past the date line.

/// Degrees north and east.
pub type Point = (f64, f64);

/// A part of the world to be seen, whatever room there is for it: its middle, and the degrees that must fit in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Viewport {
    pub middle: Point,
    pub height: f64,
    pub width: f64,
}

/// The least that is fitted: one town alone is seen with the country around it.
const LEAST_FITTED: f64 = 2.0;

/// Nearer than this the outline has nothing more to show.
const NEAREST: f64 = 0.4;

/// What is left free on each side of what is fitted.
const MARGIN: f64 = 0.15;

impl Viewport {
    /// The smallest with all the points in it, on whichever side of the date line that is.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Viewport> {
        let points: Vec<Point> = points.into_iter().filter(|(north, east)| north.is_finite() && east.is_finite()).collect();
        let norths = points.iter().map(|point| point.0.clamp(-90.0, 90.0));
        let (south, north) = norths.fold((f64::MAX, f64::MIN), |(least, most), north| (least.min(north), most.max(north)));
        let mut easts: Vec<f64> = points.iter().map(|point| turned(point.1)).collect();
        easts.sort_unstable_by(f64::total_cmp);
        // What lies between the two that are farthest apart is left out.
        let (first, last) = (*easts.first()?, *easts.last()?);
        let mut widest = (first + 360.0 - last, first);
        for pair in easts.windows(2) {
            if pair[1] - pair[0] > widest.0 {
                widest = (pair[1] - pair[0], pair[1]);
            }
        }
        let (west, width) = (widest.1, 360.0 - widest.0);
        let middle = ((south + north) / 2.0, turned(west + width / 2.0));
        let room = 1.0 + 2.0 * MARGIN;
        Some(Viewport {
            middle,
            height: ((north - south) * room).clamp(LEAST_FITTED, 180.0),
            width: (width * room).clamp(LEAST_FITTED / shortening(middle.0), 360.0),
        })
    }

    /// As much smaller or larger as a factor says, with a point staying where it is.
    pub fn zoomed(self, factor: f64, about: Point) -> Viewport {
        let narrow = self.height.max(self.width * shortening(self.middle.0));
        let factor = if narrow * factor < NEAREST { NEAREST / narrow } else { factor };
        let (height, width) = ((self.height * factor).min(180.0), (self.width * factor).min(360.0));
        // At the edge of the world it can grow less than was asked.
        let factor = (height / self.height).max(width / self.width);
        let north = about.0 + (self.middle.0 - about.0) * factor;
        let east = about.1 + turned(self.middle.1 - about.1) * factor;
        Viewport { middle: (north.clamp(-90.0, 90.0), turned(east)), height, width }
    }

    pub fn moved(self, north: f64, east: f64) -> Viewport {
        Viewport { middle: ((self.middle.0 + north).clamp(-85.0, 85.0), turned(self.middle.1 + east)), ..self }
    }

    pub fn centred(self, on: Point) -> Viewport {
        Viewport { middle: (on.0.clamp(-85.0, 85.0), turned(on.1)), ..self }
    }
}

/// Degrees east as a number from -180 to 180.
pub fn turned(east: f64) -> f64 {
    (east + 180.0).rem_euclid(360.0) - 180.0
}

/// How long a degree of longitude is, of one of latitude. Near the poles it would be nothing.
fn shortening(north: f64) -> f64 {
    north.to_radians().cos().max(0.15)
}

/// A viewport laid on so many columns and rows.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Projection {
    middle: Point,
    per_row: f64,
    per_column: f64,
    columns: f64,
    rows: f64,
}

/// Kilometres to a degree of latitude.
const KILOMETRES: f64 = 111.2;

impl Projection {
    pub fn new(viewport: Viewport, columns: u16, rows: u16) -> Projection {
        let (columns, rows) = (f64::from(columns.max(1)), f64::from(rows.max(1)));
        let shortening = shortening(viewport.middle.0);
        let per_row = (viewport.height / rows).max(viewport.width * shortening * 2.0 / columns);
        // Past the poles there is nothing to see.
        let most = (90.0 - per_row * rows / 2.0).max(0.0);
        let middle = (viewport.middle.0.clamp(-most, most), viewport.middle.1);
        Projection { middle, per_row, per_column: per_row / 2.0 / shortening, columns, rows }
    }

    /// Where a point lies, in columns and rows from the upper left corner.
    pub fn cell(&self, point: Point) -> (f64, f64) {
        let (column, row) = self.offset(point);
        (self.columns / 2.0 + column, self.rows / 2.0 + row)
    }

    /// Columns and rows from the middle.
    fn offset(&self, (north, east): Point) -> (f64, f64) {
        (turned(east - self.middle.1) / self.per_column, (self.middle.0 - north) / self.per_row)
    }

    /// The cell in which a point lies, if that is on view.
    pub fn column_and_row(&self, point: Point) -> Option<(u16, u16)> {
        let (column, row) = self.cell(point);
        let is_in = (0.0..self.columns).contains(&column) && (0.0..self.rows).contains(&row);
        is_in.then_some((column as u16, row as u16))
    }

    /// Degrees of latitude and of longitude on view.
    pub fn span(&self) -> (f64, f64) {
        (self.per_row * self.rows, self.per_column * self.columns)
    }

    pub fn middle(&self) -> Point {
        self.middle
    }

    /// A round number of kilometres, and how many columns it is long: at most a part of the width.
    pub fn scale(&self, most_columns: f64) -> (u32, f64) {
        let per_column = self.per_row / 2.0 * KILOMETRES;
        let most = per_column * most_columns;
        let magnitude = 10f64.powf(most.max(1.0).log10().floor());
        let round = [5.0, 2.0, 1.0].into_iter().map(|step| step * magnitude).find(|length| *length <= most).unwrap_or(magnitude);
        (round as u32, round / per_column)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_fitted_is_on_view_with_room_around_it() {
        let viewport = Viewport::around([(36.8, 10.2), (33.1, 11.2), (35.2, 8.8)]).unwrap();
        assert!(viewport.height > 3.7 && viewport.height < 6.0, "{viewport:?}");
        assert_eq!(viewport.middle.1.round(), 10.0);
        let one = Viewport::around([(35.8, 10.6)]).unwrap();
        assert!((one.middle.0 - 35.8).abs() + (one.middle.1 - 10.6).abs() < 1e-9, "{one:?}");
        assert_eq!(one.height, LEAST_FITTED);
        assert_eq!(Viewport::around([]), None);
    }

    #[test]
    fn the_shorter_way_may_lead_over_the_date_line() {
        let viewport = Viewport::around([(-18.0, 178.0), (-14.0, -171.0)]).unwrap();
        assert!(viewport.width < 20.0, "{viewport:?}");
        let projection = Projection::new(viewport, 60, 20);
        let (fiji, samoa) = (projection.column_and_row((-18.0, 178.0)).unwrap(), projection.column_and_row((-14.0, -171.0)).unwrap());
        assert!(fiji.0 < samoa.0 && fiji.1 > samoa.1, "{fiji:?} {samoa:?}");
    }

    #[test]
    fn a_degree_of_longitude_is_as_short_as_it_is_there() {
        for (north, ratio) in [(0.0, 2.0), (60.0, 1.0)] {
            let viewport = Viewport { middle: (north, 10.0), height: 10.0, width: 10.0 };
            let projection = Projection::new(viewport, 80, 20);
            let (middle, east, south) =
                (projection.cell((north, 10.0)), projection.cell((north, 11.0)), projection.cell((north - 1.0, 10.0)));
            let (columns, rows) = (east.0 - middle.0, south.1 - middle.1);
            // A cell is twice as high as wide.
            assert!((columns / rows - ratio).abs() < 0.01, "{north}: {columns} columns, {rows} rows");
        }
    }

    #[test]
    fn the_scale_is_a_round_number() {
        let projection = Projection::new(Viewport { middle: (34.0, 9.0), height: 10.0, width: 10.0 }, 80, 20);
        let (kilometres, columns) = projection.scale(16.0);
        assert_eq!(kilometres, 200);
        assert!((columns - 7.2).abs() < 0.1, "{columns}");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn every_point_that_is_fitted_is_on_view(
            points in prop::collection::vec((-80.0..80.0f64, -180.0..180.0f64), 1..9), columns in 2u16..200, rows in 2u16..60
        ) {
            let viewport = Viewport::around(points.clone()).unwrap();
            let projection = Projection::new(viewport, columns, rows);
            for point in points {
                // Over the whole world and more, west and east meet.
                let (column, row) = projection.cell(point);
                prop_assert!((-0.5..=f64::from(columns) + 0.5).contains(&column), "{column} of {columns}");
                prop_assert!((-0.5..=f64::from(rows) + 0.5).contains(&row), "{row} of {rows}");
            }
        }

        #[test]
        fn zooming_and_moving_stays_in_the_world(
            steps in prop::collection::vec((0.2..5.0f64, -90.0..90.0f64, -180.0..180.0f64), 0..40)
        ) {
            let mut viewport = Viewport::around([(10.0, 179.0)]).unwrap();
            for (factor, north, east) in steps {
                viewport = viewport.zoomed(factor, (north, east)).moved(north / 9.0, east / 9.0);
                prop_assert!(viewport.height >= 0.01 && viewport.height <= 180.0 && viewport.width <= 360.0, "{viewport:?}");
                prop_assert!(viewport.middle.0.abs() <= 90.0 && viewport.middle.1.abs() <= 180.0, "{viewport:?}");
            }
        }
    }
}
