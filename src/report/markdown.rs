//! Stub
use super::RenderError;
use crate::assess::published::Assessment;
pub(super) fn page(_: &Assessment) -> Result<String, RenderError> { Ok(String::new()) }
