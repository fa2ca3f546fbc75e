//! The command `earnest`: sets the allocator, calls the library, ends with its exit code.

use std::process::ExitCode;

// an owned parse of a submission of 25 KB takes 40 µs with it and 62 µs without
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    earnest::cli::run()
}
