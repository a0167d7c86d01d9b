//! The parts that every screen is made of. They take props only, so that they are drawn
//! again only when something of theirs has changed and can be tested alone. Classes are
//! named as in `styles/parts/`. `id`s are the caller's: unique on the page.

mod button;
pub mod chart;
mod checkbox;
mod chip;
mod choice;
mod combobox;
mod confirm;
mod drop_zone;
mod empty;
mod keys;
mod logo;
mod menu;
mod message;
mod page_head;
mod progress;
mod segmented;
mod select;
mod table;
mod tabs;
mod text_area;
mod text_field;
mod tree;
mod tree_drag;

pub use button::{Button, ButtonProps, Look};
pub use checkbox::{Checkbox, CheckboxProps};
pub use chip::{Chip, ChipProps, Dot, DotProps, colour_class};
pub use choice::{Choice, Section};
pub use combobox::{Combobox, ComboboxProps, PickOption, best};
pub use confirm::{Confirm, ConfirmButton, ConfirmButtonProps, ConfirmProps};
pub use drop_zone::{DropZone, DropZoneProps};
pub use empty::{Empty, EmptyProps};
pub use keys::{Keys, KeysProps};
pub use logo::Logo;
pub use menu::{Menu, MenuItem, MenuProps};
pub use message::{Message, MessageProps};
pub use page_head::{PageHead, PageHeadProps};
pub use progress::{Progress, ProgressProps};
pub use segmented::{Segmented, SegmentedProps};
pub use select::{Select, SelectProps};
pub use table::{Column, Row, Table, TableProps, cell};
pub use tabs::{Tabs, TabsProps};
pub use text_area::{TextArea, TextAreaProps};
pub use text_field::{TextField, TextFieldProps};
pub use tree::{Tree, TreeItem, TreeProps};
pub use tree_drag::Dropped;
