//! Years, decades, centuries.

use super::*;

#[test]
fn years() {
    means(&[
        (
            "2011",
            &[
                "It began in [2011].",
                "The [2011] revolution",
                "[The year 2011] was bad.",
                "Jasmine Revolution [2011]",
                "Ousted in [2011], he fled.",
                "It was [late 2011].",
            ],
        ),
        ("1996", &["In [nineteen ninety-six] it rained.", "In [nineteen ninety six] it rained.", "It was the summer wine of [’96]."]),
        ("2000", &["In [the year two thousand] it rained.", "In [2000] it rained."]),
        ("1914", &["Until [1914] it was open.", "[Circa 1914] it was open.", "(born [1914])"]),
        ("1998", &["Losses for [fiscal 1998] grew.", "Losses for [fiscal year 1998] grew."]),
    ]);
}

#[test]
fn eras() {
    means(&[
        (
            "BC0300",
            &[
                "It was built in [300 BC].",
                "It was built in [300 B.C.], or so.",
                "It was built [ca. 300 BC].",
                "It was built [around 300 BCE].",
            ],
        ),
        ("0079", &["The mountain burst in [79 AD].", "The mountain burst in [AD 79]."]),
        ("BC0499", &["The revolt ([499]-493 BC) failed."]),
        ("BC0490", &["In 499 BC, 494 BC and 492 BC they sailed. In [490] they landed."]),
    ]);
}

#[test]
fn decades_and_centuries() {
    means(&[
        (
            "199",
            &[
                "It was [the 1990s].",
                "It was [the ’90s].",
                "It was [the early 1990s].",
                "It was [the nineties].",
                "It was [the mid-1990s].",
            ],
        ),
        ("200", &["It was [the 2000s]."]),
        (
            "17",
            &["It was [the 18th century].", "It was [the eighteenth century].", "It was [the late 18th century].", "It was [the 1700s]."],
        ),
        ("BC04", &["It was [the fifth century BC]."]),
        ("BC048", &["It was [the 480s BC]."]),
    ]);
    covers(&[
        ("199X", &["It was [the 1990s]."]),
        ("[1990..1994]", &["It was [the early 1990s]."]),
        ("17XX", &["It was [the 18th century]."]),
        ("-0299", &["It was built in [300 BC]."]),
    ]);
}

#[test]
fn ranges_of_years() {
    covers(&[
        ("1956/1987", &["Between [1956] and 1987 he ruled.", "From 1956 to [1987] he ruled.", "([1956]-1987)", "(1956–[87])"]),
        ("2004/2006", &["In [2004]-06 it fell."]),
        ("2014/2015", &["the [2014]-15 season"]),
    ]);
}

#[test]
fn numbers_that_are_no_years() {
    tells_no_time(&[
        "Some 1,200 people came.",
        "Some 2000 people came.",
        "It costs $ 1998.",
        "It costs $1998.",
        "He slept in room 1990.",
        "A Boeing 747 landed.",
        "Call 555-2015.",
        "It is 2015 metres long.",
        "It rose to 1985.5 points.",
        "1,990 of them fled.",
        "A man in his thirties was held.",
        "The man, early 30s, was held.",
        "A woman in her 40s was held.",
        "No. 1990 is closed.",
        "It rose 1990% in all.",
        "Flight 1812 was late.",
    ]);
}

#[test]
fn parts_of_decades_and_centuries() {
    means(&[
        ("19", &["It was [the first half of the 20th century].", "It was [the turn of the 20th century]."]),
        ("20", &["It was [the turn of the century]."]),
        ("17", &["It was [the last quarter of the 18th century].", "It stood from the 16th to [the 18th century]."]),
        ("15", &["It stood in [the 16th] and 17th centuries."]),
        ("16", &["It stood in the 16th and [17th centuries]."]),
        ("199", &["It was [the second half of the 1990s]."]),
        ("200", &["It was [the first decade of the 21st century].", "It was [the noughties]."]),
        ("192", &["It was [the Roaring Twenties]."]),
        ("BC03", &["It was [the 300s BC]."]),
        ("0079", &["It was [the year 79]."]),
        ("1914", &["It broke [c. 1914]."]),
        ("2014", &["It was [the last days of 2014].", "It fell in [2014]/15."]),
        ("2015", &["It fell in 2014/[15].", "It fell in 2014/[2015]."]),
        ("2015-05", &["It was [the first days of May]."]),
        ("2015-03", &["It was [the first half of March].", "It was [early to mid-March]."]),
    ]);
    covers(&[
        ("[1900..1949]", &["It was [the first half of the 20th century]."]),
        ("[2015-03-01..2015-03-15]", &["It was [the first half of March]."]),
    ]);
    tells_no_time(&["He lived at 1984 Elm Street.", "The turn of the road."]);
}

