import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { Role } from '../../events/roles.ts'

export const paperSorts = ['case-paper', 'form', 'contract', 'certificate', 'other'] as const
export const PaperSort = z.enum(paperSorts)
export type PaperSort = z.infer<typeof PaperSort>
export const paperStates = ['received', 'stored', 'out', 'missing', 'destroyed'] as const
export const PaperState = z.enum(paperStates)
export type PaperState = z.infer<typeof PaperState>

/** What takes both custodians (furn 6.1.2(2)). */
export const twoHanded = ['take-out', 'return', 'move', 'destroy'] as const
export const TwoHanded = z.enum(twoHanded)
export type TwoHanded = z.infer<typeof TwoHanded>

/** What stands in the access record. */
export const paperDeeds = [
  'received',
  'stored',
  'taken-out',
  'returned',
  'moved',
  'seen',
  'missing',
  'found',
  'destroyed',
  'scanned',
] as const
export const PaperDeed = z.enum(paperDeeds)
export type PaperDeed = z.infer<typeof PaperDeed>

/** A lock: a person by name, or whoever holds a post. */
export const Lock = z.union([z.strictObject({ person: Id }), z.strictObject({ role: Role })])
export type Lock = z.infer<typeof Lock>
export const Locks = z.strictObject({ first: Lock, second: Lock.nullable() })
export type Locks = z.infer<typeof Locks>
