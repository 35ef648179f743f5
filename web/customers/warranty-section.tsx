import { Alert } from 'antd'
import { Link } from 'react-router'
import { addCalendarDays, dayNumberOf } from '../../engine/calendar/local-date.ts'
import type { MachineView } from '../../server/customers/machine-schema.ts'
import { useWords } from '../language/use-words.ts'
import { Day } from '../ui/moment.tsx'
import { WarrantyTag } from './machines-page.tsx'
import { fileWords } from './words-file.ts'

type Span = {
  readonly key: string
  readonly label: string
  readonly from: string
  readonly last: string
  readonly is: 'warranty' | 'contract'
}

/** Warranty and contracts of a machine on one line of time, with today on it; the same in words below each. */
export function WarrantySection({ machine }: { readonly machine: MachineView }) {
  const t = useWords(fileWords)
  const { warrantyFrom, warrantyUntil, today, setting, deliveredOn, installedOn, acceptedOn } = machine
  const spans: Span[] = [
    ...(warrantyUntil === null
      ? []
      : [
          {
            key: 'warranty',
            label: t('warranty'),
            from: warrantyFrom ?? deliveredOn ?? warrantyUntil,
            last: warrantyUntil,
            is: 'warranty',
          } as const,
        ]),
    ...machine.contracts.map(one => ({
      ...{ key: one.id, label: `${t(`kind.${one.kind}`)} ${one.number}`, from: one.from, last: addCalendarDays(one.until, -1) },
      is: 'contract' as const,
    })),
  ]
  const ends = [...spans.flatMap(span => [span.from, span.last]), today].map(dayNumberOf)
  const [first, last] = [Math.min(...ends), Math.max(...ends)]
  const at = (date: string) => ((dayNumberOf(date) - first) / Math.max(1, last - first)) * 100
  const left = warrantyUntil === null ? 0 : dayNumberOf(warrantyUntil) - dayNumberOf(today)
  return (
    <section className="panel customer-part" aria-label={t('warrantyTitle')}>
      <h2>{t('warrantyTitle')}</h2>
      <p>
        <WarrantyTag state={machine.warranty} />{' '}
        {warrantyUntil !== null && (
          <span className="customer-detail">
            {t(left >= 0 ? 'daysLeft' : 'daysOver', { count: Math.abs(left) })} ·{' '}
            {machine.warrantyGiven ? t('given') : t('computed', { day: t(`day.${setting.from}`), months: setting.months })}
          </span>
        )}
      </p>
      {warrantyUntil === null && <Alert type="warning" showIcon title={t('noWarrantyDay', { day: t(`day.${setting.from}`) })} />}
      <ul className="machine-spans">
        {spans.map(span => (
          <li key={span.key}>
            <span className="machine-span-label">
              {span.is === 'contract' ? (
                <Link to={`/customers/${machine.customer.id}?tab=contracts`}>{span.label}</Link>
              ) : (
                span.label
              )}
              <span className="customer-detail">
                <Day date={span.from} /> – <Day date={span.last} />
              </span>
            </span>
            <span className="machine-track" aria-hidden>
              <span
                className="machine-bar"
                data-is={span.is}
                data-over={span.last < today}
                style={{ insetInlineStart: `${at(span.from)}%`, width: `${Math.max(1, at(span.last) - at(span.from))}%` }}
              />
              <span className="machine-today" style={{ insetInlineStart: `${at(today)}%` }} title={t('today')} />
            </span>
          </li>
        ))}
      </ul>
      <dl className="customer-facts customer-facts-wide">
        {(
          [
            ['deliveredOn', deliveredOn],
            ['installedOn', installedOn],
            ['acceptedOn', acceptedOn],
          ] as const
        ).flatMap(([name, day]) =>
          day === null
            ? []
            : [
                <div key={name}>
                  <dt>{t(name)}</dt>
                  <dd>
                    <Day date={day} />
                  </dd>
                </div>,
              ],
        )}
      </dl>
    </section>
  )
}
