//! The user's configuration.
