//! What a time expression says, before anything is known of when the article was published.

use super::feast::Feast;
use crate::{text::Span, time::Unit};

/// A unit of time as people count it; the calendar's units and those below a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grain {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
    Millennium,
}

impl Grain {
    pub const ALL: [Grain; 11] = [
        Grain::Second,
        Grain::Minute,
        Grain::Hour,
        Grain::Day,
        Grain::Week,
        Grain::Month,
        Grain::Quarter,
        Grain::Year,
        Grain::Decade,
        Grain::Century,
        Grain::Millennium,
    ];

    /// The calendar's unit and how many of them; `None` below a day.
    pub fn unit(self) -> Option<(i64, Unit)> {
        Some(match self {
            Grain::Second | Grain::Minute | Grain::Hour => return None,
            Grain::Day => (1, Unit::Day),
            Grain::Week => (1, Unit::Week),
            Grain::Month => (1, Unit::Month),
            Grain::Quarter => (1, Unit::Quarter),
            Grain::Year => (1, Unit::Year),
            Grain::Decade => (1, Unit::Decade),
            Grain::Century => (1, Unit::Century),
            Grain::Millennium => (10, Unit::Century),
        })
    }
}

/// The part of a year (or month, or week) that is named.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Part {
    Year,
    Month(u32),
    Day {
        month: u32,
        day: u32,
    },
    /// `the 26th`
    DayOfMonth(u32),
    /// 0 Monday … 6 Sunday
    Weekday(u32),
    Weekend,
    /// 0 spring … 3 winter
    Season(u32),
    Quarter(u32),
    Half(u32),
    /// Ten years, by their first.
    Decade(i32),
    /// `the first decade of this century`, counted from 1.
    DecadeOf {
        nth: i32,
    },
    /// A hundred years, by their first two digits: the 19th century is 18.
    Century(i32),
    /// A thousand years, counted as centuries are.
    Millennium(i32),
    Feast(&'static Feast),
    /// `Easter week`, `the second day of Eid`
    OfFeast {
        feast: &'static Feast,
        which: OfFeast,
    },
    /// `the first Monday in May`, `the last day of June`, `the third week of March`; -1 is the last.
    Nth {
        nth: i32,
        of: NthOf,
        month: u32,
    },
    /// `the week of May 3`
    WeekOf {
        month: u32,
        day: u32,
    },
    /// `the weekend of May 3`
    WeekendOf {
        month: u32,
        day: u32,
    },
    /// `2015-W26-5`; days from 1, Monday.
    IsoWeek {
        week: u32,
        weekday: Option<u32>,
    },
    /// `the quarter ended July 31`: the calendar's quarter that most of it lies in.
    QuarterTo {
        month: u32,
    },
}

/// What of a feast or around it is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OfFeast {
    /// Counted from 1; -1 is the last.
    Day(i32),
    Week,
    Weekend,
}

/// What of a month is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NthOf {
    Weekday(u32),
    Weekend,
    Day,
    Week,
}

/// The year, as far as it is named. Years count as astronomers do: 0 is 1 BC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    None,
    Full(i32),
    /// Two digits: `’98`, `6/26/15`.
    Short(i32),
    /// `490` where BC is understood from what stands around it.
    Era(i32),
    /// `last year`, `that year`
    Toward(Toward),
    /// `the year-ago quarter`
    Ago(i64),
}

/// Which one of many: `last week`, `the same day`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Toward {
    /// Nothing is said.
    Bare,
    Last,
    This,
    Next,
    /// `that year`, `the same day`
    Same,
    Following,
    Previous,
    /// `the latest quarter`
    Latest,
}

/// Part of a stretch of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    Early,
    Mid,
    Late,
    /// `earlier this year`: before now
    Earlier,
    /// `later this year`: after now
    Later,
    /// `earlier that year`
    Begin,
    End,
    FirstHalf,
    SecondHalf,
    /// `the turn of the year`: the end of the one before and the beginning of this; also of a century
    Turn,
}

/// A part of the day, with TIMEX3's letters for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DayPart {
    Morning,
    Afternoon,
    Evening,
    Night,
    Noon,
    Midnight,
    Dawn,
    Dusk,
}

