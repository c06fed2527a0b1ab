//! The command line: what can be asked of dateline, and its help.
