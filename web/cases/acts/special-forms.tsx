import { sayClause } from '../say-clause.ts'
import { z } from 'zod'
import { freeText, Id, shortText } from '../../../events/define.ts'
import { GradingFacts } from '../../../events/case-words.ts'
import { Instant } from '../../../events/instant.ts'
import type { Act } from '../../../events/registry.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { factNames } from '../fact-list.tsx'
import { sayField } from '../words-fields.ts'
import { optionsOf } from '../words-values.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { CaseSearchInput } from './case-search-input.tsx'
import { LevelInput } from './level-input.tsx'

/** The questions the grading table asks, as inputs. Names begin with `facts.`. */
export function factInputs(language: ActScene['language'], words: ActScene['words']): Field[] {
  return factNames.map(name => {
    const common = { name: `facts.${name}`, label: sayField('', `facts.${name}`, language) }
    if (name === 'productionEffect' || name === 'attitude' || name === 'contract') return { ...common, kind: 'choice', options: optionsOf(name, language) }
    if (name === 'crossDepartment' || name === 'disputeLikely' || name === 'unusable') return { ...common, kind: 'choice', options: [{ value: true, label: words.yes }, { value: false, label: words.no }] }
    return name === 'lossFen' ? { ...common, kind: 'money' } : { ...common, kind: 'number', min: 0, whole: true }
  })
}

/** 定级: the table's proposal, the choice, and what follows from it before it is saved. */
function classify(scene: ActScene): ActFormParts {
  const { case: current, pack, names, t, language, words } = scene
  const levels = (pack?.levels ?? []).map(level => ({ value: level.id, label: names.level(level.id) }))
  const categories = (pack?.categories ?? []).map(category => ({ value: category.id, label: names.category(category.id) }))
  const subtypes = (pack?.categories ?? []).flatMap(category => category.subtypes.map(subtype => ({ value: subtype.id, label: `${names.category(category.id)} · ${names.subtype(category.id, subtype.id)}` })))
  const label = (name: string) => sayField('case.classified', name, language)
  return {
    ...(current.proposed === null ? {} : { intro: t('proposedBy', { level: names.level(current.proposed) }) }),
    schema: z
      .strictObject({
        level: z.string(),
        category: z.string().optional(),
        subtype: z.string().optional(),
        facts: GradingFacts.optional(),
        special: z.array(z.string()).optional(),
        reason: freeText.optional(),
      })
      .superRefine(({ level, reason }, context) => {
        if (current.proposed !== null && level !== current.proposed && reason === undefined) context.addIssue({ code: 'custom', path: ['reason'], message: t('overrideHint') })
      }),
    fields: [
      { name: 'level', label: t('levelNow'), kind: 'custom', wide: true, input: <LevelInput caseId={current.id} levels={levels} proposed={current.proposed} names={names} /> },
      { name: 'reason', label: label('reason'), kind: 'multiline', rows: 2, when: values => current.proposed !== null && values.level !== undefined && values.level !== current.proposed },
      { name: 'category', label: label('category'), kind: 'select', options: categories },
      { name: 'subtype', label: label('subtype'), kind: 'select', options: subtypes },
      {
        name: 'special',
        label: t('special'),
        kind: 'multi-select',
        wide: true,
        options: ['productQuality', 'contractDispute', 'majorLoss'].map(value => ({ value, label: label(value) })),
      },
      ...factInputs(language, words),
    ],
    initial: { level: current.level ?? current.proposed ?? undefined, category: current.category ?? undefined, subtype: current.subtype ?? undefined, facts: current.facts },
    dataOf: ({ special, facts, ...values }) => ({ ...values, facts: facts ?? {}, ...Object.fromEntries(((special ?? []) as string[]).map(name => [name, true])) }),
  }
}

