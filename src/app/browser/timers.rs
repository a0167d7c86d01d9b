//! Later, and again and again.

pub use gloo_timers::callback::{Interval, Timeout};

/// Runs once after so many milliseconds, whatever becomes of the caller.
pub fn after(milliseconds: u32, run: impl FnOnce() + 'static) {
    Timeout::new(milliseconds, run).forget();
}

/// Runs once after so many milliseconds, unless what is returned is dropped before.
pub fn later(milliseconds: u32, run: impl FnOnce() + 'static) -> Timeout {
    Timeout::new(milliseconds, run)
}

/// Runs again and again, until what is returned is dropped.
pub fn every(milliseconds: u32, run: impl FnMut() + 'static) -> Interval {
    Interval::new(milliseconds, run)
}

/// Waits so many milliseconds.
pub async fn sleep(milliseconds: u32) {
    gloo_timers::future::TimeoutFuture::new(milliseconds).await;
}
