// Opens the reference site in Chromium, uses it as a visitor would, and takes pictures of it.
//
// node tests/site/run.mjs COMMAND PICTURES: the command close-codes, and the folder for the pictures.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const require = createRequire(new URL("../../target/peers/", import.meta.url));
const { chromium } = require("playwright-core");

const [command, pictures] = process.argv.slice(2);
const patience = 60_000; // in milliseconds, long enough for a busy machine

// By the registry: what a server may send, and what it must not.
const sendable = [1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 1012, 1013, 1014, 3000, 3003, 3008];
const refused = new Map([
    [1004, "gives it no meaning"],
    [1005, "no frame carries it"],
    [1006, "ended without a Close frame"],
    [1010, "must not be sent by a server"],
    [1015, "stands for a failed TLS handshake and is only reported locally"],
]);
const codes = [...sendable, ...refused.keys()].sort();

const failures = [];
const counts = new Map();
function check(group, isGood, words) {
    counts.set(group, (counts.get(group) ?? 0) + 1);
    if (isGood) return;
    failures.push(`${group}: ${words}`);
    console.log(`FAILED: ${group}: ${words}`);
}
function equal(group, actual, expected, where = "") {
    const [one, other] = [actual, expected].map((value) => JSON.stringify(value));
    check(group, one === other, `${where} was ${one}, expected ${other}`);
}

// A page that must not complain, in a window of its own.
async function open(browser, options = {}) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-US", ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(patience);
    page.on("pageerror", (error) => check("no errors", false, `${page.url()}: ${error}`));
    page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) check("no errors", false, `${page.url()}: ${message.text()}`);
    });
    page.on("request", (request) => {
        const isOwn = request.url().startsWith(options.baseURL ?? origin);
        check("no foreign requests", isOwn, request.url());
    });
    return page;
}

// Runs inside the page: the codes that are shown on the index.
function shownCodes() {
    const rows = [...document.querySelectorAll(".row")].filter((row) => row.checkVisibility());
    return rows.map((row) => Number(row.querySelector(".number").textContent));
}

const fieldsOf = (page) =>
    page.locator(".exchange [data-field]").evaluateAll((fields) =>
        Object.fromEntries(fields.map((field) => [field.dataset.field, field.textContent])),
    );

async function press(page) {
    await page.locator("form[data-wish] button").click();
    await page.locator(".exchange .sides").waitFor();
    return fieldsOf(page);
}

const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");
const bodyOf = (code, reason) => hex([code >> 8, code & 255, ...Buffer.from(reason)]);

const sizes = [
    [360, 780],
    [1280, 900],
];
const schemes = ["light", "dark"];

// Runs inside the page: how far it is wider than the window, and what reaches out of it.
function excess() {
    const width = document.documentElement.clientWidth;
    const isOut = (element) => {
        const box = element.getBoundingClientRect();
        return box.width > 0 && (box.right > width + 1 || box.left < -1) && !element.closest(".spoken, .skip");
    };
    const out = [...document.querySelectorAll("body *")].filter(isOut).map(({ tagName, className }) => `${tagName}.${className}`);
    return { wider: document.documentElement.scrollWidth - width, out: out.slice(0, 5) };
}

