import { z } from 'zod'
import { freeText } from '../../../events/define.ts'
import { ReadingWarning } from '../../penalties/reading-warning.tsx'
import type { Field } from '../../ui/act-form-field.ts'
import { RequestBrief } from '../approvals/request-brief.tsx'
import { optionsOf } from '../say-value.ts'
import { sayField } from '../words-fields.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { requestFor, sayRequest, sayStep, type WaitingRequest } from './which-request.ts'

const submitter = 'submitter'
type Values = Readonly<Record<string, unknown>>
const goesBack = (values: Values) => values.decision === 'return'
const isRefused = (values: Values) => values.decision === 'reject'

/** 审批: the decision, in whose place, and back to which step. A make-up approval is ratified, ratified with a finding, or refused with a remedy. */
export function decide(scene: ActScene): ActFormParts {
  const { case: current, names, target, t, language, me } = scene
  const request = requestFor(scene, 'decide')
  const ratifies = request?.ratifies !== undefined
  const asks = (values: Values) => values.decision !== 'approve'
  return {
    ...(request === undefined
      ? {}
      : {
          intro: t('decideIntro', { name: request.by.name, subject: sayRequest(request, names, language) }),
          above: (
            <>
              {current.kind === 'penalty' && <ReadingWarning caseId={current.id} />}
              <RequestBrief current={current} request={request} names={names} />
            </>
          ),
        }),
    schema: z
      .strictObject({
        decision: z.enum(['approve', 'finding', 'return', 'reject']),
        onBehalfOf: z.string().optional(),
        toStep: z.string().optional(),
        reason: freeText.optional(),
        remedy: freeText.optional(),
      })
      .superRefine(({ decision, reason, remedy }, context) => {
        if (decision !== 'approve' && reason === undefined)
          context.addIssue({ code: 'custom', path: ['reason'], message: t('reasonNeeded') })
        if (ratifies && decision === 'reject' && remedy === undefined)
          context.addIssue({ code: 'custom', path: ['remedy'], message: t('remedyNeeded') })
      }),
    fields: [
      {
        name: 'decision',
        label: sayField('', 'decision', language),
        kind: 'choice',
        wide: true,
        options: optionsOf(ratifies ? 'ratify' : 'decision', language),
      },
      ...inWhosePlace(scene, request),
      ...backTo(scene, request),
      { name: 'reason', label: t(ratifies ? 'ratifyReason' : 'reason'), kind: 'multiline', rows: 3 },
      ...(ratifies
        ? ([
            {
              name: 'remedy',
              label: sayField('approval.decided', 'remedy', language),
              kind: 'multiline',
              rows: 2,
              required: true,
              when: isRefused,
              hint: t('remedyHint'),
            },
          ] satisfies Field[])
        : []),
    ],
    initial: {
      decision: ratifies && target.decision === 'return' ? 'approve' : (target.decision ?? 'approve'),
      ...(request?.places[0] === undefined ? {} : { onBehalfOf: request.places[0].id }),
      toStep: submitter,
    },
    dataOf: ({ decision, onBehalfOf, toStep, ...values }) => ({
      ...values,
      request: request?.id ?? '',
      // What stands above the form: nobody consents to an amount that they did not see.
      ...(request?.amountFen === undefined ? {} : { amountSeenFen: request.amountFen }),
      ...(request === undefined ? {} : { roundSeen: request.round }),
      decision: decision === 'finding' ? 'approve' : decision,
      ...(decision === 'finding' ? { finding: true } : {}),
      ...(onBehalfOf === undefined || onBehalfOf === me.person.id ? {} : { onBehalfOf }),
      ...(decision === 'return' && toStep !== undefined && toStep !== submitter ? { toStep } : {}),
      ...(asks({ decision }) || values.reason !== undefined ? { reason: values.reason } : {}),
    }),
  }
}

/** Whose place is filled: asked where it is not simply one's own. */
function inWhosePlace({ me, t }: ActScene, request: WaitingRequest | undefined): Field[] {
  const places = request?.places ?? []
  if (places.length === 0 || (places.length === 1 && places[0]?.id === me.person.id)) return []
  return [
    {
      name: 'onBehalfOf',
      label: t('inWhosePlace'),
      kind: 'choice',
      wide: true,
      options: places.map(one => ({
        value: one.id,
        label: one.id === me.person.id ? t('ownPlace') : t(one.isSucceeded ? 'placeAfter' : 'placeOf', { name: one.name }),
      })),
      hint: t('bothNames'),
    },
  ]
}

/** 退回到: whoever submitted it, or an earlier step. */
function backTo({ names, t, language }: ActScene, request: WaitingRequest | undefined): Field[] {
  const earlier = request?.ratifies === undefined ? (request?.steps.slice(0, request.step) ?? []) : []
  if (request === undefined || earlier.length === 0) return []
  return [
    {
      name: 'toStep',
      label: sayField('', 'toStep', language),
      kind: 'select',
      wide: true,
      when: goesBack,
      hint: t('backHint'),
      options: [
        { value: submitter, label: t('toSubmitter', { name: request.by.name }) },
        ...earlier.map((step, at) => ({
          value: step.id,
          label: t('toStepOf', { step: at + 1, people: sayStep(step, names, language) }),
        })),
      ],
    },
  ]
}
