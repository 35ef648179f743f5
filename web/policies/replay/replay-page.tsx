import { Button, DatePicker, Form, Select, Tag } from 'antd'
import dayjs from 'dayjs'
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { ReplayRow } from '../../../server/policies/replay/schema.ts'
import { useText, useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { Page } from '../../ui/page.tsx'
import { PagedList } from '../../ui/paged-list.tsx'
import { Refusal } from '../../ui/refusal.tsx'
import { lastDays } from '../coverage/use-coverage.ts'
import { useStandings } from '../editions/use-editions.ts'
import { PolicyTabs } from '../policy-tabs.tsx'
import { policyWords } from '../words.ts'
import { type Name, replayPage, useReplays, useStartReplay } from './use-replay.ts'
import { replayWords } from './words.ts'
import './replay.css'

const colours = { running: 'processing', done: 'success', failed: 'error', cancelled: 'default' } as const

/** How a replay stands, in a word. */
export function ReplayState({ state }: Pick<ReplayRow, 'state'>) {
  const t = useWords(replayWords)
  return <Tag color={colours[state]}>{t(`state.${state}`)}</Tag>
}

/** 历史回放: choose a period and an edition, and see what has been replayed. */
export function ReplayPage() {
  const t = useWords(replayWords)
  const text = useText()
  const { id = '', edition = '' } = useParams()
  const standings = useStandings()
  const pages = useReplays({ id, edition })
  const regulation = standings.data?.items.find(one => one.id === id)
  const title = regulation === undefined ? t('title') : `${t('title')} · ${text(regulation.title)}`
  return (
    <Page title={title} subtitle={edition} bar={<PolicyTabs id={id} edition={edition} />}>
      <StartPanel name={{ id, edition }} />
      <h2 className="replay-heading">{t('past')}</h2>
      <PagedList pages={pages} empty={t('none')} emptyHint={t('noneHint')}>
        <ul className="replay-list">
          {pages.items.map(item => (
            <ReplayLine key={item.id} item={item} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}

function StartPanel({ name }: { name: Name }) {
  const t = useWords(replayWords)
  const p = useWords(policyWords)
  const navigate = useNavigate()
  const standings = useStandings()
  const [period, setPeriod] = useState(lastDays(90))
  const start = useStartReplay(name, started => void navigate(replayPage(name, started.id)))
  const editions = standings.data?.items.filter(one => one.id === name.id) ?? []
  const statusOf = (one: (typeof editions)[number]) =>
    one.current ? p('current') : one.status === 'in-approval' ? p('status.in-approval') : p(`status.${one.status}`)
  return (
    <section className="panel replay-start" aria-label={t('newOne')}>
      <p>{t('intro')}</p>
      {standings.data?.canDraft === false ? (
        <p className="replay-hint">{t('mayNotStart')}</p>
      ) : (
        <Form layout="vertical" className="replay-form" onFinish={() => start.mutate(period)}>
          <Form.Item label={t('edition')} htmlFor="replay-edition">
            <Select
              id="replay-edition"
              value={name.edition}
              loading={standings.isPending}
              onChange={edition => void navigate(replayPage({ id: name.id, edition }))}
              options={editions.map(one => ({
                value: one.edition,
                label: t('editionOption', { edition: one.edition, status: statusOf(one) }),
              }))}
            />
          </Form.Item>
          <Form.Item label={t('period')} htmlFor="replay-period">
            <DatePicker.RangePicker
              id={{ start: 'replay-period', end: 'replay-period-end' }}
              allowClear={false}
              value={[dayjs(period.from), dayjs(period.to)]}
              presets={[30, 90, 365].map(count => {
                const { from, to } = lastDays(count)
                return { label: t('days', { count }), value: [dayjs(from), dayjs(to)] as [dayjs.Dayjs, dayjs.Dayjs] }
              })}
              onChange={range => {
                if (range?.[0] && range[1]) setPeriod({ from: range[0].format('YYYY-MM-DD'), to: range[1].format('YYYY-MM-DD') })
              }}
            />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={start.isPending}>
            {t('start')}
          </Button>
        </Form>
      )}
      {start.error !== null && <Refusal problem={start.error} />}
    </section>
  )
}

function ReplayLine({ item }: { item: ReplayRow }) {
  const t = useWords(replayWords)
  return (
    <li className="replay-line">
      <Link to={replayPage({ id: item.regulation, edition: item.edition }, item.id)}>
        {t('between', { from: item.from, to: item.to })}
      </Link>
      <ReplayState state={item.state} />
      {item.changed !== null && <span>{t('changedOf', { total: item.casesDone, changed: item.changed })}</span>}
      {item.isOfEarlierText && <span className="replay-hint">{t('earlierText')}</span>}
      <span className="replay-hint">
        {t('startedBy', { name: item.startedBy.name })} <Moment at={item.startedAt} relative />
      </span>
    </li>
  )
}
