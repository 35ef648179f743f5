/** What letters to a customer are about, in the order of a case: solution with apology and cause, progress, something new, result, final answer. */
export const letterKinds = ['solution', 'progress', 'news', 'result', 'final'] as const
export type LetterKind = (typeof letterKinds)[number]
/** How a customer wants to be told: by mail, by a letter on paper, read out on the phone, in a chat, or face to face. */
export const letterChannels = ['mail', 'paper', 'phone', 'online', 'in-person'] as const
export type LetterChannel = (typeof letterChannels)[number]
