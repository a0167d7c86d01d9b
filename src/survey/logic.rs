//! When a question is shown: comparisons of answers, ticks and constants, joined by `and`,
//! `or` and parentheses, as `REDCap`'s branching logic has them. Functions and other events'
//! fields are not understood.

use std::fmt;

use crate::text;

/// A rule that says when a field is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Rule {
    /// All of them.
    And(Vec<Self>),
    /// One of them at least.
    Or(Vec<Self>),
    /// One side compares with the other.
    Compare(Side, Comparison, Side),
}

/// A side of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub enum Side {
    /// The cell of a field.
    Field(String),
    /// Whether a box of a field, by its code, is ticked.
    Box(String, String),
    /// A constant.
    Constant(String),
}

/// How two sides compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    LessEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterEqual,
}

impl Comparison {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Equal,
        Self::Unequal,
        Self::Less,
        Self::LessEqual,
        Self::Greater,
        Self::GreaterEqual,
    ];

    /// Returns its sign.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Unequal => "<>",
            Self::Less => "<",
            Self::LessEqual => "<=",
            Self::Greater => ">",
            Self::GreaterEqual => ">=",
        }
    }
}

/// Rules within rules are followed so deep.
const DEPTH: usize = 32;

impl Rule {
    /// Reads a rule whose fields have names as `REDCap` has them; nothing when it holds
    /// something that is not understood.
    pub fn read(text: &str) -> Option<Self> {
        Self::read_with(text, &is_name)
    }

    /// Reads a rule whose fields have the names that `known` knows.
    pub fn read_with(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Self> {
        let tokens = tokens(text, known)?;
        let mut reader = Reader { tokens: &tokens, at: 0 };
        let rule = reader.any(0)?;
        (reader.at == tokens.len()).then_some(rule)
    }

    /// Hands every side of a comparison to `see`.
    pub fn each<'a>(&'a self, see: &mut impl FnMut(&'a Side)) {
        match self {
            Self::And(all) | Self::Or(all) => all.iter().for_each(|it| it.each(see)),
            Self::Compare(a, _, b) => {
                see(a);
                see(b);
            }
        }
    }

    /// Gives a field another name.
    pub fn rename(&mut self, old: &str, new: &str) {
        match self {
            Self::And(all) | Self::Or(all) => {
                for it in all {
                    it.rename(old, new);
                }
            }
            Self::Compare(a, _, b) => {
                for side in [a, b] {
                    if let Side::Field(name) | Side::Box(name, _) = side
                        && name == old
                    {
                        new.clone_into(name);
                    }
                }
            }
        }
    }

    /// Tells whether the field is shown. `value` returns what a side stands for; nothing
    /// when the file does not say.
    pub fn holds(&self, value: &impl Fn(&Side) -> Option<String>) -> Option<bool> {
        match self {
            Self::And(all) => {
                let found: Option<Vec<bool>> =
                    all.iter().map(|it| it.holds(value)).collect();
                found.map(|it| it.iter().all(|it| *it))
            }
            Self::Or(any) => {
                let found: Option<Vec<bool>> =
                    any.iter().map(|it| it.holds(value)).collect();
                found.map(|it| it.iter().any(|it| *it))
            }
            Self::Compare(a, how, b) => Some(compare(&value(a)?, *how, &value(b)?)),
        }
    }
}

fn compare(a: &str, how: Comparison, b: &str) -> bool {
    use std::cmp::Ordering as O;
    let (a, b) = (a.trim(), b.trim());
    let number = |it: &str| text::number(it).filter(|it| it.is_finite());
    let order = match (number(a), number(b)) {
        // Adding zero makes -0 the same as 0.
        (Some(a), Some(b)) => Some((a + 0.0).total_cmp(&(b + 0.0))),
        // A blank is neither less nor greater than anything.
        _ if a.is_empty() || b.is_empty() => (a == b).then_some(O::Equal),
        _ => Some(a.cmp(b)),
    };
    match how {
        Comparison::Equal => order == Some(O::Equal),
        Comparison::Unequal => order != Some(O::Equal),
        Comparison::Less => order == Some(O::Less),
        Comparison::LessEqual => matches!(order, Some(O::Less | O::Equal)),
        Comparison::Greater => order == Some(O::Greater),
        Comparison::GreaterEqual => matches!(order, Some(O::Greater | O::Equal)),
    }
}

#[derive(Clone, Debug, PartialEq)]
enum Token {
    Side(Side),
    Comparison(Comparison),
    And,
    Or,
    Open,
    Close,
}

fn tokens(text: &str, known: &dyn Fn(&str) -> bool) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '(' => (Token::Open, 1),
            ')' => (Token::Close, 1),
            '[' => {
                let end = rest.find(']')?;
                (Token::Side(field(rest.get(1..end)?, known)?), end + 1)
            }
            '\'' | '"' => {
                let end = rest.get(1..)?.find(first)? + 1;
                (Token::Side(Side::Constant(rest.get(1..end)?.to_owned())), end + 1)
            }
            '<' | '>' | '=' | '!' => {
                let of = [
                    ("<>", Comparison::Unequal),
                    ("!=", Comparison::Unequal),
                    ("<=", Comparison::LessEqual),
                    (">=", Comparison::GreaterEqual),
                    ("<", Comparison::Less),
                    (">", Comparison::Greater),
                    ("=", Comparison::Equal),
                ];
                let (mark, how) = of.into_iter().find(|it| rest.starts_with(it.0))?;
                (Token::Comparison(how), mark.len())
            }
            _ => {
                let end =
                    rest.find(|it: char| !(it.is_alphanumeric() || ".-_".contains(it)));
                let word = rest.get(..end.unwrap_or(rest.len()))?;
                let token = match word.to_ascii_lowercase().as_str() {
                    "and" => Token::And,
                    "or" => Token::Or,
                    _ => {
                        text::number(word)?;
                        Token::Side(Side::Constant(word.to_owned()))
                    }
                };
                (token, word.len())
            }
        };
        tokens.push(token);
        rest = rest.get(length..)?.trim_start();
    }
    Some(tokens)
}

