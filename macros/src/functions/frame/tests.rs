//! The messages of `close_frame!` for invalid invocations. The cases in `tests/ui/send` show at which token the
//! compiler reports them.

use std::fmt::Write as _;

use expect_test::{Expect, expect};
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::quote;

use super::argument::Argument;
use super::input;

/// Checks each invocation: its parts, or its error and the tokens that the compiler still reads.
fn check(invocations: &[&str], expected: &Expect) {
    let mut said = String::new();
    for invocation in invocations {
        let tokens = invocation.parse().expect("it is made of tokens");
        let answer = match input::parse(tokens, Span::call_site()) {
            Ok(frame) => {
                let part = |what: &str, part: &Argument| format!("{what}: {}\n", part.tokens);
                let mut parts = frame
                    .role
                    .map_or_else(String::new, |role| format!("role: {role}\n"));
                match &frame.number {
                    None => parts += &part("code", &frame.code),
                    Some(number) => {
                        parts += &part("number", &number.value);
                        parts += &part("of", &number.of);
                    }
                }
                parts
                    + &frame
                        .reason
                        .map_or_else(String::new, |reason| part("reason", &reason))
            }
            Err(refused) => {
                let mut parts = refused.mistake.to_string();
                for tokens in &refused.written {
                    write!(parts, "\nread: {tokens}").expect("a text takes all");
                }
                parts
            }
        };
        writeln!(said, "({invocation})").expect("a text takes all");
        for line in answer.lines() {
            writeln!(said, "    {line}").expect("a text takes all");
        }
    }
    expected.assert_eq(&said);
}

