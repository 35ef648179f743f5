import type { Instant } from '../../events/instant.ts'
import { systemActor } from '../context.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { contextOf } from '../http/organisation-context.ts'
import { tellPeople } from '../notifications/tell-people.ts'

const titles = {
  altered: { zh: '存证核查：记录有改动', en: 'Ledger check: records were altered' },
  gap: { zh: '存证核查：存证有缺口', en: 'Ledger check: the ledger has a gap' },
} as const

/** Tells those who answer for it, internal control and the administrators, what a check has found; each once. */
export async function tellOfCheck(
  deps: Pick<Deps, 'newId' | 'newSalt'>,
  tx: Tx,
  org: string,
  { id, verdict, now }: { readonly id: string; readonly verdict: 'altered' | 'gap'; readonly now: Instant },
): Promise<void> {
  const ctx = await contextOf({ ...deps, clock: () => now }, tx, org, systemActor)
  const people = [...ctx.roster.people.values()]
    .filter(person => person.roles.some(({ role }) => role === 'internal-control' || role === 'administrator'))
    .map(person => person.id)
  await tellPeople(ctx, { id: `ledger:${id}`, kind: 'ledger', subject: id, title: titles[verdict] }, people)
}
