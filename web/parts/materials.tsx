import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { CheckMaterial, MaterialList, SaveMaterial } from '../../server/parts/emergency-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { put } from './put.ts'
import { StockTable } from './stock-table.tsx'
import { useMaterials } from './use-parts.ts'
import { partWords } from './words.ts'

type Row = MaterialList['items'][number]

/** 应急物资: what is kept ready, where, how many, and when it is to be checked; what is wrong stands first. */
export function Materials() {
  const t = useWords(partWords)
  const query = useMaterials()
  const [open, setOpen] = useState<{ row?: Row; act: 'save' | 'check' }>()
  return (
    <section className="panel parts-section" aria-label={t('materials')}>
      <h2>{t('materials')}</h2>
      <Loaded query={query}>
        {({ items, can }) => (
          <>
            {(can.manages || can.administers) && (
              <div className="parts-bar">
                <Button icon={<PlusOutlined />} onClick={() => setOpen({ act: 'save' })}>
                  {t('newMaterial')}
                </Button>
              </div>
            )}
            {items.length === 0 ? (
              <Nothing title={t('noMaterials')} />
            ) : (
              <StockTable
                label={t('materials')}
                rows={items}
                keyOf={row => row.id}
                columns={[
                  {
                    title: t('material'),
                    head: true,
                    cell: row => (
                      <>
                        {row.name} <span className="parts-faint">{row.spec}</span>{' '}
                        {row.wrong.map(one => (
                          <Tag key={one} color={one === 'expires-soon' ? 'orange' : 'red'}>
                            {t(`wrong.${one}`)}
                          </Tag>
                        ))}
                      </>
                    ),
                  },
                  {
                    title: t('quantity'),
                    number: true,
                    cell: row => t('atLeast', { quantity: row.quantity, unit: row.unit, least: row.least }),
                  },
                  { title: t('place'), cell: row => row.place },
                  { title: t('keeper'), cell: row => row.keeper.name },
                  { title: t('expiresOn'), cell: row => row.expiresOn !== null && <Day date={row.expiresOn} /> },
                  { title: t('checkDue'), cell: row => <Day date={row.checkDueOn} /> },
                  {
                    title: t('lastCheck'),
                    cell: row =>
                      row.lastCheck !== null && (
                        <>
                          {row.lastCheck.by.name} <Moment at={row.lastCheck.at} />
                        </>
                      ),
                  },
                  {
                    title: t('acts'),
                    cell: row => (
                      <span className="parts-acts">
                        {row.canCheck && (
                          <Button
                            size="small"
                            type={row.wrong.includes('check-overdue') ? 'primary' : 'default'}
                            onClick={() => setOpen({ row, act: 'check' })}
                          >
                            {t('check')}
                          </Button>
                        )}
                        {(can.manages || can.administers) && (
                          <Button size="small" type="link" onClick={() => setOpen({ row, act: 'save' })}>
                            {t('change')}
                          </Button>
                        )}
                      </span>
                    ),
                  },
                ]}
              />
            )}
          </>
        )}
      </Loaded>
      {open?.act === 'save' && <SaveForm row={open.row} onClose={() => setOpen(undefined)} />}
      {open?.act === 'check' && open.row !== undefined && <CheckForm row={open.row} onClose={() => setOpen(undefined)} />}
    </section>
  )
}

function SaveForm({ row, onClose }: { readonly row: Row | undefined; readonly onClose: () => void }) {
  const t = useWords(partWords)
  return (
    <FormDrawer
      title={row?.name ?? t('newMaterial')}
      draft={`material/${row?.id ?? ''}`}
      submitLabel={t('save')}
      schema={SaveMaterial}
      initial={
        row === undefined
          ? { unit: t('pieces'), checkEveryDays: 90, isActive: true }
          : {
              ...{ name: row.name, spec: row.spec, quantity: row.quantity, least: row.least, unit: row.unit, place: row.place },
              ...{ keeper: row.keeper.id, checkEveryDays: row.checkEveryDays, isActive: row.isActive },
              ...(row.expiresOn === null ? {} : { expiresOn: row.expiresOn }),
            }
      }
      fields={[
        { name: 'name', label: t('name'), kind: 'text' },
        { name: 'spec', label: t('spec'), kind: 'text' },
        { name: 'quantity', label: t('quantity'), kind: 'number', min: 0, whole: true },
        { name: 'least', label: t('least'), kind: 'number', min: 0, whole: true },
        { name: 'unit', label: t('unit'), kind: 'text' },
        { name: 'place', label: t('place'), kind: 'text' },
        { name: 'keeper', label: t('keeper'), kind: 'person' },
        { name: 'expiresOn', label: t('expiresOn'), kind: 'day' },
        { name: 'checkEveryDays', label: t('checkEvery'), kind: 'number', min: 1, whole: true },
        { name: 'isActive', label: t('state'), kind: 'checkbox', text: t('materialActive') },
      ]}
      send={(data, intent) =>
        row === undefined
          ? post('/api/parts/materials', data, MaterialList, intent)
          : put(`/api/parts/materials/${row.id}`, data, MaterialList, intent)
      }
      onClose={onClose}
    />
  )
}

function CheckForm({ row, onClose }: { readonly row: Row; readonly onClose: () => void }) {
  const t = useWords(partWords)
  return (
    <FormDrawer
      title={`${t('check')} · ${row.name}`}
      draft={`material/${row.id}/check`}
      submitLabel={t('check')}
      schema={CheckMaterial}
      initial={{ quantity: row.quantity, isSound: true, ...(row.expiresOn === null ? {} : { expiresOn: row.expiresOn }) }}
      fields={[
        { name: 'quantity', label: t('counted'), kind: 'number', min: 0, whole: true, unit: row.unit },
        { name: 'expiresOn', label: t('expiresOn'), kind: 'day' },
        { name: 'isSound', label: t('condition'), kind: 'checkbox', text: t('isSound') },
        { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
      ]}
      send={(data, intent) => post(`/api/parts/materials/${row.id}/checks`, data, MaterialList, intent)}
      onClose={onClose}
    />
  )
}
