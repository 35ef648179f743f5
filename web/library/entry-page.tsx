import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { z } from 'zod'
import type { Study } from '../../server/library/schema.ts'
import { newId } from '../api/new-id.ts'
import { post } from '../api/request.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { sayStretch } from '../ui/durations.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { EntryTags } from './entry-tags.tsx'
import { sessionWords } from './session-words.ts'
import { StudyState } from './study-state.tsx'
import { useStudy, useVersion } from './use-library.ts'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import { libraryWords } from './words.ts'
import './library.css'

const parts = ['problem', 'rootCause', 'solution', 'measures', 'effect', 'experience'] as const
const Done = z.object({ ok: z.literal(true) })

/** `/library/:id`: one case study with its versions, the cases in which it helped, and what was taught from it. */
export function EntryPage() {
  const t = useWords(libraryWords)
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const query = useStudy(id)
  const study = query.data
  const [isWithdrawing, setWithdrawing] = useState(false)
  const isThere = study !== undefined
  useEffect(() => {
    // A count only; whether it arrives matters to nobody who reads.
    if (isThere) post(`/api/library/${encodeURIComponent(id)}/opened`, {}, Done, newId()).catch(() => undefined)
  }, [id, isThere])
  return (
    <Page
      title={study?.title ?? t('title')}
      subtitle={<Link to="/library">{t('back')}</Link>}
      actions={
        study !== undefined && study.state !== 'withdrawn' ? (
          <div className="study-actions">
            {study.can.revise && study.case !== null && (
              <Button onClick={() => void navigate(`/library/drafts/${study.case!.id}`)}>{t('revise')}</Button>
            )}
            {study.can.withdraw && (
              <Button danger onClick={() => setWithdrawing(true)}>
                {t('withdraw')}
              </Button>
            )}
            <Button onClick={() => void navigate(`/library?tab=sessions&record=yes&study=${id}`)}>{t('teach')}</Button>
            <Button href={`/api/library/${encodeURIComponent(id)}/pdf`} target="_blank">
              {t('print')}
            </Button>
          </div>
        ) : undefined
      }
    >
      <Loaded query={query}>{one => <StudyArticle study={one} />}</Loaded>
      {isWithdrawing && study?.case != null && (
        <WithdrawDialog entry={study.id} caseId={study.case.id} onClose={() => setWithdrawing(false)} />
      )}
    </Page>
  )
}

function StudyArticle({ study }: { study: Study }) {
  const t = useWords(libraryWords)
  const marks = useMarks()
  const language = useLanguage()
  const said = parts.filter(part => study[part] !== '')
  return (
    <div className="entry-columns">
      <article className="panel library-entry">
        <div className="study-head">
          <StudyState study={study} />
          <EntryTags entry={study} />
        </div>
        {study.withdrawn !== null && (
          <p role="status">{t('withdrawn', { name: study.withdrawn.by.name }) + study.withdrawn.reason}</p>
        )}
        {said.length === 0 && <p className="entry-faint">{t('withdrawnHidden')}</p>}
        {said.map(part => (
          <section key={part}>
            <h2>{t(part)}</h2>
            <p className="library-text">{study[part]}</p>
          </section>
        ))}
        <p className="entry-by">
          {study.case !== null && (
            <>
              {t('fromCase')} <Link to={`/cases/${study.case.id}`}>{study.case.number}</Link> ·{' '}
            </>
          )}
          {study.leadMinutes !== null && <>{t('lead') + marks.colon + sayStretch(study.leadMinutes * 60_000, language)} · </>}
          {t('version', { count: study.version })} · {t('published', { name: study.publishedBy.name })}{' '}
          <Moment at={study.publishedAt} />
        </p>
      </article>
      <StudySide study={study} />
    </div>
  )
}

function StudySide({ study }: { study: Study }) {
  const t = useWords(libraryWords)
  const session = useWords(sessionWords)
  const [version, setVersion] = useState<number>()
  const old = useVersion(study.id, version)
  const earlier = study.versions.filter(one => one.version < study.version)
  return (
    <aside className="library-side">
      <section className="panel entry-panel">
        <h2>{study.helped > 0 ? t('helped', { count: study.helped }) : t('notHelpedYet')}</h2>
        {study.uses.length > 0 && (
          <ul>
            {study.uses.map(use => (
              <li key={use.case.id}>
                <Link to={`/cases/${use.case.id}`}>{use.case.number}</Link>{' '}
                <span className="entry-faint">
                  {t('usedBy', { name: use.by.name })} <Moment at={use.at} relative />
                </span>
              </li>
            ))}
          </ul>
        )}
        <p className="entry-faint" title={t('readsHint')}>
          {t('reads', { count: study.reads })} · {t('readsHint')}
        </p>
      </section>
      {study.sessions.length > 0 && (
        <section className="panel entry-panel">
          <h2>{t('sessionsOf')}</h2>
          <ul>
            {study.sessions.map(one => (
              <li key={one.id}>
                <Link to={`/library?tab=sessions&study=${study.id}`}>{one.title}</Link>{' '}
                <span className="entry-faint">
                  {session(`kind.${one.kind}`)} · <Day date={one.on} /> · {session('showPeople', { count: one.people })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {earlier.length > 0 && (
        <section className="panel entry-panel">
          <h2>{t('versions')}</h2>
          <ul>
            {earlier.map(one => (
              <li key={one.version}>
                <Button
                  type="link"
                  size="small"
                  aria-expanded={version === one.version}
                  onClick={() => setVersion(version === one.version ? undefined : one.version)}
                >
                  {version === one.version ? t('hideVersion') : t('showVersion', { count: one.version })}
                </Button>{' '}
                <span className="entry-faint">
                  <Moment at={one.publishedAt} /> · {one.publishedBy.name}
                </span>
                {version === one.version && (
                  <Loaded query={old}>
                    {found => (
                      <dl className="entry-old">
                        {parts.flatMap(part =>
                          (found.texts[part] ?? '') === ''
                            ? []
                            : [
                                <div key={part}>
                                  <dt>{t(part)}</dt>
                                  <dd className="library-text">{found.texts[part]}</dd>
                                </div>,
                              ],
                        )}
                      </dl>
                    )}
                  </Loaded>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
