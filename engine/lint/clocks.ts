import { caseRoles } from '../../events/case-words.ts'
import { partsOf } from '../../events/duration-parts.ts'
import { eventDefinition } from '../../events/registry.ts'
import { partyName } from '../conditions.ts'
import type { DutyRule, Pack, Party, RecordColumn, RecordField, Trigger } from '../pack.ts'
import { dueIn } from './due-in.ts'
import { type Check, found, quoteAll, togetherBy } from './finding.ts'
import { shortDuration } from './short-duration.ts'

/**
 * Why a trigger can never be pulled in this regulation, or undefined: a record that is not declared, a choice that its record does
 * not have, a value that the event's field cannot hold.
 */
export function neverPulled(pack: Pack, { on, when = {} }: Trigger): { zh: string; en: string } | undefined {
  const shape = eventDefinition(on)?.plain.shape
  if (shape === undefined) return { zh: `没有「${on}」这种事件`, en: `there is no event "${on}"` }
  if (on === 'record.made') return recordNever(pack, when)
  for (const [field, condition] of Object.entries(when)) {
    // `facts.crossBorder` reads inside a field; what stands there is optional and not the event's own to check.
    if (shape[field] === undefined && shape[field.split('.')[0]!] !== undefined) continue
    const schema = shape[field]
    if (schema === undefined) return { zh: `该事件没有「${field}」`, en: `the event has no "${field}"` }
    if ('in' in condition && !condition.in.some(value => accepts(schema, value)))
      return { zh: `「${field}」不会是 ${condition.in.join('、')}`, en: `"${field}" is never ${condition.in.join(', ')}` }
  }
  return undefined
}

/** A list field meets a condition by one of its elements, so a value fits where it or a list of it does. */
function accepts(schema: { safeParse(value: unknown): { success: boolean } }, value: unknown): boolean {
  return schema.safeParse(value).success || schema.safeParse([value]).success
}

function recordNever(pack: Pack, when: NonNullable<Trigger['when']>): { zh: string; en: string } | undefined {
  const condition = when.record
  const named = condition === undefined || !('in' in condition) ? undefined : condition.in.map(String)
  const records = (pack.records ?? []).filter(record => named === undefined || named.includes(record.id))
  if (records.length === 0)
    return { zh: `没有「${(named ?? []).join('、')}」这种记录`, en: `there is no record "${(named ?? []).join(', ')}"` }
  for (const [path, cell] of Object.entries(when)) {
    if (!path.startsWith('values.')) continue
    const [field = '', column] = path.slice(7).split('.')
    const fields = records.flatMap(record => fieldsAt(record.fields, field, column))
    if (fields.length === 0) return { zh: `该记录没有「${path.slice(7)}」一栏`, en: `the record has no field "${path.slice(7)}"` }
    const fits = fields.some(
      field => !('values' in field) || !('in' in cell) || cell.in.some(value => field.values.some(v => v.id === value)),
    )
    if (!fits)
      return {
        zh: `「${fields[0]!.title.zh}」没有这个选项`,
        en: `"${fields[0]!.title.en ?? fields[0]!.title.zh}" has no such choice`,
      }
  }
  return undefined
}

/** The fields that a path names: a field of the record, or a column of its rows; `count` is the number of rows. */
function fieldsAt(fields: readonly RecordField[], id: string, column: string | undefined): (RecordField | RecordColumn)[] {
  return fields
    .filter(field => field.id === id)
    .flatMap(field => {
      if (column === undefined || (field.kind === 'rows' && column === 'count')) return [field]
      return field.kind === 'rows' ? field.columns.filter(one => one.id === column) : []
    })
}

/** Whether some lifecycle of the regulations together governs a kind that the duty is about. */
const isGoverned = (rule: Pick<DutyRule, 'kinds'>, all: readonly Pack[]): boolean =>
  rule.kinds === undefined || rule.kinds.some(kind => all.some(p => p.lifecycles.some(l => l.kind === kind)))

