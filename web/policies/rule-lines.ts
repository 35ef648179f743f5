import type { CitingRule, EditionView } from '../../server/policies/schema.ts'
import type { PackNames } from './pack-names.ts'
import { sayPermit, sayScope } from './say-permit.ts'
import { sayLimit, sayRoute } from './say-route.ts'
import { sayThen, sayWhen } from './table-words.ts'

/** Headings under a clause, in the order in which people ask. */
export const ruleGroups = [
  'duties',
  'gates',
  'people',
  'routes',
  'tables',
  'forms',
  'measures',
  'archive',
  'words',
  'names',
] as const
export type RuleGroup = (typeof ruleGroups)[number]

/** A rule in words: what it is called, and its facts. `time` is what people look for, and stands out. */
export type RuleLine = {
  readonly key: string
  readonly group: RuleGroup
  readonly title: string
  readonly time?: string
  readonly facts: readonly { readonly label: string; readonly value: string }[]
  /** Follows a reading, not the words alone. */
  readonly reading?: string | undefined
}

const groups: Readonly<Record<CitingRule['kind'], RuleGroup>> = {
  duty: 'duties',
  periodic: 'duties',
  gate: 'gates',
  permit: 'people',
  sealing: 'people',
  hop: 'people',
  route: 'routes',
  limit: 'routes',
  table: 'tables',
  form: 'forms',
  record: 'forms',
  archive: 'archive',
  retention: 'archive',
  evidence: 'names',
  role: 'names',
  stage: 'names',
  level: 'tables',
  category: 'tables',
  indicator: 'measures',
  scorecard: 'measures',
  sample: 'measures',
  violation: 'measures',
  sanction: 'measures',
  reward: 'measures',
  fund: 'measures',
  statement: 'words',
  term: 'words',
  law: 'words',
  related: 'words',
}

type Facts = { readonly label: string; readonly value: string }[]
export type Said = Pick<RuleLine, 'title' | 'time' | 'facts' | 'reading'>

const levelFact = (levels: readonly string[] | undefined, names: PackNames): Facts =>
  levels === undefined ? [] : [{ label: names.t('levels'), value: names.levels(levels) }]

function sayDuty(view: EditionView, id: string, names: PackNames): Said | undefined {
  const duty = view.duties.find(one => one.id === id)
  if (duty === undefined) return undefined
  const { t } = names
  const time =
    duty.within !== undefined
      ? t('within', { time: names.duration(duty.within) })
      : duty.repeat === undefined
        ? t('untimed')
        : t(duty.repeat === 'day' ? 'everyDay' : 'everyWorkday')
  return {
    title: names.text(duty.title),
    time,
    reading: duty.reading,
    facts: [
      { label: t('by'), value: names.party(duty.owner) },
      ...(duty.to === undefined ? [] : [{ label: t('to'), value: names.parties(duty.to) }]),
      ...levelFact(duty.levels, names),
      ...(duty.escalate ?? []).map(rung => ({
        label: t('lateBy', { time: names.duration(rung.after) }),
        value: t('toldTo', { who: names.party(rung.to) }),
      })),
      { label: '', value: t(duty.pausable ? 'pausable' : 'notPausable') },
    ],
  }
}

function sayPeriodic(view: EditionView, id: string, names: PackNames): Said | undefined {
  const rule = view.periodic.find(one => one.id === id)
  if (rule === undefined) return undefined
  const { t } = names
  const every = (['week', 'month', 'quarter', 'year'] as const).find(one => one === rule.every) ?? 'month'
  return {
    title: names.text(rule.title),
    time: `${t(`every.${every}`)} · ${t('afterPeriod', { time: names.duration(rule.due) })}`,
    facts: [
      { label: t('by'), value: names.party(rule.owner) },
      { label: t('to'), value: names.parties(rule.to) },
      { label: '', value: t(rule.each === 'department' ? 'each.department' : 'each.organisation') },
    ],
  }
}

function sayHop(view: EditionView, id: string, names: PackNames): Said | undefined {
  const hop = view.hops.find(one => one.id === id)
  if (hop === undefined) return undefined
  const { t } = names
  return {
    title: t(hop.about === 'report' ? 'hopReport' : 'hopResult'),
    reading: hop.reading,
    facts: [
      ...sayScope(hop, names).map((value, at) => ({ label: at === 0 ? t('levels') : '', value })),
      { label: t('by'), value: names.parties(hop.from) },
      { label: t('to'), value: names.parties(hop.to) },
    ],
  }
}

