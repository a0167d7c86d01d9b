//! Files in and out: bytes to values with remarks, and values to bytes. Pure.

pub mod decode;
