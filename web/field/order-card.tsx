import { CloudUploadOutlined, EnvironmentOutlined, ExclamationCircleFilled, RightOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { MyOrder } from '../../server/field-orders/schema.ts'
import { DutyDue } from '../cases/duty-due.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { fieldWords } from './words.ts'

/** When to arrive or to be done, as the order says; late with a sign and a word. */
export function Planned({ word, planned }: { word: string; planned: MyOrder['arriveBy'] }) {
  const t = useWords(fieldWords)
  if (planned === null) return null
  return (
    <span className="field-time" data-late={planned.isLate}>
      {planned.isLate && <ExclamationCircleFilled aria-hidden />} {word} <Moment at={planned.at} plain />
      {planned.isLate && ` · ${t('late')}`}
    </span>
  )
}

const colours = { onSite: 'success', underWay: 'processing', ahead: 'default', left: 'default' } as const

/** An order as a card to tap, wherever the thumb lands. */
export function OrderCard({ order, unsent }: { order: MyOrder; unsent: number }) {
  const t = useWords(fieldWords)
  const text = useText()
  const language = useLanguage()
  const { nextDuty } = order
  return (
    <li className="field-card">
      <Link to={`/field/${encodeURIComponent(order.id)}`} className="field-card-link">
        <span className="field-card-top">
          <Tag color={colours[order.state]}>{text(order.stageTitle)}</Tag>
          <span className="field-faint">{order.number}</span>
          <RightOutlined aria-hidden className="field-card-go" />
        </span>
        <span className="field-card-title">{order.title}</span>
        <span className="field-card-customer">{order.customer ?? order.contact.name ?? t('noCustomer')}</span>
        {order.address !== null && (
          <span className="field-card-place">
            <EnvironmentOutlined aria-hidden /> {order.address}
          </span>
        )}
        <span className="field-times">
          <Planned word={t('arriveBy')} planned={order.arriveBy} />
          <Planned word={t('completeBy')} planned={order.completeBy} />
        </span>
        {order.waitsFor.length > 0 && (
          <span className="field-faint">
            {t('waitsFor', {
              names: joinList(
                order.waitsFor.map(one => one.name),
                language,
              ),
            })}
          </span>
        )}
        {unsent > 0 && (
          <span className="field-unsent">
            <CloudUploadOutlined aria-hidden /> {t('unsent', { count: unsent })}
          </span>
        )}
      </Link>
      {nextDuty !== null && (
        <div className="field-card-next">
          <DutyDue caseId={order.id} duty={nextDuty} pausedSince={order.pausedSince} named />
          <span className="field-faint">{nextDuty.owner.name}</span>
        </div>
      )}
    </li>
  )
}
