//! Small transcripts as people and programs write them.

use super::*;

/// Shows a draft a line a turn: `speaker@seconds|words`.
fn show(text: &str) -> Vec<String> {
    let draft = read(text).value;
    let chars: Vec<char> = text.chars().collect();
    draft
        .turns
        .iter()
        .map(|it| {
            let from = it.source as usize;
            let there: String =
                chars[from..from + it.text.chars().count()].iter().collect();
            assert_eq!(there, it.text, "words and position differ");
            let name = it.speaker.map_or("-", |it| draft.speakers[it].name.as_str());
            let time = it.time.map_or(String::new(), |it| format!("@{}", it / 1000));
            format!("{name}{time}|{}", it.text.replace('\n', "/"))
        })
        .collect()
}

fn check(text: &str, turns: &[&str]) {
    assert_eq!(show(text), turns, "{text}");
}

#[test]
fn labels_with_colons() {
    check(
        "Interviewer: How? 🙂\n\nParticipant: Well, the thing is: we…\nTime: 10:30 was late.\
         \n\nAnd more.\n\nInterviewer:\nWhy?\n",
        &[
            "Interviewer|How? 🙂",
            "Participant|Well, the thing is: we…/Time: 10:30 was late.//And more.",
            "Interviewer|Why?",
        ],
    );
    check(
        "I: How?\nP: So.\nI: Why?\nP: Because:\nit is.\n",
        &["I|How?", "P|So.", "I|Why?", "P|Because:/it is."],
    );
    check(
        "Title of it\n2 March\n\nI: How?\n\nSenior nurse: So.\n\nI: Why?\n\nSenior nurse: a\
         \n\nI: And?\n\nsenior nurse: b",
        &[
            "-|Title of it/2 March",
            "I|How?",
            "Senior nurse|So.",
            "I|Why?",
            "Senior nurse|a",
            "I|And?",
            "Senior nurse|b",
        ],
    );
}

#[test]
fn labels_with_times() {
    check(
        "Speaker 1  00:04\nSo we began.\nAnd went on.\n\nAnna Weiss  01:10\nYes.\n\n\
         Speaker 1  01:15\nGood.\n",
        &[
            "Speaker 1@4|So we began./And went on.",
            "Anna Weiss@70|Yes.",
            "Speaker 1@75|Good.",
        ],
    );
    check(
        "[00:00:05] I: How?\n[00:00:09] P1: Well.\n[00:01:00] and then\n[00:01:05] I: Oh.",
        &["I@5|How?", "P1@9|Well.", "P1@60|and then", "I@65|Oh."],
    );
    check(
        "Anna (00:12): So.\n\nBen (00:15): No.\n\nAnna (00:20): Yes.",
        &["Anna@12|So.", "Ben@15|No.", "Anna@20|Yes."],
    );
    check(
        "I: How? #00:00:04-1#\nP: Well. #00:00:09-0#\nAnd so. #00:00:12-0#\nI: Oh.",
        &["I|How?", "P@4|Well.", "P@9|And so.", "I@12|Oh."],
    );
    check(
        "0:0:0.0 --> 0:0:3.4\nAnna Weiss\nHello there.\n\n0:0:3.4 --> 0:0:5.0\nBen Ito\nHi.\
         \n\n0:0:6.0 --> 0:0:8.0\nAnna Weiss\nSo.\n\n0:0:8.0 --> 0:0:9.0\nBen Ito\nYes.",
        &[
            "Anna Weiss@0|Hello there.",
            "Ben Ito@3|Hi.",
            "Anna Weiss@6|So.",
            "Ben Ito@8|Yes.",
        ],
    );
}

