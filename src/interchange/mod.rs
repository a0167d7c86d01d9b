//! Files in and out: bytes to values with remarks, and values to bytes. Pure.

pub mod bundle;
pub mod coded;
pub mod csv;
pub mod decode;
pub mod docx;
pub mod exports;
pub mod findings;
pub mod participants;
pub mod study_file;
pub mod table_out;
pub mod transcripts;
pub mod zip;
