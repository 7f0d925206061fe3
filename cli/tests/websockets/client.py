"""A client of the chat, which knows its close codes from the exported module alone."""

from __future__ import annotations

import sys

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

import chat
from chat import CloseCode as ChatClose

SECONDS = 10.0


def opened(path: str) -> ClientConnection:
    return connect(
        sys.argv[1] + path,
        proxy=None,
        open_timeout=SECONDS,
        close_timeout=SECONDS,
    )


def received(path: str) -> tuple[int, str]:
    """Waits for the close of the server."""
    connection = opened(path)
    try:
        connection.recv(timeout=SECONDS)
    except ConnectionClosed:
        pass
    else:
        raise AssertionError("a message came, and no close")
    assert connection.close_code is not None
    return connection.close_code, connection.close_reason or ""


def send(code: ChatClose, reason: str) -> None:
    connection = opened("/receive")
    connection.close(code, reason)
    assert connection.close_code == code, connection.close_code


# The server closes.
for code in ChatClose:
    if chat.may_be_sent(code, "server"):
        number, reason = received(f"/send/{code.value}")
        assert ChatClose(number) is code
        assert reason == (code.info.reason or ""), reason
        assert chat.policy(number) is code.info

number, reason = received(f"/send/{ChatClose.SESSION_EXPIRED.value}")
assert (number, reason) == (4001, "token expired")
assert chat.policy(number).reconnect == "reauthenticate"
assert chat.policy(number).session == "new"
assert chat.policy(number).is_automatic

number, _ = received(f"/send/{ChatClose.BANNED.value}")
assert chat.policy(number).reconnect == "never"
assert not chat.policy(number).is_automatic

number, reason = received("/send/4250")
assert (number, reason) == (4250, "busy")
assert number not in chat.CLOSE_CODES
assert chat.policy(number) is chat.CloseRange.BACK_OFF
assert chat.policy(number).session == "resume"

number, _ = received("/send/4999")
assert chat.facts(number) is None
assert chat.policy(number).reconnect is None

# It closes without a code, or not at all.
number, _ = received("/send/none")
assert ChatClose(number) is ChatClose.NO_STATUS_RECEIVED
number, _ = received("/drop")
assert ChatClose(number) is ChatClose.ABNORMAL_CLOSURE
assert chat.policy(number).reconnect == "backoff"

# This side closes.
for code in ChatClose:
    # The library of the server, tungstenite, takes 1014 for a protocol error.
    if chat.may_be_sent(code, "client") and code is not ChatClose.BAD_GATEWAY:
        send(code, code.info.reason or "")
