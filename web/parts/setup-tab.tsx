import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { LocationList, SaveLocation } from '../../server/parts/schema.ts'
import { locationKinds } from '../../server/parts/words-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Loaded, Nothing } from '../ui/page.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { put } from './put.ts'
import { RulesSection } from './rules-section.tsx'
import { StockTable } from './stock-table.tsx'
import { useLocations } from './use-parts.ts'
import { partWords } from './words.ts'

type Row = LocationList['items'][number]

/** 库位与规则: where parts lie and who keeps them; which posts manage and approve, and from which figures orders are proposed. */
export function SetupTab() {
  const t = useWords(partWords)
  const query = useLocations()
  const [open, setOpen] = useState<Row | 'new'>()
  return (
    <>
      <section className="panel parts-section" aria-label={t('places')}>
        <h2>{t('places')}</h2>
        <Loaded query={query}>
          {({ items, can }) => (
            <>
              {(can.manages || can.administers) && (
                <div className="parts-bar">
                  <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen('new')}>
                    {t('newPlace')}
                  </Button>
                </div>
              )}
              {items.length === 0 ? (
                <Nothing title={t('noPlaces')} hint={t('noPlacesHint')} />
              ) : (
                <StockTable
                  label={t('places')}
                  rows={items}
                  keyOf={row => row.id}
                  columns={[
                    {
                      title: t('place'),
                      head: true,
                      cell: row => (
                        <>
                          <Link to={`/parts?location=${row.id}&stocked=1`}>{row.name}</Link>{' '}
                          {!row.isActive && <Tag>{t('ended')}</Tag>}
                        </>
                      ),
                    },
                    { title: t('placeKind'), cell: row => t(`kind.${row.kind}`) },
                    { title: t('keeper'), cell: row => row.keeper?.name ?? <Tag color="orange">{t('noKeeper')}</Tag> },
                    { title: t('address'), cell: row => row.address },
                    { title: t('partsOf'), number: true, cell: row => row.parts },
                    { title: t('units'), number: true, cell: row => row.units },
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
      </section>
      <RulesSection />
      {open !== undefined && (
        <FormDrawer
          title={open === 'new' ? t('newPlace') : open.name}
          draft={`place/${open === 'new' ? '' : open.id}`}
          submitLabel={t('save')}
          schema={SaveLocation}
          initial={
            open === 'new'
              ? { kind: 'warehouse', isActive: true }
              : {
                  ...{ name: open.name, kind: open.kind, address: open.address, isActive: open.isActive },
                  ...(open.keeper === null ? {} : { keeper: open.keeper.id }),
                }
          }
          fields={[
            { name: 'name', label: t('name'), kind: 'text' },
            {
              name: 'kind',
              label: t('placeKind'),
              kind: 'select',
              options: locationKinds.map(value => ({ value, label: t(`kind.${value}`) })),
            },
            { name: 'keeper', label: t('keeper'), hint: t('keeperHint'), kind: 'person' },
            { name: 'address', label: t('address'), kind: 'text' },
            { name: 'isActive', label: t('state'), kind: 'checkbox', text: t('placeActive') },
          ]}
          send={(data, intent) =>
            open === 'new'
              ? post('/api/parts/locations', data, LocationList, intent)
              : put(`/api/parts/locations/${open.id}`, data, LocationList, intent)
          }
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}
