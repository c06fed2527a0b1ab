//! The coasts, borders and names of countries that lie under the map, read from `assets/map/outline.txt` when a map is first drawn.
//!
//! The outline is Natural Earth's at its finest, 1:10m (version 4.1, in the public domain), as the npm package `world-atlas`
//! 2.0.2 has it, thinned out to what a terminal can show. To make it anew, take `countries-10m.json` of that package, a
//! TopoJSON file, and for each of its arcs:
//!
//! 1. An arc that two or more countries of the object `countries` use is a border (`b`), any other a coast (`c`).
//! 2. Divide it where it runs along the edge of the sheet, at 180° east or west or at the south pole: that is no coast.
//! 3. Thin each part out by the algorithm of Douglas and Peucker with a tolerance of 0.015° (longitudes shortened by the
//!    cosine of the latitude), and leave out what then closes round less than 0.04°.
//! 4. Round to hundredths of a degree, and write each part as the encoded polyline format has it: of each number, the step
//!    from the one before, zigzag coded, in groups of five bits from the lowest on, each with bit 6 set if another follows,
//!    and 63 added to make it a letter.
//!
//! For each country, under the name of its property `name`, lay a lattice over its polygons, of 2°, or finer (1°, 0.5°, 0.25°,
//! 0.1°, 0.05°, 0.02°) where fewer than 60 of its points lie in them (24 of the finer ones), and write those points likewise,
//! after `n`, the name and a tab.
//!
//! Sort the lines of each kind and put the head of the file before them. Borders are where Natural Earth draws them: who holds the ground.

use std::sync::LazyLock;

use ratatui::{
    style::Color,
    widgets::canvas::{Painter, Shape},
};

use crate::app::{Projection, turned};

/// Hundredths of a degree in one.
const UNIT: f64 = 100.0;

/// All strokes of the world, one after another.
#[derive(Debug, Default)]
pub struct Outline {
    /// Hundredths of a degree north and east.
    points: Vec<(i16, i16)>,
    strokes: Vec<Stroke>,
    countries: Vec<Country>,
}

/// A country, and points that lie in it, all over it.
#[derive(Debug)]
pub struct Country {
    pub name: &'static str,
    /// Degrees from one to the next.
    pub step: f64,
    points: Vec<(i16, i16)>,
}

impl Country {
    /// Degrees north and east.
    pub fn points(&self) -> impl Iterator<Item = (f64, f64)> {
        self.points.iter().map(|point| degrees(*point))
    }
}

#[derive(Debug)]
struct Stroke {
    is_border: bool,
    /// Where its points are.
    from: usize,
    to: usize,
    /// The corners of what it lies in, south-west and north-east.
    least: (i16, i16),
    most: (i16, i16),
}

/// The outline of the world.
pub fn outline() -> &'static Outline {
    static OUTLINE: LazyLock<Outline> = LazyLock::new(|| Outline::read(include_str!("../../assets/map/outline.txt")));
    &OUTLINE
}

impl Outline {
    fn read(text: &'static str) -> Outline {
        let mut outline = Outline::default();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let Some((kind, coded)) = line.split_at_checked(1) else { continue };
            let (name, coded) = coded.split_once('\t').unwrap_or(("", coded));
            let from = outline.points.len();
            let mut steps = steps(coded);
            let (mut north, mut east) = (0, 0);
            while let (Some(up), Some(right)) = (steps.next(), steps.next()) {
                (north, east) = (north + up, east + right);
                outline.points.push((north as i16, east as i16));
            }
            if kind == "n" {
                let points = outline.points.split_off(from);
                let apart = |pair: &[(i16, i16)]| pair[0].1.abs_diff(pair[1].1).max(pair[0].0.abs_diff(pair[1].0));
                let step = f64::from(points.windows(2).map(apart).min().unwrap_or(0)) / UNIT;
                outline.countries.push(Country { name, step, points });
                continue;
            }
            let points = &outline.points[from..];
            let Some(first) = points.first() else { continue };
            let least = points.iter().fold(*first, |least, point| (least.0.min(point.0), least.1.min(point.1)));
            let most = points.iter().fold(*first, |most, point| (most.0.max(point.0), most.1.max(point.1)));
            outline.strokes.push(Stroke { is_border: kind == "b", from, to: outline.points.len(), least, most });
        }
        outline
    }

    pub fn countries(&self) -> &[Country] {
        &self.countries
    }
}

/// The numbers of an encoded polyline.
fn steps(coded: &str) -> impl Iterator<Item = i32> {
    let mut bytes = coded.bytes();
    std::iter::from_fn(move || {
        let (mut value, mut shift) = (0u32, 0);
        loop {
            let group = u32::from(bytes.next()?.checked_sub(63)?);
            value |= (group & 31) << shift;
            shift += 5;
            if group < 32 || shift > 25 {
                break;
            }
        }
        Some((value >> 1) as i32 ^ -((value & 1) as i32))
    })
}

/// Coasts or borders as dots of a canvas. Borders are dashed, so that they are told apart without colour.
pub struct Strokes<'a> {
    pub projection: &'a Projection,
    pub borders: bool,
    /// Dots to a cell, across and down.
    pub dots: (f64, f64),
    /// Columns and rows of the canvas.
    pub size: (u16, u16),
    /// So many dots of a border are drawn and so many are not, in turn.
    pub dash: usize,
    pub colour: Color,
}

