import { Tag } from 'antd'
import { Link } from 'react-router'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Loaded, Nothing } from '../ui/page.tsx'
import { StockTable } from './stock-table.tsx'
import { useMyStock } from './use-parts.ts'
import { partWords } from './words.ts'

/** 我的备件: what lies in the places that I keep. */
export function MineTab() {
  const t = useWords(partWords)
  const language = useLanguage()
  const query = useMyStock()
  return (
    <Loaded query={query}>
      {({ locations }) =>
        locations.length === 0 ? (
          <Nothing title={t('keepsNothing')} hint={t('keepsNothingHint')} />
        ) : (
          locations.map(place => (
            <section key={place.id} className="panel parts-section" aria-label={place.name}>
              <h2>
                {place.name} <Tag>{t(`kind.${place.kind}`)}</Tag>
              </h2>
              {place.parts.length === 0 ? (
                <p className="parts-faint">{t('emptyPlace')}</p>
              ) : (
                <StockTable
                  label={place.name}
                  rows={place.parts}
                  keyOf={row => row.id}
                  columns={[
                    {
                      title: t('part'),
                      head: true,
                      cell: row => (
                        <>
                          <Link to={`/parts/${row.id}`}>{row.number}</Link> {row.name}
                          {row.serials.length > 0 && (
                            <div className="parts-faint parts-serials">{joinList(row.serials, language)}</div>
                          )}
                        </>
                      ),
                    },
                    { title: t('spec'), cell: row => row.spec },
                    { title: t('onHand'), number: true, cell: row => `${row.onHand} ${row.unit}` },
                    { title: t('reserved'), number: true, cell: row => (row.reserved === 0 ? '' : row.reserved) },
                  ]}
                />
              )}
            </section>
          ))
        )
      }
    </Loaded>
  )
}
