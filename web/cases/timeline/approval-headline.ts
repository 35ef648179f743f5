import type { RouteStep } from '../../../events/route-step.ts'
import { joinList } from '../../language/join-list.ts'
import { marksOf } from '../../language/marks.ts'
import { sayIn } from '../../language/use-words.ts'
import { sayYuan } from '../../ui/yuan.ts'
import { sayValue } from '../say-value.ts'
import { caseWords } from '../words-case.ts'
import type { Entry, Scene } from './scene.ts'

/** What an approval event is about: 赔偿方案, 《投诉登记表》; of a recorded decision what was decided. */
function subjectOf(entry: Entry, scene: Scene): string {
  const submission = scene.entry(String(entry.data.request))
  const { subject = submission?.type.split('.')[0], form = submission?.data.form } = entry.data
  if (subject !== 'ratification' && typeof form === 'string') return marksOf(scene.language).titled(scene.names.form(form))
  // A make-up approval waits under the recorded decision.
  return sayValue('subject', subject === 'approval' ? 'ratification' : subject, scene.language)
}

/** The step of that id, as the events before this one left the route of its request. */
function stepNamed(scene: Scene, { data }: Entry, id: unknown): string {
  const routes = scene.case.timeline.flatMap(one =>
    (one.id === data.request || one.data.request === data.request) && Array.isArray(one.data.route)
      ? [one.data.route as RouteStep[]]
      : [],
  )
  const people =
    routes
      .flat()
      .findLast(step => step.id === id)
      ?.people.map(one => one.person) ??
    scene.case.timeline.flatMap(one =>
      one.type === 'approval.signers-added' && one.data.request === data.request && one.data.step === id
        ? (one.data.people as string[])
        : [],
    )
  return joinList(people.map(scene.person), scene.language)
}

/** Steps by their people, for what a changed amount does to a route. */
export const stepsNamed = (scene: Scene, entry: Entry, ids: unknown): string[] =>
  Array.isArray(ids) ? ids.map(id => stepNamed(scene, entry, id)).filter(said => said !== '') : []

/** What happened to an approval, in one phrase after the actor's name; undefined for every other event. */
export function approvalHeadline(entry: Entry, scene: Scene): string | undefined {
  const { data } = entry
  const { language, person } = scene
  const t = sayIn(caseWords, language)
  const subject = subjectOf(entry, scene)
  const to = joinList(
    [data.to ?? []].flat().map(one => person(String(one))),
    language,
  )
  switch (entry.type) {
    case 'approval.decided': {
      // Taken outside the system: whoever recorded it did not decide.
      const isRecorded = data.recorded !== undefined && data.subject !== 'ratification'
      const isInPerson = data.successor === entry.actor.id
      const front =
        typeof data.onBehalfOf === 'string'
          ? t(isInPerson ? 'head.succeeding' : isRecorded ? 'head.recordedOf' : 'head.inPlace', { name: person(data.onBehalfOf) })
          : ''
      if (data.toStep !== undefined)
        return front + t('head.backToStep', { subject, people: stepNamed(scene, entry, data.toStep) })
      if (data.subject === 'ratification') {
        const said = sayValue('ratify', data.finding === true ? 'finding' : data.decision, language)
        return front + t('head.ratified', { decision: said, subject })
      }
      return front + t('head.approval', { decision: sayValue('decision', data.decision, language), subject })
    }
    case 'approval.transferred':
      return t('head.transferred', { subject, to })
    case 'approval.signers-added': {
      const people = joinList((data.people as string[]).map(person), language)
      return t('head.signersAdded', { subject, people, place: sayValue('signersStand', data.place, language) })
    }
    case 'approval.signer-removed':
      return t('head.signerRemoved', { person: person(String(data.person)) })
    case 'approval.opinion-asked':
      return t(data.waits === true ? 'head.delegated' : 'head.consulted', { subject, to })
    case 'approval.opinion-given':
      return t('head.opinion', { subject })
    case 'approval.withdrawn':
      return t('head.withdrawn', { subject })
    case 'approval.urged':
      return t('head.urged', { subject, to })
    case 'approval.copied':
      return t('head.copied', { subject, to })
    case 'approval.amount-changed':
      return t('head.amountChanged', { subject, amount: sayYuan(Number(data.amountFen), true) })
    case 'approval.record-answered':
      return t(data.confirmed === true ? 'head.confirmed' : 'head.denied', { subject })
    case 'approval.recorded':
      if (data.contested !== undefined) return t('head.contested', { subject })
      return t('head.recorded', { subject, person: person(String(data.person)) })
    default:
      return undefined
  }
}
