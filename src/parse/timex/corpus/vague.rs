//! Sets, and times that name no date.

use super::*;

#[test]
fn sets() {
    means(&[
        ("XXXX-WXX-5", &["They meet [every Friday].", "They meet [each Friday].", "They meet on [Fridays]."]),
        ("P1D", &["They meet [every day].", "They meet [daily]."]),
        (
            "P1W",
            &[
                "They meet [twice a week].",
                "They meet [once a week].",
                "They meet [three times a week].",
                "They meet [every week].",
                "They meet [weekly].",
            ],
        ),
        ("P2Y", &["They meet [every two years].", "They meet [every other year]."]),
        ("XXXX-SU", &["They meet [every summer]."]),
        ("XXXX-07", &["They meet [every July]."]),
        ("XXXX-WXX-5TNI", &["They meet [every Friday night]."]),
    ]);
}

#[test]
fn past_present_future() {
    means(&[
        (
            "PRESENT_REF",
            &[
                "[Now] they wait.",
                "They are [currently] held.",
                "They wait [right now].",
                "[These days] they wait.",
                "He may leave [now] that she is back.",
                "“[Now] they wait,” she said.",
            ],
        ),
        ("PAST_REF", &["He [recently] resigned.", "In [the past], he ruled.", "It was [a long time ago].", "He left [some time ago]."]),
        ("FUTURE_REF", &["They will [soon] know.", "In [the future], they will know.", "In [the near future], they will know."]),
    ]);
    tells_no_time(&[
        "He knew as soon as she came.",
        "The future of the town is unclear.",
        "Now, where was I?",
        "It is too soon to tell.",
        "It matters how soon she comes.",
    ]);
}

#[test]
fn how_often() {
    let set = |text: &str| {
        let all = read(text);
        let timex = all.iter().find(|timex| timex.class == Class::Set).unwrap_or_else(|| panic!("no set in: {text}"));
        format!("{} = {} {} {}", timex.span.of(text), timex.value, timex.quant.unwrap_or("-"), timex.freq.as_deref().unwrap_or("-"))
    };
    for (text, wanted) in [
        ("They meet twice a week.", "twice a week = P1W - 2X"),
        ("They meet three times a year.", "three times a year = P1Y - 3X"),
        ("They meet several times a day.", "several times a day = P1D - XX"),
        ("They work four days a week.", "four days a week = P1W - 4D"),
        ("They meet once every two years.", "once every two years = P2Y EVERY 1X"),
        ("They meet every Friday.", "every Friday = XXXX-WXX-5 EVERY -"),
        ("They meet each spring.", "each spring = XXXX-SP EACH -"),
        ("They meet every other Thursday.", "every other Thursday = P2W EVERY -"),
        ("They meet every fourth year.", "every fourth year = P4Y EVERY -"),
        ("They meet every Christmas.", "every Christmas = XXXX-12-25 EVERY -"),
        ("They meet on the first Monday of every month.", "the first Monday of every month = P1M EVERY -"),
        ("They meet on the 5th of each month.", "the 5th of each month = XXXX-XX-05 EACH -"),
        ("They meet on Friday nights.", "Friday nights = XXXX-WXX-5TNI - -"),
        ("They meet in the evenings.", "the evenings = XXXX-XX-XXTEV - -"),
        ("They meet on weekends.", "weekends = XXXX-WXX-WE - -"),
        ("They meet bimonthly.", "bimonthly = P2M - -"),
        ("They meet quarterly.", "quarterly = P1Q - -"),
    ] {
        assert_eq!(set(text), wanted, "{text}");
    }
    means(&[
        ("XXXX-WXX-1TNI", &["They meet on [Monday] and Tuesday nights."]),
        ("XXXX-WXX-2TNI", &["They meet on Monday and [Tuesday nights]."]),
        ("PAST_REF", &["He left [the other day].", "He left [not long ago]."]),
        ("FUTURE_REF", &["He will leave [someday]."]),
    ]);
    tells_no_time(&["It pays a quarterly dividend.", "The Weekly Standard wrote of it."]);
}

#[test]
fn shortly_and_twice_daily() {
    means(&[
        ("FUTURE_REF", &["It will open [shortly]."]),
        ("P1D", &["It is fed [twice daily]."]),
        ("P1Y", &["It is held [twice yearly]."]),
    ]);
    tells_no_time(&["At the moment of truth he fled.", "They led in the third quarter of the game.", "He died shortly after the vote."]);
}