/** Clocks that cannot start, cannot end, have no time, no unit or no owner. */
export const checkClocks: Check = (pack, all) =>
  pack.duties.flatMap(rule => {
    const title = rule.title.zh
    const english = rule.title.en ?? rule.title.zh
    const together = { ...pack, records: all.flatMap(p => p.records ?? []) }
    const starts = rule.start.map(t => neverPulled(together, t))
    const stops = rule.stop.map(t => neverPulled(together, t))
    const findings = []
    if (!isGoverned(rule, all) || starts.every(because => because !== undefined)) {
      const why = starts.find(because => because !== undefined) ?? {
        zh: '没有制度规定这类案件的办理阶段',
        en: 'no regulation gives this kind of case its stages',
      }
      findings.push(
        found(
          pack,
          'clock-without-start',
          [rule.id],
          [rule.clause],
          { zh: `「${title}」的时限永远不会开始：${why.zh}。`, en: `The clock of "${english}" can never start: ${why.en}.` },
          {
            zh: '改起算事件，或先声明所用的记录、案件种类。',
            en: 'Change what starts it, or declare the record or kind that it uses.',
          },
        ),
      )
    }
    if (stops.every(because => because !== undefined))
      findings.push(
        found(
          pack,
          'clock-without-end',
          [rule.id],
          [rule.clause],
          { zh: `「${title}」永远不会完成：${stops[0]!.zh}。`, en: `"${english}" can never be done: ${stops[0]!.en}.` },
          {
            zh: '写明做了什么就算完成。',
            en: 'Say what counts as done.',
          },
        ),
      )
    return findings
  })

/** Duties without a time. Told once for a clause, or once for the reading that says why. */
export const checkTimeless: Check = pack =>
  togetherBy(
    pack.duties.filter(rule => rule.within === undefined && rule.repeat === undefined && rule.stated === undefined),
    ({ clause, reading }) => (reading === undefined ? `clause ${clause}` : `reading ${reading}`),
  ).map(group => {
    const [{ reading }] = group as [DutyRule, ...DutyRule[]]
    // The same act owed by different people at different levels has one title.
    const titles = [...new Map(group.map(rule => [rule.title.zh, rule.title])).values()]
    const said = quoteAll(titles)
    return found(
      pack,
      'clock-without-time',
      group.map(rule => rule.id),
      group.map(rule => rule.clause),
      {
        zh: `${said.zh}${titles.length > 1 ? '都' : ''}没有时限，逾期无从谈起。`,
        en: `${said.en} ${titles.length > 1 ? 'have' : 'has'} no time and can never be late.`,
      },
      {
        zh: '写明时限及单位，或用口径说明为什么不设时限。',
        en: 'Give a time with its unit, or a reading that says why there is none.',
      },
      { reading },
    )
  })

/** Times that are over before they begin, and times whose end the organisation's calendar cannot tell. Neither can be waived. */
export const checkAmounts: Check = (pack, _all, { calendar, today }) =>
  pack.duties.flatMap(({ id, clause, title, within }) => {
    if (within === undefined) return []
    const english = title.en ?? title.zh
    if (partsOf(within).amount <= 0)
      return [
        found(
          pack,
          'clock-without-time',
          [id, 'amount'],
          [clause],
          {
            zh: `「${title.zh}」的时限是${shortDuration(within, 'zh')}，一开始就逾期。`,
            en: `The time of "${english}" is ${shortDuration(within, 'en')}: it is late from the start.`,
          },
          { zh: '把数值改成大于零。', en: 'Make it more than zero.' },
          { severity: 'error', settles: [] },
        ),
      ]
    if (dueIn(calendar, `${today}T01:00:00.000Z`, within) !== undefined) return []
    return [
      found(
        pack,
        'clock-without-end',
        [id, 'amount'],
        [clause],
        {
          zh: `「${title.zh}」限${shortDuration(within, 'zh')}，按公司的工作日历要超过一百年，算不出到期时间。`,
          en: `"${english}" has ${shortDuration(within, 'en')}, which is more than a hundred years on this calendar: no due time can be computed.`,
        },
        { zh: '核对数值和单位。', en: 'Check the number and its unit.' },
        { settles: [] },
      ),
    ]
  })

/** Owners and receivers whose role the regulation does not have. */
export const checkOwners: Check = (pack, all) => {
  const known = new Set(all.flatMap(p => p.roles.map(role => role.id)))
  const parties: readonly { party: Party; of: string; clause: string; title: { zh: string; en?: string | undefined } }[] = [
    ...pack.duties.map(d => ({ party: d.owner, of: d.id, clause: d.clause, title: d.title })),
    ...pack.periodic.map(p => ({ party: p.owner, of: p.id, clause: p.clause, title: p.title })),
  ]
  return parties
    .filter(({ party }) =>
      'role' in party
        ? !known.has(party.role)
        : 'caseRole' in party && !(caseRoles as readonly string[]).includes(party.caseRole),
    )
    .map(({ party, of, clause, title }) =>
      found(
        pack,
        'clock-without-owner',
        [of],
        [clause],
        {
          zh: `「${title.zh}」的责任人「${partyName(party)}」在制度里没有定义。`,
          en: `The owner of "${title.en ?? title.zh}" is not defined in the regulation.`,
        },
        { zh: '在岗位里加上它，或换一个已有的岗位。', en: 'Define the post, or name one that exists.' },
      ),
    )
}

