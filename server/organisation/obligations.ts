import type { Instant } from '../../events/instant.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { refuse } from '../errors.ts'
import { casesInHand } from './obligations-of-cases.ts'
import { mandates } from './obligations-of-mandates.ts'
import { bodySeats, lines, periodicReports, readings } from './obligations-of-posts.ts'
import type { ObligationKind, ObligationUnit } from './transfer-schema.ts'

/** Something that a person still has to do, decide or be, and that somebody must take over before they go. */
export type Obligation = {
  readonly kind: ObligationKind
  /** What is handed over in one go: a case, a report, a post. `source` and `unit` together name it. */
  readonly unit: string
  readonly id: string
  readonly title: Text
  readonly case?: { readonly id: string; readonly number: string; readonly title: string }
  /** The post under which it came, where it came under one. */
  readonly role?: string | undefined
  readonly dueAt?: Instant | undefined
}
export type HandOverOf = {
  readonly from: string
  /** Null gives it up: the post is vacant then. Refused for what somebody must do. */
  readonly to: string | null
  readonly cause: 'shift-end' | 'sickness' | 'leave' | 'workload' | 'move'
  readonly note?: string | undefined
}

/** One kind of thing that can be open, where it stands, and how it passes to somebody else. */
export type ObligationSource = {
  readonly source: ObligationUnit['source']
  /** Whether an account cannot close while any is open. */
  readonly blocks: boolean
  find(ctx: Ctx, person: string): Promise<readonly Obligation[]>
  /** Passes one unit on, in the transaction; left out where it cannot pass. Throws a refusal that names why not. */
  readonly handOver?: (ctx: Ctx, unit: string, handOver: HandOverOf) => Promise<void>
}

/** Every source, in the order in which they are shown. */
export const obligationSources: readonly ObligationSource[] = [casesInHand, periodicReports, mandates, bodySeats, lines, readings]

/** What is open under a person: duties, approvals, receipts, cases, periodic reports, seats in bodies, people who answer to them, readings of regulations. */
export async function openObligations(
  ctx: Ctx,
  person: string,
): Promise<readonly (Obligation & Pick<ObligationSource, 'source' | 'blocks'> & { readonly canHandOver: boolean })[]> {
  const found = []
  for (const { source, blocks, find, handOver } of obligationSources)
    for (const one of await find(ctx, person)) found.push({ ...one, source, blocks, canHandOver: handOver !== undefined })
  return found
}

/** Refuses to let somebody go while anything is open under them (`person.has-open-obligations`), and says how much of what. */
export async function mustHaveNothingOpen(ctx: Ctx, person: string): Promise<void> {
  const open = (await openObligations(ctx, person)).filter(o => o.blocks)
  if (open.length > 0) throw refuse('person.has-open-obligations', { detail: counted(open) })
}

/** The same for one post: what came to the person under this role, and their seat in a body that it gives. */
export async function mustHaveNothingOpenUnder(ctx: Ctx, person: string, role: string): Promise<void> {
  const open = (await openObligations(ctx, person)).filter(o => o.blocks && o.source === 'case' && o.role === role)
  if (open.length > 0) throw refuse('post.has-open-obligations', { detail: counted(open) })
}

const kindNames: Readonly<Record<ObligationKind, { zh: string; en: string }>> = {
  duty: { zh: '责任事项', en: 'duties' },
  approval: { zh: '待审批', en: 'approvals' },
  receipt: { zh: '待确认上报', en: 'reports to acknowledge' },
  case: { zh: '经办案件', en: 'cases in hand' },
  report: { zh: '定期报告', en: 'periodic reports' },
  reading: { zh: '待阅制度', en: 'regulations to read' },
  seat: { zh: '机构与联络职务', en: 'seats and liaison posts' },
  line: { zh: '直接下级', en: 'people who answer to them' },
  mandate: { zh: '授权', en: 'mandates' },
}

/** How much of what is open, in words. */
export function counted(open: readonly Obligation[]): Text {
  const counts = new Map<ObligationKind, number>()
  for (const { kind } of open) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const say = (language: 'zh' | 'en', join: string) =>
    [...counts].map(([kind, n]) => `${kindNames[kind][language]} ${n}`).join(join)
  return { zh: `还有：${say('zh', '、')}`, en: `Still open: ${say('en', ', ')}` }
}