impl DayPart {
    pub const ALL: [DayPart; 8] = [
        DayPart::Morning,
        DayPart::Afternoon,
        DayPart::Evening,
        DayPart::Night,
        DayPart::Noon,
        DayPart::Midnight,
        DayPart::Dawn,
        DayPart::Dusk,
    ];

    pub fn value(self) -> &'static str {
        match self {
            DayPart::Morning | DayPart::Dawn => "TMO",
            DayPart::Afternoon => "TAF",
            DayPart::Evening | DayPart::Dusk => "TEV",
            DayPart::Night => "TNI",
            DayPart::Noon => "T12:00",
            DayPart::Midnight => "T24:00",
        }
    }
}

/// Time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    Part(DayPart),
    At { hour: u32, minute: Option<u32>, second: Option<u32> },
}

/// How many.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Count {
    Exact(i64),
    /// And a half: `two and a half years`.
    Half(i64),
    /// Tenths: `2.5 years`.
    Tenths(i64),
    /// `several`, `a few`, or no number at all: TIMEX3's X.
    Some,
}

/// Where a duration lies, if it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    None,
    /// `the past two years`
    Past,
    /// `the next two years`
    Next,
}

/// From where a shift is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum From {
    /// `two years ago`: from publication, or in a narrative from the date reached
    Now,
    /// `two years later`: from the date told last
    Told,
    /// `ten days after the rampage`: from an event, whose words these are
    Event(Option<Span>),
}

#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shift {
    pub count: Count,
    pub grain: Grain,
    pub after: bool,
    pub from: From,
    /// The words of the amount alone: `two days` of `two days later`.
    pub amount: Span,
}

/// Something that happens again and again, in TIMEX3's terms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurrence {
    /// The period or the times that recur: `P1W`, `XXXX-WXX-5`.
    pub value: String,
    /// `EVERY`, `EACH`
    pub quant: Option<&'static str>,
    /// How often in each period: `2X`, or how much of it: `3D`.
    pub freq: Option<String>,
}

impl Recurrence {
    pub fn of(value: impl Into<String>) -> Self {
        Self { value: value.into(), quant: None, freq: None }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Vague {
    Past,
    Present,
    Future,
}

/// What the words say.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// A place on the calendar, named as far as it is named.
    Calendar {
        part: Part,
        year: Year,
        toward: Toward,
        clock: Option<Clock>,
        zone: bool,
    },
    /// `last week`, `the same day`, `this morning` (a day, with its clock).
    Unit {
        grain: Grain,
        toward: Toward,
        clock: Option<Clock>,
    },
    /// Days from today.
    Today {
        offset: i64,
        clock: Option<Clock>,
    },
    Shift(Shift),
    Duration {
        count: Count,
        grain: Grain,
        course: Course,
        second: Option<(Count, Grain)>,
    },
    Set(Recurrence),
    /// Some units before or after a time named in the same breath: `a week from Tuesday`, `two Fridays ago`, `the week after
    /// Easter`. It is never finer than `finest`: the last one is a week.
    Moved {
        base: Box<Meaning>,
        count: i64,
        grain: Grain,
        finest: Grain,
        clock: Option<Clock>,
        /// `the Friday before Easter`: the nearest one on that side.
        weekday: Option<u32>,
    },
    Vague(Vague),
    /// A time of day with no day.
    Clock(Clock, Toward),
}

impl Meaning {
    /// The time of day that is named with a day.
    pub fn clock(&self) -> Option<Clock> {
        match self {
            Meaning::Calendar { clock, .. } | Meaning::Unit { clock, .. } | Meaning::Today { clock, .. } | Meaning::Moved { clock, .. } => {
                *clock
            }
            Meaning::Clock(clock, _) => Some(*clock),
            _ => None,
        }
    }
}

/// The small word before an expression, where it changes what the expression bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    None,
    In,
    On,
    Since,
    Until,
    From,
    To,
    By,
    Before,
    After,
    Between,
    And,
    For,
    During,
}

/// The tense of the clause that an expression stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tense {
    Past,
    Present,
    Future,
    Unknown,
}
