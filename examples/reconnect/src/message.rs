//! Messages, put together of their parts. The `FragmentCollector` of fastwebsockets takes any number of parts into memory.

use close_codes::{Client, CloseFrame, close_frame};
use fastwebsockets::{Frame, OpCode};

use crate::FeedClose;

/// The longest message that the server may send, in bytes.
pub(crate) const LONGEST: usize = 1 << 16;

/// The parts of the message that has not ended yet.
#[derive(Default)]
pub(crate) struct Parts {
    message: Option<(OpCode, Vec<u8>)>,
}

impl Parts {
    /// Adds a frame with a part of a message, and gives the message if it has ended.
    ///
    /// # Errors
    ///
    /// The message is too long, or the frame is no part of it. The frame of close-codes says so to the server.
    pub(crate) fn add(
        &mut self,
        frame: &Frame<'_>,
    ) -> Result<Option<(OpCode, Vec<u8>)>, CloseFrame<'static, Client>> {
        let (opcode, mut bytes) = match (self.message.take(), frame.opcode) {
            (Some(message), OpCode::Continuation) => message,
            (None, OpCode::Text | OpCode::Binary) => (frame.opcode, Vec::new()),
            _ => return Err(close_frame!(Client, FeedClose::ProtocolError)),
        };
        if bytes.len() + frame.payload.len() > LONGEST {
            return Err(close_frame!(Client, FeedClose::MessageTooBig));
        }
        bytes.extend_from_slice(&frame.payload);
        if frame.fin {
            return Ok(Some((opcode, bytes)));
        }
        self.message = Some((opcode, bytes));
        Ok(None)
    }
}
