//! Narratives count from the date told last, and nobody tells the program that a text is one.

use super::*;

const HISTORY: &str = "The war began on 3 March 1871. In May 1871 the town fell. The king fled on 4 June. In August 1871 he came back. \
    In November the army marched. In January it crossed the river, and in March 1872 it was beaten. The following year the peace was \
    signed. In 1874 the king died. His son ruled until 1880. A new war began in 1883, and in 1884, 1885 and 1886 the harvest failed.";

#[test]
fn a_history_carries_its_year_on() {
    let got: Vec<String> = read(HISTORY).iter().map(|timex| format!("{} = {}", timex.span.of(HISTORY), timex.value)).collect();
    assert_eq!(
        got,
        [
            "3 March 1871 = 1871-03-03",
            "May 1871 = 1871-05",
            "4 June = 1871-06-04",
            "August 1871 = 1871-08",
            "November = 1871-11",
            "January = 1872-01",
            "March 1872 = 1872-03",
            "The following year = 1873",
            "1874 = 1874",
            "1880 = 1880",
            "1883 = 1883",
            "1884 = 1884",
            "1885 = 1885",
            "1886 = 1886",
        ]
    );
}

#[test]
fn an_aside_does_not_carry_off_the_year() {
    let text =
        format!("{HISTORY} In 1887 the town grew. A book printed in 1950 tells of it. On 4 May the bridge opened. In June 1887 it fell.");
    let all = read(&text);
    let bridge = all.iter().find(|timex| timex.span.of(&text) == "4 May").unwrap();
    assert_eq!(bridge.value, "1887-05-04", "{:?}", bridge.why);
    assert!(bridge.why.iter().any(|step| step.contains("narrative")), "{:?}", bridge.why);
}

#[test]
fn a_passage_of_news_looks_back() {
    let text = "The bridge was closed on Friday. In March 2013 two cables gave way. In April they were mended, and on 3 May it opened again. \
        The mayor spoke yesterday.\n\nA storm struck it in April.";
    let values: Vec<String> = read(text).into_iter().map(|timex| timex.value).collect();
    assert_eq!(values, ["2015-06-26", "2013-03", "2013-04", "2013-05-03", "2015-06-30", "2015-04"]);
}

#[test]
fn news_with_a_year_or_two_stays_news() {
    let text = "The minister resigned on Friday. He had taken office in 2011, after the vote of 3 May 2010. He spoke again yesterday.";
    let values: Vec<String> = read(text).into_iter().map(|timex| timex.value).collect();
    assert_eq!(values, ["2015-06-26", "2011", "2010-05-03", "2015-06-30"]);
}