impl Shape for Strokes<'_> {
    fn draw(&self, painter: &mut Painter<'_, '_>) {
        let outline = outline();
        let (height, width) = self.projection.span();
        let middle = self.projection.middle();
        let (columns, rows) = (f64::from(self.size.0) * self.dots.0, f64::from(self.size.1) * self.dots.1);
        // Of what is closer together than dots, one point is enough.
        let near = (height / rows * UNIT * 0.7, width / columns * UNIT * 0.7);
        for stroke in outline.strokes.iter().filter(|stroke| stroke.is_border == self.borders) {
            let (south, west) = degrees(stroke.least);
            let (north, east) = degrees(stroke.most);
            let beside =
                if (west..=east).contains(&middle.1) { 0.0 } else { turned(west - middle.1).abs().min(turned(east - middle.1).abs()) };
            if south > middle.0 + height / 2.0 || north < middle.0 - height / 2.0 || beside > width / 2.0 {
                continue;
            }
            let points = &outline.points[stroke.from..stroke.to];
            let mut pen = Dots { painter, size: (columns as i64, rows as i64), colour: self.colour, dash: self.dash, drawn: 0 };
            let mut before: Option<((i16, i16), (f64, f64))> = None;
            for (at, point) in points.iter().enumerate() {
                let apart = |last: (i16, i16)| {
                    f64::from((last.0 - point.0).abs()) > near.0 || f64::from(last.1) - f64::from(point.1) > near.1 || {
                        f64::from(point.1) - f64::from(last.1) > near.1
                    }
                };
                if before.is_some_and(|(last, _)| !apart(last)) && at + 1 < points.len() {
                    continue;
                }
                let (column, row) = self.projection.cell(degrees(*point));
                let here = (column * self.dots.0, row * self.dots.1);
                match before {
                    // Where the world is cut open, at the far side of the view, no stroke leads across.
                    Some((_, there)) if (there.0 - here.0).abs() * width < columns * 180.0 => pen.line(there, here),
                    _ => {}
                }
                before = Some((*point, here));
            }
        }
    }
}

fn degrees((north, east): (i16, i16)) -> (f64, f64) {
    (f64::from(north) / UNIT, f64::from(east) / UNIT)
}

/// Draws lines of dots, dashed along a whole stroke.
struct Dots<'a, 'b, 'c> {
    painter: &'a mut Painter<'b, 'c>,
    size: (i64, i64),
    colour: Color,
    dash: usize,
    drawn: usize,
}

impl Dots<'_, '_, '_> {
    fn line(&mut self, from: (f64, f64), to: (f64, f64)) {
        let (mut x, mut y) = (from.0.floor() as i64, from.1.floor() as i64);
        let (to_x, to_y) = (to.0.floor() as i64, to.1.floor() as i64);
        let is_beside = |a: i64, b: i64, size: i64| a.max(b) < 0 || a.min(b) >= size;
        if is_beside(x, to_x, self.size.0) || is_beside(y, to_y, self.size.1) {
            return;
        }
        // Bresenham's algorithm.
        let (right, down) = ((to_x - x).abs(), -(to_y - y).abs());
        let (step_x, step_y) = ((to_x - x).signum(), (to_y - y).signum());
        let mut error = right + down;
        loop {
            let is_in = (0..self.size.0).contains(&x) && (0..self.size.1).contains(&y);
            if is_in && (self.dash == 0 || (self.drawn / self.dash).is_multiple_of(2)) {
                self.painter.paint(x as usize, y as usize, self.colour);
            }
            if (x, y) == (to_x, to_y) {
                break;
            }
            self.drawn += 1;
            let twice = 2 * error;
            if twice >= down {
                error += down;
                x += step_x;
            }
            if twice <= right {
                error += right;
                y += step_y;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_encoded_polyline_is_read() {
        // The example of the format's description, in steps of hundredths of a thousandth.
        let numbers: Vec<i32> = steps("_p~iF~ps|U_ulLnnqC").collect();
        assert_eq!(numbers, [3_850_000, -12_020_000, 220_000, -75_000]);
    }

    #[test]
    fn the_outline_of_the_world_is_whole() {
        let outline = outline();
        assert!(outline.points.len() > 100_000 && outline.strokes.iter().any(|stroke| stroke.is_border));
        for stroke in &outline.strokes {
            assert!(stroke.to - stroke.from > 1);
            assert!(stroke.least.0 >= -9000 && stroke.most.0 <= 9000 && stroke.least.1 >= -18000 && stroke.most.1 <= 18000);
        }
        let tunisia = outline.countries().iter().find(|country| country.name == "Tunisia").unwrap();
        assert_eq!(tunisia.step, 0.5);
        assert!(tunisia.points().all(|(north, east)| (30.0..38.0).contains(&north) && (7.0..12.0).contains(&east)));
        // The border of Tunisia meets the sea near Tabarka.
        let near = |at: usize| outline.points[at].0.abs_diff(3695) < 10 && outline.points[at].1.abs_diff(861) < 10;
        assert!(outline.strokes.iter().any(|stroke| stroke.is_border && (near(stroke.from) || near(stroke.to - 1))));
    }
}
