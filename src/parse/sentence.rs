//! A sentence as the later steps see it: its tokens, the names in it, and the times in it.

use super::{
    entity::{Context, Entity, Home, SoFar, Words, entities},
    lexicon::Lexicon,
    timex::Timex,
    token::{Token, tokens},
};
use crate::{
    text::{Article, BlockKind, Span, blocks, sentences},
    timeline::Place,
};

/// A time expression's place among the tokens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeAt {
    pub first: usize,
    pub end: usize,
    /// Its index among the article's time expressions.
    pub timex: usize,
    /// In a dateline: when the report was sent off.
    pub filed: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Sentence {
    pub span: Span,
    /// Which paragraph it stands in, counted from 0.
    pub block: usize,
    pub tokens: Vec<Token>,
    pub entities: Vec<Entity>,
    pub times: Vec<TimeAt>,
}

/// The sentences of an article's running prose: headings and a web page's leftovers tell of no event of their own.
///
/// Beside them, the country that the article is mostly about, and its own town.
pub fn read(article: &Article, times: &[Timex], lexicon: &Lexicon) -> (Vec<Sentence>, Option<Place>, Home) {
    let text = article.text.as_str();
    let mut spans: Vec<(usize, Span)> = Vec::new();
    for (block, found) in blocks(text).into_iter().enumerate() {
        if found.kind == BlockKind::Paragraph {
            spans.extend(sentences(text, found.span).into_iter().map(|span| (block, span)));
        }
    }
    let all_tokens: Vec<Vec<Token>> = spans.iter().map(|(_, span)| tokens(text, *span)).collect();
    let opens: Vec<bool> = (0..spans.len()).map(|at| at == 0 || spans[at - 1].0 != spans[at].0).collect();
    let context = Context::new(article.title.as_deref().unwrap_or(""), &all_tokens, &opens, text, lexicon);
    let mut so_far = SoFar::default();
    let mut next_time = 0;
    let mut out = Vec::with_capacity(spans.len());
    for ((block, span), tokens) in spans.into_iter().zip(all_tokens) {
        while times.get(next_time).is_some_and(|time| time.span.end <= span.start) {
            next_time += 1;
        }
        let mut taken = vec![false; tokens.len()];
        let mut placed = Vec::new();
        for (timex, time) in times.iter().enumerate().skip(next_time).take_while(|(_, time)| time.span.start < span.end) {
            let first = tokens.partition_point(|token| token.span.end <= time.span.start);
            let end = tokens.partition_point(|token| token.span.start < time.span.end);
            if first < end {
                taken[first..end].fill(true);
                placed.push(TimeAt { first, end, timex, filed: is_filed(&tokens, first, end) });
            }
        }
        if out.last().is_none_or(|before: &Sentence| before.block != block) {
            so_far.town = None;
        }
        let words = Words { tokens: &tokens, text, taken: &taken, sentence: out.len() };
        let entities = entities(&words, &context, &mut so_far, lexicon);
        out.push(Sentence { span, block, tokens, entities, times: placed });
    }
    let country = context.main_country().and_then(|country| lexicon.places.named(country));
    let home = Home { country: country.clone(), ..context.home().clone() };
    (out, country, home)
}

/// "Oslo, 4 May 94 (NTB) --": a time near the beginning, behind it at most a name in brackets and then a dash.
fn is_filed(tokens: &[Token], first: usize, end: usize) -> bool {
    const OPENING: usize = 8;
    if first == 0 || first > OPENING || !tokens[first - 1].is_any(&[",", ")"]) {
        return false;
    }
    let Some(next) = tokens.get(end) else { return false };
    let bracketed = next.is("(").then(|| tokens[end..].iter().take(OPENING * 2).position(|token| token.is(")"))).flatten();
    let behind = bracketed.map_or(end, |close| end + close + 1);
    tokens.get(behind).is_some_and(|token| token.is_any(&["-", "--", "–", "—", "["]))
}

impl Sentence {
    /// The words of tokens `first..end` as they stand in the article.
    pub fn span_of(&self, first: usize, end: usize) -> Span {
        match (self.tokens.get(first), end.checked_sub(1).and_then(|last| self.tokens.get(last))) {
            (Some(a), Some(b)) if first < end => a.span.to(b.span),
            _ => Span::new(self.span.start, self.span.start),
        }
    }

    /// Whether token `at` is part of a time expression.
    pub fn in_time(&self, at: usize) -> bool {
        self.times.iter().any(|time| (time.first..time.end).contains(&at))
    }

    /// The name that token `at` is part of.
    pub fn entity_at(&self, at: usize) -> Option<&Entity> {
        self.entities.iter().find(|entity| (entity.first..entity.end).contains(&at))
    }
}
