import type { ReactNode } from 'react'
import type { Duration } from '../../events/duration.ts'
import { serverNow } from '../api/server-time.ts'
import type { Why } from '../api/why.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from './clause.ts'
import { sayDuration } from './durations.ts'
import { Moment } from './moment.tsx'
import { WhySteps } from './why-steps.tsx'
import { timeWords } from './words-time.ts'
import './why.css'

function Part({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="why-part">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** An explanation as a sheet: the answer first, then clause, reading, start, pauses, and the sum day by day. On screen and on paper. */
export function WhySheet({ why }: { why: Why }) {
  const t = useWords(timeWords)
  const text = useText()
  const language = useLanguage()
  const { result } = why
  return (
    <article className="why">
      <header className="why-answer" data-provisional={result.provisional}>
        <span className="why-duty">{text(why.title)}</span>
        <span className="why-due">{result.dueAt === undefined ? t('untimed') : <Moment at={result.dueAt} full />}</span>
        {result.provisional && <span className="why-note">{t('provisionalHint')}</span>}
        {result.graced && <span className="why-note">{t('whyGraced')}</span>}
      </header>
      <dl>
        <Part label={t('whyClause')}>
          <strong>
            {sayClause(why.clause.number, language)} {text(why.clause.title)}
          </strong>
          <p>{text(why.clause.gist)}</p>
        </Part>
        {why.reading !== undefined && (
          <Part label={t('whyReading')}>
            <p>{text(why.reading.says)}</p>
            <p className="why-note">{t('whyReadBy', { by: why.reading.by, on: why.reading.on })}</p>
          </Part>
        )}
        {why.within !== undefined && (
          <Part label={t('whyWithin')}>
            {/* The engine names the unit and the number apart; together they are a Duration. */}
            {sayDuration({ [why.within.unit]: why.within.amount } as Duration, language)}
          </Part>
        )}
        <Part label={t('whyStart')}>
          {text(why.start.title)} <Moment at={why.start.at} full />
        </Part>
        {why.pauses.length > 0 && (
          <Part label={t('whyPauses')}>
            {why.pauses.map(([from, to]) => (
              <div key={from}>
                <Moment at={from} /> – {Date.parse(to) > serverNow() ? t('whyStillPaused') : <Moment at={to} />}
              </div>
            ))}
          </Part>
        )}
        {why.calendar !== undefined && <Part label={t('whyCalendar')}>{why.calendar.title}</Part>}
      </dl>
      <WhySteps steps={why.steps} />
      <footer className="why-note">
        {t('whyEdition')}：{text(why.edition.title)} {why.edition.edition}
      </footer>
    </article>
  )
}
