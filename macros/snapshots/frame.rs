fn frame_0() {
    {
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME: ::close_codes::CloseFrame<
            'static,
            ::close_codes::Server,
        > = <::close_codes::__private_0_1_0::Frame>::of::<
            _,
        >(
            <::close_codes::__private_0_1_0::Frame>::variant::<
                _,
            >(ChatClose::SessionExpired)
                .__number(),
        );
        <::close_codes::__private_0_1_0::Frame>::sent_by::<
            ::close_codes::Server,
        >(CLOSE_FRAME_CHECKED_AT_COMPILE_TIME)
    }
}
fn frame_1() {
    {
        const CLOSE_FRAME_CHECKED_AT_COMPILE_TIME: ::close_codes::CloseFrame<
            'static,
            ::close_codes::Either,
        > = <::close_codes::__private_0_1_0::Frame>::with_reason::<
            _,
        >(
            <::close_codes::__private_0_1_0::Frame>::sendable::<
                _,
            >(
                <::close_codes::__private_0_1_0::Frame>::variant::<_>(ChatClose::Bye)
                    .__number(),
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
        > = <::close_codes::__private_0_1_0::Frame>::with_reason::<
            _,
        >(
            <::close_codes::__private_0_1_0::Frame>::sendable::<
                _,
            >(
                ::close_codes::__private_0_1_0::Number::of::<
                    chat::Codes<'static, u8>,
                >(4404),
            ),
            concat!("not ", "found"),
        );
        <::close_codes::__private_0_1_0::Frame>::sent_by::<
            ::close_codes::Client,
        >(CLOSE_FRAME_CHECKED_AT_COMPILE_TIME)
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
