import { Alert, Tag } from 'antd'
import { Link } from 'react-router'
import type { PlannedEndView } from '../../server/organisation/planned-end-schema.ts'
import { serverNow } from '../api/server-time.ts'
import { useMarks } from '../language/marks.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { postWords } from './post-words.ts'

function Items({ items }: { items: PlannedEndView['items'] }) {
  const t = useWords(postWords)
  const text = useText()
  return (
    <ul className="organisation-ended">
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what is over does not change its order
        <li key={at}>
          <Tag>{t(`kind.${item.kind}`)}</Tag>
          {item.case !== undefined && <Link to={`/cases/${item.case.id}`}>{item.case.number}</Link>} {text(item.title)}{' '}
          {item.refused !== undefined ? (
            <span className="organisation-wrong">
              {t('notPassed')} · {text(item.refused)}
            </span>
          ) : (
            <span className="organisation-quiet">{item.to === null ? t('ended') : t('to', { name: item.to.name })}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function End({ end }: { end: PlannedEndView }) {
  const t = useWords(postWords)
  const text = useText()
  const marks = useMarks()
  const isUrgent = end.open !== null && end.open > 0
  return (
    <li className="organisation-row">
      <div className="organisation-end-head">
        <Tag>{t(`ends.${end.what}`)}</Tag>
        {end.what !== 'account' && <strong>{text(end.title)}</strong>}
        <span>
          {t('endsOn')} <Moment at={end.endsAt} />
        </span>
      </div>
      {end.open === 0 && !end.isOver && <span className="organisation-quiet">{t('nothingOpen')}</span>}
      {end.isOver && end.outcome === null && <span className="organisation-quiet">{t('waiting')}</span>}
      {isUrgent && !end.isOver && (
        <Alert
          type="warning"
          showIcon
          title={t('open', { count: end.open ?? 0 })}
          description={end.receiver === null ? t('willAsk') : t('willGo', { name: end.receiver.name })}
        />
      )}
      {end.noticedAt !== null ? (
        <span className="organisation-quiet">
          {t('noticed', { names: end.noticed.map(p => p.name).join(marks.comma) })} · <Moment at={end.noticedAt} />
        </span>
      ) : (
        isUrgent &&
        !end.isOver && (
          <span className="organisation-quiet">
            {Date.parse(end.noticeAt) <= serverNow() ? (
              t('noticeSoon')
            ) : (
              <>
                {t('noticeOn')} <Moment at={end.noticeAt} />
              </>
            )}
          </span>
        )
      )}
      {end.outcome !== null && (
        <span className={end.outcome === 'left' ? 'organisation-wrong' : undefined}>{t(`outcome.${end.outcome}`)}</span>
      )}
      {end.items.length > 0 && <Items items={end.items} />}
    </li>
  )
}

/** What ends by itself for a person, who is told, to whom goes what is still open; and what became of it where the day has come. */
export function PlannedEnds({ ends }: { ends: readonly PlannedEndView[] }) {
  const t = useWords(postWords)
  if (ends.length === 0) return null
  return (
    <section className="panel organisation-panel" aria-label={t('endsTitle')}>
      <h2>{t('endsTitle')}</h2>
      <ul className="organisation-ends">
        {ends.map(end => (
          <End key={`${end.what} ${end.endsAt} ${end.title.zh} ${end.outcome}`} end={end} />
        ))}
      </ul>
    </section>
  )
}
