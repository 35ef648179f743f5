import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import { freeText } from '../../events/define.ts'
import { post } from '../api/request.ts'
import { serverNow } from '../api/server-time.ts'
import { useText, useWords } from '../language/use-words.ts'
import { Due } from '../ui/due.tsx'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded } from '../ui/page.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { usePlan, usePlans } from './use-parts.ts'
import { partWords } from './words.ts'

/** The first and last day of a quarter, `back` quarters before the one that a day is in. */
export function quarterOf(today: string, back: number): { from: string; to: string } {
  const month = Number(today.slice(0, 4)) * 4 + Math.floor((Number(today.slice(5, 7)) - 1) / 3) - back
  const year = Math.floor(month / 4)
  const first = (month % 4) * 3 + 1
  const two = (value: number) => String(value).padStart(2, '0')
  const lastDay = [31, 30, 30, 31][month % 4]!
  return { from: `${year}-${two(first)}-01`, to: `${year}-${two(first + 2)}-${two(lastDay)}` }
}

/** 常用备件储备计划 (equip 14): the figures of a quarter, issued as a frozen document that meets the periodic duty. */
export function PlanSection() {
  const t = useWords(partWords)
  const text = useText()
  const navigate = useNavigate()
  const [back, setBack] = useState(1)
  const [isIssuing, setIssuing] = useState(false)
  const today = new Date(serverNow() + 8 * 3_600_000).toISOString().slice(0, 10)
  const ask = quarterOf(today, back)
  const query = usePlan(ask)
  const plans = usePlans()
  return (
    <section className="panel parts-section" aria-label={t('plan')} style={{ marginTop: 16 }}>
      <h2>{t('plan')}</h2>
      <div className="parts-bar">
        <Segmented
          aria-label={t('period')}
          value={back}
          onChange={value => setBack(Number(value))}
          options={[1, 0].map(value => ({ value, label: t(value === 1 ? 'lastQuarter' : 'thisQuarter') }))}
        />
        <span className="parts-faint">
          {ask.from} – {ask.to}
        </span>
      </div>
      <Loaded query={query}>
        {view => (
          <>
            {view.owed !== null && (
              <Alert
                type="warning"
                showIcon
                title={
                  <>
                    {t('planOwed', { title: text(view.owed.title) })} <Due dueAt={view.owed.dueAt} state="running" />
                  </>
                }
              />
            )}
            <p>
              {t('planSays', {
                lines: view.document.lines.length,
                orders: view.document.lines.filter(line => line.order > 0).length,
                often: view.document.commonFrom,
              })}
            </p>
            <p>
              {t('planTotal')} <Money fen={view.document.totalFen} />
            </p>
            <div className="parts-acts">
              {view.issued !== null && <Link to={`/parts/plans/${view.issued}`}>{t('openIssued')}</Link>}
              {view.canIssue && (
                <Button type="primary" onClick={() => setIssuing(true)}>
                  {t('issuePlan')}
                </Button>
              )}
            </div>
          </>
        )}
      </Loaded>
      {plans.data !== undefined && plans.data.items.length > 0 && (
        <details>
          <summary>{t('issuedPlans')}</summary>
          <ul className="parts-panel-list">
            {plans.data.items.map(one => (
              <li key={one.id}>
                <Link to={`/parts/plans/${one.id}`}>
                  {one.from} – {one.to}
                </Link>{' '}
                <span className="parts-faint">
                  {one.by.name} <Moment at={one.at} />
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {isIssuing && (
        <FormDrawer
          title={`${t('issuePlan')} ${ask.from} – ${ask.to}`}
          intro={t('issueIntroPlan')}
          draft={`plan/${ask.from}`}
          submitLabel={t('issuePlan')}
          schema={z.strictObject({ comments: freeText.max(5_000) })}
          fields={[{ name: 'comments', label: t('planComments'), kind: 'multiline', rows: 5 }]}
          send={async (data, intent) => {
            const { id } = await post('/api/parts/plans', { ...data, ...ask }, z.object({ id: z.string() }), intent)
            void navigate(`/parts/plans/${id}`)
          }}
          onClose={() => setIssuing(false)}
        />
      )}
    </section>
  )
}
