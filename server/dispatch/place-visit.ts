import { currentVisit } from '../../engine/visits.ts'
import { lockCase } from '../cases/case-record.ts'
import { addAct } from '../cases/perform-act.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { orderToPlan, warningsFor } from './check-visit.ts'
import { boardOf, type VisitRule } from './rules.ts'
import type { Placed, PlaceVisit, VisitWarning } from './schema.ts'

/**
 * 安排: names who goes and records the appointment, in one transaction through the acts of the case, so that permits and gates refuse by name.
 * Refused besides: the appointment is another one than was seen (`appointment.moved`), or there is a warning that was not
 * (`dispatch.unseen-warning`), as where two people place at once: whoever goes is locked first.
 */
export async function placeVisit(ctx: Ctx, asked: PlaceVisit): Promise<Placed> {
  const work = boardOf(ctx)
  const order = await orderToPlan(ctx, work, asked.case)
  const record = await lockCase(ctx, asked.case)
  const standing = currentVisit(record.state)
  if ((standing?.event ?? null) !== asked.expected) throw refuse('appointment.moved')
  const [handler] = record.state.people.handler ?? []
  const person = asked.person ?? handler
  const plan = planOf(order.visit, asked, standing)
  if (plan !== undefined) {
    const people = [...new Set([...(person === undefined ? [] : [person]), ...plan.companions])]
    await holdPeople(ctx, people)
    const warnings = await warningsFor(ctx, work, { ...order, state: record.state }, { ...plan, people })
    const unseen = warnings.find(one => !asked.seen.includes(nameOfWarning(one)) && !asked.seen.includes(one.code))
    if (unseen !== undefined) throw refuse('dispatch.unseen-warning', { detail: unseen.because })
  }
  const unit = newWork()
  const assigned = asked.person !== undefined && asked.person !== handler
  if (assigned) await addAct(ctx, unit, record, { type: 'assign', data: { person: asked.person } })
  const { values, texts } = asked.record ?? {}
  const done =
    asked.record === undefined
      ? undefined
      : await addAct(ctx, unit, record, {
          type: 'make-record',
          data: { record: order.visit.record, values, ...(texts === undefined ? {} : { texts }) },
        })
  await flush(ctx, unit)
  return { case: record.id, event: done?.event ?? null, assigned }
}

/** `conflict/<person>`: under which name a warning counts as seen. */
export const nameOfWarning = ({ code, person }: Pick<VisitWarning, 'code' | 'person'>): string =>
  person === null ? code : `${code}/${person.id}`

/** When and with whom, by the record that is sent, or by the appointment that stands where only somebody else goes. */
function planOf(rule: VisitRule, { record }: PlaceVisit, standing: ReturnType<typeof currentVisit>) {
  if (record === undefined) return standing && { from: standing.from, until: standing.until, companions: standing.companions }
  const [from, until] = [record.values[rule.from], record.values[rule.until]]
  // What is missing or wrong the record itself says, field by field.
  if (typeof from !== 'string' || typeof until !== 'string' || !(Date.parse(until) > Date.parse(from))) return undefined
  const rows = rule.companions === undefined ? undefined : record.values[rule.companions.rows]
  const companions = (Array.isArray(rows) ? rows : []).flatMap(row => {
    const id = typeof row === 'object' && row !== null && !Array.isArray(row) ? row[rule.companions!.person] : undefined
    return typeof id === 'string' ? [id] : []
  })
  return { from: new Date(from).toISOString(), until: new Date(until).toISOString(), companions }
}

/** Two who send the same person at once wait for each other, always in the same order. */
async function holdPeople(ctx: Ctx, people: readonly string[]): Promise<void> {
  await ctx.tx
    .selectFrom('people')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('id', 'in', [...people, ''])
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
}
