//! Joins the fragments of messages. The `FragmentCollector` of fastwebsockets would collect any number of fragments in
//! memory.

use close_codes::{Client, CloseFrame, close_frame};
use fastwebsockets::{Frame, OpCode};

use crate::FeedClose;

/// The longest message that the server may send, in bytes.
pub(crate) const LONGEST: usize = 1 << 16;

/// The fragments of the unfinished message.
#[derive(Default)]
pub(crate) struct Parts {
    message: Option<(OpCode, Vec<u8>)>,
}

impl Parts {
    /// Adds a fragment, and returns the message if it is complete.
    ///
    /// # Errors
    ///
    /// Returns an error if the message is too long, or if the frame does not belong to it. The error is the Close frame
    /// for the server.
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
