//! Words of the article on view that tell of other events: where they stand, going from one to the next, and over to their event.

use super::State;
use crate::{
    text::Span,
    timeline::{Event, Timeline},
};

/// A trigger in an article, and an event that it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub words: Span,
    /// Place in the timeline; of several events with this trigger the best ranked.
    pub event: usize,
}

/// The triggers of each article, in order and apart from one another.
pub(super) fn told(timeline: &Timeline) -> Vec<Vec<Told>> {
    let mut triggers: Vec<(usize, Span, usize, usize)> = Vec::new();
    for (event, of) in timeline.events.iter().enumerate() {
        triggers.extend(of.mentions.iter().map(|mention| (mention.article, mention.trigger, of.rank, event)));
    }
    triggers.sort_unstable();
    let mut out: Vec<Vec<Told>> = vec![Vec::new(); timeline.articles.len()];
    for (article, words, _, event) in triggers {
        if let Some(told) = out.get_mut(article)
            && told.last().is_none_or(|last: &Told| last.words.end <= words.start)
        {
            told.push(Told { words, event });
        }
    }
    out
}

impl State {
    /// The words in a part of an article that tell of events other than the selected one.
    pub(crate) fn told_in(&self, article: usize, part: Span) -> impl Iterator<Item = Told> {
        let told = self.told.get(article).map_or(&[][..], Vec::as_slice);
        let from = told.partition_point(|told| told.words.end <= part.start);
        let to = told.partition_point(|told| told.words.start < part.end).max(from);
        let selected = self.selected_event();
        told[from..to].iter().copied().filter(move |told| !selected.is_some_and(|event| is_of(event, article, told.words)))
    }

    /// The event that the words tell of on which the cursor stands, if it is not the selected one.
    pub(crate) fn told_at_spot(&self) -> Option<Told> {
        let spot = self.spot?;
        let article = self.mention()?.article;
        self.told_in(article, spot).find(|told| told.words == spot)
    }

    /// The cursor to the next words of another event.
    pub(super) fn turn_other(&mut self, count: isize) {
        let Some(mention) = self.mention() else { return };
        let (article, trigger) = (mention.article, mention.trigger.start);
        let Some(text) = self.timeline.articles.get(article).map(|article| article.text.len()) else { return };
        let others: Vec<Span> = self.told_in(article, Span::new(0, text)).map(|told| told.words).collect();
        let at = self.spot.map_or(trigger, |spot| spot.start);
        let target = if count > 0 {
            let from = others.partition_point(|words| words.start <= at);
            others.get(from + count as usize - 1).or(others.get(from..).and_then(<[_]>::last))
        } else {
            let to = others.partition_point(|words| words.start < at);
            others[..to].get(to.saturating_sub(count.unsigned_abs()))
        };
        match target {
            Some(words) => {
                self.spot = Some(*words);
                self.bring_byte_on_view(words.start);
            }
            None if others.is_empty() => self.notice = Some("nothing here tells of another event".to_owned()),
            None => {
                self.notice = Some(format!("no {} words of another event in this article", if count > 0 { "later" } else { "earlier" }))
            }
        }
    }

    /// Selects the event of the words under the cursor; the text stays where it is. False where there is none.
    pub(super) fn follow(&mut self) -> bool {
        let (Some(told), Some(article)) = (self.told_at_spot(), self.mention().map(|mention| mention.article)) else { return false };
        let Some(position) = self.position_of(told.event) else {
            self.notice = Some("the filter hides that event; Esc on the timeline clears it".to_owned());
            return true;
        };
        self.remember();
        let top = self.source_top;
        self.select(position);
        let mentions = self.selected_event().map_or(&[][..], |event| &event.mentions);
        let report = mentions.iter().position(|mention| mention.article == article && mention.trigger == told.words);
        self.report = report.unwrap_or(0);
        self.source_top = top;
        self.notice = self.selected_event().map(|event| format!("now selected: {}", event.title));
        true
    }
}

fn is_of(event: &Event, article: usize, words: Span) -> bool {
    event
        .mentions
        .iter()
        .any(|mention| mention.article == article && (mention.trigger == words || mention.lit.iter().any(|lit| lit.span.overlaps(words))))
}
