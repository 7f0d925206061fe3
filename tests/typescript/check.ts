// Compares what the exported modules say with what Rust says. Throws at the first difference.

import { answers, browserCodes } from "./answers.js";
import type { Entry } from "./answer.js";
import * as chat from "./chat.js";
import * as chatCompact from "./chat.compact.js";
import * as closed from "./closed.js";
import * as closedCompact from "./closed.compact.js";
import * as hard from "./hard.js";
import * as hardCompact from "./hard.compact.js";
import { specs } from "./specs.js";
import * as standard from "./standard.js";
import * as standardCompact from "./standard.compact.js";
import { nextStep } from "./exhaustive.js";

/** What a whole module exports, whatever its codes are. */
interface Module extends Compact {
  readonly closeCodeRange: (code: number) => { readonly title: string } | undefined;
  readonly closeFacts: (code: number) => { readonly title: string } | undefined;
}

/** What a module without the prose exports. */
interface Compact {
  readonly closeCodes: { readonly [name: string]: number };
  readonly closeCodeInfo: { readonly [code: number]: object };
  readonly closeCodeRanges: readonly object[];
  readonly closeCodeRangesByName: { readonly [name: string]: object };
  readonly isCloseCode: (code: number) => boolean;
  readonly closeCodeRange: (code: number) => object | undefined;
  readonly closeFacts: (code: number) => object | undefined;
  readonly isSendableByBrowser: (code: number) => boolean;
  readonly closeWebSocket: (socket: Socket, code: never, reason?: string) => void;
  readonly reconnect: (code: number) => string | undefined;
  readonly session: (code: number) => string | undefined;
}

interface Socket {
  close(code?: number, reason?: string): void;
}

const modules: readonly (readonly [string, Module, Compact])[] = [
  ["standard", standard, standardCompact],
  ["chat", chat, chatCompact],
  ["hard", hard, hardCompact],
  ["closed", closed, closedCompact],
];

/** The keys that a compact module leaves out. */
const prose: readonly string[] = ["title", "description", "seen_when", "how_to_fix", "reference", "deprecated"];

function same(actual: unknown, expected: unknown, of: string): void {
  if (!Object.is(actual, expected)) {
    throw new Error(`${of}: ${JSON.stringify(actual)} in TypeScript, ${JSON.stringify(expected)} in Rust`);
  }
}

/** Every number from 0 to 65535. */
function checkNumbers(name: string, module: Module, compact: Compact): void {
  let next = 0;
  for (const answer of answers[name] ?? []) {
    for (let code = answer.first; code <= answer.last; code += 1) {
      same(next, code, `${name}, the numbers`);
      next += 1;
      for (const [form, each] of [[name, module], [`${name}, compact`, compact]] as const) {
        same(each.isCloseCode(code), answer.isCloseCode, `${form}, isCloseCode(${code})`);
        same(each.isSendableByBrowser(code), answer.isSendableByBrowser, `${form}, isSendableByBrowser(${code})`);
        same(each.reconnect(code) ?? null, answer.reconnect, `${form}, reconnect(${code})`);
        same(each.session(code) ?? null, answer.session, `${form}, session(${code})`);
      }
      same(module.closeCodeRange(code)?.title ?? null, answer.range, `${name}, the range of ${code}`);
      same(compact.closeCodeRange(code) === undefined, answer.range === null, `${name}, compact, the range of ${code}`);
      same(module.closeFacts(code)?.title ?? null, answer.title, `${name}, the title of ${code}`);
    }
  }
  same(next, 65536, `${name}, how many numbers`);
}

/** What `closeWebSocket` sends with each code that Rust lets a page send. */
function checkClosing(name: string, module: Compact): void {
  let sent: readonly unknown[] = [];
  const socket: Socket = {
    close: (...given) => {
      sent = given;
    },
  };
  const codes = browserCodes[name] ?? [];
  for (const { code, default: reason, cut } of codes) {
    module.closeWebSocket(socket, code as never);
    same(JSON.stringify(sent), JSON.stringify([code, reason]), `${name}, closeWebSocket(${code})`);
    for (const [given, expected] of cut) {
      module.closeWebSocket(socket, code as never, given);
      same(JSON.stringify(sent), JSON.stringify([code, expected]), `${name}, closeWebSocket(${code}, ${given})`);
    }
  }
}

/** Every text and value of an entry, character for character, and nothing else. */
function checkEntry(entry: Entry, actual: object | undefined, of: string): void {
  const given = Object.keys(entry).filter((key) => entry[key] !== null);
  for (const key of given) {
    same((actual as Entry | undefined)?.[key], entry[key], `${of}, ${key}`);
  }
  same(Object.keys(actual ?? {}).length, given.length, `${of}, how many keys`);
}

