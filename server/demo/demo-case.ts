import { addDuration } from '../../engine/calendar/add.ts'
import type { Channel, GradingFacts } from '../../events/case-words.ts'
import { isCustomerKind } from '../../events/customer-kinds.ts'
import type { Instant } from '../../events/instant.ts'
import { registerCase } from '../cases/register-case.ts'
import type { OpenCase } from '../cases/schema.ts'
import type { Ctx } from '../context.ts'
import { type Found, idOf, type Login } from './company.ts'
import { asPerson, playSteps } from './play.ts'
import type { Step } from './steps.ts'

/** A case of a demo company's past: what was registered, when and by whom, and what has been done since. */
export type DemoCase = {
  readonly kind: OpenCase['kind']
  readonly title: string
  readonly description: string
  readonly demand?: string
  readonly channel: Channel
  /** Working minutes before now. */
  readonly ago: number
  readonly by: Login
  /** Whose, of the company's customers, and which of their machines; none for the company's own matters. */
  readonly customer?: number
  readonly machine?: number
  /** A kind of department, where the regulation does not choose it. */
  readonly department?: string
  readonly category?: string
  readonly subtype?: string
  readonly facts?: GradingFacts
  readonly steps: readonly Step[]
  /** So many of the steps at most; all that time allows where absent. */
  readonly most?: number
  /** The title of an earlier case of the demo that it comes from. */
  readonly from?: string
  /** A photo was uploaded for it. */
  readonly hasPhoto?: true
}

/** Registers the case and takes its steps up to `until`. A refusal is a fault of the demo and throws. */
export async function playDemoCase(
  ctx: Ctx,
  found: Found,
  plan: DemoCase,
  photo: { readonly sha256: string; readonly size: number; readonly mime: string },
  until: Instant,
): Promise<void> {
  const openedAt = addDuration(ctx.rules.calendar, until, { workMinutes: -plan.ago }).dueAt
  const registrar = asPerson(ctx, idOf(found, plan.by), openedAt)
  const machine = plan.machine === undefined ? undefined : found.machines[plan.machine]!
  const customerId = machine?.customer ?? (plan.customer === undefined ? undefined : found.customers[plan.customer]!)
  const origin = plan.from === undefined ? undefined : await titled(ctx, plan.from)
  const record = await registerCase(
    { ...registrar, sight: ctx.sight },
    {
      ...(origin === undefined ? {} : { origin }),
      kind: plan.kind,
      title: plan.title,
      description: plan.description,
      channel: plan.channel,
      ...(plan.demand === undefined ? {} : { demand: plan.demand }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(machine === undefined ? {} : { machineId: machine.machine }),
      ...(plan.department === undefined ? {} : { departmentId: found.departments.get(plan.department)! }),
      ...(plan.category === undefined ? {} : { category: plan.category }),
      ...(plan.subtype === undefined ? {} : { subtype: plan.subtype }),
      ...(plan.facts === undefined ? {} : { facts: plan.facts }),
      ...(isCustomerKind(plan.kind) ? { occurredAt: addDuration(ctx.rules.calendar, openedAt, { minutes: -40 }).dueAt } : {}),
    },
  )
  const file = plan.hasPhoto ? await uploaded(registrar, photo) : ''
  await playSteps(ctx, record.id, plan.steps, login => idOf(found, login), until, plan.most ?? plan.steps.length, file)
}

async function titled(ctx: Ctx, title: string): Promise<string> {
  const { id } = await ctx.tx
    .selectFrom('cases')
    .select('id')
    .where('org_id', '=', ctx.org)
    .where('title', '=', title)
    .executeTakeFirstOrThrow()
  return id
}

async function uploaded(
  ctx: Ctx,
  { sha256, size, mime }: { readonly sha256: string; readonly size: number; readonly mime: string },
): Promise<string> {
  const id = ctx.newId()
  await ctx.tx
    .insertInto('files')
    .values({
      ...{ org_id: ctx.org, id, case_id: null, name: '服务前照片.png', size, mime, sha256 },
      uploaded_by: ctx.actor.person,
      uploaded_at: ctx.now,
    })
    .execute()
  return id
}
