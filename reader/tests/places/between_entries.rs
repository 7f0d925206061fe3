//! Entries of one spec file that clash. The later one is the mistake, and the earlier one has a label.

use crate::Case;

#[rustfmt::skip] // a case a line
pub(crate) const CASES: &[Case] = &[
    ("ranges of a name that makes a constant which is there already", "[[range]]\nfirst = 4000\nlast = 4001\nname = 'All'\n[[range]]\nfirst = 4010\nlast = 4011\nname = 'All'\n[[code]]\nvalue = 4100\nname = 'A'", &["ReservedName 4:8", "ReservedName 8:8"]),
    ("a value twice", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[code]]
value = 4001
name = "B"
title = "T"
description = "D."
"#, &["DuplicateValue 8:9 3:9"]),
    ("a value in decimal, in hex and in octal", r#"
[[code]]
  value = 4_001
  name = "A"
  title = "T"
  description = "D."
[[code]]
name = "B"
title = "T"
description = "D."
value=0xFA1
[[code]]
	name = "C"
	value	= 0o7641
	title = "T"
	description = "D."
"#, &["DuplicateValue 11:7 3:11", "DuplicateValue 14:10 3:11"]),
    ("a value twice on one line", "code = [{ value = 4001, name = 'A', title = '閉', description = 'D.' }, { value = 4001, name = 'B', title = 'T', description = 'D.' }]", &["DuplicateValue 1:82 1:19"]),
    ("a value twice behind a byte-order mark and with Windows line ends", "\u{feff}code = [\r\n{ value = 4001, name = 'A', title = 'T', description = 'D.' },\r\n{ name = 'B', title = '\u{1f600}', description = 'D.', value = 4001 },\r\n]", &["DuplicateValue 3:56 2:11"]),
    ("a value and a name twice", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
"#, &["DuplicateValue 8:9 3:9"]),
    ("a name twice", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[code]]
value = 4002
name = "A"
title = "T"
description = "D."
"#, &["DuplicateName 9:8 4:8"]),
    ("a name twice, the higher code first", r#"
[[code]]
value = 4002
name = "A"
title = "T"
description = "D."
[[code]]
title = "T"
description = "D."
value = 4001
name = 'A'
"#, &["DuplicateName 11:8 4:8"]),
    ("a name three times", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[code]]
value = 4002
	name = "\u0041"
title = "T"
description = "D."
[[code]]
value = 4003
name = """
A"""
title = "T"
description = "D."
"#, &["DuplicateName 9:9 4:8", "DuplicateName 14:8 4:8"]),
    ("names twice in inline tables", "code = [\n  { value = 4001, title = 'T', description = 'D.', name = 'Überlast' },\n  { value = 4002, title = '閉じる', description = 'D.', name = 'Überlast' },\n]", &["DuplicateName 3:61 2:59"]),
    ("ranges that share one code", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[range]]
first = 4000
last = 4100
title = "T"
description = "D."
[[range]]
last = 4200
first = 4100
title = "T"
description = "D."
"#, &["RangesCross 14:9 8:9"]),
    ("the same range twice", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[range]]
first = 4000
last = 4000
title = "T"
description = "D."
[[range]]
title = "T"
description = "D."
last = 0xFA0
first = 4_000
"#, &["DuplicateRange 16:9 8:9"]),
    ("the higher range first", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[range]]
title = "T"
description = "D."
first = 4100
last = 4200
[[range]]
first=4000
last=4199
title = "T"
description = "D."
"#, &["RangesCross 13:7 10:9"]),
    ("two ranges inside a third, which cross each other", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[range]]
first = 4000
last = 4900
title = "T"
description = "D."
[[range]]
first = 4100
last = 4200
title = "T"
description = "D."
[[range]]
first = 4150
last = 4400
title = "T"
description = "D."
"#, &["RangesCross 18:9 13:9"]),
    ("inline ranges that overlap", "extends = 'standard'\nrange = [{ first = 4000, last = 4001, title = '閉', description = 'D.' }, { first = 4001, last = 4002, title = 'T', description = 'D.' }]", &["RangesCross 2:84 2:20"]),
    ("an inner range that crosses the end of the one around it", "extends = 'standard'\nrange = [\n{ first = 4000, last = 4099, title = 'T' },\n{ first = 4010, last = 4020, title = 'T' },\n{ first = 4015, last = 4120, title = 'T' },\n]", &["RangesCross 5:11 4:11"]),
    ("the same range three times", "extends = 'standard'\nrange = [\n{ first = 4000, last = 4099, title = 'T' },\n{ last = 4099, first = 4000, title = '閉' },\n{ first = 0xFA0, last = 4099, name = 'A' },\n]", &["DuplicateRange 4:24 3:11", "DuplicateRange 5:11 3:11"]),
    ("the same range twice, and the same words", "extends = 'standard'\nrange = [\n{ first = 4000, last = 4099, title = 'T', reconnect = 'never' },\n{ first = 4000, last = 4099, title = 'T', reconnect = 'never' },\n]", &["DuplicateRange 4:11 3:11"]),
    ("reversed ranges overlap nothing", "extends = 'standard'\nrange = [{ first = 4001, last = 4000, title = 'T', description = 'D.' }, { first = 4000, last = 4002, title = 'T', description = 'D.' }]", &["RangeReversed 2:33 2:20"]),
    ("a reason in a range of which nobody sends anything", r#"
[[range]]
first = 4100
last = 4199
title = "T"
description = "D."
sent_by = "nobody"
[[code]]
value = 4100
name = "A"
title = "T"
description = "D."
reason = "bye"
"#, &["ReasonNeverSent 13:10 7:11"]),
    ("a session in a range of which nothing is reconnected", r#"
[[code]]
session = "resume"
value = 4199
name = "A"
title = "T"
description = "D."
[[range]]
first = 4100
last = 4199
title = "T"
description = "D."
 reconnect = "never"
"#, &["SessionWithoutReconnect 3:11 13:14"]),
    ("a session of an inner range, of which nothing is reconnected, and a code in it", r#"
[[range]]
first = 4000
last = 4999
title = "T"
reconnect = "never"
[[range]]
first = 4100
last = 4199
title = "T"
 session = "new"
[[code]]
value = 4100
name = "A"
"#, &["SessionWithoutReconnect 11:12 6:13"]),
    ("a sender that every code of its range has", r#"
[[range]]
first = 4100
last = 4101
title = "T"
	sent_by = "server"
[[code]]
value = 4100
name = "A"
sent_by = "server"
[[code]]
value = 4101
name = "B"
sent_by = "client"
"#, &["NothingDecided 6:12"]),
    ("policies that two inner ranges and a code have between them", r#"
[[range]]
first = 4000
last = 4100
title = "T"
reconnect = "backoff"
session = "new"
[[range]]
first = 4000
last = 4049
title = "T"
reconnect = "immediately"
[[range]]
first = 4050
last = 4099
title = "T"
reconnect = "backoff"
session = "new"
[[code]]
value = 4100
name = "A"
reconnect = "never"
"#, &["NothingDecided 6:13"]),
    ("a session of codes that are never reconnected", "code = [{ value = 4001, name = 'A', reconnect = 'never' }, { value = 4002, name = 'B', session = 'new' }]\nrange = [{ first = 4001, last = 4002, title = 'T', session = 'resume' }]", &["NothingDecided 2:62"]),
    ("a sender of a range of which nobody sends anything", "extends = 'standard'\nrange = [{ first = 1004, last = 1006, title = 'T', sent_by = 'server' }]", &["NothingDecided 2:62"]),
    ("numbers that nobody may send as it is", "retired = [4000, 1004, 1005, 1006, 1015, 1010, 1000]\ncode = [{ value = 4001, name = 'A' }]", &["NothingRetired 1:18", "NothingRetired 1:24", "NothingRetired 1:30", "NothingRetired 1:36"]),
    ("a number that nobody may send, retired and described", "retired = [1005]\ncode = [{ value = 1005, name = 'A' }]", &["NothingRetired 1:12"]),
    ("a number that nobody may send, retired and extended", "extends = 'standard'\nretired = [1006]", &["NothingRetired 2:12"]),
    ("a sender of a range of which all is retired or has its own", "retired = [4100, 4102]\ncode = [{ value = 4101, name = 'A', sent_by = 'client' }]\nrange = [{ first = 4100, last = 4102, title = 'T', sent_by = 'server', reconnect = 'never' }]", &["NothingDecided 3:62"]),
    ("names that differ in case", "code = [\n{ value = 4001, name = 'Busy' },\n{ value = 4002, name = 'BUSY' },\n]", &["SimilarName 3:24 2:24"]),
    ("names that differ in normalisation", "code = [\n{ value = 4002, name = 'Caf\u{e9}' },\n{ value = 4001, name = 'Cafe\u{301}' },\n]", &["SimilarName 3:24 2:24"]),
    ("names that are one in capitals", "range = [\n{ first = 4001, last = 4001, name = 'Straße' },\n{ first = 4002, last = 4002, name = 'Strasse' },\n]\ncode = [{ value = 4001, name = 'A' }]", &["SimilarName 3:37 2:37"]),
    ("a range with the name of a code", "code = [{ value = 4001, name = 'Busy' }]\n[[range]]\nfirst = 4100\nlast = 4199\nname = 'Busy'", &["DuplicateName 5:8 1:32"]),
    ("a code with the name of a range above it", "[[range]]\nfirst = 4100\nlast = 4199\nname = 'Busy'\n[[code]]\nvalue = 4001\nname = 'Busy'", &["DuplicateName 7:8 4:8"]),
    ("two ranges of one name", "extends = 'standard'\nrange = [\n{ first = 4200, last = 4299, name = 'Busy' },\n{ first = 4100, last = 4199, name = 'Busy' },\n]", &["DuplicateName 4:37 3:37"]),
    ("two names that are none are no clash", "code = [\n{ value = 4001, name = '' },\n{ value = 4002, name = '' },\n{ value = 4003, name = 'ALL' },\n{ value = 4004, name = 'ALL' },\n{ value = 4005, name = 'a' },\n{ value = 4006, name = 'a' },\n]", &["EmptyText 2:24", "EmptyText 3:24", "ReservedName 4:24", "ReservedName 5:24", "InvalidName 6:24", "InvalidName 7:24"]),
    ("clashes of every kind, in the order of the file", r#"
[[range]]
first = 4000
last = 4099
title = "T"
description = "D."
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[code]]
value = 4002
name = "A"
title = "T"
description = "D."
[[range]]
first = 4099
last = 4100
title = "T"
description = "D."
[[code]]
value = 4001
name = "B"
title = "T"
description = "D."
"#, &["DuplicateName 14:8 9:8", "RangesCross 18:9 3:9", "DuplicateValue 23:9 8:9"]),
];
