import type { Pack, Quantity, ScorecardRule } from '../../../engine/pack.ts'
import { customerKinds } from '../../../events/customer-kinds.ts'
import { idFor, idsOf } from './edit-ids.ts'
import {
  addRule,
  changedAt,
  changeRule,
  idOfRule,
  mentionsOf,
  type PartName,
  type RuleOf,
  rulesOf,
  without,
} from './edit-pack.ts'

type Made = { readonly pack: Pack; readonly id: string }
type Making<P extends PartName> = (at: { pack: Pack; id: string; clause: string; title: { zh: string } }) => RuleOf<P>

const roleOf = (pack: Pack) => (pack.roles[0] === undefined ? { anyone: true as const } : { role: pack.roles[0].id })
const highest = (list: readonly { rank: number }[] | undefined) => Math.max(0, ...(list ?? []).map(one => one.rank))

/** A reading of the clause, else any: a mapping of levels has one always. */
const readingFor = (pack: Pack, clause: string) =>
  (Object.entries(pack.readings).find(([, one]) => one.clause === clause) ?? Object.entries(pack.readings)[0])?.[0] ?? ''

/** What each kind of rule begins with; a person says the rest. Kinds that need more than a title have functions of their own. */
const beginnings: { readonly [P in PartName]?: Making<P> } = {
  levels: ({ pack, id, clause, title }) => ({ id, clause, title, gist: title, rank: highest(pack.levels) + 1 }),
  periodic: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    every: 'month',
    each: 'organisation',
    due: { workdays: 5 },
    owner: roleOf(pack),
    to: [roleOf(pack)],
  }),
  records: ({ id, clause, title }) => ({ id, clause, title, fields: [{ id: `${id}-1`, title, required: true, kind: 'text' }] }),
  indicators: ({ id, clause, title }) => ({
    id,
    clause,
    title,
    measure: { entered: { zh: '由负责部门填报', en: 'entered by the department' } },
    unit: 'percent',
    better: 'higher',
    target: { gte: 90 },
    every: 'month',
    by: ['organisation'],
  }),
  samples: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    population: 'cases',
    every: 'month',
    draw: { share: 0.05, atLeast: 5 },
    by: roleOf(pack),
  }),
  grades: ({ pack, id, clause, title }) => ({ id, clause, title, rank: highest(pack.grades) + 1 }),
  violations: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    grade: pack.grades?.[0]?.id ?? '',
    of: ['person'],
    found: 'person',
  }),
  sanctions: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    of: 'person',
    grade: pack.grades?.[0]?.id ?? '',
    measures: [{ kind: 'warning', title }],
  }),
  bodies: ({ pack, id, clause, title }) => ({ id, clause, title, member: pack.roles[0]?.id ?? 'group-member' }),
  fieldWork: ({ pack, id, clause, title }) => {
    const [stages] = pack.lifecycles
    const [first = '', second = first] = (stages?.stages ?? []).map(stage => stage.id)
    const moments = (pack.records?.[0]?.fields ?? []).filter(field => field.kind === 'moment').map(field => field.id)
    const [arriveBy = '', completeBy = arriveBy] = moments
    const posts = [{ role: pack.roles[0]?.id ?? 'field-engineer' }]
    return {
      id,
      clause,
      title,
      kinds: [stages?.kind ?? 'work-order'],
      field: posts,
      office: posts,
      lead: posts,
      onTheWay: [first],
      onSite: [second],
      order: { record: pack.records?.[0]?.id ?? '', arriveBy, completeBy },
    }
  },
  manuals: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    stages: [{ id: 'stage-1', title }],
    by: [{ role: pack.roles[0]?.id ?? 'customer-service-manager' }],
  }),
  signings: ({ id, clause, title }) => ({
    ...{ id, clause, title, kinds: ['work-order'], act: 'sign-paper' },
    shows: [{ title, part: 'handling' }],
  }),
  enforcement: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    measures: ['warning'],
    begins: 'served',
    by: [roleOf(pack)],
  }),
  restrictions: ({ id, clause, title }) => ({
    id,
    clause,
    title,
    how: 'suspended',
    kinds: [...customerKinds],
    effect: 'refuse',
    lift: { clause, rectification: ['effective'], downPercent: 30, days: 90 },
  }),
  sealings: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    kinds: ['penalty'],
    to: [{ role: pack.roles[0]?.id ?? 'human-resources' }],
    audit: ['auditor'],
  }),
  terms: ({ id, clause, title }) => ({ id, kind: 'term', title, usedIn: [clause] }),
  related: ({ clause, title }) => ({ clause, title, relation: 'refers-to' }),
  laws: ({ clause }) => ({ law: 'civil-code', clause }),
  levelMaps: ({ pack, clause }) => ({
    from: 'another',
    clause,
    reading: readingFor(pack, clause),
    levels: {},
  }),
  scorecards: ({ pack, id, clause, title }) => ({
    id,
    clause,
    title,
    of: id,
    every: 'month',
    rows: [{ indicator: pack.indicators?.[0]?.id ?? '', clause, weight: 100 }],
  }),
}
export const simpleParts = Object.keys(beginnings) as (keyof typeof beginnings)[]

