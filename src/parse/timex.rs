//! Stand-in until it is merged.
use crate::{
    text::*,
    time::Interval,
    timeline::{How, Publication},
};
pub struct Expression;
pub enum Class {
    Date,
}
impl Class {
    pub fn name(&self) -> &'static str {
        "DATE"
    }
}
pub struct Modifier;
impl Modifier {
    pub fn name(&self) -> &'static str {
        "APPROX"
    }
}
pub struct Timex {
    pub span: Span,
    pub class: Class,
    pub value: String,
    pub modifier: Option<Modifier>,
    pub interval: Option<Interval>,
    pub rule: &'static str,
    pub why: Vec<String>,
}
pub fn find(_: &str) -> Vec<Expression> {
    vec![]
}
pub fn publication(_: &Article, _: &[Expression]) -> (Publication, Option<Problem>) {
    (Publication { interval: None, how: How::Unknown, why: vec![] }, None)
}
pub fn resolve(_: &str, _: &[Expression], _: &Publication) -> Vec<Timex> {
    vec![]
}
