import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { addCalendarDays } from '../../engine/calendar/local-date.ts'
import { type Period, periodHolding } from '../../engine/period-dates.ts'
import { earliest, nameOfPeriod, periodNamed } from '../../engine/period-names.ts'
import { serverNow } from '../api/server-time.ts'
import { useWords } from '../language/use-words.ts'
import { useZone } from '../ui/moment.tsx'
import { dayOf } from '../ui/wall-clock.ts'
import { indicatorWords } from './words.ts'
import './indicators.css'

const sorts = ['week', 'month', 'quarter', 'year'] as const
export type PeriodSort = (typeof sorts)[number]
export type Chosen = { readonly name: string; readonly period: Period; readonly sort: PeriodSort; readonly today: string }

const sortOf = (name: string): PeriodSort =>
  name.includes('W') ? 'week' : name.includes('Q') ? 'quarter' : name.length === 4 ? 'year' : 'month'

/** The period that stands in the address (`?period=2026-03`); the running month where none does. */
export function usePeriod(): Chosen {
  const [params] = useSearchParams()
  const today = dayOf(serverNow(), useZone())
  const given = params.get('period') ?? ''
  const period = periodNamed(given)
  if (period !== undefined) return { name: given, period, sort: sortOf(given), today }
  const month = periodHolding('month', today)
  return { name: nameOfPeriod(month) ?? '', period: month, sort: 'month', today }
}

/** Chooses a week, month, quarter or year, and the one before or after. */
export function PeriodPick({ chosen, only = sorts }: { readonly chosen: Chosen; readonly only?: readonly PeriodSort[] }) {
  const t = useWords(indicatorWords)
  const [, setParams] = useSearchParams()
  const { period, sort, name, today } = chosen
  const go = (to: Period) => {
    const next = nameOfPeriod(to)
    if (next !== undefined)
      setParams(before => ({ ...Object.fromEntries(before), period: next }), { preventScrollReset: true, replace: true })
  }
  const later = periodHolding(sort, addCalendarDays(period.end, 1))
  return (
    <span className="indicators-period">
      <Segmented<PeriodSort>
        aria-label={t('period')}
        value={sort}
        options={only.map(value => ({ value, label: t(`every.${value}`) }))}
        onChange={value => go(periodHolding(value, earliest(period.end, today)))}
      />
      <Button
        icon={<LeftOutlined />}
        aria-label={t('earlier')}
        onClick={() => go(periodHolding(sort, addCalendarDays(period.start, -1)))}
      />
      <strong className="indicators-period-name">{name}</strong>
      <Button icon={<RightOutlined />} aria-label={t('later')} disabled={later.start > today} onClick={() => go(later)} />
    </span>
  )
}
