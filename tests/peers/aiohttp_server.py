"""Python's aiohttp as a server: /send/CODE?reason=… closes, /receive waits; a JSON line a connection."""

import asyncio
import json
import struct
import sys

from aiohttp import WSMsgType, web

LIMIT_IN_SECONDS = 10


async def handle(request):
    socket = web.WebSocketResponse()
    await socket.prepare(request)
    action = send if "code" in request.match_info else receive
    try:
        async with asyncio.timeout(LIMIT_IN_SECONDS):
            outcome = await action(socket, request)
    except TimeoutError:
        if request.transport is not None:
            request.transport.abort()
        outcome = {"error": f"not closed after {LIMIT_IN_SECONDS} s"}
    print(json.dumps({"path": request.raw_path, **outcome}), flush=True)
    return socket


async def receive(socket, request):
    message = await socket.receive()
    while message.type in (WSMsgType.TEXT, WSMsgType.BINARY):
        message = await socket.receive()
    closed = message.type is WSMsgType.CLOSE
    return {
        # An empty Close frame is a 0, as it is in the message of the client.
        "code": message.data if closed else socket.close_code,
        "reason": message.extra if closed else None,
        # The library has no word for it: clean is a Close frame that arrived and was understood.
        "clean": closed,
    }


async def send(socket, request):
    code = request.match_info["code"]
    reason = request.query.get("reason", "")
    await socket.close(code=None if code == "none" else int(code), message=reason.encode())
    # close() raises nothing: what stopped it is kept in exception(), and the connection is gone.
    error = socket.exception()
    if isinstance(error, struct.error):
        return {"refused": f"struct.error: {error}"}
    return {
        "code": socket.close_code,
        "reason": None,  # close() reads the answer and keeps its code only
        "clean": error is None,
    }


async def main():
    application = web.Application()
    application.add_routes([web.get("/send/{code}", handle), web.get("/receive", handle)])
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(json.dumps({"port": runner.addresses[0][1]}), flush=True)
    await asyncio.to_thread(sys.stdin.read)
    await runner.cleanup()


asyncio.run(main())
