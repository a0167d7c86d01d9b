//! Words of scales, of sites, of crosstabs, of two waves, and of what is hidden.

use super::EN as WORDS;
use super::numbers::{count, seen};
use crate::stats::Disclosure;
use crate::stats::sites::Standing;

/// Words of what is worked out of several questions or groups.
#[derive(Debug)]
pub struct Analysis {
    /// Composite scales.
    pub scales: Scales,
    /// One question across sites.
    pub sites: Sites,
    /// Two questions crossed.
    pub cross: Cross,
    /// The same people in two surveys.
    pub waves: Waves,
    /// Small counts.
    pub hidden: Hidden,
    /// Label of the choice of view, and the views: groups, crosstab, sites.
    pub views: (&'static str, [&'static str; 3]),
    /// A reverse-coded question's name.
    pub reversed: fn(&str) -> String,
    /// What that does to its numbers.
    pub reversed_note: &'static str,
    /// How two questions go together: caption.
    pub together: fn(&str, &str) -> String,
    /// The standard error of a sampled p.
    pub sampled: fn(&str) -> String,
    /// A number splits nobody into groups.
    pub no_groups: fn(&str) -> String,
}

/// Words of composite scales.
#[derive(Debug)]
pub struct Scales {
    /// Heading.
    pub title: &'static str,
    /// What it is for.
    pub lead: &'static str,
    /// There are no questions for one.
    pub nothing: &'static str,
    /// Makes one.
    pub new: &'static str,
    /// Heading of the editor: a new one, or the name of an old one.
    pub editing: [fn(&str) -> String; 2],
    /// Its name.
    pub name: &'static str,
    /// Its questions.
    pub items: &'static str,
    /// How to choose them.
    pub items_help: &'static str,
    /// How they make one number.
    pub score: &'static str,
    /// Mean, sum.
    pub scores: [&'static str; 2],
    /// The fewest items.
    pub least: &'static str,
    /// What happens to those with fewer.
    pub least_help: &'static str,
    /// Saves, leaves.
    pub done: [&'static str; 2],
    /// Changes one, removes one, goes to its results.
    pub acts: [fn(&str) -> String; 3],
    /// The same in short: edit, remove, results.
    pub act: [&'static str; 3],
    /// A question is reverse-coded.
    pub reverse: &'static str,
    /// What a scale is made of: score, how many items, least.
    pub made: fn(bool, usize, usize) -> String,
    /// Said when it was removed.
    pub removed: fn(&str) -> String,
    /// Caption of the measures of reliability.
    pub reliability: fn(&str) -> String,
    /// Columns of it: measure, value, 95% from, to.
    pub heads: [&'static str; 4],
    /// Alpha, standardised alpha, mean correlation, omega.
    pub measures: [&'static str; 4],
    /// Caption of the items.
    pub of_items: fn(&str) -> String,
    /// Columns of it: item, n, mean, SD, with the rest, alpha without it, loading.
    pub item_heads: [&'static str; 7],
    /// How it was computed: respondents with all items, of how many.
    pub method: fn(usize, usize) -> String,
    /// What the items' table says.
    pub item_method: &'static str,
    /// Alpha is negative.
    pub negative: &'static str,
    /// Items that run the other way.
    pub against: fn(&[String]) -> String,
    /// Turns one round.
    pub turn: fn(&str) -> String,
    /// Turns one back that is reverse-coded.
    pub turn_back: fn(&str) -> String,
    /// Turned round.
    pub turned: fn(&str) -> String,
    /// Turned back.
    pub turned_back: fn(&str) -> String,
}

/// Words of sites.
#[derive(Debug)]
pub struct Sites {
    /// Label of the choice of what is looked at.
    pub measure: &'static str,
    /// The mean.
    pub mean: &'static str,
    /// The share of an answer; of the two highest.
    pub share: fn(&str) -> String,
    /// The share of the highest points together.
    pub top: fn(&str, &str) -> String,
    /// Label of the choice of direction, and high, low.
    pub good: (&'static str, [&'static str; 2]),
    /// Caption of the caterpillar plot: what, by what.
    pub caterpillar: fn(&str, &str) -> String,
    /// Caption of the funnel plot.
    pub funnel: fn(&str, &str) -> String,
    /// Caption of the table.
    pub table: fn(&str, &str) -> String,
    /// Columns: n, value, from, to, 95% limits, 99.8% limits, where it lies.
    pub heads: [&'static str; 6],
    /// Where a site lies.
    pub standing: fn(Standing) -> &'static str,
    /// Few answers.
    pub small: &'static str,
    /// The row of all.
    pub all: &'static str,
    /// In a picture: the value of all.
    pub overall: fn(&str) -> String,
    /// A site in words: name, value, from, to, n.
    pub said: fn(&str, &str, &str, usize) -> String,
    /// Who stands out: names; whether high is good.
    pub out: fn(&[String], bool) -> String,
    /// Nobody does.
    pub none_out: &'static str,
    /// How to take it.
    pub caution: fn(usize) -> String,
    /// How means were computed.
    pub means: &'static str,
    /// How shares were computed.
    pub shares: &'static str,
    /// Label of the axis of answers.
    pub axis: &'static str,
    /// The limits, in the picture's key: 95%, 99.8%.
    pub limits: [&'static str; 2],
    /// The key's marks: stands out, small, others.
    pub marks: [&'static str; 3],
    /// There are fewer than two sites.
    pub few: &'static str,
}

/// Words of crosstabs.
#[derive(Debug)]
pub struct Cross {
    /// Caption.
    pub caption: fn(&str, &str) -> String,
    /// Head of the column that says what a row shows.
    pub figure: &'static str,
    /// Count, row %, column %, total %, expected, adjusted residual.
    pub figures: [&'static str; 6],
    /// How they were computed.
    pub note: &'static str,
    /// Answers that nobody gave.
    pub empty: fn(&[String]) -> String,
    /// Caption of the tests of each option of a multiple choice.
    pub options: fn(&str, &str) -> String,
    /// Head of its first column.
    pub option: &'static str,
}

/// Words of two waves.
#[derive(Debug)]
pub struct Waves {
    /// A choice of split: the same people in another survey.
    pub with: fn(&str) -> String,
    /// Caption: question, other survey, this survey.
    pub caption: fn(&str, &str, &str) -> String,
    /// Caption of the tests.
    pub tests: fn(&str, &str, &str) -> String,
    /// Columns: survey, pairs, mean, SD, median.
    pub heads: [&'static str; 5],
    /// The row of differences.
    pub change: &'static str,
    /// Whom it is about: pairs, of how many here, matched to which question.
    pub note: fn(usize, usize, &str) -> String,
    /// The question is not in the other survey.
    pub unmatched: fn(&str) -> String,
    /// It is there, and of a kind that is not compared.
    pub unfit: &'static str,
    /// From one answer to the other: caption, and the corner.
    pub moves: fn(&str) -> String,
}

/// Words of small counts.
#[derive(Debug)]
pub struct Hidden {
    /// What stands where a figure is hidden.
    pub sign: &'static str,
    /// Label of the setting.
    pub label: &'static str,
    /// What it does.
    pub help: &'static str,
    /// Nothing is hidden.
    pub off: &'static str,
    /// A preset.
    pub preset: fn(Disclosure) -> String,
    /// An own number.
    pub own: &'static str,
    /// Label of the number.
    pub number: &'static str,
    /// Hides counts of 0 too.
    pub zeros: &'static str,
    /// The number is none.
    pub wrong: &'static str,
    /// Under a table or a picture.
    pub note: fn(Disclosure) -> String,
    /// Said when it was changed.
    pub changed: fn(Disclosure) -> String,
    /// How many groups a picture leaves out.
    pub groups: fn(usize) -> String,
    /// Groups left out of a test.
    pub left_out: fn(usize) -> String,
    /// Why there are no tests.
    pub tests: &'static str,
    /// How many answered and of how many, as far as it may be told.
    pub base: fn([Option<usize>; 2]) -> String,
    /// What a picture leaves out.
    pub picture: &'static str,
    /// So few people gave answers, or are asked for, that what they say is not listed.
    pub few: &'static str,
    /// What quotes do not say.
    pub speaker: &'static str,
    /// Raw data is handed over as it is.
    pub raw: &'static str,
}

fn whole(number: usize) -> String {
    WORDS.numbers.whole(number)
}

fn quoted(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|it| format!("“{it}”")).collect();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => {
            format!("{} and {last}", rest.join(", "))
        }
        _ => names.concat(),
    }
}

/// English.
pub const EN: Analysis = Analysis {
    scales: SCALES,
    sites: SITES,
    cross: CROSS,
    waves: WAVES,
    hidden: HIDDEN,
    views: ("Show", ["Groups", "Crosstab", "Site comparison"]),
    reversed: |name| format!("{name} (reverse-coded)"),
    reversed_note: "Reverse-coded: its numbers are turned round (lowest + highest − score); its answers stand as they were given.",
    together: |what, with| format!("How “{what}” and “{with}” go together"),
    sampled: |error| format!("Standard error of the sampled p: {error}."),
    no_groups: |with| {
        format!(
            "“{with}” is a number and makes no groups: the table says how the two go together."
        )
    },
};

const SCALES: Scales = Scales {
    title: "Composite scales",
    lead: "A composite scale takes several questions as one number. It is described, split and compared like a question.",
    nothing: "No two questions here have numbers.",
    new: "New composite scale",
    editing: [|_| "A new composite scale".to_owned(), |name| format!("Edit “{name}”")],
    name: "Name",
    items: "Questions in it",
    items_help: "Mark those that run the other way: their scores are turned round here and everywhere else.",
    score: "One number is",
    scores: ["the mean of the questions answered", "the sum"],
    least: "Fewest questions answered",
    least_help: "Who answered fewer has no number. A sum of some is their mean times all.",
    done: ["Save the scale", "Cancel"],
    acts: [
        |name| format!("Edit {name}"),
        |name| format!("Remove {name}"),
        |name| format!("Results of {name}"),
    ],
    act: ["Edit", "Remove", "Results"],
    reverse: "reverse-coded",
    made: |mean, items, least| {
        format!(
            "{} of {}, at least {} answered",
            if mean { "mean" } else { "sum" },
            count(items, "question", "questions"),
            whole(least)
        )
    },
    removed: |name| {
        format!("The composite scale “{name}” was removed. Its questions stay.")
    },
    reliability: |name| format!("How well the questions of “{name}” go together"),
    heads: ["Measure", "Value", "95% from", "to"],
    measures: [
        "Cronbach's alpha",
        "Alpha, standardised",
        "Mean correlation of two questions",
        "McDonald's omega total",
    ],
    of_items: |name| format!("The questions of “{name}”"),
    item_heads: [
        "Question",
        "n",
        "Mean",
        "SD",
        "r with the rest",
        "Alpha without it",
        "Loading",
    ],
    method: |complete, rows| {
        format!(
            "Of the {} of {} respondents who answered every question. Alpha with the interval of \
             Feldt; standardised from the mean correlation; omega total of one factor (maximum \
             likelihood).",
            whole(complete),
            whole(rows)
        )
    },
    item_method: "n, mean and SD: of all who answered the question. r with the rest: with the sum of the other questions. Loading: on the one factor of omega.",
    negative: "Alpha is below 0: that is no number to report, but a sign that a question runs the other way.",
    against: |names| {
        format!(
            "{} {} to run against the others.",
            quoted(names),
            if names.len() == 1 { "seems" } else { "seem" }
        )
    },
    turn: |name| format!("Reverse-code “{name}”"),
    turn_back: |name| format!("Do not reverse-code “{name}”"),
    turned_back: |name| {
        format!("“{name}” is no longer reverse-coded. Undo takes it back.")
    },
    turned: |name| {
        format!("“{name}” is reverse-coded now, in every statistic. Undo takes it back.")
    },
};

const SITES: Sites = Sites {
    measure: "Compare",
    mean: "the mean",
    share: |label| format!("the share of “{label}”"),
    top: |first, last| format!("the share of “{first}” and “{last}” together"),
    good: ("Good is", ["high", "low"]),
    caterpillar: |what, by| format!("{what}, by {by}: each with its 95% interval"),
    funnel: |what, by| format!("{what}, by {by}: each by its number of answers"),
    table: |what, by| format!("{what}, by {by}"),
    heads: ["n", "95% from", "to", "95% limits", "99.8% limits", "Where it lies"],
    standing: |it| match it {
        Standing::FarBelow => "below the 99.8% limits",
        Standing::Below => "below the 95% limits",
        Standing::Within => "within the limits",
        Standing::Above => "above the 95% limits",
        Standing::FarAbove => "above the 99.8% limits",
    },
    small: "few answers",
    all: "All",
    overall: |value| format!("All: {value}"),
    said: |name, value, interval, n| {
        format!("{name}: {value} ({interval}), n = {}", whole(n))
    },
    out: |names, high| {
        format!(
            "{} {} out in the good direction, {} the 95% limits.",
            names.join(", "),
            if names.len() == 1 { "stands" } else { "stand" },
            if high { "above" } else { "below" }
        )
    },
    none_out: "None stands out in the good direction beyond the 95% limits.",
    caution: |groups| {
        format!(
            "Of {} alike, about one in twenty would lie outside the 95% limits by chance. \
             Those with fewer than {} answers are marked and not named.",
            count(groups, "group", "groups"),
            crate::stats::sites::SMALL
        )
    },
    means: "Means with t intervals. Limits: mean of all ± z · SD / √n, with the SD of all answers.",
    shares: "Shares with Wilson's intervals. Limits: exact binomial, interpolated (Spiegelhalter 2005).",
    axis: "Number of answers",
    limits: ["95% limits", "99.8% limits"],
    marks: ["stands out in the good direction", "few answers", "others"],
    few: "There is only one group with answers: nothing to compare.",
};

const CROSS: Cross = Cross {
    caption: |what, by| format!("Crosstab: {by} by {what}"),
    figure: "Figure",
    figures: ["Count", "Row %", "Column %", "Total %", "Expected", "Adj. residual"],
    note: "Expected: row total × column total / n. Adjusted residual (Haberman): how far the count is from that, in standard errors.",
    empty: |names| format!("Nobody here: {}.", quoted(names)),
    options: |what, by| format!("Each choice of “{what}” by {by}"),
    option: "Choice",
};

const WAVES: Waves = Waves {
    with: |survey| format!("{survey} (the same people)"),
    caption: |what, first, second| {
        format!("{what}: the same people in {first} and {second}")
    },
    tests: |what, first, second| format!("Change in “{what}” from {first} to {second}"),
    heads: ["Survey", "n", "Mean", "SD", "Median"],
    change: "Difference",
    note: |pairs, rows, question| {
        format!(
            "{} of {} respondents answered both; in the other survey the question is “{question}”. \
             Respondents are matched by their ids.",
            whole(pairs),
            whole(rows)
        )
    },
    unmatched: |survey| {
        format!("No question of “{survey}” has this one's name or wording and its kind.")
    },
    unfit: "Texts, dates and answers with several choices are not compared between surveys.",
    moves: |first| format!("{first} ↓"),
};

const HIDDEN: Hidden = Hidden {
    sign: "[c]",
    label: "Small counts",
    help: "For the whole study: every table, picture and file of results, and themes and quotes by attribute.",
    off: "shown",
    preset: |it| {
        let end = if it.round > 1 {
            format!(", others rounded to {}", it.round)
        } else {
            String::new()
        };
        format!("1 to {} hidden{end}", it.below.saturating_sub(1))
    },
    own: "hidden below a number of my own",
    number: "Hide counts below",
    zeros: "Hide zeros too (that nobody in a group gave an answer says something of everybody in it)",
    wrong: "A whole number from 2 to 1000 is needed.",
    note: |it| {
        let end = if it.round > 1 {
            format!(" Other counts are rounded to multiples of {}.", it.round)
        } else {
            String::new()
        };
        if it.below > 1 {
            format!(
                "[c]: hidden, so that nobody can be recognised: counts from {} to {}, and what \
                 they could be worked out from.{end}",
                usize::from(!it.zeros),
                it.below.saturating_sub(1)
            )
        } else {
            end.trim().to_owned()
        }
    },
    changed: |it| {
        if it.is_on() {
            format!(
                "Counts below {}{} are hidden now, wherever results are shown.",
                it.below,
                if it.zeros { ", zeros too," } else { "" }
            )
        } else {
            "Small counts are shown now.".to_owned()
        }
    },
    groups: |groups| {
        let verb = if groups == 1 { "is" } else { "are" };
        format!(
            "{} {verb} not drawn, since so few people stand behind {}.",
            count(groups, "group", "groups"),
            if groups == 1 { "it" } else { "them" }
        )
    },
    left_out: |groups| {
        format!("{} too small to be shown left out.", count(groups, "group", "groups"))
    },
    tests: "The tests are not shown: from them the hidden counts could be worked out.",
    base: |[n, rows]| match rows {
        Some(rows) => format!("{} of {} answered", seen(n), whole(rows)),
        None => format!("{} answered", seen(n)),
    },
    picture: "Answers that few people gave are not drawn.",
    few: "So few people stand behind this that what they say is not listed.",
    speaker: "Role, site and the like are not said of people whom so few share them with that it would tell who they are.",
    raw: "Small counts are hidden in this study's results. These tables are the data itself, with every single answer and place.",
};
