//! Several files. Each begins after a line `--- path`, and `codes.toml` is read.

use crate::Case;

#[rustfmt::skip] // a case a line
pub(crate) const CASES: &[Case] = &[
    ("a key that no file has, where the upper one cannot be read", r#"
--- codes.toml
extends = "b.toml"
[[code]]
value = 4001
title = "A
--- b.toml
[[code]]
value = 4001
title = "T"
"#, &["Syntax 4:11"]),
    ("a text that no file has, where the upper one cannot be read", r#"
--- codes.toml
extends = "b.toml"
[[range]]
first = 4100
last = 4199
sent_by = "server
--- b.toml
[[code]]
value = 4001
name = "A"
[[range]]
first = 4100
last = 4199
reconnect = "never"
"#, &["Syntax 5:18"]),
    // ---- cycles: the path that closes one ----
    ("two files that extend each other", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
	extends = "codes.toml"
"#, &["ExtendsCycle a.toml:1:12"]),
    ("a cycle that the spec is not part of", r#"
--- codes.toml
extends = "a/b.toml"
--- a/b.toml
extends = "../a/./c.toml"
--- a/c.toml
# 閉
extends = ["standard", "b.toml"]
"#, &["ExtendsCycle a/c.toml:2:24"]),
    ("two cycles", r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
--- a.toml
extends = "codes.toml"
--- b.toml
extends = 'b.toml'
"#, &["ExtendsCycle a.toml:1:11", "ExtendsCycle b.toml:1:11"]),
    ("a diamond is no cycle, and what is wrong at its foot is said once", r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
--- a.toml
extends = "foot.toml"
--- b.toml
extends = "foot.toml"
--- foot.toml
[[code]]
value = 4001
name = "A"
titel = "T"
title = "T"
description = "D."
"#, &["UnknownKey foot.toml:4:1"]),
    // ---- what cannot be read ----
    ("a base of a base is missing", r#"
--- codes.toml
extends = "a.toml"
--- a.toml

extends = [ "../missing.toml" ]
"#, &["NotFound a.toml:2:13"]),
    ("a missing base that two files name", r#"
--- codes.toml
extends = ["a.toml", "missing.toml"]
--- a.toml
extends = "missing.toml"
"#, &["NotFound a.toml:1:11"]),
    ("a missing locale that two files name", r#"
--- codes.toml
extends = "a.toml"
locales = ["tr.toml"]
--- a.toml
extends = "standard"
locales = ["tr.toml"]
"#, &["NotFound 2:12", "NotFound a.toml:2:12"]),
    ("a locale beside the file that names it, not beside the first", r#"
--- codes.toml
extends = "b/a.toml"
--- tr.toml
language = "tr"
--- b/a.toml
extends = "standard"
locales = "tr.toml"
"#, &["NotFound b/a.toml:2:11"]),
    ("a base that is a folder", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
extends = ["folder", "standard"]
"#, &["Unreadable a.toml:1:12"]),
    ("the spec itself is missing", r#"
--- other.toml
extends = "standard"
"#, &["NotFound"]),
    ("what a missing base may have is not missing", r#"
--- codes.toml
extends = "missing.toml"
only = [1000]
locales = "tr.toml"
[[code]]
value = 1000
reconnect = "backoff"
[[range]]
first = 4100
last = 4199
reconnect = "backoff"
--- tr.toml
language = "tr"
[1001]
title = "T"
[4200-4299]
title = "T"
"#, &["NotFound 1:11"]),
    ("what a base may have that is extended below a header is not missing", r#"
--- codes.toml
only = [1000]
[[code]]
value = 1000
reconnect = "backoff"
extends = "standard"
"#, &["UnknownKey 5:1"]),
    ("a locale that is extended", r#"
--- codes.toml
extends = "tr.toml"
[[code]]
value = 4001
name = "A"
--- tr.toml
category = "K"
language = "tr"
[headings]
description = "D"
[1000]
title = "T"
"#, &["UnknownKey tr.toml:2:1"]),
    ("a spec that is a locale", r#"
--- codes.toml
extends = "standard"
locales = "a.toml"
--- a.toml
category = "C"
[[code]]
value = 4001
name = "A"
"#, &["UnknownKey a.toml:2:3"]),
    // ---- NotUtf8: the byte, for which a replacement character stands here ----
    ("the first byte of the spec", r"
--- codes.toml
�
", &["NotUtf8 1:1"]),
    ("a byte behind wide characters and an emoji", r#"
--- codes.toml
# café
	title = "閉じる 😀�"
"#, &["NotUtf8 2:16"]),
    ("a byte in a base", r#"
--- codes.toml
extends = "a.toml"
titel = 1
--- a.toml

# �
"#, &["UnknownKey 2:1", "NotUtf8 a.toml:2:3"]),
    ("a byte behind a byte-order mark in a locale", "
--- codes.toml
extends = 'standard'
locales = ['tr.toml', 'ja.toml']
--- tr.toml
\u{feff}# \u{fffd}\u{fffd}
--- ja.toml
language = 'ja'\r
category = '\\t\u{fffd}'\r
", &["NotUtf8 tr.toml:1:3", "NotUtf8 ja.toml:2:15"]),
    ("a byte at the end of a base that two files name", r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
--- a.toml
extends = "b.toml"
--- b.toml
x = 1
�"#, &["NotUtf8 b.toml:2:1"]),
    // ---- each mistake in its own file, the extending file first ----
    ("a mistake in each of three", r#"
--- codes.toml
extends = "a.toml"
titel = 1
--- a.toml
extends = "b.toml"
category = ""
--- b.toml
[[code]]
value = 4001
name = "A"
title = "T"
description = 1
"#, &["UnknownKey 2:1", "EmptyText a.toml:2:12", "WrongType b.toml:5:15"]),
    ("a base with an open string", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
category = "
--- b.toml
"#, &["Syntax a.toml:1:13"]),
    ("a base with tabs and wide characters", r#"
--- codes.toml
extends = "閉/じる.toml"
--- 閉/じる.toml
code = [{	title = '閉じる', value = 9_999, name = 'A', description = 'D.' }]
"#, &["ValueOutOfBounds 閉/じる.toml:1:34"]),
    ("a code that is whole nowhere", r#"
--- codes.toml
extends = "a.toml"

[[code]]
value = 4001
description = "D."
--- a.toml
[[code]]
value = 4001
title = "T"
"#, &["MissingKey 3:1"]),
    ("a base that names no base", r#"
--- codes.toml
extends = ["a.toml", ""]
--- a.toml
extends = "standard"
"#, &["NotFound 1:22"]),
    ("no code in any of them", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
extends = "b.toml"
--- b.toml
category = "Chat"
"#, &["NoCodes 1:1"]),
    // ---- clashes between files: the upper one is the mistake ----
    ("a name of the base", r#"
--- codes.toml
extends = "a.toml"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
--- a.toml
[[code]]
value = 4002
title = "T"
description = "D."
	name = "A"
"#, &["DuplicateName 4:8 a.toml:5:9"]),
    ("a name that two bases have", r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
--- a.toml
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
--- b.toml
[[code]]
name = "A"
value = 4002
title = "T"
description = "D."
"#, &["DuplicateName b.toml:2:8 a.toml:3:8"]),
    ("a range of the base", r#"
--- codes.toml
extends = "a.toml"
[[range]]
first = 4000
last = 4100
title = "T"
description = "D."
--- a.toml
extends = "standard"
[[range]]
first = 4100
last = 4200
title = "T"
description = "D."
"#, &["RangesCross 3:9 a.toml:3:9"]),
    ("a value twice in a base", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
code = [
	{ value = 4001, name = "A", title = "T", description = "D." },
	{ name = "B", value = 4_001, title = "T", description = "D." },
]
"#, &["DuplicateValue a.toml:3:24 a.toml:2:12"]),
    ("the base's sender makes a reason useless", r#"
--- codes.toml
extends = "a.toml"
[[code]]
value = 4001
reason = "bye"
--- a.toml
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
sent_by = "nobody"
"#, &["ReasonNeverSent 4:10 a.toml:6:11"]),
    ("the base's reconnect makes a session useless", r#"
--- codes.toml
extends = "a.toml"
[[code]]
value = 4001
session = "new"
--- a.toml
[[range]]
first = 4000
last = 4099
title = "T"
description = "D."
reconnect = "never"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
"#, &["SessionWithoutReconnect 4:11 a.toml:6:13"]),
    ("another name than the base has, below 3000", r#"
--- codes.toml
extends = "a.toml"
[[code]]
value = 1008
name = "Banned"
--- a.toml
[[code]]
value = 1008
name = "Spam"
title = "T"
description = "D."
"#, &["FixedName 4:8"]),
    ("a base that renames a code of the registry", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
extends = "standard"
[[code]]
name = "Spam"
value = 1008
"#, &["FixedName a.toml:3:8"]),
    ("a sender for 1006 in a base", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
extends = "standard"
[[code]]
value = 1006
sent_by = "either"
"#, &["MustNotBeSent a.toml:4:11"]),
    ("a reason of 124 bytes in a base, over lines of Windows", "
--- codes.toml
extends = 'a.toml'
--- a.toml
[[code]]\r
value = 4001\r
reason = '''\r
xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r
yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r
'''\r
name = 'A'\r
title = 'T'\r
description = 'D.'\r
", &["ReasonTooLong a.toml:3:10"]),
    ("a range of the protocol's in a base", r#"
--- codes.toml
extends = ["a.toml", "standard"]
--- a.toml
[[range]]
last = 1016
title = "閉"
  first = 1015
"#, &["RangeOutOfBounds a.toml:2:8"]),
    // ---- locales ----
    ("locales of two files, in the order of reading", r#"
--- codes.toml
extends = "a.toml"
locales = ["tr.toml", "ja.toml"]
sent_by = 1
--- a.toml
locales = "b/de.toml"
code = [{ value = 4001, name = "A", title = "T", description = "" }]
--- b/de.toml
lang = "de"
--- tr.toml
language = "tr"
[4002]
--- ja.toml
language = "ja"
[headings]
title = "閉じる"
"#, &["UnknownKey 3:1", "EmptyText a.toml:2:64", "UnknownKey b/de.toml:1:1", "UnknownLocaleCode tr.toml:2:2", "UnknownHeading ja.toml:3:1"]),
    ("a locale of the spec's for a code of the base's", r#"
--- codes.toml
extends = "standard"
locales = "tr.toml"
--- tr.toml
language = "tr"
[1008]
title = "T"
[1016]
title = "T"
"#, &["UnknownLocaleCode tr.toml:4:2"]),
    ("a spec named as a locale", r#"
--- codes.toml
extends = "a.toml"
locales = "a.toml"
--- a.toml
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
"#, &["UnknownKey a.toml:1:3"]),
    ("a locale named twice, and by a base", r#"
--- codes.toml
extends = "a.toml"
locales = ["tr.toml", "./tr.toml"]
--- a.toml
locales = "tr.toml"
code = [{ value = 4001, name = "A", title = "T", description = "D." }]
--- tr.toml
language = "tr"
[4002]
"#, &["RepeatedPath 2:23 2:12", "UnknownLocaleCode tr.toml:2:2"]),
    // ---- what a file takes of its bases ----
    ("a code that the base leaves out itself", r#"
--- codes.toml
extends = "a.toml"
except = [1000, 3000]
--- a.toml
extends = "standard"
except = [3000]
"#, &["NotBrought 2:17"]),
    ("a code that no base of a list brings", r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
only = [4001, 4002, 4003]
--- a.toml
code = [{ value = 4001, name = "A" }]
--- b.toml
code = [{ value = 4002, name = "B" }]
"#, &["NotBrought 2:21"]),
    ("mistakes of a base are its own", r#"
--- codes.toml
extends = "a.toml"
except = [4001]
--- a.toml
extends = "standard"
only = [4001]
except = [4001]
code = [{ value = 4001, name = "A" }]
"#, &["NotBrought a.toml:2:9", "OnlyAndExcept a.toml:3:10 a.toml:2:8", "NotBrought a.toml:3:11"]),
    ("a code that the file above leaves out, and names of its own", r#"
--- codes.toml
extends = "a.toml"
except = [4001]
code = [{ value = 4003, name = "B" }]
--- a.toml
code = [{ value = 4001, name = "A" }, { value = 4002, name = "B" }]
"#, &["DuplicateName 3:32 a.toml:1:62"]),
    ("a code again that is left out, and nothing said of it", r#"
--- codes.toml
extends = "a.toml"
except = [4001]
[[code]]
value = 4001
--- a.toml
code = [{ value = 4001, name = "A" }, { value = 4002, name = "B" }]
"#, &["MissingKey 3:1"]),
    ("a code of the base, and nothing said of it", r#"
--- codes.toml
extends = "a.toml"
 [[code]]
value = 4001
[[range]]
first = 4000
last = 4099
--- a.toml
code = [{ value = 4001, name = "A" }]
range = [{ first = 4000, last = 4099, title = "T" }]
"#, &["NothingReplaced 2:2 a.toml:1:9", "NothingReplaced 4:1 a.toml:2:10"]),
    ("a code that a base retires", r#"
--- codes.toml
extends = "a.toml"
code = [{ value = 4002, name = "B" }]
--- a.toml
retired = [4002]
code = [{ value = 4001, name = "A" }]
"#, &["RetiredValue 2:19 a.toml:1:12"]),
    ("a code that two bases retire is said once", r#"
--- codes.toml
extends = ["a.toml", "b.toml"]
code = [{ value = 4002, name = "B" }]
--- a.toml
retired = [4002]
code = [{ value = 4001, name = "A" }]
--- b.toml
retired = [4002]
"#, &["RetiredValue 2:19 a.toml:1:12"]),
    ("a code of a base, retired above it", r#"
--- codes.toml
extends = "a.toml"
retired = [4001]
--- a.toml
code = [{ value = 4001, name = "A" }]
"#, &["RetiredValue 2:12 a.toml:1:19"]),
    ("a session of which the base knows that it is never taken up", r#"
--- codes.toml
extends = "a.toml"
[unlisted]
session = "new"
--- a.toml
code = [{ value = 4001, name = "A" }]
[unlisted]
reconnect = "never"
"#, &["SessionWithoutReconnect 3:11 a.toml:3:13"]),
    ("names of a base of a base", r#"
--- codes.toml
extends = "a.toml"
--- a.toml
extends = "standard"
code = [{ value = 4001, name = "Timeout" }]
"#, &["DuplicateName a.toml:2:32 standard"]),
    // ---- locales of ranges, and twice the same ----
    ("a range that the spec does not have", r#"
--- codes.toml
locales = "tr.toml"
code = [{ value = 4001, name = "A" }]
range = [{ first = 4100, last = 4199, title = "T" }]
--- tr.toml
language = "tr"
[4100-4199]
title = "T"
[4100-4198]
[4200-4299]
title = "T"
[04100-4199]
title = "T"
"#, &["UnknownLocaleRange tr.toml:4:2", "UnknownLocaleRange tr.toml:5:2", "UnknownLocaleRange tr.toml:7:2"]),
    ("nothing said of a range and of a code", r#"
--- codes.toml
locales = "tr.toml"
code = [{ value = 4001, name = "A" }]
range = [{ first = 4100, last = 4199, title = "T" }]
--- tr.toml
language = "tr"
[4100-4199]
[4001]
[headings]
[templates]
"#, &["EmptyTable tr.toml:2:2", "EmptyTable tr.toml:3:2", "EmptyTable tr.toml:4:1", "EmptyTable tr.toml:5:1"]),
    ("a code that the file of the locale leaves out", r#"
--- codes.toml
extends = "standard"
except = [3000]
locales = "tr.toml"
--- tr.toml
language = "tr"
[3000]
title = "T"
"#, &["UnknownLocaleCode tr.toml:2:2"]),
    ("texts twice in locales of one file", r#"
--- codes.toml
extends = "standard"
locales = ["tr.toml", "more.toml"]
range = [{ first = 4100, last = 4199, title = "T" }]
--- tr.toml
language = "tr"
category = "K"
[headings]
learn_more = "L"
[templates]
title = "{left}"
[1000]
title = "T"
[4100-4199]
title = "T"
description = "D."
--- more.toml
language = "TR"
category = "K"
[headings]
learn_more = "L"
[templates]
title = "{right}"
[1000]
title = "T"
description = "D."
[4100-4199]
title = "T"
"#, &["RepeatedText more.toml:2:12 tr.toml:2:12", "RepeatedText more.toml:4:14 tr.toml:4:14", "RepeatedText more.toml:6:9 tr.toml:6:9", "RepeatedText more.toml:8:9 tr.toml:8:9", "RepeatedText more.toml:11:9 tr.toml:10:9"]),
    ("a language without a word in it", r#"
--- codes.toml
extends = "standard"
locales = ["tr.toml", "ja.toml"]
--- tr.toml
language = "tr"
--- ja.toml
# 閉じる
	language = "ja"
"#, &["EmptyTable tr.toml:1:1", "EmptyTable ja.toml:1:1"]),
];
