import type { HopRule, Pack, Party } from '../../../engine/pack.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule } from './edit-pack.ts'

/** The pack with one hop more on the line of reports or of results: from whom to whom, in the first kind of case that it governs. */
export function addHop(
  pack: Pack,
  clause: string,
  about: HopRule['about'],
  from: Party[],
  to: Party[],
): { pack: Pack; id: string } {
  const id = idFor(`hop ${about}`, idsOf(pack))
  const [kind] = pack.primaryFor
  const rule: HopRule = { id, clause, about, ...(kind === undefined ? {} : { kinds: [kind] }), from, to }
  return { pack: addRule(pack, 'hops', rule), id }
}
