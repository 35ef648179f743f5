import type { LocalDate } from '../events/instant.ts'
import type { Charge, ChargedPart, ContractKind } from '../events/service-contracts.ts'
import type { Text } from '../events/text.ts'
import { addCalendarDays, dayNumberOf } from './calendar/local-date.ts'
import { type ChargeDecision, type CoveringContract, chargeOf, type Warranty } from './charge.ts'
import { wordsOf } from './explain-words.ts'
import {
  type Both,
  both,
  cite,
  type Explained,
  type Line,
  nameOfEdition,
  say,
  section,
  type WithText,
  withText,
} from './explanation.ts'
import { tableFor } from './grading.ts'
import type { Condition } from './pack.ts'
import type { Edition } from './rules.ts'
import { explainTable } from './tables/explain-table.ts'

/** What a case costs its customer, in words. */
export const chargeWords: Readonly<Record<Charge, Both>> = {
  free: say('免费', 'Free'),
  charged: say('收费', 'Charged'),
  contract: say('按合同', 'By the contract'),
}
export const chargedPartWords: Readonly<Record<ChargedPart, Both>> = {
  parts: say('配件', 'parts'),
  labour: say('人工', 'labour'),
  travel: say('差旅', 'travel'),
}
export const contractKindWords: Readonly<Record<ContractKind, Both>> = {
  extension: say('延保合同', 'extended warranty'),
  maintenance: say('维保合同', 'maintenance contract'),
  turnkey: say('全包合同', 'turnkey contract'),
  'pay-per-visit': say('按次付费合同', 'pay-per-visit contract'),
}

/** What was asked about: the decision with the machine and contracts it rests on, as they are called. */
export type ChargeAsked = {
  readonly kind: string
  readonly decision: ChargeDecision
  readonly on: LocalDate
  /** The day is that on which the failure came about, not that of the request. */
  readonly isOccurrence: boolean
  readonly machine?: { readonly title: Text; readonly warranty: Warranty; readonly computed?: Text | undefined } | undefined
  readonly contract?: CoveringContract | undefined
  /** Contracts that the machine has or had, which do not count on the day. */
  readonly others: readonly CoveringContract[]
  /** Somebody said whether the warranty runs, since no machine is on record. */
  readonly isStated: boolean
}

