use close_codes::{CloseCode, CloseFrame, Server, close_frame};
use futures_util::SinkExt as _;
use tokio::net::TcpStream;
use tokio_websockets::{Error, WebSocketStream};

async fn hang_up(
    client: &mut WebSocketStream<TcpStream>,
    frame: CloseFrame<'_, Server>,
) -> Result<(), Error> {
    client.send(frame.into()).await
}

async fn serve(client: &mut WebSocketStream<TcpStream>) -> Result<(), Error> {
    hang_up(client, close_frame!(Client, CloseCode::MandatoryExtension)).await?;
    Ok(())
}

fn main() {
    let _ = serve;
}
