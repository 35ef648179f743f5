import { customerKinds } from '../../events/customer-kinds.ts'

/** Kinds whose lifecycle is a loop that every case is to go round: what customers bring, and the work orders that come of it. Other procedures leave steps open. */
export const processKinds = [...customerKinds, 'work-order'] as const
export type ProcessKind = (typeof processKinds)[number]
