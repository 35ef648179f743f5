import { z } from 'zod'
import { Duration } from '../../events/duration.ts'
import type { Language } from '../../events/text.ts'
import { WarrantySettings } from '../../server/customers/warranty-schema.ts'
import { fileKinds } from '../../server/files/limits-schema.ts'
import { useCurrentPacks } from '../cases/packs.ts'
import { sayValue } from '../cases/say-value.ts'
import { fileWords } from '../customers/words-file.ts'
import { storageWords } from '../keys/words.ts'
import { type Say, sayIn, useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayDuration } from '../ui/durations.ts'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { sayYuan } from '../ui/yuan.ts'
import { useSettingHistory } from './use-settings.ts'
import { settingWords } from './words.ts'

type T = Say<(typeof settingWords)['zh']>

const names = {
  'codes.failure': 'codesFailure',
  'codes.cause': 'codesCause',
  'codes.part': 'codesPart',
  'codes.solution': 'codesSolution',
  'calendar.windows': 'windows',
  'calendar.days': 'ownDays',
  'calendar.alwaysOpen': 'alwaysOpen',
  'clocks.warnShare': 'warnShare',
  'clocks.ladder': 'ladder',
  'approvals.cumulativeDays': 'cumulativeDays',
  'approvals.batchBelowFen': 'batchBelow',
  'approvals.contestWorkdays': 'contestWorkdays',
  'penalties.countMonths': 'penalties.countMonths',
  'penalties.limits': 'penalties.limits',
  'library.reviewers': 'library.reviewers',
  'library.keepers': 'library.keepers',
  'contracts.ladder': 'contracts.ladder',
  'parts.managers': 'parts.managers',
  'parts.approvers': 'parts.approvers',
  'parts.serviceLevel': 'parts.serviceLevel',
  'parts.windowWeeks': 'parts.windowWeeks',
  'parts.reviewWeeks': 'parts.reviewWeeks',
  'parts.leadDays': 'parts.leadDays',
  'parts.leastWeeks': 'parts.leastWeeks',
  'rewards.publicationWorkdays': 'rewards.publicationWorkdays',
  'rewards.showAmounts': 'rewards.showAmounts',
  'service.warranty': 'service.warranty',
  'archive.keep': 'archive.keep',
  'files.largestMb': 'files.largestMb',
  'files.quotaGb': 'files.quotaGb',
  'archive.keepers': 'archive.keepers',
  'archive.approvers': 'archive.approvers',
  'archive.holders': 'archive.holders',
  'archive.privacyOfficers': 'archive.privacyOfficers',
  'archive.answerWorkdays': 'archive.answerWorkdays',
  'payroll.regions': 'payroll.regions',
  'payroll.appealWorkdays': 'payroll.appealWorkdays',
  'assignment.kinds': 'assignmentKinds',
  'assignment.skills': 'assignmentSkills',
  'approvals.urgeEveryMinutes': 'urgeEvery',
  'approvals.confirmWithinWorkdays': 'confirmWithin',
  'field.believedHours': 'phoneTime',
  'field.photos': 'sitePhotos',
  'organisation.endNoticeDays': 'endNotice',
  'policies.approvers': 'approvers',
  'security.secondFactorRoles': 'secondFactorRoles',
  'policies.primary': 'leading',
  'policies.reviewers': 'reviewers',
  'mail.smtpUrl': 'smtpUrl',
  'mail.from': 'fromAddress',
  'webhook.url': 'webhookUrl',
  'webhook.secret': 'webhookSecret',
} as const

const Windows = z.array(z.tuple([z.string(), z.string()]))
const Leading = z.array(z.object({ kind: z.string(), regulation: z.string() }))
const Regions = z.array(z.object({ name: z.string(), rates: z.array(z.object({ since: z.string(), monthlyFen: z.number() })) }))
/** `上海 2,740 (2025-07-01)`: the last rate of each region. */
function sayRegions(value: unknown, comma: string): string {
  return (Regions.safeParse(value).data ?? [])
    .flatMap(({ name, rates }) => {
      const last = [...rates].sort((a, b) => a.since.localeCompare(b.since)).at(-1)
      return last === undefined ? [] : [`${name} ${sayYuan(last.monthlyFen, true)} (${last.since})`]
    })
    .join(comma)
}
const Ladder = z.array(z.object({ after: Duration, to: z.object({ role: z.string() }) }))

/** A setting's value as people say it, by which setting it is. */
/** Settings that hold posts. */
const listed: ReadonlySet<string> = new Set([
  'policies.approvers',
  'policies.reviewers',
  'security.secondFactorRoles',
  'library.reviewers',
  'library.keepers',
  'parts.managers',
  'parts.approvers',
  'archive.keepers',
  'archive.approvers',
  'archive.holders',
  'archive.privacyOfficers',
])

