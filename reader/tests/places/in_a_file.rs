//! One spec file, whole.

use crate::Case;

#[rustfmt::skip] // a case a line
pub(crate) const CASES: &[Case] = &[
    // ---- NoCodes: the first character ----
    ("a range with one number, which is out of bounds", "extends = 'standard'\n[[range]]\nvalue = 9861\ntitle = 'T'", &["UnknownKey 3:1", "ValueOutOfBounds 3:9"]),
    ("nothing", "", &["NoCodes 1:1"]),
    ("a byte-order mark", "\u{feff}", &["NoCodes 1:1"]),
    ("a line end of Windows", "\r\n", &["NoCodes 1:1"]),
    ("a comment on the last line", "\n\n# nothing", &["NoCodes 1:1"]),
    ("a category alone", "category = \"Chat\"\n", &["NoCodes 1:1"]),
    ("an empty list of codes", "\n\ncode = []", &["NoCodes 1:1"]),
    ("a range alone", r#"
[[range]]
first = 4000
last = 4099
title = "R"
description = "D."
"#, &["NoCodes 1:1"]),
    // ---- Syntax ----
    ("two byte-order marks", "\u{feff}\u{feff}extends = 'standard'", &["Syntax 1:1"]),
    ("a byte-order mark on the second line", "\n\u{feff}titel = 1", &["Syntax 2:1"]),
    ("a byte-order mark inside the file, on the line of the mistake", "category = '''\n\u{feff}''' x", &["Syntax 2:6"]),
    ("a NUL", "category = \"a\"\n\0 = 1", &["Syntax 2:1"]),
    ("a NUL in a key", "cate\0gory = \"a\"", &["Syntax 1:5"]),
    ("a lone carriage return", "category = 'a'\rtitel = 1", &["Syntax 1:16"]),
    ("an equals sign alone", " = 1", &["Syntax 1:2"]),
    ("an opening bracket alone", "[", &["Syntax 1:2"]),
    ("an empty header", "[]", &["Syntax 1:2"]),
    ("an empty header of two brackets", "[[ ]]", &["Syntax 1:4"]),
    ("a header that ends too early", "[[code]\nvalue = 4001\n", &["Syntax 1:8"]),
    ("a header that ends too early, and all that is lost with it", "\n[[code\nvalue = 4001\nname = 'A'\n", &["Syntax 2:7"]),
    ("a range's header that ends too early, behind a code", "[[code]]\nvalue = 4001\nname = ''\n[range\nfirst = 4000\nlast = 4001\n", &["EmptyText 3:8", "Syntax 4:7"]),
    ("a header that ends too early, with entries behind it", "[[code]\nvalue = 4002\n[[code]]\nvalue = 4001\nname = \"A\"\ntitle = \"T\"\ndescription = \"D.\"\nsent_by = \"me\"\n", &["Syntax 1:8", "UnknownValue 8:11"]),
    ("a code with a line that is no TOML, of which nothing more is missing", "[[code]]\nvalue = 4001\nname = \"A\ntitle = \"A\"\n", &["Syntax 3:10"]),
    ("more brackets than a parser takes", concat!("code = [[[[[[[[[[[[[[[[[[[[", "[[[[[[[[[[[[[[[[[[[[", "[[[[[[[[[[[[[[[[[[[[", "[[[[[[[[[[[[[[[[[[[[", "[[[[[[[[[[[[[[[[[[[["), &["Syntax 1:88"]),
    ("a header that ends too late", "[code]]\n", &["Syntax 1:7"]),
    ("a header with a key behind it", "[[code]] value = 4001\n", &["Syntax 1:10"]),
    ("a header over two lines", "[[code\n]]\n", &["Syntax 1:7"]),
    ("a header with a hash", "[[code#1]]", &["Syntax 1:7"]),
    ("a table that is an array already", "[[code]]\n[code]\n", &["Syntax 2:2"]),
    ("an array that is a value already", "code = 1\n[[code]]\n", &["WrongType 1:8", "Syntax 2:3"]),
    ("a key twice, far apart", "category = 'a'\n\n\n  category = 'b'\n", &["Syntax 4:3"]),
    ("a list without its end", "locales = [\"tr.toml\"", &["Syntax 1:21"]),
    ("a list without a comma", "locales = [\"a\" \"b\"]", &["Syntax 1:16"]),
    ("a list with two commas", "locales = [\"a\",, \"b\"]", &["Syntax 1:16"]),
    ("an inline table without a comma", "code = [{ value = 4001 name = 'A' }]", &["Syntax 1:29"]),
    ("an inline table without its end", "code = [{ value = 4001 ]", &["Syntax 1:24"]),
    ("an inline table without an equals sign", "code = [{ value }]", &["Syntax 1:17"]),
    ("an open multi-line string to the end of the file", "category = '''\na\nb", &["Syntax 3:2"]),
    ("an open multi-line string to the last line end", "category = \"\"\"\na\n", &["Syntax 3:1"]),
    ("the last line without a line end", "category = 'a'\ntitle", &["Syntax 2:6"]),
    ("an unquoted path", "extends = ../base.toml", &["Syntax 1:11"]),
    ("one open bracket says all", "locales = [\n[[code]]\nvalue = 4001\n", &["Syntax 3:1"]),
    ("a mistake in each of two codes", "[[code]]\nvalue = 4001\nname = A\n[[code]]\nvalue = 4002\nname = B\n", &["Syntax 3:8", "Syntax 6:8"]),
    // ---- UnknownKey and WrongType at the root ----
    ("a misspelt root key", "\u{feff}\tcategry = 1", &["UnknownKey 1:2"]),
    ("a misspelt table", "[[codes]]\nvalue = 4001\nname = 'A'\n", &["UnknownKey 1:3"]),
    ("a misspelt table with spaces, and what is wrong in it", "[[ \"codes\" ]]\nvalue = 4001\n", &["MissingKey 1:1", "UnknownKey 1:4"]),
    ("an unknown table of one bracket", "[package]\nname = 'a'\n", &["UnknownKey 1:2"]),
    ("an unknown table with a dotted header", "\n [package.metadata]\n", &["UnknownKey 2:3"]),
    ("an unknown table below each code", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[code.extra]
x = 1
"#, &["UnknownKey 7:7"]),
    ("an unknown array of tables below a code", r#"
[[code]]
value = 4001
name = "A"
title = "T"
description = "D."
[[ code . "extra" ]]
"#, &["UnknownKey 7:11"]),
    ("a dotted root key", "chat.category = 'a'", &["UnknownKey 1:1"]),
    ("a category that is a number", "category = 1", &["WrongType 1:12"]),
    ("an extends that is a table", "extends = { path = \"a.toml\" }", &["WrongType 1:11"]),
    ("one of the extends is a number", "extends = [\"standard\", 2]", &["WrongType 1:24"]),
    ("a list inside the extends", "extends = [\n\t[\"standard\"],\n]", &["WrongType 2:2"]),
    ("locales that are true", "locales = true", &["WrongType 1:11"]),
    ("locales as a table", "[locales]\ntr = 'tr.toml'", &["WrongType 1:1"]),
    ("code as a number", "code = 4001", &["WrongType 1:8"]),
    ("code as a string behind a comment of wide characters", "# 閉じる\ncode = \"A\"", &["WrongType 2:8"]),
    ("a code that is a number", "code = [4001]", &["WrongType 1:9"]),
    ("a code as a table", "\n[code]\nvalue = 4001\nname = 'A'\ntitle = 'T'\ndescription = 'D.'\n", &["WrongType 2:1"]),
    ("dotted keys for a code", "code.value = 4001\ncode.name = 'A'\ncode.title = 'T'\ncode.description = 'D.'\n", &["WrongType 1:1"]),
    ("range as a table, and what is wrong in it", "range = { first = 4000, lost = 1, last = 4001, title = 'T', description = 'D.' }", &["WrongType 1:9", "UnknownKey 1:25"]),
    // ---- EmptyText and bad words at the root ----
    ("an empty category", "extends = 'standard'\ncategory = \"\"", &["EmptyText 2:12"]),
    ("an empty category in three quotes", "category = \"\"\"\n \"\"\"\nextends = 'standard'", &["EmptyText 1:12"]),
    // ---- MissingKey: the header, or the opening brace ----
    ("a header alone", "[[code]]", &["MissingKey 1:1"]),
    ("a header alone behind a byte-order mark", "\u{feff}[[code]]", &["MissingKey 1:1"]),
    ("a header alone behind spaces and Windows line ends", "\r\n\r\n  [[code]]\r\n", &["MissingKey 3:3"]),
    ("headers of a code and two ranges", "[[code]]\n[[range]]\n\t[[range]] # 閉\n", &["MissingKey 1:1", "MissingKey 2:1", "MissingKey 3:2"]),
    ("a code without a name", "[[code]]\nvalue = 4001\ntitle = 'T'\ndescription = 'D.'", &["MissingKey 1:1"]),
    ("an inline code without anything", "code = [{}]", &["MissingKey 1:9"]),
    ("the second inline code without a value", "code = [{ value = 4001, name = 'A', title = '閉', description = 'D.' }, { name = 'B' }]", &["MissingKey 1:72"]),
    ("inline codes over lines", "code = [\n  { value = 4001, name = 'A', title = 'T', description = 'D.' },\n\t{ value = 4002 },\n]", &["MissingKey 3:2"]),
    ("a range without its last code", "[[code]]\nvalue = 4001\nname = 'A'\ntitle = 'T'\ndescription = 'D.'\n[[range]]\nfirst = 4000\ntitle = 'T'\ndescription = 'D.'", &["MissingKey 6:1"]),
    // ---- mistakes in inline tables ----
    ("an unknown key in an inline code", "code = [{ value = 4001, name = 'A', titel = 'T', description = 'D.', title = '閉' }]", &["UnknownKey 1:37"]),
    ("a bad value in the second inline code", "code = [{ value = 4001, name = 'A', title = '閉じる', description = 'e\u{301}' }, { value = 0x1F, name = 'B', title = 'T', description = 'D.' }]", &["ValueOutOfBounds 1:84"]),
    ("a bad value behind an emoji", "code = [{ title = '\u{1f600}', value = 2000, name = 'A', description = 'D.' }]", &["ValueKeptByProtocol 1:32"]),
    ("two mistakes in one line", "code = [{ title = '', value = 2000, name = 'A', description = 'D.' }]", &["EmptyText 1:19", "ValueKeptByProtocol 1:31"]),
    ("a dotted key in an inline code", "code = [{ value = 4001, name = 'A', title.en = 'T', description = 'D.' }]", &["WrongType 1:37"]),
    ("a reason of 31 emoji in an inline code", "code = [{ title = '閉', reason = '😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀😀', value = 4001, name = 'A', description = 'D.' }]", &["ReasonTooLong 1:33"]),
    ("an inline range out of bounds", "extends = 'standard'\n\trange = [{ title = '閉', description = 'D.', last = 0b1111_1010_0000, first = 0o1750 }]", &["RangeOutOfBounds 2:79"]),
    ("an inline range reversed", "extends = 'standard'\nrange = [{ first = 4_100, last = 0xFA0, title = 'T', description = 'D.' }]", &["RangeReversed 2:34 2:20"]),
    // ---- Windows, tabs, the first and the last line ----
    ("Windows line ends", "[[code]]\r\nvalue = 4001\r\nname = \"A\"\r\ntitle = \"T\"\r\ndescription = \"D.\"\r\ntitel = 1\r\n", &["UnknownKey 6:1"]),
    ("Windows line ends behind a byte-order mark, a mistake on the last line", "\u{feff}[[code]]\r\nvalue = 4001\r\nname = \"A\"\r\ntitle = \"T\"\r\ndescription = \"D.\"\r\n\tsent_by = 'me'", &["UnknownValue 6:12"]),
    ("a mistake on the first line behind a byte-order mark", "\u{feff}category = ''\nextends = 'standard'", &["EmptyText 1:12"]),
    ("a mistake on the second line behind a byte-order mark", "\u{feff}extends = 'standard'\ncategory = ''", &["EmptyText 2:12"]),
    ("mixed line ends", "[[code]]\r\nvalue = 4001\nname = \"A\"\r\ntitle = \"T\"\n\r\ndescription = \"\"\n", &["EmptyText 6:15"]),
    ("a line separator of Unicode is no line end", "[[code]]\nvalue = 4001\nname = \"A\"\ntitle = \"\u{2028}T\" # \u{85}\ndescription = ''\n", &["ControlCharacter 4:9", "EmptyText 5:15"]),
    ("a form feed in a string's escape, a tab in the string", "[[code]]\nvalue = 4001\nname = 'A'\ntitle = \"\\f\t\"\ndescription = 'D.'", &["EmptyText 4:9"]),
    ("a comment of right-to-left text before it", "[[code]] # סגור\nvalue = 4001\nname = 'A'\ntitle = 'T'\ndescription = 'D.'\n\"סגור\" = 1", &["UnknownKey 6:1"]),
    // ---- `extends`, `only` and `except` ----
    ("an empty list of bases", "extends = []\n[[code]]\nvalue = 4001\nname = 'A'", &["EmptyList 1:11"]),
    ("empty lists of every kind", "extends = 'standard'\nexcept = []\nlocales = [\n]\n\tretired=[ ]", &["EmptyList 2:10", "EmptyList 3:11", "EmptyList 5:10"]),
    ("an empty list of codes to take", "extends = 'standard'\nonly = []\n", &["EmptyList 2:8"]),
    ("the registry twice", "extends = ['standard', 'standard']", &["RepeatedPath 1:24 1:12"]),
    ("the registry three times, over lines", "extends = [\n  'standard',\n  \"standard\",\n\t'standard',\n]", &["RepeatedPath 3:3 2:3", "RepeatedPath 4:2 2:3"]),
    ("a missing base twice", "extends = ['a.toml', './a.toml']", &["NotFound 1:12", "RepeatedPath 1:22 1:12"]),
    ("a list that is a number", "extends = 'standard'\nonly = 1000", &["WrongType 2:8"]),
    ("numbers in quotes", "extends = 'standard'\nexcept = ['3000', 3003, \"3008\"]", &["WrongType 2:11", "WrongType 2:25"]),
    ("a range of numbers", "extends = 'standard'\nexcept = ['3000-3008']", &["WrongType 2:11"]),
    ("a number twice, in hex and behind wide characters", "extends = 'standard'\nexcept = [3000, # 閉\n  0xBB8]", &["RepeatedNumber 3:3 2:11"]),
    ("a number three times", "extends = 'standard'\nonly = [1000, 1_000, +1000]", &["RepeatedNumber 2:15 2:9", "RepeatedNumber 2:22 2:9"]),
    ("a retired number twice", "extends = 'standard'\nretired = [4001, 4001]", &["RepeatedNumber 2:18 2:12"]),
    ("both lists", "extends = 'standard'\nonly = [1000]\nexcept = [3000]", &["OnlyAndExcept 3:10 2:8"]),
    ("both lists, the other way round", "except = [3000]\n  only = [1000]\nextends = 'standard'", &["OnlyAndExcept 2:10 1:10"]),
    ("both lists, each with a number that nothing brings", "extends = 'standard'\nonly = [4000]\nexcept = [4001]", &["NotBrought 2:9", "OnlyAndExcept 3:10 2:8", "NotBrought 3:11"]),
    ("codes to take of nothing", "only = [1000]\n[[code]]\nvalue = 1000\nname = 'A'", &["SelectionWithoutExtends 1:8"]),
    ("codes to leave out of nothing, all of them its own", "code = [{ value = 4001, name = 'A' }]\nexcept = [4001]", &["SelectionWithoutExtends 2:10"]),
    ("both lists without anything to take from", "only = [1]\nexcept = [2]\ncode = [{ value = 4001, name = 'A' }]", &["SelectionWithoutExtends 1:8", "SelectionWithoutExtends 2:10", "OnlyAndExcept 2:10 1:8"]),
    ("an own code to leave out", "extends = 'standard'\nexcept = [ 4001 ]\n[[code]]\nvalue = 4001\nname = 'A'", &["NotBrought 2:12"]),
    ("numbers that are no codes to take", "extends = 'standard'\nonly = [1000, -1, 70000, 99999999999999999999]", &["NotBrought 2:15", "NotBrought 2:19", "NotBrought 2:26"]),
    ("a number to leave out of a base that is missing", "extends = 'a.toml'\nexcept = [4001]", &["NotFound 1:11"]),
    ("all codes left out", "extends = 'standard'\nexcept = [1000, 1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015, 3000, 3003, 3008]", &["NoCodes 2:10"]),
    // ---- `retired` ----
    ("a retired code", "retired = [4002, 4001]\n[[code]]\nname = 'A'\nvalue = 4001", &["RetiredValue 4:9 1:18"]),
    ("a retired code above the list", "code = [{ name = '閉', value = 4001 }]\nretired = [0xFA1]", &["RetiredValue 1:31 2:12"]),
    ("a retired code that is there twice", "retired = [4001]\ncode = [\n{ name = 'A', value = 4001 },\n{ name = 'B', value = 4001 },\n]", &["RetiredValue 3:23 1:12", "DuplicateValue 4:23 3:23"]),
    ("a retired code of the registry", "extends = 'standard'\nretired = [ 3000 ]", &["RetiredValue 2:13 standard"]),
    ("a retired number that is no code", "extends = 'standard'\nretired = [999, 4001, 5000]", &["ValueOutOfBounds 2:12", "ValueOutOfBounds 2:23"]),
    ("a retired number that RFC 6455 keeps", "extends = 'standard'\nretired = [2000]", &["ValueKeptByProtocol 2:12"]),
    ("a retired text", "extends = 'standard'\nretired = '4001'", &["WrongType 2:11"]),
    // ---- `[unlisted]` ----
    ("nothing on unlisted codes", "extends = 'standard'\n[unlisted]\n", &["EmptyTable 2:1"]),
    ("nothing on unlisted codes, in braces", "extends = 'standard'\nunlisted = {}", &["EmptyTable 2:12"]),
    ("a key of codes in it", "extends = 'standard'\n[unlisted]\n sent_by = 'server'", &["UnknownKey 3:2"]),
    ("an unknown word in it", "extends = 'standard'\n[unlisted]\nreconnect = 'later'", &["UnknownValue 3:13"]),
    ("a session that is never taken up", "extends = 'standard'\n[unlisted]\nsession = 'new'\nreconnect = 'never'", &["SessionWithoutReconnect 3:11 4:13"]),
    ("an array of tables", "extends = 'standard'\n[[unlisted]]\nreconnect = 'never'", &["WrongType 2:1"]),
    ("a word alone", "extends = 'standard'\nunlisted = 'backoff'", &["WrongType 2:12"]),
    ("a line of it that is no TOML", "extends = 'standard'\n[unlisted]\nreconnect = backoff", &["Syntax 3:13"]),
    // ---- no code left ----
    ("nothing brought", "extends = 'standard'\nonly = [4001]\n", &["NotBrought 2:9"]),
    ("a selection of nothing", "only = [1000]", &["SelectionWithoutExtends 1:8"]),
    // ---- files that are not there ----
    ("a missing base", "extends = \"base.toml\"", &["NotFound 1:11"]),
    ("a missing base behind a byte-order mark and a tab", "\u{feff}extends\t=\t\"閉じる.toml\"", &["NotFound 1:11"]),
    ("two missing bases", "extends = [\"a.toml\", \"b.toml\"]", &["NotFound 1:12", "NotFound 1:22"]),
    ("missing bases on their own lines", "extends = [\n    \"a.toml\", # the first\n    'b.toml',\n]\n", &["NotFound 2:5", "NotFound 3:5"]),
    ("the standard misspelt", "extends = \"Standard\"\n", &["NotFound 1:11"]),
    ("an empty path", "extends = \"\"", &["NotFound 1:11"]),
    ("a base that is a folder", "extends = \"folder\"", &["Unreadable 1:11"]),
    ("a base on a broken disk, and what is wrong besides", "category = ''\nextends = [ 'broken.toml' ]\ntitel = 1", &["EmptyText 1:12", "Unreadable 2:13", "UnknownKey 3:1"]),
    ("a missing locale twice", "extends = 'standard'\nlocales = ['tr.toml', './tr.toml']", &["NotFound 2:12", "RepeatedPath 2:23 2:12"]),
    ("a base that is too large", "extends = ['large.toml']", &["TooLarge 1:12"]),
    ("a locale that is too large", "extends = 'standard'\nlocales = 'large.toml'", &["TooLarge 2:11"]),
    ("a missing locale", "locales = [ \"tr.toml\" ]\nextends = 'standard'", &["NotFound 1:13"]),
    ("a locale that is a folder", "extends = 'standard'\nlocales = 'folder'", &["Unreadable 2:11"]),
    ("a file that extends itself", "extends = \"codes.toml\"", &["ExtendsCycle 1:11"]),
    ("a file that extends itself in other words", "extends = [\"standard\", \"./x/../codes.toml\"]", &["ExtendsCycle 1:24"]),
    // ---- what the standard registry does not let change ----
    ("a code of the registry, and nothing said of it", "extends = 'standard'\n\n[[code]]\nvalue = 1008", &["NothingReplaced 3:1 standard"]),
    ("a code of the registry, in braces, and nothing said of it", "extends = 'standard'\ncode = [{ value = 1008 }]", &["NothingReplaced 2:9 standard"]),
    ("a code of the registry, of which something unknown is said", "extends = 'standard'\n[[code]]\nvalue = 1008\ntitel = 'T'", &["UnknownKey 4:1"]),
    ("three names of the registry", "extends = 'standard'\ncode = [\n{ value = 4001, name = 'Unauthorized' },\n{ value = 4003, name = 'Forbidden' },\n{ value = 4008, name = 'Timeout' },\n]", &["DuplicateName 3:24 standard", "DuplicateName 4:24 standard", "DuplicateName 5:24 standard"]),
    ("a name of the registry in other letters", "extends = 'standard'\n[[code]]\nvalue = 4001\nname = 'UNAUTHORIZED'", &["SimilarName 4:8 standard"]),
    ("a name of the registry for a range", "extends = 'standard'\n[[range]]\nfirst = 4001\nlast = 4002\nname = 'Timeout'", &["DuplicateName 5:8 standard"]),
    ("a session around codes of which some are never reconnected", "extends = 'standard'\n[[range]]\nfirst = 1000\nlast = 1015\ntitle = 'T'\nsession = 'resume'\nreconnect = 'never'", &["SessionWithoutReconnect 6:11 7:13"]),
    ("another name for 1008", "extends = \"standard\"\n[[code]]\nvalue = 1008\nname = \"Spam\"", &["FixedName 4:8"]),
    ("another name for 1000, the name first", "extends = \"standard\"\n[[code]]\n\tname = 'Bye'\n\tvalue = 0x3E8", &["FixedName 3:9"]),
    ("another name in an inline table", "code = [{ title = '閉', name = 'Spam', value = 1_008 }]\nextends = 'standard'", &["FixedName 1:31"]),
    ("a sender for 1015", "extends = \"standard\"\n[[code]]\nvalue = 1015\nsent_by = \"server\"", &["MustNotBeSent 4:11"]),
    ("a reason for 1005", "extends = \"standard\"\n[[code]]\nvalue = 1005\nreason = \"bye\"", &["ReasonNeverSent 4:10 standard"]),
    ("a session for 1000", "extends = \"standard\"\n[[code]]\nvalue = 1000\nsession = \"new\"", &["SessionWithoutReconnect 4:11 standard"]),
    ("a name of the registry", "extends = \"standard\"\n[[code]]\nvalue = 4000\nname = \"GoingAway\"\ntitle = \"A\"\ndescription = \"A.\"", &["DuplicateName 4:8 standard"]),
    ("a new code that is not whole", "extends = \"standard\"\n\n[[code]]\nvalue = 4000\ntitle = \"A\"", &["MissingKey 3:1"]),
    ("a name of the registry for a code of the registry", "extends = 'standard'\n[[code]]\nvalue = 3000\nname = 'Forbidden'", &["DuplicateName 4:8 standard"]),
];
