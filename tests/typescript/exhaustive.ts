// A switch over every code of tests/typescript/hard.toml. It compiles because it forgets none.

import { type CloseCode, closeCodes } from "./hard.js";

/** What to do after a close. */
export function nextStep(code: CloseCode): string {
  switch (code) {
    case closeCodes.Infinity:
      return "backoff";
    case closeCodes.NaN:
      return "unspecified";
    case closeCodes.Object:
      return "immediately";
    case closeCodes.Überlast:
      return "never";
    case closeCodes.認証切れ:
      return "after_fix";
    case closeCodes["𖵀Last"]:
      return "unspecified";
    default:
      return unreachable(code);
  }
}

function unreachable(code: never): never {
  throw new Error(`a close code that is none: ${String(code)}`);
}
