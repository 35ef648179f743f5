import { DownloadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Alert, App, Button, Drawer, Tag } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { AnswerRequest, DecideRequest, ExtendRequest, PrivacyView } from '../../server/privacy/schema.ts'
import { get, post } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Due } from '../ui/due.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Page } from '../ui/page.tsx'
import { stateColours } from './privacy-page.tsx'
import { privacyWords } from './words.ts'
import '../archive/archive.css'

const itemColours = { waiting: 'processing', done: 'success', kept: 'warning' } as const

/** One request: its clock with the sum, what is held, what an erasure does item by item, decision and answer. */
export function RequestPage() {
  const t = useWords(privacyWords)
  const { id = '' } = useParams()
  const query = useQuery({
    queryKey: ['privacy', id],
    queryFn: ({ signal }) => get(`/api/privacy/requests/${encodeURIComponent(id)}`, PrivacyView, { signal }),
  })
  return (
    <Page
      title={query.data === undefined ? t('title') : `${t('title')} ${query.data.number}`}
      subtitle={<Link to="/privacy">{t('back')}</Link>}
    >
      <Loaded query={query}>{view => <Shown view={view} />}</Loaded>
    </Page>
  )
}

function Shown({ view }: { readonly view: PrivacyView }) {
  const t = useWords(privacyWords)
  const text = useText()
  const [doing, setDoing] = useState<'decide' | 'answer' | 'extend'>()
  return (
    <>
      <section className="panel archive-head">
        <div>
          <Tag color={stateColours[view.state]}>{t(`state.${view.state}`)}</Tag> <Tag>{t(`kind.${view.kind}`)}</Tag>{' '}
          <Tag>{t(`law.${view.law}`)}</Tag>
          <p className="archive-words">
            <strong>{view.name}</strong> {view.phone} · {t(`about.${view.about}`)} · {t('answerTo')}: {view.answerTo}
          </p>
          <p className="archive-words">{view.asks}</p>
          <div className="archive-faint">
            {t('identity')}: {view.identity} · {t('takenBy', { name: view.takenBy.name })} <Moment at={view.takenAt} />
          </div>
          <p>
            {t('due')}{' '}
            {view.answeredAt === null ? <Due dueAt={view.dueAt} state="running" title={t('due')} /> : <Moment at={view.dueAt} />}
          </p>
          <details className="archive-sum">
            <summary>{t('dueHow')}</summary>
            <ul>
              {view.dueSum.map(line => (
                <li key={line.says.zh}>
                  {t('dueLine', { says: text(line.says), from: line.from, until: line.until })}{' '}
                  {line.counts && <strong>{t('counts')}</strong>}
                </li>
              ))}
              {view.extendedBecause !== null && <li>{t('extended', { reason: view.extendedBecause })}</li>}
            </ul>
          </details>
        </div>
        <div className="archive-side">
          {view.can.decide && (
            <Button type="primary" onClick={() => setDoing('decide')}>
              {t('decide')}
            </Button>
          )}
          {view.can.answer && (
            <Button type="primary" onClick={() => setDoing('answer')}>
              {t('answer')}
            </Button>
          )}
          {view.can.extend && <Button onClick={() => setDoing('extend')}>{t('extend')}</Button>}
          {view.can.export && (
            <Button icon={<DownloadOutlined />} href={`/api/privacy/requests/${encodeURIComponent(view.id)}/copy.zip`}>
              {t('copy')}
            </Button>
          )}
        </div>
      </section>
      {view.decision !== null && (
        <section className="panel archive-head" aria-label={t('decision')}>
          <div>
            <p className="archive-words">{view.decision.text}</p>
            <div className="archive-faint">
              {t('decidedBy', { name: view.decision.by.name })} <Moment at={view.decision.at} />
            </div>
          </div>
        </section>
      )}
      {view.answer !== null && (
        <section className="panel archive-head" aria-label={t('answer')}>
          <div>
            <p className="archive-words">{view.answer.text}</p>
            <div className="archive-faint">
              {t('answeredBy', { name: view.answer.by.name })} <Moment at={view.answer.at} />
            </div>
          </div>
        </section>
      )}
      {view.state === 'done' && view.kind === 'erasure' && <Alert type="success" showIcon title={t('erasedNow')} />}
      {view.plan.length > 0 && <Plan view={view} />}
      {view.state !== 'done' && <Held view={view} />}
      <Doing view={view} doing={doing} onClose={() => setDoing(undefined)} />
    </>
  )
}

