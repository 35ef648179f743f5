import { Button, Drawer, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { PrivacyRow } from '../../server/privacy/schema.ts'
import { holds, useMe } from '../api/me.ts'
import { usePages } from '../api/query.ts'
import { useWords } from '../language/use-words.ts'
import { Due } from '../ui/due.tsx'
import { Moment } from '../ui/moment.tsx'
import { Page } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { TakeForm } from './take-form.tsx'
import { privacyWords } from './words.ts'
import '../archive/archive.css'

const states = ['unanswered', 'open', 'granted', 'refused', 'done', 'all'] as const
export const stateColours = { open: 'processing', granted: 'warning', refused: 'default', done: 'success' } as const

/** 个人信息请求: the register, what is to be answered first. */
export function PrivacyPage() {
  const t = useWords(privacyWords)
  const me = useMe()
  const [params, setParams] = useSearchParams()
  const [isTaking, setTaking] = useState(false)
  const state = states.find(one => one === params.get('state')) ?? 'unanswered'
  const pages = usePages({ key: ['privacy', 'list'], path: '/api/privacy/requests', item: PrivacyRow, query: { state } })
  const onlyLooks = me.person.roles.every(({ role }) => role === 'auditor') && holds(me, 'auditor')
  return (
    <Page
      title={t('title')}
      subtitle={t('hint')}
      actions={
        !onlyLooks && (
          <Button type="primary" onClick={() => setTaking(true)}>
            {t('take')}
          </Button>
        )
      }
      bar={
        <Segmented
          aria-label={t('show')}
          value={state}
          onChange={value => setParams(value === 'unanswered' ? {} : { state: value }, { replace: true })}
          options={states.map(value => ({ value, label: t(`state.${value}`) }))}
        />
      }
    >
      <PagedList pages={pages} empty={t('none')} emptyHint={t('noneHint')}>
        <ul>
          {pages.items.map(row => (
            <li key={row.id} className="archive-row">
              <div>
                <Link to={`/privacy/${row.id}`}>{row.number}</Link> <Tag>{t(`kind.${row.kind}`)}</Tag> {row.name}
                <div className="archive-faint">
                  {t(`about.${row.about}`)} · {t(`law.${row.law}`)}
                </div>
              </div>
              <div className="archive-side">
                {row.answeredAt === null ? (
                  <Due dueAt={row.dueAt} state="running" title={t('due')} />
                ) : (
                  <span className="archive-faint">
                    {t('answered')} <Moment at={row.answeredAt} />
                  </span>
                )}
                <Tag color={stateColours[row.state]}>{t(`state.${row.state}`)}</Tag>
              </div>
            </li>
          ))}
        </ul>
      </PagedList>
      <Drawer open={isTaking} onClose={() => setTaking(false)} title={t('take')} size={560} destroyOnHidden>
        <TakeForm />
      </Drawer>
    </Page>
  )
}
