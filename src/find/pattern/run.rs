//! A pattern as a program, and the machine that goes through a text with all its ways at
//! once, the ways that are preferred first.

use super::Node;
use super::parse::{Class, Edge, is_word};

/// So many steps may a program have.
const LIMIT: usize = 5_000;

#[derive(Clone, Debug)]
enum Step {
    /// A character of the class.
    One(Class),
    /// A place.
    Edge(Edge),
    /// Goes two ways, rather the first.
    Split(usize, usize),
    /// Goes on elsewhere.
    Jump(usize),
    /// Found.
    Found,
}

/// See the module.
#[derive(Clone, Debug)]
pub(super) struct Program {
    steps: Vec<Step>,
    /// Which ASCII characters can be the first of a hit; nothing when all can.
    first: Option<Vec<bool>>,
}

/// Returns the program, unless it would be too long.
pub(super) fn compile(node: &Node) -> Option<Program> {
    let mut steps = Vec::new();
    add(node, &mut steps)?;
    steps.push(Step::Found);
    let first = first(&steps);
    Some(Program { steps, first })
}

fn push(steps: &mut Vec<Step>, step: Step) -> Option<usize> {
    steps.push(step);
    (steps.len() <= LIMIT).then_some(steps.len() - 1)
}

/// Sets where a split goes on: its preferred way is the next step when `into`.
fn set(steps: &mut [Step], at: usize, to: usize, into: bool) {
    if let Some(step) = steps.get_mut(at) {
        *step = if into { Step::Split(at + 1, to) } else { Step::Split(to, at + 1) };
    }
}

fn add(node: &Node, steps: &mut Vec<Step>) -> Option<()> {
    match node {
        Node::One(class) => push(steps, Step::One(class.clone())).map(drop),
        Node::Edge(edge) => push(steps, Step::Edge(*edge)).map(drop),
        Node::All(all) => all.iter().try_for_each(|it| add(it, steps)),
        Node::Or(all) => {
            let mut ends = Vec::new();
            for (at, it) in all.iter().enumerate() {
                if at + 1 == all.len() {
                    add(it, steps)?;
                } else {
                    let split = push(steps, Step::Found)?;
                    add(it, steps)?;
                    ends.push(push(steps, Step::Found)?);
                    let next = steps.len();
                    set(steps, split, next, true);
                }
            }
            let end = steps.len();
            for at in ends {
                if let Some(step) = steps.get_mut(at) {
                    *step = Step::Jump(end);
                }
            }
            Some(())
        }
        Node::Repeat { node, least, most, greedy } => {
            repeat(node, (*least, *most), *greedy, steps)
        }
    }
}

fn repeat(
    node: &Node,
    (least, most): (u32, Option<u32>),
    greedy: bool,
    steps: &mut Vec<Step>,
) -> Option<()> {
    let before = least.saturating_sub(u32::from(most.is_none()));
    for _ in 0..before {
        let made = steps.len();
        add(node, steps)?;
        // What is nothing is not repeated: it would take time and never be too long.
        if steps.len() == made {
            break;
        }
    }
    let Some(most) = most else {
        // At least once; for "or not at all", with what can be nothing, around it: so the
        // way through nothing is tried where it would be elsewhere.
        let around = if least == 0 { Some(push(steps, Step::Found)?) } else { None };
        let start = steps.len();
        add(node, steps)?;
        if least == 0 && !node.can_be_empty() {
            push(steps, Step::Jump(start.saturating_sub(1)))?;
        } else {
            let split = push(steps, Step::Found)?;
            if let Some(step) = steps.get_mut(split) {
                let out = split + 1;
                *step = if greedy {
                    Step::Split(start, out)
                } else {
                    Step::Split(out, start)
                };
            }
        }
        if let Some(around) = around {
            let end = steps.len();
            set(steps, around, end, greedy);
        }
        return Some(());
    };
    let mut splits = Vec::new();
    for _ in least..most {
        splits.push(push(steps, Step::Found)?);
        add(node, steps)?;
    }
    let end = steps.len();
    for at in splits {
        set(steps, at, end, greedy);
    }
    Some(())
}

