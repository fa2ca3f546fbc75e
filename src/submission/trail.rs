//! The way to the value that is being read or checked, kept on the stack; it becomes a pointer only when there is a fault.

use crate::base::pointer::Pointer;

/// One step of the way, and the way before it.
#[derive(Clone, Copy)]
pub(super) enum At<'a> {
    Root,
    Key(&'a At<'a>, &'a str),
    Item(&'a At<'a>, usize),
}

impl At<'_> {
    pub(super) const fn key<'k>(&'k self, key: &'k str) -> At<'k> {
        At::Key(self, key)
    }

    pub(super) const fn item(&self, index: usize) -> At<'_> {
        At::Item(self, index)
    }

    pub(super) fn pointer(&self) -> Pointer {
        match self {
            At::Root => Pointer::root(),
            At::Key(above, key) => above.pointer().key(key),
            At::Item(above, index) => above.pointer().item(*index),
        }
    }
}
