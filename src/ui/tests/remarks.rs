//! Marks, notes and tags, as key scripts lead to them.

use super::*;

screens! {
    remark_kept: "macheck the 39<enter>t#verify court<enter>j" at 80 x 24, colour true, ascii false;
    remark_kept_large: "ajmk<esc>macheck the 39<enter>tverify<enter>" at 160 x 45, colour true, ascii false;
    remark_kept_ascii: "macheck the 39<enter>" at 80 x 24, colour true, ascii true;
    remark_small: "macheck the 39<enter>" at 40 x 10, colour true, ascii false;
    remark_written: "acheck the 39<enter>aX" at 80 x 24, colour true, ascii false;
    remark_written_large: "tverify<enter>t" at 160 x 45, colour true, ascii false;
    remark_undone: "acheck the 39<enter>mu" at 80 x 24, colour true, ascii false;
    remark_asked_for: "mjjm/is:marked<enter>" at 80 x 24, colour true, ascii false;
    remark_reasoned: "macheck the 39<enter>pG" at 80 x 24, colour true, ascii false;
}
