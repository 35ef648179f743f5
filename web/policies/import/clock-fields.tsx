import { Form, InputNumber, Select } from 'antd'
import type { CandidateValue } from '../../../engine/text/candidate-schema.ts'
import type { Duration, DurationUnit } from '../../../events/duration.ts'
import { partsOf } from '../../../events/duration-parts.ts'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { unitName } from '../../ui/durations.ts'
import { textImportWords } from './words.ts'

type Clock = Extract<CandidateValue, { kind: 'clock' }>['clock']
const rules = ['within', 'at-least', 'ahead', 'at-once', 'same-day', 'every', 'by'] as const
const units: readonly DurationUnit[] = ['minutes', 'hours', 'workMinutes', 'workHours', 'days', 'workdays', 'months', 'years']
const periods = ['day', 'week', 'month', 'quarter', 'half-year', 'year'] as const

/** What the clock becomes when its kind changes: the numbers it has stay. */
function withRule(clock: Clock, rule: (typeof rules)[number]): Clock {
  switch (rule) {
    case 'within':
    case 'at-least':
    case 'ahead':
      return { rule, duration: 'duration' in clock ? clock.duration : { workdays: 1 } }
    case 'at-once':
    case 'same-day':
      return { rule }
    case 'every':
      return { rule, every: 'month', count: 1 }
    case 'by':
      return { rule, day: 5 }
  }
}

/** The kind of a clock with its number and unit. */
export function ClockFields({ clock, onChange }: { clock: Clock; onChange: (clock: Clock) => void }) {
  const t = useWords(textImportWords)
  const language = useLanguage()
  const number = (label: string, value: number | null, set: (n: number | null) => void, min: number, max: number) => (
    <Form.Item label={label}>
      <InputNumber aria-label={label} min={min} max={max} value={value} onChange={set} />
    </Form.Item>
  )
  return (
    <>
      <Form.Item label={t('rule')}>
        <Select
          aria-label={t('rule')}
          value={clock.rule}
          onChange={rule => onChange(withRule(clock, rule))}
          options={rules.map(rule => ({ value: rule, label: t(`rule.${rule}`) }))}
        />
      </Form.Item>
      {'duration' in clock && (
        <div className="text-import-fields">
          {number(
            t('number'),
            partsOf(clock.duration).amount,
            n => n !== null && onChange({ ...clock, duration: durationOf(partsOf(clock.duration).unit, n) }),
            1,
            100_000,
          )}
          <Form.Item label={t('unit')}>
            <Select
              aria-label={t('unit')}
              value={partsOf(clock.duration).unit}
              onChange={unit => onChange({ ...clock, duration: durationOf(unit, partsOf(clock.duration).amount) })}
              options={units.map(unit => ({ value: unit, label: unitName(unit, language) }))}
            />
          </Form.Item>
        </div>
      )}
      {clock.rule === 'every' && (
        <div className="text-import-fields">
          {number(t('number'), clock.count, n => n !== null && onChange({ ...clock, count: n }), 1, 12)}
          <Form.Item label={t('unit')}>
            <Select
              aria-label={t('unit')}
              value={clock.every}
              onChange={every => onChange({ ...clock, every })}
              options={periods.map(every => ({ value: every, label: t(`every.${every}`) }))}
            />
          </Form.Item>
        </div>
      )}
      {clock.rule === 'by' && (
        <div className="text-import-fields">
          {number(t('day'), clock.day, n => n !== null && onChange({ ...clock, day: n }), 1, 31)}
          {number(
            t('month'),
            clock.month ?? null,
            n => onChange({ rule: 'by', day: clock.day, ...(n === null ? {} : { month: n }) }),
            1,
            12,
          )}
        </div>
      )}
    </>
  )
}

/** Days, working days, months and years come whole only. */
function durationOf(unit: DurationUnit, amount: number): Duration {
  const isWhole = unit === 'days' || unit === 'workdays' || unit === 'months' || unit === 'years'
  return { [unit]: isWhole ? Math.round(amount) : amount } as Duration
}
