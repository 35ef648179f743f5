import { pulls } from '../../engine/conditions.ts'
import { breakKinds, breaksOf, conformanceOf, isFit } from '../../engine/mining/conformance.ts'
import { gateBreaks, gateName } from '../../engine/mining/gates.ts'
import type { GateRule } from '../../engine/pack.ts'
import type { Edition } from '../../engine/rules.ts'
import { definitionOfAct } from '../../events/registry.ts'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import type { CaseLog, CaseProfile, CaseTrace } from './case-log.ts'
import type { CaseBreak, LoopConformance } from './schema.ts'

const MOST_LATE = 50

/** How the chosen cases keep the loop and its gates, and which clauses they break by time; null where no regulation in force leads their kind. */
export function loopOf(ctx: Ctx, { loop, edition }: CaseLog, kind: string, traces: readonly CaseTrace[]): LoopConformance | null {
  if (edition === undefined || loop.length < 2) return null
  const alike = new Map<CaseProfile, number>()
  for (const { profile } of traces) alike.set(profile, (alike.get(profile) ?? 0) + 1)
  const counted = [...alike].map(([profile, cases]) => ({ ...profile, cases }))
  const { cases, fit, steps, gates } = conformanceOf(loop, counted)
  const own = edition.pack.gates.filter(gate => gate.kinds === undefined || (gate.kinds as readonly string[]).includes(kind))
  // In the order of the regulation; those of others behind them.
  const names = new Set([...own.map(gate => gateName(edition, gate)), ...gates.keys()])
  return {
    regulation: edition.pack.title,
    ...{ cases, fit, others: traces.length - cases },
    steps: steps.map(step => ({ ...step, broken: { ...step.broken } })),
    gates: [...names].flatMap(name => {
      const found = gateOf(ctx, name)
      const { passed, broken } = gates.get(name) ?? { passed: 0, broken: { missing: 0, voided: 0, later: 0, beyond: 0 } }
      return found === undefined ? [] : [{ gate: name, ...found, passed, broken }]
    }),
    decided: decidedAmong(edition, counted),
    late: lateAmong(ctx, counted),
  }
}

type Counted = CaseProfile & { readonly cases: number }

function lateAmong(ctx: Ctx, counted: readonly Counted[]): LoopConformance['late'] {
  const rows = new Map<string, { cases: number; times: number }>()
  for (const { late, cases } of counted)
    for (const { rule, times } of late) {
      const row = rows.get(rule) ?? { cases: 0, times: 0 }
      rows.set(rule, { cases: row.cases + cases, times: row.times + times * cases })
    }
  return [...rows]
    .sort(([a, x], [b, y]) => y.cases - x.cases || y.times - x.times || (a < b ? -1 : 1))
    .slice(0, MOST_LATE)
    .map(([rule, row]) => ({ ...dutyOf(ctx, rule), rule, ...row }))
}

/** How decisions of these cases went beyond authority, with the clause under which they are made good. */
function decidedAmong({ pack }: Edition, counted: readonly Counted[]): LoopConformance['decided'] {
  const rows = new Map<string, number>()
  for (const { decided, cases } of counted) for (const how of decided) rows.set(how, (rows.get(how) ?? 0) + cases)
  const duties = pack.duties.filter(duty => duty.per === 'ratification')
  return [...rows].map(([how, cases]) => {
    const data = { isBeyond: true, beyond: [how], medium: how === 'after-the-fact' ? 'emergency' : 'paper' }
    const clause = duties.find(({ start }) => pulls(start, 'approval.recorded', data))?.clause
    return { how, cases, clause: clause ?? null }
  })
}

/** The words of a duty of any edition, as the last one that has it says them. */
function dutyOf({ rules }: Pick<Ctx, 'rules'>, name: string): { regulation: Text; title: Text; clause: string } {
  const { edition, id } = lastWith(rules.editions, name, (one, rule) => one.duties.has(rule))
  const rule = edition?.duties.get(id)
  return { regulation: edition?.pack.title ?? { zh: name }, title: rule?.title ?? { zh: id }, clause: rule?.clause ?? '' }
}

/** The words of a gate of any edition, and of the act that comes by it; undefined where no edition has it any more. */
function gateOf(
  { rules }: Pick<Ctx, 'rules'>,
  name: string,
): { regulation: Text; title: Text; clause: string; act: Text } | undefined {
  const gateIn = (one: Edition, id: string): GateRule | undefined => one.pack.gates.find(gate => gate.id === id)
  const { edition, id } = lastWith(rules.editions, name, (one, gate) => gateIn(one, gate) !== undefined)
  const gate = edition && gateIn(edition, id)
  if (edition === undefined || gate === undefined) return undefined
  return {
    ...{ regulation: edition.pack.title, title: gate.title, clause: gate.clause },
    act: definitionOfAct(gate.act)?.title ?? { zh: gate.act },
  }
}

/** `pack/rule` taken apart, with the last edition of the pack that knows the rule. */
function lastWith(
  editions: readonly Edition[],
  name: string,
  has: (edition: Edition, rule: string) => boolean,
): { edition: Edition | undefined; id: string } {
  const at = name.indexOf('/')
  const [pack, id] = [name.slice(0, at), name.slice(at + 1)]
  return { id, edition: editions.findLast(one => one.pack.id === pack && has(one, id)) }
}

/** What a case breaks, for the list of cases: steps of the loop and gates, each with its clause. */
export function breaksOfCase(ctx: Ctx, { loop }: CaseLog, { walk, gates }: CaseProfile): CaseBreak[] {
  const steps = walk === undefined ? [] : breaksOf(loop, walk)
  return [
    ...steps.map(({ kind, step }) => {
      const { title, clause } = loop.find(one => one.id === step)!
      return { kind, step: title, clause }
    }),
    ...gates.flatMap(({ gate, result }) => {
      const found = result === 'kept' ? undefined : gateOf(ctx, gate)
      return result === 'kept' || found === undefined
        ? []
        : [{ kind: `gate-${result}` as const, step: found.title, clause: found.clause }]
    }),
  ]
}

/**
 * Which cases an address means by `broken`: `none`, a step (`skipped:reporting`), a duty (`late:robot/verify`), a gate that they came by (`gate:robot/…`) or
 * broke (`gate-missing:robot/…`), or a way of going beyond authority (`decided:over-limit`). Anything else means no case.
 */
export function brokenBy({ loop }: CaseLog, broken: string): (profile: CaseProfile) => boolean {
  const at = broken.indexOf(':')
  const [kind, what] = at < 0 ? [broken, ''] : [broken.slice(0, at), broken.slice(at + 1)]
  if (kind === 'none') return ({ walk, gates }) => walk !== undefined && isFit(loop, walk, gates)
  if (kind === 'late') return ({ late }) => late.some(({ rule }) => rule === what)
  if (kind === 'decided') return ({ decided }) => decided.includes(what)
  if (kind === 'gate') return ({ gates }) => gates.some(({ gate }) => gate === what)
  const result = gateBreaks.find(one => kind === `gate-${one}`)
  if (result !== undefined) return ({ gates }) => gates.some(one => one.gate === what && one.result === result)
  const step = breakKinds.find(one => one === kind)
  if (step === undefined) return () => false
  return ({ walk }) => walk !== undefined && breaksOf(loop, walk).some(one => one.kind === step && one.step === what)
}
