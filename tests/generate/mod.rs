//! Seeded makers of submissions and rubrics.
