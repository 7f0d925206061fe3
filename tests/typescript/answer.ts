/** What Rust says of every number from `first` to `last`. */
export interface Answer {
  readonly first: number;
  readonly last: number;
  readonly isCloseCode: boolean;
  readonly isSendableByBrowser: boolean;
  readonly title: string | null;
  readonly reconnect: string | null;
  readonly session: string | null;
}

/** A spec as JSON, which has `null` where the spec says nothing. */
export interface Spec {
  readonly category: string;
  readonly codes: readonly Entry[];
  readonly ranges: readonly Entry[];
}

export type Entry = { readonly [key: string]: string | number | null };
