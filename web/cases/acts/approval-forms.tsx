import { z } from 'zod'
import { freeText, Id } from '../../../events/define.ts'
import type { Act } from '../../../events/registry.ts'
import type { Field } from '../../ui/act-form-field.ts'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { RouteAhead } from './route-ahead.tsx'
import { requestFor, sayRequest } from './which-request.ts'

type Shape = Record<string, z.ZodType>

/** A form about one open submission: which one is said above it and sent along. */
function about(
  scene: ActScene,
  act: Act,
  shape: Shape,
  fields: readonly Field[],
  more: Partial<ActFormParts> = {},
): ActFormParts {
  const { names, t, language } = scene
  const request = requestFor(scene, act)
  return {
    ...(request === undefined
      ? {}
      : { intro: t('decideIntro', { name: request.by.name, subject: sayRequest(request, names, language) }) }),
    schema: z.strictObject(shape),
    fields,
    initial: {},
    ...more,
    dataOf: values => ({ ...(more.dataOf?.(values) ?? values), request: request?.id ?? '' }),
  }
}
const multiline = (name: string, label: string, hint?: string): Field => ({
  name,
  label,
  kind: 'multiline',
  rows: 3,
  ...(hint === undefined ? {} : { hint }),
})

/** 转办. */
export function transferApproval(scene: ActScene): ActFormParts {
  const { names, t, language } = scene
  const step = (() => {
    const request = requestFor(scene, 'transfer-approval')
    return request?.steps[request.step]
  })()
  const roles = [...new Set((step?.people ?? []).map(one => names.role(one.role)))]
  return about(scene, 'transfer-approval', { to: Id, reason: freeText }, [
    {
      name: 'to',
      label: sayField('approval.transferred', 'to', language),
      kind: 'person',
      wide: true,
      hint: step?.addedBy === undefined ? t('transferHint', { roles: roles.join(t('and')) }) : t('transferAny'),
    },
    multiline('reason', sayField('', 'reason', language)),
  ])
}

/** 加签. */
export function addSigners(scene: ActScene): ActFormParts {
  const { t, language } = scene
  return about(
    scene,
    'add-signers',
    {
      people: z.array(Id).min(1).max(20),
      place: z.enum(['before', 'after']),
      mode: z.enum(['any', 'all']).optional(),
      reason: freeText,
    },
    [
      { name: 'people', label: sayField('', 'people', language), kind: 'people', wide: true, hint: t('signersHint') },
      { name: 'place', label: sayField('', 'place', language), kind: 'choice', options: optionsOf('place', language) },
      {
        name: 'mode',
        label: sayField('', 'mode', language),
        kind: 'choice',
        options: optionsOf('signerMode', language),
        when: values => Array.isArray(values.people) && values.people.length > 1,
      },
      multiline('reason', sayField('', 'reason', language)),
    ],
    { initial: { place: 'before', mode: 'all' }, dataOf: ({ mode = 'all', ...values }) => ({ ...values, mode }) },
  )
}

/** 减签: one of those whom this person added and who has not decided. */
export function removeSigner(scene: ActScene): ActFormParts {
  const { me, t, language } = scene
  const request = requestFor(scene, 'remove-signer')
  const signers = (request?.steps.slice(request.step) ?? []).flatMap(step =>
    step.addedBy?.id === me.person.id
      ? step.people.flatMap(one => (one.decision === null ? [{ value: `${step.id} ${one.id}`, label: one.name }] : []))
      : [],
  )
  return about(
    scene,
    'remove-signer',
    { person: z.string(), reason: freeText },
    [
      {
        name: 'person',
        label: sayField('approval.signer-removed', 'person', language),
        kind: 'select',
        options: signers,
        wide: true,
        hint: t('removeHint'),
      },
      multiline('reason', sayField('', 'reason', language)),
    ],
    {
      initial: { person: signers[0]?.value },
      dataOf: values => {
        const [step = '', person = ''] = String(values.person).split(' ')
        return { ...values, step, person }
      },
    },
  )
}

/** 委派 and 沟通. */
export function askOpinion(scene: ActScene): ActFormParts {
  const { language } = scene
  const label = (name: string) => sayField('approval.opinion-asked', name, language)
  return about(
    scene,
    'ask-opinion',
    { waits: z.enum(['waits', 'talks']), to: Id, question: freeText },
    [
      { name: 'waits', label: label('mode'), kind: 'choice', wide: true, options: optionsOf('askOpinion', language) },
      { name: 'to', label: label('to'), kind: 'person', wide: true },
      multiline('question', label('question')),
    ],
    { initial: { waits: 'waits' }, dataOf: values => ({ ...values, waits: values.waits === 'waits' }) },
  )
}

/** 答复意见: to the question that waits for this person. */
export function giveOpinion(scene: ActScene): ActFormParts {
  const { case: current, me, t, language } = scene
  const request = requestFor(scene, 'give-opinion')
  const question = request?.questions.find(one => one.to.id === me.person.id)
  const asked = current.timeline.find(entry => entry.id === question?.id)?.sealed.question
  return about(
    scene,
    'give-opinion',
    { opinion: freeText },
    [multiline('opinion', sayField('approval.opinion-given', 'opinion', language))],
    {
      ...(question === undefined || typeof asked !== 'string'
        ? {}
        : { intro: t('opinionIntro', { name: question.by.name, question: asked }) }),
      dataOf: values => ({ ...values, question: question?.id ?? '' }),
    },
  )
}

/** 撤回. */
export const withdrawApproval = (scene: ActScene): ActFormParts =>
  about(scene, 'withdraw-approval', { reason: freeText }, [
    multiline('reason', sayField('', 'reason', scene.language), scene.t('withdrawHint')),
  ])

/** 催办审批. */
export const urgeApproval = (scene: ActScene): ActFormParts =>
  about(scene, 'urge-approval', { note: freeText.optional() }, [
    multiline('note', sayField('', 'note', scene.language), scene.t('urgeHint')),
  ])

/** 抄送. */
export const copyApproval = (scene: ActScene): ActFormParts =>
  about(scene, 'copy-approval', { to: z.array(Id).min(1).max(50), note: freeText.optional() }, [
    {
      name: 'to',
      label: sayField('approval.copied', 'to', scene.language),
      kind: 'people',
      wide: true,
      hint: scene.t('copyHint'),
    },
    multiline('note', sayField('', 'note', scene.language)),
  ])

/** 变更金额, with the people of the new amount's route before it is sent. */
export function changeAmount(scene: ActScene): ActFormParts {
  const { case: current, names, t, language } = scene
  const request = requestFor(scene, 'change-amount')
  const subject = request?.subject
  const ahead: Field[] =
    subject === 'plan' || subject === 'compensation' || subject === 'matter'
      ? [
          {
            name: '$route',
            label: t('routeAhead'),
            kind: 'custom',
            wide: true,
            input: (
              <RouteAhead
                caseId={current.id}
                names={names}
                subject={subject}
                fixed={{ urgent: request?.urgent === true ? 'yes' : 'no' }}
              />
            ),
          },
        ]
      : []
  return about(
    scene,
    'change-amount',
    { amountFen: z.number().int().min(0), reason: freeText, $route: z.unknown().optional() },
    [
      {
        name: 'amountFen',
        label: sayField('approval.amount-changed', 'amountFen', language),
        kind: 'money',
        min: 0,
        hint: t('amountHint'),
      },
      multiline('reason', sayField('', 'reason', language)),
      ...ahead,
    ],
    { initial: { amountFen: request?.amountFen }, dataOf: ({ $route: _, ...values }) => values },
  )
}
