//! The parts, one by one.

use heddle::app::notice::Tone;
use heddle::app::parts::{
    Button, Checkbox, Chip, Choice, Column, Combobox, Confirm, Dot, DropZone, Empty,
    Keys, Look, Menu, MenuItem, Message, PageHead, PickOption, Progress, Row, Section,
    Segmented, Select, Table, Tabs, TextArea, TextField, Tree, TreeItem, cell,
};
use heddle::app::shared::Shared;
use heddle::codebook::Colour;
use yew::prelude::*;

use crate::stage::part;

fn choices() -> std::rc::Rc<[Choice]> {
    vec![Choice::new("b", "Barrier"), Choice::new("f", "Facilitator")].into()
}

#[tokio::test]
async fn buttons() {
    let html = part(|| {
        html! {
            <>
                <Button look={Look::Primary} keys="Ctrl+Z">{ "Undo" }</Button>
                <Button look={Look::Danger} disabled=true label="Erase Winter">{ "Erase" }</Button>
                <Button pressed=true expanded=false>{ "More" }</Button>
                <Keys keys="Ctrl+K" />
            </>
        }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn fields() {
    let html = part(|| {
        html! {
            <>
                <TextField id="name" label="Name" value="<Amara>" help="As in the file." error="Taken." />
                <TextArea id="memo" label="Memo" value="Two\nlines" optional=true oncommit={Callback::noop()} />
                <Select id="kind" label="Kind" value="f" options={choices()} onchange={Callback::noop()} />
                <Checkbox id="own" label="Only mine" checked=true onchange={Callback::noop()} />
                <Segmented id="stance" label="Stance" value="b" options={choices()} onchange={Callback::noop()} />
            </>
        }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn things_said_in_their_place() {
    let html = part(|| {
        html! {
            <>
                <PageHead title="Results" about="118 of 124 answered" section={Section::Warp}>
                    <Button>{ "Copy" }</Button>
                </PageHead>
                <Message tone={Tone::Warning} message="Three rows are short." hint="Look at them." />
                <Empty title="No codes yet" text="A code is a label."><Button>{ "Add" }</Button></Empty>
                <Progress label="Reading" done={Some(3)} of=10 />
                <Confirm question="Erase it?" yes="Erase" danger=true onyes={Callback::noop()} oncancel={Callback::noop()} />
                <DropZone label="Drop a survey here." accept=".csv" onfiles={Callback::noop()} />
                <Dot colour={Colour::new(3)} />
                <Chip label="Credibility" colour={Some(Colour::new(8))} onremove={Callback::noop()} remove="Remove Credibility" />
            </>
        }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn a_table() {
    let html = part(|| {
        let columns = vec![Column::words("Role"), Column::figures("n")];
        let rows = vec![
            Row::new("nurse", vec![cell("Nurse"), cell("57")]),
            Row::new("all", vec![cell("All"), cell("118")]).total(),
        ];
        html! {
            <Table
                id="t2"
                number="Table 2"
                caption="Time, by role"
                columns={std::rc::Rc::from(columns)}
                rows={std::rc::Rc::from(rows)}
                note={html! { "Base: all." }}
                oncsv={Callback::noop()}
            />
        }
    });
    insta::assert_snapshot!(html.await);
}

#[tokio::test]
async fn lists_to_choose_from() {
    let html = part(|| {
        let item = |key: &'static str, depth| {
            Shared::new(TreeItem {
                key: key.into(),
                depth,
                label: key.to_uppercase().into(),
                lead: html! { <Dot colour={Colour::new(1)} /> },
                tail: cell("4"),
            })
        };
        let items = vec![item("a", 0), item("b", 1), item("c", 0)];
        let options: Vec<PickOption> = ["Credibility", "Own <way>"]
            .map(|it| PickOption {
                key: it.into(),
                label: it.into(),
                lead: cell(""),
                tail: cell("2"),
            })
            .into();
        let menu = vec![MenuItem::new("1", "Amara").on(true), MenuItem::new("2", "Jo")];
        html! {
            <>
                <Tree id="codes" label="Codes" items={std::rc::Rc::from(items)} selected={Some(AttrValue::from("b"))} />
                <Combobox id="pick" label="Code" options={std::rc::Rc::from(options)} onpick={Callback::noop()} />
                <Menu id="coder" label="coding as Amara" items={std::rc::Rc::from(menu)} onchoose={Callback::noop()} />
                <Tabs id="views" label="Views" tabs={choices()} value="b" onchange={Callback::noop()}>{ "Inside" }</Tabs>
            </>
        }
    });
    insta::assert_snapshot!(html.await);
}
