import { z } from 'zod'
import { freeText } from '../../../events/define.ts'
import { FundInput } from '../../compensation/fund-input.tsx'
import { sayIn } from '../../language/use-words.ts'
import { liabilityWords } from '../../liability/words.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { leftAmount } from './money-so-far.ts'

/** The latest version, where the panel does not say which. */
const versionOf = ({ case: current, target }: ActScene): string =>
  target.event ?? current.timeline.findLast(entry => entry.type === 'record.made' && entry.data.record === 'liability')?.id ?? ''

/** 责任认定确认: the second signature. */
export function confirmLiability(scene: ActScene): ActFormParts {
  const t = sayIn(liabilityWords, scene.language)
  return {
    intro: t('confirmIntro'),
    schema: z.strictObject({ note: freeText.optional() }),
    fields: [{ name: 'note', label: sayField('liability.confirmed', 'note', scene.language), kind: 'multiline', rows: 2 }],
    initial: {},
    dataOf: values => ({ ...values, version: versionOf(scene) }),
  }
}

/** 责任异议. */
export function contestLiability(scene: ActScene): ActFormParts {
  const t = sayIn(liabilityWords, scene.language)
  return {
    intro: t('contestIntro'),
    schema: z.strictObject({ reason: freeText }),
    fields: [{ name: 'reason', label: t('contestReason'), kind: 'multiline', rows: 4 }],
    initial: {},
    dataOf: values => ({ ...values, version: versionOf(scene) }),
  }
}

/** 异议答复: upheld. Other shares are a new record. */
export function answerContest(scene: ActScene): ActFormParts {
  const t = sayIn(liabilityWords, scene.language)
  const contest = scene.target.event ?? scene.case.timeline.findLast(entry => entry.type === 'liability.contested')?.id ?? ''
  return {
    intro: t('answerIntro'),
    schema: z.strictObject({ reasons: freeText }),
    fields: [{ name: 'reasons', label: t('answerReasons'), kind: 'multiline', rows: 4 }],
    initial: {},
    dataOf: values => ({ ...values, contest }),
  }
}

/** 损失评估确认. */
export function confirmLoss({ case: current, language }: ActScene): ActFormParts {
  const assessment = current.timeline.findLast(entry => entry.type === 'loss.assessed')?.id ?? ''
  return {
    schema: z.strictObject({ note: freeText.optional() }),
    fields: [{ name: 'note', label: sayField('loss.confirmed', 'note', language), kind: 'multiline', rows: 2 }],
    initial: {},
    dataOf: values => ({ ...values, assessment }),
  }
}

/** 赔偿执行: in parts if need be, from a fund or not. */
export function recordPayment({ case: current, language }: ActScene): ActFormParts {
  const label = (name: string) => sayField('compensation.paid', name, language)
  const left = leftAmount(current)
  return {
    schema: z.strictObject({
      amountFen: z.number().int().min(1),
      voucher: z.string().trim().min(1).max(500),
      fund: z.string().optional(),
    }),
    fields: [
      { name: 'amountFen', label: label('amountFen'), kind: 'money', min: 0 },
      { name: 'voucher', label: label('voucher'), kind: 'text' },
      { name: 'fund', label: label('fund'), kind: 'custom', wide: true, input: <FundInput /> },
    ],
    initial: left === undefined ? {} : { amountFen: left },
    dataOf: ({ fund, ...values }) => ({ ...values, ...(fund === undefined || fund === null ? {} : { fund }) }),
  }
}