#[test]
fn invalid_roles() {
    check(
        &[
            "Sever, ChatClose::Bye, \"bye\"",
            "Serve, ChatClose::Bye",
            "Broswer, 4001 as ChatClose",
            "eiter, ChatClose::Bye, \"bye\"",
            "server, ChatClose::Bye",
            "CLIENT, ChatClose::Bye",
            "either",
            "Peer, ChatClose::Bye",
            "roles.Server, ChatClose::Bye, \"bye\"",
            "Peer, 4001",
            "Peer, (4000 + 1) as ChatClose",
            "Peer, code, \"bye\"",
            "CloseFrameOfServer, ChatClose::Bye, \"bye\"",
            "close_codes::Server, ChatClose::Bye, \"bye\"",
            "close_codes::Server, ChatClose::Bye",
        ],
        &expect![[r#"
            (Sever, ChatClose::Bye, "bye")
                `Sever` is not a role: did you mean `Server`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (Serve, ChatClose::Bye)
                `Serve` is not a role: did you mean `Server`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (Broswer, 4001 as ChatClose)
                `Broswer` is not a role: did you mean `Browser`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: (4001 , :: core :: marker :: PhantomData :: < ChatClose >)
            (eiter, ChatClose::Bye, "bye")
                `eiter` is not a role: did you mean `Either`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (server, ChatClose::Bye)
                `server` is not a role: did you mean `Server`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (CLIENT, ChatClose::Bye)
                `CLIENT` is not a role: did you mean `Client`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (either)
                `either` is not a role: did you mean `Either`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
            (Peer, ChatClose::Bye)
                `Peer` is not a role
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (roles.Server, ChatClose::Bye, "bye")
                `roles.Server` is not a role
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (Peer, 4001)
                `Peer` is not a role
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
            (Peer, (4000 + 1) as ChatClose)
                `Peer` is not a role
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ((4000 + 1) , :: core :: marker :: PhantomData :: < ChatClose >)
            (Peer, code, "bye")
                `Peer` is not a role
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
            (CloseFrameOfServer, ChatClose::Bye, "bye")
                `CloseFrameOfServer` is not a role
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (close_codes::Server, ChatClose::Bye, "bye")
                `close_codes::Server` is not a role: did you mean `Server`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            (close_codes::Server, ChatClose::Bye)
                `close_codes::Server` is not a role: did you mean `Server`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
        "#]],
    );
}

#[test]
fn arguments_in_another_order() {
    check(
        &[
            "ChatClose::Bye, Server",
            "ChatClose::Bye, Server, \"bye\"",
            "ChatClose::Bye, server",
            "ChatClose::Bye, \"bye\", Server",
            "ChatClose::Bye, \"bye\", browser",
            "code, \"bye\", Server",
            "ChatClose::, \"bye\", Server",
            "\"server\", ChatClose::Bye",
            "\"bye\", ChatClose::Bye",
            "\"bye\", 4001 as ChatClose",
            "Server, \"bye\", ChatClose::Bye",
        ],
        &expect![[r#"
            (ChatClose::Bye, Server)
                the role comes first: `close_frame!(Server, ChatClose::Bye)`
                read: ChatClose :: Bye
            (ChatClose::Bye, Server, "bye")
                the role comes first: `close_frame!(Server, ChatClose::Bye, "bye")`
                read: ChatClose :: Bye
            (ChatClose::Bye, server)
                `server` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `close_frame!(ChatClose::Bye).with_reason_truncated(&server)`
                = help: a constant with a lower-case name goes in braces: `{ server }`
                read: ChatClose :: Bye
                read: server
            (ChatClose::Bye, "bye", Server)
                the role comes first: `close_frame!(Server, ChatClose::Bye, "bye")`
                read: ChatClose :: Bye
            (ChatClose::Bye, "bye", browser)
                the role comes first: `close_frame!(Browser, ChatClose::Bye, "bye")`
                read: ChatClose :: Bye
            (code, "bye", Server)
                the role comes first: `close_frame!(Server, code, "bye")`
                read: code
            (ChatClose::, "bye", Server)
                the role comes first: `close_frame!(Server, ChatClose::, "bye")`
            ("server", ChatClose::Bye)
                `"server"` is not a role: did you mean `Server`?
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: ChatClose :: Bye
            ("bye", ChatClose::Bye)
                the code comes before the reason: `close_frame!(ChatClose::Bye, "bye")`
                read: ChatClose :: Bye
            ("bye", 4001 as ChatClose)
                the code comes before the reason: `close_frame!(4001 as ChatClose, "bye")`
                read: (4001 , :: core :: marker :: PhantomData :: < ChatClose >)
            (Server, "bye", ChatClose::Bye)
                the code comes before the reason: `close_frame!(Server, ChatClose::Bye, "bye")`
                read: ChatClose :: Bye
        "#]],
    );
}

#[test]
fn too_little_and_too_much() {
    check(
        &[
            "",
            "Server",
            ", ",
            "Server, , \"bye\"",
            "Server, ChatClose::Bye, , \"bye\"",
            "ChatClose::Bye, , \"bye\"",
            "Server, ChatClose::Bye, \"bye\", \"and farewell\"",
            "Server, ChatClose::Bye, \"bye\", ,",
            "ChatClose::Bye, \"bye\", ,",
            "Server, ChatClose::Bye, \"bye\",",
            "ChatClose::Bye,",
        ],
        &expect![[r#"
            ()
                `close_frame!` needs a code: `close_frame!([Role,] code [, reason])`
            (Server)
                `close_frame!` needs a code: `close_frame!([Role,] code [, reason])`
            (, )
                `close_frame!` needs a code: `close_frame!([Role,] code [, reason])`
            (Server, , "bye")
                `close_frame!` needs a code: `close_frame!([Role,] code [, reason])`
            (Server, ChatClose::Bye, , "bye")
                expected a reason, a text in quotes, before this comma
                read: ChatClose :: Bye
            (ChatClose::Bye, , "bye")
                expected a reason, a text in quotes, before this comma
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, "bye", "and farewell")
                expected nothing more: `close_frame!([Role,] code [, reason])`
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, "bye", ,)
                expected nothing more: `close_frame!([Role,] code [, reason])`
                read: ChatClose :: Bye
            (ChatClose::Bye, "bye", ,)
                `ChatClose::Bye` is not a role
                = help: the roles are the four words `Client`, `Server`, `Browser` and `Either`
                read: "bye"
            (Server, ChatClose::Bye, "bye",)
                role: Server
                code: ChatClose :: Bye
                reason: "bye"
            (ChatClose::Bye,)
                code: ChatClose :: Bye
        "#]],
    );
}

#[test]
fn a_forgotten_comma() {
    check(
        &[
            "Server ChatClose::Bye",
            "Server, ChatClose::Bye \"bye\"",
            "Server, ChatClose::Bye; \"bye\"",
            "Server, 4404 as ChatClose \"bye\"",
            "Server, ChatClose::Bye, \"bye\" \"bye\"",
            "Server, ChatClose::Bye, \"bye\" REASON",
            "Server, ChatClose::Bye, \"a\" \"b\" \"c\"",
            "Server, ChatClose::Bye, \"a\" b\"b\"",
            "Server, ChatClose::Bye, \"a\" + \"b\"",
            "Server, ChatClose::Bye, \"a\" + REASON",
            "Server => ChatClose::Bye",
            "Server, ChatClose::Bye => \"bye\"",
            "ChatClose::Bye, A => \"bye\"",
        ],
        &expect![[r#"
            (Server ChatClose::Bye)
                expected a comma before `ChatClose`: `close_frame!([Role,] code [, reason])`
            (Server, ChatClose::Bye "bye")
                expected a comma before `"bye"`: `close_frame!([Role,] code [, reason])`
                read: ChatClose :: Bye
            (Server, ChatClose::Bye; "bye")
                expected a comma, and not `;`: `close_frame!([Role,] code [, reason])`
                read: ChatClose :: Bye
            (Server, 4404 as ChatClose "bye")
                expected a comma before `"bye"`: `close_frame!([Role,] code [, reason])`
                read: (4404 , :: core :: marker :: PhantomData :: < ChatClose >)
            (Server, ChatClose::Bye, "bye" "bye")
                a reason is one text: write `concat!("bye", "bye")`
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, "bye" REASON)
                expected a comma before `REASON`: `close_frame!([Role,] code [, reason])`
                read: "bye"
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, "a" "b" "c")
                a reason is one text: write `concat!("a", "b", "c")`
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, "a" b"b")
                expected a comma before `b"b"`: `close_frame!([Role,] code [, reason])`
                read: "a"
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, "a" + "b")
                a reason is one text: write `concat!("a", "b")`
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, "a" + REASON)
                role: Server
                code: ChatClose :: Bye
                reason: "a" + REASON
            (Server => ChatClose::Bye)
                expected a comma, and not `=>`: `close_frame!([Role,] code [, reason])`
            (Server, ChatClose::Bye => "bye")
                expected a comma, and not `=>`: `close_frame!([Role,] code [, reason])`
                read: ChatClose :: Bye
            (ChatClose::Bye, A => "bye")
                expected a comma, and not `=>`: `close_frame!([Role,] code [, reason])`
                read: A
                read: ChatClose :: Bye
        "#]],
    );
}

#[test]
fn a_missing_code_or_enum() {
    check(
        &[
            "Server, 4404",
            "4000_u16, \"bye\"",
            "Client, 4000 + 9, \"bye\"",
            "Server, \"bye\"",
            "Server, 'b'",
            "Server, 4404 as",
            "Server, 4404 as ChatClose::",
            "Server, 4404 as &",
            "Server, 4404 as u16, \"bye\"",
            "Server, ChatClose::Bye as u16",
            "4404 as match",
            "4404 as Chat",
            "4404 as Self",
            "4404 as Codes<'as>",
            "4404 as Codes![a]",
        ],
        &expect![[r#"
            (Server, 4404)
                a number alone belongs to no protocol: write `4404 as ChatClose`, with the enum whose spec checks it
            (4000_u16, "bye")
                a number alone belongs to no protocol: write `4000 as ChatClose`, with the enum whose spec checks it
                read: "bye"
            (Client, 4000 + 9, "bye")
                a number alone belongs to no protocol: write `(4000 + 9) as ChatClose`, with the enum whose spec checks it
                read: "bye"
            (Server, "bye")
                expected a code, and "bye" is not one: `close_frame!([Role,] code [, reason])`
            (Server, 'b')
                expected a code, and 'b' is not one: `close_frame!([Role,] code [, reason])`
            (Server, 4404 as)
                expected an enum of close codes after `as`: `4404 as ChatClose`
            (Server, 4404 as ChatClose::)
                expected an enum of close codes after `as`: `4404 as ChatClose`
            (Server, 4404 as &)
                expected an enum of close codes after `as`: `4404 as ChatClose`
            (Server, 4404 as u16, "bye")
                `u16` is not an enum of close codes
                = help: `as` names the enum whose spec checks the number: `4404 as ChatClose`
            (Server, ChatClose::Bye as u16)
                `u16` is not an enum of close codes
                = help: a variant is written without `as`: `ChatClose::Bye`
                read: ChatClose :: Bye
            (4404 as match)
                expected an enum of close codes after `as`: `4404 as ChatClose`
            (4404 as Chat)
                number: 4404
                of: Chat
            (4404 as Self)
                number: 4404
                of: Self
            (4404 as Codes<'as>)
                number: 4404
                of: Codes <'as >
            (4404 as Codes![a])
                number: 4404
                of: Codes ! [a]
        "#]],
    );
}

#[test]
fn arguments_with_names() {
    check(
        &[
            "Server, code: ChatClose::Bye",
            "role: Server, code: ChatClose::Bye",
            "Server, ChatClose::Bye, reason: \"bye\"",
            "Server, ChatClose::Bye, reason = \"bye\"",
            "code = 4001 as ChatClose",
            "reason == \"bye\"",
            "bye = \"bye\"",
            "chat::BYE",
        ],
        &expect![[r#"
            (Server, code: ChatClose::Bye)
                an argument has no name here: write `ChatClose::Bye`
                read: ChatClose :: Bye
            (role: Server, code: ChatClose::Bye)
                an argument has no name here: write `Server`
            (Server, ChatClose::Bye, reason: "bye")
                an argument has no name here: write `"bye"`
                read: "bye"
                read: ChatClose :: Bye
            (Server, ChatClose::Bye, reason = "bye")
                an argument has no name here: write `"bye"`
                read: "bye"
                read: ChatClose :: Bye
            (code = 4001 as ChatClose)
                an argument has no name here: write `4001 as ChatClose`
                read: (4001 , :: core :: marker :: PhantomData :: < ChatClose >)
            (reason == "bye")
                code: reason == "bye"
            (bye = "bye")
                code: bye = "bye"
            (chat::BYE)
                code: chat :: BYE
        "#]],
    );
}

#[test]
fn expressions_that_are_not_a_code() {
    check(
        &[
            "Server, 4000..4100",
            "Server, 4000..=4100 as ChatClose",
            "FIRST..=LAST",
            "ChatClose::Bye..",
            "..",
            "-1",
            "404",
            "0x2bad",
            "70_000",
            "Server, 70000 as ChatClose, REASON",
            "Server, -1 as ChatClose",
        ],
        &expect![[r"
            (Server, 4000..4100)
                a range is not a code: write one code of it, `4000 as ChatClose`
                read: 4000 .. 4100
            (Server, 4000..=4100 as ChatClose)
                a range is not a code: write one code of it, `4000 as ChatClose`
                read: (:: core :: marker :: PhantomData :: < ChatClose > , 4000 ..= 4100)
            (FIRST..=LAST)
                a range is not a code: write one code of it, `FIRST`
                read: FIRST ..= LAST
            (ChatClose::Bye..)
                a range is not a code: write one code of it, `ChatClose::Bye`
            (..)
                a range is not a code: write one code of it, `4150 as ChatClose`
            (-1)
                close code -1 is out of range; close codes go from 1000 to 4999
            (404)
                close code 404 is out of range; close codes go from 1000 to 4999
            (0x2bad)
                close code 11181 is out of range; close codes go from 1000 to 4999
            (70_000)
                close code 70000 is out of range; close codes go from 1000 to 4999
            (Server, 70000 as ChatClose, REASON)
                close code 70000 is out of range; close codes go from 1000 to 4999
                read: (:: core :: marker :: PhantomData :: < ChatClose > ,)
                read: REASON
            (Server, -1 as ChatClose)
                close code -1 is out of range; close codes go from 1000 to 4999
                read: (:: core :: marker :: PhantomData :: < ChatClose > ,)
        "]],
    );
}

#[test]
fn expressions_that_contain_a_code() {
    check(
        &[
            "Server, &ChatClose::Bye",
            "Server, &mut BYE",
            "Server, &&BYE, REASON",
            "&4001 as ChatClose",
            "Server, Some(ChatClose::Bye)",
            "core::result::Result::Ok(4001)",
            "Server, Some(4001) as ChatClose",
            "Server, Some(code)",
            "Server, ChatClose::Bye as ChatClose",
            "Server, self::ChatClose::Bye as ChatClose, \"bye\"",
            "Server, ChatClose::Bye as u16 as ChatClose",
            "Server, LEGACY as ChatClose",
            "Server, 404 as ChatClose",
            "Server, Other(ChatClose::Bye)",
            "Server, chat.Some(ChatClose::Bye)",
            "Server, None",
        ],
        &expect![[r#"
            (Server, &ChatClose::Bye)
                a code is a value, not a reference to one: write `ChatClose::Bye`
                read: ChatClose :: Bye
            (Server, &mut BYE)
                a code is a value, not a reference to one: write `BYE`
                read: BYE
            (Server, &&BYE, REASON)
                a code is a value, not a reference to one: write `BYE`
                read: BYE
                read: REASON
            (&4001 as ChatClose)
                a code is a value, not a reference to one: write `4001 as ChatClose`
                read: (:: core :: marker :: PhantomData :: < ChatClose > , 4001)
            (Server, Some(ChatClose::Bye))
                an `Option` is not a code: write what is in it, `ChatClose::Bye`
                read: ChatClose :: Bye
            (core::result::Result::Ok(4001))
                a `Result` is not a code: write what is in it, `4001 as ChatClose`
                read: 4001
            (Server, Some(4001) as ChatClose)
                an `Option` is not a code: write what is in it, `4001 as ChatClose`
                read: (:: core :: marker :: PhantomData :: < ChatClose > , 4001)
            (Server, Some(code))
                an `Option` is not a code: write what is in it, `code`
                read: code
            (Server, ChatClose::Bye as ChatClose)
                a variant is written without `as`: `ChatClose::Bye`
                read: (:: core :: marker :: PhantomData :: < ChatClose > , ChatClose :: Bye)
            (Server, self::ChatClose::Bye as ChatClose, "bye")
                a variant is written without `as`: `self::ChatClose::Bye`
                read: (:: core :: marker :: PhantomData :: < ChatClose > , self :: ChatClose :: Bye)
                read: "bye"
            (Server, ChatClose::Bye as u16 as ChatClose)
                role: Server
                number: ChatClose :: Bye as u16
                of: ChatClose
            (Server, LEGACY as ChatClose)
                role: Server
                number: LEGACY
                of: ChatClose
            (Server, 404 as ChatClose)
                role: Server
                number: 404
                of: ChatClose
            (Server, Other(ChatClose::Bye))
                role: Server
                code: Other (ChatClose :: Bye)
            (Server, chat.Some(ChatClose::Bye))
                `chat.Some(ChatClose::Bye)` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `CloseFrame::<Server>::new(chat.Some(ChatClose::Bye), reason)`
                = help: a number goes with the enum whose spec checks it: `CloseFrame::<Server>::new(ReceivedCode::<ChatClose>::from(chat.Some(ChatClose::Bye)), reason)`
                read: chat . Some (ChatClose :: Bye)
            (Server, None)
                role: Server
                code: None
        "#]],
    );
}

#[test]
fn codes_that_are_known_at_run_time_only() {
    check(
        &[
            "Server, code",
            "code, \"bye\"",
            "Server, *&code, \"bye\"",
            "Client, code, reason",
            "connection.code",
            "Client, number as ChatClose",
            "number as ChatClose, &error.to_string()",
        ],
        &expect![[r#"
            (Server, code)
                `code` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `CloseFrame::<Server>::new(code, reason)`
                = help: a number goes with the enum whose spec checks it: `CloseFrame::<Server>::new(ReceivedCode::<ChatClose>::from(code), reason)`
                = help: a constant with a lower-case name goes in braces: `{ code }`
                read: code
            (code, "bye")
                `code` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `CloseFrame::<Either>::new(code, "bye")`
                = help: a number goes with the enum whose spec checks it: `CloseFrame::<Either>::new(ReceivedCode::<ChatClose>::from(code), "bye")`
                = help: a constant with a lower-case name goes in braces: `{ code }`
                read: code
                read: "bye"
            (Server, *&code, "bye")
                `*&code` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `CloseFrame::<Server>::new(*&code, "bye")`
                = help: a number goes with the enum whose spec checks it: `CloseFrame::<Server>::new(ReceivedCode::<ChatClose>::from(*&code), "bye")`
                = help: a constant with a lower-case name goes in braces: `{ *&code }`
                read: *& code
                read: "bye"
            (Client, code, reason)
                `code` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `CloseFrame::<Client>::new(code, &reason)`
                = help: a number goes with the enum whose spec checks it: `CloseFrame::<Client>::new(ReceivedCode::<ChatClose>::from(code), &reason)`
                = help: a constant with a lower-case name goes in braces: `{ code }`
                read: code
                read: reason
            (connection.code)
                `connection.code` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `CloseFrame::<Either>::new(connection.code, reason)`
                = help: a number goes with the enum whose spec checks it: `CloseFrame::<Either>::new(ReceivedCode::<ChatClose>::from(connection.code), reason)`
                = help: a constant with a lower-case name goes in braces: `{ connection.code }`
                read: connection . code
            (Client, number as ChatClose)
                `number` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `CloseFrame::<Client>::new(ReceivedCode::<ChatClose>::from(number), reason)`
                = help: a constant with a lower-case name goes in braces: `{ number } as ChatClose`
                read: number
            (number as ChatClose, &error.to_string())
                `number` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to check at run time, write `let reason = error.to_string();`, then `CloseFrame::<Either>::new(ReceivedCode::<ChatClose>::from(number), &reason)`
                = help: a constant with a lower-case name goes in braces: `{ number } as ChatClose`
                read: number
                read: & error . to_string ()
        "#]],
    );
}

#[test]
fn reasons_that_are_known_at_run_time_only() {
    check(
        &[
            "Server, ChatClose::Bye, reason",
            "ChatClose::Bye, &error.to_string()",
            "Server, ChatClose::Bye, reason.trim()",
            "Server, ChatClose::Bye, &format!(\"failed: {error}\")",
            "Server, ChatClose::Bye, format!(\"failed: {error}\")",
            "Server, ChatClose::Bye, format!(\"failed: {error}\").as_str()",
            "Server, 4001 as ChatClose, reason",
            "Server, ChatClose::Bye, *format!(\"bye\")",
        ],
        &expect![[r#"
            (Server, ChatClose::Bye, reason)
                `reason` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `close_frame!(Server, ChatClose::Bye).with_reason_truncated(&reason)`
                = help: a constant with a lower-case name goes in braces: `{ reason }`
                read: ChatClose :: Bye
                read: reason
            (ChatClose::Bye, &error.to_string())
                `&error.to_string()` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `let reason = error.to_string();`, then `close_frame!(ChatClose::Bye).with_reason_truncated(&reason)`
                read: ChatClose :: Bye
                read: & error . to_string ()
            (Server, ChatClose::Bye, reason.trim())
                `reason.trim()` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `close_frame!(Server, ChatClose::Bye).with_reason_truncated(reason.trim())`
                read: ChatClose :: Bye
                read: reason . trim ()
            (Server, ChatClose::Bye, &format!("failed: {error}"))
                `&format!("failed: {error}")` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `let reason = format!("failed: {error}");`, then `close_frame!(Server, ChatClose::Bye).with_reason_truncated(&reason)`
                read: ChatClose :: Bye
                read: & format ! ("failed: {error}")
            (Server, ChatClose::Bye, format!("failed: {error}"))
                `format!("failed: {error}")` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `let reason = format!("failed: {error}");`, then `close_frame!(Server, ChatClose::Bye).with_reason_truncated(&reason)`
                read: ChatClose :: Bye
                read: format ! ("failed: {error}")
            (Server, ChatClose::Bye, format!("failed: {error}").as_str())
                `format!("failed: {error}").as_str()` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `let reason = format!("failed: {error}");`, then `close_frame!(Server, ChatClose::Bye).with_reason_truncated(reason.as_str())`
                read: ChatClose :: Bye
                read: format ! ("failed: {error}") . as_str ()
            (Server, 4001 as ChatClose, reason)
                `reason` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `close_frame!(Server, 4001 as ChatClose).with_reason_truncated(&reason)`
                = help: a constant with a lower-case name goes in braces: `{ reason }`
                read: (4001 , :: core :: marker :: PhantomData :: < ChatClose >)
                read: reason
            (Server, ChatClose::Bye, *format!("bye"))
                `*format!("bye")` looks like a value that is known at run time; `close_frame!` takes a constant
                = help: to send what fits of it, write `let reason = format!("bye");`, then `close_frame!(Server, ChatClose::Bye).with_reason_truncated(*reason)`
                read: ChatClose :: Bye
                read: * format ! ("bye")
        "#]],
    );
}

#[test]
fn commas_that_are_not_between_arguments() {
    check(
        &[
            "Server, 4404 as Codes<A, B>, \"bye\"",
            "<Chat<A, B> as Codes<C, D>>::BYE, \"bye\"",
            "Server, pick::<A, B>(), \"bye\"",
            "Server, pick::<fn(A) -> B, C>(), \"bye\"",
            "Server, &<A<B, C>>::BYE, \"bye\"",
            "Server, A < B, C > D",
        ],
        &expect![[r#"
            (Server, 4404 as Codes<A, B>, "bye")
                role: Server
                number: 4404
                of: Codes < A , B >
                reason: "bye"
            (<Chat<A, B> as Codes<C, D>>::BYE, "bye")
                code: < Chat < A , B > as Codes < C , D >>:: BYE
                reason: "bye"
            (Server, pick::<A, B>(), "bye")
                role: Server
                code: pick ::< A , B > ()
                reason: "bye"
            (Server, pick::<fn(A) -> B, C>(), "bye")
                role: Server
                code: pick ::< fn (A) -> B , C > ()
                reason: "bye"
            (Server, &<A<B, C>>::BYE, "bye")
                a code is a value, not a reference to one: write `< A < B, C > >::BYE`
                read: < A < B , C >>:: BYE
                read: "bye"
            (Server, A < B, C > D)
                role: Server
                code: A < B
                reason: C > D
        "#]],
    );
}

#[test]
fn expressions_that_the_compiler_checks() {
    check(
        &[
            "Server, NUMBER + 1",
            "{ code }, \"bye\"",
            "Browser, BYE, REASON",
            "Server, ChatClose::",
            "Either, (1 + 1) as ChatClose",
        ],
        &expect![[r#"
            (Server, NUMBER + 1)
                role: Server
                code: NUMBER + 1
            ({ code }, "bye")
                code: { code }
                reason: "bye"
            (Browser, BYE, REASON)
                role: Browser
                code: BYE
                reason: REASON
            (Server, ChatClose::)
                role: Server
                code: ChatClose ::
            (Either, (1 + 1) as ChatClose)
                role: Either
                number: (1 + 1)
                of: ChatClose
        "#]],
    );
}

/// After an unfinished expression, the compiler reports the closing parenthesis, as it does in a call of the user.
#[test]
fn a_code_is_passed_on_unchanged() {
    for written in [
        "BYE",
        "ChatClose :: Bye",
        "{ code }",
        "(BYE)",
        "ChatClose ::",
    ] {
        let input: TokenStream = written.parse().expect("it is made of tokens");
        let frame = super::expand(&quote!(::close_codes), input).to_string();
        let call = format!("variant :: < _ > ({written}) . __number ()");
        assert!(frame.contains(&call), "{written}: {frame}");
    }
}

/// As in a function call, the user sees a comma there and no parenthesis.
#[test]
fn an_unfinished_expression_is_followed_by_its_comma() {
    for (input, call) in [
        (quote!(ChatClose::, "bye"), "(ChatClose :: ,) . __number"),
        (
            quote!(Server, ChatClose::Bye., "bye"),
            "(ChatClose :: Bye . ,) . __number",
        ),
        (quote!(ChatClose::Bye, ChatClose::,), ", ChatClose :: ,) ;"),
        (quote!(BYE, REASON,), ", REASON) ;"),
    ] {
        let frame = super::expand(&quote!(::close_codes), input).to_string();
        assert!(frame.contains(call), "{frame}");
    }
}

/// The constant is in scope in the code and in the reason.
#[test]
fn the_name_of_the_constant_is_not_in_the_input() {
    let name = "CLOSE_FRAME_CHECKED_AT_COMPILE_TIME";
    for (input, expected) in [
        ("BYE", name.to_owned()),
        (name, format!("{name}_")),
        (
            "BYE, { chat::CLOSE_FRAME_CHECKED_AT_COMPILE_TIME }",
            format!("{name}_"),
        ),
        (
            "CLOSE_FRAME_CHECKED_AT_COMPILE_TIME_, CLOSE_FRAME_CHECKED_AT_COMPILE_TIME",
            format!("{name}__"),
        ),
    ] {
        let tokens: TokenStream = input.parse().expect("it is made of tokens");
        let frame = super::expand(&quote!(::close_codes), tokens).to_string();
        assert!(frame.contains(&format!("const {expected} :")), "{frame}");
    }
}

/// A `macro_rules!` passes an expression on in an invisible group.
#[test]
fn arguments_from_another_macro_are_judged_alike() {
    for (code, expected) in [
        (quote!(4404), "write `4404 as ChatClose`"),
        (
            quote!(code),
            "`code` looks like a value that is known at run time",
        ),
    ] {
        let code = Group::new(Delimiter::None, code);
        let code = Group::new(Delimiter::None, quote!(#code));
        let Err(refused) = input::parse(quote!(Server, #code), Span::call_site()) else {
            panic!("{code} is taken");
        };
        let message = refused.mistake.to_string();
        assert!(message.contains(expected), "{message}");
    }
}
