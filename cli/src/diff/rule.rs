//! The rules by which two versions of a spec are compared.

use clap::ValueEnum;
use clap::builder::PossibleValue;

/// Declares the rules with their names, what each is about, and whether a change of the kind breaks peers.
macro_rules! rules {
    ($($rule:ident = $name:literal, breaking: $is_breaking:literal, $about:literal;)+) => {
        /// What changed. The first is the most harmful.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Rule { $($rule,)+ }

        impl Rule {
            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$rule => $name,)+ }
            }

            /// Whether a peer of the other version does something wrong after such a change.
            pub(crate) const fn is_breaking(self) -> bool {
                match self { $(Self::$rule => $is_breaking,)+ }
            }
        }

        impl ValueEnum for Rule {
            fn value_variants<'a>() -> &'a [Self] {
                &[$(Self::$rule,)+]
            }

            fn to_possible_value(&self) -> Option<PossibleValue> {
                let about = match self { $(Self::$rule => $about,)+ };
                Some(PossibleValue::new(self.name()).help(about))
            }
        }
    };
}

rules! {
    CodeMeaningChanged = "CODE_MEANING_CHANGED", breaking: true, "a number has another name";
    RetiredReused = "RETIRED_REUSED", breaking: true, "a number that was retired has a meaning again";
    RangeMeaningChanged = "RANGE_MEANING_CHANGED", breaking: true, "numbers are in a range of another name";
    CodeRemoved = "CODE_REMOVED", breaking: true, "a code is gone, and not retired";
    RangeRemoved = "RANGE_REMOVED", breaking: true, "a range is gone";
    RangeShrunk = "RANGE_SHRUNK", breaking: true, "a range has lost numbers";
    CodeSenderChanged = "CODE_SENDER_CHANGED", breaking: true, "others may send a code";
    RangeSenderChanged = "RANGE_SENDER_CHANGED", breaking: true, "others may send the codes of a range";
    CodeReconnectStricter = "CODE_RECONNECT_STRICTER", breaking: true, "clients may do less by themselves after a code";
    RangeReconnectStricter = "RANGE_RECONNECT_STRICTER", breaking: true, "the same of a range";
    CodeSessionLost = "CODE_SESSION_LOST", breaking: true, "the session no longer survives a code";
    RangeSessionLost = "RANGE_SESSION_LOST", breaking: true, "the same of a range";
    UnlistedChanged = "UNLISTED_CHANGED", breaking: true, "another default for unlisted codes";
    RetiredForgotten = "RETIRED_FORGOTTEN", breaking: true, "a number is no longer retired";
    CodeRetired = "CODE_RETIRED", breaking: false, "a code is gone, and its number retired";
    CodeLeftToRegistry = "CODE_LEFT_TO_REGISTRY", breaking: false, "a code is gone that the standard registry names";
    CodeReconnectLooser = "CODE_RECONNECT_LOOSER", breaking: false, "clients may do more by themselves after a code";
    RangeReconnectLooser = "RANGE_RECONNECT_LOOSER", breaking: false, "the same of a range";
    CodeSessionKept = "CODE_SESSION_KEPT", breaking: false, "what becomes of the session changed, and none is lost";
    RangeSessionKept = "RANGE_SESSION_KEPT", breaking: false, "the same of a range";
    CodeAdded = "CODE_ADDED", breaking: false, "a code is new";
    RangeAdded = "RANGE_ADDED", breaking: false, "a range is new";
    RangeGrown = "RANGE_GROWN", breaking: false, "a range has more numbers";
    RetiredAdded = "RETIRED_ADDED", breaking: false, "a number is retired that the old version did not list";
    TextChanged = "TEXT_CHANGED", breaking: false, "titles, descriptions, reasons and the like";
    TranslationChanged = "TRANSLATION_CHANGED", breaking: false, "the texts of a language";
}