/// Tells whether `REDCap` would take it for a name.
fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'_')
}

/// Reads `name` or `name(code)`.
fn field(inner: &str, known: &dyn Fn(&str) -> bool) -> Option<Side> {
    let inner = inner.trim();
    if known(inner) {
        return Some(Side::Field(inner.to_owned()));
    }
    let (name, code) = inner.strip_suffix(')')?.rsplit_once('(')?;
    known(name).then(|| Side::Box(name.to_owned(), code.trim().to_owned()))
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, word) = match self {
            Self::And(all) => (all, " and "),
            Self::Or(all) => (all, " or "),
            Self::Compare(a, how, b) => return write!(f, "{a} {} {b}", how.sign()),
        };
        for (at, it) in all.iter().enumerate() {
            if at > 0 {
                f.write_str(word)?;
            }
            match it {
                Self::Compare(..) => write!(f, "{it}")?,
                _ => write!(f, "({it})")?,
            }
        }
        Ok(())
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Field(name) => write!(f, "[{name}]"),
            Self::Box(name, code) => write!(f, "[{name}({code})]"),
            Self::Constant(text) => {
                let quote = if text.contains('\'') { '"' } else { '\'' };
                write!(f, "{quote}{text}{quote}")
            }
        }
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
}

impl Reader<'_> {
    fn take(&mut self, token: &Token) -> bool {
        let found = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(found);
        found
    }

    fn any(&mut self, depth: usize) -> Option<Rule> {
        let mut found = vec![self.all(depth)?];
        while self.take(&Token::Or) {
            found.push(self.all(depth)?);
        }
        if found.len() == 1 { found.pop() } else { Some(Rule::Or(found)) }
    }

    fn all(&mut self, depth: usize) -> Option<Rule> {
        let mut found = vec![self.one(depth)?];
        while self.take(&Token::And) {
            found.push(self.one(depth)?);
        }
        if found.len() == 1 { found.pop() } else { Some(Rule::And(found)) }
    }

    fn one(&mut self, depth: usize) -> Option<Rule> {
        if depth > DEPTH {
            return None;
        }
        if self.take(&Token::Open) {
            let rule = self.any(depth + 1)?;
            return self.take(&Token::Close).then_some(rule);
        }
        let a = self.side()?;
        let Some(Token::Comparison(how)) = self.tokens.get(self.at) else { return None };
        self.at += 1;
        Some(Rule::Compare(a, *how, self.side()?))
    }

    fn side(&mut self) -> Option<Side> {
        let Some(Token::Side(side)) = self.tokens.get(self.at) else { return None };
        self.at += 1;
        Some(side.clone())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(side: &Side) -> Option<String> {
        let text = match side {
            Side::Field(name) => match name.as_str() {
                "site" => "2",
                "age" => "40",
                "blank" => "",
                "word" => "b",
                _ => return None,
            },
            Side::Box(name, code) => {
                if name == "tools" && code == "3" {
                    "1"
                } else {
                    "0"
                }
            }
            Side::Constant(text) => text,
        };
        Some(text.to_owned())
    }

    #[test]
    fn rules_hold_or_not() {
        for (text, want) in [
            ("[tools(3)] = '1' and [site] <> '2'", Some(false)),
            ("[tools(3)] = '1' or [site] <> '2'", Some(true)),
            ("[tools(-1)]='1'", Some(false)),
            ("[site]=2", Some(true)),
            ("[site] = \"2.0\"", Some(true)),
            ("[age]>=40 and ([site]='1' or [site]='2')", Some(true)),
            ("[age] > 40", Some(false)),
            ("[age] < 100", Some(true)),
            ("[blank] = ''", Some(true)),
            ("[blank] <> ''", Some(false)),
            ("[blank] < 5", Some(false)),
            ("[word] = 'b' AND [word] != 'a'", Some(true)),
            ("[nowhere] = '1'", None),
            // `and` binds closer than `or`.
            ("[site]='2' or [site]='9' and [age]='1'", Some(true)),
        ] {
            let found = Rule::read(text).and_then(|it| it.holds(&value));
            assert_eq!(found, want, "{text}");
        }
    }

    #[test]
    fn what_is_not_understood() {
        for text in [
            "datediff([a],[b],'d') > 3",
            "[baseline_arm_1][site] = '1'",
            "[site]",
            "[site] = ",
            "([site] = 1",
            "[site:value] = 1",
            "[site] = '1",
            "",
        ] {
            assert_eq!(Rule::read(text), None, "{text}");
        }
        let deep = format!("{}[a]=1{}", "(".repeat(500), ")".repeat(500));
        assert_eq!(Rule::read(&deep), None);
    }

    #[test]
    fn rules_are_written_as_they_are_read() {
        for text in [
            "[a] = '1'",
            "([a] = '1' or [b(2)] = '1') and [c] >= '4'",
            "[a] = 'x' and ([b] <> '' or ([c] < '4' and [a] = \"it's\"))",
        ] {
            assert_eq!(Rule::read(text).unwrap().to_string(), text);
        }
        let known = |it: &str| ["Your site?", "Tools (any)"].contains(&it);
        let text = "[Your site?] = '2' and [Tools (any)(3)] = '1'";
        let mut rule = Rule::read_with(text, &known).unwrap();
        assert_eq!(rule.to_string(), text);
        rule.rename("Your site?", "site");
        assert_eq!(rule.to_string(), "[site] = '2' and [Tools (any)(3)] = '1'");
        assert_eq!(Rule::read_with("[site] = '2'", &known), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in "[\\[\\]()'\"<>=a-c1é and or]{0,60}") {
            if let Some(rule) = Rule::read(&text) {
                prop_assert_eq!(Rule::read(&rule.to_string()), Some(rule));
            }
        }
    }
}
