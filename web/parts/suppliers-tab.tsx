import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { SaveSupplier, SupplierList } from '../../server/parts/schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded, Nothing } from '../ui/page.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { put } from './put.ts'
import { StockTable } from './stock-table.tsx'
import { useSuppliers } from './use-parts.ts'
import { partWords } from './words.ts'

type Row = SupplierList['items'][number]

/** 供应商. */
export function SuppliersTab() {
  const t = useWords(partWords)
  const query = useSuppliers()
  const [open, setOpen] = useState<Row | 'new'>()
  return (
    <Loaded query={query}>
      {({ items, can }) => (
        <>
          {(can.manages || can.administers) && (
            <div className="parts-bar">
              <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
                {t('newSupplier')}
              </Button>
            </div>
          )}
          <div className="panel">
            {items.length === 0 ? (
              <Nothing title={t('noSuppliers')} />
            ) : (
              <StockTable
                label={t('tab.suppliers')}
                rows={items}
                keyOf={row => row.id}
                columns={[
                  {
                    title: t('supplier'),
                    head: true,
                    cell: row => (
                      <>
                        {row.name} {!row.isActive && <Tag>{t('ended')}</Tag>}
                      </>
                    ),
                  },
                  { title: t('contact'), cell: row => row.contact },
                  { title: t('phone'), cell: row => (row.phone === '' ? '' : <a href={`tel:${row.phone}`}>{row.phone}</a>) },
                  { title: t('partsOf'), number: true, cell: row => row.parts },
                  {
                    title: t('tab.claims'),
                    number: true,
                    cell: row => (row.claims === 0 ? '' : <Link to={`/parts?tab=claims&supplier=${row.id}`}>{row.claims}</Link>),
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
          </div>
          {open !== undefined && (
            <FormDrawer
              title={open === 'new' ? t('newSupplier') : open.name}
              draft={`supplier/${open === 'new' ? '' : open.id}`}
              submitLabel={t('save')}
              schema={SaveSupplier}
              initial={open === 'new' ? { isActive: true } : { ...SaveSupplier.parse(onlyInput(open)) }}
              fields={[
                { name: 'name', label: t('name'), kind: 'text' },
                { name: 'contact', label: t('contact'), kind: 'text' },
                { name: 'phone', label: t('phone'), kind: 'text' },
                { name: 'email', label: t('email'), kind: 'text' },
                { name: 'address', label: t('address'), kind: 'text', wide: true },
                { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
                { name: 'isActive', label: t('state'), kind: 'checkbox', text: t('supplierActive') },
              ]}
              send={(data, intent) =>
                open === 'new'
                  ? post('/api/parts/suppliers', data, SupplierList, intent)
                  : put(`/api/parts/suppliers/${open.id}`, data, SupplierList, intent)
              }
              onClose={() => setOpen(undefined)}
            />
          )}
        </>
      )}
    </Loaded>
  )
}

const onlyInput = ({ id: _id, parts: _parts, claims: _claims, ...rest }: Row) => rest
