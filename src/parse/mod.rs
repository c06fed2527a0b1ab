//! The room for understanding: articles become a timeline. Stand-in until it is merged.

use crate::{
    text::{Article, Problem},
    timeline::{How, Publication, Timeline},
};

pub mod timex;

pub fn parse(articles: Vec<Article>, problems: Vec<Problem>) -> Timeline {
    let published = articles
        .iter()
        .map(|article| match article.published.as_ref().and_then(|stated| stated.value.parse().ok()) {
            Some(interval) => Publication { interval: Some(interval), how: How::Stated, why: vec![] },
            None => Publication { interval: None, how: How::Unknown, why: vec![] },
        })
        .collect();
    Timeline { articles, published, events: vec![], problems }
}
