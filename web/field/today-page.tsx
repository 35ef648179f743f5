import { ReloadOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useMemo } from 'react'
import type { MyOrder } from '../../server/field-orders/schema.ts'
import { useWords } from '../language/use-words.ts'
import { OutboxBadge } from '../offline/outbox-badge.tsx'
import { PhoneScope } from '../offline/phone-scope.tsx'
import { useOutbox } from '../offline/use-outbox.ts'
import { Moment, useZone } from '../ui/moment.tsx'
import { useMinute } from '../ui/now.ts'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { groupOf, orderGroups } from './groups.ts'
import { InstallHint } from './install-hint.tsx'
import { OrderCard } from './order-card.tsx'
import { useMyOrders } from './use-field.ts'
import { WechatHint } from './wechat-hint.tsx'
import { fieldWords } from './words.ts'
import './field.css'

function Orders({ orders }: { orders: readonly MyOrder[] }) {
  const t = useWords(fieldWords)
  const zone = useZone()
  const now = useMinute()
  const outbox = useOutbox()
  const unsent = useMemo(() => {
    const count = new Map<string, number>()
    for (const { about, state } of outbox)
      if (state !== 'done' && about.caseId !== undefined) count.set(about.caseId, (count.get(about.caseId) ?? 0) + 1)
    return count
  }, [outbox])
  if (orders.length === 0) return <Nothing title={t('noOrders')} hint={t('noOrdersHint')} />
  return orderGroups.map(group => {
    const shown = orders.filter(order => groupOf(order, now, zone) === group)
    if (shown.length === 0) return null
    return (
      <section key={group} className="field-group" aria-label={t(`group.${group}`)}>
        <h2>
          {t(`group.${group}`)} <span className="field-faint">{shown.length}</span>
        </h2>
        <ul>
          {shown.map(order => (
            <OrderCard key={order.id} order={order} unsent={unsent.get(order.id) ?? 0} />
          ))}
        </ul>
      </section>
    )
  })
}

/** 今日外勤: what somebody is out for now, today, next; what waits in the phone; when it last heard from the server. */
export function TodayPage() {
  const t = useWords(fieldWords)
  const query = useMyOrders()
  return (
    <PhoneScope>
      <Page
        title={t('title')}
        subtitle={
          query.data !== undefined && (
            <span className="field-faint">
              {t('asOf')} <Moment at={query.data.asOf} plain />
            </span>
          )
        }
        actions={
          <span className="field-head-acts">
            <OutboxBadge />
            <Button
              size="large"
              icon={<ReloadOutlined />}
              aria-label={t('refresh')}
              loading={query.isFetching}
              onClick={() => void query.refetch()}
            />
          </span>
        }
      >
        <WechatHint />
        <InstallHint />
        <Loaded query={query} skeleton={<Skeleton active paragraph={{ rows: 10 }} />}>
          {data => <Orders orders={data.items} />}
        </Loaded>
      </Page>
    </PhoneScope>
  )
}
