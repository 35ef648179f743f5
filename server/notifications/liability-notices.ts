import { type LiabilityVersion, lastVersion } from '../../engine/liability.ts'
import type { CaseState } from '../../engine/state.ts'
import type { CaseEvent } from '../../events/envelope.ts'
import type { Text } from '../../events/text.ts'
import type { Roster } from '../organisation/roster.ts'
import type { Notice } from './notify.ts'

/** Whom a version of the liability names: the persons, and the heads of the departments (penal 三(三)3). */
function partiesOf(version: LiabilityVersion, roster: Roster): string[] {
  const named = new Set(version.shares.flatMap(({ person }) => person ?? []))
  const departments = new Set(version.shares.map(({ department }) => department))
  for (const one of roster.people.values())
    if (one.roles.some(r => r.role === 'department-head' && r.department !== undefined && departments.has(r.department)))
      named.add(one.id)
  return [...named]
}

/**
 * Who is told of the liability found: those named once it is signed by two, since their time to contest it starts then; the finder of what is
 * contested; whoever contested of the answer.
 */
export function liabilityNotices(event: CaseEvent, state: CaseState, roster: Roster, about: string): Notice[] {
  const version = lastVersion(state.liability)
  if (version === undefined) return []
  const tell = (people: readonly string[], zh: string, en: string): Notice[] => {
    const title: Text = { zh: `${zh} · ${about}`, en: `${en} · ${about}` }
    return people.map(person => ({ person, kind: 'liability', title }))
  }
  switch (event.type) {
    case 'liability.confirmed':
      return tell(
        partiesOf(version, roster),
        '责任认定已由两人签认，您或您的部门被列为责任方；不同意的，在期限内提出异议',
        'You or your department were found liable, signed by two; contest it in time if you do not agree',
      )
    case 'liability.contested':
      return tell([version.by], '责任认定有异议，请答复', 'The liability is contested: please answer')
    case 'liability.upheld': {
      const contest = version.contests.find(one => one.id === event.data.contest)
      return contest === undefined
        ? []
        : tell([contest.by], '您的责任异议已答复：维持认定', 'Your objection to the liability was answered: upheld')
    }
    default:
      return []
  }
}
