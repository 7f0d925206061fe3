fn frame_0() {
    {
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME: ::close_codes::CloseFrame<
            'static,
            ::close_codes::Server,
        > = (::close_codes::__private_0_1_0::frame_with_default_reason)(
            (::close_codes::__private_0_1_0::sendable_variant)(
                <::close_codes::__private_0_1_0::Variant>::known::<
                    _,
                >([(ChatClose::SessionExpired)])
                    .compare(::close_codes::__private_0_1_0::any_variant()),
            ),
        );
        *&(CLOSE_FRAME_CHECKED_AT_COMPILE_TIME)
    }
}
fn frame_1() {
    {
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME: ::close_codes::CloseFrame<
            'static,
            ::close_codes::Either,
        > = (::close_codes::__private_0_1_0::frame_with_reason)(
            (::close_codes::__private_0_1_0::sendable_variant)(
                <::close_codes::__private_0_1_0::Variant>::known::<_>([(ChatClose::Bye)])
                    .compare(::close_codes::__private_0_1_0::any_variant()),
            ),
            "bye",
        );
        CLOSE_FRAME_CHECKED_AT_COMPILE_TIME
    }
}
fn frame_2() {
    {
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME: ::close_codes::CloseFrame<
            'static,
            ::close_codes::Client,
        > = (::close_codes::__private_0_1_0::frame_with_reason)(
            (::close_codes::__private_0_1_0::sendable)(
                (::close_codes::__private_0_1_0::spec_named::<
                    chat::Codes<'static, u8>,
                >)(),
                4404,
            ),
            (concat!("not ", "found")),
        );
        *&(CLOSE_FRAME_CHECKED_AT_COMPILE_TIME)
    }
}
fn frame_3() {
    {
        ::core::compile_error! {
            "`code` looks like a value that is known at run time; `close_frame!` takes a constant\n= help: to check at run time, write `CloseFrame::<Server>::new(code, reason)`\n= help: a number goes with the enum whose spec checks it: `CloseFrame::<Server>::new(ReceivedCode::<ChatClose>::from(code), reason)`\n= help: a constant with a lower-case name goes in braces: `{ code }`"
        }
        let _ = &(code);
        ::close_codes::CloseFrame::<'static, ::close_codes::Server>::empty()
    }
}
