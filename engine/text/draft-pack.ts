import type { LocalDate } from '../../events/instant.ts'
import { Pack } from '../pack.ts'
import type { Candidate } from './candidate-schema.ts'
import type { ClauseNode, RegulationText } from './clause-schema.ts'
import { rankOf, roleNamed, triggersOf } from './draft-words.ts'
import { sayCandidate } from './say-candidate.ts'

/** What a draft edition needs beside the text. */
export type DraftFacts = {
  /** Name of the regulation in the product: lower-case letters, digits, hyphens. */
  readonly id: string
  readonly title: string
  readonly edition: LocalDate
  readonly inForceFrom: LocalDate
  readonly reviewed: { readonly on: LocalDate; readonly by: string }
  readonly primaryFor?: Pack['primaryFor']
}
type Rules = Pick<Pack, 'duties' | 'levels' | 'tables' | 'roles'>

/**
 * A draft edition from an imported text and the candidates that a person confirmed: every clause with the company's own full text;
 * levels, bands of amounts with who approves, and duties whose holder, clock, beginning and end are all known, as rules. What is confirmed
 * but not known well enough to run stands in its clause as manual, 待确认, in words. The result passes the pack's schema; throws a ZodError
 * where the facts do not.
 */
export function draftPackFrom(
  regulation: Pick<RegulationText, 'clauses'>,
  confirmed: readonly Candidate[],
  facts: DraftFacts,
): Pack {
  const used = new Set<string>()
  const rules: Rules = {
    levels: levelsOf(confirmed, used),
    tables: approvalTable(confirmed, used),
    duties: dutiesOf(confirmed, used),
    roles: [],
  }
  const owners = new Map(rules.duties.map(d => ['role' in d.owner ? d.owner.role : '', d] as const))
  const names = new Map(
    confirmed.flatMap(c => (c.value.kind === 'duty' ? [[roleNamed(c.value.who) ?? '', c.value.who] as const] : [])),
  )
  rules.roles = [...owners]
    .filter(([id]) => id !== '')
    .map(([id, { clause }]) => ({ id, clause, title: { zh: names.get(id as never) ?? id } }))
  const cited = new Set(
    [...rules.levels, ...rules.duties, ...rules.roles, ...rules.tables.flatMap(t => t.rows)].map(r => r.clause),
  )
  return Pack.parse({
    id: facts.id,
    edition: facts.edition,
    title: { zh: facts.title },
    inForce: { from: facts.inForceFrom },
    reviewed: facts.reviewed,
    primaryFor: facts.primaryFor ?? [],
    clauses: Object.fromEntries(
      regulation.clauses.filter(isOwnClause).map(node => {
        const open = confirmed.filter(c => c.clause === node.number && !used.has(c.id))
        const why = open.length > 0 ? `待确认：${open.map(sayCandidate).join('；')}` : '待确认'
        const manual = open.length > 0 || !cited.has(node.number) ? { manual: { zh: why } } : {}
        return [node.number, { title: { zh: node.title }, gist: { zh: node.text === '' ? node.title : node.text }, ...manual }]
      }),
    ),
    ...{ readings: {}, categories: [], lifecycles: [], evidence: [], gates: [], permits: [], hops: [], routes: [] },
    ...{ forms: [], archive: [], retention: [], periodic: [] },
    ...rules,
  })
}

/** A chapter's heading orders nothing and is cited by nobody. */
const isOwnClause = ({ style, text, title }: ClauseNode): boolean =>
  !((style === 'book' || style === 'chapter' || style === 'section') && (text === title || text === ''))

function levelsOf(confirmed: readonly Candidate[], used: Set<string>): Pack['levels'] {
  const levels = new Map<string, Pack['levels'][number]>()
  for (const { id, clause, value } of confirmed) {
    if (value.kind !== 'level') continue
    used.add(id)
    if (!levels.has(value.name))
      levels.set(value.name, {
        id: `level-${levels.size + 1}`,
        clause,
        title: { zh: value.name },
        gist: { zh: value.name },
        rank: rankOf(value.name),
      })
  }
  return [...levels.values()]
}

/** One table of all bands of amounts, a row for each clause that has a band and who approves it. Amounts are whole 分, so > n is >= n + 1. */
function approvalTable(confirmed: readonly Candidate[], used: Set<string>): Pack['tables'] {
  const rows: Pack['tables'][number]['rows'] = []
  for (const clause of new Set(confirmed.map(c => c.clause))) {
    const own = confirmed.filter(c => c.clause === clause)
    const bounds = own.filter(c => c.value.kind === 'amount')
    const approvers = own.filter(c => c.value.kind === 'approval')
    // Two approvers and two bounds may belong together in more than one way: a person decides.
    if (bounds.length === 0 || bounds.length > 2 || approvers.length !== 1 || approvers[0]!.value.kind !== 'approval') continue
    // Two lower bounds, or two upper ones, are two bands.
    if (new Set(bounds.map(({ value }) => value.kind === 'amount' && value.bound.startsWith('g'))).size < bounds.length) continue
    const amount: { gte?: number; lt?: number } = {}
    for (const { value } of bounds) {
      if (value.kind !== 'amount') continue
      if (value.bound === 'gte' || value.bound === 'gt') amount.gte = value.fen + (value.bound === 'gt' ? 1 : 0)
      else amount.lt = value.fen + (value.bound === 'lte' ? 1 : 0)
    }
    if (amount.gte !== undefined && amount.lt !== undefined && amount.gte >= amount.lt) continue
    for (const { id } of [...bounds, ...approvers]) used.add(id)
    rows.push({ id: `row-${rows.length + 1}`, clause, when: { amount }, then: { approver: approvers[0]!.value.by } })
  }
  const axes = { amount: { kind: 'int' as const, min: 0, unit: '分', title: { zh: '金额', en: 'Amount' } } }
  return rows.length === 0
    ? []
    : [{ id: 'approval-by-amount', title: { zh: '按金额的审批权限', en: 'Approval by amount' }, hit: 'collect', axes, rows }]
}

/** Duties that can run: one holder the product knows, one clock in the same words, a known beginning and end. */
function dutiesOf(confirmed: readonly Candidate[], used: Set<string>): Pack['duties'] {
  const duties: Pack['duties'] = []
  for (const duty of confirmed) {
    if (duty.value.kind !== 'duty' || duty.value.isForbidden) continue
    const role = roleNamed(duty.value.who)
    const triggers = triggersOf(duty.value.what)
    const clocks = confirmed.filter(
      c => c.value.kind === 'clock' && c.index === duty.index && c.span.from >= duty.span.from && c.span.to <= duty.span.to,
    )
    const clock = clocks.length === 1 && clocks[0]!.value.kind === 'clock' ? clocks[0]!.value.clock : undefined
    if (!role || !triggers || clock?.rule !== 'within') continue
    used.add(duty.id)
    used.add(clocks[0]!.id)
    duties.push({
      id: `duty-${duties.length + 1}`,
      clause: duty.clause,
      title: { zh: duty.words.slice(0, 60) },
      meaning: triggers.meaning,
      start: [{ on: triggers.start }],
      stop: [{ on: triggers.stop }],
      within: clock.duration,
      owner: { role },
      pausable: false,
      acts: [triggers.act],
    })
  }
  return duties
}
