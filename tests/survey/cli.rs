//! `heddle-cli describe`, run in this process.

use serde_json::Value;

fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = std::iter::once("heddle-cli").chain(arguments.iter().copied());
    let code = heddle::cli::run(all.map(Into::into), &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn corpus() -> String {
    super::fixture("corpus/survey.csv").display().to_string()
}

#[test]
fn json_of_the_corpus() {
    let (code, out, err) = run(&["describe", &corpus(), "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let json: Value = serde_json::from_str(&out).unwrap();
    let questions = json["questions"].as_array().unwrap();
    let q1 = questions.iter().find(|it| it["name"] == "q1").unwrap();
    assert_eq!(q1["mean"], 2.8);
    assert_eq!(q1["sd"], 1.272_925_364_289_221_5);
    assert_eq!(q1["levels"].as_array().unwrap().len(), 5);
    let years = questions.iter().find(|it| it["name"] == "years").unwrap();
    assert_eq!((years["kind"].as_str(), years.get("levels")), (Some("number"), None));
    let at = |key: &str| out.find(&format!("\"{key}\"")).unwrap();
    let order = ["name", "kind", "n", "missing", "levels", "value", "count", "percent"];
    assert!(order.map(at).is_sorted());
}

#[test]
fn groups() {
    let (code, out, _) = run(&["describe", &corpus(), "--by", "site", "--json"]);
    assert_eq!(code, 0);
    let json: Value = serde_json::from_str(&out).unwrap();
    let groups = json["groups"].as_array().unwrap();
    let values: Vec<&str> =
        groups.iter().map(|it| it["value"].as_str().unwrap()).collect();
    assert_eq!(
        values,
        ["Harbour", "Königsberg Road", "Lakeview", "Northfield", "Sainte-Agnès"]
    );
    assert_eq!(groups[0]["questions"][0]["n"], 14);
}

#[test]
fn undefined_is_null_with_a_reason() {
    let path =
        std::env::temp_dir().join(format!("heddle-one-{}.csv", std::process::id()));
    std::fs::write(&path, "id,score,empty\nA1,3.5,\n").unwrap();
    let (code, out, _) = run(&["describe", path.to_str().unwrap(), "--json"]);
    let json: Value = serde_json::from_str(&out).unwrap();
    let score = &json["questions"][1];
    assert_eq!(
        (code, &score["mean"], &score["sd"]),
        (0, &Value::from(3.5), &Value::Null)
    );
    assert_eq!(score["why"], "one answer has no spread");
    std::fs::remove_file(path).unwrap();
}

#[test]
fn a_table_for_the_eye() {
    let (code, out, _) = run(&["describe", &corpus()]);
    assert_eq!(code, 0);
    let q1 = out.lines().find(|it| it.starts_with("q1 ")).unwrap();
    let cells: Vec<&str> = q1.split_whitespace().collect();
    assert_eq!(
        cells,
        [
            "q1", "scale", "60", "0", "2.80", "1.27", "3.00", "2.00", "4.00", "1.00",
            "5.00"
        ]
    );
}

#[test]
fn failures_have_codes() {
    assert_eq!(run(&["describe", "/nowhere/survey.csv"]).0, 1);
    assert_eq!(run(&["describe", &corpus(), "--by", "nothing"]).0, 2);
    assert_eq!(run(&["describe", &corpus(), "--by", "comment"]).0, 2);
    assert_eq!(run(&["describe"]).0, 2);
    assert_eq!(run(&["--help"]).0, 0);
    let pdf = std::env::temp_dir().join(format!("heddle-pdf-{}.csv", std::process::id()));
    std::fs::write(&pdf, b"%PDF-1.7\n%\xE2\xE3").unwrap();
    let (code, out, err) = run(&["describe", pdf.to_str().unwrap()]);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("holds no table"), "{err}");
    std::fs::remove_file(pdf).unwrap();
}

#[test]
fn an_export_is_described_as_its_tool_wrote_it() {
    let file =
        |name: &str| super::fixture("survey-exports").join(name).display().to_string();
    let (raw, dictionary) =
        (file("redcap_data_raw.csv"), file("redcap_data_dictionary.csv"));
    let (code, out, err) =
        run(&["describe", &raw, "--dictionary", &dictionary, "--json"]);
    assert_eq!(code, 0);
    assert!(
        err.contains("Recognised as: REDCap export of raw data, 1 header row."),
        "{err}"
    );
    let json: Value = serde_json::from_str(&out).unwrap();
    let find = |name: &str| {
        let all = json["questions"].as_array().unwrap();
        all.iter().find(|it| it["name"] == name).unwrap().clone()
    };
    let (site, other) = (find("site"), find("tools_oth"));
    assert_eq!(site["text"], "Which site do you work at?");
    assert_eq!(site["levels"][2]["value"], "3");
    assert_eq!(site["levels"][2]["label"], "East & West");
    // Branching hid the question from all three: neither answered nor missing.
    assert_eq!(
        (&other["n"], &other["missing"], &other["not_shown"]),
        (&0.into(), &0.into(), &3.into())
    );
    let qualtrics = file("qualtrics_choice_text.csv");
    let (_, out, _) = run(&["describe", &qualtrics]);
    assert!(
        out.lines().any(|it| it.starts_with("Q3 ") && it.contains("multiple_choice"))
    );
    let (_, out, err) = run(&["describe", &qualtrics, "--plain"]);
    assert!(out.contains("IPAddress") && !err.contains("Recognised"), "{err}");
}

#[test]
fn workbooks_and_spss_files() {
    let file = |name: &str| super::fixture(name).display().to_string();
    let names = |arguments: &[&str]| {
        let (code, out, err) = run(arguments);
        let json: Value = serde_json::from_str(&out).unwrap_or_default();
        let questions = json["questions"].as_array().cloned().unwrap_or_default();
        let all = questions.iter().filter_map(|it| Some(it["name"].as_str()?.to_owned()));
        (code, all.collect::<Vec<_>>().join(" "), err)
    };
    let book = file("workbooks/openpyxl.xlsx");
    let (code, found, err) = names(&["describe", &book, "--json"]);
    assert_eq!((code, found.starts_with("id site score safe")), (0, true), "{found}");
    assert!(err.contains("row 4, column “L”") && err.contains("hidden"), "{err}");
    let (code, found, _) = names(&["describe", &book, "--sheet", "codes", "--json"]);
    assert_eq!((code, found.as_str()), (0, "code label"));
    let (code, _, err) = names(&["describe", &book, "--sheet", "None", "--json"]);
    assert_eq!((code, err.contains("There is no sheet “None”")), (1, true), "{err}");
    let sav = file("survey-exports/spss_staff.sav");
    let (code, out, err) = run(&["describe", &sav, "--json"]);
    assert_eq!((code, err.as_str()), (0, ""));
    let json: Value = serde_json::from_str(&out).unwrap();
    let safe = &json["questions"][2];
    // 4, 2, 4, 1 and 3; -99 is declared missing.
    assert_eq!((&safe["n"], &safe["missing"]), (&Value::from(5), &Value::from(1)));
    assert_eq!(safe["mean"], 2.8);
    assert_eq!(safe["levels"][0]["label"], "Strongly disagree");
}
