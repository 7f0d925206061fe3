//! Lines of one `[[range]]`. The header is line 1, the lines begin at line 2, and the missing required keys follow.

use crate::Case;

#[rustfmt::skip] // a case a line
pub(crate) const CASES: &[Case] = &[
    ("a misspelt key", "fist = 4100", &["UnknownKey 2:1"]),
    ("a key of codes", "reason = \"bye\"", &["UnknownKey 2:1"]),
    ("a misspelt sender", "sent_by = \"sever\"", &["UnknownValue 2:11"]),
    ("a bound in quotes", "last = '4199'", &["WrongType 2:8"]),
    ("both bounds of the wrong type", "last = 4199.5\nfirst = []", &["WrongType 2:8", "WrongType 3:9"]),
    ("no value", "first =", &["Syntax 2:8"]),
    ("a blank title", "\ttitle = \" \"", &["EmptyText 2:10"]),
    ("a name with an underscore", "name = 'back_off'", &["InvalidName 2:8"]),
    ("a name in capitals and underscores, behind a tab", "\tname\t=\t'BACK_OFF'", &["InvalidName 2:9"]),
    ("an empty name", "name = ''", &["EmptyText 2:8"]),
    ("a name whose constant the enum has", "name = 'Comparisons'", &["ReservedName 2:8"]),
    ("a name whose constant the enum has, in capitals", "name = 'ALL'", &["ReservedName 2:8"]),
    ("a keyword", "name = \"Self\"", &["ReservedName 2:8"]),
    ("a name that is a list", "name = ['BackOff']", &["WrongType 2:8"]),
    ("a reason, which is a code's", "reason = 'bye'", &["UnknownKey 2:1"]),
    ("a blank description", "description = '\t'", &["EmptyText 2:15"]),
    ("both bounds out of bounds", "last = 5000\nfirst = 999", &["ValueOutOfBounds 2:8", "ValueOutOfBounds 3:9"]),
    ("a bound of forty digits", "last = 9999999999999999999999999999999999999999", &["ValueOutOfBounds 2:8"]),
    ("reversed", "first = 4200\nlast = 4100", &["RangeReversed 3:8 2:9"]),
    ("reversed, the last first", "last = 4100\nfirst = 4200", &["RangeReversed 2:8 3:9"]),
    ("reversed by one, in hex and octal", "first = 0x1069\n\tlast = 0o10150", &["RangeReversed 3:9 2:9"]),
    ("up from the protocol's", "first = 1000\nlast = 1016", &["RangeOutOfBounds 3:8"]),
    ("down from an application's", "last = 3000\nfirst = 2999", &["RangeOutOfBounds 3:9"]),
    ("all that is kept by the protocol", "'first' = 1_016\nlast = 2_999", &["RangeOutOfBounds 2:11"]),
    ("a session without a reconnect", "session = \"new\"\nreconnect = \"never\"", &["SessionWithoutReconnect 2:11 3:13"]),
];
