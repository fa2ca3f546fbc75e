//! What the comparison with other programs needs of Rust: the region that all of them read, and three of those that score it.
//!
//! `region LINES FOLDER` writes the region, `simple FILE` scores it simply through our own reader, `narrow FILE` through one that builds nothing
//! but what it asks, `rego FILE` by a Rego policy. The last three print what they found as one line of JSON. Nothing is measured here: `compare.py` starts each as a program of its own and holds the time.
//!
//! The engine for Rego is one of the programs compared and no part of ours. It stands behind the feature `peers`, which nothing but this
//! benchmark asks for, so that no build and no test pays for it.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::wildcard_enum_match_arm,
    unreachable_pub,
    dead_code,
    unused_imports,
    missing_docs,
    reason = "a benchmark, run by its script"
)]

mod adversarial;
#[path = "../documents.rs"]
mod documents;
mod found;
#[path = "../../generate/mod.rs"]
mod generate;
mod narrow;
mod region;
mod rego;
mod simple;

// as the command does, or the two would be compared under different allocators
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    // cargo adds a word of its own to what it hands on
    let args: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words[..] {
        ["region", lines, folder] => region::write(lines.parse().expect("a number of lines"), folder.as_ref()),
        ["simple", file] => println!("{}", found::over(file.as_ref(), || simple::line).told()),
        ["narrow", file] => {
            let reader = narrow::Reader::new();
            println!("{}", found::over(file.as_ref(), || |line: &[u8]| reader.line(line)).told());
        }
        ["rego", file] => println!("{}", found::over(file.as_ref(), rego::scorer).told()),
        // `cargo bench` starts every benchmark without any words
        _ => println!("bash tests/bench/peers/run.sh compares earnest with other programs"),
    }
}
