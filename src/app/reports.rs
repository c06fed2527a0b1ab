//! From report to report of the selected event, and to the files that they stand in.

use super::{Effect, Screen, State};
use crate::text::printable;

impl State {
    pub(super) fn open_source(&mut self) {
        if self.selected_event().is_none() {
            self.notice = Some("no event is selected".to_owned());
        } else if self.screens.last() != Some(&Screen::Source) {
            self.screens.retain(|screen| *screen != Screen::Source);
            self.open_screen(Screen::Source);
        }
    }

    /// The next mention in another article, by so many articles; round at the end.
    pub(super) fn turn_report(&mut self, count: isize) {
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
        self.report = (self.report as isize + count).rem_euclid(mentions as isize) as usize;
        self.show_passage();
    }

    pub(super) fn edit(&mut self) -> Option<Effect> {
        let mention = self.mention()?;
        let line = self.file_line(mention.article, mention.trigger.start);
        match self.timeline.articles.get(mention.article)?.path.clone() {
            Some(path) => Some(Effect::Edit { path, line }),
            None => {
                self.notice = Some("this article is built in or was piped in: there is no file to edit".to_owned());
                None
            }
        }
    }

    /// The passage on view for the clipboard, with or without where it comes from.
    pub(super) fn copy(&mut self, cited: bool) -> Option<Effect> {
        let mention = self.mention()?;
        let article = self.timeline.articles.get(mention.article)?;
        let passage = mention.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        let mut text = if cited { format!("“{passage}”") } else { passage };
        if cited {
            let title = article.title.as_deref().map(|title| format!(" — {title}"));
            let published = self.timeline.published.get(mention.article).and_then(|publication| publication.interval);
            let line = self.file_line(mention.article, mention.span.start);
            let file = article.path.as_deref().unwrap_or(&article.id);
            text.push_str(&title.unwrap_or_default());
            for part in
                [article.publisher.clone(), published.map(|when| when.in_words()), Some(format!("{file}:{line}"))].into_iter().flatten()
            {
                text.push_str(", ");
                text.push_str(&part);
            }
            if let Some(original) = &article.digest_of {
                text.push_str(&format!(" (a digest of {original})"));
            }
        }
        self.notice = Some(if cited { "passage and source copied" } else { "passage copied" }.to_owned());
        Some(Effect::Copy(printable(&text).into_owned()))
    }
}
