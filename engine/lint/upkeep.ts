import type { LocalDate } from '../../events/instant.ts'
import { addCalendarDays } from '../calendar/local-date.ts'
import { kindWords } from '../explain-fact-words.ts'
import { dueIn } from './due-in.ts'
import { type Check, clauseText, found, togetherBy } from './finding.ts'

/** Clauses that no rule follows and that nobody marked as manual. */
export const checkCoverage: Check = pack => {
  const { clauses, ...rules } = pack
  const cited = new Set<string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('clause' in value && typeof value.clause === 'string') cited.add(value.clause)
    for (const [key, inner] of Object.entries(value)) {
      if ((key === 'usedIn' || key === 'clauses') && Array.isArray(inner)) for (const one of inner) cited.add(String(one))
      visit(inner)
    }
  }
  visit(rules)
  return Object.entries(clauses)
    .filter(([number, clause]) => clause.manual === undefined && !cited.has(number))
    .map(([number, clause]) =>
      found(
        pack,
        'clause-uncited',
        [number],
        [number],
        {
          zh: `${clauseText([number]).zh}「${clause.title.zh}」没有任何规则，也没有标明由人办理。`,
          en: `No rule follows ${clauseText([number]).en} "${clause.title.en ?? clause.title.zh}", and it is not marked as manual.`,
        },
        { zh: '为它写规则，或标为由人办理并写明理由。', en: 'Write a rule for it, or mark it as manual with the reason.' },
      ),
    )
}

/** Laws that a clause cites and that are no longer in force on the day. */
export const checkLaws: Check = (pack, _all, { laws, today }) =>
  togetherBy(pack.laws ?? [], cited => cited.law).flatMap(cited => {
    const { law: id } = cited[0]!
    const clauses = cited.map(one => one.clause)
    const law = laws.find(l => l.id === id)
    if (law === undefined)
      return [
        found(
          pack,
          'reference-unknown',
          ['law', id],
          clauses,
          { zh: `引用的法律「${id}」不在法律清单里。`, en: `The law "${id}" is not in the list of laws.` },
          {
            zh: '把它加进法律清单。',
            en: 'Add it to the list of laws.',
          },
        ),
      ]
    if (law.status !== 'repealed' && (law.until === undefined || today < law.until)) return []
    const at = clauseText(clauses)
    const successor = laws.find(l => l.id === law.replacedBy)
    return [
      found(
        pack,
        'law-repealed',
        [id],
        clauses,
        {
          zh: `${at.zh}引用的《${law.title.zh}》已于 ${law.until ?? today} 废止${successor ? `，由《${successor.title.zh}》代替` : ''}。`,
          en: `${law.title.en ?? law.title.zh}, cited in ${at.en}, was repealed on ${law.until ?? today}${successor ? ` and replaced by ${successor.title.en ?? successor.title.zh}` : ''}.`,
        },
        { zh: '改引现行法律的相应条文。', en: 'Cite the law that is in force.' },
        { settles: [`law:${id}`] },
      ),
    ]
  })

const yearBefore = (today: LocalDate): LocalDate => addCalendarDays(today, -365)

/** Readings and reviews older than a year: nobody has compared them with the text lately (furn 1.3: reviewed at least yearly). */
export const checkReadings: Check = (pack, _all, { today }) => {
  const old = Object.entries(pack.readings).filter(([, reading]) => reading.on < yearBefore(today))
  return [
    ...old.map(([id, reading]) =>
      found(
        pack,
        'reading-old',
        [id],
        [reading.clause],
        {
          zh: `${clauseText([reading.clause]).zh}的口径写于 ${reading.on}，已超过一年。`,
          en: `The reading of ${clauseText([reading.clause]).en} is of ${reading.on}, more than a year old.`,
        },
        { zh: '请解释人复核后更新日期，或改写。', en: 'Let whoever interprets the regulation confirm or rewrite it.' },
        { settles: [] },
      ),
    ),
    ...(pack.reviewed.on < yearBefore(today)
      ? [
          found(
            pack,
            'reading-old',
            ['reviewed'],
            [],
            {
              zh: `本版上次复核是 ${pack.reviewed.on}，已超过一年。`,
              en: `This edition was last reviewed on ${pack.reviewed.on}, more than a year ago.`,
            },
            { zh: '对照条文复核一遍，记下日期和复核人。', en: 'Review it against the text, and record who and when.' },
            { settles: [] },
          ),
        ]
      : []),
  ]
}

