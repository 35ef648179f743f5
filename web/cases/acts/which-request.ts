import type { Act } from '../../../events/registry.ts'
import type { Language } from '../../../events/text.ts'
import { joinList } from '../../language/join-list.ts'
import { marksOf } from '../../language/marks.ts'
import type { Names } from '../packs.ts'
import { sayValue } from '../say-value.ts'
import type { ActScene } from './act-scene.ts'

/** A submission that waits, as the case shows it. */
export type WaitingRequest = ActScene['case']['requests'][number]

/** The request that an act is about: the one named, else the first of which the server says that this person may do it. */
export function requestFor({ case: current, target }: Pick<ActScene, 'case' | 'target'>, act: Act): WaitingRequest | undefined {
  return (
    current.requests.find(one => one.id === target.request) ??
    current.requests.find(one => one.can?.[act] === true) ??
    current.requests[0]
  )
}

/** What was submitted, in words: 赔偿方案, 《投诉登记表》, 越权决定补办（赔偿方案）. */
export function sayRequest(
  request: Pick<WaitingRequest, 'subject' | 'form' | 'ratifies'>,
  names: Names,
  language: Language,
): string {
  if (request.ratifies !== undefined) {
    const of =
      request.form === null
        ? sayValue('subject', request.ratifies.of, language)
        : marksOf(language).titled(names.form(request.form))
    return `${sayValue('subject', 'ratification', language)} · ${of}`
  }
  return request.form === null
    ? sayValue('subject', request.subject, language)
    : marksOf(language).titled(names.form(request.form))
}

/** A step by the people it asks: 王芳、李强（法务）. */
export function sayStep(step: WaitingRequest['steps'][number], names: Names, language: Language): string {
  const roles = [...new Set(step.people.map(one => names.role(one.role)))]
  const people = joinList(
    step.people.map(one => one.name),
    language,
  )
  return people + marksOf(language).brackets(joinList(roles, language))
}
