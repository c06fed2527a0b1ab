//! The room for understanding: articles become a timeline.
//!
//! ```text
//! timex     time expressions, publication date, resolution        steps 1 to 4
//! sentence  sentences with their tokens, names and times
//! entity    places, groups and people, by lexicon and by shape    step 5
//! trigger   words that tell of events; which clause is whose
//! stance    did it happen, or is it denied, planned, feared?
//! figure    how many, of whom
//! mention   all of it put together for one passage                step 6
//! namesake  one spelling for each person
//! telling   what sets one report apart from the others of its corpus
//! link      which mentions tell of one event                      step 7
//! event     date, place, actors, figures and title of each
//! day       how much each day matters, and which sentences tell it best
//! key_date  days that matter for which no event was found
//! rank      which events matter most
//! ```
//!
//! Parsing never fails: what could not be used is a [`Problem`] of the timeline.

mod day;
mod entity;
mod event;
mod figure;
mod key_date;
pub mod lexicon;
mod link;
mod mention;
mod namesake;
mod rank;
mod sentence;
mod stance;
mod telling;
#[cfg(test)]
mod tests;
pub mod timex;
mod title;
mod token;
mod trigger;

use rayon::prelude::*;

use crate::{
    text::{Article, Problem},
    timeline::{Publication, Timeline},
};
use day::{Dated, Days};
use entity::Home;
use key_date::Resolved;
use lexicon::Lexicon;
use mention::{Draft, Reading};
use telling::Bag;
use timex::Expression;

/// The timeline of some articles. `problems` are those of reading them; what parsing adds comes after.
pub fn parse(articles: Vec<Article>, mut problems: Vec<Problem>) -> Timeline {
    let lexicon = Lexicon::built_in();
    let expressions: Vec<Vec<Expression>> = articles.par_iter().map(|article| timex::find(&article.text)).collect();
    let (published, undated) = timex::publications(&articles, &expressions);
    problems.extend(undated);
    let read = |index: usize| mentions(index, &articles[index], &expressions[index], &published[index], lexicon);
    let found: Vec<Found> = (0..articles.len()).into_par_iter().map(read).collect();
    let mut drafts: Vec<Draft> = Vec::with_capacity(found.iter().map(|one| one.drafts.len()).sum());
    let (mut bags, mut dated) = (Vec::with_capacity(found.len()), Vec::with_capacity(found.len()));
    let mut homes = Vec::with_capacity(found.len());
    for one in found {
        drafts.extend(one.drafts);
        bags.push(one.bag);
        dated.push(one.dated);
        homes.push(one.home);
    }
    namesake::one_name_each(&mut drafts);
    let mut clusters = link::link(&drafts, &articles, &bags, &published);
    link::date_what_came_after(&mut clusters, &mut drafts, &published);
    mention::place_what_has_none(&clusters, &mut drafts, &homes);
    link::date_what_is_news(&mut clusters, &mut drafts, &published);
    let days = Days::of(&dated, &articles, &bags);
    let resolved = Resolved { expressions: &expressions, published: &published };
    drop((dated, bags));
    let events = event::events(&clusters, drafts, &articles, &days, &resolved);
    Timeline { articles, published, events, problems, ..Timeline::default() }
}

/// What one article tells.
struct Found {
    drafts: Vec<Draft>,
    bag: Bag,
    dated: Vec<Dated>,
    home: Home,
}

/// Steps 4 to 6 for one article.
fn mentions(index: usize, article: &Article, expressions: &[Expression], published: &Publication, lexicon: &Lexicon) -> Found {
    let times = timex::resolve(&article.text, expressions, published);
    let (sentences, country, home) = sentence::read(article, &times, lexicon);
    let reading = Reading { article: index, text: &article.text, times: &times, published, lexicon, country, home };
    let drafts = mention::drafts(&sentences, &reading);
    Found { drafts, bag: Bag::of(&sentences), dated: day::dated(&sentences, &times, published), home: reading.home }
}
