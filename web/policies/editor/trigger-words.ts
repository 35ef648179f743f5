import { partyName } from '../../../engine/conditions.ts'
import type { Condition, Pack, Party, RecordRule, Trigger } from '../../../engine/pack.ts'
import { readableFields } from '../../../engine/record-fields.ts'
import { inLanguage } from '../../../events/in-language.ts'
import { eventDefinition, eventDefinitions } from '../../../events/registry.ts'
import type { Language, Text } from '../../../events/text.ts'
import { eventFields } from '../../cases/acts/event-fields.ts'
import { optionsOf, sayValue, type ValueGroup } from '../../cases/say-value.ts'
import { sayField } from '../../cases/words-fields.ts'
import { joinList } from '../../language/join-list.ts'
import { sayIn } from '../../language/use-words.ts'
import { sayYuan } from '../../ui/yuan.ts'
import { editorWords } from './words.ts'

/** What names the things that events speak of: a draft, or an edition as the 制度 page reads it. */
export type Naming = Pick<Pack, 'levels' | 'categories' | 'forms' | 'records' | 'roles' | 'signings'> & {
  readonly hops: readonly {
    readonly id: string
    readonly from: readonly (Party | string)[]
    readonly to: readonly (Party | string)[]
  }[]
}

/** A hop has no title: it is called by who reports to whom. */
function hopTitle({ from, to }: Naming['hops'][number], { roles }: Naming, language: Language): string {
  const say = (party: Party | string) => {
    const [kind, id = ''] = (typeof party === 'string' ? party : partyName(party)).split(':')
    if (kind === 'case') return sayValue('caseRole', id, language)
    const role = roles.find(one => one.id === id)
    return role === undefined ? sayValue('role', id, language) : inLanguage(role.title, language)
  }
  return `${joinList(from.map(say), language)} → ${joinList(to.map(say), language)}`
}

export type Choice = { readonly value: string | boolean; readonly label: string }
/** A field of an event that a rule may look at: one of these values, or a number (amounts in 分). */
export type ConditionField = { readonly name: string; readonly label: string } & (
  | { readonly choices: readonly Choice[] }
  | { readonly number: 'money' | 'count' }
)

/** Fields that the server fills in and rules look at, with the words of their values. */
const filledGroups: Readonly<Record<string, readonly (readonly [field: string, group: ValueGroup])[]>> = {
  'approval.decided': [
    ['subject', 'subject'],
    ['of', 'subject'],
    ['outcome', 'outcome'],
  ],
  'report.acknowledged': [['about', 'about']],
  'record.completed': [['missing', 'missing']],
  'case.opened': [['missing', 'missing']],
}
const filledYes: Readonly<Record<string, readonly string[]>> = {
  'report.acknowledged': ['all'],
  'approval.decided': ['final'],
  'approval.recorded': ['isBeyond'],
  'node.signed': ['allSigned'],
  'plan.submitted': ['special'],
  'case.classified': ['regraded', 'overridden', 'productQuality', 'contractDispute', 'majorLoss'],
}
const filledCounts: Readonly<Record<string, readonly string[]>> = {
  'plan.submitted': ['round'],
  'matter.submitted': ['round'],
  'feedback.attempted': ['attempt'],
}

const yesNo = (language: Language): Choice[] => {
  const t = sayIn(editorWords, language)
  return [
    { value: true, label: t('yes') },
    { value: false, label: t('no') },
  ]
}
const titled = (list: readonly { readonly id: string; readonly title: Text }[] | undefined, language: Language): Choice[] =>
  (list ?? []).map(({ id, title }) => ({ value: id, label: inLanguage(title, language) }))

const editorFieldWords = [
  'all',
  'allSigned',
  'special',
  'regraded',
  'overridden',
  'round',
  'subject',
  'about',
  'hop',
  'final',
  'isBeyond',
  'of',
] as const

function labelOf(type: string, field: string, language: Language): string {
  const own = editorFieldWords.find(name => name === field)
  return own === undefined ? sayField(type, field, language) : sayIn(editorWords, language)(`field.${own}`)
}

/** What a rule may ask of an event of this type, in people's words. `when` tells which record is meant, whose fields may be asked too. */
export function conditionFields(type: string, when: Trigger['when'], pack: Naming, language: Language): ConditionField[] {
  const plain = new Set(Object.keys(eventDefinition(type)?.plain.shape ?? {}))
  const label = (field: string) => labelOf(type, field, language)
  const fromShape = eventFields(type).flatMap((field): ConditionField[] => {
    const { name, shape } = field
    if (!plain.has(name)) return []
    if (shape === 'yes') return [{ name, label: label(name), choices: yesNo(language) }]
    if (shape === 'money') return [{ name, label: label(name), number: 'money' }]
    if (shape === 'count' || shape === 'percent' || shape === 'stars') return [{ name, label: label(name), number: 'count' }]
    if (typeof shape !== 'object') return []
    return [{ name, label: label(name), choices: optionsOf('one' in shape ? shape.one : shape.several, language) }]
  })
  const lists = { level: pack.levels, category: pack.categories, form: pack.forms, record: pack.records, paper: pack.signings }
  const fromPack = Object.entries(lists).flatMap(([name, list]): ConditionField[] =>
    plain.has(name) && (list ?? []).length > 0 ? [{ name, label: label(name), choices: titled(list, language) }] : [],
  )
  const hops: readonly ConditionField[] =
    plain.has('hop') && pack.hops.length > 0
      ? [
          {
            name: 'hop',
            label: label('hop'),
            choices: pack.hops.map(hop => ({ value: hop.id, label: hopTitle(hop, pack, language) })),
          },
        ]
      : []
  const filled = [
    ...hops,
    ...(filledGroups[type] ?? []).map(([name, group]) => ({ name, label: label(name), choices: optionsOf(group, language) })),
    ...(filledYes[type] ?? []).map(name => ({ name, label: label(name), choices: yesNo(language) })),
    ...(filledCounts[type] ?? []).map((name): ConditionField => ({ name, label: label(name), number: 'count' })),
  ]
  const all = [...fromPack, ...filled, ...fromShape, ...recordFields(when, pack, language)]
  return all.filter((field, i) => all.findIndex(other => other.name === field.name) === i)
}

