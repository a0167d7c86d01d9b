//! Names that are still free.

/// Returns the name, or the name with the first number that makes it one that is not taken:
/// `P07 (2)`.
pub fn free_name(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let name = name.trim();
    if !taken(name) {
        return name.to_owned();
    }
    let mut number = 2_u32;
    loop {
        let numbered = format!("{name} ({number})");
        if !taken(&numbered) {
            return numbered;
        }
        number += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_name_gets_a_number() {
        let taken = ["P07", "P08", "P08 (2)"];
        let free = |name| free_name(name, |it| taken.contains(&it));
        assert_eq!(free("P01 "), "P01");
        assert_eq!(free("P07"), "P07 (2)");
        assert_eq!(free("P08"), "P08 (3)");
    }
}
