import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Drawer, Dropdown } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import type { LogEntry, PaperAct, PaperView } from '../../server/paper/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayClauseOf } from '../ui/clause.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { PaperActForm } from './forms.tsx'
import { useLockWords } from './inputs.tsx'
import { PaperTags } from './paper-row.tsx'
import { RequestAlert } from './request-alert.tsx'
import { usePaper, usePaperLog } from './use-paper.ts'
import { paperWords } from './words.ts'
import './paper.css'

/** One paper: what it is, where it lies under whose locks, what waits, and its access record. */
export function PaperPage() {
  const t = useWords(paperWords)
  const { id = '' } = useParams()
  const query = usePaper(id)
  return (
    <Page
      title={query.data === undefined ? t('title') : `${query.data.number} ${query.data.title}`}
      subtitle={<Link to="/archive/papers">{t('title')}</Link>}
    >
      <Loaded query={query}>{paper => <Shown paper={paper} />}</Loaded>
    </Page>
  )
}

function Shown({ paper }: { readonly paper: PaperView }) {
  const t = useWords(paperWords)
  const text = useText()
  const language = useLanguage()
  const lock = useLockWords()
  const [doing, setDoing] = useState<PaperAct>()
  const [first, second, ...others] = paper.can
  const { demand } = paper
  return (
    <>
      <section className="panel paper-head">
        <div className="paper-tags">
          <PaperTags paper={paper} />
        </div>
        <dl className="paper-list">
          <dt>{t('place')}</dt>
          <dd>{paper.place?.name ?? t('noLocks')}</dd>
          <dt>{t('custodians')}</dt>
          <dd>
            {paper.first === null ? '—' : lock(paper.first)}
            {paper.second !== null && <> · {lock(paper.second)}</>}
            <div className="paper-facts">
              {demand.clause !== null && demand.regulation !== null
                ? t('twoByClause', { clause: sayClauseOf(demand.clause, text(demand.regulation), language) })
                : t('oneIsEnough')}
            </div>
          </dd>
          {paper.taker !== null && paper.state === 'out' && (
            <>
              <dt>{t('state.out')}</dt>
              <dd>
                {paper.taker}
                {paper.dueOn !== null && (
                  <>
                    {' · '}
                    {t('due')} <Day date={paper.dueOn} />
                  </>
                )}
              </dd>
            </>
          )}
          <dt>{t('sort')}</dt>
          <dd>
            {t(`sort.${paper.sort}`)} · {t('pagesOf', { count: paper.pages })} · <Day date={paper.datedOn} />
          </dd>
          {paper.case !== null && (
            <>
              <dt>{t('case')}</dt>
              <dd>
                <Link to={`/cases/${paper.case.id}`}>{paper.case.number}</Link>
              </dd>
            </>
          )}
          <dt>{t('scan')}</dt>
          <dd>
            {paper.scan === null ? (
              t('noScan')
            ) : (
              <a href={`/api/files/${encodeURIComponent(paper.scan.id)}`} target="_blank" rel="noreferrer">
                <PaperClipOutlined aria-hidden /> {paper.scan.name}
              </a>
            )}
          </dd>
          <dt>{t('registered')}</dt>
          <dd>
            {t('registeredBy', { name: paper.registeredBy.name })} <Moment at={paper.registeredAt} />
          </dd>
        </dl>
        {paper.can.length > 0 && (
          <div className="paper-acts no-print">
            {[first, second].map(
              (act, at) =>
                act !== undefined && (
                  <Button key={act} type={at === 0 ? 'primary' : 'default'} onClick={() => setDoing(act)}>
                    {t(`act.${act}`)}
                  </Button>
                ),
            )}
            {others.length > 0 && (
              <Dropdown
                trigger={['click']}
                menu={{
                  items: others.map(act => ({ key: act, label: t(`act.${act}`), danger: act === 'destroy' })),
                  onClick: ({ key }) => setDoing(others.find(act => act === key)),
                }}
              >
                <Button>{t('more')}</Button>
              </Dropdown>
            )}
          </div>
        )}
      </section>
      {paper.request !== null && <RequestAlert request={paper.request} />}
      <h2 className="paper-heading">{t('record')}</h2>
      <p className="paper-facts">{t('recordHint')}</p>
      <Log id={paper.id} />
      <Drawer
        open={doing !== undefined}
        onClose={() => setDoing(undefined)}
        title={doing === undefined ? '' : `${t(`act.${doing}`)} ${paper.number}`}
        size={480}
        destroyOnHidden
      >
        {doing !== undefined && <PaperActForm paper={paper} act={doing} onDone={() => setDoing(undefined)} />}
      </Drawer>
    </>
  )
}

function Log({ id }: { readonly id: string }) {
  const t = useWords(paperWords)
  const pages = usePaperLog(id)
  return (
    <PagedList pages={pages} empty={t('record')}>
      <ul>
        {pages.items.map(entry => (
          <Entry key={entry.position} entry={entry} />
        ))}
      </ul>
    </PagedList>
  )
}

function Entry({ entry }: { readonly entry: LogEntry }) {
  const t = useWords(paperWords)
  const way = [entry.from, entry.to].filter(one => one !== null)
  return (
    <li className="paper-row">
      <div>
        <strong>{t(`deed.${entry.act}`)}</strong> {entry.who !== null && <span>{entry.who}</span>}
        {entry.reason !== '' && <p className="paper-words">{entry.reason}</p>}
        <div className="paper-facts">
          <span>{entry.with === null ? entry.by.name : t('and', { one: entry.by.name, other: entry.with.name })}</span>
          {way.length > 0 && <span>{way.length === 2 ? t('fromTo', { from: way[0]!, to: way[1]! }) : way[0]}</span>}
          {entry.dueOn !== null && (
            <span>
              {t('due')} <Day date={entry.dueOn} />
            </span>
          )}
        </div>
      </div>
      <div className="paper-side">
        <Moment at={entry.at} full />
      </div>
    </li>
  )
}
