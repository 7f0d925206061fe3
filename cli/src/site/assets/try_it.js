// Lets the server close a WebSocket, and shows what it sent beside what arrived.
"use strict";
{
    const form = document.querySelector("form[data-wish]");
    const exchange = document.querySelector(".exchange");
    const patienceInSeconds = 20;

    const bytes = (text) => new TextEncoder().encode(text).length;
    const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join(" ");

    // The body of a Close frame: two bytes of code, then the reason (RFC 6455, section 5.5.1).
    const decode = (buffer) => ({
        code: buffer.byteLength < 2 ? null : new DataView(buffer).getUint16(0),
        reason: new TextDecoder().decode(buffer.slice(2)),
        bytes: hex(buffer),
    });

    // What the server announced, what it refused with, and the CloseEvent.
    const ask = (path, reason) =>
        new Promise((resolve) => {
            const url = new URL(path, location.href);
            url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
            const socket = new WebSocket(url);
            socket.binaryType = "arraybuffer";
            const answer = { opened: false, sent: null, refusal: null };
            const timer = setTimeout(() => socket.close(), patienceInSeconds * 1000);
            socket.addEventListener("open", () => {
                answer.opened = true;
                socket.send(reason);
            });
            socket.addEventListener("message", ({ data }) => {
                if (typeof data === "string") answer.refusal = data;
                else answer.sent = decode(data);
            });
            socket.addEventListener("close", (event) => {
                clearTimeout(timer);
                resolve({ ...answer, event });
            });
        });

    const outcome = exchange?.querySelector(".outcome");
    const sides = exchange?.querySelector(".sides");

    const paragraph = (text, lang = "") => {
        const element = document.createElement("p");
        element.textContent = text;
        if (lang) element.lang = lang;
        return element;
    };

    const tell = (paragraphs, isFailure = false) => {
        outcome.hidden = paragraphs.length === 0;
        outcome.classList.toggle("failed", isFailure);
        outcome.replaceChildren(...paragraphs);
    };

    // The library speaks English, on lines of its own.
    const refused = (words) => [
        paragraph(exchange.dataset.refused),
        ...words.split("\n").map((line) => paragraph(line.replace(/^[ =]+/, ""), "en")),
    ];

    const fill = (name, value) => {
        const field = exchange.querySelector(`[data-field="${name}"]`);
        const isNothing = value === null || value === "";
        field.textContent = isNothing ? exchange.dataset.nothing : String(value);
        field.classList.toggle("nothing", isNothing);
    };

    const show = ({ opened, sent, refusal, event }) => {
        if (!opened) return tell([paragraph(exchange.dataset.notOpened)], true);
        tell(refusal === null ? [] : refused(refusal), true);
        fill("sent-code", sent?.code ?? null);
        fill("sent-reason", sent?.reason ?? null);
        fill("sent-bytes", sent?.bytes ?? null);
        fill("code", event.code);
        fill("reason", event.reason);
        fill("wasClean", event.wasClean);
        sides.hidden = false;
    };

    const start = () => {
        const button = form.querySelector("button");
        const reason = form.elements.reason;

        form.addEventListener("submit", async (event) => {
            event.preventDefault();
            if (button.getAttribute("aria-disabled")) return;
            // Not `disabled`: that would take the focus away.
            button.setAttribute("aria-disabled", "true");
            sides.hidden = true;
            tell([paragraph(exchange.dataset.waiting)]);
            show(await ask(form.dataset.wish, reason?.value ?? ""));
            button.removeAttribute("aria-disabled");
        });

        if (!reason) return;
        const hint = form.querySelector("[data-bytes]");
        const count = () => {
            const used = bytes(reason.value);
            hint.textContent = hint.dataset.bytes.replace("{used}", used);
            hint.classList.toggle("over", used > Number(hint.dataset.most));
        };
        reason.addEventListener("input", count);
        count();
    };

    if (form) start();
}
