import { triggerText } from '../../../engine/explain-indicator.ts'
import type { Words } from '../../../engine/explain-words.ts'
import { clauseName, say } from '../../../engine/explanation.ts'
import type { Pack } from '../../../engine/pack.ts'
import type { AskEdition } from '../../../server/policies/explain/schema.ts'
import { type AskField, type AskValues, pausesOf } from './ask-field.ts'
import { kindsOf } from './fact-fields.ts'

/** 时限: which duty, from which event and moment, of what case, paused when. */
export function dueFields(pack: Pack, values: AskValues, words: Words): AskField[] {
  const rule = pack.duties.find(one => one.id === values.rule)
  const kinds = kindsOf(pack, rule)
  return [
    {
      name: 'rule',
      label: say('责任事项', 'Duty'),
      kind: 'choice',
      needed: true,
      options: pack.duties.map(one => ({
        value: one.id,
        label: say(
          `${one.title.zh}（${clauseName(one.clause, 'zh')}）`,
          `${one.title.en ?? one.title.zh} (${clauseName(one.clause, 'en')})`,
        ),
      })),
    },
    ...(rule !== undefined && rule.start.length > 1
      ? [
          {
            name: 'start',
            label: say('起算于', 'Begins with'),
            needed: true,
            kind: 'choice' as const,
            options: rule.start.map((trigger, at) => ({ value: String(at), label: triggerText(trigger, words) })),
          },
        ]
      : []),
    { name: 'at', label: say('起算时间', 'Moment it begins'), kind: 'moment', needed: true },
    ...(rule?.kinds !== undefined && kinds.length > 1
      ? [
          {
            name: 'kind',
            label: words.field('kind'),
            needed: true,
            kind: 'choice' as const,
            options: kinds.map(value => ({ value, label: words.kind(value) })),
          },
        ]
      : []),
    ...(rule?.levels === undefined
      ? []
      : [
          {
            name: 'level',
            label: words.field('level'),
            needed: true,
            kind: 'choice' as const,
            options: rule.levels.map(value => ({ value, label: words.level(value) })),
          },
        ]),
    ...(rule?.categories === undefined
      ? []
      : [
          {
            name: 'category',
            label: words.field('category'),
            needed: true,
            kind: 'choice' as const,
            options: rule.categories.map(value => ({ value, label: words.category(value) })),
          },
        ]),
    ...(rule?.pausable === true && rule.within !== undefined
      ? [
          {
            name: 'pauses',
            label: say('暂停', 'Pauses'),
            kind: 'pauses' as const,
            hint: say('只扣除其中的工作时间', 'Only their working time is taken off'),
          },
        ]
      : []),
  ]
}

/** What the values ask of the edition. */
export function dueAsked(values: AskValues): AskEdition {
  const { rule = '', at = '', start, kind, level, category } = values
  return {
    about: 'due',
    rule,
    at,
    start: Number(start ?? 0),
    pauses: pausesOf(values),
    ...(kind === undefined ? {} : { kind }),
    ...(level === undefined ? {} : { level }),
    ...(category === undefined ? {} : { category }),
  }
}

/** What is filled in where a duty has but one kind, level or category, or was just chosen: its first. */
export function dueDefaults(pack: Pack, values: AskValues, now: string): AskValues {
  const rule = pack.duties.find(one => one.id === values.rule)
  const first = (list: readonly string[] | undefined, chosen: string | undefined) =>
    chosen !== undefined && list?.includes(chosen) ? chosen : (list?.[0] ?? '')
  return {
    ...values,
    at: values.at ?? now,
    kind: first(rule?.kinds, values.kind),
    level: first(rule?.levels, values.level),
    category: first(rule?.categories, values.category),
    start:
      rule !== undefined && Number(values.start ?? 0) < rule.start.length && rule.start.length > 1 ? (values.start ?? '0') : '',
  }
}
