import type { CaseEvent } from '../../events/envelope.ts'
import type { OpenRequest } from '../state.ts'

/** 加签: a step of its own before or after the one it stands beside, so that no added signer ever fills a place that the regulation names. */
export function withSigners(request: OpenRequest, data: CaseEvent<'approval.signers-added'>['data'], actor: string): void {
  const beside = request.steps.findIndex(s => s.id === data.beside)
  const at = data.place === 'before' ? beside : beside + 1
  const added = {
    id: data.step,
    mode: data.mode,
    clause: data.clause,
    // The signers share the time of the step they stand beside.
    ...(request.steps[beside]?.clock === undefined ? {} : { clock: request.steps[beside].clock }),
    addedBy: actor,
    people: data.people.map(person => ({ person, role: 'signer' })),
  }
  request.steps = [...request.steps.slice(0, at), added, ...request.steps.slice(at)]
}

/** 减签: the last of a step's added signers takes the step along. The route goes on from the same place. */
export function withoutSigner(request: OpenRequest, { step, person }: CaseEvent<'approval.signer-removed'>['data']): void {
  request.steps = request.steps.flatMap(s => {
    if (s.id !== step || s.addedBy === undefined) return [s]
    const people = s.people.filter(p => p.person !== person)
    return people.length === 0 ? [] : [{ ...s, people }]
  })
  request.questions = (request.questions ?? []).filter(q => q.step !== step || q.by !== person)
}