/** 处置方案: a row for each measure; a second round says why. */
function plan({ case: current, t, language }: ActScene): ActFormParts {
  const label = (name: string) => sayField('plan.submitted', name, language)
  const isMajor = current.level === 'major'
  const rounds = current.timeline.filter(entry => entry.type === 'plan.submitted').length
  const last = current.timeline.findLast(entry => entry.type === 'plan.submitted')
  const texts = (last?.sealed.measureTexts ?? []) as string[]
  const before = ((last?.data.measures ?? []) as object[]).map((measure, at) => ({ ...measure, text: texts[at] }))
  return {
    ...(rounds === 0 ? {} : { intro: t('amendmentHint', { round: rounds + 1 }) }),
    schema: z.strictObject({
      measures: z.array(z.strictObject({ text: freeText, department: Id, person: Id, dueAt: Instant })).min(1).max(50),
      resources: freeText,
      goals: isMajor ? freeText : freeText.optional(),
      contingency: isMajor ? freeText : freeText.optional(),
      amendment: rounds > 0 ? freeText : freeText.optional(),
      toManagement: z.boolean().optional(),
    }),
    fields: [
      {
        name: 'measures',
        label: t('measures'),
        kind: 'rows',
        addLabel: t('addMeasure'),
        max: 50,
        fields: [
          { name: 'text', label: t('measureText'), kind: 'multiline', rows: 2 },
          { name: 'department', label: t('department'), kind: 'department' },
          { name: 'person', label: t('responsible'), kind: 'person' },
          { name: 'dueAt', label: t('dueAt'), kind: 'moment' },
        ],
      },
      { name: 'resources', label: label('resources'), kind: 'multiline', rows: 2 },
      ...(isMajor
        ? ([
            { name: 'goals', label: label('goals'), kind: 'multiline' },
            { name: 'contingency', label: label('contingency'), kind: 'multiline' },
            { name: 'toManagement', label: label('toManagement'), kind: 'checkbox', text: t('toManagement') },
          ] satisfies Field[])
        : []),
      ...(rounds === 0 ? [] : ([{ name: 'amendment', label: label('amendment'), kind: 'multiline', rows: 2 }] satisfies Field[])),
    ],
    initial: {
      measures: before.length > 0 ? before : [{ ...(current.department === null ? {} : { department: current.department.id }), ...(current.owner === null ? {} : { person: current.owner.id }) }],
      ...(last === undefined ? {} : { resources: last.sealed.resources, goals: last.sealed.goals, contingency: last.sealed.contingency }),
    },
    dataOf: ({ measures, ...values }) => {
      const rows = measures as { text: string; department: string; person: string; dueAt: string }[]
      return { ...values, measures: rows.map(({ department, person, dueAt }) => ({ department, person, dueAt })), measureTexts: rows.map(({ text }) => text) }
    },
  }
}

