//! Files in and out: bytes to values with remarks, and values to bytes. Pure.

pub mod csv;
pub mod decode;
pub mod table_out;
