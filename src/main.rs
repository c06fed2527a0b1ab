//! The binary: the only place that touches files, clock, terminal and environment.

fn main() {}
