//! Numbers from a survey; one file a measure: definition, source, tests. Pure.
