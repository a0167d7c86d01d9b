//! The screen Memos: all that was noted, wherever it was, to be searched, followed to its
//! place and saved; and a memo on anything there is.

mod list;

use std::rc::Rc;

use yew::prelude::*;

use self::list::{NoteView, kind_of, name_of};
use crate::app::browser::{clock, files};
use crate::app::context::{use_dispatch, use_now, use_study, use_words};
use crate::app::event::use_event;
use crate::app::leaving::say_leaks_in;
use crate::app::parts::{
    Button, Choice, Combobox, Empty, PageHead, PickOption, Select, TextField,
};
use crate::app::screens::files::{save_table, table_file_name};
use crate::app::screens::overview::Memos;
use crate::interchange::findings::OutTable;
use crate::interchange::table_out::OutCell;
use crate::study::{MemoTarget, Note, Study, notes};
use crate::words::EN;

/// The screen.
#[component]
pub fn MemosScreen() -> Html {
    let words = &use_words().memos;
    let (study, now, dispatch) = (use_study(), use_now(), use_dispatch());
    let (typed, kind) = (use_state(String::new), use_state(AttrValue::default));
    let on = use_state(|| None::<(MemoTarget, AttrValue)>);
    let all = use_memo(study.clone(), |study| notes(study));
    let targets = use_memo(study.clone(), |study| targets(study));
    let wanted = typed.trim().to_lowercase();
    let fits = |it: &&Note| {
        (kind.is_empty() || kind_of(it.on).to_string() == **kind)
            && (wanted.is_empty()
                || it.text.to_lowercase().contains(&wanted)
                || it.name.to_lowercase().contains(&wanted))
    };
    let shown: Vec<Note> = all.iter().filter(fits).cloned().collect();
    let oninput = use_event((), {
        let typed = typed.setter();
        move |text: String, ()| typed.set(text)
    });
    let onkind = use_event((), {
        let kind = kind.setter();
        move |it: AttrValue, ()| kind.set(it)
    });
    let onpick = use_event(Rc::clone(&targets), {
        let on = on.setter();
        move |key: AttrValue, targets| {
            let at = key.parse::<usize>().unwrap_or(usize::MAX);
            on.set(targets.get(at).map(|(target, name, _)| (*target, name.clone())));
        }
    });
    let ondone = use_event((), {
        let on = on.setter();
        move |_: MouseEvent, ()| on.set(None)
    });
    let oncsv = use_event(dispatch.clone(), |_: MouseEvent, dispatch| {
        if let Some(study) = dispatch.study() {
            save_table(dispatch, EN.memos.file.0, &table(&study));
        }
    });
    let ontext = use_event(dispatch, |_: MouseEvent, dispatch| {
        if let Some(study) = dispatch.study() {
            let csv = table_file_name(&study.about.name, EN.memos.file.0, clock::now());
            let name = csv.replace(".csv", ".md");
            let text = markdown(&study);
            say_leaks_in(dispatch, &mut text.lines());
            files::download(&name, "text/markdown", text.as_bytes());
        }
    });
    let kinds: Vec<Choice> = std::iter::once(Choice::new("", words.every))
        .chain(
            words
                .kinds
                .iter()
                .enumerate()
                .map(|(at, it)| Choice::new(at.to_string(), *it)),
        )
        .collect();
    let options: Rc<[PickOption]> = targets
        .iter()
        .enumerate()
        .map(|(at, (_, name, kind))| PickOption {
            key: at.to_string().into(),
            label: name.clone(),
            lead: Html::default(),
            tail: html! { { *kind } },
        })
        .collect();
    html! {
        <div class="page memos-page">
            <PageHead title={words.title} about={(words.about)(all.len())}>
                if !all.is_empty() {
                    <Button key="csv" onclick={oncsv}>{ words.save[0] }</Button>
                    <Button key="text" onclick={ontext}>{ words.save[1] }</Button>
                }
            </PageHead>
            <p class="page-lead">{ words.lead }</p>
            if let Some((target, name)) = &*on {
                <section key="on" class="card memos-on">
                    // Above the memos: what is written moves what is below it when it is kept.
                    <div class="memos-on-head">
                        <h2>{ name }</h2>
                        <Button onclick={ondone}>{ words.done }</Button>
                    </div>
                    <Memos on={*target} id="memos-on" />
                </section>
            } else {
                <div key="choose" class="memos-choose">
                    <h2 class="field-label">{ words.write_on }</h2>
                    <Combobox id="memo-on" label={words.write_on} {options} {onpick} />
                </div>
            }
            if all.is_empty() {
                <Empty key="none" title={words.none.0} text={words.none.1} />
            } else {
                <div key="find" class="memos-find">
                    <TextField id="memo-words" label={words.field} value={(*typed).clone()} {oninput} />
                    <Select id="memo-kind" label={words.kind} value={(*kind).clone()} options={Rc::from(kinds)} onchange={onkind} />
                </div>
                if shown.is_empty() {
                    <p key="no-fit" class="note">{ words.no_fit }</p>
                }
                <div key="list" class="memos memos-list">
                    for (at, note) in shown.into_iter().enumerate() {
                        <NoteView key={at} coder={study.coder_name(note.provenance.created.by).to_owned()} {note} {now} />
                    }
                </div>
            }
        </div>
    }
}

