// Chromium's own WebSocket as a client: a JSON command a line on stdin, an answer a line on stdout.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../target/peers/", import.meta.url));
const { chromium } = require("playwright-core");

// Runs inside the page, so it sees nothing of this file.
function answer({ do: action, url, code, reason }) {
    const limitInSeconds = 10;
    return new Promise((resolve) => {
        const socket = new WebSocket(url);
        const timer = setTimeout(() => {
            resolve({ error: `not closed after ${limitInSeconds} s` });
            socket.close();
        }, limitInSeconds * 1000);

        let opened = false;
        // The first of these decides: after it, resolve does nothing.
        socket.addEventListener("close", ({ code, reason, wasClean }) => {
            clearTimeout(timer);
            resolve(opened ? { code, reason, clean: wasClean } : { error: "not opened" });
        });
        socket.addEventListener("open", () => {
            opened = true;
            if (action !== "send") return;
            try {
                // Only without arguments is it without a code: an undefined one counts as 0.
                if (code === null) socket.close();
                else socket.close(code, reason);
            } catch (error) {
                resolve({ refused: `${error.name}: ${error.message}` });
                socket.close(1000);
            }
        });
    });
}

const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--disable-gpu", "--no-proxy-server"],
});
try {
    const page = await browser.newPage();
    for await (const line of createInterface({ input: process.stdin })) {
        console.log(JSON.stringify(await page.evaluate(answer, JSON.parse(line))));
    }
} finally {
    await browser.close();
}
