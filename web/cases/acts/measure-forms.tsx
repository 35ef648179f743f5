import { z } from 'zod'
import { customerKinds } from '../../../events/customer-kinds.ts'
import { freeText, Id } from '../../../events/define.ts'
import { LocalDate } from '../../../events/instant.ts'
import { measureSettled, restrictionStepped } from '../../../events/measure-events.ts'
import { sayIn } from '../../language/use-words.ts'
import { measureWords } from '../../penalties/measure-words.ts'
import { RectificationInput } from '../../penalties/rectification-input.tsx'
import { StepInput } from '../../penalties/step-input.tsx'
import { sayValue } from '../say-value.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'

const { shape: settled } = measureSettled.input
const units = { fine: 'amountFen', bonus: 'amountFen', points: 'points', demotion: 'months' } as const
const names = (value: unknown): string[] =>
  [...new Set(String(value ?? '').split(/[,，、;；\s]+/))].map(one => one.trim()).filter(one => one !== '')

/** 填定数额: of the measure that the button stands beside, or chosen among those with a quantity. */
export function settleMeasure({ language, target }: ActScene): ActFormParts {
  const t = sayIn(measureWords, language)
  const kinds = Object.keys(units) as (keyof typeof units)[]
  const given = kinds.find(kind => kind === target.measure)
  const isOf = (unit: string) => (values: Readonly<Record<string, unknown>>) => units[values.kind as keyof typeof units] === unit
  return {
    intro: t('settleIntro'),
    schema: z.strictObject({
      ...{
        kind: settled.kind,
        amountFen: settled.amountFen,
        points: settled.points,
        months: settled.months,
        reason: settled.reason,
      },
    }),
    fields: [
      {
        name: 'kind',
        label: t('measure'),
        kind: 'select',
        options: kinds.map(value => ({ value, label: sayValue('measureKind', value, language) })),
        disabled: given !== undefined,
      },
      { name: 'amountFen', label: t('amount'), kind: 'money', min: 0, required: true, when: isOf('amountFen') },
      { name: 'points', label: t('pointsOf'), kind: 'number', min: 0, max: 1000, required: true, when: isOf('points') },
      {
        name: 'months',
        label: t('monthsOf'),
        kind: 'number',
        min: 1,
        max: 120,
        whole: true,
        required: true,
        when: isOf('months'),
      },
      { name: 'reason', label: t('reason'), kind: 'multiline', rows: 3 },
    ],
    initial: given === undefined ? {} : { kind: given },
    dataOf: values => values,
  }
}

/** 限制业务: how, from when, and of what; what is left empty means all. */
export function setRestriction({ language, pack, names: say }: ActScene): ActFormParts {
  const t = sayIn(measureWords, language)
  return {
    intro: t('restrictIntro'),
    schema: z.strictObject({
      how: z.enum(['less', 'suspended']),
      from: LocalDate,
      caseKinds: z.array(z.string()),
      categories: z.array(z.string()),
      $models: z.string().optional(),
      $regions: z.string().optional(),
      what: freeText.max(2_000),
    }),
    fields: [
      {
        name: 'how',
        label: t('how'),
        kind: 'choice',
        wide: true,
        options: (['less', 'suspended'] as const).map(value => ({ value, label: t(`how.${value}`) })),
      },
      { name: 'from', label: t('fromDay'), kind: 'day' },
      {
        name: 'caseKinds',
        label: t('caseKinds'),
        kind: 'multi-select',
        placeholder: t('allOf'),
        options: customerKinds.map(value => ({ value, label: sayValue('kind', value, language) })),
      },
      {
        name: 'categories',
        label: t('categories'),
        kind: 'multi-select',
        wide: true,
        placeholder: t('allOf'),
        options: (pack?.categories ?? []).map(one => ({ value: one.id, label: say.category(one.id) })),
      },
      { name: '$models', label: t('models'), kind: 'text', placeholder: t('allOf'), hint: t('several') },
      { name: '$regions', label: t('regions'), kind: 'text', placeholder: t('allOf'), hint: t('regionsHint') },
      { name: 'what', label: t('what'), kind: 'multiline', rows: 3 },
    ],
    initial: { how: 'less', caseKinds: [], categories: [] },
    dataOf: ({ $models, $regions, ...values }) => ({ ...values, models: names($models), regions: names($regions) }),
  }
}

/** 评估恢复: on which rectification, up to how much; the figures are counted by the system. */
export function assessRestriction({ case: current, language }: ActScene): ActFormParts {
  const t = sayIn(measureWords, language)
  return {
    intro: t('assessIntro'),
    schema: z.strictObject({
      rectification: Id,
      $back: z.object({ share: z.number().int().min(0).max(100), categories: z.array(z.string()) }),
      basis: freeText,
    }),
    fields: [
      { name: 'rectification', label: t('rectification'), kind: 'custom', wide: true, input: <RectificationInput /> },
      { name: '$back', label: t('upTo'), kind: 'custom', wide: true, input: <StepInput caseId={current.id} /> },
      { name: 'basis', label: t('basis'), kind: 'multiline', rows: 4 },
    ],
    initial: { $back: { share: 25, categories: [] } },
    dataOf: ({ $back, ...values }) => {
      const { share, categories } = $back as { share: number; categories: string[] }
      return { ...values, upTo: share, categories }
    },
  }
}

/** 恢复一步、退回一步. */
export function stepRestriction({ case: current, language }: ActScene): ActFormParts {
  const t = sayIn(measureWords, language)
  return {
    intro: t('stepIntro'),
    schema: z.strictObject({
      $back: z.object({ share: z.number().int().min(0).max(100), categories: z.array(z.string()) }),
      reason: restrictionStepped.input.shape.reason,
    }),
    fields: [
      { name: '$back', label: t('stepTo'), kind: 'custom', wide: true, input: <StepInput caseId={current.id} isStep /> },
      { name: 'reason', label: t('reason'), kind: 'multiline', rows: 3 },
    ],
    initial: { $back: { share: 0, categories: [] } },
    dataOf: ({ $back, ...values }) => ({ ...values, ...($back as object) }),
  }
}
