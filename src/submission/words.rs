//! The lists of words that a form offers: one macro makes the type, its reader, its writer and its schema from one table.
//!
//! A hand-written macro rather than derives, so that every list also gives its own words back: the schema, the error message, the
//! "did you mean" and (from the same table) the lists of the spreadsheet.

/// A closed list of words, each with what it means.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[doc = $about:literal])+ $variant:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[doc = $about])+ $variant,)+ }

        impl $name {
            /// Every word of the list, with its meaning.
            pub const ALL: &'static [(Self, &'static str, &'static str)] = &[$((Self::$variant, $word, concat!($($about),+)),)+];

            /// The word as it stands in a file.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }

            /// The item that `word` names.
            pub fn read(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.word()) }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> { to.serialize_str(self.word()) }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                $crate::submission::fields::one(from)
            }
        }

        impl $crate::submission::fields::CellValue for $name {
            fn expected() -> String {
                let words: Vec<&str> = Self::ALL.iter().map(|(_, word, _)| *word).collect();
                format!("one of {}", words.join(", "))
            }
            fn text(text: &str) -> Option<Self> { Self::read(text) }
            fn flag(flag: bool) -> Option<Self> { Self::read(if flag { "yes" } else { "no" }) }
        }

        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let words: Vec<&str> = Self::ALL.iter().map(|(_, word, _)| *word).collect();
                let about: Vec<String> = Self::ALL.iter().map(|(_, word, about)| format!("{word}: {}", about.trim())).collect();
                let expected = <Self as $crate::submission::fields::CellValue>::expected();
                schemars::json_schema!({ "type": "string", "enum": words, "description": about.join("; "), "x-expected": expected })
            }
        }
    };
}

pub(crate) use words;
