import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Skeleton, Tooltip } from 'antd'
import { useState } from 'react'
import type { CalendarDay } from '../../server/settings/schema.ts'
import { serverNow } from '../api/server-time.ts'
import { tags } from '../language/language.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { dayOf, sayDay } from '../ui/wall-clock.ts'
import { useYear } from './use-settings.ts'
import { settingWords } from './words.ts'

/** What stands on a day: official days off and on, the company's own, weekends plain. */
function markOf(day: CalendarDay): 'rest' | 'work' | 'company' | 'weekend' | 'plain' {
  if (day.company === true) return 'company'
  if (day.kind === 'holiday') return 'rest'
  if (day.kind === 'makeup') return 'work'
  return day.kind === 'weekend' ? 'weekend' : 'plain'
}

function Month({ days, month, today }: { days: readonly CalendarDay[]; month: number; today: string }) {
  const t = useWords(settingWords)
  const language = useLanguage()
  const [first] = days
  if (first === undefined) return null
  const name = new Intl.DateTimeFormat(tags[language], { month: 'long', timeZone: 'UTC' }).format(
    new Date(`${first.date}T00:00:00Z`),
  )
  // Weeks begin on Monday.
  const offset = (new Date(`${first.date}T00:00:00Z`).getUTCDay() + 6) % 7
  const weekdays = Array.from({ length: 7 }, (_, at) =>
    new Intl.DateTimeFormat(tags[language], { weekday: 'narrow', timeZone: 'UTC' }).format(new Date(Date.UTC(2024, 0, 1 + at))),
  )
  const cells: (CalendarDay | undefined)[] = [...Array.from({ length: offset }, () => undefined), ...days]
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => cells[week * 7 + at]),
  )
  return (
    <table className="month" aria-label={name}>
      <caption>{name}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: T stands for Tuesday and for Thursday.
            <th key={at} scope="col">
              {weekday}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={`${month}-${week.find(day => day !== undefined)?.date ?? at}`}>
            {week.map((day, column) => {
              // biome-ignore lint/suspicious/noArrayIndexKey: an empty cell before the first of the month.
              if (day === undefined) return <td key={column} />
              const mark = markOf(day)
              const isOff = day.windows.length === 0
              const said = `${sayDay(day.date, language)} ${day.name ?? ''}`
              const cell = (
                <span className="month-day" data-mark={mark} data-today={day.date === today} data-off={isOff}>
                  {Number(day.date.slice(8))}
                  {mark !== 'plain' && mark !== 'weekend' && <i>{t(isOff ? 'rest' : 'work')}</i>}
                </span>
              )
              return (
                <td key={day.date}>
                  {day.name !== undefined || mark === 'company' ? <Tooltip title={said}>{cell}</Tooltip> : cell}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A year of the working calendar: 休 and 班 by the notices, the company's own days beside them. */
export function YearView() {
  const t = useWords(settingWords)
  const today = dayOf(serverNow(), useZone())
  const [year, setYear] = useState(Number(today.slice(0, 4)))
  const query = useYear(year)
  const days = query.data?.filter(day => day.date.startsWith(String(year))) ?? []
  const notices = [...new Set(days.flatMap(day => day.notices ?? []))]
  const workdays = days.filter(day => day.windows.length > 0).length
  const legend = [
    ['rest', t('legendRest'), t('rest')],
    ['work', t('legendWork'), t('work')],
    ['weekend', t('legendWeekend'), ''],
    ['company', t('legendCompany'), ''],
  ] as const
  return (
    <section className="panel setting" aria-label={t('yearView')}>
      <div className="setting-head">
        <h2>{t('yearView')}</h2>
        <span className="year-switch">
          <Button size="small" icon={<LeftOutlined />} aria-label={t('yearPrevious')} onClick={() => setYear(year - 1)} />
          <strong>{t('year', { year })}</strong>
          <Button size="small" icon={<RightOutlined />} aria-label={t('yearNext')} onClick={() => setYear(year + 1)} />
        </span>
      </div>
      <p className="year-legend">
        {legend.map(([mark, label, sign]) => (
          <span key={mark}>
            <span className="month-day" data-mark={mark} data-off={mark !== 'work'} aria-hidden="true">
              {sign !== '' && <i>{sign}</i>}
            </span>
            {label}
          </span>
        ))}
        {days.length > 0 && <span>{t('workdays', { count: workdays })}</span>}
      </p>
      {/* The last days of December belong to the next year's notice. */}
      {days[0]?.provisional === true && <p className="setting-wrong">{t('yearProvisional')}</p>}
      {query.error !== null && <Refusal problem={query.error} onRetry={() => void query.refetch()} />}
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <div className="year">
          {Array.from({ length: 12 }, (_, month) => (
            <Month
              // biome-ignore lint/suspicious/noArrayIndexKey: the months of a year.
              key={month}
              month={month}
              today={today}
              days={days.filter(day => Number(day.date.slice(5, 7)) === month + 1)}
            />
          ))}
        </div>
      )}
      {notices.length > 0 && (
        <p className="setting-by">
          {t('notices')}{' '}
          {notices.map((notice, at) => (
            <a key={notice} href={notice} target="_blank" rel="noreferrer">
              {t('notice')}
              {notices.length > 1 ? ` ${at + 1}` : ''}{' '}
            </a>
          ))}
        </p>
      )}
    </section>
  )
}
