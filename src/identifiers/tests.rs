//! What is found, what is not though one might think so, and what is found wrongly.

use super::*;

fn found(texts: &[&str], own: &[&str]) -> Vec<(Kind, String)> {
    let mut names = Names::default();
    for it in texts {
        names.learn(it);
    }
    let own: Vec<String> = own.iter().map(|it| (*it).to_owned()).collect();
    let of = |text: &&str| {
        let all = find(text, &names, &own);
        let said = |it: Found| (it.kind, text[it.start..it.end].to_owned());
        all.into_iter().map(said).collect::<Vec<_>>()
    };
    texts.iter().flat_map(of).collect()
}

fn check(cases: &[(&str, &[(Kind, &str)])]) {
    for (text, wanted) in cases {
        let wanted: Vec<(Kind, String)> =
            wanted.iter().map(|(kind, it)| (*kind, (*it).to_owned())).collect();
        assert_eq!(found(&[text], &[]), wanted, "{text}");
    }
}

#[test]
fn numbers_by_their_check_digits() {
    use Kind::{Nhs, Number, Phone};
    check(&[
        // The example of the NHS data dictionary's check, and the same with another digit.
        ("Hers is 943 476 5919.", &[(Nhs, "943 476 5919")]),
        ("9434765919", &[(Nhs, "9434765919")]),
        ("Hers is 943 476 5918.", &[]),
        // Luhn: the well-known test card.
        ("card 4111 1111 1111 1111", &[(Number, "4111 1111 1111 1111")]),
        ("card 4111 1111 1111 1112", &[]),
        // The Dutch eleven-test.
        ("BSN 111222333.", &[(Number, "111222333")]),
        ("BSN 111222334.", &[]),
        ("QQ123456C", &[(Number, "QQ123456C")]),
        ("hospital number 482913 she said", &[(Number, "482913")]),
        // Ofcom's numbers for drama, and forms abroad.
        ("Ring 020 7946 0958 or", &[(Phone, "020 7946 0958")]),
        ("(0161) 496 0123", &[(Phone, "(0161) 496 0123")]),
        ("07700 900123.", &[(Phone, "07700 900123")]),
        ("+44 7700 900123", &[(Phone, "+44 7700 900123")]),
        ("+31 (0)20 123 4567", &[(Phone, "+31 (0)20 123 4567")]),
        ("0031 20 123 4567", &[(Phone, "0031 20 123 4567")]),
        // What is none: years, counts, money, shares, times.
        ("In 2018 2019 2020 we had 1000 2000 30", &[]),
        ("£1234567890 and 0.1234567890 and 3.14", &[]),
        ("at 10:30, 12 of 20 (60 %)", &[]),
    ]);
}

#[test]
fn addresses_and_postcodes() {
    use Kind::{Email, Postcode, Web};
    check(&[
        ("Write to mary.jones@nhs.example.", &[(Email, "mary.jones@nhs.example")]),
        ("(see https://example.org/x?y=1)", &[(Web, "https://example.org/x?y=1")]),
        ("www.example.org, then", &[(Web, "www.example.org")]),
        ("she is @work and 3@once", &[]),
        ("in LS1 3EX, near", &[(Postcode, "LS1 3EX")]),
        ("SW1A1AA and EC1A 1BB", &[(Postcode, "SW1A1AA"), (Postcode, "EC1A 1BB")]),
        ("ward B12 and bay 3EX, COVID19", &[]),
    ]);
}

#[test]
fn days() {
    let date = |it: &'static str| (Kind::Date, it);
    check(&[
        ("on 12/03/1961 and 1961-03-12", &[date("12/03/1961"), date("1961-03-12")]),
        ("the 12th of March 1961.", &[date("12th of March 1961")]),
        ("3 May we met", &[date("3 May")]),
        ("on March 12, 2020 we", &[date("March 12, 2020")]),
        ("born in 1961", &[date("1961")]),
        ("In 2020, in March, may 3 of us, 1/2, 3.1.2", &[]),
    ]);
}

