//! A proxy that tells its clients how the connection to the server behind it ended, and the server how its client left.
//!
//! Its argument is the address of that server; it prints its own. Text and binary messages pass in both directions.

use std::error::Error;
use std::time::Duration;

use close_codes::{Client, CloseCode, CloseFrame, ReceivedClose, Server, close_frame};
use futures_util::{SinkExt as _, StreamExt as _};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::{self, Message};
use tokio_tungstenite::{MaybeTlsStream, WebSocketStream, accept_async, connect_async};

type Downstream = WebSocketStream<TcpStream>;
type Upstream = WebSocketStream<MaybeTlsStream<TcpStream>>;

/// The close for a client whose server is lost.
const LOST: CloseFrame<'static, Server> = close_frame!(
    Server,
    CloseCode::InternalError,
    "the server behind this proxy is lost"
);

/// The close for a client whose server cannot be reached.
const UNREACHABLE: CloseFrame<'static, Server> = close_frame!(
    Server,
    CloseCode::TryAgainLater,
    "the server behind this proxy is down"
);

/// The time limit for the end of a connection.
const CLOSING: Duration = Duration::from_secs(2);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let upstream = std::env::args()
        .nth(1)
        .ok_or("the argument is the address")?;
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("ws://{}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        let upstream = upstream.clone();
        tokio::spawn(async move {
            if let Err(error) = serve(stream, &upstream).await {
                println!("{error}");
            }
        });
    }
}

async fn serve(stream: TcpStream, upstream: &str) -> Result<(), tungstenite::Error> {
    let mut downstream = accept_async(stream).await?;
    if let Ok((mut upstream, _)) = connect_async(upstream).await {
        return relay(&mut downstream, &mut upstream).await;
    }
    downstream.send(UNREACHABLE.into()).await?;
    drain(&mut downstream).await;
    Ok(())
}

/// Passes messages on until one connection ends, and closes the other one.
async fn relay(
    downstream: &mut Downstream,
    upstream: &mut Upstream,
) -> Result<(), tungstenite::Error> {
    loop {
        tokio::select! {
            said = upstream.next() => match said {
                Some(Ok(Message::Close(frame))) => {
                    let received = ReceivedClose::<CloseCode>::try_from(&frame);
                    let received = received.unwrap_or(ReceivedClose::abnormal());
                    println!("the server closed: {received}");
                    downstream.send(CloseFrame::<Server>::forwarding(&received).into()).await?;
                    break;
                }
                Some(Ok(message)) => pass_on(message, downstream).await?,
                Some(Err(error)) => {
                    let lost = ReceivedClose::<CloseCode>::try_from(error)?;
                    println!("the server is lost: {lost}");
                    downstream.send(CloseFrame::forwarding_or(&lost, LOST).into()).await?;
                    break;
                }
                None => break,
            },
            said = downstream.next() => match said {
                Some(Ok(Message::Close(frame))) => {
                    let received = ReceivedClose::<CloseCode>::try_from(&frame);
                    let received = received.unwrap_or(ReceivedClose::abnormal());
                    println!("the client closed: {received}");
                    upstream.send(CloseFrame::<Client>::forwarding(&received).into()).await?;
                    break;
                }
                Some(Ok(message)) => pass_on(message, upstream).await?,
                Some(Err(error)) => {
                    let lost = ReceivedClose::<CloseCode>::try_from(error)?;
                    println!("the client is lost: {lost}");
                    upstream.send(CloseFrame::<Client>::forwarding(&lost).into()).await?;
                    break;
                }
                None => break,
            },
        }
    }
    // This reads the answers, and the ends of both streams.
    tokio::join!(drain(downstream), drain(upstream));
    Ok(())
}

/// Pings and pongs stay on their own connection.
async fn pass_on<S>(message: Message, to: &mut WebSocketStream<S>) -> Result<(), tungstenite::Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    if message.is_text() || message.is_binary() {
        to.send(message).await?;
    }
    Ok(())
}

/// Reads to the end of a stream, up to the time limit.
async fn drain<S>(socket: &mut WebSocketStream<S>)
where
    S: AsyncRead + AsyncWrite + Unpin,
{
    let end = async { while let Some(Ok(_)) = socket.next().await {} };
    drop(timeout(CLOSING, end).await);
}