type Target = (MemoTarget, AttrValue, &'static str);

/// Returns all that a memo can be on, but turns, with names and kinds.
fn targets(study: &Study) -> Vec<Target> {
    let [of_study, of_transcript, _, _, of_code, of_theme, of_person, of_question] =
        EN.memos.kinds;
    let name = |it: &str| AttrValue::from(it.to_owned());
    let mut all =
        vec![(MemoTarget::Study(study.about.id), name(&study.about.name), of_study)];
    let transcripts = study.transcripts_by_name();
    all.extend(
        transcripts
            .iter()
            .map(|it| (MemoTarget::Transcript(it.id), name(&it.name), of_transcript)),
    );
    let people = study.participants.people.values();
    all.extend(
        people.map(|it| (MemoTarget::Participant(it.id), name(&it.name), of_person)),
    );
    all.extend(
        study
            .themes
            .iter()
            .map(|it| (MemoTarget::Theme(it.id), name(&it.name), of_theme)),
    );
    let codes = study.codebook.codes();
    all.extend(codes.map(|it| (MemoTarget::Code(it.id), name(&it.name), of_code)));
    let questions = study.surveys.values().flat_map(|it| it.questions.iter());
    all.extend(questions.map(|(it, _)| {
        let wording = if it.text.is_empty() { &it.name } else { &it.text };
        (MemoTarget::Question(it.id), name(wording), of_question)
    }));
    all
}

fn table(study: &Study) -> OutTable {
    let words = &EN.memos;
    let rows = notes(study).into_iter().map(|it| {
        vec![
            OutCell::text(&it.provenance.created.at.to_string()),
            OutCell::text(&it.provenance.modified.at.to_string()),
            OutCell::text(study.coder_name(it.provenance.created.by)),
            OutCell::text(words.kinds.get(kind_of(it.on)).unwrap_or(&"")),
            OutCell::text(&name_of(&it)),
            OutCell::text(&it.text),
        ]
    });
    (words.file.1.iter().map(|it| (*it).to_owned()).collect(), rows.collect())
}

fn markdown(study: &Study) -> String {
    let mut out = format!("# {}: {}\n", EN.memos.title, study.about.name);
    for it in notes(study) {
        let kind = EN.memos.kinds.get(kind_of(it.on)).unwrap_or(&"");
        let by = study.coder_name(it.provenance.created.by);
        let day = it.provenance.created.at.to_string();
        out.push_str("\n## ");
        out.push_str(&[name_of(&it).as_str(), " (", kind, ")\n\n"].concat());
        out.push_str(&[by, ", ", day.as_str(), "\n\n", it.text.as_str(), "\n"].concat());
    }
    out
}
