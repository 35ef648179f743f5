import type { Pack, Party, PermitRule } from '../../../engine/pack.ts'
import { permitName } from '../../../engine/permissions.ts'
import type { Act } from '../../../events/registry.ts'
import { idFor, idsOf } from './edit-ids.ts'
import { addRule, changeRule, rulesOf } from './edit-pack.ts'

/**
 * The pack with an id for each permit that has none, made from what the permit says, so that two people who open the same draft name
 * it alike and a permit is found again while it is changed. A pack whose permits all have one comes back as it is.
 */
export function withPermitIds(pack: Pack): Pack {
  if (pack.permits.every(permit => permit.id !== undefined)) return pack
  const taken = new Set(pack.permits.flatMap(permit => permit.id ?? []))
  const permits = pack.permits.map(permit => {
    if (permit.id !== undefined) return permit
    const name = permitName(permit)
    let id = name
    for (let count = 2; taken.has(id); count++) id = `${name}#${count}`
    taken.add(id)
    return { id, ...permit }
  })
  return { ...pack, permits }
}

/** The pack with a new permit: these may do the act, in the first kind of case that the regulation governs, until people say otherwise. */
export function addPermit(pack: Pack, clause: string, act: Act, by: Party[]): { pack: Pack; id: string } {
  const id = idFor(`permit ${act}`, idsOf(pack))
  const [kind] = pack.primaryFor
  const rule: PermitRule = { id, act, clause, ...(kind === undefined ? {} : { kinds: [kind] }), by }
  return { pack: addRule(pack, 'permits', rule), id }
}

/** A permit for another act; what it asked of the words of the old one goes, for the new one does not say them. */
export function setPermitAct(pack: Pack, id: string, act: Act): Pack {
  return changeRule(pack, 'permits', id, { act, when: undefined })
}

/** Permits that cite no clause, by id: the company's own settings, which stand beside no clause. */
export function permitsWithoutClause(pack: Pack): PermitRule[] {
  return rulesOf(pack, 'permits').filter(permit => permit.clause === undefined)
}
