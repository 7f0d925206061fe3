// Uses the page of examples/browser as a visitor would, and compares what the visitor, the browser and the server saw.

// Runs in the page before its own script: notes the browser's own view of each close.
function recordCloses() {
    globalThis.closes = [];
    globalThis.WebSocket = class extends WebSocket {
        constructor(url) {
            super(url);
            this.addEventListener("close", ({ code, reason, wasClean }) =>
                globalThis.closes.push(`${code} ${reason} ${wasClean}`),
            );
        }
    };
}

// What each button does, by examples/chat/codes.toml.
const buttons = [
    {
        button: "#log-out",
        shown: "4100 Logged Out: see you tomorrow\nwas clean: true\nreconnect: never\nsession: unspecified\n",
        seen: "4100 see you tomorrow true",
        printed: "The page closes: 4100 Logged Out: see you tomorrow",
    },
    {
        button: "#old-token",
        shown:
            "4001 Session Expired: token expired\nwas clean: true\nreconnect: reauthenticate\nsession: new\n" +
            "Fetch a new token, then connect again.",
        seen: "4001 token expired true",
        printed: "The page answers: 4001 Session Expired: token expired",
    },
];

// The registry has advice for this one, in words that may change.
const lost = ["1006 Abnormal Closure", "was clean: false", "reconnect: backoff", "session: unspecified"];

export async function tryExample(page, url, { nextLine, stop }, check) {
    const errors = [];
    page.on("pageerror", (error) => errors.push(`${error}`));
    page.on("console", (message) => {
        if (message.type() === "error") errors.push(message.text());
    });
    await page.addInitScript(recordCloses);
    await page.goto(url);

    const state = page.locator("#state");
    const connected = () => state.getByText("connected", { exact: true }).waitFor();
    const ended = async () => {
        await page.waitForFunction((count) => globalThis.closes.length > count, closes);
        closes += 1;
        await page.locator("#connect:enabled").waitFor();
        return [await state.textContent(), await page.evaluate(() => globalThis.closes.at(-1))];
    };
    let closes = 0;

    await connected();
    for (const { button, shown, seen, printed } of buttons) {
        await page.click(button);
        check(button, [shown, seen, printed], [...(await ended()), await nextLine()]);
        await page.click("#connect");
        await connected();
    }

    await page.reload();
    check("a reload", ["The page closes: 1001 Going Away"], [await nextLine()]);

    await connected();
    closes = 0; // the page is a new one
    stop();
    const [shown, seen] = await ended();
    check("the server stops", [...lost, "1006  false"], [...shown.split("\n").slice(0, 4), seen]);
    check("no errors", [], errors);
}
