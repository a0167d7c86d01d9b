//! Telling a screen reader what happened, without moving anything on the screen.

const ID: &str = "live";

/// Says a sentence politely. The page's frame holds the region, empty, from the start.
pub fn say(sentence: &str) {
    let region = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.get_element_by_id(ID));
    if let Some(region) = region {
        // The same sentence twice is said twice only when the text differs.
        let again = region.text_content().is_some_and(|it| it == sentence);
        let text = if again { format!("{sentence}\u{a0}") } else { sentence.to_owned() };
        region.set_text_content(Some(&text));
    }
}

/// The region's id.
pub const REGION: &str = ID;
