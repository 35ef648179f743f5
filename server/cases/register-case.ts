import { isCustomerKind } from '../../events/customer-kinds.ts'
import { mustBeCase, unsealedOrNone } from '../access/case-visibility.ts'
import { wholeContact } from '../access/mask.ts'
import { assignAutomatically } from '../assignment/assign-automatically.ts'
import type { Ctx } from '../context.ts'
import { recordCharge, withWarranty } from '../customers/decide-charge.ts'
import { findOrCreateCustomer } from '../customers/find-or-create.ts'
import { mustBeKnownMachine } from '../customers/known-machine.ts'
import { refuse } from '../errors.ts'
import { flush } from '../events/flush.ts'
import { newWork } from '../events/work.ts'
import { notify } from '../notifications/notify.ts'
import type { OpenedCase } from './case-record.ts'
import { nextNumbers } from './next-number.ts'
import { openCase } from './open-case.ts'
import { performAct } from './perform-act.ts'
import type { OpenCase } from './schema.ts'
import { withTimesRaised } from './times-raised.ts'

/**
 * Registers one case: finds or makes the customer, takes a number, opens it, and tells the owners of the duties that began. Refuses a
 * department or machine that this organisation does not have, and a number of another system that one of its cases has already. `level`: proposed
 * for a kind that no table grades, by what the case comes from.
 */
export async function registerCase(ctx: Ctx, sent: Registered): Promise<OpenedCase> {
  const input = await withWholeContact(ctx, sent)
  await mustFit(ctx, input)
  if (input.departmentId !== undefined && !ctx.roster.departments.has(input.departmentId)) throw refuse('department.not-found')
  if (input.machineId !== undefined) await mustBeKnownMachine(ctx, input.machineId)
  const customerId = await findOrCreateCustomer(ctx, input)
  const [number] = await nextNumbers(ctx, input.kind, 1)
  // Whoever registers a case of this kind at the same moment waits for the number above, so that neither misses the other:
  // the number of another system is taken once, and of two complaints of one customer the second counts the first.
  if (input.externalId !== undefined) await mustBeNewExternalId(ctx, input.externalId)
  const [intake] = await withTimesRaised(ctx, [await withWarranty(ctx, { ...input, customerId, number: number! })])
  const work = newWork()
  const record = openCase(ctx, work, intake!)
  await assignAutomatically(ctx, work, record)
  await recordCharge(ctx, work, record, 'opened')
  await flush(ctx, work).catch(error => {
    // An import, or an intake of another kind, has taken the number of the other system at this very moment.
    throw isExternalIdTaken(error) ? refuse('case.external-id-known') : error
  })
  const opened = work.events[0]!
  await notify(
    ctx,
    record,
    opened,
    Object.values(record.state.duties).map(duty => ({ kind: 'duty-opened' as const, duty, because: 'started' as const })),
  )
  if (input.origin !== undefined && input.endsOrigin === true)
    await performAct(ctx, input.origin, { type: 'merge', data: { into: record.id, reason: wentOnIn(ctx, record.number) } })
  return record
}

const wentOnIn = ({ language }: Ctx, number: string): string =>
  language === 'zh' ? `转为 ${number} 继续办理` : `Goes on as ${number}`

type Registered = OpenCase & { readonly level?: string | undefined }

/** The case that it comes from is one that the sender sees; it ends only in a case that a customer brings (`case.origin-stays`). */
async function mustFit(ctx: Ctx, { origin, endsOrigin, kind }: OpenCase): Promise<void> {
  if (origin !== undefined) await mustBeCase(ctx, origin)
  if (endsOrigin === true && (origin === undefined || !isCustomerKind(kind))) throw refuse('case.origin-stays')
}

/** Whoever chose a customer whose number they saw in part sends that part back: it stands for the customer's own. */
async function withWholeContact({ tx, org }: Ctx, input: Registered): Promise<Registered> {
  const { customer, customerId } = input
  if (!customer || !customerId || !`${customer.name ?? ''}${customer.phone ?? ''}`.includes('*')) return input
  const known = await tx
    .selectFrom('customers')
    .select(['contact as name', 'phone'])
    .where('org_id', '=', org)
    .where('id', '=', customerId)
    .executeTakeFirst()
  return known === undefined ? input : { ...input, customer: wholeContact(customer, known) }
}

const isExternalIdTaken = (error: unknown): boolean =>
  error instanceof Error && 'constraint' in error && error.constraint === 'cases_by_external_id'

async function mustBeNewExternalId(ctx: Ctx, externalId: string): Promise<void> {
  const { tx, org } = ctx
  const known = await tx
    .selectFrom('cases')
    .select(['number', unsealedOrNone(ctx, 'cases.id').as('isSeen')])
    .where('org_id', '=', org)
    .where('external_id', '=', externalId)
    .executeTakeFirst()
  if (known && !known.isSeen) throw refuse('case.external-id-known')
  if (known)
    throw refuse('case.external-id-known', {
      detail: { zh: `已登记为 ${known.number}`, en: `It is registered as ${known.number}` },
    })
}
