import { z } from 'zod'
import { freeText, Id, shortText } from '../../../events/define.ts'
import { Instant } from '../../../events/instant.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { needsReason, riskReportOf, urgencyData, urgencyFields, urgencyShape } from './urgency.ts'

/** 处置方案: a row for each measure; a second round says why. */
export function plan(scene: ActScene): ActFormParts {
  const { case: current, pack, t, language } = scene
  const label = (name: string) => sayField('plan.submitted', name, language)
  const isSpecial = pack?.levels.find(level => level.id === current.level)?.demands?.includes('special-plan') ?? false
  const rounds = current.timeline.filter(entry => entry.type === 'plan.submitted').length
  const last = current.timeline.findLast(entry => entry.type === 'plan.submitted')
  const texts = (last?.sealed.measureTexts ?? []) as string[]
  const before = ((last?.data.measures ?? []) as object[]).map((measure, at) => ({ ...measure, text: texts[at] }))
  return {
    ...(rounds === 0 ? {} : { intro: t('amendmentHint', { round: rounds + 1 }) }),
    schema: z
      .strictObject({
        measures: z
          .array(z.strictObject({ text: freeText, department: Id, person: Id, dueAt: Instant }))
          .min(1)
          .max(50),
        resources: freeText,
        goals: isSpecial ? freeText : freeText.optional(),
        contingency: isSpecial ? freeText : freeText.optional(),
        amendment: rounds > 0 ? freeText : freeText.optional(),
        toManagement: z.boolean().optional(),
        ...urgencyShape,
      })
      .superRefine(needsReason(t)),
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
      ...(isSpecial
        ? ([
            { name: 'goals', label: label('goals'), kind: 'multiline' },
            { name: 'contingency', label: label('contingency'), kind: 'multiline' },
            { name: 'toManagement', label: label('toManagement'), kind: 'checkbox', text: t('toManagement') },
          ] satisfies Field[])
        : []),
      ...(rounds === 0 ? [] : ([{ name: 'amendment', label: label('amendment'), kind: 'multiline', rows: 2 }] satisfies Field[])),
      ...urgencyFields(scene),
    ],
    initial: {
      measures:
        before.length > 0
          ? before
          : [
              {
                ...(current.department === null ? {} : { department: current.department.id }),
                ...(current.owner === null ? {} : { person: current.owner.id }),
              },
            ],
      ...(last === undefined
        ? {}
        : { resources: last.sealed.resources, goals: last.sealed.goals, contingency: last.sealed.contingency }),
    },
    dataOf: ({ measures, urgent, urgentReason, riskReport, ...values }) => {
      const rows = measures as { text: string; department: string; person: string; dueAt: string }[]
      return {
        ...values,
        ...urgencyData({ urgent, urgentReason, riskReport }),
        measures: rows.map(({ department, person, dueAt }) => ({ department, person, dueAt })),
        measureTexts: rows.map(({ text }) => text),
      }
    },
    filesOf: riskReportOf,
  }
}

/** 组队: an owner, members, and time nodes as rows. */
export function formTeam({ t, language }: ActScene): ActFormParts {
  const label = (name: string) => sayField('team.formed', name, language)
  return {
    schema: z.strictObject({
      owner: Id,
      members: z.array(Id).min(1).max(50),
      nodes: z
        .array(z.strictObject({ text: shortText, at: Instant }))
        .min(1)
        .max(50),
      note: freeText.optional(),
    }),
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
