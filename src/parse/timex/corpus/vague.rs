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
