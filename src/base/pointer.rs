//! Where in a file something stands, as a JSON pointer, and the cheap trail that becomes one only when somebody looks.

use serde::Serialize;
use std::fmt;

/// A JSON pointer such as `/exercises/2/themes/0/voices`; the empty pointer is the whole file.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Pointer(String);

impl Pointer {
    /// The whole file.
    pub const fn root() -> Self {
        Self(String::new())
    }

    /// A pointer that is already written out.
    pub fn from_text(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The member `key` of what this points at.
    #[must_use]
    pub fn key(&self, key: &str) -> Self {
        Self(format!("{}/{}", self.0, key.replace('~', "~0").replace('/', "~1")))
    }

    /// The item `index` of the list that this points at.
    #[must_use]
    pub fn item(&self, index: usize) -> Self {
        Self(format!("{}/{}", self.0, index))
    }

    /// The steps from the root, unescaped.
    pub fn steps(&self) -> impl Iterator<Item = String> + '_ {
        self.0.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~"))
    }

    /// The pointer without its last step; the root's parent is the root.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(self.0.rsplit_once('/').map_or_else(String::new, |(head, _)| head.to_owned()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