// Runs inside the page: the texts with too little contrast (WCAG 2.2, 1.4.3), by the colors that are computed.
function faint() {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const over = (colors) => {
        canvas.clearRect(0, 0, 1, 1);
        for (const color of colors) {
            canvas.fillStyle = color;
            canvas.fillRect(0, 0, 1, 1);
        }
        return [...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    };
    const luminance = (rgb) => {
        const [r, g, b] = rgb.map((part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const found = new Set();
    for (const element of document.querySelectorAll("body, body *")) {
        const hasText = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
        if (!hasText || element.tagName === "NOSCRIPT" || !element.checkVisibility()) continue;
        const behind = [];
        for (let at = element; at; at = at.parentElement) behind.unshift(getComputedStyle(at).backgroundColor);
        const ground = ["white", ...behind];
        const [one, other] = [over(ground), over([...ground, getComputedStyle(element).color])].map(luminance);
        const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        if (contrast < 4.5) found.add(`${contrast.toFixed(2)} ${element.tagName}.${element.className}: ${element.textContent.slice(0, 40)}`);
    }
    return [...found];
}

async function everyPageFits(browser, languages) {
    for (const scheme of schemes) {
        for (const [width, height] of sizes) {
            const page = await open(browser, { colorScheme: scheme, viewport: { width, height } });
            for (const { tag } of languages) {
                for (const path of ["", "1000", "1006", "1000-vs-1015"]) {
                    const where = `/${tag}/${path} ${width} ${scheme}`;
                    const response = await page.goto(`${origin}/${tag}/${path}`);
                    equal("pages", response.status(), 200, where);
                    equal("pages", await page.getAttribute("html", "lang"), tag, where);
                    check("titles", (await page.title()).includes("WebSocket"), where);
                    if (path.length === 4) await press(page);
                    const { wider, out } = await page.evaluate(excess);
                    check("no scrolling sideways", wider <= 0 && out.length === 0, `${where}: ${wider} px, ${out}`);
                    equal("contrast", await page.evaluate(faint), [], where);
                    const name = `${tag}-${path || "index"}-${width}-${scheme}.png`;
                    await page.screenshot({ path: join(pictures, name), fullPage: true });
                }
            }
            await page.context().close();
        }
    }
}

async function everyPairFits(browser, languages) {
    const page = await open(browser, { viewport: { width: 360, height: 780 } });
    for (const { tag } of languages) {
        for (const [at, left] of codes.entries()) {
            // Every code on both sides; that every pair renders is tested without a browser.
            const right = codes[at + 1] ?? codes[0];
            const path = `/${tag}/${Math.min(left, right)}-vs-${Math.max(left, right)}`;
            await page.goto(origin + path);
            const { wider, out } = await page.evaluate(excess);
            check("no scrolling sideways", wider <= 0 && out.length === 0, `${path}: ${wider} px, ${out}`);
        }
    }
    await page.context().close();
}

async function everySendableCodeIsTried(browser) {
    const page = await open(browser);
    for (const code of sendable) {
        await page.goto(`${origin}/en/${code}`);
        const reason = await page.inputValue("#reason");
        check("try it", reason.length > 0, `${code} has no reason`);
        const expected = {
            "sent-code": `${code}`,
            "sent-reason": reason,
            "sent-bytes": bodyOf(code, reason),
            code: `${code}`,
            reason,
            wasClean: "true",
        };
        equal("try it", await press(page), expected, `${code}`);
    }
    await page.goto(`${origin}/ja/3008`);
    for (const reason of ["", "閉".repeat(41), "👋 <b>\"&'"]) {
        await page.fill("#reason", reason);
        const fields = await press(page);
        const nothing = await page.getAttribute(".exchange", "data-nothing");
        equal("try it", [fields["sent-reason"], fields.reason], [reason || nothing, reason || nothing]);
        equal("try it", fields["sent-bytes"], bodyOf(3008, reason));
    }
    await page.fill("#reason", "x".repeat(124));
    check("try it", await page.locator(".hint.over").isVisible(), "124 bytes are not marked");
    const fields = await press(page);
    equal("try it", fields.code, "1008", "a reason of 124 bytes");
    const outcome = await page.innerText(".outcome");
    check("try it", outcome.includes("is 124 bytes long; a Close frame carries at most 123"), outcome);

    await page.fill("#reason", "x".repeat(4_000_000));
    equal("try it", (await press(page)).code, "1009", "a reason of 4 MB");
    await page.context().close();
}

async function otherCodesAreRefused(browser, languages) {
    const page = await open(browser);
    for (const [code, why] of refused) {
        for (const { tag } of languages) {
            await page.goto(`${origin}/${tag}/${code}`);
            const words = await page.innerText(".refusal");
            check("refused", words.includes(`close code ${code} (`) && words.includes(why), `/${tag}/${code}: ${words}`);
            equal("refused", await page.locator("#reason").count(), 0, `/${tag}/${code}`);
        }
    }
    for (const [code, bytes, clean] of [
        [1005, "none", "true"],
        [1006, "none", "false"],
    ]) {
        await page.goto(`${origin}/en/${code}`);
        const { "sent-bytes": sent, code: seen, wasClean } = await press(page);
        equal("brought about", [sent, seen, wasClean], [bytes, `${code}`, clean], `${code}`);
    }

    // Whoever asks for 1015 by hand learns why not, too.
    const answer = await page.evaluate(
        (url) =>
            new Promise((resolve) => {
                const socket = new WebSocket(url);
                const messages = [];
                socket.addEventListener("open", () => socket.send("please"));
                socket.addEventListener("message", ({ data }) => messages.push(data));
                socket.addEventListener("close", ({ code, reason, wasClean }) => resolve({ messages, code, reason, wasClean }));
            }),
        `${origin.replace("http", "ws")}/try_it/1015`,
    );
    equal("refused", [answer.code, answer.wasClean, answer.messages.length], [1008, true, 1]);
    check("refused", answer.messages[0].includes(refused.get(1015)), answer.messages[0]);
    check("refused", answer.reason.startsWith("close code 1015"), answer.reason);
    await page.context().close();
}

async function theSearchFinds(browser, languages) {
    const shown = (page) => page.evaluate(shownCodes);
    const queries = ["1006", "openssl", "  LAPTOP phone", "１０１５", "nothing like this", ""];

    const page = await open(browser);
    await page.goto(`${origin}/en/`);
    const typed = [];
    for (const query of queries) {
        await page.fill("#q", query);
        typed.push(await shown(page));
    }
    const expected = [[1006], [1015], [1006], [1015], [], codes];
    equal("search", typed, expected);
    await page.fill("#q", "nothing like this");
    equal("search", await page.innerText(".found"), "No code matches. Try a number, or another word.");
    equal("search", await page.locator("section.class").evaluateAll((all) => all.map((section) => section.checkVisibility())), [false, false]);
    await page.fill("#q", "openssl");
    await page.press("#q", "Enter");
    await page.waitForURL(`${origin}/en/1015`);
    await page.goBack();
    await page.waitForURL(`${origin}/en/?q=openssl`);
    equal("search", await shown(page), [1015], "after going back");

    await page.context().close();

    // The server answers where no script runs, and finds the same.
    const plain = await open(browser, { javaScriptEnabled: false });
    for (const [at, query] of queries.entries()) {
        await plain.goto(`${origin}/en/`);
        await plain.fill("#q", query);
        await plain.press("#q", "Enter");
        await plain.waitForURL(/\?q=/);
        const rows = plain.locator(".row:not([hidden]) .number");
        equal("search", (await rows.allInnerTexts()).map(Number), expected[at], `without a script: ${query}`);
    }

    // What is typed finds what the server finds, in every script.
    const typing = await open(browser);
    const words = ["ＰＲＯＸＹ", "İSTEMCİ", "YAPILANDIRMA", "ﾌﾟﾛｷｼ", "プロキシ", "ECHOUE", "échoue", "prufen", "conexion", "代理", "ς", "ß", "101", "1000 1001"];
    for (const { tag } of languages) {
        for (const word of words) {
            await typing.goto(`${origin}/${tag}/`);
            await typing.fill("#q", word);
            await plain.goto(`${origin}/${tag}/?q=${encodeURIComponent(word)}`);
            const rows = plain.locator(".row:not([hidden]) .number");
            equal("search", await shown(typing), (await rows.allInnerTexts()).map(Number), `/${tag}/ ${word}`);
        }
    }
    for (const [tag, word] of [["tr", "ISTEMCI"], ["ja", "ﾌﾟﾛｷｼ"], ["fr", "CHAINE"], ["es", "conexion"]]) {
        await typing.goto(`${origin}/${tag}/`);
        await typing.fill("#q", word);
        check("search", (await shown(typing)).length > 0, `/${tag}/ finds no ${word}`);
    }
    await typing.context().close();

    await plain.goto(`${origin}/en/`);
    await plain.selectOption("[name=left]", "1015");
    await plain.selectOption("[name=right]", "1000");
    await plain.click(".picker button");
    equal("compare", plain.url(), `${origin}/en/1000-vs-1015`, "without a script");
    await plain.goto(`${origin}/en/1000`);
    check("try it", await plain.getByText("This needs JavaScript.").isVisible(), "nothing is said without a script");
    check("try it", !(await plain.isVisible("#reason")), "a form that does nothing is shown");
    await plain.context().close();
}

async function twoCodesAreCompared(browser) {
    const page = await open(browser);
    for (const [left, right, path] of [
        ["3008", "1006", "1006-vs-3008"],
        ["1009", "1009", "1009"],
    ]) {
        await page.goto(`${origin}/de/`);
        await page.selectOption("[name=left]", left);
        await page.selectOption("[name=right]", right);
        await page.click(".picker button");
        await page.waitForURL(`${origin}/de/${path}`);
        equal("compare", await page.getAttribute("html", "lang"), "de");
    }
    await page.goto(`${origin}/de/1009`);
    await page.click('.comparisons a[href$="1000-vs-1009"]');
    check("compare", (await page.innerText("h1")).includes("1009"), "the heading");
    await page.context().close();
}

async function theLanguageIsSwitched(browser, languages) {
    const page = await open(browser);
    await page.goto(`${origin}/en/1000-vs-1015`);
    for (const { tag, name } of [...languages.slice(1), languages[0]]) {
        await page.click(".languages summary");
        await page.click(`.languages a[hreflang="${tag}"]`);
        await page.waitForURL(`${origin}/${tag}/1000-vs-1015`);
        equal("language", await page.innerText(".languages summary"), name);
        equal("language", await page.locator(".languages [aria-current]").getAttribute("hreflang"), tag);
    }
    await page.click(".languages summary");
    await page.keyboard.press("Escape");
    equal("language", await page.locator(".languages details").getAttribute("open"), null, "after Escape");
    equal("language", await page.evaluate(() => document.activeElement.tagName), "SUMMARY", "after Escape");
    await page.context().close();

    for (const { tag } of languages) {
        const visitor = await open(browser, { locale: tag });
        await visitor.goto(`${origin}/`);
        equal("language", visitor.url(), `${origin}/${tag}/`, "of the browser");
        await visitor.context().close();
    }
    const chinese = await open(browser, { locale: "zh-CN" });
    await chinese.goto(`${origin}/`);
    equal("language", chinese.url(), `${origin}/zh-Hans/`, "zh-CN");
    await chinese.context().close();
}

async function theThemeIsSwitched(browser) {
    const page = await open(browser, { colorScheme: "dark" });
    const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.goto(`${origin}/en/`);
    const dark = await ground();
    await page.click("button.theme");
    const light = await ground();
    check("theme", light !== dark, light);
    await page.goto(`${origin}/tr/1000`);
    equal("theme", await ground(), light, "on the next page");
    await page.click("button.theme");
    equal("theme", await ground(), dark, "switched back");
    await page.context().close();
}

// What the keyboard reaches, in order, each with a visible focus.
async function theKeyboardReachesEverything(browser) {
    const page = await open(browser);
    const focused = () =>
        page.evaluate(() => {
            const element = document.activeElement;
            const style = getComputedStyle(element);
            const box = element.getBoundingClientRect();
            const marks = [style, getComputedStyle(element, "::after")];
            const isMarked = marks.some(({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && parseFloat(outlineWidth) >= 2);
            return {
                name: element.matches(".skip, .home, summary, .theme") ? element.className || "summary" : element.id || element.tagName,
                isSeen: isMarked || element.matches(".skip"),
                isOnScreen: box.bottom > 0 && box.right > 0 && box.top < innerHeight,
            };
        });
    const walk = async (steps) => {
        const names = [];
        for (let step = 0; step < steps; step += 1) {
            await page.keyboard.press("Tab");
            const { name, isSeen, isOnScreen } = await focused();
            check("keyboard", isSeen && isOnScreen, `${page.url()}: the focus on ${name} is not seen`);
            names.push(name);
        }
        return names;
    };
    await page.goto(`${origin}/en/`);
    equal("keyboard", await walk(8), ["skip", "home", "summary", "theme", "q", "BUTTON", "A", "A"]);

    await page.goto(`${origin}/en/1000`);
    equal("keyboard", await walk(8), ["skip", "home", "summary", "theme", "A", "reason", "BUTTON", "A"]);

    await page.goto(`${origin}/en/1000`);
    await walk(1);
    await page.keyboard.press("Enter");
    equal("keyboard", await page.evaluate(() => document.activeElement.id), "content", "after skipping");
    equal("keyboard", await walk(2), ["A", "reason"]);
    await page.keyboard.press("Enter");
    await page.locator(".exchange .sides").waitFor();
    equal("keyboard", (await fieldsOf(page)).code, "1000", "asked for by Enter");

    await page.goto(`${origin}/en/1000`);
    await walk(3);
    await page.keyboard.press("Enter");
    equal("keyboard", await walk(2), ["A", "A"]);
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/(?!en)[\w-]+\/1000$/);
    await page.context().close();
}

async function whatIsMissingIsSaid(browser) {
    const page = await open(browser);
    page.removeAllListeners("console"); // Chromium reports every 404 there
    const response = await page.goto(`${origin}/es/1016`);
    equal("missing", [response.status(), await page.getAttribute("html", "lang")], [404, "es"]);
    await page.click("main a");
    equal("missing", page.url(), `${origin}/es/`);
    await page.context().close();
}

// As a server would that knows of files alone.
async function serveFiles(folder) {
    const types = { css: "text/css", html: "text/html", js: "text/javascript", svg: "image/svg+xml" };
    const read = async (name) => ({ text: await readFile(join(folder, name)), type: types[name.split(".").pop()] });
    const http = createServer(async ({ url }, response) => {
        const { pathname } = new URL(url, "http://localhost");
        const names = [`${pathname}index.html`, pathname, `${pathname}.html`];
        const name = pathname.endsWith("/") ? names[0] : pathname.includes(".") ? names[1] : names[2];
        const { text, type } = await read(name).catch(() => read("404.html"));
        response.setHeader("content-type", `${type}; charset=utf-8`);
        response.end(text);
    });
    await once(http.listen(0, "127.0.0.1"), "listening");
    return http;
}

async function theFilesWorkWithoutTheServer(browser) {
    const folder = await mkdtemp(join(tmpdir(), "close-codes-site-"));
    const http = await serveFiles(folder);
    try {
        const baseURL = `http://127.0.0.1:${http.address().port}`;
        const [status] = await once(spawn(command, ["site", "--out", folder, "--base", baseURL], { stdio: "ignore" }), "exit");
        equal("files", status, 0);
        const page = await open(browser, { baseURL, locale: "de-AT" });
        await page.goto("/");
        await page.waitForURL(`${baseURL}/de/`);
        await page.goto("/en/?q=openssl");
        equal("files", await page.evaluate(shownCodes), [1015], "a search");
        await page.goto("/en/");
        await page.selectOption("[name=left]", "1015");
        await page.selectOption("[name=right]", "1000");
        await page.click(".picker button");
        await page.waitForURL(`${baseURL}/en/1000-vs-1015`);
        equal("files", await page.locator("h1").count(), 1);

        page.removeAllListeners("console"); // Chromium reports the failed handshake there
        await page.goto("/en/1000");
        await page.click("form[data-wish] button");
        const outcome = page.locator(".outcome.failed");
        await outcome.waitFor();
        check("files", (await outcome.innerText()).startsWith("The connection did not open"), await outcome.innerText());
        check("files", !(await page.isVisible(".exchange .sides")), "a close is shown that was none");
        await page.context().close();
    } finally {
        http.close();
        await rm(folder, { recursive: true });
    }
}

// The site of another spec: its own codes, under its own name, in the languages that are asked for.
async function anotherProtocolHasItsSite(browser) {
    const [chat, baseURL] = await serve("--spec", "examples/chat/codes.toml", "--lang", "en,tr");
    try {
        const page = await open(browser, { baseURL });
        await page.goto("/en/");
        equal("another protocol", await page.innerText("h1"), "Chat Close Codes");
        await page.goto("/en/4001");
        equal("another protocol", await page.title(), "Chat 4001 Session Expired");
        const { "sent-code": sent, code } = await press(page);
        equal("another protocol", [sent, code], ["4001", "4001"]);
        await page.goto("/tr/4001");
        check("another protocol", (await page.title()).startsWith("Sohbet 4001 "), await page.title());
        equal("another protocol", await page.locator(".languages a").count(), 2);
        await page.context().close();
    } finally {
        chat.kill();
    }
}

// Starts the command as a server: its process, and where it is.
async function serve(...options) {
    const server = spawn(command, ["site", ...options], { stdio: ["ignore", "pipe", "inherit"] });
    const [line] = await once(createInterface({ input: server.stdout }), "line", { signal: AbortSignal.timeout(patience) });
    return [server, line.replace(/\/$/, "")];
}

await mkdir(pictures, { recursive: true });
const [server, origin] = await serve();
const browser = await chromium.launch({
    executablePath: "/usr/bin/chromium",
    args: ["--disable-gpu", "--no-proxy-server"],
});
try {
    const page = await open(browser);
    await page.goto(`${origin}/en/`);
    const links = page.locator(".languages a");
    const languages = await links.evaluateAll((all) => all.map((link) => ({ tag: link.hreflang, name: link.textContent })));
    check("pages", languages.length > 1 && languages[0].tag === "en", JSON.stringify(languages));
    equal("pages", (await page.locator(".row .number").allInnerTexts()).map(Number), codes);
    await page.context().close();

    await everySendableCodeIsTried(browser);
    await otherCodesAreRefused(browser, languages);
    await theSearchFinds(browser, languages);
    await twoCodesAreCompared(browser);
    await theLanguageIsSwitched(browser, languages);
    await theThemeIsSwitched(browser);
    await theKeyboardReachesEverything(browser);
    await whatIsMissingIsSaid(browser);
    await theFilesWorkWithoutTheServer(browser);
    await anotherProtocolHasItsSite(browser);
    await everyPairFits(browser, languages);
    await everyPageFits(browser, languages);
} finally {
    await browser.close();
    server.kill();
}

console.log(`\nChromium ${browser.version()}`);
console.table(Object.fromEntries([...counts].map(([group, checks]) => [group, { checks }])));
console.log(failures.length === 0 ? "All checks passed." : `${failures.length} checks failed.`);
process.exitCode = failures.length === 0 ? 0 : 1;
