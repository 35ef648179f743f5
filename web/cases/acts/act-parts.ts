import { createElement } from 'react'
import { z } from 'zod'
import { freeText } from '../../../events/define.ts'
import { Instant } from '../../../events/instant.ts'
import type { Act } from '../../../events/registry.ts'
import { definitionOfAct } from '../../../events/registry.ts'
import { marksOf } from '../../language/marks.ts'
import { OnScreenHint } from '../../signatures/paper-forms.tsx'
import type { Field } from '../../ui/act-form-field.ts'
import { begunAt } from '../begun-at.ts'
import type { ActFormParts, ActScene } from './act-scene.ts'
import { eventFields } from './event-fields.ts'
import { inputOf } from './form-fields.tsx'
import { receivedAmount } from './money-so-far.ts'
import { routeAheadField } from './route-ahead.tsx'
import { specialForms } from './special-forms.ts'

/** Later than this the server wants a reason (server/events/add-event.ts, BACKDATING_ALLOWANCE_MS). */
const backdatingMs = 5 * 60_000

/** Whether a time given is so far back that it needs a reason. */
export function isBackdated(at: unknown, now: number): boolean {
  return typeof at === 'string' && now - Date.parse(at) > backdatingMs
}

/** Acts that have no other time than now: files are bound as they are sent, a word about the record or a change of who decides is about things as they stand, and what changed hands or was asked says its own time. */
const isOfNow: ReadonlySet<Act> = new Set<Act>([
  'attach',
  'correct',
  'confirm-backdating',
  'transfer-approval',
  'add-signers',
  'remove-signer',
  'ask-opinion',
  'give-opinion',
  'withdraw-approval',
  'urge-approval',
  'copy-approval',
  'change-amount',
  'hand-over-evidence',
  'check-evidence',
  'record-interview',
  'answer-recorded',
])

/** Two departments that act together: each by whoever owes its half, in the field of that department. */
function both(current: ActScene['case'], act: Act, fields: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    current.duties.flatMap(duty => {
      const field = fields[duty.owner.role.replace(/^role:/, '')]
      return duty.closedAt === null && duty.acts.includes(act) && field !== undefined ? [[field, duty.owner.id ?? undefined]] : []
    }),
  )
}

/** Whom the open progress duty, the one due first, is owed to by the regulation; the customer where it names nobody of the company. */
function progressTo(current: ActScene['case'], pack: ActScene['pack']): string {
  const duty = current.duties.find(one => one.closedAt === null && one.acts.includes('progress'))
  const to = pack?.duties.find(one => one.id === duty?.rule)?.to ?? []
  const role = to.map(party => party.replace(/^role:/, '')).find(one => one === 'deputy-leader' || one === 'department-head')
  return role ?? 'customer'
}

/** Sensible beginnings: who acts, the channel that is nearly always used. */
function usual(act: Act, { case: current, pack, target }: ActScene): Record<string, unknown> {
  switch (act) {
    case 'verify':
      return {
        content: current.description || undefined,
        demand: current.demand || undefined,
        ...(current.category === null ? {} : { serviceStage: current.category }),
      }
    case 'report':
      return { details: current.description || undefined, demand: current.demand || undefined, channel: 'system' }
    case 'send-result':
    case 'reply':
      return {
        channel: current.channel === 'internal' || current.channel === 'import' ? 'phone' : current.channel,
        ...(target.text === undefined ? {} : { text: target.text }),
      }
    case 'record-feedback':
    case 'record-attempt':
      return { via: 'phone' }
    case 'accept':
      return { passed: true, via: 'paper', signer: current.contact.name ?? current.customer?.name }
    case 'sign-node':
      return {
        via: 'paper',
        node: Object.entries(current.nodes).find(([, state]) => state === 'reached')?.[0],
        signer: current.contact.name,
      }
    case 'hold-meeting':
      return {
        meeting: current.people['team-owner'] === undefined ? 'emergency' : 'daily',
        owner: current.people['team-owner']?.[0]?.id,
      }
    case 'progress':
      return { to: progressTo(current, pack) }
    case 'joint-investigate':
      return { ...both(current, 'joint-investigate', { research: 'research', 'supply-chain': 'supplyChain' }) }
    case 'assess-loss':
      return {
        lossFen: current.facts.lossFen,
        ...both(current, 'assess-loss', { finance: 'finance', legal: 'legal' }),
      }
    case 'close-recovery':
      return { recoveredFen: receivedAmount(current) }
    case 'review': {
      const cause = current.timeline.findLast(entry => entry.type === 'investigation.recorded')?.sealed.rootCause
      return { rootCause: typeof cause === 'string' ? cause : undefined }
    }
    case 'publish-case-study': {
      const cause = current.timeline.findLast(entry => entry.type === 'investigation.recorded')?.sealed.rootCause
      return {
        title: current.title,
        problem: current.description || undefined,
        rootCause: typeof cause === 'string' ? cause : undefined,
      }
    }
    case 'close-matter':
      return { outcome: 'done' }
    case 'list-clocks':
      return { from: begunAt(current) }
    case 'pause':
      return { cause: 'waiting-customer' }
    default:
      return {}
  }
}

