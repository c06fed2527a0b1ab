//! Durations, shifts, stretches.

use super::*;

#[test]
fn durations() {
    means(&[
        (
            "P23Y",
            &["He ruled for [23 years].", "He ruled for [twenty-three years].", "He ruled for [nearly 23 years].", "the [23-year] rule"],
        ),
        ("P2W", &["It took [two weeks].", "It took [a couple of weeks].", "It took [about two weeks].", "It took [a fortnight]."]),
        ("PXD", &["It took [several days].", "It took [a few days].", "It went on for [days].", "[Days] of fighting ended."]),
        ("P1Y6M", &["It took [a year and a half].", "It took [one and a half years].", "It took [1 1/2 years]."]),
        ("P17Y8M", &["It took [17 years and 8 months]."]),
        ("PT1H10M", &["It took [one hour and ten minutes]."]),
        ("P4Y6M", &["It took [four-and-a-half years].", "It took [four and a half years]."]),
        ("PT30M", &["It took [half an hour]."]),
        ("P2.5Y", &["It took [2.5 years]."]),
        ("P1M", &["the [month-long] siege", "for [a month]", "It could take as long as [a month or two]."]),
        ("PT48H", &["within [48 hours]"]),
        ("P1D", &["for [24 hours]", "It took [one day]."]),
        ("P30D", &["It took [no more than thirty days]."]),
        ("PT10M", &["It took [at least ten minutes]."]),
        ("P200Y", &["It took [two hundred years]."]),
        ("P20Y", &["It took [two decades]."]),
    ]);
}

#[test]
fn stretches_up_to_now_and_from_now() {
    means(&[
        ("P2Y", &["over [the past two years]", "in [the last two years]", "in [the next two years]"]),
        ("PXM", &["in [the past few months]", "in [recent months]", "in [the coming months]"]),
        ("P9M", &["in [the first nine months]"]),
        ("P1Y", &["over [the next year]", "for [the next year]"]),
        ("P1DE", &["in [the past decade]", "in [the next decade]"]),
    ]);
}

#[test]
fn shifts_from_publication() {
    means(&[
        ("2011", &["He left [four years ago].", "He left [some four years ago].", "He left [about four years ago]."]),
        ("1990", &["He left [a quarter of a century ago].", "He left [a quarter-century ago]."]),
        ("2014", &["He left [a year ago].", "He left [one year ago]."]),
        ("2015-05", &["He left [two months ago]."]),
        ("2015-W25", &["He left [two weeks ago]."]),
        ("2015-06-21", &["He left [10 days ago].", "He left [ten days ago]."]),
        ("2005", &["He left [a decade ago]."]),
        ("PAST_REF", &["He left [several years ago].", "He left [a few weeks ago]."]),
    ]);
    covers(&[
        ("2014-07~", &["[A year ago], he left."]),
        ("2011~", &["[Four years ago], he left."]),
        ("2015-06-21", &["[Ten days ago], he left."]),
    ]);
}

#[test]
fn shifts_from_what_was_told() {
    covers(&[
        ("2015-06~", &["It burned in March 2015, and again [three months] later."]),
        ("2015-07-06", &["[Ten days after June 26] they left."]),
        ("2014-05-13", &["On 3 May 2014 he fled. [Ten days] later he was caught."]),
    ]);
    means(&[
        ("P3M", &["It burned in March 2015, and again [three months] later."]),
        ("2014", &["In 2013 he fled. [A year later] he was caught."]),
    ]);
}

#[test]
fn shifts_from_an_event_keep_its_words() {
    for (text, count, unit, after, anchor) in [
        ("Ten days after the flood on the coast, they left.", 10, Unit::Day, true, "the flood on the coast"),
        ("He resigned the day before the vote.", 1, Unit::Day, false, "the vote"),
        ("Two weeks after the attack he fled.", 2, Unit::Week, true, "the attack"),
        ("A week into the siege they fled.", 1, Unit::Week, true, "the siege"),
        ("Three months before Smith's election, he moved.", 3, Unit::Month, false, "Smith's election"),
    ] {
        let all = read(text);
        let offset = all.first().and_then(|timex| timex.offset).unwrap_or_else(|| panic!("no offset in: {text}"));
        assert_eq!((offset.count, offset.unit, offset.after), (count, unit, after), "{text}");
        assert_eq!(offset.anchor.map(|anchor| anchor.of(text)), Some(anchor), "{text}");
    }
}

#[test]
fn amounts_that_are_no_times() {
    tells_no_time(&[
        "A 22-year-old man fell.",
        "He is 22 years old.",
        "Two men fell.",
        "She won the 500 metres.",
        "A quarter of them fled.",
        "Three-quarters of them fled.",
        "He took second place.",
        "He died at the age of 30 years.",
    ]);
}