/** The tables, with the keys that the form of the module has. */
function checkTables(name: string, module: Compact, isWanted: (key: string) => boolean): void {
  const spec = specs[name] ?? { codes: [], ranges: [], unlisted: null, retired: [] };
  const wanted = (entry: Entry): Entry => {
    const kept: { [key: string]: string | number | null } = {};
    for (const key of Object.keys(entry).filter((key) => isWanted(key) && key !== "label")) {
      kept[key] = entry[key] ?? null;
    }
    return kept;
  };
  for (const entry of spec.codes) {
    checkEntry(wanted(entry), module.closeCodeInfo[Number(entry["code"])], `${name}, ${entry["code"]}`);
    same(module.closeCodes[String(entry["name"])], entry["code"], `${name}, ${entry["name"]}`);
  }
  same(Object.keys(module.closeCodes).length, spec.codes.length, `${name}, how many names`);
  same(Object.keys(module.closeCodeInfo).length, spec.codes.length, `${name}, how many codes`);
  let named = 0;
  spec.ranges.forEach((entry, at) => {
    const range = module.closeCodeRanges[at];
    checkEntry(wanted(entry), range, `${name}, range ${at}`);
    if (entry["name"] !== null) {
      named += 1;
      same(module.closeCodeRangesByName[String(entry["name"])], range, `${name}, ${entry["name"]}`);
    }
  });
  same(module.closeCodeRanges.length, spec.ranges.length, `${name}, how many ranges`);
  same(Object.keys(module.closeCodeRangesByName).length, named, `${name}, how many named ranges`);
}

for (const [name, module, compact] of modules) {
  checkNumbers(name, module, compact);
  checkTables(name, module, () => true);
  checkTables(name, compact, (key) => prose.indexOf(key) < 0);
  for (const each of [module, compact]) {
    checkClosing(name, each);
    // What is a number to JavaScript alone.
    for (const odd of [-1, -0, 0.5, 3000.5, 4999.5, 5000, 65536, 2 ** 53, NaN, Infinity, -Infinity]) {
      same(each.isCloseCode(odd), false, `${name}, isCloseCode(${odd})`);
      same(each.isSendableByBrowser(odd), false, `${name}, isSendableByBrowser(${odd})`);
    }
  }
}

// What the compiler must know: the codes are numbers that it can tell apart, and one that is none is refused.
const known: hard.CloseCode = 4000;
// @ts-expect-error: no code of this protocol
const unknown: hard.CloseCode = 4002;
const name: hard.CloseCodeName = "認証切れ";
const names: readonly hard.CloseCodeName[] = ["Infinity", "NaN", "Object", "Überlast", name, "𖵀Last"];
// @ts-expect-error: no name of this protocol
const noName: hard.CloseCodeName = "Unknown";
// @ts-expect-error: the tables are read-only
hard.closeCodeInfo[known].title = "";
same(names.map((name) => hard.closeCodes[name]).join(), "1000,1005,3000,4000,4001,4999", "the codes of names");
same([known, unknown, noName].length, 3, "constants");

for (const name of names) {
  const code = hard.closeCodes[name];
  same(nextStep(code), `${hard.reconnect(code) ?? "unspecified"}`, `the next step after ${code}`);
}

/** What type-checks and what does not; it is never called. */
export function typeChecks(socket: Socket): readonly unknown[] {
  chat.closeWebSocket(socket, chat.closeCodes.LoggedOut, "good night");
  chat.closeWebSocket(socket, chat.closeCodes.NormalClosure);
  // @ts-expect-error: the server alone sends 4001
  chat.closeWebSocket(socket, chat.closeCodes.SessionExpired);
  // @ts-expect-error: browsers take no code below 3000 but 1000
  chat.closeWebSocket(socket, chat.closeCodes.GoingAway);
  // @ts-expect-error: nobody sends 1006
  chat.closeWebSocket(socket, chat.closeCodes.AbnormalClosure);
  // @ts-expect-error: no code of this protocol
  chat.closeWebSocket(socket, 4137);
  // @ts-expect-error: any number is no code of this protocol
  chat.closeWebSocket(socket, 4000 + 100);
  // @ts-expect-error: the compact form refuses the same
  chatCompact.closeWebSocket(socket, chatCompact.closeCodes.SessionExpired);
  socket.close(chat.closeCodes.LoggedOut satisfies chat.BrowserCloseCode);
  // @ts-expect-error: `satisfies` refuses it too, where a program calls the method itself
  socket.close(chat.closeCodes.Banned satisfies chat.BrowserCloseCode);
  // @ts-expect-error: a page may send none of the codes of this protocol
  const none: closed.BrowserCloseCode = closed.closeCodes.Leaving;
  // @ts-expect-error: there is no prose in the compact form
  const title = chatCompact.closeCodeInfo[4001].title;
  return [none, title];
}

// The types name exactly the codes that Rust lets a page send.
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;
const exact: readonly true[] = [
  true satisfies Same<chat.BrowserCloseCode, 1000 | 3000 | 3003 | 3008 | 4100>,
  true satisfies Same<hard.BrowserCloseCode, 3000 | 4999>,
  true satisfies Same<closed.BrowserCloseCode, never>,
  true satisfies Same<hard.CloseCodeRangeName, "ObjectRange" | "Überlauf" | "NaNRange" | "Constructor">,
  true satisfies Same<standard.CloseCodeRangeName, never>,
];
same(exact.length, 5, "types");
for (const [name, codes] of [["chat", [1000, 3000, 3003, 3008, 4100]], ["hard", [3000, 4999]], ["closed", []]] as const) {
  same((browserCodes[name] ?? []).map(({ code }) => code).join(), codes.join(), `${name}, the codes of a page`);
}

// Ranges by name, the innermost of those around a code.
same(closed.closeCodeRange(4137), closed.closeCodeRangesByName.Muted, "the range of 4137");
same(closed.closeCodeRange(4140), closed.closeCodeRangesByName.Kicked, "the range of 4140");
same(closed.isSendableByBrowser(4137), false, "a page sends no code of a range of the server");
same(closed.reconnect(4500), "backoff", "what the spec says of unlisted codes");
same(closed.reconnect(1006), "backoff", "the same of those in the registry");
