"""Python's websockets as a client: a JSON command a line on stdin, an answer a line on stdout."""

import asyncio
import json
import sys

from websockets.asyncio.client import connect
from websockets.exceptions import ProtocolError, WebSocketException

LIMIT_IN_SECONDS = 10


async def receive(connection, command):
    await connection.wait_closed()
    return seen(connection)


async def send(connection, command):
    try:
        await connection.close(command["code"], command["reason"])
    except ProtocolError as error:
        await connection.close()
        return {"refused": f"{type(error).__name__}: {error}"}
    return seen(connection)


def seen(connection):
    return {
        "code": connection.close_code,
        "reason": connection.close_reason,
        # The library has no word for it: clean is a Close frame that arrived and was understood.
        "clean": connection.protocol.close_rcvd is not None,
    }


async def answer(command):
    action = {"receive": receive, "send": send}[command["do"]]
    connection = None
    try:
        async with asyncio.timeout(LIMIT_IN_SECONDS):
            connection = await connect(command["url"], proxy=None)
            return await action(connection, command)
    except TimeoutError:
        return {"error": f"not closed after {LIMIT_IN_SECONDS} s"}
    except (OSError, WebSocketException) as error:
        return {"error": f"{type(error).__name__}: {error}"}
    finally:
        if connection is not None:
            connection.transport.abort()


for line in sys.stdin.buffer:
    print(json.dumps(asyncio.run(answer(json.loads(line)))), flush=True)