/**
 * Why such a rule cannot be begun yet: a scorecard needs an indicator, a violation and a sanction need a grade, field work the record that
 * sends somebody and stages, a mapping of levels some levels and a reading that says why.
 */
export function lacking(
  pack: Pack,
  part: PartName,
): 'indicators' | 'grades' | 'records' | 'stages' | 'levels' | 'readings' | undefined {
  if (part === 'fieldWork' && rulesOf(pack, 'records').length === 0) return 'records'
  if (part === 'fieldWork' && pack.lifecycles.length === 0) return 'stages'
  if (part === 'levelMaps' && pack.levels.length === 0) return 'levels'
  if (part === 'levelMaps' && Object.keys(pack.readings).length === 0) return 'readings'
  if (part === 'scorecards' && rulesOf(pack, 'indicators').length === 0) return 'indicators'
  if ((part === 'violations' || part === 'sanctions') && rulesOf(pack, 'grades').length === 0) return 'grades'
  return undefined
}

/** The pack with a rule of this kind and title begun under a clause. */
export function addSimple<P extends keyof typeof beginnings & PartName>(
  pack: Pack,
  part: P,
  clause: string,
  title: string,
): Made {
  const make = beginnings[part] as Making<P> | undefined
  if (make === undefined || lacking(pack, part) !== undefined) return { pack, id: '' }
  const id = idFor(title, idsOf(pack))
  const rule = make({ pack, id, clause, title: { zh: title } })
  // What has no name of its own is found by its place.
  return { pack: addRule(pack, part, rule), id: idOfRule(rule, rulesOf(pack, part).length) }
}

/** The pack with a role of the organisation named by the regulation; its id is the organisation's own. */
export function addRole(pack: Pack, clause: string, role: string, title: string): Pack {
  return pack.roles.some(one => one.id === role) ? pack : addRule(pack, 'roles', { id: role, clause, title: { zh: title } })
}

/** What names a level, role, record, grade or indicator, so that removing it would leave a hole. */
export function usersOf(pack: Pack, part: PartName, id: string) {
  const keys: Partial<Record<PartName, readonly string[]>> = {
    levels: ['levels', 'level'],
    roles: ['role', 'chair', 'deputy', 'member'],
    records: ['record', 'tells'],
    grades: ['grade'],
    indicators: ['indicator', 'of'],
    evidence: ['evidence', 'ifSeen', 'from', 'rectification'],
    duties: ['duties'],
    forms: ['form'],
    hops: ['hop'],
    funds: ['fund'],
    rewards: ['rule'],
  }
  return mentionsOf(pack, id, keys[part] ?? []).filter(one => !(one.part === part && one.id === id))
}

/** The sum of the weights that are numbers, and how many are left open; in hundredths of a percent first, for 33.3 three times is no 99.89999. */
export function weightSum(card: ScorecardRule): { sum: number; open: number } {
  const numbers = card.rows.flatMap(row => (typeof row.weight === 'number' ? [Math.round(row.weight * 100)] : []))
  return { sum: numbers.reduce((a, b) => a + b, 0) / 100, open: card.rows.length - numbers.length }
}

const cardOf = (pack: Pack, id: string) => rulesOf(pack, 'scorecards').find(card => card.id === id)

/** A row more with what is left to 100. */
export function addWeight(pack: Pack, id: string, indicator: string): Pack {
  const card = cardOf(pack, id)
  if (card === undefined) return pack
  const weight = Math.max(0, 100 - weightSum(card).sum)
  return changeRule(pack, 'scorecards', id, { rows: [...card.rows, { indicator, clause: card.clause, weight }] })
}
export function setWeight(pack: Pack, id: string, at: number, weight: Quantity): Pack {
  const card = cardOf(pack, id)
  return card === undefined
    ? pack
    : changeRule(pack, 'scorecards', id, { rows: changedAt(card.rows, at, row => ({ ...row, weight })) })
}
/** A scorecard without a row; the last one stays. */
export function removeWeight(pack: Pack, id: string, at: number): Pack {
  const card = cardOf(pack, id)
  return card === undefined || card.rows.length === 1
    ? pack
    : changeRule(pack, 'scorecards', id, { rows: without(card.rows, at) })
}