function Plan({ view }: { readonly view: PrivacyView }) {
  const t = useWords(privacyWords)
  const text = useText()
  return (
    <section aria-label={t('plan')}>
      <h2 className="archive-heading">{t('plan')}</h2>
      <p className="archive-faint">{t('planHint')}</p>
      <ul className="panel archive-list">
        {view.plan.map(item => (
          <li key={item.position} className="archive-row">
            <div>
              {t(`what.${item.what}`)} {item.case === null ? item.label : <Link to={`/cases/${item.case}`}>{item.label}</Link>}
              <div className="archive-faint">{item.because.map(text).join(' · ')}</div>
            </div>
            <div className="archive-side">
              {item.keptUntil !== null && item.state !== 'done' && <span>{t('keptUntil', { day: item.keptUntil })}</span>}
              <Tag color={itemColours[item.state]}>{t(`item.${item.state}`)}</Tag>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Held({ view }: { readonly view: PrivacyView }) {
  const t = useWords(privacyWords)
  const text = useText()
  return (
    <section aria-label={t('held')}>
      <h2 className="archive-heading">{t('held')}</h2>
      <ul className="panel archive-list">
        {view.held.map(group => (
          <li key={group.id} className="archive-row">
            <div>
              <strong>{text(group.title)}</strong>
              <div className="archive-faint">{group.examples.filter(one => one !== '').join(' · ')}</div>
            </div>
            <div className="archive-side">{t('count', { count: group.count })}</div>
          </li>
        ))}
        {view.held.length === 0 && <li className="archive-row">{t('heldNone')}</li>}
        {view.hidden > 0 && <li className="archive-row">{t('hidden', { count: view.hidden })}</li>}
      </ul>
    </section>
  )
}

type DoingProps = {
  readonly view: PrivacyView
  readonly doing: 'decide' | 'answer' | 'extend' | undefined
  readonly onClose: () => void
}
function Doing({ view, doing, onClose }: DoingProps) {
  const t = useWords(privacyWords)
  const { message } = App.useApp()
  const form = {
    refreshes: [['privacy'], ['case'], ['archive']],
    onDone: () => {
      void message.success(t('saved'))
      onClose()
    },
  }
  const path = (what: string) => `/api/privacy/requests/${encodeURIComponent(view.id)}/${what}`
  return (
    <Drawer open={doing !== undefined} onClose={onClose} title={doing === undefined ? '' : t(doing)} size={560} destroyOnHidden>
      {doing === 'decide' && (
        <>
          {view.kind === 'erasure' && <Alert type="warning" showIcon title={t('irreversible')} />}
          <ActForm
            {...form}
            schema={DecideRequest}
            fields={[
              {
                ...{ name: 'granted', label: t('decide'), kind: 'choice' },
                options: [
                  { value: true, label: t('granted') },
                  { value: false, label: t('refused') },
                ],
              },
              { name: 'decision', label: t('decision'), kind: 'multiline', rows: 4, maxLength: 4_000 },
            ]}
            submitLabel={t('decide')}
            onSubmit={(data, intent) => post(path('decide'), data, PrivacyView, intent)}
          />
        </>
      )}
      {doing === 'answer' && (
        <ActForm
          {...form}
          schema={AnswerRequest}
          initial={{ answer: view.draft }}
          fields={[{ name: 'answer', label: t('answer'), hint: t('answerHint'), kind: 'multiline', rows: 14, maxLength: 10_000 }]}
          submitLabel={t('answer')}
          onSubmit={(data, intent) => post(path('answer'), data, PrivacyView, intent)}
        />
      )}
      {doing === 'extend' && (
        <ActForm
          {...form}
          schema={ExtendRequest}
          fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 3, maxLength: 2_000 }]}
          submitLabel={t('extend')}
          onSubmit={(data, intent) => post(path('extend'), data, PrivacyView, intent)}
        />
      )}
    </Drawer>
  )
}
