//! A sensor without an operating system sends, receives and explains the close codes of its protocol, with only core.

#![no_std]
#![forbid(unsafe_code)]

use core::fmt::{self, Write};

use close_codes::{Client, CloseFrame, Payload, ReceivedClose, close_codes, close_frame};

close_codes! {
    /// Why a sensor and its hub part.
    pub enum SensorClose = "codes.toml";
}

/// The payload is made while compiling, so that its bytes need no RAM.
static BATTERY_LOW: Payload = close_frame!(Client, SensorClose::BatteryLow).encode();

/// More than fits in a Close frame.
const LONG_REASON: &str =
    "電圧が下限の3.0Vを下回りました。測定を停止し、残りの電力で時刻と設定だけを保持します。";

/// Bodies of Close frames, the valid ones first.
const BODIES: [&[u8]; 10] = [
    b"\x03\xe8",
    b"\x0f\xa2slow down",
    b"\x10\x04\xe6\xb8\xa9\xe5\xba\xa6",
    b"\x0b\xc3",
    b"\x13\x87",
    b"",
    b"\x03",
    b"\x03\xed",
    b"\x03\xe8\xff",
    &[b'x'; 126],
];

/// Sends, receives and explains close codes, and writes the results.
///
/// # Errors
///
/// Returns the error of `out`.
pub fn run(out: &mut impl Write) -> fmt::Result {
    writeln!(out, "battery low: {:02x?}", &BATTERY_LOW[..])?;
    SensorClose::ALL
        .into_iter()
        .try_for_each(|code| send(out, code))?;
    BODIES.into_iter().try_for_each(|body| receive(out, body))?;

    let comparison = SensorClose::BatteryLow.compare(SensorClose::TooOften);
    for language in SensorClose::LANGUAGES {
        if matches!(language.language, "en" | "ja") {
            writeln!(out, "\n{}", comparison.page(language).text())?;
        }
    }
    Ok(())
}

fn send(out: &mut impl Write, code: SensorClose) -> fmt::Result {
    match CloseFrame::<Client>::truncated(code, LONG_REASON) {
        Ok(frame) => writeln!(out, "{code}: {} bytes are sent", frame.encode().len()),
        Err(error) => writeln!(out, "{error}"),
    }
}

fn receive(out: &mut impl Write, body: &[u8]) -> fmt::Result {
    match ReceivedClose::<SensorClose>::decode(body) {
        Ok(received) => {
            let code = received.code();
            let (reconnect, session) = (code.reconnect(), code.session());
            writeln!(out, "{received}, {reconnect:?}, {session:?}")
        }
        Err(error) => writeln!(out, "{error}: {:02x?}", &error.reply().encode()[..]),
    }
}

/// Writes every page in every language, and outputs only the length and a checksum.
///
/// # Errors
///
/// Returns the error of `out`.
pub fn digest_pages(out: &mut impl Write) -> fmt::Result {
    for language in SensorClose::LANGUAGES {
        let mut digest = Digest::EMPTY;
        for comparison in &SensorClose::COMPARISONS {
            let page = comparison.page(language);
            write!(digest, "{}{}", page.text(), page.markdown())?;
        }
        let Digest { bytes, checksum } = digest;
        writeln!(out, "{}: {bytes} bytes, {checksum:08x}", language.language)?;
    }
    Ok(())
}

/// Counts what is written, and takes its checksum by FNV-1a.
struct Digest {
    bytes: usize,
    checksum: u32,
}

impl Digest {
    const EMPTY: Self = Self {
        bytes: 0,
        checksum: 0x811c_9dc5,
    };
}

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.bytes += text.len();
        self.checksum = text.bytes().fold(self.checksum, |checksum, byte| {
            (checksum ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        Ok(())
    }
}
