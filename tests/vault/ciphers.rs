//! The crates, with the features and in the versions that Heddle is built with, against
//! published vectors.

use argon2::{Algorithm, Argon2, AssociatedData, Block, ParamsBuilder, Version};
use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::{AeadInOut as _, KeyInit as _, Tag, XChaCha20Poly1305, XNonce};
use heddle::store::vault::{Effort, derive};

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex.bytes().filter(u8::is_ascii_hexdigit).collect();
    let pair = |it: &[u8]| u8::from_str_radix(std::str::from_utf8(it).unwrap(), 16);
    digits.chunks(2).map(|it| pair(it).unwrap()).collect()
}

/// RFC 9106, section 5.3.
#[test]
fn argon2id_is_that_of_its_rfc() {
    let params = ParamsBuilder::new()
        .m_cost(32)
        .t_cost(3)
        .p_cost(4)
        .data(AssociatedData::new(&[4; 12]).unwrap())
        .output_len(32)
        .build()
        .unwrap();
    let argon2 = Argon2::new_with_secret(
        &[3; 8],
        Algorithm::Argon2id,
        Version::V0x13,
        params.clone(),
    );
    let mut tag = [0; 32];
    let mut memory = vec![Block::new(); params.block_count()];
    argon2
        .unwrap()
        .hash_password_into_with_memory(&[1; 32], &[2; 16], &mut tag, &mut memory)
        .unwrap();
    let expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659";
    assert_eq!(tag.to_vec(), bytes(expected));
}

/// The vectors of the reference implementation (P-H-C/phc-winner-argon2, src/test.c,
/// version 0x13), through the function that passphrases go through.
#[test]
fn keys_are_derived_as_by_the_reference_implementation() {
    for (m, t, p, password, salt, expected) in [
        (
            65_536,
            2,
            1,
            "password",
            "somesalt",
            "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7",
        ),
        (
            256,
            2,
            2,
            "password",
            "somesalt",
            "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037",
        ),
        (
            65_536,
            2,
            1,
            "differentpassword",
            "somesalt",
            "0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde",
        ),
        (
            65_536,
            2,
            1,
            "password",
            "diffsalt",
            "bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c",
        ),
    ] {
        let key = derive(password.as_bytes(), salt.as_bytes(), Effort { m, t, p });
        assert_eq!(key.unwrap().to_vec(), bytes(expected));
    }
}

/// draft-irtf-cfrg-xchacha-03, section A.3.1.
#[test]
fn xchacha20_poly1305_is_that_of_its_draft() {
    let key: Vec<u8> = (0x80..0xa0).collect();
    let nonce: Vec<u8> = (0x40..0x58).collect();
    let data = bytes("50515253c0c1c2c3c4c5c6c7");
    let plain = b"Ladies and Gentlemen of the class of '99: If I could offer you only one tip for the future, sunscreen would be it.";
    let sealed = bytes(
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb
         731c7f1b0b4aa6440bf3a82f4eda7e39ae64c6708c54c216cb96b72e1213b452
         2f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff9
         21f9664c97637da9768812f615c68b13b52e",
    );
    let tag = bytes("c0875924c1c7987947deafd8780acf49");
    let cipher = XChaCha20Poly1305::new_from_slice(&key).unwrap();
    let nonce = XNonce::try_from(nonce.as_slice()).unwrap();
    let mut text = plain.to_vec();
    let made =
        cipher.encrypt_inout_detached(&nonce, &data, InOutBuf::from(text.as_mut_slice()));
    assert_eq!((text.clone(), made.unwrap().to_vec()), (sealed, tag.clone()));
    let tag = Tag::try_from(tag.as_slice()).unwrap();
    let open = |text: &mut [u8], data: &[u8]| {
        cipher.decrypt_inout_detached(&nonce, data, InOutBuf::from(text), &tag)
    };
    assert!(open(&mut text.clone(), b"another place").is_err());
    open(&mut text, &data).unwrap();
    assert_eq!(text, plain);
}