/// Returns which ASCII characters a hit can begin with; nothing when it can be empty.
fn first(steps: &[Step]) -> Option<Vec<bool>> {
    let mut can = vec![false; 128];
    let mut seen = vec![false; steps.len()];
    let mut todo = vec![0];
    while let Some(at) = todo.pop() {
        let Some(seen) = seen.get_mut(at) else { continue };
        if std::mem::replace(seen, true) {
            continue;
        }
        match steps.get(at)? {
            Step::One(class) => {
                for (it, letter) in can.iter_mut().zip('\0'..) {
                    *it |= class.takes(letter);
                }
            }
            Step::Edge(_) => todo.push(at + 1),
            Step::Split(a, b) => todo.extend([*a, *b]),
            Step::Jump(to) => todo.push(*to),
            Step::Found => return None,
        }
    }
    Some(can)
}

/// The ways that are open, the preferred first, each with where it began.
#[derive(Default)]
struct Ways {
    list: Vec<(usize, u32)>,
    /// For each step, in which round it was reached last.
    reached: Vec<u32>,
    round: u32,
}

/// Goes through texts with a program.
pub(in crate::find) struct Machine<'a> {
    program: &'a Program,
    now: Ways,
    next: Ways,
    stack: Vec<usize>,
    text: Vec<char>,
}

impl<'a> Machine<'a> {
    pub(super) fn new(program: &'a Program) -> Self {
        let ways = || Ways { reached: vec![0; program.steps.len()], ..Ways::default() };
        Self { program, now: ways(), next: ways(), stack: Vec::new(), text: Vec::new() }
    }

    /// Adds where it is in a text.
    pub(in crate::find) fn find(&mut self, text: &str, found: &mut Vec<(u32, u32)>) {
        self.text.clear();
        self.text.extend(text.chars());
        let mut from = 0;
        while from < self.text.len() {
            let Some((start, end)) = self.next_from(from) else { break };
            let (start, end) = (start as usize, end as usize);
            if start < end {
                found.push((place(start), place(end)));
            }
            from = if start < end { end } else { end + 1 };
        }
    }

    /// Returns the first hit from a place on; it may be empty.
    fn next_from(&mut self, from: usize) -> Option<(u32, u32)> {
        self.now.list.clear();
        let mut best = None;
        for at in from..=self.text.len() {
            let letter = self.text.get(at).copied();
            if best.is_none() {
                if self.now.list.is_empty()
                    && let Some(first) = &self.program.first
                {
                    let can = |it: char| first.get(it as usize).is_none_or(|it| *it);
                    if !letter.is_some_and(can) {
                        continue;
                    }
                }
                if self.now.list.is_empty() {
                    self.now.round += 1;
                }
                open(self.program, &self.text, &mut self.stack, &mut self.now, 0, at, at);
            } else if self.now.list.is_empty() {
                break;
            }
            self.next.list.clear();
            self.next.round += 1;
            for place_in in 0..self.now.list.len() {
                let Some(&(step, start)) = self.now.list.get(place_in) else { break };
                match self.program.steps.get(step) {
                    Some(Step::One(class))
                        if letter.is_some_and(|it| class.takes(it)) =>
                    {
                        let start = start as usize;
                        open(
                            self.program,
                            &self.text,
                            &mut self.stack,
                            &mut self.next,
                            step + 1,
                            at + 1,
                            start,
                        );
                    }
                    Some(Step::Found) => {
                        best = Some((start, place(at)));
                        break;
                    }
                    _ => {}
                }
            }
            std::mem::swap(&mut self.now, &mut self.next);
        }
        best
    }
}

fn place(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Adds all ways that are open from a step at a place of the text.
fn open(
    program: &Program,
    text: &[char],
    stack: &mut Vec<usize>,
    ways: &mut Ways,
    step: usize,
    at: usize,
    start: usize,
) {
    stack.push(step);
    while let Some(step) = stack.pop() {
        let Some(reached) = ways.reached.get_mut(step) else { continue };
        if std::mem::replace(reached, ways.round) == ways.round {
            continue;
        }
        match program.steps.get(step) {
            Some(Step::Split(first, second)) => stack.extend([*second, *first]),
            Some(Step::Jump(to)) => stack.push(*to),
            Some(Step::Edge(edge)) => {
                let before = at.checked_sub(1).and_then(|it| text.get(it));
                let after = text.get(at);
                let word = |it: Option<&char>| it.is_some_and(|it| is_word(*it));
                let is = match edge {
                    Edge::Start => at == 0,
                    Edge::End => at == text.len(),
                    Edge::Word(edge) => (word(before) != word(after)) == *edge,
                };
                if is {
                    stack.push(step + 1);
                }
            }
            Some(Step::One(_) | Step::Found) => ways.list.push((step, place(start))),
            None => {}
        }
    }
}
