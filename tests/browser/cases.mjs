// What the page and the server see of each close, written down by the registry, the standards and codes.toml.

// What the server gives as a reason.
const later = "また後で";

// The variants that the page's spec gives to these codes, by the registry and codes.toml.
const variants = new Map([
    [1000, "NormalClosure"],
    [1001, "GoingAway"],
    [1002, "ProtocolError"],
    [1003, "UnsupportedData"],
    [1007, "InvalidPayload"],
    [1008, "PolicyViolation"],
    [1009, "MessageTooBig"],
    [1011, "InternalError"],
    [1012, "ServiceRestart"],
    [1013, "TryAgainLater"],
    [1014, "BadGateway"],
    [3000, "Unauthorized"],
    [3003, "Forbidden"],
    [3008, "Timeout"],
    [4001, "SessionExpired"],
]);

const seen = (code, reason, clean = "clean") => {
    const variant = variants.get(code);
    return `${variant ? `known ${variant}` : `unknown ${code}`}, ${clean}, ${JSON.stringify(reason)}`;
};
export const arrived = (code, reason) => `${code} ${JSON.stringify(reason)}`;
const noStatus = 'known NoStatusReceived, clean, ""';
export const abnormal = 'known AbnormalClosure, not clean, ""';

const reasons = {
    "no reason": "",
    "1 byte": "x",
    "123 bytes": "x".repeat(123),
    "a Japanese character": "日",
    "123 bytes of Japanese": "日本語".repeat(13) + "日本",
    "123 bytes with emoji": "👋".repeat(30) + "bye",
};

// Each case is a name, what the page does, what it sees in the end, and which Close frame of its arrives.
export const groups = {
    "The page closes": [
        ...[1000, 3000, 3003, 3008, 3999, 4000, 4999].flatMap((code) =>
            Object.entries(reasons).map(([name, reason]) => [
                `${code} with ${name}`,
                ["leave", "/listen", code, reason],
                seen(code, reason),
                arrived(code, reason),
            ]),
        ),
        ["without a status", ["leave", "/listen", undefined, ""], noStatus, "no status"],
        [
            "with a frame checked while compiling",
            ["log_out", "/listen"],
            'known LoggedOut, clean, "さようなら"',
            arrived(4002, "さようなら"),
        ],
    ],
    "The server closes": [
        ...[...variants.keys(), 3001, 3999, 4000, 4099, 4200, 4999].map((code) => [
            `${code}`,
            ["watch", `/close/${code}`],
            seen(code, later),
            arrived(code, later),
        ]),
        ...[4100, 4199].map((code) => [
            `${code}, in a range of the spec`,
            ["watch", `/close/${code}`],
            `${code} in range Overloaded, clean, ${JSON.stringify(later)}`,
            arrived(code, later),
        ]),
        ["without a status", ["watch", "/close"], noStatus, "no status"],
        ["without a Close frame", ["watch", "/drop"], abnormal, "nothing"],
        // The code counts, however the connection ended after it.
        [
            "4001, and resets the TCP connection",
            ["watch", "/reset/4001"],
            seen(4001, later, "not clean"),
            arrived(4001, later),
        ],
    ],
    // The documentation of the adapter says which of these Chromium lets through.
    "The server breaks the rules": [
        ...[1005, 1006, 1015].map((code) => [
            `${code}`,
            ["watch", `/close/${code}`],
            abnormal,
            arrived(1002, ""),
        ]),
        ...[0, 999, 1004, 1016, 2000, 2999, 5000, 65535].map((code) => [
            `${code}`,
            ["watch", `/close/${code}`],
            `error: close code ${code} may not be in a Close frame`,
            arrived(code, later),
        ]),
    ],
};
