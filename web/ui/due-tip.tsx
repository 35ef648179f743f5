import { Link } from 'react-router'
import type { Duration } from '../../events/duration.ts'
import type { Instant } from '../../events/instant.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { sayClause } from './clause.ts'
import type { DueLook, DutyClock } from './due-look.ts'
import { sayDuration } from './durations.ts'
import { Moment } from './moment.tsx'
import { timeWords } from './words-time.ts'

/** What a chip's tip can tell beside the times. */
export type DueDetails = {
  /** The duty: 上报. */
  readonly title?: string | undefined
  /** The rule's own duration: its unit names the arithmetic. */
  readonly within?: Duration | undefined
  /** `8(2)` */
  readonly clause?: string | undefined
}

type Props = {
  readonly clock: DutyClock
  readonly details: DueDetails
  readonly look: DueLook
  readonly said: string
  readonly href: string | undefined
  readonly onWhy: (() => void) | undefined
}

function Line({ label, at }: { label: string; at: Instant | null | undefined }) {
  if (at === null || at === undefined) return null
  return (
    <>
      <dt>{label}</dt>
      <dd>
        <Moment at={at} full />
      </dd>
    </>
  )
}

/** The card behind a clock chip: due moment, unit, clause, and the way to the explanation. */
export function DueTip({ clock, details, look, said, href, onWhy }: Props) {
  const t = useWords(timeWords)
  const language = useLanguage()
  return (
    <div className="due-tip">
      <div className="due-tip-head">
        {details.title !== undefined && <strong>{details.title}</strong>}
        <span>{said}</span>
      </div>
      <dl>
        <Line label={t('dueMoment')} at={clock.dueAt} />
        {details.within !== undefined && (
          <>
            <dt>{t('dueWithin')}</dt>
            <dd>{sayDuration(details.within, language)}</dd>
          </>
        )}
        {details.clause !== undefined && (
          <>
            <dt>{t('dueClause')}</dt>
            <dd>{sayClause(details.clause, language)}</dd>
          </>
        )}
        <Line label={t('dueStarted')} at={clock.startedAt} />
        <Line label={t('duePausedSince')} at={look.kind === 'paused' ? clock.pausedSince : undefined} />
        <Line label={t('dueMet')} at={look.kind === 'met' || look.kind === 'late' ? clock.metAt : undefined} />
      </dl>
      {clock.provisional === true && <p className="due-tip-hint">{t('provisionalHint')}</p>}
      {href !== undefined ? (
        <Link to={href} preventScrollReset>
          {t('why')}
        </Link>
      ) : (
        onWhy !== undefined && (
          <button type="button" className="due-tip-why" onClick={onWhy}>
            {t('why')}
          </button>
        )
      )}
    </div>
  )
}
