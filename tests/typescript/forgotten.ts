// The switch of exhaustive.ts without 4001. It must not compile: that is how a new code is noticed.

import { type CloseCode, closeCodes } from "./hard.js";

/** What to do after a close. */
export function nextStep(code: CloseCode): string {
  switch (code) {
    case closeCodes.Infinity:
    case closeCodes.NaN:
    case closeCodes.Object:
    case closeCodes.Überlast:
    case closeCodes["𖵀Last"]:
      return "known";
    default:
      return unreachable(code);
  }
}

function unreachable(code: never): never {
  throw new Error(`a close code that is none: ${String(code)}`);
}
