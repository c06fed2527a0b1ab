//! Tables: phrasing → claims.
