import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { LocalDate } from '../../events/instant.ts'
import type { PurchaseRow } from '../../server/parts/purchase-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import type { Field } from '../ui/act-form-field.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { TagsInput } from './inputs.tsx'
import { StockTable } from './stock-table.tsx'
import { usePurchases } from './use-parts.ts'
import { partWords } from './words.ts'

const Made = z.object({ id: z.string() })
const colours: Readonly<Partial<Record<PurchaseRow['state'], string>>> = {
  proposed: 'orange',
  approved: 'blue',
  ordered: 'blue',
  'in-part': 'blue',
  received: 'green',
}

/** 采购申请: put forward, approved by somebody else, ordered, received. */
export function PurchaseList() {
  const t = useWords(partWords)
  const pages = usePurchases()
  const [open, setOpen] = useState<{ row: PurchaseRow; act: PurchaseRow['can'][number] }>()
  return (
    <section className="parts-cards" aria-label={t('purchases')}>
      <h2 style={{ margin: '4px 0 0', fontSize: 15 }}>{t('purchases')}</h2>
      <PagedList pages={pages} empty={t('noPurchases')}>
        {pages.items.map(row => (
          <article key={row.id} className="parts-card">
            <header>
              <h3>{row.number}</h3>
              <Tag color={colours[row.state] ?? 'default'}>{t(`purchase.${row.state}`)}</Tag>
              <span>{row.location.name}</span>
              <span className="parts-faint">{row.supplier?.name}</span>
              <strong>
                <Money fen={row.totalFen} />
              </strong>
            </header>
            <div className="parts-faint">
              {row.by.name} <Moment at={row.at} />
              {row.decidedBy !== null &&
                ` · ${t(row.state === 'refused' ? 'refusedBy' : 'approvedBy', { name: row.decidedBy.name })}`}{' '}
              {row.decisionNote}
              {row.orderNumber !== '' && ` · ${t('orderNumber')} ${row.orderNumber}`}
              {row.expectedOn !== null && (
                <>
                  {' · '}
                  {t('expectedOn')} <Day date={row.expectedOn} />
                </>
              )}
            </div>
            <details>
              <summary>{t('linesOf', { count: row.lines.length })}</summary>
              <StockTable
                label={row.number}
                rows={row.lines}
                keyOf={line => line.part.id}
                columns={[
                  {
                    title: t('part'),
                    head: true,
                    cell: line => (
                      <>
                        <Link to={`/parts/${line.part.id}`}>{line.part.number}</Link> {line.part.name}
                      </>
                    ),
                  },
                  { title: t('quantity'), number: true, cell: line => `${line.quantity} ${line.part.unit}` },
                  { title: t('received'), number: true, cell: line => line.received },
                  {
                    title: t('price'),
                    number: true,
                    cell: line => (line.priceFen === null ? '' : <Money fen={line.priceFen} />),
                  },
                ]}
              />
            </details>
            {row.can.length > 0 && (
              <div className="parts-acts">
                {row.can.map(act => (
                  <Button
                    key={act}
                    size="small"
                    type={act === 'cancel' || act === 'refuse' ? 'default' : 'primary'}
                    onClick={() => setOpen({ row, act })}
                  >
                    {t(`purchaseAct.${act}`)}
                  </Button>
                ))}
              </div>
            )}
          </article>
        ))}
      </PagedList>
      {open !== undefined && <PurchaseForm {...open} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

const note = z.object({ note: z.string().max(1_000).optional() })
const order = z.object({ orderNumber: z.string().max(100).optional(), expectedOn: LocalDate.optional() })
const receive = z.object({
  document: z.string().trim().min(1).max(100),
  lines: z.array(
    z.object({
      part: z.string(),
      quantity: z.number().int().min(0),
      serials: z.array(z.string()).optional(),
      batch: z.string().max(100).optional(),
    }),
  ),
})

function PurchaseForm({
  row,
  act,
  onClose,
}: {
  readonly row: PurchaseRow
  readonly act: PurchaseRow['can'][number]
  readonly onClose: () => void
}) {
  const t = useWords(partWords)
  const open = row.lines.filter(line => line.quantity > line.received)
  const fields: readonly Field[] =
    act === 'order'
      ? [
          { name: 'orderNumber', label: t('orderNumber'), kind: 'text' },
          { name: 'expectedOn', label: t('expectedOn'), kind: 'day' },
        ]
      : act === 'receive'
        ? [
            { name: 'document', label: t('document'), kind: 'text' },
            ...open.flatMap((line, at): Field[] => [
              {
                ...{ name: `lines.${at}.quantity`, label: `${line.part.number} ${line.part.name}`, kind: 'number', min: 0 },
                ...{ max: line.quantity - line.received, whole: true, unit: line.part.unit },
              },
              { name: `lines.${at}.batch`, label: t('batch'), kind: 'text' },
              ...(line.part.isSerialised
                ? [
                    {
                      name: `lines.${at}.serials`,
                      label: t('serials'),
                      kind: 'custom',
                      wide: true,
                      input: <TagsInput placeholder={t('serialsHint')} />,
                    } as Field,
                  ]
                : []),
            ]),
          ]
        : [{ name: 'note', label: t('note'), kind: 'multiline', rows: 2 }]
  return (
    <FormDrawer
      title={`${t(`purchaseAct.${act}`)} · ${row.number}`}
      draft={`purchase/${row.id}/${act}`}
      submitLabel={t(`purchaseAct.${act}`)}
      onClose={onClose}
      schema={act === 'order' ? order : act === 'receive' ? receive : note}
      initial={
        act === 'receive'
          ? { lines: open.map(line => ({ part: line.part.id, quantity: line.quantity - line.received, serials: [] })) }
          : {}
      }
      fields={fields}
      send={(data, intent) => {
        const lines = act === 'receive' ? { lines: linesOf(data, open) } : {}
        return post(`/api/parts/purchases/${row.id}`, { ...data, ...lines, act }, Made, intent)
      }}
    />
  )
}

type Line = { quantity?: number; serials?: string[]; batch?: string }
/** What came in; lines of which nothing came are left out. */
function linesOf(data: Record<string, unknown>, open: PurchaseRow['lines']) {
  const given = Object.values((data.lines ?? {}) as Record<string, Line>)
  return open.flatMap((line, at) => {
    const { quantity = 0, serials = [], batch = '' } = given[at] ?? {}
    return quantity > 0 ? [{ part: line.part.id, quantity, serials, batch }] : []
  })
}