/** Why a case is free or charged: the day, the warranty with its days left, the contract, every row of the table that fits or not. */
export function explainCharge(edition: Edition, asked: ChargeAsked): Explained & WithText {
  const { pack } = edition
  const { decision, on } = asked
  const words = wordsOf([pack])
  const named = (axis: string, value: unknown): Both =>
    axis === 'cover' ? coverText(value) : value === 'unknown' ? say('还不知道', 'not known yet') : words.value(axis, value)
  const table = tableFor(edition, 'charge', asked.kind)
  const rows = table ? explainTable(table, decision.facts) : []
  const said = (charge: Charge | undefined): Both =>
    charge === undefined ? say('还不能判定', 'Not decided yet') : chargeWords[charge]
  const needs = (axis: string, allowed: Condition): Both => {
    const title = words.field(axis)
    if (!('in' in allowed)) return words.condition(axis, allowed)
    const list = allowed.in.map(one => named(axis, one))
    return say(`${title.zh}为${list.map(one => one.zh).join('、')}`, `${title.en} is ${list.map(one => one.en).join(', ')}`)
  }
  const lines = rows.map((one): Line => {
    const title = both(one.row.title ?? { zh: one.row.id })
    const gives = said(chargeOf(one.row))
    const says = say(`${title.zh} → ${gives.zh}`, `${title.en} → ${gives.en}`)
    if (one.fits) return { says, mark: 'yes', ...cite(pack, one.row) }
    const { axis, value, allowed } = one.failed
    const wanted = needs(axis, 'length' in allowed ? { in: [...allowed] } : { ...(allowed as { gte?: number; lt?: number }) })
    const field = words.field(axis)
    const because =
      value === undefined
        ? say(`还不知道${field.zh}，它要求${wanted.zh}`, `${field.en} is not known, it needs: ${wanted.en}`)
        : say(
            `${field.zh}是 ${named(axis, value).zh}，它要求${wanted.zh}`,
            `${field.en} is ${named(axis, value).en}, it needs: ${wanted.en}`,
          )
    return { says, mark: 'no', because, ...cite(pack, one.row) }
  })
  const unknown = (table?.axes ?? []).filter(axis => decision.facts[axis.name] === undefined).map(axis => words.field(axis.name))
  const facts: Line[] = (table?.axes ?? []).flatMap(({ name }) => {
    const value = decision.facts[name]
    if (value === undefined || name === 'inWarranty' || name === 'cover') return []
    const [field, is] = [words.field(name), named(name, value)]
    return [{ says: say(`${field.zh}：${is.zh}`, `${field.en}: ${is.en}`) }]
  })
  return withText({
    kind: 'charge' as const,
    title: say('为什么免费或收费', 'Why free or charged'),
    answer: answerOf(decision, said),
    notes:
      decision.charge === undefined && unknown.length > 0
        ? [
            say(
              `还缺：${unknown.map(one => one.zh).join('、')}。补上后系统自动判定。`,
              `Missing: ${unknown.map(one => one.en).join(', ')}. It is decided as soon as they are known.`,
            ),
          ]
        : decision.facts.failureCode === 'unknown' && decision.charge !== undefined
          ? [say('故障原因登记后会再判定一次。', 'It is decided again once the cause of the failure is on record.')]
          : [],
    sections: [
      ...section(
        'row',
        say('决定的条款', 'The row that decides'),
        lines.filter(line => line.mark === 'yes'),
      ),
      ...section('warranty', say('质保', 'Warranty'), warrantyLines(asked)),
      ...section('contracts', say('服务合同', 'Contracts of service'), contractLines(asked)),
      ...section('facts', say('其他依据', 'Other facts'), facts),
      ...section(
        'failed',
        say('不符合的行', 'Rows that do not fit'),
        lines.filter(line => line.mark === 'no'),
      ),
    ],
    editions: [nameOfEdition(pack)],
  })

  function warrantyLines({ machine, isOccurrence, isStated }: ChargeAsked): Line[] {
    const day: Line = {
      says: isOccurrence
        ? say(`故障发生日 ${on}`, `The failure came about on ${on}`)
        : say(`登记日 ${on}`, `The case was opened on ${on}`),
    }
    if (machine === undefined) {
      const { inWarranty } = decision.facts
      if (inWarranty === undefined)
        return [
          day,
          {
            mark: 'open',
            says: say(
              '没有登记设备，也没有注明期内还是期外',
              'No machine is on record, and nobody said whether the warranty runs',
            ),
          },
        ]
      return [
        day,
        ...(isStated
          ? [
              {
                says: inWarranty
                  ? say('没有登记设备，登记时注明：三包期内', 'No machine on record; stated: in warranty')
                  : say('没有登记设备，登记时注明：三包期外', 'No machine on record; stated: out of warranty'),
              },
            ]
          : []),
      ]
    }
    const title = both(machine.title)
    const { from, until } = machine.warranty
    if (until === undefined)
      return [
        day,
        {
          mark: 'open',
          says: say(
            `${title.zh} 没有质保期限，也没有可以起算的日期`,
            `${title.en} has no warranty on record, nor a day from which it could run`,
          ),
        },
      ]
    const days = dayNumberOf(until) - dayNumberOf(on)
    const span = say(
      `${title.zh} 质保 ${from ?? '……'} 至 ${until}（含当日）`,
      `${title.en}: warranty from ${from ?? '…'} to ${until}, that day included`,
    )
    return [
      day,
      { says: span, ...(machine.computed === undefined ? {} : { because: machine.computed }) },
      days >= 0
        ? {
            mark: 'yes',
            says: say(`在期内，还剩 ${days} 天（${until} − ${on}）`, `Within, ${inDays(days)} left (${until} − ${on})`),
          }
        : { mark: 'no', says: say(`已过期 ${-days} 天（${on} − ${until}）`, `Over for ${inDays(-days)} (${on} − ${until})`) },
    ]
  }

  function contractLines({ contract, others }: ChargeAsked): Line[] {
    const line = (one: CoveringContract, mark: 'yes' | 'no'): Line => {
      const [kind, parts] = [contractKindWords[one.kind], partsText(one.covers)]
      const left = dayNumberOf(one.until) - 1 - dayNumberOf(on)
      const last = lastDay(one.until)
      const state =
        on < one.from
          ? say(`${one.from} 才生效`, `begins on ${one.from} only`)
          : left < 0
            ? say(`已过期 ${-left} 天`, `over for ${inDays(-left)}`)
            : say(`还剩 ${left} 天`, `${inDays(left)} left`)
      return {
        mark,
        says: say(
          `${kind.zh} ${one.number}，${one.from} 至 ${last}，包${parts.zh}`,
          `${kind.en} ${one.number}, ${one.from} to ${last}, covers ${parts.en}`,
        ),
        because: state,
      }
    }
    return [...(contract === undefined ? [] : [line(contract, 'yes')]), ...others.map(one => line(one, 'no'))]
  }
}

const inDays = (days: number): string => (days === 1 ? '1 day' : `${days} days`)
const lastDay = (until: LocalDate): LocalDate => addCalendarDays(until, -1)

function coverText(value: unknown): Both {
  return value === 'none'
    ? say('没有服务合同', 'no contract')
    : (contractKindWords[value as ContractKind] ?? say(String(value), String(value)))
}

function partsText(parts: readonly ChargedPart[]): Both {
  return parts.length === 0
    ? say('：无', 'nothing')
    : say(parts.map(part => chargedPartWords[part].zh).join('、'), parts.map(part => chargedPartWords[part].en).join(', '))
}

function answerOf({ charge, free }: ChargeDecision, said: (charge: Charge | undefined) => Both): Both {
  const answer = said(charge)
  if (charge === undefined || charge === 'charged' || free.length === 3) return answer
  const parts = partsText(free)
  return free.length === 0
    ? say(`${answer.zh}：合同没有免收的项目`, `${answer.en}: the contract makes nothing free`)
    : say(`${answer.zh}：${parts.zh}免收`, `${answer.en}: no charge for ${parts.en}`)
}
