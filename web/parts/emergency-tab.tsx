import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import {
  type ChannelList,
  ChannelList as Channels,
  type EmergencyPage,
  SaveChannel,
} from '../../server/parts/emergency-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { SupplierInput, TagsInput } from './inputs.tsx'
import { Materials } from './materials.tsx'
import { put } from './put.ts'
import { StockTable } from './stock-table.tsx'
import { useChannels, useEmergency } from './use-parts.ts'
import { partWords } from './words.ts'

type Channel = ChannelList['items'][number]
type Order = EmergencyPage['items'][number]

/** 应急供应: orders on cases, the channels by which they come, and what is kept ready. */
export function EmergencyTab() {
  return (
    <>
      <Orders />
      <ChannelSection />
      <Materials />
    </>
  )
}

function Orders() {
  const t = useWords(partWords)
  const pages = useEmergency()
  const [open, setOpen] = useState<{ row: Order; act: Order['can'][number] }>()
  return (
    <section aria-label={t('emergencyOrders')} style={{ marginBottom: 16 }}>
      <h2 style={{ fontSize: 15 }}>{t('emergencyOrders')}</h2>
      <PagedList pages={pages} empty={t('noEmergency')} emptyHint={t('noEmergencyHint')}>
        <StockTable
          label={t('emergencyOrders')}
          rows={pages.items}
          keyOf={row => row.id}
          columns={[
            {
              title: t('order'),
              head: true,
              cell: row => (
                <>
                  {row.number}{' '}
                  <Tag
                    color={
                      row.state === 'received'
                        ? 'green'
                        : row.state === 'asked'
                          ? 'orange'
                          : row.state === 'approved'
                            ? 'blue'
                            : 'default'
                    }
                  >
                    {t(`emergency.${row.state}`)}
                  </Tag>
                  <div>
                    <Link to={`/parts/${row.part.id}`}>{row.part.number}</Link> {row.part.name} × {row.quantity}
                  </div>
                </>
              ),
            },
            {
              title: t('forCase'),
              cell: row => row.case !== null && <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link>,
            },
            { title: t('channel'), cell: row => row.channel.name },
            { title: t('reason'), cell: row => row.reason },
            {
              title: t('by'),
              cell: row => (
                <>
                  {row.by.name}
                  {row.decidedBy !== null && <div className="parts-faint">{t('approvedBy', { name: row.decidedBy.name })}</div>}
                </>
              ),
            },
            {
              title: t('promised'),
              cell: row => (
                <>
                  {row.promisedAt !== null && <Moment at={row.promisedAt} />}
                  {row.receivedAt !== null && (
                    <div>
                      {t('received')} <Moment at={row.receivedAt} />
                    </div>
                  )}
                  {row.kept !== null && (
                    <Tag color={row.kept ? 'green' : 'red'}>{t(row.kept ? 'promiseKept' : 'promiseBroken')}</Tag>
                  )}
                </>
              ),
            },
            { title: t('amount'), number: true, cell: row => row.priceFen !== null && <Money fen={row.priceFen} /> },
            {
              title: t('acts'),
              cell: row => (
                <span className="parts-acts">
                  {row.can.map(act => (
                    <Button
                      key={act}
                      size="small"
                      type={act === 'approve' || act === 'receive' ? 'primary' : 'default'}
                      onClick={() => setOpen({ row, act })}
                    >
                      {t(`purchaseAct.${act}`)}
                    </Button>
                  ))}
                </span>
              ),
            },
          ]}
        />
      </PagedList>
      {open !== undefined && <OrderForm {...open} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

const receive = z.object({
  document: z.string().max(100).optional(),
  serials: z.array(z.string()).optional(),
  batch: z.string().max(100).optional(),
  priceFen: z.number().int().min(0).optional(),
})
function OrderForm({
  row,
  act,
  onClose,
}: {
  readonly row: Order
  readonly act: Order['can'][number]
  readonly onClose: () => void
}) {
  const t = useWords(partWords)
  const isReceipt = act === 'receive'
  const fields: readonly Field[] = isReceipt
    ? [
        { name: 'document', label: t('document'), kind: 'text' },
        { name: 'batch', label: t('batch'), kind: 'text' },
        { name: 'priceFen', label: t('paidTotal'), kind: 'money', min: 0 },
        ...(row.part.isSerialised
          ? [
              {
                name: 'serials',
                label: t('serials'),
                kind: 'custom',
                wide: true,
                input: <TagsInput placeholder={t('serialsHint')} />,
              } as Field,
            ]
          : []),
      ]
    : [{ name: 'note', label: t('note'), kind: 'multiline', rows: 2 }]
  return (
    <FormDrawer
      title={`${t(`purchaseAct.${act}`)} · ${row.number}`}
      {...(isReceipt ? { intro: t('emergencyReceiveIntro', { place: row.location.name }) } : {})}
      draft={`emergency/${row.id}/${act}`}
      submitLabel={t(`purchaseAct.${act}`)}
      schema={isReceipt ? receive : z.object({ note: z.string().max(1_000).optional() })}
      initial={isReceipt && row.priceFen !== null ? { priceFen: row.priceFen, serials: [] } : {}}
      fields={fields}
      send={(data, intent) => post(`/api/parts/emergency/${row.id}`, { ...data, act }, z.object({ id: z.string() }), intent)}
      onClose={onClose}
    />
  )
}

function ChannelSection() {
  const t = useWords(partWords)
  const query = useChannels()
  const [open, setOpen] = useState<Channel | 'new'>()
  return (
    <section className="panel parts-section" aria-label={t('channels')}>
      <h2>{t('channels')}</h2>
      <Loaded query={query}>
        {({ items, can }) => (
          <>
            {(can.manages || can.administers) && (
              <div className="parts-bar">
                <Button icon={<PlusOutlined />} onClick={() => setOpen('new')}>
                  {t('newChannel')}
                </Button>
              </div>
            )}
            {items.length === 0 ? (
              <Nothing title={t('noChannels')} hint={t('noChannelsHint')} />
            ) : (
              <StockTable
                label={t('channels')}
                rows={items}
                keyOf={row => row.id}
                columns={[
                  {
                    title: t('channel'),
                    head: true,
                    cell: row => (
                      <>
                        {row.name} {!row.isActive && <Tag>{t('ended')}</Tag>}
                        <div className="parts-faint">{row.partsNote}</div>
                      </>
                    ),
                  },
                  { title: t('contact'), cell: row => `${row.contact} ${row.phone}`.trim() },
                  { title: t('promisedHours'), number: true, cell: row => t('hours', { hours: row.promisedHours }) },
                  { title: t('priceFactor'), number: true, cell: row => `${row.pricePercent} %` },
                  {
                    title: t('keptOf'),
                    number: true,
                    cell: row => (row.received === 0 ? t('noneYet') : `${row.kept} / ${row.received}`),
                  },
                  {
                    title: t('acts'),
                    cell: row =>
                      (can.manages || can.administers) && (
                        <Button size="small" type="link" onClick={() => setOpen(row)}>
                          {t('change')}
                        </Button>
                      ),
                  },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
      {open !== undefined && (
        <FormDrawer
          title={open === 'new' ? t('newChannel') : open.name}
          draft={`channel/${open === 'new' ? '' : open.id}`}
          submitLabel={t('save')}
          schema={SaveChannel}
          initial={
            open === 'new'
              ? { isActive: true, pricePercent: 100, promisedHours: 24 }
              : {
                  ...{ name: open.name, contact: open.contact, phone: open.phone, promisedHours: open.promisedHours },
                  ...{ pricePercent: open.pricePercent, partsNote: open.partsNote, isActive: open.isActive },
                  ...(open.supplier === null ? {} : { supplier: open.supplier.id }),
                }
          }
          fields={[
            { name: 'name', label: t('name'), kind: 'text' },
            { name: 'supplier', label: t('supplier'), kind: 'custom', input: <SupplierInput /> },
            { name: 'contact', label: t('contact'), kind: 'text' },
            { name: 'phone', label: t('phone'), kind: 'text' },
            { name: 'promisedHours', label: t('promisedHours'), kind: 'number', min: 1, whole: true },
            { name: 'pricePercent', label: t('priceFactor'), kind: 'number', min: 1, whole: true, unit: '%' },
            { name: 'partsNote', label: t('channelParts'), kind: 'text', wide: true },
            { name: 'isActive', label: t('state'), kind: 'checkbox', text: t('channelActive') },
          ]}
          send={(data, intent) =>
            open === 'new'
              ? post('/api/parts/channels', data, Channels, intent)
              : put(`/api/parts/channels/${open.id}`, data, Channels, intent)
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </section>
  )
}
