import type { Pack } from '../../engine/pack.ts'
import type { Instant } from '../../events/instant.ts'
import type { Tx } from '../database/transaction.ts'
import { refuse } from '../errors.ts'
import { publishEdition } from '../policies/publish-edition.ts'

/** Publishes the regulations that a new organisation begins with, of those that ship with the product. An id that none has: `edition.not-found`. */
export async function beginWith(
  shipped: readonly Pack[],
  founding: { readonly tx: Tx; readonly org: string; readonly now: Instant },
  regulations: readonly string[],
): Promise<void> {
  for (const id of new Set(regulations)) {
    const pack = shipped.find(one => one.id === id)
    if (!pack) throw refuse('edition.not-found')
    await publishEdition(founding, pack, 'system')
  }
}
