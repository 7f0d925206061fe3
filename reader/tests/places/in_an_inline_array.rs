//! Inline entries, one of which is not TOML. The others are still read and checked.

use crate::Case;

#[rustfmt::skip] // a case a line
pub(crate) const CASES: &[Case] = &[
    // ---- an entry a line ----
    ("an entry without its brace, on one line", "code = [{ value = 4001, name = 'A' }, value = 4002, name = 'B' }]", &["Syntax 1:39"]),
    ("an unquoted word", "code = [\n  { value = 4001, name = \"A\", sent_by = \"sever\" },\n  { value = 4002, name = \"b\" },\n  { value = 4003, name = C },\n]\n", &["UnknownValue 2:41", "InvalidName 3:26", "Syntax 4:26"]),
    ("an unquoted word, the first", "code = [\n  { value = 4003, name = C },\n  { value = 4001, name = \"A\", sent_by = \"sever\" },\n  { value = 4002, name = \"b\" }\n]\n", &["Syntax 2:26", "UnknownValue 3:41", "InvalidName 4:26"]),
    ("a key without an equals sign", "code = [\n  { value = 4001, name = 'a' },\n  { value = 4002, name 'B' },\n  { value 4003, name = 'C' },\n  { value = 4004, titel = 'D' },\n]\n", &["InvalidName 2:26", "Syntax 3:24", "Syntax 4:11", "MissingKey 5:3", "UnknownKey 5:19"]),
    ("a missing comma between entries", "code = [\n  { value = 4001, name = 'a' }\n  { value = 4002, name = 'b' },\n  { value = 999, name = 'C' }\n]\n", &["InvalidName 2:26", "Syntax 3:3", "InvalidName 3:26", "ValueOutOfBounds 4:13"]),
    ("missing commas between all entries", "code = [\n{ value = 4001, name = 'A' }\n{ value = 4002 }\n{ value = 4001, name = 'C' }\n]\n", &["Syntax 3:1", "MissingKey 3:1", "Syntax 4:1", "DuplicateValue 4:11 2:11"]),
    ("a missing comma inside an entry", "code = [\n  { value = 4001 name = 'A' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:17", "InvalidName 3:26"]),
    ("two commas between entries", "code = [\n  { value = 4001, name = 'a' },,\n  { value = 4002, name = 'b' },\n]\n", &["InvalidName 2:26", "Syntax 2:32", "InvalidName 3:26"]),
    ("a colon behind a key", "code = [\n  { value = 4001, name: 'A' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:23", "InvalidName 3:26"]),
    ("a value that is not there", "code = [\n  { value = , name = 'A' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:13", "InvalidName 3:26"]),
    ("a key twice", "code = [\n  { value = 4001, value = 4002, name = 'A' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:19", "InvalidName 3:26"]),
    ("keys twice in several", "code = [\n  { value = 999, name = 'A', name = 'B', title = '' },\n  { value = 4002, value = 4003, name = 'C' },\n  { value = 4002, title = '', name = 'd' },\n]\n", &["ValueOutOfBounds 2:13", "Syntax 2:30", "Syntax 3:19", "EmptyText 4:27", "InvalidName 4:38"]),
    ("an unknown escape", "code = [\n  { value = 4001, name = 'A', reason = \"a\\qb\" },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:42", "InvalidName 3:26"]),
    ("a word between entries", "code = [\n  { value = 4001, name = 'a' },\n  and,\n  { value = 4002, name = 'b' },\n]\n", &["InvalidName 2:26", "Syntax 3:3", "InvalidName 4:26"]),
    ("an entry without its opening brace", "code = [\n  { value = 4001, name = 'a' },\n  value = 4002, name = 'B' },\n  { value = 4003, name = 'c' },\n]\n", &["InvalidName 2:26", "Syntax 3:3", "InvalidName 4:26"]),
    ("a number among them, and a mistake", "code = [\n  4001,\n  { value = 4002, name = B },\n  { value = 4003, name = 'c' },\n]\n", &["WrongType 2:3", "Syntax 3:26", "InvalidName 4:26"]),
    ("an unquoted word behind a byte-order mark and with Windows line ends", "\u{feff}code = [\r\n{ value = 4001, name = '\u{1f600}' },\r\n{ value = 4002, name = 閉 },\r\n]", &["InvalidName 2:24", "Syntax 3:24"]),
    // ---- what stands before the mistake in its entry is read, and no more ----
    ("a number that stands in another entry, too", "code = [\n  { value = 4001, name = 'A', reason = bye },\n  { value = 4001, name = 'B' },\n]\n", &["Syntax 2:40", "DuplicateValue 3:13 2:13"]),
    ("a number behind the mistake that stands in another entry, too", "code = [\n  { name = A, value = 4001 },\n  { value = 4001, name = 'B' },\n]\n", &["Syntax 2:12"]),
    ("mistakes before and behind it", "code = [\n  { value = 4001, titel = 'T', name = 'a', reason = bye, sent_by = 'sever', retry = 1 },\n]\n", &["UnknownKey 2:19", "InvalidName 2:39", "Syntax 2:53"]),
    ("the policy of a range with a mistake", "code = [{ value = 4100, name = 'A', session = 'new', reason = 'bye' }]\nrange = [\n  { first = 4000, last = 4999, title = 'T', reconnect = 'never', sent_by = 'nobody' },\n  { first = 4100, last = 4199, title = T, reconnect = 'backoff', sent_by = 'server' },\n]\n", &["Syntax 4:40"]),
    ("the policy of a range with a mistake and a header", "code = [{ value = 4100, name = 'A', session = 'new', reason = 'bye' }]\nrange = [{ first = 4000, last = 4999, title = 'T', reconnect = 'never', sent_by = 'nobody' }]\n[[ranges]]\nfirst = 4100\nlast = 4199\ntitle = 'T'\nreconnect 'backoff'\nsent_by 'server'\n", &["UnknownKey 3:3", "Syntax 7:11", "Syntax 8:9"]),
    ("every entry has a mistake", "code = [\n  { value = 4001, name = A },\n  { value = 4002, name = B },\n]\n", &["Syntax 2:26", "Syntax 3:26"]),
    ("the decisions of a range, and codes with a mistake", "code = [\n  { value = 4001, name = A, sent_by = 'server' },\n  { value = 4002, name = 'B', sent_by = 'server' },\n]\nrange = [{ first = 4001, last = 4002, title = 'T', sent_by = 'client' }]\n", &["Syntax 2:26"]),
    // ---- several on a line ----
    ("an unquoted word in the second of three in a line", "code = [{ value = 4001, name = 'a' }, { value = 4002, name = B }, { value = 4003, name = 'c' }]", &["InvalidName 1:32", "Syntax 1:62", "InvalidName 1:90"]),
    ("unquoted words in two of three in a line", "code = [{ value = 4001, name = A }, { value = 4002, name = 'b' }, { value = 4003, name = C }]", &["Syntax 1:32", "InvalidName 1:60", "Syntax 1:90"]),
    ("a missing comma between two in a line", "code = [{ value = 4001, name = 'a' } { value = 4002 }, { value = 4003, name = C }]", &["InvalidName 1:32", "Syntax 1:38", "MissingKey 1:38", "Syntax 1:79"]),
    ("something behind them", "code = [{ value = 4001, name = 'a' }] x", &["InvalidName 1:32", "Syntax 1:39"]),
    ("two equals signs before them", "code == [{ value = 4001, name = 'a' }]", &["Syntax 1:7", "InvalidName 1:33"]),
    // ---- entries over several lines, and tables in them ----
    ("entries over several lines", "code = [\n  {\n    value = 4001,\n    name = A,\n    titel = 'T',\n  },\n  {\n    value = 4002,\n    name = 'b',\n    titel = 'T',\n  },\n]\n", &["Syntax 4:12", "InvalidName 9:12", "UnknownKey 10:5"]),
    ("a missing comma in one over several lines", "code = [\n  {\n    value = 4001\n    name = 'a',\n    titel = 'T',\n  }, {\n    value = 4002,\n    name = 'b' },\n]\n", &["Syntax 4:5", "InvalidName 8:12"]),
    ("a table in an entry", "code = [\n  { value = 4001, name = 'A', title = { en = T, tr = U } },\n  { value = 4002, name = 'b', title = { en = 'T' } },\n]\n", &["Syntax 2:46", "InvalidName 3:26", "WrongType 3:39"]),
    ("a list in an entry", "code = [\n  { value = 4001, name = 'A', title = ['T', { en = U }] },\n  { value = 4002, name = 'b', title = [{ en = 'T' }] },\n]\n", &["Syntax 2:52", "InvalidName 3:26", "WrongType 3:39"]),
    ("brackets in strings and comments", "code = [ # ]\n  { value = 4001, name = A, title = '}]' }, # { [\n  { value = 4002, name = 'b', title = \"{[\" },\n]\n", &["Syntax 2:26", "InvalidName 3:26"]),
    // ---- what stands beside them ----
    ("tables behind them", "code = [\n  { value = 4001, name = A },\n]\ncategory = ''\n[[range]]\nfirst = 4100\nlast = 4199\nname = 'c'\n", &["Syntax 2:26", "EmptyText 4:12", "InvalidName 8:8"]),
    ("lines without an equals sign around them", "category 'C'\ncode = [\n  { value = 4001, name = 'a' },\n  { value = 4002, name = B },\n]\nextends 'standard'\nonly = [1000]\n[unlisted]\nreconnect 'never'\n", &["Syntax 1:10", "InvalidName 3:26", "Syntax 4:26", "Syntax 6:9", "Syntax 9:11"]),
    ("a list without its equals sign", "code [\n  { value = 4001, name = 'A' },\n  { value = 4002, name = 'B' },\n]\ncategory = ''\n", &["Syntax 1:6", "EmptyText 5:12"]),
    ("both lists", "code = [\n  { value = 4001, name = A },\n  { value = 4002, name = 'b' },\n]\nrange = [\n  { first = 4100, last = 4109, name = 'c' },\n  { first = 4110, last = 4119, name = D },\n]\n", &["Syntax 2:26", "InvalidName 3:26", "InvalidName 6:39", "Syntax 7:39"]),
    ("an inline table with a mistake above them", "unlisted = { reconnect = never, session = 'new' }\ncode = [{ value = 4001, name = 'a' }]\n", &["Syntax 1:26", "InvalidName 2:32"]),
    ("by a misspelt key", "codes = [\n  { value = 4001, name = 'a' },\n  { value = 4002, name = B },\n]\n", &["UnknownKey 1:1", "InvalidName 2:26", "Syntax 3:26"]),
    ("by a misspelt key beside the right one", "code = [{ value = 4003, name = 'C' }]\ncods = [\n  { value = 4001, name = 'a' }\n  { value = 4002, name = 'B' },\n]\n", &["UnknownKey 2:1", "InvalidName 3:26", "Syntax 4:3"]),
    // ---- ranges ----
    ("an unquoted word in a range", "code = [{ value = 4001, name = 'A' }]\nrange = [\n  { first = 4100, last = 4109, title = '' },\n  { first = 4110, last = 4119, title = T },\n  { first = 4120, last = 411, title = 'T' },\n]\n", &["EmptyText 3:40", "Syntax 4:40", "ValueOutOfBounds 5:26"]),
    ("a key without an equals sign in a range", "code = [{ value = 4001, name = 'A' }]\nrange = [\n  { first = 4100, last 4109, title = 'T' },\n  { first = 4120, last = 4110, title = 'T' },\n]\n", &["Syntax 3:24", "RangeReversed 4:26 4:13"]),
    ("a missing comma between ranges", "code = [{ value = 4001, name = 'A' }]\nrange = [\n  { first = 4100, last = 4109, title = 'T' }\n  { first = 4105, last = 4119, title = 'T' }, { first = 4120 }\n]\n", &["Syntax 4:3", "RangesCross 4:13 3:13", "MissingKey 4:47"]),
    ("a missing comma inside a range", "code = [{ value = 4001, name = 'A' }]\nrange = [{ first = 4100 last = 4109, title = 'T' }, { first = 4120, last = 4129, name = 'b' }]", &["Syntax 2:24", "InvalidName 2:89"]),
    ("a range of the same numbers as one with a mistake", "code = [{ value = 4001, name = 'A' }]\nrange = [\n  { first = 4100, last = 4109, title = T },\n  { first = 4100, last = 4109, title = 'T' },\n]\n", &["Syntax 3:40", "DuplicateRange 4:13 3:13"]),
    // ---- an open bracket ----
    ("an array without its end", "code = [\n  { value = 4001, name = 'a' },\n  { value = 4002, name = B },\n  { value = 4003, name = 'c' },\ncategory = ''\nunlisted = { reconnect = 'later' }\n[[range]]\nfirst = 4100\n", &["Syntax 1:8 5:1", "InvalidName 2:26", "Syntax 3:26", "InvalidName 4:26", "EmptyText 5:12", "UnknownValue 6:26", "MissingKey 7:1"]),
    ("an array without its end before another", "code = [\n  { value = 4001, name = 'a' },\nrange = [\n  { first = 4100, last = 4109 },\n]\n", &["Syntax 1:8 3:1", "InvalidName 2:26", "MissingKey 4:3"]),
    ("an entry without its end", "code = [\n  { value = 4001, name = 'a' },\n  { value = 4002, name = 'b',\n  { value = 4003, name = 'c' },\n]\ncategory = ''\n", &["InvalidName 2:26", "Syntax 3:3 4:3", "InvalidName 4:26", "EmptyText 6:12"]),
    ("the last entry without its end", "code = [\n  { value = 4001, name = 'a' },\n  { value = 4002, name = 'b'\n]\ncategory = ''\n", &["InvalidName 2:26", "Syntax 3:3 4:1", "EmptyText 5:12"]),
    // ---- a string without its end, which swallows the brace ----
    ("an open string in an entry", "code = [\n  { value = 4001, name = 'a' },\n  { value = 4002, name = 'B },\n  { value = 4003, name = 'c' },\n]\ncategory = ''\n", &["InvalidName 2:26", "Syntax 3:31", "InvalidName 4:26", "EmptyText 6:12"]),
    ("open strings in several entries, one of them the last", "code = [\n  { value = 4001, name = \"A },\n  { value = 4002, name = 'b', reason = \"閉\\\" },\r\n  { value = 4003, name = 'c' },\n  { value = 4004, name = 'd' }, { value = 4005, name = 'E }\n]\ncategory = ''\n", &["Syntax 2:31", "Syntax 3:47", "InvalidName 4:26", "InvalidName 5:26", "Syntax 5:60", "EmptyText 7:12"]),
    ("an open string in an entry, and a word between entries", "code = [\n  { value = 4001, name = 'A },\n  { value = 4002, name = 'b' },\n  and,\n]\n", &["Syntax 2:31", "InvalidName 3:26", "Syntax 4:3"]),
    ("an open string in a range", "code = [{ value = 4001, name = 'a' }]\nrange = [\n  { first = 4100, last = 4109, title = 'T },\n  { first = 4120, last = 4110, title = 'T' },\n]\n", &["InvalidName 1:32", "Syntax 3:45", "RangeReversed 4:26 4:13"]),
    ("an open string in an entry over several lines", "code = [\n  {\n    value = 4001,\n    name = 'A,\n  },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 4:15", "InvalidName 6:26"]),
    ("an apostrophe in an unquoted text of an entry", "code = [\n  { value = 4001, name = 'A', reason = it's },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:40", "InvalidName 3:26"]),
    ("an open string in the line of the bracket", "code = [{ value = 4001, name = 'A }]\ncategory = ''\n", &["Syntax 1:37", "EmptyText 2:12"]),
    ("a string over two lines", "code = [\n  { value = 4001, name = 'A', title = 'two\nlines' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:43", "InvalidName 4:26"]),
    ("digits grouped by a comma", "code = [{ value = 4,001, name = 'a' }]\nrange = [{ first = 4'100, last = 4 199, title = '' }]\n", &["Syntax 1:19", "InvalidName 1:33", "Syntax 2:20", "EmptyText 2:49"]),
    // ---- a bracket too early or too many ----
    ("a brace too early, in a number", "code = [{ value = 4001, name = 'A' }]\nrange = [{ first = 4}100, last = 4199, title = 'R' }, { first = 4200, last = 4299, title = '' }]\n", &["Syntax 2:21", "EmptyText 2:92"]),
    ("a brace too early, behind a value", "code = [\n  { value = 4001} name = 'A' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:17", "InvalidName 3:26"]),
    ("a brace too early, behind a key", "code = [\n  { value = 4001, name }= 'a' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:24", "InvalidName 2:27", "InvalidName 3:26"]),
    ("a bracket too early, behind an entry", "code = [\n  { value = 4001, name = 'a' },\n] { value = 4002, name = 'b' },\n  { value = 4003, name = 'c' },\n]\n", &["InvalidName 2:26", "Syntax 3:1", "InvalidName 3:26", "InvalidName 4:26"]),
    ("a bracket for a brace", "code = [\n  { value = 4001, name = 'a' ],\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:3 2:30", "InvalidName 3:26"]),
    ("a bracket in an entry", "code = [\n  { value = 4001], name = 'a' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:17", "InvalidName 3:26"]),
    ("a dot behind a key", "code = [\n  { value = 4001, name .= 'A' },\n  { value = 4002, name = 'b' },\n]\n", &["Syntax 2:25", "InvalidName 3:26"]),
    ("something in place of the end", "code = [\n  { value = 4001, name = 'a' },\nx\ncategory = ''\n", &["Syntax 1:8 3:1", "InvalidName 2:26", "EmptyText 4:12"]),
    ("a brace too many", "code = [\n  { value = 4001, name = 'a' } },\n  { value = 4002, name = 'b' }},\n]\n", &["InvalidName 2:26", "Syntax 2:32", "InvalidName 3:26", "Syntax 3:31"]),
];
