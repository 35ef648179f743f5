/** What became of one attempt. `note`: delivered, but not as one would think. `isFinal`: trying again cannot help. */
export type Outcome =
  | { readonly ok: true; readonly note?: string }
  | { readonly ok: false; readonly code: string; readonly because: string; readonly isFinal: boolean }
