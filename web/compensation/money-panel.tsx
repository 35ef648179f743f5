import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { Link } from 'react-router'
import { touchesMoney } from '../../engine/compensation.ts'
import { isCustomerKind } from '../../events/customer-kinds.ts'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import { MoneyView } from '../../server/compensation/schema.ts'
import { get } from '../api/request.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import { actKey, actWords } from '../cases/words-acts.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useText, useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { compensationWords } from './words.ts'
import './compensation.css'

type Standing = NonNullable<MoneyView['money']>
/** In the order in which they are done; those that the viewer may do are offered. */
const acts = [
  'assess-loss',
  'confirm-loss',
  'submit-compensation',
  'record-payment',
  'open-recovery',
  'record-recovery',
  'chase-recovery',
  'close-recovery',
] as const

/** 赔偿与追偿 in the workspace: what was assessed, approved and paid, what is claimed, and what may be done next. */
export function MoneyPanel({ current, openAct }: { readonly current: CaseWithTimeline; readonly openAct: OpenAct }) {
  const t = useWords(compensationWords)
  const say = useWords(actWords)
  const has = current.timeline.some(entry => touchesMoney(entry.type) && !entry.type.startsWith('approval.'))
  const { data } = useQuery({
    queryKey: ['case', current.id, 'money'],
    queryFn: ({ signal }) => get(`/api/cases/${encodeURIComponent(current.id)}/money`, MoneyView, { signal }),
    enabled: has,
  })
  const offered = acts.filter(act => current.can[act] === true)
  const money = data?.money ?? null
  // Most cases never speak of money: only where somebody has, or a regulation asks whoever looks to.
  if (money === null && !(isCustomerKind(current.kind) && current.kind !== 'enquiry' && offered.includes('assess-loss')))
    return null
  return (
    <Panel title={t('panel')} aside={money !== null && <Tag>{t(`state.${money.state}`)}</Tag>}>
      {money === null ? <p className="case-faint">{t('nothingYet')}</p> : <Lines money={money} />}
      <div className="money-acts">
        {offered.map(act => (
          <GatedButton key={act} size="small" verdict={true} onClick={() => openAct(act)}>
            {say(actKey(act))}
          </GatedButton>
        ))}
        {money !== null && <Link to="/compensation">{t('seeAll')}</Link>}
      </div>
    </Panel>
  )
}

function Lines({ money }: { money: Standing }) {
  const t = useWords(compensationWords)
  const text = useText()
  return (
    <dl className="money-lines">
      {money.assessed !== null && (
        <div>
          <dt>{t('loss')}</dt>
          <dd>
            <Money fen={money.assessed.fen} />
            {money.assessed.signs.map(({ side, by, hasSigned }) => (
              <span key={side} className="money-sign">
                {hasSigned ? <CheckCircleFilled aria-hidden /> : <ClockCircleOutlined aria-hidden />} {t(side)} {by.name}{' '}
                {t(hasSigned ? 'signed' : 'unsigned')}
              </span>
            ))}
          </dd>
        </div>
      )}
      {money.submittedFen !== null && (
        <div>
          <dt>{t('submitted')}</dt>
          <dd>
            <Money fen={money.submittedFen} />
          </dd>
        </div>
      )}
      {money.approvedFen !== null && (
        <div>
          <dt>{t('approved')}</dt>
          <dd>
            <Money fen={money.approvedFen} />
            {money.leftFen > 0 && (
              <span className="money-sign">
                {t('left')} <Money fen={money.leftFen} />
              </span>
            )}
          </dd>
        </div>
      )}
      {money.payments.map(one => (
        <div key={one.event}>
          <dt>{t('paid')}</dt>
          <dd>
            <Money fen={one.fen} />
            <span className="money-sign">
              {t('paidBy', { name: one.by.name })} <Moment at={one.at} />
              {one.fund !== null && ` · ${text(one.fund)}`}
            </span>
          </dd>
        </div>
      ))}
      {money.recoveries.map(one => (
        <div key={one.event}>
          <dt>{t('claimFrom', { whom: t(`source.${one.from}`) })}</dt>
          <dd>
            <Money fen={one.claimedFen} />
            <span className="money-sign">
              {t(one.state === 'open' ? 'received' : 'gaveUp')} <Money fen={one.recoveredFen} /> · {t(`recovery.${one.state}`)}{' '}
              <Moment at={one.closedAt ?? one.at} />
            </span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
