//! New ids, from the browser's cryptographic generator.

use crate::id::{Id, Ids};

/// Returns a source of new ids.
pub fn ids() -> Ids {
    Ids::new(random)
}

/// Returns one new id.
pub fn new_id<I: Id>() -> I {
    ids().make()
}

/// Fills the bytes from the browser's cryptographic generator; says whether it could.
pub fn fill(bytes: &mut [u8]) -> bool {
    web_sys::window()
        .and_then(|it| it.crypto().ok())
        .is_some_and(|it| it.get_random_values_with_u8_array(bytes).is_ok())
}

fn random() -> u128 {
    let mut bytes = [0_u8; 16];
    if !fill(&mut bytes) {
        // Not known to happen; ids only have to differ, they guard nothing.
        for byte in &mut bytes {
            *byte = half_random();
        }
    }
    u128::from_be_bytes(bytes)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the number is between 0 and 256"
)]
fn half_random() -> u8 {
    (js_sys::Math::random() * 256.0) as u8
}
