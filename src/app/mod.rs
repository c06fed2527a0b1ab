//! The room for what the user does: state, commands, keys and geometry. It knows no terminal.
