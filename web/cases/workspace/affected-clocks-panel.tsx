import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { AffectedClocks } from '../../../server/cases/affected-schema.ts'
import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { get } from '../../api/request.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import type { OpenAct } from '../acts/act-target.ts'
import { begunAt } from '../begun-at.ts'
import { actWords } from '../words-acts.ts'
import { caseWords } from '../words-case.ts'
import { Panel } from './panel.tsx'

const SHOWN = 20

/** 受影响的时限 (furn 9.2) of an exception: what its last list covers, as it stands now; before the first one, all that ran since it began. */
export function AffectedClocksPanel({ current, openAct }: { readonly current: CaseWithTimeline; readonly openAct: OpenAct }) {
  const t = useWords(caseWords)
  const acts = useWords(actWords)
  const text = useText()
  const listed = current.timeline.findLast(entry => entry.type === 'exception.clocks-listed')?.data
  const query = {
    from: typeof listed?.from === 'string' ? listed.from : begunAt(current),
    ...(typeof listed?.to === 'string' ? { to: listed.to } : {}),
    ...(Array.isArray(listed?.departments) ? { departments: listed.departments.join(',') } : {}),
    ...(Array.isArray(listed?.kinds) ? { kinds: listed.kinds.join(',') } : {}),
  }
  const isException = current.kind === 'exception'
  const { data } = useQuery({
    queryKey: ['cases', current.id, 'affected-clocks', query],
    queryFn: ({ signal }) =>
      get(`/api/cases/${encodeURIComponent(current.id)}/affected-clocks`, AffectedClocks, { query, signal }),
    enabled: isException,
  })
  if (!isException || data === undefined) return null
  return (
    <Panel title={t('affectedClocks')} aside={data.total}>
      <p className="case-faint">{t(listed === undefined ? 'affectedNotListed' : 'affectedListed')}</p>
      <ul className="side-list">
        {data.items.slice(0, SHOWN).map(one => (
          <li key={one.key}>
            <Link to={`/cases/${one.case.id}`} className="side-wrap">
              {one.case.number} {one.case.title}
            </Link>
            <span className="case-faint side-wrap">
              {text(one.title)}
              {one.owner === null ? '' : ` · ${one.owner}`}
              {one.dueAt === null ? '' : ' · '}
              {one.dueAt !== null && <Moment at={one.dueAt} />}
            </span>
          </li>
        ))}
      </ul>
      {current.can['list-clocks'] === true && (
        <Button size="small" onClick={() => openAct('list-clocks')}>
          {acts('list-clocks')}
        </Button>
      )}
      {data.total > SHOWN && <p className="case-faint">{t('affectedMore', { count: data.total - SHOWN })}</p>}
    </Panel>
  )
}
