//! Every word that a person reads, in one place: sentences for files' problems, refusals,
//! labels of screens; numbers and plurals by language. English now.
