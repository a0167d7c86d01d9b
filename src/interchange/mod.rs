//! Files in and out: bytes to values with remarks, and values to bytes. Pure.

pub mod decode;
pub mod docx;
pub mod participants;
pub mod transcripts;
pub mod zip;
