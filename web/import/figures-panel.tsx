import type { Figures } from '../../server/imports/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Loaded } from '../ui/page.tsx'
import { useFigures } from './import-data.ts'
import { importWords } from './words.ts'

const columns = ['met', 'late', 'missed', 'overdue', 'open'] as const

/** A long time in days, a short one in hours, with one decimal. */
function sayLong(seconds: number, language: 'zh' | 'en'): string {
  const [amount, unit] = seconds >= 86_400 ? [seconds / 86_400, 'day'] : [seconds / 3_600, 'hour']
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  }).format(Number(amount))
}

/** What a past log says: how long cases took, and how its duties would have been kept. */
export function FiguresPanel({ id }: { id: string }) {
  const t = useWords(importWords)
  const query = useFigures(id, true)
  return (
    <section>
      <h2 className="import-heading">{t('figures')}</h2>
      <Loaded query={query}>{figures => <FigureTables figures={figures} />}</Loaded>
    </section>
  )
}

function FigureTables({ figures }: { figures: Figures }) {
  const t = useWords(importWords)
  const text = useText()
  const language = useLanguage()
  // A past log records few of the acts that a regulation asks for; of the others neither kept nor broken can be said.
  const judged = figures.duties.filter(duty => duty.met + duty.late + duty.missed > 0)
  const rest = figures.duties.filter(duty => !judged.includes(duty))
  const time = figures.throughputSeconds
  const facts: [string, string | number][] = [
    [t('cases'), figures.cases],
    [t('eventsWord'), figures.events],
    [t('closed'), figures.closed],
    [t('reopened'), figures.reopened],
    ...(time === null
      ? []
      : ([
          [t('median'), sayLong(time.median, language)],
          [t('mean'), sayLong(time.mean, language)],
          [t('p95'), sayLong(time.p95, language)],
        ] as [string, string][])),
  ]
  return (
    <>
      <dl className="import-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="import-hint">{t('figuresHint')}</p>
      <div className="import-scroll">
        <table className="import-table">
          <thead>
            <tr>
              <th scope="col">{t('duty')}</th>
              {columns.map(name => (
                <th key={name} scope="col" className="import-number">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {judged.map(duty => (
              <tr key={duty.rule}>
                <td>
                  {text(duty.title)} <span className="import-hint">§ {duty.clause}</span>
                </td>
                {columns.map(name => (
                  <td key={name} className="import-number">
                    {name === 'open' ? duty.open - duty.overdue : duty[name]}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest.length > 0 && (
        <p className="import-hint">{t('notRecorded', { duties: rest.map(duty => text(duty.title)).join(t('comma')) })}</p>
      )}
    </>
  )
}
