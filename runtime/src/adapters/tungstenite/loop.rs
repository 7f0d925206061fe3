use std::error::Error;
use std::io::{Read, Write};

use close_codes::{CloseCode, ReceivedClose, ReceivedCode, close_frame};
use tungstenite::{Message, WebSocket};

/// Talks until the connection ends, and says how.
fn talk<S: Read + Write>(socket: &mut WebSocket<S>) -> Result<ReceivedCode<CloseCode>, Box<dyn Error>> {
    loop {
        match socket.read() {
            // The peer closed.
            Ok(Message::Close(frame)) => {
                let received = ReceivedClose::try_from(&frame)?;
                println!("closed: {received}");
                // tungstenite has prepared the answer, and sends it now. An error makes no difference any more.
                drop(socket.flush());
                return Ok(received.code());
            }
            // The connection was lost: 1006. Other errors go to the caller.
            Err(error) => return Ok(ReceivedClose::try_from(error)?.code()),
            Ok(Message::Text(text)) => println!("{text}"),
            Ok(Message::Binary(_)) => {
                let frame = close_frame!(CloseCode::UnsupportedData, "no binary messages");
                socket.send(frame.into())?;
            }
            Ok(_) => {}
        }
    }
}