function sayGate(view: EditionView, id: string, names: PackNames): Said | undefined {
  const gate = view.gates.find(one => one.id === id)
  if (gate === undefined) return undefined
  return {
    title: names.text(gate.title),
    reading: gate.reading,
    facts: [
      {
        label: names.t('beforeAct', { act: names.act(gate.act) }),
        value: gate.needs.map(names.evidence).join(names.language === 'zh' ? '、' : ', '),
      },
      ...levelFact(gate.levels, names),
    ],
  }
}

function sayTableRow(view: EditionView, path: string, names: PackNames): Said | undefined {
  const [tableId, rowId] = path.split('/')
  const table = view.tables.find(one => one.id === tableId)
  const row = table?.rows.find(one => one.id === rowId)
  if (table === undefined || row === undefined) return undefined
  const when = sayWhen(table, row, names)
  return {
    title: row.title === undefined ? names.text(table.title) : names.text(row.title),
    reading: row.reading,
    facts: [
      {
        label: names.t('when'),
        value: when.length === 0 ? names.t('otherwise') : when.join(names.language === 'zh' ? '，' : ', '),
      },
      { label: names.t('then'), value: sayThen(row, names) },
    ],
  }
}

function sayRule(view: EditionView, clause: string, rule: CitingRule, names: PackNames): Said {
  const { t } = names
  const title = names.text(rule.title)
  const comma = names.language === 'zh' ? '、' : ', '
  const named = (label: string, value?: string): Said => ({ title, facts: [{ label, value: value ?? '' }] })
  switch (rule.kind) {
    case 'duty':
      return sayDuty(view, rule.id, names) ?? { title, facts: [] }
    case 'periodic':
      return sayPeriodic(view, rule.id, names) ?? { title, facts: [] }
    case 'gate':
      return sayGate(view, rule.id, names) ?? { title, facts: [] }
    case 'permit':
      return sayPermit(view, clause, rule.id, names) ?? { title, facts: [] }
    case 'hop':
      return sayHop(view, rule.id, names) ?? { title, facts: [] }
    case 'route':
      return sayRoute(view, rule.id, names) ?? { title, facts: [] }
    case 'limit':
      return sayLimit(view, rule.id, names) ?? { title, facts: [] }
    case 'table':
      return sayTableRow(view, rule.id, names) ?? { title, facts: [] }
    case 'form':
      return named(
        t('fields'),
        view.forms
          .find(one => one.id === rule.id)
          ?.fields.map(field => names.text(field.title))
          .join(comma),
      )
    case 'record':
      return named(
        t('fields'),
        view.records
          .find(one => one.id === rule.id)
          ?.fields.map(field => names.text(field.title))
          .join(comma),
      )
    case 'retention': {
      const kept = view.retention.find(one => one.id === rule.id)
      return kept === undefined ? named('') : { ...named(''), time: `${t('keep')} ${names.duration(kept.keep)}` }
    }
    case 'archive':
      return named(t('archived'))
    case 'category':
      return named(
        t('subtypes'),
        view.categories
          .find(one => one.id === rule.id)
          ?.subtypes.map(one => names.text(one.title))
          .join(comma),
      )
    case 'level':
      return named(t('level'), names.text(view.levels.find(one => one.id === rule.id)?.gist ?? rule.title))
    case 'evidence':
    case 'role':
    case 'stage':
      return named(t(rule.kind))
    default:
      return named(t(`kind.${rule.kind}`), rule.says === undefined ? '' : names.text(rule.says))
  }
}

export type ClauseWords = {
  readonly number: string
  readonly title: string
  readonly gist: string
  readonly manual?: string
  readonly rules: readonly RuleLine[]
  readonly readings: readonly { readonly id: string; readonly says: string; readonly by: string; readonly on: string }[]
}

/** A whole edition in words: clause by clause, with the rules and readings that follow each. */
export function clausesInWords(view: EditionView, names: PackNames): readonly ClauseWords[] {
  return view.clauseList.map(clause => ({
    number: clause.number,
    title: names.text(clause.title),
    gist: names.text(clause.gist),
    ...(clause.manual === undefined ? {} : { manual: names.text(clause.manual) }),
    rules: clause.rules.map(
      (rule): RuleLine => ({
        key: `${rule.kind}/${rule.id}`,
        group: groups[rule.kind],
        ...sayRule(view, clause.number, rule, names),
      }),
    ),
    readings: view.readings
      .filter(one => one.clause === clause.number)
      .map(one => ({ id: one.id, says: names.text(one.says), by: one.by, on: one.on })),
  }))
}
