import { PhoneOutlined, StopOutlined } from '@ant-design/icons'
import { Button, Segmented, Switch, Tag } from 'antd'
import { Link, useSearchParams } from 'react-router'
import type { CallbackRow } from '../../server/surveys/schema.ts'
import { DutyDue } from '../cases/duty-due.tsx'
import { useWords } from '../language/use-words.ts'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { CallbackDrawer } from './callback-drawer.tsx'
import { SurveyTabs } from './survey-tabs.tsx'
import { useCallbacks } from './use-surveys.ts'
import { surveyWords } from './words.ts'

const lists = ['open', 'overdue', 'today', 'closed'] as const

/** `/callbacks`: whom to call back, the most urgent first; the one that is being called stands in the address. */
export function CallbacksPage() {
  const t = useWords(surveyWords)
  const [params, setParams] = useSearchParams()
  const state = lists.find(one => one === params.get('state')) ?? 'open'
  const mine = params.get('mine') === '1'
  const pages = useCallbacks({ state, ...(mine ? { mine: '1' } : {}) })
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: name !== 'call' })
  }
  const call = params.get('call')
  return (
    <Page
      title={t('title')}
      subtitle={t('callbacksHint')}
      bar={
        <div className="survey-bar">
          <SurveyTabs at="/callbacks" />
          <Segmented
            value={state}
            onChange={value => change('state', value === 'open' ? undefined : value)}
            options={lists.map(value => ({ value, label: t(`list.${value}`) }))}
          />
          <span className="survey-mine">
            <Switch
              size="small"
              aria-label={t('mine')}
              checked={mine}
              onChange={isOn => change('mine', isOn ? '1' : undefined)}
            />{' '}
            {t('mine')}
          </span>
        </div>
      }
    >
      <PagedList pages={pages} empty={t('noCallbacks')} emptyHint={t('noCallbacksHint')}>
        <ul className="survey-list">
          {pages.items.map(item => (
            <CallbackItem key={item.id} item={item} onCall={() => change('call', item.case.id)} />
          ))}
        </ul>
      </PagedList>
      {call !== null && <CallbackDrawer id={call} onClose={() => change('call', undefined)} />}
    </Page>
  )
}

function CallbackItem({ item, onCall }: { item: CallbackRow; onCall: () => void }) {
  const t = useWords(surveyWords)
  const isOpen = item.closedAt === null
  return (
    <li className="survey-row survey-callback">
      <span className="survey-what">
        <Link to={`/cases/${item.case.id}`}>{item.case.title}</Link>
        <span className="survey-faint">{[item.case.number, item.case.customer].filter(Boolean).join(' · ')}</span>
      </span>
      <span className="survey-tried">
        {item.attempts > 0 && <Tag>{t('attemptsSoFar', { days: item.attempts })}</Tag>}
        {isOpen && item.attempts > 0 && !item.countsToday && <Tag>{t('triedToday')}</Tag>}
        {item.link?.state === 'waiting' && <Tag color="processing">{t('linkWaiting')}</Tag>}
        {item.link?.state === 'expired' && isOpen && <Tag color="warning">{t('linkExpired')}</Tag>}
        {item.isJudged && isOpen && (
          <Tag icon={<StopOutlined />} title={t('judgedHint')}>
            {t('judged')}
          </Tag>
        )}
      </span>
      <span className="survey-owner">
        <DutyDue caseId={item.case.id} duty={item} />
        <span className="survey-faint">{item.owner.name}</span>
      </span>
      {isOpen && (
        <Button type={item.isJudged ? 'default' : 'primary'} icon={<PhoneOutlined />} onClick={onCall}>
          {t('call')}
        </Button>
      )}
    </li>
  )
}
