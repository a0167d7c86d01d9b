//! The commands on statistics, run in this process, against pandas, `SciPy` and `pingouin`
//! reading the same file.

use serde_json::{Value, json};

use super::{reference, same};

fn run(arguments: &[&str]) -> (u8, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let all = std::iter::once("heddle-cli").chain(arguments.iter().copied());
    let code = heddle::cli::run(all.map(Into::into), &mut out, &mut err);
    (code, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn corpus() -> String {
    let root = std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    root.join("tests/fixtures/corpus/survey.csv").display().to_string()
}

/// A file in the temporary folder, removed at the end.
struct File(std::path::PathBuf);

impl File {
    fn new(name: &str, text: &str) -> Self {
        let name = format!("heddle-{}-{name}", std::process::id());
        let path = std::env::temp_dir().join(name);
        std::fs::write(&path, text).unwrap();
        Self(path)
    }

    fn path(&self) -> &str {
        self.0.to_str().unwrap()
    }
}

impl Drop for File {
    fn drop(&mut self) {
        drop(std::fs::remove_file(&self.0));
    }
}

/// Runs a command that must do its work, with --json.
fn printed(arguments: &[&str]) -> Value {
    let (code, out, err) = run(&[arguments, &["--json"]].concat());
    assert_eq!(code, 0, "{err}");
    serde_json::from_str(&out).unwrap()
}

fn of_corpus(command: &str, arguments: &[&str]) -> Value {
    printed(&[&[command, &corpus()], arguments].concat())
}

fn equal(found: &Value, want: &Value, what: &str) {
    same(found.as_f64().unwrap_or_else(|| panic!("{what}: {found}")), want, what);
}

#[test]
fn describe_has_shapes_and_bases() {
    let want = &reference("cli")["years"];
    let json = of_corpus("describe", &[]);
    let of = |name: &str| {
        json["questions"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it["name"] == name)
            .unwrap()
    };
    for key in ["skewness", "kurtosis", "se"] {
        equal(&of("years")["shape"][key], &want[key], key);
    }
    assert_eq!(of("years")["shape"]["modes"], want["modes"]);
    assert_eq!(of("q1")["median_category"], json!(["3"]));
    assert_eq!(of("q1")["base"]["shown"], 60);
    assert!(of("site").get("shape").is_none());
}

#[test]
fn frequencies_have_wilsons_intervals() {
    let want = &reference("cli")["q1"];
    let json = of_corpus("frequencies", &["q1"]);
    let row = &json["questions"][0]["rows"][1];
    assert_eq!((&row["value"], &row["count"]), (&json!("2"), &want["twos"]));
    equal(&row["low"], &want["low"], "low");
    equal(&row["high"], &want["high"], "high");
    let all = of_corpus("frequencies", &[]);
    let names: Vec<&str> = all["questions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["name"].as_str().unwrap())
        .collect();
    assert_eq!(names.first(), Some(&"site"));
    assert!(names.contains(&"barriers") && !names.contains(&"years"));
    let ticks = all["questions"].as_array().unwrap().last().unwrap();
    assert!(ticks["rows"][0]["percent_of_ticks"].is_number());
    let years = of_corpus("frequencies", &["years"]);
    let rows = years["questions"][0]["rows"].as_array().unwrap();
    assert_eq!(rows.last().unwrap()["cumulative_percent"], 100.0);
    let (code, out, _) = run(&["frequencies", &corpus(), "q1"]);
    assert!(code == 0 && out.contains("13.1"), "{out}");
    assert_eq!(run(&["frequencies", &corpus(), "comment"]).0, 2);
}

#[test]
fn crosstabs() {
    let want = &reference("cli")["crosstab"];
    let json =
        of_corpus("crosstab", &["site", "role", "--samples", "500", "--work", "0"]);
    // Expected counts are low: Fisher's test stands first.
    let (fisher, chi) = (&json["tests"][0], &json["tests"][1]);
    assert_eq!(
        (&fisher["method"], &json["fit"]["doubtful"]),
        (&json!("fisher_sampled"), &json!(true))
    );
    assert!(fisher["p_error"].is_number());
    for key in ["statistic", "p", "df"] {
        equal(&chi[key], &want[key], key);
    }
    equal(&chi["effects"][0]["value"], &want["v"], "V");
    equal(&json["cells"][0][0]["expected"], &want["expected"], "expected");
    equal(&json["fit"]["smallest_expected"], &want["smallest"], "smallest");
    assert_eq!(json["row_values"][1], "Königsberg Road");
    let again =
        of_corpus("crosstab", &["site", "role", "--samples", "500", "--work", "0"]);
    assert_eq!(json, again, "the same seed gives the same sample");

    let small = File::new(
        "two.csv",
        "ward,fell,never\na,yes,\na,yes,\nb,no,\nb,no,\nb,yes,\n,no,\n",
    );
    let two = printed(&[
        "crosstab",
        small.path(),
        "ward",
        "fell",
        "--yates",
        "--bias-corrected",
        "--kind",
        "ward=single_choice",
        "--kind",
        "fell=single_choice",
    ]);
    assert_eq!(
        two["base"],
        json!({"rows": 6, "n": 5, "not_shown": 0, "missing": 1, "off_scale": 0})
    );
    let methods: Vec<&str> = two["tests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["method"].as_str().unwrap())
        .collect();
    assert_eq!(methods, ["fisher_exact", "chi_squared", "chi_squared_yates"]);
    let measures: Vec<&str> = two["tests"][1]["effects"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["measure"].as_str().unwrap())
        .collect();
    assert_eq!(
        measures,
        ["cramers_v", "cramers_v_corrected", "odds_ratio", "difference_of_shares"]
    );
    assert_eq!(two["tests"][1]["effects"][2]["why"], "a cell is empty");
    assert_eq!(run(&["crosstab", &corpus(), "site", "comment"]).0, 2);
    let (code, out, _) =
        run(&["crosstab", &corpus(), "site", "role", "--samples", "10", "--work", "0"]);
    assert!(
        code == 0 && out.contains("look at Fisher's test") && out.contains(".492"),
        "{out}"
    );
}

#[test]
fn groups_are_compared() {
    let want = &reference("cli")["kruskal"];
    let json = of_corpus("compare", &["q1", "--by", "role"]);
    for key in ["statistic", "p", "n"] {
        equal(&json["tests"][0][key], &want[key], key);
    }
    assert_eq!(json["groups"][1]["value"], "Doctor");
    equal(&json["groups"][1]["median"], &want["median"], "median");
    let pair = json["pairs"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["first"] == "Nurse" && it["second"] == "Senior manager");
    equal(&pair.unwrap()["p_holm"], &want["holm"], "Holm");
    let small = File::new("groups.csv", "g,x\na,1\na,2\na,4\nb,3\nb,7\nb,\n");
    let two = [
        "compare",
        small.path(),
        "x",
        "--by",
        "g",
        "--kind",
        "x=number",
        "--kind",
        "g=single_choice",
    ];
    let json = printed(&two);
    let methods: Vec<&str> = json["tests"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["method"].as_str().unwrap())
        .collect();
    assert_eq!(methods, ["mann_whitney_exact", "welch"]);
    assert_eq!((&json["base"]["n"], &json["base"]["missing"]), (&json!(5), &json!(1)));
    let only = printed(&[&two[..], &["--method", "welch"]].concat());
    assert_eq!(only["tests"].as_array().unwrap().len(), 1);
    let wide =
        printed(&[&two[..], &["--method", "welch", "--confidence", "0.99"]].concat());
    let low = |it: &Value| it["tests"][0]["effects"][0]["low"].as_f64().unwrap();
    assert!(low(&wide) < low(&only));
    assert_eq!(run(&[&two[..], &["--method", "magic"]].concat()).0, 2);
    assert_eq!(run(&[&two[..], &["--confidence", "95"]].concat()).0, 2);
    assert_eq!(run(&["compare", &corpus(), "role", "--by", "site"]).0, 2);
    assert_eq!(run(&["compare", &corpus(), "q1"]).0, 2);
    let (code, out, _) = run(&["compare", &corpus(), "q1", "--by", "role"]);
    assert!(
        code == 0 && out.contains("mean rank") && !out.contains("significant"),
        "{out}"
    );
}

#[test]
fn two_questions_of_the_same_people() {
    let all = reference("cli");
    let json = of_corpus("compare", &["q1", "--with", "q2"]);
    for key in ["statistic", "p", "n"] {
        equal(&json["tests"][0][key], &all["spearman"][key], key);
    }
    let json = of_corpus("compare", &["q1", "--with", "q2", "--paired"]);
    for key in ["statistic", "n"] {
        equal(&json["tests"][0][key], &all["wilcoxon"][key], key);
    }
    let small = File::new(
        "paired.csv",
        "before,after\nyes,no\nyes,no\nyes,no\nno,no\nyes,yes\nno,yes\nno,\n",
    );
    let kinds = ["--kind", "before=single_choice", "--kind", "after=single_choice"];
    let json = printed(
        &[
            &["compare", small.path(), "before", "--with", "after", "--paired"][..],
            &kinds,
        ]
        .concat(),
    );
    let test = &json["tests"][0];
    assert_eq!(
        (&test["method"], &test["n"], &json["base"]["n"]),
        (&json!("mc_nemar"), &json!(4), &json!(6))
    );
    equal(&test["p"], &json!(0.625), "p");
}

#[test]
fn scales() {
    let want = &reference("cli")["scale"];
    let json = of_corpus("scale", &["q1", "q2", "q3", "q4", "--values"]);
    equal(&json["alpha"]["value"], &want["alpha"], "alpha");
    assert_eq!(json["complete"], want["n"]);
    equal(&json["items"][2]["rest_correlation"], &want["rest"], "rest");
    equal(&json["composite"]["mean"], &want["mean"], "mean");
    equal(&json["composite"]["sd"], &want["sd"], "sd");
    assert_eq!(json["composite"]["n"], want["valid"]);
    assert_eq!(json["composite"]["values"].as_array().unwrap().len(), 60);
    assert!(json["omega"].is_number() && json["against"] == json!([]));

    let turned = of_corpus("scale", &["q1", "q2", "q3", "q4", "--reverse", "q3"]);
    assert_eq!(turned["alpha"]["value"], Value::Null);
    assert_eq!(turned["alpha"]["why"], "negative: an item seems to run the other way");
    assert_eq!(turned["against"], json!(["q3"]));
    for wrong in [
        &["q1"][..],
        &["q1", "q1"],
        &["q1", "site"],
        &["q1", "q2", "--reverse", "q3"],
        &["q1", "years", "--reverse", "years"],
        &["q1", "q2", "--score", "median"],
    ] {
        let file = corpus();
        let (code, _, err) = run(&[&["scale", &file][..], wrong].concat());
        assert_eq!(code, 2, "{wrong:?}: {err}");
    }
    let (code, out, _) = run(&["scale", &corpus(), "q1", "q2", "q3", "--reverse", "q3"]);
    assert!(code == 0 && out.contains("seem to run the other way: q3"), "{out}");
}

#[test]
fn a_specification_says_how_to_read() {
    let survey = File::new(
        "spec.csv",
        "mood,calm,site\nlow,always,A\nmid,never,B\nhigh,often,A\nx,never,B\nunsure,often,A\nhigh,always,-1\n",
    );
    let spec = json!({
        "columns": {
            "mood": {"kind": "scale", "missing": ["x"],
                     "levels": ["low", "mid", "high", {"value": "unsure", "off_scale": true}]},
            "calm": {"kind": "scale", "levels": ["never", {"value": "often", "label": "Often"}, "always"]},
            "site": {"kind": "single_choice", "missing": ["-1"]},
        },
        "confidence": 0.9,
        "items": ["mood", "calm"], "reverse": ["calm"], "score": "sum", "min_valid": 2,
    });
    let spec = File::new("spec.json", &spec.to_string());
    let with = |command: &'static str, more: &[&str]| {
        printed(&[&[command, survey.path(), "--spec", spec.path()], more].concat())
    };
    let described = with("describe", &[]);
    let mood = &described["questions"][0];
    assert_eq!(
        (&mood["kind"], &mood["n"], &mood["missing"]),
        (&json!("scale"), &json!(4), &json!(1))
    );
    assert_eq!((&mood["off_scale"], &mood["mean"]), (&json!(1), &json!(2.25)));
    assert_eq!(
        mood["base"]["declared"][0],
        json!({"value": "x", "reason": "x", "count": 1})
    );
    assert_eq!(described["questions"][2]["missing"], 1);
    let scale = with("scale", &["--values"]);
    // calm turned round: never 3, often 2, always 1.
    assert_eq!(scale["composite"]["values"], json!([2.0, 5.0, 5.0, null, null, 4.0]));
    assert_eq!(scale["items"][1]["reversed"], true);
    // Flags go before the specification.
    let flags = with("scale", &["--score", "mean", "--min-valid", "1", "--values"]);
    assert_eq!(flags["composite"]["values"], json!([1.0, 2.5, 2.5, 3.0, 2.0, 2.0]));
    let compared = with("compare", &["mood", "--by", "site"]);
    assert_eq!(
        compared["base"],
        json!({"rows": 6, "n": 3, "not_shown": 0, "missing": 2, "off_scale": 1})
    );

    for (text, named) in [
        ("{\"colums\": {}}", "colums"),
        ("{\"columns\": {\"mood\": {\"kind\": \"rating\"}}}", "rating"),
        ("{\"columns\": {\"moods\": {}}}", "moods"),
        ("[", "EOF"),
    ] {
        let wrong = File::new("wrong.json", text);
        let (code, _, err) = run(&["describe", survey.path(), "--spec", wrong.path()]);
        assert!(code == 2 && err.contains(named), "{text}: {err}");
    }
    assert_eq!(run(&["describe", survey.path(), "--spec", "/nowhere.json"]).0, 1);
    assert_eq!(run(&["describe", survey.path(), "--kind", "mood"]).0, 2);
    let missing =
        printed(&["describe", survey.path(), "--missing", "x", "--missing", "site=-1"]);
    assert_eq!(missing["questions"][0]["missing"], 1);
    assert_eq!(missing["questions"][2]["missing"], 1);
}

/// The numbers are those of `tests/reference/sites.py`, case "eight sites" of shares.
#[test]
fn sites_are_compared() {
    let mut text = String::from("id,ward,mood,yes\n");
    let sites =
        [(9, 12), (20, 31), (3, 8), (24, 25), (21, 44), (10, 19), (0, 3), (58, 60)];
    let mut row = 0;
    for (place, (some, n)) in sites.into_iter().enumerate() {
        for at in 0..n {
            row += 1;
            let (mood, yes) = if at < some { (5, "yes") } else { (2, "no") };
            text.extend([format!("R{row},W{place},{mood},{yes}\n")]);
        }
    }
    let survey = File::new("sites.csv", &text);
    let by = ["--by", "ward"];
    let out =
        printed(&[&["sites", survey.path(), "yes", "--answer", "yes"], &by[..]].concat());
    let want = &reference("sites")["shares"]["eight sites"];
    same(out["overall"].as_f64().unwrap(), &want["overall"], "overall");
    assert_eq!((&out["measure"], &out["base"]["n"]), (&json!("share"), &json!(202)));
    for it in out["sites"].as_array().unwrap() {
        let place: usize = it["value"].as_str().unwrap()[1..].parse().unwrap();
        let want = &want["sites"][place];
        assert_eq!((&it["n"], &it["count"]), (&want["n"], &want["count"]));
        for key in ["low", "high"] {
            same(it[key].as_f64().unwrap(), &want[key], key);
        }
        for (at, ends) in want["limits"].as_array().unwrap().iter().enumerate() {
            same(it["limits"][at]["low"].as_f64().unwrap(), &ends[0], "lower limit");
            same(it["limits"][at]["high"].as_f64().unwrap(), &ends[1], "upper limit");
        }
        assert_eq!(it["small"], place == 2 || place == 6);
    }
    assert_eq!(out["standing_out"], json!(["W7", "W3"]));
    let low =
        [&["sites", survey.path(), "yes", "--answer", "yes", "--good", "low"], &by[..]];
    assert_eq!(printed(&low.concat())["standing_out"], json!(["W4"]));
    let means = printed(&[&["sites", survey.path(), "mood"], &by[..]].concat());
    assert_eq!(
        (&means["measure"], &means["sites"][0]["value"]),
        (&json!("mean"), &json!("W6"))
    );
    for (wrong, code, said) in [
        (vec!["yes", "--answer", "perhaps"], 2, "the answers are"),
        (vec!["yes"], 2, "cannot be used here"),
        (vec!["id", "--top"], 2, "only columns with levels"),
    ] {
        let all = [&["sites", survey.path()], &wrong[..], &by[..]].concat();
        let (found, _, err) = run(&all);
        assert!(found == code && err.contains(said), "{wrong:?}: {found} {err}");
    }
}

#[test]
fn two_waves_are_paired_by_respondent() {
    let rows = |all: &[(&str, u8, &str)]| {
        let line = |it: &(&str, u8, &str)| format!("{},{},{}\n", it.0, it.1, it.2);
        let lines: Vec<String> = all.iter().map(line).collect();
        format!("id,score,ready\n{}", lines.concat())
    };
    let before = [
        ("A", 10, "no"),
        ("B", 20, "no"),
        ("C", 30, "no"),
        ("D", 40, "yes"),
        ("E", 50, "no"),
        ("F", 60, "no"),
        ("Z", 99, "no"),
    ];
    // In another order, with one who is new and one who is gone.
    let after = [
        ("F", 66, "yes"),
        ("E", 57, "yes"),
        ("D", 39, "yes"),
        ("C", 35, "yes"),
        ("B", 23, "no"),
        ("A", 14, "yes"),
        ("N", 70, "yes"),
    ];
    let (first, second) =
        (File::new("before.csv", &rows(&before)), File::new("after.csv", &rows(&after)));
    let kinds = [
        "--kind",
        "score=number",
        "--kind",
        "ready=single_choice",
        "--kind",
        "id=identifier",
    ];
    let of = |question: &'static str| {
        let all = ["compare", second.path(), question, "--wave", first.path()];
        printed(&[&all, &kinds[..]].concat())
    };
    let score = of("score");
    // Differences 6, 7, −1, 5, 3, 4: ranks 5, 6, 1, 4, 2, 3; scipy.stats.wilcoxon: p = 0.0625.
    assert_eq!(
        score["base"],
        json!({"rows": 7, "n": 6, "not_shown": 0, "missing": 1, "off_scale": 0})
    );
    let test = &score["tests"][0];
    assert_eq!(
        (&test["method"], &test["n"], &test["statistic"]),
        (&json!("wilcoxon_exact"), &json!(6), &json!(20.0))
    );
    same(test["p"].as_f64().unwrap(), &json!(0.0625), "p");
    // Four went from no to yes, none back: 2 / 2⁴.
    let ready = of("ready");
    let test = &ready["tests"][0];
    assert_eq!((&test["method"], &test["n"]), (&json!("mc_nemar"), &json!(4)));
    same(test["p"].as_f64().unwrap(), &json!(0.125), "p");
    assert_eq!(ready["with"], "ready");
    let gone = File::new("other.csv", "id,other\nA,1\nB,2\n");
    let (code, _, err) = run(&["compare", second.path(), "score", "--wave", gone.path()]);
    assert!(code == 2 && err.contains("no question of this name"), "{err}");
}
