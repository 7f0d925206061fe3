"""The codec of Python's websockets: a line `parse BODY` or `serialize CODE REASON` in, in hexadecimal, a line out.

What it reads is `CODE REASON`, what it writes is `BODY`. An error is the code that it would close with.
"""

import sys

from websockets.exceptions import ProtocolError
from websockets.frames import Close, Frame, Opcode


def parse(body):
    body = bytes.fromhex(body)
    Frame(Opcode.CLOSE, body).check()
    close = Close.parse(body)
    return f"{int(close.code)} {close.reason.encode().hex()}"


def serialize(code, reason=""):
    body = Close(int(code), bytes.fromhex(reason).decode()).serialize()
    Frame(Opcode.CLOSE, body).check()
    return f"body {body.hex()}"


ACTIONS = {"parse": parse, "serialize": serialize}

for line in sys.stdin:
    action, _, arguments = line.rstrip("\n").partition(" ")
    try:
        answer = ACTIONS[action](*arguments.split(" "))
    except UnicodeDecodeError:
        answer = "error 1007"
    except ProtocolError:
        answer = "error 1002"
    print(answer, flush=True)
