import { kindWords } from '../../engine/explain-fact-words.ts'
import type { Pack } from '../../engine/pack.ts'
import { BEFORE_ALL } from '../../engine/rules.ts'
import type { CaseKind } from '../../events/case-words.ts'
import type { Instant } from '../../events/instant.ts'
import { systemActor } from '../context.ts'
import type { Tx } from '../database/transaction.ts'
import type { Deps } from '../deps.ts'
import { refuse } from '../errors.ts'
import { addOrganisationEvent } from '../events/add-organisation-event.ts'
import { contextOf } from '../http/organisation-context.ts'
import { publishEdition } from '../policies/publish-edition.ts'

/** What a new organisation begins with: regulations of those that ship, and which of them leads a kind that several would lead. */
export type Beginning = {
  readonly regulations: readonly string[]
  readonly primary?: Readonly<Partial<Record<CaseKind, string>>> | undefined
  /** Who chose. */
  readonly by?: string
}
type Founding = { readonly tx: Tx; readonly org: string; readonly now: Instant } & Pick<Deps, 'newId' | 'newSalt'>

/** The kinds that several of these regulations would lead, with those that would. */
export function contestedAmong(packs: readonly Pick<Pack, 'id' | 'title' | 'primaryFor'>[]): Map<CaseKind, string[]> {
  const byKind = new Map<CaseKind, string[]>()
  for (const { id, primaryFor } of packs) for (const kind of primaryFor) byKind.set(kind, [...(byKind.get(kind) ?? []), id])
  return new Map([...byKind].filter(([, ids]) => ids.length > 1))
}

/**
 * Publishes the regulations that a new organisation begins with, of those that ship with the product, and stores which one leads a kind
 * that several would lead, from the beginning on. An id that none has: `edition.not-found`; a kind without a choice: `setup.kind-led-twice`.
 */
export async function beginWith(
  shipped: readonly Pack[],
  founding: Founding,
  { regulations, primary = {}, by = systemActor.person }: Beginning,
): Promise<void> {
  const packs = [...new Set(regulations)].map(id => {
    const pack = shipped.find(one => one.id === id)
    if (!pack) throw refuse('edition.not-found')
    return pack
  })
  const contested = contestedAmong(packs)
  const open = [...contested].filter(([kind, ids]) => !ids.includes(primary[kind] ?? ''))
  if (open.length > 0) {
    const say = (language: 'zh' | 'en') => open.map(([kind]) => kindWords[kind][language])
    throw refuse('setup.kind-led-twice', {
      detail: { zh: `请选定由哪一部主管：${say('zh').join('、')}`, en: `Choose which one leads: ${say('en').join(', ')}` },
    })
  }
  for (const pack of packs) await publishEdition(founding, pack, 'system')
  if (contested.size > 0) await storeChoice(founding, [...contested.keys()], primary, by)
}

async function storeChoice(
  { tx, org, now, newId, newSalt }: Founding,
  kinds: readonly CaseKind[],
  primary: NonNullable<Beginning['primary']>,
  by: string,
): Promise<void> {
  const choice = kinds.map(kind => ({ kind, regulation: primary[kind]!, since: BEFORE_ALL }))
  await tx
    .updateTable('organisations')
    .set({ settings: JSON.stringify({ policies: { primary: choice } }) })
    .where('id', '=', org)
    .execute()
  const ctx = await contextOf({ clock: () => now, newId, newSalt }, tx, org, { person: by, roles: [] })
  await addOrganisationEvent(ctx, { type: 'setting.changed', plain: { setting: 'policies.primary', value: choice }, sealed: {} })
}