/** The working calendar must reach as far as the longest clock that counts working days. */
export const checkCalendar: Check = (pack, _all, { calendar, today }) => {
  const known = calendar.spec.knownThrough
  const start = `${today}T01:00:00.000Z`
  const provisional = pack.duties.filter(d => d.within !== undefined && dueIn(calendar, start, d.within)?.provisional === true)
  if (provisional.length === 0) return []
  return [
    found(
      pack,
      'calendar-not-published',
      ['calendar', known],
      provisional.map(d => d.clause),
      {
        zh: `工作日历只公布到 ${known}；今天起算，${provisional.length} 项时限要到之后才到期，只能暂定。`,
        en: `The working calendar is published to ${known} only; ${provisional.length} clocks that start today end after it and are provisional.`,
      },
      {
        zh: '国务院公布下一年安排后导入日历，暂定的时限会自动重算。',
        en: 'Add the next year once the State Council has published it; provisional due times are computed again.',
      },
      { settles: [] },
    ),
  ]
}

/** Kinds that two regulations want to lead, and levels that one cannot translate. */
export const checkTogether: Check = (pack, all, { primary }) => {
  const later = all.slice(all.indexOf(pack) + 1)
  const rivals = later.flatMap(other =>
    pack.primaryFor
      .filter(
        kind =>
          other.primaryFor.includes(kind) &&
          other.lifecycles.some(l => l.kind === kind) &&
          pack.lifecycles.some(l => l.kind === kind) &&
          ![pack.id, other.id].includes(primary?.get(kind) ?? ''),
      )
      .map(kind =>
        found(
          pack,
          'two-primaries',
          [kind, other.id],
          [],
          {
            zh: `《${pack.title.zh}》和《${other.title.zh}》都要主管「${kindWords[kind].zh}」，只能由一份主管。`,
            en: `${pack.title.en ?? pack.title.zh} and ${other.title.en ?? other.title.zh} both lead the kind “${kindWords[kind].en}”; only one can.`,
          },
          {
            zh: '在公司设置的「制度审批」里选定由哪一份主管，或在其中一份里去掉这一类。',
            en: 'Choose in the company settings which one leads it, or take the kind out of one of them.',
          },
        ),
      ),
  )
  const unmapped = all.flatMap(other => {
    if (other === pack) return []
    const led = pack.duties.filter(d => d.levels !== undefined && d.kinds?.some(kind => other.primaryFor.includes(kind)))
    const map = pack.levelMaps?.find(m => m.from === other.id)?.levels ?? {}
    const without = other.levels.filter(level => !(level.id in map))
    if (led.length === 0 || without.length === 0) return []
    return [
      found(
        pack,
        'level-unmapped',
        [other.id, ...without.map(l => l.id)],
        led.map(d => d.clause),
        {
          zh: `《${other.title.zh}》的等级「${without.map(l => l.title.zh).join('、')}」在本制度里没有对应，${led.length} 项分等级的责任不会适用。`,
          en: `The levels ${without.map(l => l.title.en ?? l.title.zh).join(', ')} of ${other.title.en ?? other.title.zh} have no counterpart here; ${led.length} duties by level will not apply.`,
        },
        { zh: '补上等级对应，并写一条口径。', en: 'Map the levels, with a reading.' },
      ),
    ]
  })
  return [...rivals, ...unmapped]
}
