//! How good "More like these" is, by precision at 10: half of the transcripts is held out, the
//! passages in the other half are learnt from, and the first ten proposals in the half that was
//! held out are looked at; then the other way round.

use std::rc::Rc;

use heddle::coding::Layer;
use heddle::find::{
    Index, Like, Limits, Method, Proposal, SaidBy, Scope, english, mark, more_like_these,
};
use heddle::id::{CodeId, CoderId, Id as _, StudyId, TranscriptId};
use heddle::order::{self, Set};
use heddle::study::Study;
use heddle::text::TextRange;

/// What came out.
#[derive(Debug, Default)]
struct Outcome {
    /// How many proposals were right.
    right: usize,
    /// How many could have been right at best.
    best: usize,
    /// How many would be right if turns were drawn by lot.
    chance: f64,
    /// How many were asked for: ten for each list of codes and half.
    asked: usize,
}

impl Outcome {
    fn precision(&self) -> f64 {
        self.right as f64 / self.asked as f64
    }

    fn add(&mut self, found: &[bool], relevant: usize, candidates: usize) {
        self.asked += 10;
        self.right += found.iter().filter(|it| **it).count();
        self.best += relevant.min(10);
        self.chance += 10.0 * relevant as f64 / candidates as f64;
    }
}

/// Tells whether a turn is right for a list of codes of a coder.
type Right<'a> = dyn Fn(&[CodeId], CoderId, TranscriptId, TextRange) -> bool + 'a;

/// A study, and what to ask of it: each a list of codes, and which turns are right for it.
struct Exam<'a> {
    study: &'a Study,
    asked: Vec<Vec<CodeId>>,
    right: &'a Right<'a>,
}

impl Exam<'_> {
    /// Ranks the participants' turns that are held out, for every coder.
    fn outcome(&self, method: Method) -> Outcome {
        let index = Index::default().renewed(&self.study.transcripts);
        let mut out = Outcome::default();
        for &coder in self.study.about.coders.keys() {
            for codes in &self.asked {
                for half in 0..2 {
                    self.ask(&index, (codes, coder), half, method, &mut out);
                }
            }
        }
        out
    }

    fn ask(
        &self,
        index: &Index,
        (codes, by): (&[CodeId], CoderId),
        half: usize,
        method: Method,
        out: &mut Outcome,
    ) {
        let study = self.study;
        let names = study.transcripts_by_name();
        let held = |id: TranscriptId| {
            names.iter().position(|it| it.id == id).unwrap() % 2 == half
        };
        let mut learnt = study.clone();
        for (key, layer) in Rc::make_mut(&mut learnt.layers).iter_mut() {
            if held(key.0) {
                *layer = Rc::new(Layer::new(key.0, key.1));
            }
        }
        let (mut candidates, mut relevant, mut outside) = (0, 0, Vec::new());
        for it in study.transcripts.values() {
            for said in it.turns.iter() {
                if !held(it.id) {
                    outside.push((it.id, mark(it.text.slice(said.range))));
                } else if !it.is_interviewer(said) {
                    candidates += 1;
                    relevant += usize::from((self.right)(codes, by, it.id, said.range));
                }
            }
        }
        let (stop, dismissed) = (english(), order::set(outside));
        let like = Like { codes, stop: &stop, dismissed: &dismissed, method, most: 10 };
        let limits = Limits { said_by: SaidBy::Others, ..Limits::default() };
        let material = learnt.material();
        let scope = Scope { limits: &limits, material: &material, coder: by };
        let found = more_like_these(&like, index, &scope);
        if relevant > 0 && !found.is_empty() {
            let is_right = |it: &Proposal| {
                let turn = study.transcript(it.transcript).unwrap().turns[it.turn].range;
                (self.right)(codes, by, it.transcript, turn)
            };
            let found: Vec<bool> = found.iter().map(is_right).collect();
            out.add(&found, relevant, candidates);
        }
    }
}

/// Right is a turn in which the same coder gave one of the codes.
fn coded(
    study: &Study,
) -> impl Fn(&[CodeId], CoderId, TranscriptId, TextRange) -> bool + '_ {
    |codes, coder, transcript, turn| {
        study.layer(transcript, coder).is_some_and(|layer| {
            layer.overlapping(turn).any(|it| codes.contains(&it.code))
        })
    }
}

fn themes(study: &Study) -> Vec<Vec<CodeId>> {
    study.themes.iter().map(|it| it.codes.clone()).collect()
}

fn codes(study: &Study) -> Vec<Vec<CodeId>> {
    study.codebook.codes().map(|it| vec![it.id]).collect()
}

fn sample() -> Study {
    heddle::sample::study(StudyId::from_uuid(uuid::Uuid::nil())).unwrap().value
}