/** Known to the event's own schema, so that a default that does not fit is not offered. */
function fitting(schema: z.ZodObject, values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(
      ([name, value]) =>
        value !== undefined && (schema.shape as Record<string, z.ZodType | undefined>)[name]?.safeParse(value).success === true,
    ),
  )
}

/** One file where the event takes one: the input gives a list. */
function fileFields(type: string): ReadonlySet<string> {
  return new Set(eventFields(type).flatMap(field => (field.shape === 'file' ? [field.name] : [])))
}

/** The form of an act from the fields of its event. */
function plainForm(act: Act, scene: ActScene): ActFormParts {
  const definition = definitionOfAct(act)
  if (definition === undefined) throw new Error(`no event for the act ${act}`)
  const { type, input } = definition
  const shape = input.shape as Record<string, z.ZodType>
  const singles = fileFields(type)
  const fields = eventFields(type).flatMap((field): Field[] => {
    if (field.filled === true || !(field.name in shape)) return []
    const made = inputOf(type, field, scene.language, scene.words)
    return made === undefined ? [] : [made]
  })
  // The input for files gives a list; where the event takes one file, the first is sent.
  const schema = z.strictObject(
    Object.fromEntries(
      Object.entries(shape).map(([name, own]) => [name, singles.has(name) ? z.array(z.string()).max(1).optional() : own]),
    ),
  )
  return {
    fields,
    schema,
    // With the customer there, the sheet itself is signed.
    ...(act === 'accept' ? { above: createElement(OnScreenHint, { paper: 'accept' }) } : {}),
    initial: fitting(input, usual(act, scene)),
    dataOf: values =>
      Object.fromEntries(
        Object.entries(values).flatMap(([name, value]) => {
          if (Array.isArray(value) && value.length === 0 && shape[name]?.safeParse(undefined).success === true) return []
          return singles.has(name) ? (Array.isArray(value) && value[0] !== undefined ? [[name, value[0]]] : []) : [[name, value]]
        }),
      ),
  }
}

/** The whole form of an act: its own fields, and 发生时间 with its reason and evidence at the end. `now`: the server's time, in milliseconds. */
export function actParts(act: Act, scene: ActScene, now: () => number): ActFormParts {
  const own = specialForms[act]?.(scene) ?? plainForm(act, scene)
  if (isOfNow.has(act)) return own
  const { t } = scene
  const ahead = routeAheadField(act, scene)
  const late = (values: Readonly<Record<string, unknown>>) => isBackdated(values.$at, now())
  // zod keeps the checks of a schema that is extended only with safeExtend.
  const schema = own.schema
    .safeExtend({
      $at: Instant.optional(),
      $reason: freeText.optional(),
      $evidence: z.array(z.string()).max(1).optional(),
      $route: z.unknown().optional(),
    })
    .superRefine((values, context) => {
      if (!late(values) || own.afterwards !== undefined) return
      if (values.$reason === undefined) context.addIssue({ code: 'custom', path: ['$reason'], message: t('backdatingMissing') })
      if (values.$evidence === undefined || (Array.isArray(values.$evidence) && values.$evidence.length === 0))
        context.addIssue({ code: 'custom', path: ['$evidence'], message: t('evidenceMissing') })
    })
  return {
    ...own,
    // Who would decide is shown in the form and no part of what is sent.
    dataOf: ({ $route: _, ...values }) => own.dataOf(values),
    schema: schema as z.ZodObject,
    fields: [
      ...own.fields,
      ...ahead,
      {
        name: '$at',
        label: (own.afterwards?.label ?? t('at')) + marksOf(scene.language).brackets(t('optional')),
        kind: 'moment',
        notAfterNow: true,
        hint: own.afterwards?.hint ?? t('atHint'),
      },
      ...(own.afterwards === undefined
        ? ([
            { name: '$reason', label: t('backdatingReason'), kind: 'multiline', rows: 2, when: late, required: true },
            { name: '$evidence', label: t('backdatingEvidence'), kind: 'files', when: late, required: true },
          ] satisfies Field[])
        : []),
    ],
  }
}
