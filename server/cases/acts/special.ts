import { effectiveEvents } from '../../../engine/corrections.ts'
import { editionNamed } from '../../../engine/rules.ts'
import type { CaseEvent } from '../../../events/envelope.ts'
import type { Role } from '../../../events/roles.ts'
import type { Ctx } from '../../context.ts'
import { refuse } from '../../errors.ts'
import type { OpenedCase } from '../case-record.ts'
import type { ActFile } from '../perform-act.ts'
import { eventsOf } from '../queries.ts'

/** The clause under which the case's regulation lets this act be done, for its refusals. */
function clauseOf(ctx: Ctx, record: OpenedCase, act: string): { clause?: string } {
  const clause = editionNamed(ctx.rules, record.state.edition).permitsByAct.get(act)?.[0]?.clause
  return clause === undefined ? {} : { clause }
}

/** Two departments act together: each is named by somebody who holds its post (`person.not-of-post`), and nobody stands for both. */
function mustHoldPosts(
  ctx: Ctx,
  clause: { clause?: string },
  named: readonly (readonly [field: string, person: unknown, role: Role])[],
): void {
  const wrong = named.filter(([, person, role]) => !ctx.roster.people.get(String(person))?.roles.some(r => r.role === role))
  const people = named.map(([, person]) => person)
  if (wrong.length === 0 && new Set(people).size === people.length) return
  const marked = wrong.length > 0 ? wrong : named
  throw refuse('person.not-of-post', {
    ...clause,
    fields: Object.fromEntries(
      marked.map(([field]) => [
        `data.${field}`,
        wrong.length > 0
          ? { zh: '此人不在这个岗位', en: 'This person does not hold the post' }
          : { zh: '两个岗位不能是同一人', en: 'One person cannot stand for both' },
      ]),
    ),
  })
}

/** 联合排查 (A12.1): R&D and supply chain, each by one of theirs. */
export const jointInvestigate: ActFile = {
  act: 'joint-investigate',
  fill(ctx, record, { research, supplyChain }) {
    mustHoldPosts(ctx, clauseOf(ctx, record, 'joint-investigate'), [
      ['research', research, 'research'],
      ['supplyChain', supplyChain, 'supply-chain'],
    ])
    return {}
  },
}

/** 损失评估 (A12.3): finance and legal, each by one of theirs. */
export const assessLoss: ActFile = {
  act: 'assess-loss',
  fill(ctx, record, { finance, legal }) {
    mustHoldPosts(ctx, clauseOf(ctx, record, 'assess-loss'), [
      ['finance', finance, 'finance'],
      ['legal', legal, 'legal'],
    ])
    return {}
  },
}

/** The events of the case as they count: what was corrected says what it should have said, what was voided is gone. */
const effective = async (ctx: Ctx, record: OpenedCase): Promise<CaseEvent[]> => effectiveEvents(await eventsOf(ctx, record.id))

/** Amounts as people read them, beside a field. */
const amountWords = (zh: string, en: string, fen: number) => {
  const yuan = (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  return { zh: `${zh} ${yuan} 元`, en: `${en}: CNY ${yuan}` }
}

/** 赔偿执行 (A12.3): what was approved is paid, no more and no less (`payment.not-as-approved`); another amount goes through approval again. */
export const recordPayment: ActFile = {
  act: 'record-payment',
  async fill(ctx, record, { amountFen }) {
    const events = await effective(ctx, record)
    const approved = events.findLast(
      e => e.type === 'approval.decided' && e.data.subject === 'compensation' && e.data.outcome === 'approved',
    )
    const request = approved?.type === 'approval.decided' ? approved.data.request : undefined
    const plan = events.find(e => e.id === request)
    if (plan?.type === 'compensation.submitted' && plan.data.amountFen !== amountFen)
      throw refuse('payment.not-as-approved', {
        ...clauseOf(ctx, record, 'record-payment'),
        fields: { 'data.amountFen': amountWords('批准的金额是', 'Approved', plan.data.amountFen) },
      })
    return {}
  },
}

/** What is claimed by the recovery that has not ended, in 分; undefined where none runs. */
async function claimed(ctx: Ctx, record: OpenedCase): Promise<number | undefined> {
  const last = (await effective(ctx, record)).findLast(e => e.type === 'recovery.opened' || e.type === 'recovery.closed')
  return last?.type === 'recovery.opened' ? last.data.amountFen : undefined
}

/** 启动追偿 (A12.3): one at a time, so that each is tracked to its own end (`recovery.already-open`). */
export const openRecovery: ActFile = {
  act: 'open-recovery',
  async fill(ctx, record) {
    if ((await claimed(ctx, record)) !== undefined) throw refuse('recovery.already-open', clauseOf(ctx, record, 'open-recovery'))
    return {}
  },
}

/** 追偿结束 (A12.3): the outcome says what the amount says (`recovery.outcome-does-not-fit`). */
export const closeRecovery: ActFile = {
  act: 'close-recovery',
  async fill(ctx, record, { outcome, recoveredFen }) {
    const claim = await claimed(ctx, record)
    const recovered = Number(recoveredFen)
    if (claim === undefined) return {}
    const isAll = recovered >= claim
    const fits = outcome === 'recovered' ? isAll : outcome === 'partly' ? recovered > 0 && !isAll : !isAll && recovered === 0
    if (!fits)
      throw refuse('recovery.outcome-does-not-fit', {
        ...clauseOf(ctx, record, 'close-recovery'),
        fields: { 'data.recoveredFen': amountWords('追偿金额是', 'Claimed', claim) },
      })
    return {}
  },
}
