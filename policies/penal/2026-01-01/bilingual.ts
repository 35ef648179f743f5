import type { Text } from '../../../events/text.ts'

/** A text in both languages, for the rules of this pack, which are mostly titles. */
export const both = (zh: string, en: string): Text & { en: string } => ({ zh, en })
