//! Words by which labels of speakers are told from other words before a colon. Small letters.

/// Words for those who speak in an interview.
#[rustfmt::skip]
pub(super) const ROLES: &[&str] = &[
    "interviewer", "interviewee", "participant", "respondent", "moderator", "facilitator",
    "researcher", "speaker", "informant", "int", "mod", "intervieweur", "intervieweuse",
    "enquêteur", "enquêtrice", "interviewé", "interviewée", "participante", "répondant",
    "répondante", "animateur", "animatrice", "interviewerin", "befragte", "befragter",
    "moderatorin",
];

/// Words, and initials without numbers, for those who ask.
#[rustfmt::skip]
pub(super) const ASKING: &[&str] = &[
    "interviewer", "interviewers", "i", "int", "iv", "ivr", "moderator", "mod", "q",
    "question", "researcher", "intervieweur", "intervieweuse", "enquêteur", "enquêtrice",
    "interviewerin", "moderatorin",
];

/// Words for those who lead a conversation, but also for people whom these studies ask.
#[rustfmt::skip]
pub(super) const PERHAPS_ASKING: &[&str] = &[
    "facilitator", "fac", "animateur", "animatrice", "host", "chair",
];

/// What stands before a colon in the head of a document, in notes and in minutes.
#[rustfmt::skip]
pub(super) const HEADINGS: &[&str] = &[
    "action", "actions", "agenda", "aim", "aims", "apologies", "attendees", "background",
    "barrier", "barriers", "conclusion", "conclusions", "context", "copyright", "date",
    "day", "decision", "decisions", "discussion", "document", "duration", "e.g", "email",
    "end", "etc", "example", "facilitators", "file", "finding", "findings", "from",
    "goal", "goals", "hint", "i.e", "important", "interview", "introduction", "issue",
    "issues", "keywords", "language", "length", "location", "meeting", "method",
    "methods", "minutes", "name", "nb", "next steps", "note", "notes", "objective",
    "objectives", "observation", "observations", "ok", "outcome", "outcomes", "page",
    "participants", "place", "present", "problem", "project", "ps", "purpose", "re",
    "reason", "reasons", "recording", "reference", "result", "results", "role", "section",
    "setting", "site", "source", "speakers", "start", "start time", "status", "strengths",
    "study", "subject", "suggestion", "summary", "tel", "theme", "themes", "time",
    "title", "to", "topic", "topics", "transcribed by", "transcriber", "transcript",
    "transcription", "url", "venue", "version", "weaknesses", "website", "monday",
    "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
    "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november", "december",
];

/// What begins a sentence rather than a name.
#[rustfmt::skip]
pub(super) const SENTENCE: &[&str] = &[
    "a", "about", "after", "again", "all", "also", "although", "always", "an", "and",
    "another", "any", "anyway", "are", "as", "at", "basically", "because", "before",
    "both", "but", "by", "can", "did", "do", "does", "even", "every", "exactly", "first",
    "firstly", "for", "he", "her", "here", "his", "how", "however", "i", "i'd", "i'll",
    "i'm", "i've", "if", "in", "is", "it", "it's", "its", "just", "last", "later", "let",
    "like", "look", "maybe", "my", "never", "no", "not", "now", "of", "oh", "okay", "on",
    "once", "one", "or", "our", "perhaps", "remember", "right", "second", "secondly",
    "see", "she", "since", "so", "some", "sometimes", "still", "that", "that's", "the",
    "their", "then", "there", "there's", "they", "they're", "third", "thirdly", "this",
    "to", "two", "three", "was", "we", "we're", "we've", "well", "were", "what", "when",
    "where", "which", "who", "why", "with", "yeah", "yep", "yes", "yet", "you", "your",
];

/// Small words inside names.
#[rustfmt::skip]
pub(super) const JOINING: &[&str] = &[
    "&", "and", "da", "das", "de", "del", "della", "der", "des", "di", "do", "dos", "du",
    "el", "et", "la", "le", "of", "the", "und", "van", "von", "y",
];

/// What ends a clause that introduces speech or a list.
#[rustfmt::skip]
pub(super) const SAYING: &[&str] = &[
    "are", "asked", "asks", "be", "example", "is", "like", "mean", "means", "said",
    "saying", "says", "thing", "things", "think", "thinks", "thought", "was", "were",
];
