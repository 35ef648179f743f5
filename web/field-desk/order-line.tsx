import { ExclamationCircleFilled } from '@ant-design/icons'
import { Tag } from 'antd'
import { Link } from 'react-router'
import type { FieldOrder } from '../../server/field-desk/schema.ts'
import { DutyDue } from '../cases/duty-due.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Acts, type OpenOver } from './acts.tsx'
import { fieldDeskWords } from './words.ts'

function Planned({ word, planned }: { word: string; planned: FieldOrder['arriveBy'] }) {
  const t = useWords(fieldDeskWords)
  if (planned === null) return null
  return (
    <span className={planned.isLate ? 'desk-late' : undefined}>
      {planned.isLate && <ExclamationCircleFilled aria-hidden />} {word} <Moment at={planned.at} />
      {planned.isLate && ` · ${t('late')}`}
    </span>
  )
}

/** One order of somebody in the field: where it stands, at whose site, by when, and what is due next. */
export function OrderLine({ order, open }: { order: FieldOrder; open: OpenOver }) {
  const t = useWords(fieldDeskWords)
  const text = useText()
  const language = useLanguage()
  const { nextDuty } = order
  return (
    <li className="desk-order">
      <div className="desk-order-what">
        <Link to={`/cases/${order.id}`} className="desk-title">
          {order.title}
        </Link>
        <span className="desk-quiet">{order.number}</span>
        <Tag variant="filled">{text(order.stageTitle)}</Tag>
      </div>
      <div className="desk-facts">
        <span>
          {order.customer ?? t('noCustomer')}
          {order.site !== null && ` · ${order.site}`}
        </span>
        <Planned word={t('arriveBy')} planned={order.arriveBy} />
        <Planned word={t('completeBy')} planned={order.completeBy} />
        {order.delayed?.backup != null && <span>{t('standsBy', { name: order.delayed.backup.name })}</span>}
        {order.waitsFor.length > 0 && (
          <span>
            {t('waitsFor', {
              names: joinList(
                order.waitsFor.map(one => one.name),
                language,
              ),
            })}
          </span>
        )}
      </div>
      <div className="desk-next">
        {nextDuty === null ? (
          <span className="desk-quiet">{t('noNext')}</span>
        ) : (
          <>
            <DutyDue caseId={order.id} duty={nextDuty} pausedSince={order.pausedSince} named />
            <span className="desk-quiet">{nextDuty.owner.id === null ? t('nobody') : nextDuty.owner.name}</span>
          </>
        )}
        <Acts caseId={order.id} acts={order.acts} open={open} />
      </div>
    </li>
  )
}
