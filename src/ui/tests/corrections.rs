//! Corrections, as key scripts lead to them.

use super::*;

screens! {
    date_opened: "d" at 80 x 24, colour true, ascii false;
    date_opened_large: "d" at 160 x 45, colour true, ascii false;
    date_wrong: "d<c-u>soon<enter>" at 80 x 24, colour true, ascii false;
    date_wrong_large: "d<c-u>5/6/2015<enter>" at 160 x 45, colour true, ascii false;
    date_wrong_small: "d<c-u>soon<enter>" at 40 x 10, colour true, ascii true;
    date_corrected: "d<c-u>7 March 2016<enter>k" at 80 x 24, colour true, ascii false;
    date_corrected_selected: "d<c-u>June 2015<enter>" at 80 x 24, colour true, ascii false;
    date_corrected_and_noted: "d<c-u>June 2015<enter>acheck the day<enter>tverify<enter>jk" at 80 x 24, colour true, ascii false;
    date_corrected_and_noted_large: "d<c-u>June 2015<enter>]Dacheck the day<enter>tverify<enter>" at 160 x 45, colour true, ascii false;
    date_corrected_large: "d<c-u>June 2015<enter>" at 160 x 45, colour true, ascii false;
    date_reasoned: "d<c-u>June 2015<enter>p" at 80 x 24, colour true, ascii false;
    date_reasoned_large: "d<c-u>June 2015<enter>p" at 160 x 45, colour true, ascii false;
    split: "]D" at 80 x 24, colour true, ascii false;
    split_large: "]D" at 160 x 45, colour true, ascii false;
    split_small: "]D" at 40 x 10, colour true, ascii true;
    split_offered: "p5j" at 80 x 24, colour true, ascii false;
    split_reasoned: "]Dp" at 80 x 24, colour true, ascii false;
    split_reasoned_large: "]Dp" at 160 x 45, colour true, ascii false;
    split_off: "]Djj" at 80 x 24, colour true, ascii false;
    split_off_reasoned: "]Djjp" at 80 x 24, colour true, ascii false;
    split_refused: "gD" at 80 x 24, colour true, ascii false;
}