/** Posts that owe duties and that nobody of the organisation holds. Asked only where the organisation is known. */
export const checkHolders: Check = (pack, all, { posts }) => {
  if (posts === undefined) return []
  const owed = [...pack.duties, ...pack.periodic].flatMap(({ id, clause, title, owner }) =>
    'role' in owner && (posts.get(owner.role) ?? 0) === 0 ? [{ id, clause, title, role: owner.role }] : [],
  )
  return togetherBy(owed, ({ role }) => role).map(group => {
    const [{ role }] = group as [(typeof owed)[number], ...typeof owed]
    const said = quoteAll(group.slice(0, 3).map(({ title }) => title))
    const title = all.flatMap(p => p.roles).find(r => r.id === role)?.title ?? { zh: role }
    return found(
      pack,
      'duty-nobody-can-hold',
      [role],
      group.map(({ clause }) => clause),
      {
        zh: `没有人担任「${title.zh}」，${group.length} 项责任落不到任何人头上：${said.zh}${group.length > 3 ? '等' : ''}。`,
        en: `Nobody holds the post "${title.en ?? title.zh}", to which ${group.length} ${group.length > 1 ? 'duties fall' : 'duty falls'}: ${said.en}${group.length > 3 ? ' …' : ''}.`,
      },
      { zh: '在组织里任命一人，或改责任岗位。', en: 'Appoint somebody, or change the post that owes them.' },
    )
  })
}

/** Duties of one meaning with different times in regulations that bind together: both run, the strictest is marked; people should know. */
export const checkTimes: Check = (pack, all, { calendar, today }) => {
  const later = all.slice(all.indexOf(pack) + 1)
  // A Monday morning, far from holidays: the same start for both.
  const start = `${today.slice(0, 4)}-03-02T01:00:00.000Z`
  const dueOf = (rule: DutyRule) => (rule.within === undefined ? undefined : dueIn(calendar, start, rule.within)?.dueAt)
  return pack.duties.flatMap(a =>
    later.flatMap(other =>
      other.duties.flatMap(b => {
        if (a.meaning !== b.meaning || !sharesScope(pack, a, other, b) || dueOf(a) === dueOf(b)) return []
        if (dueOf(a) === undefined || dueOf(b) === undefined) return []
        return [
          found(
            pack,
            'time-conflict',
            [a.id, `${other.id}:${b.id}`],
            [
              { regulation: pack.id, clause: a.clause },
              { regulation: other.id, clause: b.clause },
            ],
            {
              zh: `同一件事两份制度的时限不同：《${pack.title.zh}》「${a.title.zh}」${shortDuration(a.within!, 'zh')}，《${other.title.zh}》「${b.title.zh}」${shortDuration(b.within!, 'zh')}。两者都计时，以较严的为准。`,
              en: `Two regulations give different times for one thing: "${a.title.en ?? a.title.zh}" ${shortDuration(a.within!, 'en')}, "${b.title.en ?? b.title.zh}" ${shortDuration(b.within!, 'en')}. Both run; the strictest is marked.`,
            },
            { zh: '统一两份制度的时限，或写一条口径说明并行。', en: 'Align the two, or write a reading that both run.' },
          ),
        ]
      }),
    ),
  )
}

/** Whether some case falls under both: kinds in common, and levels that are the same once translated. */
function sharesScope(own: Pack, a: DutyRule, other: Pack, b: DutyRule): boolean {
  if (a.kinds !== undefined && b.kinds !== undefined && !a.kinds.some(kind => b.kinds!.includes(kind))) return false
  if (a.levels === undefined || b.levels === undefined) return true
  const translated = (levels: readonly string[], from: Pack, to: Pack) => {
    const map = to.levelMaps?.find(m => m.from === from.id)?.levels
    return map === undefined ? undefined : levels.map(level => map[level])
  }
  const there = translated(a.levels, own, other)
  if (there !== undefined) return b.levels.some(level => there.includes(level))
  return translated(b.levels, other, own)?.some(level => level !== undefined && a.levels!.includes(level)) ?? false
}
