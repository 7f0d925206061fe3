/** What Rust says of every number from `first` to `last`. */
export interface Answer {
  readonly first: number;
  readonly last: number;
  readonly isCloseCode: boolean;
  readonly isSendableByBrowser: boolean;
  /** The title of the innermost range. */
  readonly range: string | null;
  readonly title: string | null;
  readonly reconnect: string | null;
  readonly session: string | null;
}

/** What Rust sends from a page with a code that the spec lists. */
export interface BrowserCode {
  readonly code: number;
  /** The reason where a program gives none. */
  readonly default: string;
  /** Reasons, each with what of it is sent. */
  readonly cut: readonly (readonly [string, string])[];
}

/** A spec as JSON, which has `null` where the spec says nothing. */
export interface Spec {
  readonly category: string;
  readonly codes: readonly Entry[];
  readonly ranges: readonly Entry[];
  readonly unlisted: Entry | null;
  readonly retired: readonly number[];
}

export type Entry = { readonly [key: string]: string | number | null };
