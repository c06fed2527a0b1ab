//! The room for what the user sees: draws the state of the app, and changes nothing.
