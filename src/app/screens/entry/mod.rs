//! Answers typed from paper forms, one respondent after another, by keyboard.

mod alone;
mod compare;
mod line;
mod list;
mod sheet;

use std::rc::Rc;

use yew::prelude::*;

pub use self::alone::{AloneStart, AloneStartProps};
pub use self::compare::{CompareProps, CompareScreen};
pub use self::line::{EntryLine, EntryLineProps};
use self::list::Entered;
use self::sheet::EntrySheet;
use crate::app::browser::focus;
use crate::app::context::{use_surveys, use_words};
use crate::app::event::use_event;
use crate::app::parts::{Choice, Empty, Message, PageHead, Section, Segmented};
use crate::app::route::Route;
use crate::app::shared::Shared;
use crate::id::SurveyId;
use crate::study::Typing;
use crate::survey::form::Form;

/// Props of [`EntryScreen`].
#[derive(Properties, PartialEq)]
pub struct EntryProps {
    /// The survey.
    pub survey: SurveyId,
}

/// The screen.
#[component]
pub fn EntryScreen(props: &EntryProps) -> Html {
    let all = use_words();
    let words = &all.entry;
    let surveys = use_surveys();
    let second = use_state(|| false);
    let correcting = use_state(|| None::<Rc<str>>);
    let ontyping = use_event((), {
        let (second, correcting) = (second.setter(), correcting.setter());
        move |value: AttrValue, ()| {
            second.set(value == "second");
            correcting.set(None);
        }
    });
    let oncorrect = use_event(correcting.setter(), |who: Option<Rc<str>>, correcting| {
        correcting.set(who);
    });
    let survey = surveys.get(&props.survey);
    let form = use_memo(survey.map(Shared::from), |survey| {
        survey.as_ref().map(|it| Rc::new(Form::of(it)))
    });
    let asks = form.as_ref().as_ref().is_some_and(|it| it.asked(&[]).contains(&true));
    // Where there is something to type, the form takes the focus.
    use_effect_with(asks, |asks| {
        if !asks {
            focus::focus("main h1");
        }
    });
    let (Some(survey), Some(form)) = (survey, &*form) else {
        return html! {
            <>
                <PageHead title={words.title} section={Section::Warp} />
                <Message message={words.gone} />
            </>
        };
    };
    let typing = if *second { Typing::Second } else { Typing::First };
    let typings: Rc<[Choice]> = ["first", "second"]
        .into_iter()
        .zip(words.typings)
        .map(|(a, b)| Choice::new(a, b))
        .collect();
    let twice = survey.second.is_some();
    html! {
        <>
            <PageHead
                title={words.title}
                about={(words.about)(&survey.name, survey.rows())}
                section={Section::Warp}
            >
                if twice {
                    <a class="button" href={(Route::Typings { survey: survey.id }).href()}>
                        { words.compare.go }
                    </a>
                }
            </PageHead>
            if asks {
                <div class="page entry">
                    <div class="entry-top">
                        <Segmented
                            id="entry-typing"
                            label={words.typing}
                            value={if *second { "second" } else { "first" }}
                            options={typings}
                            onchange={ontyping}
                        />
                        <p class="note">{ if *second { words.second_help } else { words.how } }</p>
                    </div>
                    <div class="entry-two">
                        <EntrySheet
                            key={format!("{} {:?}", *second, correcting.as_deref())}
                            survey={Shared::from(survey)}
                            form={Shared::from(form)}
                            {typing}
                            correcting={(*correcting).clone()}
                            oncorrect={oncorrect.clone()}
                        />
                        <Entered survey={Shared::from(survey)} {typing} {oncorrect} />
                    </div>
                </div>
            } else {
                <Empty title={words.nothing[0]} text={words.nothing[1]}>
                    <a class="button primary" href={Route::Survey.href()}>{ all.survey.title }</a>
                </Empty>
            }
        </>
    }
}
