use close_codes::{CloseCode, CloseFrame, Server, close_frame};
use fastwebsockets::{WebSocket, WebSocketError};
use tokio::net::TcpStream;

async fn hang_up(
    client: &mut WebSocket<TcpStream>,
    frame: CloseFrame<'_, Server>,
) -> Result<(), WebSocketError> {
    client.write_frame(frame.into()).await
}

async fn serve(client: &mut WebSocket<TcpStream>) -> Result<(), WebSocketError> {
    hang_up(client, close_frame!(Client, CloseCode::MandatoryExtension)).await?;
    Ok(())
}

fn main() {
    let _ = serve;
}
