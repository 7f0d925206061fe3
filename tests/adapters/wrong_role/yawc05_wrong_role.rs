use close_codes::{CloseCode, CloseFrame, Server, close_frame};
use futures_util::SinkExt as _;
use yawc::{HttpWebSocket, WebSocketError};

async fn hang_up(
    client: &mut HttpWebSocket,
    frame: CloseFrame<'_, Server>,
) -> Result<(), WebSocketError> {
    client.send(frame.into()).await
}

async fn serve(client: &mut HttpWebSocket) -> Result<(), WebSocketError> {
    hang_up(client, close_frame!(Client, CloseCode::MandatoryExtension)).await?;
    Ok(())
}

fn main() {
    let _ = serve;
}
