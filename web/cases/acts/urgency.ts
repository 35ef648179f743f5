import { z } from 'zod'
import { freeText } from '../../../events/define.ts'
import { marksOf } from '../../language/marks.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { sayField } from '../words-fields.ts'
import type { ActScene } from './act-scene.ts'

/** What every submission for approval may say of its urgency (furn 5.2.1); files come as a list of one. */
export const urgencyShape = {
  urgent: z.boolean().optional(),
  urgentReason: freeText.optional(),
  riskReport: z.array(z.string()).max(1).optional(),
  $route: z.unknown().optional(),
}
type Urgency = { readonly urgent?: boolean | undefined; readonly urgentReason?: string | undefined }

/** Urgency needs its reason. */
export const needsReason =
  (t: ActScene['t']) =>
  ({ urgent, urgentReason }: Urgency, context: z.RefinementCtx): void => {
    if (urgent === true && urgentReason === undefined)
      context.addIssue({ code: 'custom', path: ['urgentReason'], message: t('urgentReasonNeeded') })
  }

const isUrgent = (values: Readonly<Record<string, unknown>>) => values.urgent === true

/** 加急, its reason and the risk report. */
export function urgencyFields({ t, language }: ActScene): Field[] {
  const label = (name: string) => sayField('', name, language)
  return [
    { name: 'urgent', label: label('urgent'), kind: 'checkbox', text: t('urgent') },
    { name: 'urgentReason', label: label('urgentReason'), kind: 'multiline', rows: 2, required: true, when: isUrgent },
    { name: 'riskReport', label: label('riskReport') + marksOf(language).brackets(t('optional')), kind: 'files', when: isUrgent },
  ]
}

/** What is sent of it: a file by its id, no word where nothing is urgent. */
export function urgencyData({ urgent, urgentReason, riskReport }: Readonly<Record<string, unknown>>): Record<string, unknown> {
  if (urgent !== true) return {}
  const [file] = Array.isArray(riskReport) ? riskReport : []
  return { urgent, urgentReason, ...(typeof file === 'string' ? { riskReport: file } : {}) }
}

/** The risk report is bound to the case before the submission names it. */
export const riskReportOf = ({ riskReport }: Readonly<Record<string, unknown>>): string[] =>
  typeof riskReport === 'string' ? [riskReport] : []
