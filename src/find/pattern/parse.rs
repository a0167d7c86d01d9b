//! Reading a pattern.

use super::{PatternError, Wrong};
use crate::find::words::fold;
use crate::text::capital;

/// So deep may groups lie in each other.
const DEPTH: usize = 60;
/// So many repetitions may follow each other.
const AGAIN: usize = 5;
/// So often may something be asked to repeat.
const MOST: u32 = 1_000;

/// A piece of a pattern.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// One character.
    One(Class),
    /// A place between two.
    Edge(Edge),
    /// One after the other.
    All(Vec<Self>),
    /// One of them; the first that fits.
    Or(Vec<Self>),
    /// As often as that.
    Repeat { node: Box<Self>, least: u32, most: Option<u32>, greedy: bool },
}

/// A place between two characters.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge {
    Start,
    End,
    /// Of a word, or of none.
    Word(bool),
}

/// Some characters.
#[derive(Clone, Debug)]
pub(super) struct Class {
    none_of: bool,
    items: Vec<Item>,
}

#[derive(Clone, Copy, Debug)]
enum Item {
    Range(char, char),
    Word(bool),
    Digit(bool),
    Space(bool),
}

pub(super) fn is_word(it: char) -> bool {
    it.is_alphanumeric() || it == '_' || matches!(it, '\u{300}'..='\u{36f}')
}

impl Class {
    pub(super) fn takes(&self, it: char) -> bool {
        let forms = [it, fold(it), capital(it)];
        let fits = |item: &Item| match *item {
            Item::Range(from, to) => forms.iter().any(|it| (from..=to).contains(it)),
            Item::Word(is) => is_word(it) == is,
            Item::Digit(is) => it.is_ascii_digit() == is,
            Item::Space(is) => it.is_whitespace() == is,
        };
        self.items.iter().any(fits) != self.none_of
    }

    fn of(item: Item) -> Self {
        Self { none_of: false, items: vec![item] }
    }
}

impl Node {
    /// Tells whether it can be nothing at all.
    pub(super) fn can_be_empty(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::Edge(_) => true,
            Self::All(all) => all.iter().all(Self::can_be_empty),
            Self::Or(all) => all.iter().any(Self::can_be_empty),
            Self::Repeat { node, least, .. } => *least == 0 || node.can_be_empty(),
        }
    }
}

/// Reads a pattern; returns it with how many characters it has.
pub(super) fn parse(typed: &str) -> Result<(Node, usize), PatternError> {
    let mut reader = Reader { signs: typed.chars().collect(), at: 0, depth: 0 };
    let node = reader.or()?;
    if reader.at < reader.signs.len() {
        return Err(PatternError { at: reader.at, wrong: Wrong::Close });
    }
    Ok((node, reader.at))
}

struct Reader {
    signs: Vec<char>,
    at: usize,
    depth: usize,
}

type Read<T> = Result<T, PatternError>;

impl Reader {
    fn peek(&self) -> Option<char> {
        self.signs.get(self.at).copied()
    }

    fn take(&mut self, sign: char) -> bool {
        let is = self.peek() == Some(sign);
        self.at += usize::from(is);
        is
    }

    fn fail<T>(at: usize, wrong: Wrong) -> Read<T> {
        Err(PatternError { at, wrong })
    }

    fn or(&mut self) -> Read<Node> {
        let mut all = vec![self.row()?];
        while self.take('|') {
            all.push(self.row()?);
        }
        Ok(if all.len() == 1 { all.remove(0) } else { Node::Or(all) })
    }

    fn row(&mut self) -> Read<Node> {
        let mut all = Vec::new();
        while let Some(sign) = self.peek()
            && !matches!(sign, '|' | ')')
        {
            let one = self.one(sign)?;
            all.push(self.repeated(one)?);
        }
        Ok(Node::All(all))
    }

    fn one(&mut self, sign: char) -> Read<Node> {
        let at = self.at;
        self.at += 1;
        Ok(match sign {
            '(' => self.group(at)?,
            '[' => Node::One(self.class(at)?),
            '.' => {
                let items = vec![Item::Range('\n', '\n')];
                Node::One(Class { none_of: true, items })
            }
            '^' => Node::Edge(Edge::Start),
            '$' => Node::Edge(Edge::End),
            '\\' => match self.peek() {
                Some(sign @ ('b' | 'B')) => {
                    self.at += 1;
                    Node::Edge(Edge::Word(sign == 'b'))
                }
                _ => Node::One(Class::of(self.escaped(at)?)),
            },
            '*' | '+' | '?' => return Self::fail(at, Wrong::Repeat),
            '{' => return Self::fail(at, Wrong::Count),
            it => Node::One(Class::of(Item::Range(fold(it), fold(it)))),
        })
    }

