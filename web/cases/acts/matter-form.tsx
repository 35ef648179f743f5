import { z } from 'zod'
import { freeText } from '../../../events/define.ts'
import { marksOf } from '../../language/marks.ts'
import { RewardSoFar } from '../../rewards/reward-so-far.tsx'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { submitTrip } from './order-forms.tsx'
import { needsReason, riskReportOf, urgencyData, urgencyFields, urgencyShape } from './urgency.ts'

/** 提请决定: the proposal with what chooses its route. */
export function submitMatter(scene: ActScene): ActFormParts {
  if (scene.case.isFieldWork) return submitTrip(scene)
  const { case: current, t, language } = scene
  const label = (name: string) => sayField('matter.submitted', name, language)
  const rounds = current.timeline.filter(entry => entry.type === 'matter.submitted').length
  const isComputed = current.kind === 'reward'
  const owed =
    scene.target.purpose === 'write-off' ? scene.contract?.invoices.find(one => one.id === scene.target.invoice) : undefined
  const quoted = owed === undefined ? scene.contract?.quotation?.totalFen : undefined
  return {
    ...(rounds === 0 ? {} : { intro: t('againHint', { round: rounds + 1 }) }),
    schema: z
      .strictObject({ proposal: freeText, amountFen: z.number().int().min(0).optional(), ...urgencyShape })
      .superRefine(needsReason(t)),
    fields: [
      { name: 'proposal', label: label('proposal'), kind: 'multiline', rows: 4 },
      ...(isComputed
        ? []
        : [
            {
              name: 'amountFen' as const,
              label: label('amountFen') + marksOf(language).brackets(t('optional')),
              kind: 'money' as const,
              min: 0,
            },
          ]),
      ...urgencyFields(scene),
    ],
    // What a reward comes to was computed: nobody types it here.
    ...(isComputed ? { above: <RewardSoFar caseId={current.id} /> } : {}),
    // Of a contract: what the customer accepted is reviewed, what is open is written off.
    initial: owed !== undefined ? { amountFen: owed.openFen } : quoted === undefined ? {} : { amountFen: quoted },
    dataOf: ({ urgent, urgentReason, riskReport, ...values }) => ({
      ...values,
      ...(owed === undefined ? {} : { purpose: 'write-off', invoice: owed.id }),
      ...urgencyData({ urgent, urgentReason, riskReport }),
    }),
    filesOf: riskReportOf,
  }
}

/** 提交赔偿方案 (A12.3). */
export function submitCompensation(scene: ActScene): ActFormParts {
  const { case: current, t, language } = scene
  const label = (name: string) => sayField('compensation.submitted', name, language)
  const last = current.timeline.findLast(entry => entry.type === 'compensation.submitted')
  const rounds = current.timeline.filter(entry => entry.type === 'compensation.submitted').length
  return {
    ...(rounds === 0 ? {} : { intro: t('againHint', { round: rounds + 1 }) }),
    schema: z.strictObject({ amountFen: z.number().int().min(0), terms: freeText, ...urgencyShape }).superRefine(needsReason(t)),
    fields: [
      { name: 'amountFen', label: label('amountFen'), kind: 'money', min: 0 },
      { name: 'terms', label: label('terms'), kind: 'multiline', rows: 3 },
      ...urgencyFields(scene),
    ],
    // A further round begins with what was returned.
    initial: last === undefined ? {} : { amountFen: last.data.amountFen, terms: last.sealed.terms },
    dataOf: ({ urgent, urgentReason, riskReport, ...values }) => ({
      ...values,
      ...urgencyData({ urgent, urgentReason, riskReport }),
    }),
    filesOf: riskReportOf,
  }
}