#[test]
fn millennia() {
    means(&[
        ("20", &["It was built in [the twenty-first century]."]),
        ("0410", &["It fell in [the year 410] to the Goths."]),
        ("0066", &["The war ([66]–73 AD) was lost."]),
        ("BC1", &["It was built in the 3rd or [2nd millennia BC]."]),
        ("BC2", &["It was built in [the third millennium BC].", "It was built in [the 3rd millennium BCE]."]),
        ("1", &["It was built in [the second millennium].", "It was built in [the 2nd millennium AD]."]),
        ("2", &["It was built [early in the third millennium]."]),
    ]);
    covers(&[
        ("[-2999..-2000]", &["It was built in [the third millennium BC]."]),
        ("[1000..1999]", &["It was built in [the second millennium]."]),
    ]);
}

#[test]
fn years_among_names_and_numbers() {
    means(&[
        (
            "2016",
            &[
                "Portugal won Euro [2016].",
                "She ran at the [2016] Olympics.",
                "The World Cup [2016] was dull.",
                "It fell to [2016] levels.",
            ],
        ),
        ("2012", &["At London [2012] she won.", "She is a London [2012] medallist."]),
        ("2015", &["The Paris Agreement [2015] was signed.", "The Fisheries Act [2015] says so."]),
        ("1250", &["He died [c. 1250].", "(born [ca. 1250])"]),
        ("2012-08-04", &["It was [2012 August 4].", "It was stamped [4/Aug/2012]."]),
    ]);
    tells_no_time(&[
        "Studio 2015 Ltd was sold.",
        "He bought a Leica 1960, nearly new.",
        "Resolution 1973 was passed.",
        "The plant is ISO 2001 certified.",
        "Airbus flight AF 1992 landed.",
        "He stayed in suite 1900.",
        "The M1918 rifle jammed.",
        "Call 020 7946 2015.",
        "Call +1 202 555 1998.",
        "See pp. 1990-1995.",
        "It weighed 2000 kg.",
        "It cost 1999 euros.",
        "At least 1900 were killed.",
        "Some 1800 were held.",
        "The index rose to 2015.",
        "Write to PO Box 1990.",
        "Super Bowl Sunday parties are loud.",
    ]);
}

#[test]
fn lives_reigns_and_decades_with_an_apostrophe() {
    means(&[
        ("1558", &["Queen Ada (r. [1558]–1603) built it."]),
        ("1603", &["Queen Ada (r. 1558–[1603]) built it.", "Queen Ada (d. [1603]) built it."]),
        ("196", &["It was [the 1960's].", "It was [the early 1960's].", "It was [the 60's]."]),
        ("16", &["It stood from the 14th–[17th centuries]."]),
        ("13", &["It was built in [the late 14th] to early 16th century."]),
    ]);
    tells_no_time(&["A 1990-seat hall was built.", "The 2000-year-old tomb was robbed.", "Version 2010 of the game was late."]);
}

#[test]
fn years_that_take_their_century_or_era_from_the_first() {
    means(&[
        ("1995", &["It stood empty between 1990 and [95].", "It stood empty from 1990 to [95]."]),
        ("0073", &["The revolt of AD 66-[73] was long."]),
        ("0117", &["He reigned from AD 98 to [117]."]),
    ]);
    tells_no_time(&["The hall sold for around 1250."]);
}

#[test]
fn what_was_founded_about_a_number_was_founded_in_a_year() {
    covers(&[("1250~", &["The mill was built [around 1250]."]), ("0950~", &["The mill was built [around 950]."])]);
}
