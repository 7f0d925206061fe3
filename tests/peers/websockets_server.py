"""Python's websockets as a server: /send/CODE?reason=… closes, /receive waits; a JSON line a connection."""

import asyncio
import json
import sys
from urllib.parse import parse_qs, urlsplit

from websockets.asyncio.server import serve
from websockets.exceptions import ProtocolError

LIMIT_IN_SECONDS = 10


async def handle(connection):
    path = connection.request.path
    try:
        async with asyncio.timeout(LIMIT_IN_SECONDS):
            await close_as_told(connection, urlsplit(path))
    except ProtocolError as error:
        await connection.close()
        outcome = {"refused": f"{type(error).__name__}: {error}"}
    except TimeoutError:
        connection.transport.abort()
        outcome = {"error": f"not closed after {LIMIT_IN_SECONDS} s"}
    else:
        outcome = {
            "code": connection.close_code,
            "reason": connection.close_reason,
            # The library has no word for it: clean is a Close frame that arrived and was understood.
            "clean": connection.protocol.close_rcvd is not None,
        }
    print(json.dumps({"path": path, **outcome}), flush=True)


async def close_as_told(connection, url):
    if url.path.startswith("/send/"):
        code = url.path.removeprefix("/send/")
        reason = parse_qs(url.query).get("reason", [""])[0]
        await connection.close(None if code == "none" else int(code), reason)
    else:
        await connection.wait_closed()


async def main():
    async with serve(handle, "127.0.0.1", 0) as server:
        print(json.dumps({"port": server.sockets[0].getsockname()[1]}), flush=True)
        await asyncio.to_thread(sys.stdin.read)


asyncio.run(main())
