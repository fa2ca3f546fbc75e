//! A command as a person calls it: how long it took, and the most memory that it held.
//!
//! Knows nothing of what is measured. A command that fails ends the benchmark: its time would say nothing.

use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};

/// The time and the most MB of a call. Memory is read while it runs, since no process can ask about one that has ended.
pub(crate) fn call(command: &mut Command) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    let most = watched(&mut child);
    (start.elapsed(), most)
}

/// As [`call`], of a command that is fed through a pipe by `write`.
pub(crate) fn fed(command: &mut Command, write: impl FnOnce(ChildStdin) + Send) -> (Duration, u64) {
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let pipe = child.stdin.take().unwrap();
    let most = std::thread::scope(|scope| {
        scope.spawn(|| write(pipe));
        watched(&mut child)
    });
    (start.elapsed(), most)
}

/// The most MB of a command, until it has ended well.
fn watched(child: &mut Child) -> u64 {
    let status = format!("/proc/{}/status", child.id());
    let start = Instant::now();
    let mut most = 0;
    let ended = loop {
        if let Some(ended) = child.try_wait().unwrap() {
            break ended;
        }
        let text = std::fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find(|line| line.starts_with("VmHWM:"));
        let kilobytes = line
            .and_then(|line| line.split_whitespace().nth(1))
            .and_then(|number| number.parse().ok());
        most = most.max(kilobytes.unwrap_or(0_u64));
        // often for what is short; seldom for what is long, or watching it would slow it
        let pause = start.elapsed() / 1000;
        std::thread::sleep(pause.clamp(Duration::from_micros(200), Duration::from_millis(10)));
    };
    assert!(ended.success(), "the command failed");
    most / 1024
}
