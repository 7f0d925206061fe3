// Compares what the exported modules say with what Rust says. Throws at the first difference.

import { answers } from "./answers.js";
import type { Entry } from "./answer.js";
import * as chat from "./chat.js";
import * as hard from "./hard.js";
import { specs } from "./specs.js";
import * as standard from "./standard.js";
import { nextStep } from "./exhaustive.js";

type Module = typeof standard | typeof chat | typeof hard;

function same(actual: unknown, expected: unknown, of: string): void {
  if (!Object.is(actual, expected)) {
    throw new Error(`${of}: ${JSON.stringify(actual)} in TypeScript, ${JSON.stringify(expected)} in Rust`);
  }
}

/** Every number from 0 to 65535. */
function checkNumbers(name: string, module: Module): void {
  let next = 0;
  for (const answer of answers[name] ?? []) {
    for (let code = answer.first; code <= answer.last; code += 1) {
      same(next, code, `${name}, the numbers`);
      next += 1;
      same(module.isCloseCode(code), answer.isCloseCode, `${name}, isCloseCode(${code})`);
      same(module.isSendableByBrowser(code), answer.isSendableByBrowser, `${name}, isSendableByBrowser(${code})`);
      same(module.closeFacts(code)?.title ?? null, answer.title, `${name}, the title of ${code}`);
      same(module.reconnect(code) ?? null, answer.reconnect, `${name}, reconnect(${code})`);
      same(module.session(code) ?? null, answer.session, `${name}, session(${code})`);
    }
  }
  same(next, 65536, `${name}, how many numbers`);
}

/** Every text and value of an entry, character for character, and nothing else. */
function checkEntry(entry: Entry, actual: object | undefined, of: string): void {
  const given = Object.keys(entry).filter((key) => entry[key] !== null);
  for (const key of given) {
    same((actual as Entry | undefined)?.[key], entry[key], `${of}, ${key}`);
  }
  same(Object.keys(actual ?? {}).length, given.length, `${of}, how many keys`);
}

function checkTables(name: string, module: Module): void {
  const spec = specs[name] ?? { codes: [], ranges: [] };
  const names: { readonly [name: string]: number } = module.closeCodes;
  const infos: { readonly [code: number]: object } = module.closeCodeInfo;
  for (const entry of spec.codes) {
    checkEntry(entry, infos[Number(entry["code"])], `${name}, ${entry["code"]}`);
    same(names[String(entry["name"])], entry["code"], `${name}, ${entry["name"]}`);
  }
  same(Object.keys(names).length, spec.codes.length, `${name}, how many names`);
  same(Object.keys(infos).length, spec.codes.length, `${name}, how many codes`);
  spec.ranges.forEach((entry, at) => checkEntry(entry, module.closeCodeRanges[at], `${name}, range ${at}`));
  same(module.closeCodeRanges.length, spec.ranges.length, `${name}, how many ranges`);
}

for (const [name, module] of [["standard", standard], ["chat", chat], ["hard", hard]] as const) {
  checkNumbers(name, module);
  checkTables(name, module);
  // What is a number to JavaScript alone.
  for (const odd of [-1, -0, 0.5, 3000.5, 4999.5, 5000, 65536, 2 ** 53, NaN, Infinity, -Infinity]) {
    same(module.isCloseCode(odd), false, `${name}, isCloseCode(${odd})`);
    same(module.isSendableByBrowser(odd), false, `${name}, isSendableByBrowser(${odd})`);
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
