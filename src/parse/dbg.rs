use super::*;
#[test]
fn dbg() {
    let text = std::fs::read_to_string("/tmp/dbg.txt").unwrap();
    let text = text.trim();
    let article = Article {
        text: text.into(),
        published: Some(crate::text::Stated { value: "2015-07-06".into(), by: "x".into() }),
        ..Article::default()
    };
    let e = timex::find(text);
    let (p, _) = timex::publication(&article, &e);
    let t = timex::resolve(text, &e, &p);
    let lex = Lexicon::built_in();
    let (s, _) = sentence::read(&article, &t, lex);
    for s in &s {
        for f in trigger::triggers(s, lex) {
            println!(
                "T {} real={} def={} start={} from={} first={} clause={:?}",
                f.trigger.lemma, f.real, f.definite, f.start, f.from, f.first, f.clause
            );
        }
        for x in &s.entities {
            println!("E {}-{} {:?} {:?}", x.first, x.end, x.span.of(text), x.what);
        }
        for x in &s.times {
            println!("t {}-{} {:?}", x.first, x.end, t[x.timex].interval);
        }
        let f = trigger::triggers(s, lex);
        for x in trigger::shares(s, &f) {
            println!(
                "S {} {}..{} outcomes {:?}",
                x.head.trigger.lemma,
                x.from,
                x.to,
                x.outcomes.iter().map(|o| o.trigger.lemma).collect::<Vec<_>>()
            );
        }
    }
}
