import { PlusOutlined } from '@ant-design/icons'
import { Button, Checkbox, Input, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Money } from '../ui/money.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { LocationInput } from './inputs.tsx'
import { PartForm } from './part-form.tsx'
import { StockTable } from './stock-table.tsx'
import { useAddress } from './use-address.ts'
import { useCatalogue, useLocations } from './use-parts.ts'
import { partWords } from './words.ts'

/** 库存: the catalogue with what is there, at one place or at all warehouses and vans. */
export function StockTab() {
  const t = useWords(partWords)
  const { given, change } = useAddress()
  const [isNew, setNew] = useState(false)
  const filter = {
    q: given('q'),
    location: given('location'),
    common: given('common'),
    stocked: given('stocked'),
    ended: given('ended'),
  }
  const pages = useCatalogue(filter)
  const { data: places } = useLocations()
  const isFiltered = Object.values(filter).some(value => value !== undefined)
  const mayManage = places?.can.manages === true || places?.can.administers === true
  return (
    <>
      <div className="parts-bar no-print">
        <Input.Search
          className="parts-wide"
          allowClear
          defaultValue={filter.q ?? ''}
          placeholder={t('search')}
          aria-label={t('search')}
          onSearch={value => change({ q: value.trim() })}
        />
        <div className="parts-wide">
          <LocationInput value={filter.location ?? null} onChange={value => change({ location: value })} label={t('place')} />
        </div>
        {(['common', 'stocked', 'ended'] as const).map(name => (
          <Checkbox
            key={name}
            checked={filter[name] === '1'}
            onChange={event => change({ [name]: event.target.checked ? '1' : undefined })}
          >
            {t(`only.${name}`)}
          </Checkbox>
        ))}
        <span style={{ marginInlineStart: 'auto', display: 'flex', gap: 8 }}>
          <ExcelButton path="/api/parts.xlsx" query={filter} name={t('title')} />
          {mayManage && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
              {t('newPart')}
            </Button>
          )}
        </span>
      </div>
      <PagedList
        pages={pages}
        empty={t(isFiltered ? 'nothingFound' : 'noParts')}
        {...(isFiltered ? {} : { emptyHint: t('noPartsHint') })}
      >
        <StockTable
          label={t('tab.stock')}
          rows={pages.items}
          keyOf={row => row.id}
          columns={[
            {
              title: t('part'),
              head: true,
              cell: row => (
                <>
                  <Link to={`/parts/${row.id}`}>{row.number}</Link> {row.isCommon && <Tag color="blue">{t('common')}</Tag>}
                  {!row.isActive && <Tag>{t('ended')}</Tag>}
                  <span className="parts-name">{row.name}</span>
                </>
              ),
            },
            { title: t('spec'), cell: row => row.spec },
            { title: t('models'), cell: row => row.models.join(' ') },
            { title: t('onHand'), number: true, cell: row => `${row.onHand} ${row.unit}` },
            { title: t('reserved'), number: true, cell: row => (row.reserved === 0 ? '' : row.reserved) },
            { title: t('free'), number: true, cell: row => <Free count={row.onHand - row.reserved} isCommon={row.isCommon} /> },
            { title: t('price'), number: true, cell: row => (row.priceFen === null ? '' : <Money fen={row.priceFen} />) },
          ]}
        />
      </PagedList>
      {isNew && <PartForm onClose={() => setNew(false)} />}
    </>
  )
}

/** None left of a common part is said in words as well. */
function Free({ count, isCommon }: { count: number; isCommon: boolean }) {
  const t = useWords(partWords)
  return count === 0 && isCommon ? <Tag color="red">{t('noneFree')}</Tag> : <strong>{count}</strong>
}
