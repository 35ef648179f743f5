import type { ActRefusal } from '../../engine/permissions.ts'
import type { Ctx } from '../context.ts'
import { named } from './view-case.ts'

/** A refusal with the names of those whom it says to ask instead; as it is where it says nobody. */
export function askingByName<R extends ActRefusal | undefined>(ctx: Ctx, refusal: R): R {
  if (refusal?.ask === undefined || refusal.ask.length === 0) return refusal
  const names = refusal.ask.map(id => named(ctx, id).name)
  const { zh, en = zh } = refusal.because
  return { ...refusal, because: { zh: `${zh}（${names.join('、')}）`, en: `${en} (${names.join(', ')})` } }
}
