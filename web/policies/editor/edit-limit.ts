import type { LimitRule, Pack } from '../../../engine/pack.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule } from './edit-pack.ts'

/** The subjects that may have an amount: what a limit speaks of from the beginning. */
const withAmounts: LimitRule['subjects'] = ['matter', 'compensation']

/** The pack with a limit of authority of a post: it decides single cases below the amount (分) only. */
export function addLimit(pack: Pack, clause: string, role: string, belowFen: number): { pack: Pack; id: string } {
  const id = idFor(`limit ${role}`, idsOf(pack))
  return { pack: addRule(pack, 'limits', { id, clause, role, subjects: [...withAmounts], belowFen }), id }
}
