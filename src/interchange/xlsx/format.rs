//! What a number format makes of a number: a date, a time, or a number after all
//! (ECMA-376 Part 1, 18.8.30).

/// How a number is shown, as far as that changes what it means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number, however many decimals and whatever unit.
    #[default]
    Number,
    /// As a day.
    Day,
    /// As a day with a time.
    Both,
    /// As a time of day.
    Time,
    /// As hours, minutes or seconds that count on: `[h]:mm`.
    Elapsed,
}

/// Returns what a format that every workbook has, but does not write out, shows.
pub(super) fn built_in(id: u32) -> Shown {
    match id {
        14..=17 | 27..=31 | 36 | 50..=58 | 71..=74 => Shown::Day,
        22 | 81 => Shown::Both,
        18..=21 | 32..=35 | 45 | 47 | 75..=80 => Shown::Time,
        46 => Shown::Elapsed,
        _ => Shown::Number,
    }
}

/// Returns what a format's code shows, judged by the part for positive numbers.
pub(super) fn of_code(code: &str) -> Shown {
    let (mut day, mut time, mut minutes_or_months, mut elapsed) =
        (false, false, false, false);
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        match c.to_ascii_lowercase() {
            // Words, single letters and fillers that stand for themselves.
            '"' => while rest.next().is_some_and(|it| it != '"') {},
            '\\' | '_' | '*' => {
                let _itself = rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|it| *it != ']').collect();
                let unit = inside.to_ascii_lowercase();
                let counts = |letter: char| {
                    !unit.is_empty() && unit.chars().all(|it| it == letter)
                };
                elapsed |= counts('h') || counts('m') || counts('s');
            }
            ';' => break,
            'y' | 'd' => day = true,
            'h' | 's' => time = true,
            'm' => minutes_or_months = true,
            // `General` and numbers: their letters and signs are no dates.
            'g' if code.to_ascii_lowercase().contains("general") => return Shown::Number,
            '0' | '#' | '?' if !(day || time || minutes_or_months || elapsed) => {
                return Shown::Number;
            }
            _ => {}
        }
    }
    match (day || (minutes_or_months && !time), time) {
        _ if elapsed => Shown::Elapsed,
        (true, true) => Shown::Both,
        (true, false) => Shown::Day,
        (false, true) => Shown::Time,
        (false, false) => Shown::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes() {
        for (code, shown) in [
            ("General", Shown::Number),
            ("0.00", Shown::Number),
            ("#,##0.00 \"days\"", Shown::Number),
            ("0.0\\d", Shown::Number),
            ("[Red]0;[Blue]-0", Shown::Number),
            ("\"Day\" 0", Shown::Number),
            ("@", Shown::Number),
            ("0.00E+00", Shown::Number),
            ("_-* #,##0.00_-;-* #,##0.00_-", Shown::Number),
            ("yyyy-mm-dd", Shown::Day),
            ("[$-409]d\\-mmm\\-yy;@", Shown::Day),
            ("mmm yyyy", Shown::Day),
            ("mmmm", Shown::Day),
            ("dd/mm/yyyy hh:mm", Shown::Both),
            ("m/d/yy h:mm:ss AM/PM", Shown::Both),
            ("yyyy\"年\"m\"月\"d\"日\"", Shown::Day),
            ("hh:mm", Shown::Time),
            ("mm:ss.0", Shown::Time),
            ("[h]:mm:ss", Shown::Elapsed),
            ("[mm]:ss", Shown::Elapsed),
            ("[$-F400]h:mm:ss\\ AM/PM", Shown::Time),
            ("", Shown::Number),
            ("[", Shown::Number),
            ("\"", Shown::Number),
        ] {
            assert_eq!(of_code(code), shown, "{code}");
        }
        assert_eq!(built_in(14), Shown::Day);
        assert_eq!((built_in(22), built_in(46)), (Shown::Both, Shown::Elapsed));
        assert_eq!((built_in(0), built_in(9)), (Shown::Number, Shown::Number));
    }
}
