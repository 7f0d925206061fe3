// Opens the page in Chromium, lets it talk to the server, and compares what both saw with the cases. Then the same with
// the example.
//
// node tests/browser/run.mjs SERVER GLUE EXAMPLE: the program of server.rs, the folder with the page's JavaScript and
// wasm, and the program of examples/browser.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

import { abnormal, arrived, groups } from "./cases.mjs";
import { tryExample } from "./example.mjs";

const require = createRequire(new URL("../../target/peers/", import.meta.url));
const { chromium } = require("playwright-core");

const [serverProgram, glue, exampleProgram] = process.argv.slice(2);
const patienceInSeconds = 30;
const buildInSeconds = 300;

const index = `<!doctype html><link rel="icon" href="data:"><script type="module">
    import init, * as page from "./page.js";
    await init();
    globalThis.page = page;
</script>`;

async function servePage() {
    const types = { "/page.js": "text/javascript", "/page_bg.wasm": "application/wasm" };
    const http = createServer(async ({ url }, response) => {
        response.setHeader("content-type", types[url] ?? "text/html");
        response.end(url in types ? await readFile(join(glue, url)) : index);
    });
    await once(http.listen(0, "127.0.0.1"), "listening");
    return http;
}

async function within(promise, seconds = patienceInSeconds) {
    let timer;
    const limit = new Promise((_, reject) => {
        timer = setTimeout(reject, seconds * 1000, new Error(`no answer within ${seconds} s`));
    });
    return Promise.race([promise, limit]).finally(() => clearTimeout(timer));
}

// Starts a program that talks in lines.
function start(program) {
    const child = spawn(program, { stdio: ["pipe", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const stop = () => child.kill();
    process.on("exit", stop);
    return { stop, nextLine: async (seconds) => (await within(lines.next(), seconds)).value };
}

// The next three run inside the page.

function act([action, args]) {
    return globalThis.page[action](...args);
}

function leaveOpen(url) {
    const socket = new WebSocket(url);
    return new Promise((resolve) => socket.addEventListener("open", () => resolve()));
}

// Every number, and reasons around the limit, by our rules and by those of the browser.
function compareRules() {
    const socket = new WebSocket("ws://127.0.0.1:1"); // close() checks its arguments on a dead socket too
    const takes = (code, reason) => {
        try {
            socket.close(code, reason);
            return true;
        } catch {
            return false;
        }
    };
    const frames = [];
    for (let code = 0; code <= 0xffff; code += 1) frames.push([code, ""]);
    for (const character of ["x", "é", "日", "👋"]) {
        for (let count = 0; count <= 130; count += 1) frames.push([4000, character.repeat(count)]);
    }
    const differing = frames.filter((frame) => takes(...frame) !== globalThis.page.may_send(...frame));
    return { count: frames.length, differing };
}

const results = new Map();
function report(group, count, failures) {
    const { cases, failed } = results.get(group) ?? { cases: 0, failed: 0 };
    results.set(group, { cases: cases + count, failed: failed + failures.length });
    for (const failure of failures) console.log(`FAILED: ${group}: ${failure}`);
}

function compare(name, expected, actual) {
    if (actual.join() === expected.join()) return [];
    return [`${name}\n    expected: ${expected.join(" | ")}\n    but was:  ${actual.join(" | ")}`];
}

async function runCases(browser, home) {
    const { nextLine, stop } = start(serverProgram);
    const address = await nextLine();
    const page = await browser.newPage();
    page.on("pageerror", (error) => report("The page itself", 1, [`${error}`]));
    const inPage = (script, argument) => within(page.evaluate(script, argument));
    const open = async () => {
        await page.goto(home);
        await page.waitForFunction(() => globalThis.page);
    };

    await open();
    for (const [group, cases] of Object.entries(groups)) {
        for (const [name, [action, path, ...frame], ...expected] of cases) {
            const saw = await inPage(act, [action, [`ws://${address}${path}`, ...frame]]);
            report(group, 1, compare(name, expected, [saw, await nextLine()]));
        }
    }

    const { count, differing } = await inPage(compareRules);
    report("Our rules and the browser's", count, differing.map((frame) => JSON.stringify(frame)));

    await inPage(leaveOpen, `ws://${address}/listen`);
    await page.goto("about:blank");
    report("The user leaves the page", 1, compare("1001", [arrived(1001, "")], [await nextLine()]));

    // The server does not speak TLS. The browser says no more than that there was no connection.
    await open();
    const saw = await inPage(act, ["watch", [`wss://${address}/listen`]]);
    report("The TLS handshake fails", 1, compare("1006", [abnormal], [saw]));
    stop();
}

async function runExample(browser) {
    const example = start(exampleProgram);
    const url = await example.nextLine(buildInSeconds);
    const page = await browser.newPage();
    page.setDefaultTimeout(patienceInSeconds * 1000);
    const check = (name, expected, actual) =>
        report("The example", 1, compare(name, expected, actual));
    await tryExample(page, url, example, check);
}

const http = await servePage();
const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--disable-gpu", "--no-proxy-server"],
});
try {
    await runCases(browser, `http://127.0.0.1:${http.address().port}/`);
    await runExample(browser);
} catch (error) {
    report("The run itself", 1, [error.stack]);
} finally {
    await browser.close();
    http.close();
}

console.log(`\nChromium ${browser.version()}`);
console.table(Object.fromEntries(results));
const isGood = [...results.values()].every(({ failed }) => failed === 0);
console.log(isGood ? "All cases passed." : "Some cases failed.");
process.exit(isGood ? 0 : 1); // whatever else still runs
