//! Heddle: survey and interview coding in one offline web page.
