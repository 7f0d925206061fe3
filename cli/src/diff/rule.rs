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
    RetiredReused = "RETIRED_REUSED", breaking: true, "a number of `retired` has a meaning again: older peers act on the old one";
    RangeMeaningChanged = "RANGE_MEANING_CHANGED", breaking: true, "numbers are in a range with another name: peers act on the old one";
    CodeRemoved = "CODE_REMOVED", breaking: true, "a code was removed and is not in `retired`: old peers still send it, new ones do not know it";
    RangeRemoved = "RANGE_REMOVED", breaking: true, "a range was removed: old peers still send its codes, new ones do not know them";
    RangeShrunk = "RANGE_SHRUNK", breaking: true, "a range has lost numbers: old peers still send them, new ones do not know them";
    CodeSenderChanged = "CODE_SENDER_CHANGED", breaking: true, "an end may no longer send a code, and old peers still do; or an end may send a code that nobody could send";
    RangeSenderChanged = "RANGE_SENDER_CHANGED", breaking: true, "an end may no longer send the codes of a range, and old peers still do; or an end may send codes that nobody could send";
    CodeSenderAdded = "CODE_SENDER_ADDED", breaking: true, "the other end may send a code too: old peers treat it as a violation of the protocol";
    RangeSenderAdded = "RANGE_SENDER_ADDED", breaking: true, "the other end may send the codes of a range too: old peers treat them as a violation of the protocol";
    CodeReconnectStricter = "CODE_RECONNECT_STRICTER", breaking: true, "after a code, old clients connect again although they must not, or too soon";
    RangeReconnectStricter = "RANGE_RECONNECT_STRICTER", breaking: true, "after the codes of a range, old clients connect again although they must not, or too soon";
    CodeSessionLost = "CODE_SESSION_LOST", breaking: true, "after a code, old clients resume a session that no longer exists";
    RangeSessionLost = "RANGE_SESSION_LOST", breaking: true, "after the codes of a range, old clients resume a session that no longer exists";
    UnlistedReconnectStricter = "UNLISTED_RECONNECT_STRICTER", breaking: true, "after codes that neither version lists, old clients connect again although they must not, or too soon";
    UnlistedSessionLost = "UNLISTED_SESSION_LOST", breaking: true, "after codes that neither version lists, old clients resume a session that no longer exists";
    UnlistedReconnectLooser = "UNLISTED_RECONNECT_LOOSER", breaking: true, "after codes that neither version lists, new clients do more by themselves than old ones";
    UnlistedSessionKept = "UNLISTED_SESSION_KEPT", breaking: true, "the `session` of codes that neither version lists has changed, and old clients resume none";
    RetiredForgotten = "RETIRED_FORGOTTEN", breaking: true, "a number is no longer in `retired`: a later version may give it another meaning";
    CodeRetired = "CODE_RETIRED", breaking: false, "a code was removed, and its number is in `retired`";
    RangeRetired = "RANGE_RETIRED", breaking: false, "numbers of a range were removed, and are in `retired`";
    CodeLeftToRegistry = "CODE_LEFT_TO_REGISTRY", breaking: false, "a code was removed, and the standard registry has it with the same meaning";
    CodeBecameRange = "CODE_BECAME_RANGE", breaking: false, "a code was removed, and its number is in a range with its name";
    CodeReconnectLooser = "CODE_RECONNECT_LOOSER", breaking: false, "after a code, new clients may do more by themselves than old ones";
    RangeReconnectLooser = "RANGE_RECONNECT_LOOSER", breaking: false, "after the codes of a range, new clients may do more by themselves than old ones";
    CodeSessionKept = "CODE_SESSION_KEPT", breaking: false, "the `session` of a code has changed, and old clients resume none";
    RangeSessionKept = "RANGE_SESSION_KEPT", breaking: false, "the `session` of the codes of a range has changed, and old clients resume none";
    CodeAdded = "CODE_ADDED", breaking: false, "a code was added: old peers treat it as unlisted, or as a code of its range";
    RangeAdded = "RANGE_ADDED", breaking: false, "a range was added";
    RangeGrown = "RANGE_GROWN", breaking: false, "a range has more numbers";
    RetiredAdded = "RETIRED_ADDED", breaking: false, "a number was added to `retired` that was not a code of the old version";
    TextChanged = "TEXT_CHANGED", breaking: false, "a title, a description, a default reason or another text has changed, on which no peer depends";
    TranslationChanged = "TRANSLATION_CHANGED", breaking: false, "a translation has changed";
}
