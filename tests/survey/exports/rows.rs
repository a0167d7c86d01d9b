//! What a person says about a file's rows: which are headings, and which kinds are taken in.

use heddle::interchange::exports::{self, Layout};
use heddle::interchange::survey_file::{self, Wish};
use heddle::parsed::{ExportRemark as E, Tool};
use heddle::survey::KindName::{Scale, Single};
use heddle::survey::reading::Why;

use super::{Read, finish, records};

fn told(text: &str, plain: (usize, usize)) -> Read {
    let layout = Layout { plain: Some(plain), ..Layout::default() };
    let read = survey_file::read(text.as_bytes(), Wish { layout, ..Wish::default() });
    finish(read.map(|it| it.unwrap().recognised))
}

#[test]
fn rows_above_the_headings_are_passed_over() {
    // Both as a spreadsheet saves them, and as somebody types them.
    for title in ["Winter survey,,\nall sites,,\n", "Winter survey\nall sites\n"] {
        let text = format!(
            "{title}id,Last name,mood\nR1,Ann,Agree\nR2,Bo,Disagree\nR3,Cy,Agree\n"
        );
        let read = told(&text, (2, 1));
        assert_eq!(read.head(), (Tool::Plain, 1, 3), "{text}");
        read.check(&[("mood", Scale)]);
        assert_eq!(read.answers("mood"), ["Agree", "Disagree", "Agree"]);
        assert_eq!(&*read.survey.respondents[2], "R3");
        // Names are still proposed to be left out, rows named as the file numbers them, and
        // the title is no measure for the others.
        assert_eq!(read.left_out(&Why::Personal), ["Last name"]);
        assert_eq!(read.draft.table.record(0), 4);
        assert_eq!(read.remarks(), [&E::Personal { count: 1 }]);
        assert_eq!(read.notes.len(), 1, "{:?}", read.notes);
    }
}

#[test]
fn several_rows_of_headings_become_one() {
    let text = "id,How safe is it?,,About you\n,Ward,Theatre,Site\n\
                R1,Agree,Disagree,North\nR2,Disagree,Agree,South\nR3,Agree,Agree,North\n";
    let read = told(text, (0, 2));
    assert_eq!(read.head(), (Tool::Plain, 2, 3));
    read.check(&[
        ("How safe is it? - Ward", Scale),
        ("How safe is it? - Theatre", Scale),
        ("About you - Site", Single),
    ]);
    assert!(read.names().contains(&"id"));
    // More headings than there are rows leave none.
    let none = told(text, (3, 4));
    assert_eq!((none.survey.rows(), none.draft.columns.len()), (0, 4));
}

#[test]
fn previews_are_taken_in_and_the_unfinished_left_out() {
    let read = |layout| {
        let records = records("qualtrics_choice_text.csv");
        finish(exports::recognise(records, layout, None))
    };
    let all = read(Layout { previews: true, ..Layout::default() });
    assert_eq!(all.head(), (Tool::Qualtrics, 3, 6));
    assert!(all.said(&E::PreviewsKept { rows: vec![8] }));
    assert!(all.said(&E::Unfinished { rows: vec![6] }));
    let few = read(Layout { finished: true, ..Layout::default() });
    assert_eq!(few.survey.rows(), 4);
    assert!(few.said(&E::PreviewsDropped { rows: vec![8] }));
    assert!(few.said(&E::UnfinishedDropped { rows: vec![6] }));
    assert_eq!(few.answers("Q7"), ["4B", "2A", "2A", "1C"]);
    // The rows are still named as the file numbers them.
    let numbers: Vec<usize> = (0..4).map(|it| few.draft.table.record(it)).collect();
    assert_eq!(numbers, [4, 5, 7, 9]);
    // Where nobody reached the end, nobody is left out.
    let text = "StartDate,EndDate,ResponseId,Progress,Q1\n2024-01-01,2024-01-01,R1,50,a\n\
                2024-01-01,2024-01-01,R2,20,b\n";
    let text = heddle::interchange::csv::read_text_records(text).value;
    let layout = Layout { finished: true, ..Layout::default() };
    let none = finish(exports::recognise(text, layout, None));
    assert_eq!(none.survey.rows(), 2);
    assert!(none.said(&E::Unfinished { rows: vec![2, 3] }));
}
