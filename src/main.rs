//! The command `earnest`: sets the allocator, calls the library, ends with its exit code.

fn main() {}
