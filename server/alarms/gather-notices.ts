import type { Notice, Outgoing } from '../notifications/outgoing.ts'

/** More alarms than this for one person in one transaction are one notice. */
const MOST_BY_NAME = 5

/** Puts many notices of alarms to one person into one that counts them and names the first: nobody reads a hundred, and the lists show each. */
export function gatherNotices(outgoing: Outgoing): void {
  // Of several rungs of one duty the last counts, as everywhere.
  const byPerson = new Map<string, Map<string | undefined, Notice>>()
  for (const notice of outgoing.notices)
    if (notice.kind === 'alarm') byPerson.set(notice.person, (byPerson.get(notice.person) ?? new Map()).set(notice.duty, notice))
  for (const [person, notices] of byPerson) {
    if (notices.size <= MOST_BY_NAME) continue
    const rest = outgoing.notices.filter(n => n.kind !== 'alarm' || n.person !== person)
    outgoing.notices.splice(0, outgoing.notices.length, ...rest, gathered(person, [...notices.values()]))
  }
}

function gathered(person: string, notices: readonly Notice[]): Notice {
  const cases = new Set(notices.map(n => n.caseId)).size
  const named = notices.slice(0, MOST_BY_NAME).map(n => n.title)
  const more = notices.length - named.length
  return {
    person,
    kind: 'alarm',
    caseId: null,
    title: {
      zh: `${cases} 个案件的 ${notices.length} 项责任将到期或已超时`,
      en: `${notices.length} duties of ${cases} cases are nearly due or overdue`,
    },
    body: {
      zh: [...named.map(t => t.zh), `另有 ${more} 项`].join('\n'),
      en: [...named.map(t => t.en ?? t.zh), `and ${more} more`].join('\n'),
    },
  }
}
