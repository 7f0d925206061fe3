//! The numbers and sizes that RFC 6455 and the WHATWG WebSocket API fix.

/// The lowest close code (RFC 6455, section 7.4.2: "0-999 are not used").
pub const LOWEST_CODE: u16 = 1000;

/// The highest close code (RFC 6455, section 7.4.2: the last one for private use).
pub const HIGHEST_CODE: u16 = 4999;

/// The first code that is reserved for the protocol and its extensions and has no definition (section 7.4.2).
pub const FIRST_UNASSIGNED_CODE: u16 = 1016;

/// The first code that RFC 6455 does not reserve for the protocol and its extensions (section 7.4.2).
pub const FIRST_REGISTERED_CODE: u16 = 3000;

/// The first code for private use (section 7.4.2).
pub const FIRST_PRIVATE_CODE: u16 = 4000;

/// The connection did what it was opened for (section 7.4.1).
pub const NORMAL_CLOSURE: u16 = 1000;

/// Reserved without a meaning (section 7.4.1).
pub const RESERVED: u16 = 1004;

/// Reported for a Close frame without a status (section 7.4.1).
pub const NO_STATUS_RECEIVED: u16 = 1005;

/// Reported for a connection that ended without a Close frame (section 7.4.1).
pub const ABNORMAL_CLOSURE: u16 = 1006;

/// An extension that the client needs was not negotiated (section 7.4.1).
pub const MANDATORY_EXTENSION: u16 = 1010;

/// Reported for a failed TLS handshake (section 7.4.1).
pub const TLS_HANDSHAKE_FAILURE: u16 = 1015;

/// The maximum length of the payload of a control frame, in bytes (RFC 6455, section 5.5).
pub const MAX_PAYLOAD: usize = 125;

/// The maximum length of a reason, in bytes: the payload without the two bytes of the code (RFC 6455, section 5.5.1).
pub const MAX_REASON: usize = MAX_PAYLOAD - 2;

/// The codes that RFC 6455 lists but forbids in every Close frame (section 7.4.1).
pub const NEVER_ON_THE_WIRE: [u16; 4] = [
    RESERVED,
    NO_STATUS_RECEIVED,
    ABNORMAL_CLOSURE,
    TLS_HANDSHAKE_FAILURE,
];

/// Whether a code is one of the four of [`NEVER_ON_THE_WIRE`].
#[must_use]
pub const fn is_never_on_the_wire(code: u16) -> bool {
    matches!(
        code,
        RESERVED | NO_STATUS_RECEIVED | ABNORMAL_CLOSURE | TLS_HANDSHAKE_FAILURE
    )
}

/// Whether a code is reserved for the protocol and its extensions and has no definition (section 7.4.2).
#[must_use]
pub const fn is_unassigned(code: u16) -> bool {
    FIRST_UNASSIGNED_CODE <= code && code < FIRST_REGISTERED_CODE
}

/// Whether a code is outside of the ranges that RFC 6455 gives a purpose (section 7.4.2).
#[must_use]
pub const fn is_out_of_range(code: u16) -> bool {
    !matches!(code, LOWEST_CODE..=HIGHEST_CODE)
}

/// Whether a code has its name from RFC 6455 or the registry. A spec cannot change such a name.
#[must_use]
pub const fn is_named_by_protocol(code: u16) -> bool {
    code < FIRST_REGISTERED_CODE
}

/// The codes from 1000 to 1015 that a Close frame may carry, one bit for each code.
const LEGAL_BELOW_UNASSIGNED: u32 = {
    let (mut bits, mut code) = (0, LOWEST_CODE);
    while code < FIRST_UNASSIGNED_CODE {
        if !is_never_on_the_wire(code) {
            bits |= 1 << (code - LOWEST_CODE);
        }
        code += 1;
    }
    bits
};

/// Whether a Close frame may carry a code, whoever sends it.
#[must_use]
pub const fn is_legal_on_the_wire(code: u16) -> bool {
    // This runs for every frame. One bit for each of the lowest codes compiles to fewer instructions than ranges do,
    // and to even fewer if the compiler already knows on which side of 1016 the code is.
    match code {
        LOWEST_CODE..FIRST_UNASSIGNED_CODE => {
            (LEGAL_BELOW_UNASSIGNED >> (code - LOWEST_CODE)) & 1 == 1
        }
        FIRST_REGISTERED_CODE..=HIGHEST_CODE => true,
        _ => false,
    }
}

/// Whether `WebSocket.close()` of the WHATWG API accepts a code. It throws an `InvalidAccessError` for any other.
#[must_use]
pub const fn is_taken_by_browsers(code: u16) -> bool {
    matches!(code, NORMAL_CLOSURE | FIRST_REGISTERED_CODE..=HIGHEST_CODE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_legal_unless_a_rule_excludes_it() {
        for code in 0..=u16::MAX {
            let is_legal =
                !is_out_of_range(code) && !is_unassigned(code) && !is_never_on_the_wire(code);
            assert_eq!(is_legal_on_the_wire(code), is_legal, "{code}");
            assert_eq!(
                is_never_on_the_wire(code),
                NEVER_ON_THE_WIRE.contains(&code),
                "{code}"
            );
            assert_eq!(
                is_taken_by_browsers(code),
                code == 1000 || (3000..5000).contains(&code),
                "{code}"
            );
            assert_eq!(is_named_by_protocol(code), code <= 2999, "{code}");
        }
    }

    #[test]
    fn the_code_and_the_longest_reason_fill_the_payload() {
        assert_eq!(MAX_PAYLOAD, MAX_REASON + size_of::<u16>());
    }
}
