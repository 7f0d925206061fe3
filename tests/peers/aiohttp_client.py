"""Python's aiohttp as a client: a JSON command a line on stdin, an answer a line on stdout."""

import asyncio
import json
import struct
import sys

from aiohttp import ClientError, ClientSession, WSMsgType

LIMIT_IN_SECONDS = 10


async def receive(socket, command):
    message = await socket.receive()
    while message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
        message = await socket.receive()
    closed = message.type is WSMsgType.CLOSE
    return {
        # An empty Close frame is a 0 in the message; close_code calls it 1006.
        "code": message.data if closed else socket.close_code,
        "reason": message.extra if closed else None,
        # The library has no word for it: clean is a Close frame that arrived and was understood.
        "clean": closed,
    }


async def send(socket, command):
    await socket.close(code=command["code"], message=command["reason"].encode())
    # close() raises nothing: what stopped it is kept in exception(), and the connection is gone.
    error = socket.exception()
    if isinstance(error, struct.error):
        return {"refused": f"struct.error: {error}"}
    return {
        "code": socket.close_code,
        "reason": None,  # close() reads the answer and keeps its code only
        "clean": error is None,
    }


async def answer(command):
    action = {"receive": receive, "send": send}[command["do"]]
    try:
        async with asyncio.timeout(LIMIT_IN_SECONDS), ClientSession() as session:
            return await action(await session.ws_connect(command["url"]), command)
    except TimeoutError:
        return {"error": f"not closed after {LIMIT_IN_SECONDS} s"}
    except (OSError, ClientError) as error:
        return {"error": f"{type(error).__name__}: {error}"}


for line in sys.stdin.buffer:
    print(json.dumps(asyncio.run(answer(json.loads(line)))), flush=True)