#[test]
fn headers_of_meeting_programs() {
    for text in [
        // Otter.
        "Anna Weiss  0:04  \nSo we began.\nAnd on.\n\nBen  0:09  \nYes.\n\nAnna Weiss  1:10  \nGood.\n\nBen  1:20  \nBye.",
        // Teams, as paragraphs of a document.
        "Anna Weiss   0:04\nSo we began.\nAnd on.\n\nBen   0:09\nYes.\n\nAnna Weiss   1:10\nGood.\n\nBen   1:20\nBye.",
        // Zoom.
        "[Anna Weiss] 00:00:04\nSo we began.\nAnd on.\n\n[Ben] 00:00:09\nYes.\n\n[Anna Weiss] 00:01:10\nGood.\n\n[Ben] 00:01:20\nBye.",
        "[00:00:04] Anna Weiss:\nSo we began.\nAnd on.\n\n[00:00:09] Ben:\nYes.\n\n[00:01:10] Anna Weiss:\nGood.\n\n[00:01:20] Ben:\nBye.",
        "00:04 Anna Weiss\nSo we began.\nAnd on.\n\n00:09 Ben\nYes.\n\n01:10 Anna Weiss\nGood.\n01:20 Ben\nBye.",
        "00:04 Anna Weiss\nSo we began.\nAnd on.\n00:09 Ben\nYes.\n01:10 Anna Weiss\nGood.\n01:20 Ben\nBye.",
        "Anna Weiss\n00:04\nSo we began.\nAnd on.\n\nBen\n00:09\nYes.\n\nAnna Weiss\n01:10\nGood.\n\nBen\n01:20\nBye.",
    ] {
        check(
            text,
            &[
                "Anna Weiss@4|So we began./And on.",
                "Ben@9|Yes.",
                "Anna Weiss@70|Good.",
                "Ben@80|Bye.",
            ],
        );
    }
    // Every line a paragraph, with a blank line between.
    check(
        "00:04 Anna\n\nSo.\n\n00:09 Ben\n\nYes.\n\n00:12 Anna\n\nGood.\n\n00:15 Ben\n\nBye.",
        &["Anna@4|So.", "Ben@9|Yes.", "Anna@12|Good.", "Ben@15|Bye."],
    );
    // A diary, an agenda, and words that are no names.
    for text in [
        "10:30 Lunch\n\nWe ate.\n\n11:30 Return\n\nWe left.",
        "Lunch\n10:30\nWe ate.\n\nReturn\n11:30\nWe left.",
    ] {
        assert!(read(text).value.speakers.is_empty(), "{text}");
    }
    check(
        "[00:01] I: How?\n[00:04] P1: Well.\n[00:09] Hmm\nso on.\n[00:12] I: Oh.",
        &["I@1|How?", "P1@4|Well.", "P1@9|Hmm/so on.", "I@12|Oh."],
    );
}

#[test]
fn labels_alone_on_their_lines() {
    check(
        "INTERVIEWER\nHow?\n\nPARTICIPANT 2\nWell.\nYes.\n\nInterviewer\nWhy?",
        &["INTERVIEWER|How?", "PARTICIPANT 2|Well./Yes.", "INTERVIEWER|Why?"],
    );
    check(
        "Field notes\n\nParticipant\n\nAn old hand.\n\nIt rained.",
        &["-|Field notes", "-|Participant", "-|An old hand.", "-|It rained."],
    );
}

#[test]
fn labels_in_a_column() {
    check(
        "I\tHow?\nP1\tSo: yes.\nI\tWhy?\nP1\tWell",
        &["I|How?", "P1|So: yes.", "I|Why?", "P1|Well"],
    );
}

#[test]
fn those_who_speak_once() {
    check(
        "P1: a\n\nP2: b\n\nP1: c\n\nP2: d\n\nP3: e\n\nDr Ada Weiss: f\n\nP1: g\n\nProblem: h",
        &["P1|a", "P2|b", "P1|c", "P2|d", "P3|e", "Dr Ada Weiss|f", "P1|g//Problem: h"],
    );
    let notes = read("P1: a\n\nP2: b\n\nP1: c\n\nP2: d\n\nCarla: h").notes;
    let problem = Problem::LabelLeft { label: "Carla".into() };
    assert_eq!(notes, [Note::info(Place::row(9), problem)]);
}

#[test]
fn texts_without_speakers() {
    check("One.\nStill one.\n\n\nTwo: more.\n", &["-|One./Still one.", "-|Two: more."]);
    check("One.\nTwo.\n", &["-|One.", "-|Two."]);
    check(
        "10:30\n\nWe met.\n\n11:00 We left.",
        &["-|10:30", "-|We met.", "-|11:00 We left."],
    );
    check(
        "Time: 10:30\nPlace: Ward\nTime: 11:00\n\nBarriers: none.\n\nIn all, one thing: time.",
        &[
            "-|Time: 10:30/Place: Ward/Time: 11:00",
            "-|Barriers: none.",
            "-|In all, one thing: time.",
        ],
    );
    // A head that names the interviewer does not make prose a conversation.
    let prose =
        format!("Interviewer: Anna\nParticipant: P1\n\n{}", "Prose.\n\n".repeat(20));
    assert!(read(&prose).value.speakers.is_empty());
    let note = Note::info(Place::default(), Problem::NoSpeakers);
    assert_eq!(read(&prose).notes, [note]);
    check("", &[]);
    check("\n \n", &[]);
}

#[test]
fn odd_spaces_and_characters_stay() {
    check(
        "Interviewer:\u{a0}How?\u{a0}\n\nParticipant:  cafe\u{301} so\u{ad}on 👩‍⚕️\n\n\
         Interviewer: Why?",
        &[
            "Interviewer|How?",
            "Participant|cafe\u{301} so\u{ad}on 👩‍⚕️",
            "Interviewer|Why?",
        ],
    );
}
