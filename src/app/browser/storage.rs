//! The drawer in this browser: local storage.
