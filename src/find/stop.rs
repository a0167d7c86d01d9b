//! Words that say little by themselves, left out of counts and likeness. A list of our own
//! for English talk; a study may have another.

/// Short words of English: articles, pronouns, prepositions, conjunctions, forms of be, have
/// and do, and what people say while they think.
const ENGLISH: &str = "a about above across actually after again against ago ah all almost \
    also although always am among an and another any anybody anyone anything anyway are \
    aren't around as at away back basically be because been before being below between both \
    but by came can can't cannot come comes coming could couldn't did didn't do does doesn't \
    doing don't done down during each either else er erm even ever every everybody everyone \
    everything few for from further gave get gets getting give given gives go goes going \
    gone gonna got had hadn't happen happened happens has hasn't have haven't having he he'd \
    he'll he's her here hers herself him himself his hm hmm how how's however i i'd i'll i'm \
    i've if in instead into is isn't it it'd it'll it's its itself just kind kinda know knew \
    known last least less let let's like little lot lots made make makes making many maybe \
    me mean meant might mine mm more most much must my myself need needed needs neither \
    never no nobody none nor not nothing now of off oh ok okay on once one ones only onto or \
    other others ought our ours ourselves out over own perhaps probably put quite rather \
    really right said same saw say saying says see seen seem seems shall she she'd she'll \
    she's should shouldn't since so some somebody someone something sometimes somewhere sort \
    still stuff such sure take taken takes taking tell than that that'd that'll that's the \
    their theirs them themselves then there there's these they they'd they'll they're \
    they've thing things think thinking this those though thought through till to together \
    told too took toward towards try trying two uh uhm um under unless until up upon us used \
    very was wasn't way ways we we'd we'll we're we've well went were weren't what what's \
    whatever when when's whenever where where's whether which while who who's whole whom \
    whose why will with within without won't would wouldn't yeah yep yes yet you you'd \
    you'll you're you've your yours yourself yourselves";

/// Returns the English list, in order.
pub fn english() -> Vec<String> {
    list(ENGLISH)
}

/// Reads a list as it was typed: words, however they are kept apart, each once, in order.
pub fn list(typed: &str) -> Vec<String> {
    let mut words = Vec::new();
    super::words::each_word(typed, false, &mut |_, word| words.push(word.to_owned()));
    crate::order::set(words).into_iter().collect()
}