/** The one record that a condition names; undefined where it names none or several. */
export function recordNamed(when: Trigger['when'], pack: Pick<Naming, 'records'>): RecordRule | undefined {
  const named = when?.record
  const id = named !== undefined && 'in' in named && named.in.length === 1 ? named.in[0] : undefined
  return pack.records?.find(one => one.id === id)
}

/** The fields of the one record that the condition names. */
function recordFields(when: Trigger['when'], pack: Naming, language: Language): ConditionField[] {
  const record = recordNamed(when, pack)
  return record === undefined ? [] : fieldsOfRecord(record, language, 'values.')
}

/** What can be asked of the values of a record: `values.passed` of the event that carries it, `passed` inside the record itself. */
export function fieldsOfRecord(
  record: Pick<RecordRule, 'fields'>,
  language: Language,
  before: 'values.' | '' = '',
): ConditionField[] {
  return readableFields(record).flatMap((field): ConditionField[] => {
    const base = { name: `${before}${field.id}`, label: inLanguage(field.title, language) }
    if (field.kind === 'yes-no') return [{ ...base, choices: yesNo(language) }]
    if (field.kind === 'choice' || field.kind === 'choices') return [{ ...base, choices: titled(field.values, language) }]
    if (field.kind === 'amount') return [{ ...base, number: 'money' }]
    return field.kind === 'number' ? [{ ...base, number: 'count' }] : []
  })
}

function sayCondition(field: ConditionField | undefined, condition: Condition, language: Language): string {
  const t = sayIn(editorWords, language)
  if ('in' in condition) {
    const labels = condition.in.map(value =>
      field !== undefined && 'choices' in field
        ? (field.choices.find(c => c.value === value)?.label ?? String(value))
        : String(value),
    )
    return joinList(labels, language)
  }
  const say = (n: number) =>
    field !== undefined && 'number' in field && field.number === 'money' ? t('yuanOf', { yuan: sayYuan(n, true) }) : String(n)
  return [
    ...(condition.gte === undefined ? [] : [t('atLeast', { value: say(condition.gte) })]),
    ...(condition.lt === undefined ? [] : [t('lessThan', { value: say(condition.lt) })]),
  ].join(language === 'zh' ? '、' : ', ')
}

/** What must be so of an event, one condition each: `对象：处置方案`, `金额：不少于 200,000 元`. */
export function sayConditions({ on, when }: Trigger, pack: Naming, language: Language): string[] {
  const fields = conditionFields(on, when, pack, language)
  const colon = language === 'zh' ? '：' : ': '
  return Object.entries(when ?? {}).map(([name, condition]) => {
    const field = fields.find(one => one.name === name)
    return `${field?.label ?? sayField(on, name, language)}${colon}${sayCondition(field, condition, language)}`
  })
}

/** An event with its conditions as people say it: `审批意见（对象：处置方案；结果：审批通过）`. */
export function sayTrigger(trigger: Trigger, pack: Naming, language: Language): string {
  const definition = eventDefinition(trigger.on)
  const title = definition === undefined ? trigger.on : inLanguage(definition.title, language)
  const [open, next, close] = language === 'zh' ? ['（', '；', '）'] : [' (', '; ', ')']
  const said = sayConditions(trigger, pack, language)
  return said.length === 0 ? title : `${title}${open}${said.join(next)}${close}`
}

export type TriggerOption = { readonly value: string; readonly label: string; readonly trigger: Trigger }
const common: readonly Trigger[] = [
  { on: 'approval.decided', when: { subject: { in: ['plan'] }, outcome: { in: ['approved'] } } },
  { on: 'approval.decided', when: { subject: { in: ['compensation'] }, outcome: { in: ['approved'] } } },
  { on: 'approval.decided', when: { subject: { in: ['matter'] }, outcome: { in: ['approved'] } } },
  { on: 'report.acknowledged', when: { about: { in: ['report'] }, all: { in: [true] } } },
  { on: 'customer.answered', when: { satisfied: { in: [true] } } },
  { on: 'customer.answered', when: { satisfied: { in: [false] } } },
  { on: 'customer.accepted', when: { passed: { in: [true] } } },
  { on: 'customer.accepted', when: { passed: { in: [false] } } },
]

/** One trigger as the value of a picker. */
export const keyOfTrigger = (trigger: Trigger): string => `${trigger.on} ${JSON.stringify(trigger.when ?? {})}`

/**
 * What a duty can begin or end with, in people's words: the records of this regulation first, then each kind of event, then the usual
 * outcomes. `and` are ones already chosen, which stay in the list however particular they are.
 */
export function triggerOptions(pack: Pack, language: Language, and: readonly Trigger[] = []): TriggerOption[] {
  const records = (pack.records ?? []).map(({ id }): Trigger => ({ on: 'record.made', when: { record: { in: [id] } } }))
  const plain = eventDefinitions
    .filter(d => d.type !== 'message.delivered' && d.type !== 'message.failed')
    .map((d): Trigger => ({ on: d.type }))
  const seen = new Set<string>()
  return [...records, ...plain, ...common, ...and].flatMap(trigger => {
    const value = keyOfTrigger(trigger)
    if (seen.has(value)) return []
    seen.add(value)
    return [{ value, label: sayTrigger(trigger, pack, language), trigger }]
  })
}
