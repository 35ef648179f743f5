import { PlusOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, InputNumber, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { NewPurchase, type ProposalRow } from '../../server/parts/purchase-schema.ts'
import { post } from '../api/request.ts'
import { useAct } from '../api/use-act.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded, Nothing } from '../ui/page.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { LocationInput, PartInput, SupplierInput } from './inputs.tsx'
import { PlanSection } from './plan-section.tsx'
import { PurchaseList } from './purchase-list.tsx'
import { Figures } from './reorder-figures.tsx'
import { StockTable } from './stock-table.tsx'
import { useAddress } from './use-address.ts'
import { stockChanges, useProposals } from './use-parts.ts'
import { partWords } from './words.ts'

const Made = z.object({ id: z.string() })
const keyOf = (row: ProposalRow) => `${row.part.id} ${row.location.id}`

/** 补货: proposals from real consumption, the purchases that came of them, and the plan of common parts. */
export function ReorderTab() {
  const t = useWords(partWords)
  const { message } = App.useApp()
  const { given, change } = useAddress()
  const query = useProposals({ location: given('location'), all: given('all') })
  const [chosen, setChosen] = useState<Readonly<Record<string, number>>>({})
  const [isNew, setNew] = useState(false)
  const rows = query.data?.items ?? []
  const picked = rows.filter(row => (chosen[keyOf(row)] ?? 0) > 0)
  const propose = useAct({
    // One purchase for each warehouse and supplier.
    send: async (items: readonly ProposalRow[], intent) => {
      const groups = Map.groupBy(items, row => `${row.location.id} ${row.supplier?.id ?? ''}`)
      for (const [name, group] of groups)
        await post(
          '/api/parts/purchases',
          {
            ...{ location: group[0]!.location.id, supplier: group[0]!.supplier?.id ?? null },
            lines: group.map(row => ({ part: row.part.id, quantity: chosen[keyOf(row)]!, priceFen: row.priceFen })),
          },
          Made,
          `${intent} ${name}`.slice(0, 100),
        )
    },
    refreshes: stockChanges,
    onDone: () => {
      setChosen({})
      void message.success(t('proposed'))
    },
  })
  return (
    <>
      <div className="parts-bar no-print">
        <div className="parts-wide">
          <LocationInput
            value={given('location') ?? null}
            onChange={value => change({ location: value })}
            kinds={['warehouse']}
          />
        </div>
        <Checkbox checked={given('all') === '1'} onChange={event => change({ all: event.target.checked ? '1' : undefined })}>
          {t('showAllFigures')}
        </Checkbox>
        <span style={{ marginInlineStart: 'auto', display: 'flex', gap: 8 }}>
          <Button
            type="primary"
            disabled={picked.length === 0}
            loading={propose.isPending}
            onClick={() => propose.mutate(picked)}
          >
            {t('proposeChosen', { count: picked.length })}
          </Button>
          <Button icon={<PlusOutlined />} onClick={() => setNew(true)}>
            {t('newPurchase')}
          </Button>
        </span>
      </div>
      {propose.error !== null && <Refusal problem={propose.error} />}
      <section className="panel parts-section" aria-label={t('proposals')}>
        <h2>{t('proposals')}</h2>
        <Loaded query={query}>
          {({ items }) =>
            items.length === 0 ? (
              <Nothing title={t('noProposals')} hint={t('noProposalsHint')} />
            ) : (
              <StockTable
                label={t('proposals')}
                rows={items}
                keyOf={keyOf}
                columns={[
                  {
                    title: t('part'),
                    head: true,
                    cell: row => (
                      <Checkbox
                        checked={(chosen[keyOf(row)] ?? 0) > 0}
                        disabled={row.order === 0}
                        onChange={event => setChosen({ ...chosen, [keyOf(row)]: event.target.checked ? row.order : 0 })}
                      >
                        <Link to={`/parts/${row.part.id}`}>{row.part.number}</Link> {row.part.name}{' '}
                        {row.isCommon && <Tag color="blue">{t('common')}</Tag>}
                      </Checkbox>
                    ),
                  },
                  {
                    title: t('place'),
                    cell: row => (
                      <>
                        {row.location.name}
                        <div className="parts-faint">{row.supplier?.name}</div>
                      </>
                    ),
                  },
                  { title: t('figures'), cell: row => <Figures basis={row.basis} /> },
                  {
                    title: t('toOrder'),
                    number: true,
                    cell: row =>
                      row.basis.safety === null ? (
                        <Tag>{t('tooLittle')}</Tag>
                      ) : row.order === 0 ? (
                        <span className="parts-faint">{t('enough')}</span>
                      ) : (
                        <InputNumber
                          aria-label={`${t('toOrder')} ${row.part.number}`}
                          size="small"
                          min={0}
                          precision={0}
                          value={chosen[keyOf(row)] || row.order}
                          onChange={value => setChosen({ ...chosen, [keyOf(row)]: value ?? 0 })}
                          suffix={row.part.unit}
                          style={{ width: 100 }}
                        />
                      ),
                  },
                ]}
              />
            )
          }
        </Loaded>
      </section>
      <PurchaseList />
      <PlanSection />
      {isNew && <NewPurchaseForm onClose={() => setNew(false)} />}
    </>
  )
}

function NewPurchaseForm({ onClose }: { readonly onClose: () => void }) {
  const t = useWords(partWords)
  return (
    <FormDrawer
      title={t('newPurchase')}
      draft="purchase"
      submitLabel={t('propose')}
      onClose={onClose}
      schema={NewPurchase}
      initial={{ lines: [{}] }}
      fields={[
        { name: 'location', label: t('to'), kind: 'custom', input: <LocationInput kinds={['warehouse']} mine /> },
        { name: 'supplier', label: t('supplier'), kind: 'custom', input: <SupplierInput /> },
        {
          name: 'lines',
          label: t('lines'),
          kind: 'rows',
          addLabel: t('addPart'),
          fields: [
            { name: 'part', label: t('part'), kind: 'custom', wide: true, input: <PartInput />, required: true },
            { name: 'quantity', label: t('quantity'), kind: 'number', min: 1, whole: true, required: true },
            { name: 'priceFen', label: t('price'), kind: 'money' },
          ],
        },
        { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
      ]}
      send={(data, intent) => post('/api/parts/purchases', data, Made, intent)}
    />
  )
}