/** 组队: an owner, members, and time nodes as rows. */
function formTeam({ t, language }: ActScene): ActFormParts {
  const label = (name: string) => sayField('team.formed', name, language)
  return {
    schema: z.strictObject({ owner: Id, members: z.array(Id).min(1).max(50), nodes: z.array(z.strictObject({ text: shortText, at: Instant })).min(1).max(50), note: freeText.optional() }),
    fields: [
      { name: 'owner', label: label('owner'), kind: 'person' },
      { name: 'members', label: label('members'), kind: 'people' },
      {
        name: 'nodes',
        label: label('nodes'),
        kind: 'rows',
        addLabel: t('addNode'),
        fields: [
          { name: 'text', label: t('nodeText'), kind: 'text' },
          { name: 'at', label: t('nodeTime'), kind: 'moment' },
        ],
      },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: { nodes: [{}] },
    dataOf: ({ nodes, ...values }) => {
      const rows = nodes as { text: string; at: string }[]
      return { ...values, nodes: rows.map(row => row.text), nodeTimes: rows.map(row => row.at) }
    },
  }
}

/** 审批: which request, and the decision. */
function decide({ case: current, target, t, language, me }: ActScene): ActFormParts {
  const mine = current.requests.filter(request => request.steps[request.step]?.people.some(one => one.id === me.person.id && one.decision === null))
  const request = target.request ?? mine[0]?.id ?? current.requests[0]?.id ?? ''
  return {
    schema: z.strictObject({ decision: z.enum(['approve', 'return', 'reject']), reason: freeText.optional() }).superRefine(({ decision, reason }, context) => {
      if (decision !== 'approve' && reason === undefined) context.addIssue({ code: 'custom', path: ['reason'], message: t('reasonNeeded') })
    }),
    fields: [
      { name: 'decision', label: sayField('', 'decision', language), kind: 'choice', options: optionsOf('decision', language) },
      { name: 'reason', label: t('reason'), kind: 'multiline', rows: 3 },
    ],
    initial: { decision: target.decision ?? 'approve' },
    dataOf: values => ({ ...values, request }),
  }
}

/** 表单: the regulation's fields, filled from what was recorded. */
function submitForm({ forms, target, language }: ActScene): ActFormParts {
  const form = forms.find(one => one.id === target.form) ?? forms[0]
  const say = (text: { zh: string; en?: string | undefined }) => (language === 'en' ? (text.en ?? text.zh) : text.zh)
  return {
    ...(form === undefined ? {} : { intro: `${say(form.title)}（${sayClause(form.clause, language)}）` }),
    // Which fields are asked for, the regulation says; the same check stands in the server.
    schema: z.strictObject({ values: z.strictObject(Object.fromEntries((form?.fields ?? []).map(field => [field.id, field.required ? freeText : freeText.optional()]))) }),
    fields: (form?.fields ?? []).map(field => ({ name: `values.${field.id}`, label: say(field.title), ...(field.multiline ? { kind: 'multiline' as const, rows: 2 } : { kind: 'text' as const }) })),
    initial: { values: Object.fromEntries((form?.fields ?? []).map(field => [field.id, field.value])) },
    dataOf: values => ({ ...values, form: form?.id ?? '' }),
  }
}

/** 交接: everything of one person in this case, or one's own. */
function handOver({ case: current, me, t, language }: ActScene): ActFormParts {
  const owners = new Map(current.duties.flatMap(duty => (duty.closedAt === null && duty.owner.id !== null ? [[duty.owner.id, duty.owner.name] as const] : [])))
  for (const report of current.reports) for (const one of report.waiting) owners.set(one.id, one.name)
  for (const request of current.requests) for (const step of request.steps.slice(request.step)) for (const one of step.people) owners.set(one.id, one.name)
  const label = (name: string) => sayField('duty.handed-over', name, language)
  return {
    intro: t('everything'),
    schema: z.strictObject({ from: Id, to: Id, cause: z.string(), note: freeText.optional() }),
    fields: [
      { name: 'from', label: t('handOverFrom'), kind: 'select', options: [...owners].map(([value, name]) => ({ value, label: name })) },
      { name: 'to', label: label('to'), kind: 'person' },
      { name: 'cause', label: label('cause'), kind: 'select', options: optionsOf('handOverCause', language) },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: { from: owners.has(me.person.id) ? me.person.id : [...owners.keys()][0], cause: 'shift-end' },
    dataOf: values => ({
      ...values,
      duties: current.duties.flatMap(duty => (duty.closedAt === null && duty.owner.id === values.from ? [duty.id] : [])),
      requests: current.requests.flatMap(request => (request.by.id !== values.to && request.steps.slice(request.step).some(step => step.people.some(one => one.id === values.from)) ? [request.id] : [])),
      reports: current.reports.flatMap(report => (report.waiting.some(one => one.id === values.from) ? [report.id] : [])),
    }),
  }
}

/** 并入: the other case is found by searching. */
function merge({ case: current, t, language }: ActScene): ActFormParts {
  return {
    schema: z.strictObject({ into: Id, reason: freeText }),
    fields: [
      { name: 'into', label: sayField('', 'into', language), kind: 'custom', wide: true, input: <CaseSearchInput except={current.id} placeholder={t('searchCase')} /> },
      { name: 'reason', label: sayField('', 'reason', language), kind: 'multiline', rows: 2 },
    ],
    initial: {},
    dataOf: values => values,
  }
}

/** 更正: a wrong time, wrong words, or all of it. Words are the event's own sealed texts. */
function correct({ case: current, target, t, language }: ActScene): ActFormParts {
  const entry = current.timeline.find(one => one.id === target.event)
  const texts = Object.entries(entry?.sealed ?? {}).flatMap(([name, value]) => (typeof value === 'string' && !value.startsWith('data:') ? [[name, value] as const] : []))
  const what = (values: Readonly<Record<string, unknown>>, is: string) => values.what === is
  return {
    schema: z.strictObject({ what: z.enum(['at', 'values', 'void']), at: Instant.optional(), values: z.record(z.string(), z.string()).optional(), reason: freeText }).superRefine(({ what: chosen, at }, context) => {
      if (chosen === 'at' && at === undefined) context.addIssue({ code: 'custom', path: ['at'], message: t('nodeTime') })
    }),
    fields: [
      { name: 'what', label: t('correctWhat'), kind: 'choice', options: (['at', 'values', 'void'] as const).filter(one => one !== 'values' || texts.length > 0).map(value => ({ value, label: t(`correct.${value}`) })), hint: t('correctVoidHint') },
      { name: 'at', label: sayField('', 'at', language), kind: 'moment', notAfterNow: true, when: values => what(values, 'at') },
      ...texts.map(([name]): Field => ({ name: `values.${name}`, label: t('correctText', { field: sayField(entry?.type ?? '', name, language) }), kind: 'multiline', rows: 2, when: values => what(values, 'values') })),
      { name: 'reason', label: sayField('', 'reason', language), kind: 'multiline', rows: 2 },
    ],
    initial: { what: texts.length > 0 ? 'values' : 'at', at: entry?.at, values: Object.fromEntries(texts) },
    dataOf: ({ what: chosen, at, values, reason }) => ({
      corrects: target.event ?? '',
      reason,
      ...(chosen === 'at' ? { at } : {}),
      ...(chosen === 'void' ? { void: true } : {}),
      // Only what was changed is a correction.
      ...(chosen === 'values' ? { values: Object.fromEntries(Object.entries((values ?? {}) as Record<string, string>).filter(([name, value]) => value !== entry?.sealed[name])) } : {}),
    }),
  }
}

function confirmBackdating({ target, t, language, words }: ActScene): ActFormParts {
  return {
    schema: z.strictObject({ accepted: z.boolean(), reason: freeText.optional() }).superRefine(({ accepted, reason }, context) => {
      if (!accepted && reason === undefined) context.addIssue({ code: 'custom', path: ['reason'], message: t('reasonNeeded') })
    }),
    fields: [
      { name: 'accepted', label: sayField('', 'accepted', language), kind: 'choice', options: [{ value: true, label: words.yes }, { value: false, label: words.no }] },
      { name: 'reason', label: sayField('', 'reason', language), kind: 'multiline', rows: 2 },
    ],
    initial: { accepted: target.accepted ?? true },
    dataOf: values => ({ ...values, event: target.event ?? '' }),
  }
}

function acknowledge({ case: current, target, me, language }: ActScene): ActFormParts {
  const report = target.report ?? current.reports.find(one => one.waiting.some(person => person.id === me.person.id))?.id ?? ''
  return {
    schema: z.strictObject({ note: freeText.optional() }),
    fields: [{ name: 'note', label: sayField('', 'note', language), kind: 'multiline', rows: 2 }],
    initial: {},
    dataOf: values => ({ ...values, report }),
  }
}

function remind({ case: current, target, language }: ActScene): ActFormParts {
  const open = current.duties.filter(duty => duty.closedAt === null)
  return {
    schema: z.strictObject({ duty: z.string(), note: freeText.optional() }),
    fields: [
      { name: 'duty', label: sayField('', 'duty', language), kind: 'select', wide: true, options: open.map(duty => ({ value: duty.id, label: `${language === 'en' ? (duty.title.en ?? duty.title.zh) : duty.title.zh} · ${duty.owner.name}` })) },
      { name: 'note', label: sayField('', 'note', language), kind: 'multiline', rows: 2 },
    ],
    initial: { duty: target.duty ?? open[0]?.id },
    dataOf: values => values,
  }
}

/** 补全记录: only what is missing is asked for. */
function completeRecord({ case: current, language }: ActScene): ActFormParts {
  const label = (name: string) => sayField('', name, language)
  const contact = current.missing.includes('customer') || current.missing.includes('contact')
  return {
    schema: z.strictObject({
      description: freeText.optional(),
      demand: freeText.optional(),
      occurredAt: Instant.optional(),
      contact: z.strictObject({ name: shortText.max(200).optional(), phone: shortText.max(50).optional(), address: shortText.optional() }).optional(),
    }),
    fields: [
      ...(contact
        ? ([
            { name: 'contact.name', label: label('contact.name'), kind: 'text' },
            { name: 'contact.phone', label: label('contact.phone'), kind: 'text' },
            { name: 'contact.address', label: label('contact.address'), kind: 'text', wide: true },
          ] satisfies Field[])
        : []),
      ...(current.missing.includes('description') ? ([{ name: 'description', label: label('description'), kind: 'multiline' }] satisfies Field[]) : []),
      ...(current.missing.includes('demand') ? ([{ name: 'demand', label: label('demand'), kind: 'multiline', rows: 2 }] satisfies Field[]) : []),
      ...(current.missing.includes('occurredAt') ? ([{ name: 'occurredAt', label: label('occurredAt'), kind: 'moment', notAfterNow: true }] satisfies Field[]) : []),
    ],
    initial: contact ? { contact: { ...current.contact } } : {},
    dataOf: values => values,
  }
}

function attach({ t }: ActScene): ActFormParts {
  return {
    schema: z.strictObject({ files: z.array(Id).min(1) }),
    fields: [{ name: 'files', label: t('files'), kind: 'files' }],
    initial: {},
    // One event per file: the drawer sends them.
    dataOf: values => values,
  }
}

/** Acts whose form is not simply the fields of their event. */
export const specialForms: Partial<Record<Act, (scene: ActScene) => ActFormParts>> = {
  classify,
  plan,
  'form-team': formTeam,
  decide,
  'submit-form': submitForm,
  'hand-over': handOver,
  merge,
  correct,
  'confirm-backdating': confirmBackdating,
  acknowledge,
  remind,
  'complete-record': completeRecord,
  attach,
}
