import type { CaseEvent } from '../events/envelope.ts'
import type { Instant, LocalDate } from '../events/instant.ts'
import { digitsOf } from './decimal-sum.ts'
import type { RecordRule } from './pack.ts'

type Values = Readonly<Record<string, unknown>>

/** A bonus as it is computed, each step as people can follow it. Amounts in 分. */
export type Bonus = {
  /** How far the target was exceeded: points of the indicator, or 分 where it is an amount; written out exactly. */
  readonly excess: string
  readonly excessFen: number
  readonly bonusFen: number
}

/**
 * 奖金 = 超额部分 × 比例 (furn 8.1.1(1)): what an indicator exceeds its target by, in money. Of an indicator that is an amount
 * (`measure` is `money`) the excess is `actualFen` − `targetFen`; of any other it is (`actual` − `target`) × `perPointFen`, turned round
 * where lower is better (`direction`). Decimals are counted as they are written; the excess and the bonus are each rounded once, half up, to
 * 分, the bonus from the exact excess. Undefined where something is missing or the target is not exceeded.
 */
export function bonusOf(values: Values, share: number): Bonus | undefined {
  const isMoney = values.measure === 'money'
  const [target, actual] = isMoney ? [values.targetFen, values.actualFen] : [values.target, values.actual]
  const per = isMoney ? 1 : values.perPointFen
  if (typeof target !== 'number' || typeof actual !== 'number' || typeof per !== 'number') return undefined
  const over = values.direction === 'lower' ? difference(target, actual) : difference(actual, target)
  if (over.digits <= 0n || per <= 0) return undefined
  const money = { digits: over.digits * BigInt(per), decimals: over.decimals }
  const part = digitsOf(share)
  return {
    excess: written(over),
    excessFen: rounded(money),
    bonusFen: rounded({ digits: money.digits * part.digits, decimals: money.decimals + part.decimals }),
  }
}

type Decimal = { readonly digits: bigint; readonly decimals: number }

function difference(a: number, b: number): Decimal {
  const [one, other] = [digitsOf(a), digitsOf(b)]
  const decimals = Math.max(one.decimals, other.decimals)
  const scaled = (d: Decimal) => d.digits * 10n ** BigInt(decimals - d.decimals)
  return { digits: scaled(one) - scaled(other), decimals }
}

/** Half up; the number is positive. */
function rounded({ digits, decimals }: Decimal): number {
  const unit = 10n ** BigInt(decimals)
  return Number((digits * 2n + unit) / (unit * 2n))
}

function written({ digits, decimals }: Decimal): string {
  const text = String(digits).padStart(decimals + 1, '0')
  const fraction = text.slice(text.length - decimals).replace(/(?<!0)0+$/, '')
  return decimals === 0 ? text : `${text.slice(0, text.length - decimals)}${fraction === '' ? '' : `.${fraction}`}`
}

/** 申报中 审批中 已批准 公示中（或公示过） 已撤回 不予奖励. */
export const rewardStages = ['applied', 'submitted', 'approved', 'published', 'withdrawn', 'dropped'] as const
export type RewardStage = (typeof rewardStages)[number]

export type Objection = { readonly event: string; readonly by: string; readonly at: Instant; readonly upheld?: boolean }
/** A reward as the events of its case leave it. */
export type Reward = {
  readonly stage: RewardStage
  readonly openedAt: Instant
  /** Of the regulation's rewards; unknown until its base or award is recorded. */
  readonly rule?: string
  readonly party?: 'department' | 'person'
  readonly subject?: string
  /** 分: the bonus, and the money for a project. */
  readonly amountFen?: number
  readonly projectFen?: number
  /** The event and the values that the sum rests on. */
  readonly base?: { readonly event: string; readonly values: Values }
  readonly approvedAt?: Instant
  readonly published?: { readonly event: string; readonly from: LocalDate; readonly until: LocalDate }
  readonly objections: readonly Objection[]
  readonly funded?: { readonly event: string; readonly at: Instant; readonly by: string }
  readonly withdrawn?: { readonly event: string; readonly at: Instant }
}

type Draft = { -readonly [K in keyof Reward]: Reward[K] }
const asNumber = (value: unknown) => (typeof value === 'number' ? value : undefined)

/**
 * Reads a reward from the events of its case, as they count (corrections applied), by what the regulation says of its records. What was
 * approved stays approved until it is withdrawn; a base recorded anew takes the place of the one before.
 */
export function rewardOf(records: readonly RecordRule[], events: readonly CaseEvent[]): Reward {
  const partOf = new Map(records.flatMap(({ id, reward }) => (reward === undefined ? [] : [[id, reward] as const])))
  const reward: Draft = { stage: 'applied', openedAt: events[0]?.at ?? '', objections: [] }
  for (const event of events) {
    if (event.type === 'matter.submitted') reward.stage = 'submitted'
    if (event.type === 'approval.withdrawn' && reward.stage === 'submitted') reward.stage = 'applied'
    if (event.type === 'approval.decided' && event.data.subject === 'matter' && event.data.final) {
      const isApproved = event.data.outcome === 'approved'
      reward.stage = isApproved ? 'approved' : 'applied'
      if (isApproved) reward.approvedAt = event.at
    }
    if (isAnnulled(event)) {
      reward.stage = 'applied'
      delete reward.approvedAt
      delete reward.published
    }
    if (event.type === 'matter.closed' && event.data.outcome === 'dropped' && reward.withdrawn === undefined)
      reward.stage = 'dropped'
    if (event.type !== 'record.made') continue
    const part = partOf.get(event.data.record)
    if (part !== undefined) recorded(reward, part, event)
  }
  return reward
}

const isAnnulled = (event: CaseEvent): boolean =>
  event.type === 'approval.decided' &&
  event.data.subject === 'ratification' &&
  event.data.of === 'matter' &&
  event.data.outcome === 'rejected'

type Made = Extract<CaseEvent, { type: 'record.made' }>
type Part = NonNullable<RecordRule['reward']>

function recorded(reward: Draft, { part, rule }: Part, { id, at, actor, data }: Made): void {
  const { values } = data
  switch (part) {
    case 'base':
    case 'award': {
      const party = values.of === 'person' ? 'person' : 'department'
      const subject = values[party]
      reward.base = { event: id, values }
      if (rule !== undefined) reward.rule = rule
      reward.party = party
      if (typeof subject === 'string') reward.subject = subject
      set(reward, 'amountFen', asNumber(values.bonusFen))
      set(reward, 'projectFen', asNumber(values.projectFen))
      return
    }
    case 'funded':
      reward.funded = { event: id, at, by: actor }
      return
    case 'publication':
      reward.published = { event: id, from: String(values.from), until: String(values.until) }
      reward.stage = 'published'
      return
    case 'objection':
      reward.objections = [...reward.objections, { event: id, by: actor, at }]
      return
    case 'answer': {
      // The oldest one that waits.
      const waiting = reward.objections.findIndex(one => one.upheld === undefined)
      const upheld = values.upheld === true
      reward.objections = reward.objections.map((one, place) => (place === waiting ? { ...one, upheld } : one))
      return
    }
    case 'withdrawal':
      reward.withdrawn = { event: id, at }
      reward.stage = 'withdrawn'
  }
}

function set<K extends 'amountFen' | 'projectFen'>(reward: Draft, name: K, value: number | undefined): void {
  if (value === undefined) delete reward[name]
  else reward[name] = value
}
