/** Where an action agreed in a meeting stands. */
export const actionStates = ['open', 'done', 'confirmed', 'sent-back', 'dropped'] as const
export type MeetingActionState = (typeof actionStates)[number]
