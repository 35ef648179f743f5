import { Button, Modal, Segmented, Switch, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { roles } from '../../events/roles.ts'
import {
  FollowUpPage,
  type FollowUpRow,
  LowScoreSetting,
  NewFollowUpDone,
  SetLowScore,
} from '../../server/surveys/follow-up-schema.ts'
import { post } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { useWords } from '../language/use-words.ts'
import { ActForm } from '../ui/act-form.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { SurveyTabs } from './survey-tabs.tsx'
import { useFollowUps, useLowScoreSetting } from './use-surveys.ts'
import { surveyMoreWords } from './words-more.ts'

const lists = ['open', 'done'] as const
const refreshes = [['organisation', 'low-scores']]

/** `/low-scores`: low scores that the company follows up by its own setting, what is owed first. */
export function FollowUpsPage() {
  const t = useWords(surveyMoreWords)
  const [params, setParams] = useSearchParams()
  const state = lists.find(one => one === params.get('state')) ?? 'open'
  const mine = params.get('mine') === '1'
  const pages = useFollowUps({ state, ...(mine ? { mine: '1' } : {}) })
  const change = (name: string, value: string | undefined) => {
    const next = new URLSearchParams(params)
    if (value === undefined) next.delete(name)
    else next.set(name, value)
    setParams(next, { replace: true })
  }
  return (
    <Page
      title={t('followUps')}
      subtitle={
        <>
          {t('followUpsHint')} <Link to="/duties?rule=follow-up-low-score">{t('byRegulation')}</Link>
        </>
      }
      bar={
        <div className="survey-bar">
          <SurveyTabs at="/low-scores" />
          <Segmented
            value={state}
            onChange={value => change('state', value === 'open' ? undefined : value)}
            options={lists.map(value => ({ value, label: t(`list.${value}`) }))}
          />
          <span className="survey-mine">
            <Switch
              size="small"
              aria-label={t('onlyMine')}
              checked={mine}
              onChange={isOn => change('mine', isOn ? '1' : undefined)}
            />{' '}
            {t('onlyMine')}
          </span>
        </div>
      }
    >
      <Setting />
      <PagedList pages={pages} empty={t('noFollowUps')} emptyHint={t('noFollowUpsHint')}>
        <ul className="survey-list">
          {pages.items.map(item => (
            <Item key={item.id} item={item} />
          ))}
        </ul>
      </PagedList>
    </Page>
  )
}

function Item({ item }: { item: FollowUpRow }) {
  const t = useWords(surveyMoreWords)
  const { names } = useNames()
  const [isOpen, setOpen] = useState(false)
  return (
    <li className="survey-row survey-follow">
      <span className="survey-what">
        {item.case !== null && <Link to={`/cases/${item.case.id}`}>{item.case.title}</Link>}
        {item.survey !== null && <Link to={`/survey-answers?survey=${item.survey.id}&satisfied=no`}>{item.survey.name}</Link>}
        <span className="survey-faint">{[item.case?.number, item.customer?.name].filter(Boolean).join(' · ')}</span>
        {item.what !== null && <span>{item.what}</span>}
      </span>
      <span className="survey-owner">
        {item.doneAt === null ? (
          <span>
            {t('dueAt')} <Moment at={item.dueAt} relative /> {item.isLate && <Tag color="error">{t('late')}</Tag>}
          </span>
        ) : (
          <span>
            {t('doneBy', { name: item.doneBy?.name ?? '' })} <Moment at={item.doneAt} />{' '}
            {item.isLate && <Tag color="warning">{t('late')}</Tag>}
          </span>
        )}
        {item.doneAt === null && (
          <span className="survey-faint">{item.owner?.name ?? `${names.role(item.role)} · ${t('nobody')}`}</span>
        )}
      </span>
      {item.canDo && (
        <Button type="primary" onClick={() => setOpen(true)}>
          {t('do')}
        </Button>
      )}
      {isOpen && (
        <Modal open title={t('do')} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
          <ActForm
            schema={NewFollowUpDone}
            fields={[{ name: 'what', label: t('what'), kind: 'multiline', rows: 4, maxLength: 2_000 }]}
            draft={`low-score/${item.id}`}
            submitLabel={t('done')}
            refreshes={refreshes}
            onSubmit={(data, intent) => post(`/api/low-score-follow-ups/${item.id}/done`, data, FollowUpPage, intent)}
            onDone={() => setOpen(false)}
            onCancel={() => setOpen(false)}
          />
        </Modal>
      )}
    </li>
  )
}

/** Whom a low score goes to, and within how many working days: a company setting, with who and when. */
function Setting() {
  const t = useWords(surveyMoreWords)
  const { names } = useNames()
  const { data } = useLowScoreSetting()
  const [isOpen, setOpen] = useState(false)
  if (data === undefined) return null
  return (
    <section className="panel survey-panel" aria-label={t('setting')}>
      <div className="survey-bar">
        <strong>{t('setting')}</strong>
        <span>{t('settingNow', { role: names.role(data.role), days: data.workdays })}</span>
        <span className="survey-faint">
          {data.setBy === null || data.setAt === null ? (
            t('settingNone')
          ) : (
            <>
              {t('settingBy', { name: data.setBy.name })} <Moment at={data.setAt} />
            </>
          )}
        </span>
        {data.canSet && !isOpen && <Button onClick={() => setOpen(true)}>{t('change')}</Button>}
      </div>
      {isOpen && (
        <>
          <p className="survey-faint">{t('settingHint')}</p>
          <ActForm
            schema={SetLowScore}
            fields={[
              {
                ...{ name: 'role', label: t('role'), kind: 'select' },
                options: roles.map(value => ({ value, label: names.role(value) })),
              },
              { name: 'workdays', label: t('workdays'), kind: 'number', min: 1, max: 30, whole: true },
            ]}
            initial={{ role: data.role as (typeof roles)[number], workdays: data.workdays }}
            submitLabel={t('save')}
            refreshes={refreshes}
            onSubmit={(body, intent) => post('/api/low-score-setting', body, LowScoreSetting, intent)}
            onDone={() => setOpen(false)}
            onCancel={() => setOpen(false)}
          />
        </>
      )}
    </section>
  )
}
