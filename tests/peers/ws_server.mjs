// Node's ws as a server: /send/CODE?reason=… closes, /receive waits; a JSON line a connection.

import { createRequire } from "node:module";

const require = createRequire(new URL("../../target/peers/", import.meta.url));
const { WebSocketServer } = require("ws");

const LIMIT_IN_SECONDS = 10;

const server = new WebSocketServer({ host: "127.0.0.1", port: 0 });

server.on("listening", () => console.log(JSON.stringify({ port: server.address().port })));

server.on("connection", (socket, { url: path }) => {
    let failure;
    const timer = setTimeout(() => {
        failure = { error: `not closed after ${LIMIT_IN_SECONDS} s` };
        socket.terminate();
    }, LIMIT_IN_SECONDS * 1000);

    socket.addEventListener("error", () => {}); // a close event follows, and tells enough
    socket.addEventListener("close", ({ code, reason, wasClean }) => {
        clearTimeout(timer);
        const outcome = failure ?? { code, reason, clean: wasClean };
        console.log(JSON.stringify({ path, ...outcome }));
    });

    const { pathname, searchParams } = new URL(path, "ws://127.0.0.1");
    if (!pathname.startsWith("/send/")) return;
    const code = pathname.slice("/send/".length);
    try {
        socket.close(code === "none" ? undefined : Number(code), searchParams.get("reason") ?? "");
    } catch (error) {
        failure = { refused: `${error.name}: ${error.message}` };
        socket.close(1000);
    }
});

process.stdin.resume().on("end", () => process.exit());