#[test]
fn it_is_as_precise_as_the_docs_say() {
    let (corpus, sample) = (crate::corpus::corpus(), sample());
    let mut found = Vec::new();
    for (what, study, asked) in [
        ("corpus, themes", &corpus, themes(&corpus)),
        ("sample, themes", &sample, themes(&sample)),
        ("sample, codes", &sample, codes(&sample)),
    ] {
        for method in [Method::Bm25, Method::Centroid] {
            let right_turn = coded(study);
            let exam = Exam { study, asked: asked.clone(), right: &right_turn };
            let it = exam.outcome(method);
            let lot = format!("{:.3}", it.chance / it.asked as f64);
            assert!(it.right as f64 > it.chance, "{what}: no better than by lot");
            found.push(format!(
                "{what}, {method:?}: {} of {}, {} at best, by lot {lot}",
                it.right, it.asked, it.best
            ));
        }
    }
    assert_eq!(found, EXPECTED);
}

/// As `docs/find.md` tells them: right ones among those asked for.
const EXPECTED: [&str; 6] = [
    "corpus, themes, Bm25: 82 of 420, 115 at best, by lot 0.171",
    "corpus, themes, Centroid: 85 of 420, 115 at best, by lot 0.171",
    "sample, themes, Bm25: 52 of 160, 146 at best, by lot 0.200",
    "sample, themes, Centroid: 51 of 160, 146 at best, by lot 0.200",
    "sample, codes, Bm25: 82 of 700, 224 at best, by lot 0.055",
    "sample, codes, Centroid: 85 of 700, 224 at best, by lot 0.055",
];

/// On studies of the generator it is known of each sentence what it is about: a theme's
/// sentences have the words after which its codes are named. The small one is in the
/// repository; of a larger one `HEDDLE_CORPUS` names the folder, and the figures are printed.
/// `docs/find.md` has both.
#[test]
fn on_studies_of_which_everything_is_known() {
    let small = crate::corpus::corpus();
    let found: Vec<String> = [Method::Bm25, Method::Centroid]
        .into_iter()
        .map(|method| {
            let it = spoken(&small, themes(&small), method);
            assert!(it.right as f64 > it.chance, "no better than by lot");
            let lot = it.chance / it.asked as f64;
            format!(
                "{method:?}: {} of {}, {} at best, by lot {lot:.3}",
                it.right, it.asked, it.best
            )
        })
        .collect();
    assert_eq!(found, SPOKEN);
    let Some(folder) = std::env::var_os("HEDDLE_CORPUS") else { return };
    let large = crate::corpus::read(std::path::Path::new(&folder), "txt", 15).0;
    for (what, asked) in [("themes", themes(&large)), ("codes", codes(&large))] {
        for method in [Method::Centroid, Method::Bm25] {
            let is_coded = coded(&large);
            let asked = of_themes(&large, asked.clone());
            let exam = Exam { study: &large, asked: asked.clone(), right: &is_coded };
            let coded = exam.outcome(method);
            for (truth, it) in
                [("coded", coded), ("spoken", spoken(&large, asked, method))]
            {
                let chance = it.chance / it.asked as f64;
                let line = format!(
                    "{what}, {truth}, {method:?}: {:.3} of {:.3}, by lot {chance:.3}",
                    it.precision(),
                    it.best as f64 / it.asked as f64,
                );
                assert!(it.precision() > 2.0 * chance, "{line}");
                eprintln!("{line}");
            }
        }
    }
}

/// As `docs/find.md` tells them, of the small one.
const SPOKEN: [&str; 2] = [
    "Bm25: 96 of 390, 101 at best, by lot 0.162",
    "Centroid: 98 of 390, 101 at best, by lot 0.162",
];

fn theme_of(study: &Study, code: CodeId) -> Option<&Rc<heddle::themes::Theme>> {
    study.themes.iter().find(|it| it.codes.contains(&code))
}

/// Lists of codes that belong to a theme: of others it is not known what they are about.
fn of_themes(study: &Study, asked: Vec<Vec<CodeId>>) -> Vec<Vec<CodeId>> {
    asked.into_iter().filter(|it| theme_of(study, it[0]).is_some()).collect()
}

/// Ranks with what was said as the truth.
fn spoken(study: &Study, asked: Vec<Vec<CodeId>>, method: Method) -> Outcome {
    let words = |codes: &[CodeId]| -> Set<String> {
        let names = codes.iter().filter_map(|it| study.codebook.get(*it));
        order::set(names.filter_map(|it| Some(it.name.split_once(' ')?.0.to_owned())))
    };
    let right = |codes: &[CodeId], _, transcript: TranscriptId, turn: TextRange| {
        let words = words(&theme_of(study, codes[0]).unwrap().codes);
        let text = study.transcript(transcript).unwrap().text.slice(turn);
        text.split(['.', '!', '?']).any(|it| {
            let own = it.split_whitespace().filter(|it| words.contains(*it));
            own.count() >= 2
        })
    };
    Exam { study, asked: of_themes(study, asked), right: &right }.outcome(method)
}
