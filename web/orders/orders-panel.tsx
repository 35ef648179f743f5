import { CheckCircleFilled, PlusOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { OpenAct } from '../cases/acts/act-target.ts'
import type { Names } from '../cases/packs.ts'
import { Panel } from '../cases/workspace/panel.tsx'
import { useWords } from '../language/use-words.ts'
import { GatedButton } from '../ui/gated-button.tsx'
import { orderWords } from './words.ts'
import './orders.css'

type Props = { readonly current: CaseWithTimeline; readonly names: Names; readonly openAct: OpenAct }

/** 派工单 of a request: which there are, how each stands, and the way to the next one. Nothing where no regulation sends anybody for such a case. */
export function OrdersPanel({ current, names, openAct }: Props) {
  const t = useWords(orderWords)
  const verdict = current.can['open-order']
  const ids = new Set(current.timeline.flatMap(entry => (entry.type === 'order.opened' ? [String(entry.data.order)] : [])))
  const orders = current.linked.followed.filter(one => ids.has(one.id))
  const isRefused = verdict !== undefined && verdict !== true
  if (verdict === undefined || (isRefused && verdict.refused === 'order.not-from-here')) return null
  const open = orders.filter(one => !one.closed).length
  return (
    <Panel
      title={t('orders')}
      aside={orders.length === 0 ? undefined : open === 0 ? t('ordersDone') : t('ordersOpen', { open, total: orders.length })}
    >
      {orders.length === 0 ? (
        <p className="case-faint">{t('noOrders')}</p>
      ) : (
        <ul className="side-list">
          {orders.map(one => (
            <li key={one.id}>
              <Link to={`/cases/${one.id}`} className="side-wrap">
                {one.number} {one.title}
              </Link>
              <span className="case-faint side-wrap">
                {one.closed && <CheckCircleFilled aria-hidden />} {names.stage(one.kind, one.stage)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {!current.closed && !(isRefused && verdict.refused === 'act.not-yours') && (
        <GatedButton size="small" icon={<PlusOutlined />} verdict={verdict} onClick={() => openAct('open-order')}>
          {t('openOrder')}
        </GatedButton>
      )}
    </Panel>
  )
}