#[test]
fn units_from_a_day_named_in_the_same_breath() {
    means(&[
        ("2015-06-19", &["He left [two Fridays ago]."]),
        ("2015-06-15", &["He left [three Mondays ago]."]),
        ("2015-07-14", &["He will leave [a week from Tuesday].", "He will leave [Tuesday week].", "He will leave on [Tuesday week]."]),
        ("2015-06-23", &["He left [a week ago Tuesday].", "He left [a week ago on Tuesday].", "He left on [Tuesday a week ago]."]),
        ("2015-06-24", &["He left [a week ago today]."]),
        ("2013-07-01", &["He left [two years ago today]."]),
        ("2013-W27", &["He left [two years ago this week]."]),
        ("2014-06", &["He left [a year ago last month]."]),
        ("2015-07-08", &["He will leave [a week from today]."]),
        ("2015-07-09", &["He will leave [a week tomorrow]."]),
        ("2015-06-26", &["He left on [Friday]. Two weeks passed."]),
        ("2015-06-19", &["He left [the Friday before last]."]),
        ("2015-W25-WE", &["He left [the weekend before last]."]),
        ("2015-W29", &["He will leave [the week after next]."]),
        ("2015-W25", &["He left [a fortnight ago]."]),
    ]);
}

#[test]
fn fractions() {
    means(&[
        ("PT1H30M", &["It took [1½ hours].", "It took [an hour and a half]."]),
        ("PT45M", &["It took [three quarters of an hour]."]),
        ("PT15M", &["It took [a quarter of an hour]."]),
        ("P15Y", &["It took [a decade and a half]."]),
        ("P1W", &["It was a [weeklong] strike."]),
        ("P3W", &["It took [3]-4 weeks.", "It took [three] to four weeks."]),
    ]);
}

#[test]
fn days_of_an_event() {
    for (text, count, unit, after, anchor) in [
        ("On the eve of the vote, he fled.", 1, Unit::Day, false, "the vote"),
        ("On the 12th day of the war the port fell.", 11, Unit::Day, true, "the war"),
        ("On day three of the siege, bread ran out.", 2, Unit::Day, true, "the siege"),
        ("In the second week of the strike, he gave in.", 1, Unit::Week, true, "the strike"),
        ("Ten days after the flood the mayor left.", 10, Unit::Day, true, "the flood"),
        ("Ten days after the army stormed the town, he left.", 10, Unit::Day, true, "the army stormed the town"),
    ] {
        let all = read(text);
        let offset = all.first().and_then(|timex| timex.offset).unwrap_or_else(|| panic!("no offset in: {text}"));
        assert_eq!((offset.count, offset.unit, offset.after), (count, unit, after), "{text}");
        assert_eq!(offset.anchor.map(|anchor| anchor.of(text)), Some(anchor), "{text}");
    }
    means(&[
        ("XXXX-XX-XX", &["On [the eve] of the vote, he fled.", "On [day three] of the siege, bread ran out."]),
        ("2015-04-04", &["On [the eve of Easter], it rained."]),
    ]);
}

#[test]
fn amounts_said_loosely() {
    means(&[
        ("P30Y", &["He stayed for [thirty-odd years].", "He stayed for [30-odd years]."]),
        ("PTXH", &["It was over in [a matter of hours]."]),
        ("P1Y", &["He stayed for [an entire year]."]),
        ("PXML", &["It stood for [millennia]."]),
        ("PT30S", &["A [30-second] clip ran."]),
    ]);
    tells_no_time(&[
        "It is a matter of taste.",
        "A second-hand car was sold.",
        "They lost the quarter-final.",
        "They lost the quarter finals.",
    ]);
}

#[test]
fn a_round_thousand_of_years_is_about_a_century() {
    means(&[
        ("BC29", &["The tomb was built [5,000 years ago]."]),
        ("BC02", &["The tomb was built [2,300 years ago]."]),
        ("1975", &["The tomb was found [40 years ago]."]),
    ]);
    covers(&[("00XX~", &["The tomb was built [2,000 years ago]."])]);
}

#[test]
fn a_year_on_says_how_long() {
    means(&[
        ("P1Y", &["[A year] on, nobody has been charged."]),
        ("P10Y", &["[Ten years] on, nobody has been charged."]),
        ("PT1H", &["Within [the next hour] it will fall.", "It rang twice in [the past hour]."]),
    ]);
    tells_no_time(&["He backed out at the last minute."]);
}
