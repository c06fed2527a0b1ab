//! From report to report of the selected event, and to the files that they stand in.

use super::{Effect, Screen, State};
use crate::text::printable;

impl State {
    pub(super) fn open_source(&mut self) {
        if self.selected_event().is_none() {
            self.notice = Some("no event is selected".to_owned());
        } else if self.screens.last() == Some(&Screen::Claims) {
            self.open_statement();
        } else if (self.screens.last() == Some(&Screen::Source) || self.focus == super::Pane::Source) && self.follow() {
        } else if self.screens.last() != Some(&Screen::Source) {
            self.remember();
            self.open_screen(Screen::Source);
        }
    }

    /// The next mention in another article, by so many articles; round at the end.
    pub(super) fn turn_report(&mut self, count: isize) {
        if self.screens.last() == Some(&Screen::Claims) {
            return self.turn_statement_where(count, true);
        }
        let Some(event) = self.selected_event() else { return };
        let mut firsts: Vec<usize> = Vec::new();
        for (at, mention) in event.mentions.iter().enumerate() {
            if !firsts.iter().any(|first| event.mentions[*first].article == mention.article) {
                firsts.push(at);
            }
        }
        let article = event.mentions.get(self.report).map(|mention| mention.article);
        let now = firsts.iter().position(|first| Some(event.mentions[*first].article) == article).unwrap_or(0);
        match firsts.as_slice() {
            [] => {}
            [_] if event.mentions.len() > 1 => self.turn_mention(count),
            [_] => self.notice = Some("this is the only report of the event".to_owned()),
            _ => {
                self.remember();
                self.report = firsts[(now as isize + count).rem_euclid(firsts.len() as isize) as usize];
                self.show_passage();
            }
        }
    }

    pub(super) fn turn_mention(&mut self, count: isize) {
        let Some(mentions) = self.selected_event().map(|event| event.mentions.len()) else { return };
        if mentions < 2 {
            self.notice = Some("this is the only mention of the event".to_owned());
            return;
        }
        self.remember();
        self.report = (self.report as isize + count).rem_euclid(mentions as isize) as usize;
        self.show_passage();
    }

    pub(super) fn edit(&mut self) -> Option<Effect> {
        let (article, at) = match self.screens.last() {
            Some(Screen::Claims) => self.chosen_statement().map(|chosen| (chosen.article, chosen.words.start))?,
            _ => self.reading()?,
        };
        let line = self.file_line(article, at);
        match self.timeline.articles.get(article)?.path.clone() {
            Some(path) => Some(Effect::Edit { path, line }),
            None => {
                self.notice = Some("this article is built in or was piped in: there is no file to edit".to_owned());
                None
            }
        }
    }

    /// The passage on view, or the chosen claim, for the clipboard, with or without where it comes from.
    pub(super) fn copy(&mut self, cited: bool) -> Option<Effect> {
        let on_claims = self.screens.last() == Some(&Screen::Claims);
        let (article, span, figure) = match on_claims {
            true => {
                let chosen = self.chosen_statement()?;
                let figure = format!("{}: {}", chosen.measure.name(), chosen.figure);
                let by = chosen.by.as_ref().map(|by| format!(", according to {by}")).unwrap_or_default();
                (chosen.article, self.sentence_of(&chosen), format!("{figure}{by}: "))
            }
            false => self.mention().map(|mention| (mention.article, mention.span, String::new()))?,
        };
        let of = self.timeline.articles.get(article)?;
        let passage = span.of(&of.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let text = if cited { format!("{figure}“{passage}” — {}", self.citation(article, span.start)) } else { passage };
        let what = if on_claims { "claim" } else { "passage" };
        self.notice = Some(if cited { format!("{what} and source copied") } else { format!("{what} copied") });
        Some(Effect::Copy(printable(&text).into_owned()))
    }

    /// The passage that a statement stands in.
    pub(crate) fn sentence_of(&self, statement: &super::Statement) -> crate::text::Span {
        let mentions = self.selected_event().map_or(&[][..], |event| &event.mentions);
        let holds = |mention: &&crate::timeline::Mention| mention.article == statement.article && mention.span.contains(statement.words);
        mentions.iter().filter(holds).map(|mention| mention.span).min_by_key(|span| span.len()).unwrap_or_else(|| {
            // Told outside of every passage: the sentence in its paragraph.
            let (Some(article), Some(lines)) = (self.timeline.articles.get(statement.article), self.lines.get(statement.article)) else {
                return statement.words;
            };
            let line = lines.span(lines.line_of(statement.words.start));
            let sentences = crate::text::sentences(&article.text, line);
            sentences.into_iter().find(|sentence| sentence.contains(statement.words)).unwrap_or(line.to(statement.words))
        })
    }

    /// Title, publisher, date, and where: the address of the article if it has one, the file and its line.
    pub(crate) fn citation(&self, article: usize, byte: usize) -> String {
        let Some(of) = self.timeline.articles.get(article) else { return String::new() };
        let published = self.timeline.published.get(article).and_then(|publication| publication.interval);
        let place = format!("{}:{}", of.path.as_deref().unwrap_or(&of.id), self.file_line(article, byte));
        let parts = [of.title.clone(), of.publisher.clone(), published.map(|when| when.in_words()), of.url.clone(), Some(place)];
        let mut text = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        if let Some(original) = &of.digest_of {
            text.push_str(&format!(" (a digest of {original})"));
        }
        text
    }
}
