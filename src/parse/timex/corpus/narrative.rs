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

/// Values of a text in order, where nothing states its publication, or on the day all of this corpus is read.
fn values(text: &str, published: bool) -> Vec<String> {
    let all = if published {
        read(text)
    } else {
        let found = find(text);
        resolve(text, &found, &publication(&Article { text: text.to_owned(), ..Article::default() }, &found).0)
    };
    all.into_iter().map(|timex| timex.value).collect()
}

#[test]
fn a_short_history_carries_its_year_with_a_publication_or_without() {
    let text = "The Aster was a steam yacht. She was launched on 3 June 1901. In August she sailed for Lisbon. The following March she ran \
        aground. On 12 April she was refloated. She was sold in May 1922.";
    for published in [true, false] {
        assert_eq!(values(text, published), ["1901-06-03", "1901-08", "1902-03", "1902-04-12", "1922-05"]);
    }
}

#[test]
fn births_citations_and_founding_years_are_asides() {
    let text = "The society was founded in 1868 by Ruth Ellery (1831-1904). In February 1870 it opened a room. In June its lectures began. \
        Ellery, who had been born in Leith in 1831, spoke. In October a room was added (Marsh 1998). In December it burned. In 1881 it moved.";
    let wanted = ["1868", "1831", "1904", "1870-02", "1870-06", "1831", "1870-10", "1998", "1870-12", "1881"];
    assert_eq!(values(text, false), wanted);
}

#[test]
fn the_following_season_comes_after_the_date_told_last() {
    let text = "Work began in May 1923. In September it stopped. The following spring it went on. In June 1925 it stopped. That winter it \
        snowed. Two years later it was done. The previous autumn had been dry.";
    assert_eq!(values(text, false), ["1923-05", "1923-09", "1924-SP", "1925-06", "1925-WI", "1927", "1926-FA"]);
}

#[test]
fn a_list_of_dates_goes_on_from_its_headings() {
    let text = "Key events in the ferry affair, 1994\n\n10 March: The ferry leaves.\n11 March: A call is heard.\nJune: A board is named.\n\
        9 November 1995: The board reports.\nJanuary 1996: The owner is charged.\n3 May: The trial opens.";
    assert_eq!(values(text, false), ["1994", "1994-03-10", "1994-03-11", "1994-06", "1995-11-09", "1996-01", "1996-05-03"]);
    let text = "2006\nOctober: Parents learn of it.\nNovember 3: First protest.\n2007\nJanuary 15: The board votes.\n2008\nJune 20: The school closes.";
    assert_eq!(values(text, true), ["2006", "2006-10", "2006-11-03", "2007", "2007-01-15", "2008", "2008-06-20"]);
}

#[test]
fn news_looks_back_and_comes_home() {
    let text = "Dockers voted on Tuesday to end a strike.\n\nThe port was bought in August 1956. On 9 September the army took the cranes. The next \
        day it left. In January a director was named.\n\nOn Friday the union met. A deal of January gave a raise. Last year it was calm.";
    let wanted = ["2015-06-30", "1956-08", "1956-09-09", "1956-09-10", "1957-01", "2015-06-26", "2015-01", "2014"];
    assert_eq!(values(text, true), wanted);
}

#[test]
fn a_passage_has_its_own_weekdays_and_what_had_been_before() {
    let text = "Police came on Monday. The fire broke out on 8 July 1956, a Sunday. By Tuesday smoke filled the pit.\n\n\
        On 7 August 2012 the bridge fell, which had been closed in May.";
    assert_eq!(values(text, true), ["2015-06-29", "1956-07-08", "1956-07-08", "1956-07-10", "2012-08-07", "2012-05"]);
}

#[test]
fn the_why_says_what_was_judged_and_the_anchor() {
    let history = read(HISTORY);
    let june = history.iter().find(|timex| timex.span.of(HISTORY) == "4 June").unwrap();
    assert!(june.why.iter().any(|step| step.starts_with("judged a narrative: 10 of its 14 times name their year")), "{:?}", june.why);
    let text = "The bridge was closed on Friday. In March 2013 two cables gave way. In April they were mended.";
    let why = &read(text)[2].why;
    assert!(why[0].contains("in a passage that looks back from \"March 2013\""), "{why:?}");
    assert!(why[1].contains("the one near publication (2015)"), "{why:?}");
}

#[test]
fn that_month_and_the_next_season_are_counted_from_what_was_told() {
    let text = "Lindt was born in 1890 in Bern. He had first seen the sea in 1903. In 1912 he joined a whaler. The year before, his father \
        had drowned. In May 1914 he sailed south. He came home that December. In 1920 he died.";
    assert_eq!(values(text, true), ["1890", "1903", "1912", "1911", "1914-05", "1914-12", "1920"]);
    let text =
        "A court on Tuesday jailed a nurse. The court heard that on 9 March 2014 she took drugs from a ward. She was arrested that May.";
    assert_eq!(values(text, true), ["2015-06-30", "2014-03-09", "2014-05"]);
    let text = "The siege began on 3 May 1642. In June the king came. By Christmas the war was over. The next spring it began again.";
    assert_eq!(values(text, true), ["1642-05-03", "1642-06", "1642-12-25", "1643-SP"]);
}

#[test]
fn that_day_and_that_night_are_those_told() {
    means(&[
        ("2015-06-30TNI", &["A boy went missing on Tuesday. [That same night] his coat was found."]),
        ("2015-06-30", &["A boy went missing on Tuesday. [Later that day] his coat was found."]),
        ("2015-03-04TNI", &["Jurors were told on Monday that he drove to the coast on 4 March. [That night] he flew to Oslo."]),
        ("2015-06-03TEV", &["It was the night of 3 June. [Earlier that evening] he had called his sister."]),
    ]);
}