    fn group(&mut self, at: usize) -> Read<Node> {
        self.depth += 1;
        if self.depth > DEPTH {
            return Self::fail(at, Wrong::Long);
        }
        if self.peek() == Some('?') {
            self.at += 1;
            if !self.take(':') {
                return Self::fail(at + 1, Wrong::Repeat);
            }
        }
        let node = self.or()?;
        if !self.take(')') {
            return Self::fail(at, Wrong::Open);
        }
        self.depth -= 1;
        Ok(node)
    }

    /// Reads what stands after a backslash at `at`.
    fn escaped(&mut self, at: usize) -> Read<Item> {
        let Some(sign) = self.peek() else { return Self::fail(at, Wrong::Escape) };
        self.at += 1;
        Ok(match sign {
            'w' => Item::Word(true),
            'W' => Item::Word(false),
            'd' => Item::Digit(true),
            'D' => Item::Digit(false),
            's' => Item::Space(true),
            'S' => Item::Space(false),
            'n' => Item::Range('\n', '\n'),
            't' => Item::Range('\t', '\t'),
            it if it.is_alphanumeric() => return Self::fail(at, Wrong::Escape),
            it => Item::Range(fold(it), fold(it)),
        })
    }

    fn class(&mut self, open: usize) -> Read<Class> {
        let none_of = self.take('^');
        let mut items = Vec::new();
        loop {
            let at = self.at;
            let Some(sign) = self.peek() else { return Self::fail(open, Wrong::Class) };
            self.at += 1;
            let first = match sign {
                // As the first one it stands for itself.
                ']' if !items.is_empty() => break,
                '\\' => self.escaped(at)?,
                it => Item::Range(it, it),
            };
            let range = self.peek() == Some('-')
                && self.signs.get(self.at + 1).is_some_and(|it| *it != ']');
            if !range {
                items.push(match first {
                    Item::Range(it, _) => Item::Range(fold(it), fold(it)),
                    other => other,
                });
                continue;
            }
            self.at += 1;
            let last_at = self.at;
            let last = self.peek().unwrap_or_default();
            self.at += 1;
            let last = match last {
                '\\' => self.escaped(last_at)?,
                it => Item::Range(it, it),
            };
            match (first, last) {
                (Item::Range(from, _), Item::Range(to, _)) if from <= to => {
                    items.push(Item::Range(from, to));
                }
                _ => return Self::fail(at, Wrong::Range),
            }
        }
        Ok(Class { none_of, items })
    }

    fn repeated(&mut self, mut node: Node) -> Read<Node> {
        for _ in 0..AGAIN {
            let at = self.at;
            let (least, most) = match self.peek() {
                Some('*') => (0, None),
                Some('+') => (1, None),
                Some('?') => (0, Some(1)),
                Some('{') => self.counts(at)?,
                _ => return Ok(node),
            };
            if least.max(most.unwrap_or(0)) > MOST {
                return Self::fail(at, Wrong::Long);
            }
            self.at += 1;
            let greedy = !self.take('?');
            node = Node::Repeat { node: Box::new(node), least, most, greedy };
        }
        Self::fail(self.at, Wrong::Long)
    }

    /// Reads `{m}`, `{m,}` or `{m,n}` up to its closing brace.
    fn counts(&mut self, at: usize) -> Read<(u32, Option<u32>)> {
        let rest = self.signs.get(at + 1..).unwrap_or_default();
        let Some(length) = rest.iter().position(|it| *it == '}') else {
            return Self::fail(at, Wrong::Count);
        };
        let inside: String = rest.iter().take(length).collect();
        let (least, most) = inside.split_once(',').unwrap_or((&inside, &inside));
        let digits =
            |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
        if !digits(least) || !(most.is_empty() || digits(most)) {
            return Self::fail(at, Wrong::Count);
        }
        // Too large a number is too much, whatever it is.
        let number = |it: &str| it.parse().unwrap_or(u32::MAX);
        let (least, most) = (number(least), (!most.is_empty()).then(|| number(most)));
        if most.is_some_and(|it| it < least) {
            return Self::fail(at, Wrong::Count);
        }
        self.at += length + 1;
        Ok((least, most))
    }
}
