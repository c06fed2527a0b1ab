//! What sort of happening an event is.

/// The kinds of events, in the order in which lists show them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Violence against people or property: bombing, shooting, raid on civilians.
    Attack,
    /// Fighting between armed sides.
    Clash,
    /// Action by security forces or an army: raid, air strike, siege ended.
    Operation,
    /// Deaths reported without the act that caused them.
    Killing,
    /// Territory, towns or weapons taken.
    Capture,
    Arrest,
    /// People crossing, travelling, fleeing, returning; troops deployed.
    Movement,
    Training,
    /// Something declared, claimed, pledged, published.
    Statement,
    /// A threat or a warning of violence made.
    Threat,
    /// Bans, laws, sentences, rulings.
    Law,
    Meeting,
    Protest,
    /// Elections, independence, governments made and fallen.
    Political,
    /// Accidents and what nature does.
    Disaster,
    Other,
}

impl Kind {
    pub const ALL: [Kind; 16] = [
        Kind::Attack,
        Kind::Clash,
        Kind::Operation,
        Kind::Killing,
        Kind::Capture,
        Kind::Arrest,
        Kind::Movement,
        Kind::Training,
        Kind::Statement,
        Kind::Threat,
        Kind::Law,
        Kind::Meeting,
        Kind::Protest,
        Kind::Political,
        Kind::Disaster,
        Kind::Other,
    ];

    /// Its name in the query language, in exports and in the trigger lexicon.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Attack => "attack",
            Kind::Clash => "clash",
            Kind::Operation => "operation",
            Kind::Killing => "killing",
            Kind::Capture => "capture",
            Kind::Arrest => "arrest",
            Kind::Movement => "movement",
            Kind::Training => "training",
            Kind::Statement => "statement",
            Kind::Threat => "threat",
            Kind::Law => "law",
            Kind::Meeting => "meeting",
            Kind::Protest => "protest",
            Kind::Political => "political",
            Kind::Disaster => "disaster",
            Kind::Other => "other",
        }
    }

    pub fn from_name(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }
}
