import { z } from 'zod'
import { actionChecked, actionDone, actionSet } from '../../../events/action-events.ts'
import { channelPreferred, letterSent } from '../../../events/letter-events.ts'
import type { LetterKind } from '../../../events/letter-kinds.ts'
import { ActionPicker } from '../../actions/action-picker.tsx'
import { LetterInput } from '../../letters/letter-input.tsx'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'

const { shape: set } = actionSet.input
const { shape: done } = actionDone.input
const { shape: checked } = actionChecked.input

/** 下达措施: one action, or the one that takes the place of a weak one. */
export function setAction({ language, target, t }: ActScene): ActFormParts {
  const label = (name: string) => sayField('action.set', name, language)
  const replaces = target.action
  return {
    intro: `${replaces === undefined ? '' : `${t('remakeIntro', { number: replaces })} `}${t('setActionIntro')}`,
    schema: z.strictObject({
      ...{ sort: set.sort, what: set.what, steps: set.steps, department: set.department, person: set.person },
      ...{ dueAt: set.dueAt, criterion: set.criterion, checker: set.checker, checkAt: set.checkAt },
    }),
    fields: [
      { name: 'sort', label: label('sort'), kind: 'choice', options: optionsOf('actionSort', language) },
      { name: 'what', label: label('what'), kind: 'multiline', rows: 2 },
      { name: 'steps', label: label('steps'), kind: 'multiline', rows: 3 },
      { name: 'department', label: label('department'), kind: 'department' },
      { name: 'person', label: label('person'), kind: 'person' },
      { name: 'dueAt', label: label('dueAt'), kind: 'moment', wide: true },
      { name: 'criterion', label: label('criterion'), kind: 'multiline', rows: 2 },
      { name: 'checker', label: label('checker'), kind: 'person' },
      { name: 'checkAt', label: label('checkAt'), kind: 'moment' },
    ],
    initial: { sort: 'corrective' },
    dataOf: values => ({ ...values, ...(replaces === undefined ? {} : { replaces }) }),
  }
}

/** 措施完成: which one, how, and the files that show it. */
export function finishAction({ case: current, language, target, t }: ActScene): ActFormParts {
  const label = (name: string) => sayField('action.done', name, language)
  return {
    intro: t('finishIntro'),
    schema: z.strictObject({ number: done.number, done: done.done, files: done.files }),
    fields: [
      {
        name: 'number',
        label: label('number'),
        kind: 'custom',
        wide: true,
        input: <ActionPicker caseId={current.id} state="open" part="person" />,
      },
      { name: 'done', label: label('done'), kind: 'multiline', rows: 3 },
      { name: 'files', label: label('files'), kind: 'files' },
    ],
    initial: target.action === undefined ? {} : { number: target.action },
    dataOf: values => values,
  }
}

/** 检查效果: by the criterion that was stated with the action. */
export function checkAction({ case: current, language, target, t }: ActScene): ActFormParts {
  const label = (name: string) => sayField('action.checked', name, language)
  return {
    intro: t('checkIntro'),
    schema: z.strictObject({ number: checked.number, effect: checked.effect, basis: checked.basis }),
    fields: [
      {
        name: 'number',
        label: label('number'),
        kind: 'custom',
        wide: true,
        input: <ActionPicker caseId={current.id} state="check" part="checker" />,
      },
      { name: 'effect', label: label('effect'), kind: 'choice', options: optionsOf('actionEffect', language) },
      { name: 'basis', label: label('basis'), kind: 'multiline', rows: 3 },
    ],
    initial: target.action === undefined ? {} : { number: target.action },
    dataOf: values => values,
  }
}

const letter = letterSent.input.pick({ kind: true, language: true, channel: true, subject: true, text: true })

/** 给客户写信: the template filled from the case, read and edited by a person. */
export function sendLetter({ case: current, target, t, language }: ActScene): ActFormParts {
  const kind: LetterKind = target.letter ?? letterFor(current.stage)
  return {
    intro: t('letterIntro'),
    schema: z.strictObject({ $letter: letter }),
    fields: [
      {
        name: '$letter',
        label: t('send-letter'),
        kind: 'custom',
        wide: true,
        input: <LetterInput caseId={current.id} kind={kind} language={language} />,
      },
    ],
    initial: {},
    dataOf: ({ $letter }) => $letter as Record<string, unknown>,
  }
}

/** The letter that a stage mostly asks for, where no duty says which. */
const letterFor = (stage: string): LetterKind =>
  stage === 'communication' ? 'solution' : stage === 'confirmation' || stage === 'assessment' ? 'result' : 'progress'

const { shape: preferred } = channelPreferred.input

/** 客户偏好渠道: for this case, and where they want it so, for the customer. */
export function preferChannel({ language, t }: ActScene): ActFormParts {
  const label = (name: string) => sayField('channel.preferred', name, language)
  return {
    intro: t('channelIntro'),
    schema: z.strictObject({
      ...{ channel: preferred.channel, email: preferred.email, note: preferred.note },
      forCustomer: z.boolean().optional(),
    }),
    fields: [
      { name: 'channel', label: label('channel'), kind: 'select', options: optionsOf('letterChannel', language) },
      { name: 'email', label: label('email'), kind: 'text', maxLength: 200 },
      { name: 'forCustomer', label: label('forCustomer'), kind: 'checkbox', text: t('forCustomer'), wide: true },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: { forCustomer: true },
    dataOf: ({ forCustomer, ...values }) => ({ ...values, forCustomer: forCustomer === true }),
  }
}
