import { z } from 'zod'
import { GradingFacts } from '../../../events/case-words.ts'
import { freeText } from '../../../events/define.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { askedFacts, factNames, isWordFact, shapeOfFact, wordsOfFact } from '../fact-shapes.ts'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { LevelInput } from './level-input.tsx'

/** The questions of a grading table, as inputs; all there are unless some are named. Names begin with `facts.`. */
export function factInputs(
  language: ActScene['language'],
  words: ActScene['words'],
  names: readonly (typeof factNames)[number][] = factNames,
): Field[] {
  return names.map(name => {
    const common = { name: `facts.${name}`, label: sayField('', `facts.${name}`, language) }
    if (isWordFact(name)) return { ...common, kind: 'choice', options: optionsOf(wordsOfFact(name), language) }
    switch (shapeOfFact(name)) {
      case 'yes-no':
        return {
          ...common,
          kind: 'choice',
          options: [
            { value: true, label: words.yes },
            { value: false, label: words.no },
          ],
        }
      case 'money':
        return { ...common, kind: 'money' }
      default:
        return { ...common, kind: 'number', min: 0, whole: true }
    }
  })
}

/** The facts of a case that are asked: those its own regulation grades by, and those that stand there already. */
export function factsAsked({ pack, case: current }: ActScene) {
  const asked = askedFacts(pack === undefined ? [] : [pack], current.kind)
  return factNames.filter(name => asked.includes(name) || current.facts[name] !== undefined)
}

/** 定级: the table's proposal, the choice, and what follows from it before it is saved. */
export function classify(scene: ActScene): ActFormParts {
  const { case: current, pack, names, t, language, words } = scene
  const levels = (pack?.levels ?? []).map(level => ({ value: level.id, label: names.level(level.id) }))
  const categories = (pack?.categories ?? []).map(category => ({ value: category.id, label: names.category(category.id) }))
  const subtypes = (pack?.categories ?? []).flatMap(category =>
    category.subtypes.map(subtype => ({
      value: subtype.id,
      label: `${names.category(category.id)} · ${names.subtype(category.id, subtype.id)}`,
    })),
  )
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
        if (current.proposed !== null && level !== current.proposed && reason === undefined)
          context.addIssue({ code: 'custom', path: ['reason'], message: t('overrideHint') })
      }),
    fields: [
      {
        name: 'level',
        label: t('levelNow'),
        kind: 'custom',
        wide: true,
        input: <LevelInput caseId={current.id} levels={levels} proposed={current.proposed} names={names} />,
      },
      {
        name: 'reason',
        label: label('reason'),
        kind: 'multiline',
        rows: 2,
        when: values => current.proposed !== null && values.level !== undefined && values.level !== current.proposed,
      },
      { name: 'category', label: label('category'), kind: 'select', options: categories },
      { name: 'subtype', label: label('subtype'), kind: 'select', options: subtypes },
      {
        name: 'special',
        label: t('special'),
        kind: 'multi-select',
        wide: true,
        options: ['productQuality', 'contractDispute', 'majorLoss'].map(value => ({ value, label: label(value) })),
      },
      ...factInputs(language, words, factsAsked(scene)),
    ],
    initial: {
      level: current.level ?? current.proposed ?? undefined,
      category: current.category ?? undefined,
      subtype: current.subtype ?? undefined,
      facts: current.facts,
    },
    dataOf: ({ special, facts, ...values }) => ({
      ...values,
      facts: facts ?? {},
      ...Object.fromEntries(((special ?? []) as string[]).map(name => [name, true])),
    }),
  }
}