function sayValueOf(setting: string, value: unknown, t: T, language: Language, titles: ReadonlyMap<string, string>): string {
  const comma = language === 'zh' ? '、' : ', '
  if (value === null) return t('removed')
  if (value === '***') return t('hidden')
  if (setting.startsWith('codes.') && typeof value === 'object' && value !== null) {
    const { code, title, ends } = value as { code?: string; title?: string; ends?: string }
    return [code, title, ends === undefined ? undefined : t('codeEnds', { day: ends })].filter(Boolean).join(' ')
  }
  if (setting === 'clocks.warnShare' && typeof value === 'number') return `${Math.round(value * 100)}${t('warnShareUnit')}`
  if (setting === 'field.photos' && Array.isArray(value))
    return value.map(one => sayValue('photoPhase', one, language)).join(comma) || '—'
  if (setting === 'field.believedHours') return `${String(value)} ${t('phoneTimeUnit')}`
  if (setting === 'approvals.cumulativeDays' || setting === 'organisation.endNoticeDays')
    return `${String(value)} ${t('daysUnit')}`
  if (setting === 'approvals.urgeEveryMinutes') return `${String(value)} ${t('minutesUnit')}`
  if (setting === 'approvals.confirmWithinWorkdays') return `${String(value)} ${t('workdaysUnit')}`
  if (setting === 'approvals.batchBelowFen') return `${sayYuan(Number(value), true)} ${t('yuanUnit')}`
  if (setting === 'payroll.regions') return sayRegions(value, comma)
  if (setting === 'archive.keep' && Array.isArray(value)) return t('classesCount', { count: value.length })
  if (setting === 'archive.answerWorkdays') return `${String(value)} ${t('workdaysUnit')}`
  if (setting === 'files.quotaGb') return `${String(value)} GB`
  if (setting === 'files.largestMb')
    return fileKinds
      .map(
        kind =>
          `${sayIn(storageWords, language)(`kind.${kind}`)} ${String((value as Partial<Record<string, number>>)[kind] ?? '—')} MB`,
      )
      .join(comma)
  if (typeof value === 'boolean') return t(value ? 'open' : 'closed')
  if (setting === 'calendar.windows')
    return (
      Windows.safeParse(value)
        .data?.map(window => window.join('–'))
        .join(comma) ?? ''
    )
  if (setting === 'calendar.days' && typeof value === 'object') return t('daysCount', { count: Object.keys(value).length })
  if (setting === 'clocks.ladder') {
    const ladder = Ladder.safeParse(value).data ?? []
    return ladder.length === 0
      ? t('noLadder')
      : ladder.map(({ after, to }) => `${sayDuration(after, language)} → ${sayValue('role', to.role, language)}`).join(comma)
  }
  if (setting === 'security.secondFactorRoles' && Array.isArray(value) && value.length === 0) return t('noRoles')
  if (setting === 'policies.primary') {
    const chosen = new Map(Leading.safeParse(value).data?.map(({ kind, regulation }) => [kind, regulation]))
    return [...chosen]
      .map(([kind, regulation]) => `${sayValue('kind', kind, language)} → ${titles.get(regulation) ?? '…'}`)
      .join(comma)
  }
  if (setting === 'service.warranty') {
    const said = WarrantySettings.safeParse(value).data
    const f = sayIn(fileWords, language)
    return said === undefined ? '' : f('computed', { day: f(`day.${said.from}`), months: said.months })
  }
  if (setting === 'penalties.limits' && Array.isArray(value)) return t('limitsCount', { count: value.length })
  if (setting === 'penalties.countMonths' && typeof value === 'object')
    return Object.entries(value ?? {})
      .map(([kind, months]) => `${sayValue('measureKind', kind, language)} ${months}`)
      .join(comma)
  if (setting === 'assignment.skills' && Array.isArray(value)) return t('peopleCount', { count: value.length })
  if (setting === 'assignment.kinds' && Array.isArray(value))
    return value.length === 0 ? t('removed') : value.map(kind => sayValue('kind', kind, language)).join(comma)
  if (listed.has(setting) && Array.isArray(value)) return value.map(role => sayValue('role', role, language)).join(comma)
  return String(value)
}

/** 修改记录: who set what, when, to what. */
export function HistorySection() {
  const t = useWords(settingWords)
  const language = useLanguage()
  const pages = useSettingHistory()
  const text = useText()
  const titles = new Map(useCurrentPacks().map(({ id, title }) => [id, text(title)]))
  return (
    <PagedList pages={pages} empty={t('historyEmpty')} emptyHint={t('historyEmptyHint')}>
      <div className="moved-scroll">
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t('at')}</th>
              <th scope="col">{t('by')}</th>
              <th scope="col">{t('setting')}</th>
              <th scope="col">{t('value')}</th>
            </tr>
          </thead>
          <tbody>
            {pages.items.map(item => (
              <tr key={item.id}>
                <td>
                  <Moment at={item.at} />
                </td>
                <td>{item.by.name}</td>
                <td>{item.setting in names ? t(names[item.setting as keyof typeof names]) : item.setting}</td>
                <td>{sayValueOf(item.setting, item.value, t, language, titles)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </PagedList>
  )
}