#[test]
fn names_after_titles_and_repeated() {
    let text = "I asked Dr. Amara Okafor. Then nurse Jones came, and Jones said the Trust \
                was late. We told Jones. Mary's view was Mary's. The ward and Mary agreed.";
    let all = found(&[text], &[]);
    let names: Vec<&str> = all.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(
        names,
        ["Dr. Amara Okafor", "nurse Jones", "Jones", "Jones", "Mary", "Mary", "Mary"]
    );
    assert!(all.iter().all(|it| it.0 == Kind::Name));
}

#[test]
fn a_sentences_first_word_is_no_name_before_a_title() {
    let name = (Kind::Name, "Dr Okafor".to_owned());
    assert_eq!(found(&["And then? Ask Dr Okafor."], &[]), [name]);
}

#[test]
fn places_by_what_they_are() {
    for (text, place) in [
        ("She went to St Mary's Hospital again", "St Mary's Hospital"),
        ("at Leeds General Infirmary.", "Leeds General Infirmary"),
        ("in Victoria Road, then", "Victoria Road"),
    ] {
        assert_eq!(found(&[text], &[]), [(Kind::Place, place.to_owned())], "{text}");
    }
    // A kind of place alone is none.
    assert_eq!(found(&["At the Hospital we asked the Trust."], &[]), []);
}

#[test]
fn what_has_a_capital_and_names_nobody() {
    for text in [
        "On Monday I use Excel in English, and on Monday I use Excel.",
        "The Quality Improvement Lead and the Nurse Manager met the Chief Executive.",
        "PDSA, NHS and QI: the NHS does PDSA.",
        // A capital in mid-sentence, but small as often.
        "We Trust them. We trust them. Do you Trust us? I trust you.",
        "[Nurse A] told [Hospital B] on [date].",
        "Yesterday we went. Tomorrow we go.",
        "So I'd say what I've said, and I’m sure I'll say it: I'd, I've.",
        "He came on Wednesdays, always on Wednesdays, and by then I couldn't.",
    ] {
        assert_eq!(found(&[text], &[]), [], "{text}");
    }
    // Names with an apostrophe still are names.
    for name in ["A'isha", "O'Brien", "I’Anson"] {
        let text = format!("We asked {name} today, and then {name} told us.");
        let all = found(&[&text], &[]);
        let names: Vec<&str> = all.iter().map(|it| it.1.as_str()).collect();
        assert_eq!(names, [name, name]);
    }
}

/// Named here so that nobody is surprised: what is found though it names nobody, and what
/// is not found though it does.
#[test]
fn known_mistakes() {
    // A brand that is written with a capital twice.
    let brand = found(&["We bought a Hoover. That Hoover broke."], &[]);
    assert_eq!(brand.len(), 2);
    // Somebody named once, without title or surname.
    assert_eq!(found(&["Then we asked Priya about it."], &[]), []);
    // Small letters, as in chats.
    assert_eq!(found(&["then mary asked mary"], &[]), []);
}

#[test]
fn words_of_ones_own_list() {
    let all =
        found(&["At ravenscourt, Ravenscourt's desk; Ravenscourts."], &["Ravenscourt"]);
    let words: Vec<&str> = all.iter().map(|it| it.1.as_str()).collect();
    assert_eq!(words, ["ravenscourt", "Ravenscourt"]);
}

#[test]
fn any_text_is_searched_without_a_fall() {
    use proptest::prelude::*;
    proptest!(|(text in "\\PC{0,60}|[A-Z0-9a-z@+() .,/\\-'’\n]{0,80}")| {
        let mut names = Names::default();
        names.learn(&text);
        names.know(&text);
        let mut end = 0;
        for it in find(&text, &names, &["Ab".to_owned(), text.clone()]) {
            prop_assert!(it.start >= end && it.start < it.end);
            prop_assert!(text.get(it.start..it.end).is_some());
            end = it.end;
        }
    });
}
