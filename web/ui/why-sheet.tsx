import type { ReactNode } from 'react'
import type { Duration } from '../../events/duration.ts'
import { serverNow } from '../api/server-time.ts'
import type { WhyShown } from '../api/why.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClause } from './clause.ts'
import { sayDuration } from './durations.ts'
import { Moment } from './moment.tsx'
import { WhySections } from './why-sections.tsx'
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

/** The figures of a due time, drawn: clause, reading, start, pauses, and the sum day by day. */
function DueParts({ why, due }: { why: WhyShown; due: NonNullable<WhyShown['due']> }) {
  const t = useWords(timeWords)
  const text = useText()
  const language = useLanguage()
  const rule = why.sections.find(section => section.id === 'clause')?.lines[0]
  return (
    <>
      <dl>
        {rule?.clause !== undefined && (
          <Part label={t('whyClause')}>
            <strong>
              {sayClause(rule.clause.number, language)} {text(rule.clause.title)}
            </strong>
            <p>{text(rule.clause.gist)}</p>
          </Part>
        )}
        {rule?.reading !== undefined && (
          <Part label={t('whyReading')}>
            <p>{text(rule.reading.says)}</p>
            <p className="why-note">{t('whyReadBy', { by: rule.reading.by, on: rule.reading.on })}</p>
          </Part>
        )}
        {due.within !== undefined && (
          <Part label={t('whyWithin')}>
            {/* The engine names the unit and the number apart; together they are a Duration. */}
            {sayDuration({ [due.within.unit]: due.within.amount } as Duration, language)}
          </Part>
        )}
        <Part label={t('whyStart')}>
          {text(due.start.title)} <Moment at={due.start.at} full />
        </Part>
        {due.pauses.length > 0 && (
          <Part label={t('whyPauses')}>
            {due.pauses.map(([from, to]) => (
              <div key={from}>
                <Moment at={from} /> – {Date.parse(to) > serverNow() ? t('whyStillPaused') : <Moment at={to} />}
              </div>
            ))}
          </Part>
        )}
        <Part label={t('whyCalendar')}>{due.calendar.title}</Part>
      </dl>
      <WhySteps steps={due.steps} />
      <WhySections why={why} only={['facts', 'same', 'failed']} />
    </>
  )
}

/** An explanation as a sheet: the answer first, then the reasoning. Of every kind; on screen and on paper. */
export function WhySheet({ why }: { readonly why: WhyShown }) {
  const marks = useMarks()
  const t = useWords(timeWords)
  const text = useText()
  const { due } = why
  return (
    <article className="why">
      <p className="why-case">{why.case === undefined ? t('whyAsked') : `${why.case.number} ${why.case.title}`}</p>
      <header className="why-answer" data-provisional={due?.result.provisional === true}>
        {due === undefined ? (
          <span className="why-due">{text(why.answer)}</span>
        ) : (
          <>
            <span className="why-duty">{text(due.title)}</span>
            <span className="why-due">
              {due.result.dueAt === undefined ? t('untimed') : <Moment at={due.result.dueAt} full />}
            </span>
          </>
        )}
        {why.notes.map(note => (
          <span key={note.zh} className="why-note">
            {text(note)}
          </span>
        ))}
      </header>
      {due === undefined ? <WhySections why={why} /> : <DueParts why={why} due={due} />}
      <footer className="why-note">
        {t('whyEdition')}
        {marks.colon}
        {why.editions.map(edition => `${text(edition.title)} ${edition.edition}`).join(marks.semicolon)}
      </footer>
    </article>
  )
}
