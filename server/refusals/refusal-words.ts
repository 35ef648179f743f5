/** What a refusal is called, and what the person who met it can do about it. */
export type RefusalWords = { readonly title: string; readonly mend: string }
/** One refusal of the list: its HTTP status and its words in both languages. */
export type RefusalEntry = { readonly status: number; readonly zh: RefusalWords; readonly en: RefusalWords }
