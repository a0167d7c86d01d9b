//! Codebooks and codings made elsewhere: what a table says is added, and what it cannot
//! give is named by its row.

use heddle::id::Ids;
use heddle::interchange::coded::{
    Existing, Plan, book_plan, codebook_table, codings_plan, looks_like_codebook,
    looks_like_codings, read_codebook,
};
use heddle::parsed::{BookRemark, Parsed, Problem};
use heddle::study::{Command, Study, apply};
use heddle::survey::Table;

use crate::common::{id, stamp, study};

fn table(text: &str) -> Table {
    heddle::interchange::csv::read_text(text).value
}

fn codebook_plan(study: &Study, table: &Table, ids: &mut Ids) -> Parsed<Plan> {
    let Parsed { value: draft, mut notes } = read_codebook(table);
    let plan = book_plan(study, &draft, Existing::Keep, ids);
    notes.extend(plan.notes);
    notes.sort_by_key(|it| it.place.row);
    Parsed { value: plan.value, notes }
}

fn take(study: &Study, commands: Vec<Command>) -> Study {
    apply(study, &Command::Together(commands), &stamp(500)).unwrap()
}

fn rows<T>(parsed: &Parsed<T>) -> Vec<(Option<usize>, Problem)> {
    parsed.notes.iter().map(|it| (it.place.row, it.problem.clone())).collect()
}

#[test]
fn a_codebook_keeps_its_tree_whatever_the_order_of_rows() {
    let table = table(
        "Code,Parent,Theme,Definition,Use when,Do not use when,Example,Colour\n\
         Trust,Culture,Safe to speak,Being believed,When said,Not pay,\"\"\"I was heard\"\"\",3\n\
         Blame,Culture,Safe to speak,,,,,\n\
         Credibility,,,,,,,\n\
         ,Culture,,,,,,\n\
         Egg,Hen,,,,,,\n\
         Hen,Egg,,,,,,\n",
    );
    assert!(looks_like_codebook(&table) && !looks_like_codings(&table));
    let parsed = codebook_plan(&study(), &table, &mut Ids::seeded(4));
    assert_eq!(
        rows(&parsed),
        [
            (None, Problem::Book(BookRemark::Kept { count: 1, differ: 0 })),
            (Some(5), Problem::RowIncomplete { column: "Code".into() }),
            (Some(7), Problem::ParentUnknown { name: "Egg".into() }),
        ]
    );
    let plan = parsed.value;
    assert_eq!((plan.codes, plan.themes), (5, 1));
    let after = take(&study(), plan.commands);
    let book = &after.codebook;
    let trust = book.by_name("Trust").unwrap();
    assert_eq!(book.path(trust.id), ["Culture", "Trust"]);
    assert_eq!(
        (trust.use_when.as_str(), trust.not_when.as_str()),
        ("When said", "Not pay")
    );
    assert_eq!((trust.example.as_str(), trust.colour.number()), ("\"I was heard\"", 3));
    assert_eq!(book.path(book.by_name("Egg").unwrap().id), ["Hen", "Egg"]);
    let theme = after.themes.iter().find(|it| it.name == "Safe to speak").unwrap();
    assert_eq!(theme.codes.len(), 2);
    // Once more adds nothing.
    assert!(codebook_plan(&after, &table, &mut Ids::seeded(5)).value.commands.is_empty());
}

#[test]
fn a_codebook_survives_the_way_out_and_in() {
    let (header, rows) = codebook_table(&study());
    let rows = rows.iter().map(|it| it.iter().map(String::as_str).collect());
    let table = Table::of_rows(&header, rows);
    let empty = Study::new(id(9), "Empty", "Amara", &stamp(0));
    let plan = codebook_plan(&empty, &table, &mut Ids::seeded(4));
    assert_eq!(plan.notes, []);
    let again = take(&empty, plan.value.commands);
    assert_eq!(codebook_table(&again), codebook_table(&study()));
}

#[test]
fn codings_name_every_row_that_cannot_be_used() {
    // In the file, the second turn began at 53: 13 and 40 further.
    let table = table(
        "document,start,end,code,coder,stance,memo\n\
         P01.txt,53,81,New code,Kim,Facilitator,Nice\n\
         P01,53,81,New code,Kim,,\n\
         P09,1,2,Visits,Kim,,\n\
         P09,3,4,Visits,Kim,,\n\
         P01,5000,5001,Visits,Kim,,\n\
         P01,one,two,Visits,Kim,,\n\
         P01,53,81,Visits,Kim,good,\n\
         P01,53,81,,Kim,,\n",
    );
    assert!(looks_like_codings(&table));
    let parsed = codings_plan(&study(), &table, &mut Ids::seeded(4));
    let length = study().transcripts_by_name()[0].text.len();
    let outside = |start: &str, end: &str| Problem::OutsideText {
        start: start.into(),
        end: end.into(),
        length,
    };
    assert_eq!(
        rows(&parsed),
        [
            (Some(2), Problem::CodeAdded { name: "New code".into() }),
            (Some(2), Problem::CoderAdded { name: "Kim".into() }),
            (Some(3), Problem::DuplicateSegment),
            (Some(4), Problem::UnknownDocument { name: "P09".into() }),
            (Some(6), outside("5000", "5001")),
            (Some(7), outside("one", "two")),
            (Some(8), Problem::UnknownStance { text: "good".into() }),
            (Some(9), Problem::RowIncomplete { column: "code".into() }),
        ]
    );
    let plan = parsed.value;
    assert_eq!((plan.segments, plan.codes, plan.coders), (2, 1, 1));
    let after = take(&study(), plan.commands);
    let kim = after.about.coders.values().find(|it| it.name == "Kim").unwrap().id;
    let transcript = &after.transcripts_by_name()[0];
    let layer = after.layer(transcript.id, kim).unwrap();
    let quotes: Vec<&str> =
        layer.segments().iter().map(|it| transcript.text.slice(it.range)).collect();
    assert_eq!(quotes, ["She sat with us at the desk."; 2]);
}

#[test]
fn codings_may_say_their_words_instead_of_positions() {
    let table = table(
        "document,coder,code,stance,from,to,memo\n\
         P01,Amara,Visits,barrier,January came.,were off.,\n\
         P01,Amara,Visits,,nobody said this,,\n",
    );
    let parsed = codings_plan(&study(), &table, &mut Ids::seeded(4));
    assert_eq!(parsed.value.segments, 1);
    assert!(matches!(rows(&parsed)[0], (Some(3), Problem::OutsideText { .. })));
    let after = take(&study(), parsed.value.commands);
    let transcript = &after.transcripts_by_name()[0];
    let all = after.layer(transcript.id, id(1)).unwrap().segments();
    let found = all.iter().any(|it| {
        transcript.text.slice(it.range) == "January came. Nine staff were off."
    });
    assert!(found);
}

#[test]
fn a_table_without_its_columns_says_which() {
    let parsed = codings_plan(&study(), &table("a,b\n1,2\n"), &mut Ids::seeded(4));
    let missing = |name: &str| (None, Problem::ColumnMissing { name: name.into() });
    assert_eq!(rows(&parsed), [missing("document"), missing("code"), missing("start")]);
    let parsed = codebook_plan(&study(), &table("a,b\n1,2\n"), &mut Ids::seeded(4));
    assert_eq!(rows(&parsed), [missing("code")]);
}
