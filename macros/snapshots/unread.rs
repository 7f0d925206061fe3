#[cfg(unix)]
#[derive(::core::clone::Clone, ::core::marker::Copy)]
pub(crate) struct __UnreadChat<const SPEC: ::core::primitive::usize>;
#[cfg(unix)]
pub(crate) type r#Chat = __UnreadChat<
    {
        ::core::compile_error! {
            "cannot find `no.toml`\n = help: tried `no.toml`; the path is relative to the folder of the crate's `Cargo.toml`\n = help: there is no `src/no.toml` or `../no.toml` either"
        }
    },
>;
