import { PlusOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { z } from 'zod'
import { NewStocktake } from '../../server/parts/stocktake-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing } from '../ui/page.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { LocationInput } from './inputs.tsx'
import { StockTable } from './stock-table.tsx'
import { useStocktakes } from './use-parts.ts'
import { partWords } from './words.ts'

/** 盘点: counts, newest first. */
export function StocktakesTab() {
  const t = useWords(partWords)
  const navigate = useNavigate()
  const query = useStocktakes()
  const [isNew, setNew] = useState(false)
  return (
    <>
      {query.data?.canOpen && (
        <div className="parts-bar">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
            {t('newStocktake')}
          </Button>
        </div>
      )}
      <Loaded query={query}>
        {({ items }) => (
          <div className="panel">
            {items.length === 0 ? (
              <Nothing title={t('noStocktakes')} hint={t('noStocktakesHint')} />
            ) : (
              <StockTable
                label={t('tab.stocktakes')}
                rows={items}
                keyOf={row => row.id}
                columns={[
                  {
                    title: t('stocktake'),
                    head: true,
                    cell: row => <Link to={`/parts/stocktakes/${row.id}`}>{row.number}</Link>,
                  },
                  { title: t('place'), cell: row => row.location.name },
                  {
                    title: t('state'),
                    cell: row => (
                      <Tag color={row.state === 'posted' ? 'green' : row.state === 'cancelled' ? 'default' : 'orange'}>
                        {t(`stocktake.${row.state}`)}
                      </Tag>
                    ),
                  },
                  { title: t('counter'), cell: row => row.counter.name },
                  { title: t('frozenAt'), cell: row => <Moment at={row.frozenAt} /> },
                  { title: t('lines'), number: true, cell: row => row.lines },
                  { title: t('differing'), number: true, cell: row => row.differing ?? '' },
                ]}
              />
            )}
          </div>
        )}
      </Loaded>
      {isNew && (
        <FormDrawer
          title={t('newStocktake')}
          intro={t('stocktakeIntro')}
          draft="stocktake"
          submitLabel={t('newStocktake')}
          schema={NewStocktake}
          fields={[
            { name: 'location', label: t('place'), kind: 'custom', input: <LocationInput mine /> },
            { name: 'counter', label: t('counter'), kind: 'person' },
            { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
          ]}
          send={async (data, intent) => {
            const { id } = await post('/api/parts/stocktakes', data, z.object({ id: z.string() }), intent)
            void navigate(`/parts/stocktakes/${id}`)
          }}
          onClose={() => setNew(false)}
        />
      )}
    </>
  )
}
