//! Files in and out: bytes to values with remarks, and values to bytes. Pure.

mod as_text;
pub mod bundle;
pub mod coded;
mod crc;
pub mod csv;
pub mod decode;
pub mod docx;
pub mod exports;
pub mod findings;
mod html;
mod markup;
mod odt;
mod office;
mod paragraphs;
pub mod participants;
pub mod report;
mod rtf;
pub mod sav;
pub mod study_file;
pub mod survey_file;
pub mod table_html;
pub mod table_in;
pub mod table_out;
pub mod transcripts;
pub mod xlsx;
pub mod xlsx_out;
pub mod zip;
mod zip_out;

pub(crate) use crc::crc32;
