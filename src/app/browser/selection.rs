//! What the person has selected in a transcript: from the browser's selection to positions
//! in the text. (For the coding screen.)
