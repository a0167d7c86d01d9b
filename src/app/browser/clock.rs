//! The clock of this computer.

use crate::stamp::Moment;
use crate::words::time::Now;

/// Returns the moment and how far local time is ahead of UTC.
#[expect(
    clippy::cast_possible_truncation,
    reason = "milliseconds since 1970 and minutes of a day fit"
)]
pub fn now() -> Now {
    let date = js_sys::Date::new_0();
    Now {
        at: Moment(date.get_time() as i64),
        ahead: -(date.get_timezone_offset() as i32),
    }
}
