// Node's ws as a client: a JSON command a line on stdin, an answer a line on stdout.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../target/peers/", import.meta.url));
const { WebSocket } = require("ws");

const LIMIT_IN_SECONDS = 10;

function answer({ do: action, url, code, reason }) {
    return new Promise((resolve) => {
        const socket = new WebSocket(url);
        const timer = setTimeout(() => {
            resolve({ error: `not closed after ${LIMIT_IN_SECONDS} s` });
            socket.terminate();
        }, LIMIT_IN_SECONDS * 1000);

        let opened = false;
        // The first of these decides: after it, resolve does nothing.
        socket.addEventListener("error", ({ message }) => {
            if (!opened) resolve({ error: message });
        });
        socket.addEventListener("close", ({ code, reason, wasClean }) => {
            clearTimeout(timer);
            resolve({ code, reason, clean: wasClean });
        });

        socket.addEventListener("open", () => {
            opened = true;
            if (action !== "send") return;
            try {
                socket.close(code ?? undefined, reason);
            } catch (error) {
                resolve({ refused: `${error.name}: ${error.message}` });
                socket.close(1000);
            }
        });
    });
}

for await (const line of createInterface({ input: process.stdin })) {
    console.log(JSON.stringify(await answer(JSON.parse(line))));
}
