//! The rules for the changes between two versions of a spec.

use clap::ValueEnum;
use clap::builder::PossibleValue;

/// Declares the rules with their names, their descriptions, and whether such a change breaks peers.
macro_rules! rules {
    ($($rule:ident = $name:literal, breaking: $is_breaking:literal, $about:literal;)+) => {
        /// A kind of change. The first is the most harmful.
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
    CodeMeaningChanged = "CODE_MEANING_CHANGED", breaking: true, "a number has another name: peers act on the old meaning";
    RetiredReused = "RETIRED_REUSED", breaking: true, "a number of `retired` has a meaning again: peers from before act on the old one";
    RangeMeaningChanged = "RANGE_MEANING_CHANGED", breaking: true, "numbers are in a range of another name: peers act on the old one";
    CodeRemoved = "CODE_REMOVED", breaking: true, "a code is gone and not in `retired`: old peers still send it, new ones do not know it";
    RangeRemoved = "RANGE_REMOVED", breaking: true, "a range is gone: old peers still send its codes, new ones do not know them";
    RangeShrunk = "RANGE_SHRUNK", breaking: true, "a range has lost numbers: the same of these";
    CodeSenderChanged = "CODE_SENDER_CHANGED", breaking: true, "a side may not send a code any more, and old peers still do; or a code that nobody sent is sent";
    RangeSenderChanged = "RANGE_SENDER_CHANGED", breaking: true, "the same of the codes of a range";
    CodeSenderAdded = "CODE_SENDER_ADDED", breaking: true, "the other side may send a code too: old peers take it for a violation of the protocol";
    RangeSenderAdded = "RANGE_SENDER_ADDED", breaking: true, "the same of the codes of a range";
    CodeReconnectStricter = "CODE_RECONNECT_STRICTER", breaking: true, "old clients connect again after a code though they must not, or too soon";
    RangeReconnectStricter = "RANGE_RECONNECT_STRICTER", breaking: true, "the same of the codes of a range";
    CodeSessionLost = "CODE_SESSION_LOST", breaking: true, "old clients resume a session after a code that is not there any more";
    RangeSessionLost = "RANGE_SESSION_LOST", breaking: true, "the same of the codes of a range";
    UnlistedReconnectStricter = "UNLISTED_RECONNECT_STRICTER", breaking: true, "old clients connect again, or too soon, after codes that neither version lists";
    UnlistedSessionLost = "UNLISTED_SESSION_LOST", breaking: true, "old clients resume a session after codes that neither version lists";
    UnlistedReconnectLooser = "UNLISTED_RECONNECT_LOOSER", breaking: true, "new clients do more by themselves after codes that neither version lists; old ones wait or give up";
    UnlistedSessionKept = "UNLISTED_SESSION_KEPT", breaking: true, "another `session` after codes that neither version lists, where old clients resume none";
    RetiredForgotten = "RETIRED_FORGOTTEN", breaking: true, "a number is not in `retired` any more: nothing keeps it from another meaning";
    CodeRetired = "CODE_RETIRED", breaking: false, "a code is gone, and its number is in `retired`";
    RangeRetired = "RANGE_RETIRED", breaking: false, "numbers of a range are gone, and in `retired`";
    CodeLeftToRegistry = "CODE_LEFT_TO_REGISTRY", breaking: false, "a code is gone, and the standard registry means the same by it";
    CodeBecameRange = "CODE_BECAME_RANGE", breaking: false, "a code is gone, and in a range of its name";
    CodeReconnectLooser = "CODE_RECONNECT_LOOSER", breaking: false, "new clients may do more by themselves after a code; old ones wait or give up";
    RangeReconnectLooser = "RANGE_RECONNECT_LOOSER", breaking: false, "the same of the codes of a range";
    CodeSessionKept = "CODE_SESSION_KEPT", breaking: false, "another `session` after a code, where old clients resume none";
    RangeSessionKept = "RANGE_SESSION_KEPT", breaking: false, "the same of the codes of a range";
    CodeAdded = "CODE_ADDED", breaking: false, "a code is new: old peers take it for an unlisted one, or for one of its range";
    RangeAdded = "RANGE_ADDED", breaking: false, "a range is new";
    RangeGrown = "RANGE_GROWN", breaking: false, "a range has more numbers";
    RetiredAdded = "RETIRED_ADDED", breaking: false, "a number is in `retired` that was no code of the old version";
    TextChanged = "TEXT_CHANGED", breaking: false, "a title, description, default reason or another text, which no peer acts on";
    TranslationChanged = "TRANSLATION_CHANGED", breaking: false, "the texts of a language";
}
