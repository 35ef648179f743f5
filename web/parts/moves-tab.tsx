import { SwapOutlined } from '@ant-design/icons'
import { Button, Select, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Booked, type MoveRow, ReverseMove } from '../../server/parts/schema.ts'
import { moveKinds } from '../../server/parts/words-schema.ts'
import { post, type Query } from '../api/request.ts'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { LocationInput } from './inputs.tsx'
import { MoveForm } from './move-form.tsx'
import { StockTable } from './stock-table.tsx'
import { useAddress } from './use-address.ts'
import { useLocations, useMoves } from './use-parts.ts'
import { partWords } from './words.ts'

/** 台账: every move, newest first. */
export function MovesTab() {
  const t = useWords(partWords)
  const { given, change } = useAddress()
  const [isBooking, setBooking] = useState(false)
  const { data: places } = useLocations()
  const filter = { kind: given('kind'), location: given('location') }
  return (
    <>
      <div className="parts-bar no-print">
        <div className="parts-wide">
          <LocationInput value={filter.location ?? null} onChange={value => change({ location: value })} />
        </div>
        <Select
          aria-label={t('moveKind')}
          allowClear
          placeholder={t('moveKind')}
          value={filter.kind ?? null}
          style={{ minWidth: 130 }}
          onChange={value => change({ kind: value ?? undefined })}
          options={moveKinds.map(value => ({ value: value as string, label: t(`move.${value}`) }))}
        />
        <span style={{ marginInlineStart: 'auto', display: 'flex', gap: 8 }}>
          <ExcelButton path="/api/parts/moves.xlsx" query={filter} name={t('tab.moves')} />
          {places?.items.some(one => one.mine) && (
            <Button type="primary" icon={<SwapOutlined />} onClick={() => setBooking(true)}>
              {t('bookMove')}
            </Button>
          )}
        </span>
      </div>
      <MoveList filter={filter} />
      {isBooking && <MoveForm onClose={() => setBooking(false)} />}
    </>
  )
}

/** The moves that a filter finds; `isShort`: on the page of one part, without its name. */
export function MoveList({ filter, isShort = false }: { readonly filter: Query; readonly isShort?: boolean }) {
  const t = useWords(partWords)
  const language = useLanguage()
  const pages = useMoves(filter, isShort ? 8 : 50)
  const [reversing, setReversing] = useState<MoveRow>()
  return (
    <>
      <PagedList pages={pages} empty={t('noMoves')}>
        <StockTable
          label={t('tab.moves')}
          rows={pages.items}
          keyOf={row => row.id}
          columns={[
            {
              title: t('moveKind'),
              head: true,
              cell: row => (
                <>
                  <Tag>{t(`move.${row.kind}`)}</Tag>
                  {row.reverses !== null && <Tag color="orange">{t('counterMove')}</Tag>}
                  {row.reversedBy !== null && <Tag color="default">{t('reversed')}</Tag>}
                  <span className="parts-faint">
                    <Moment at={row.at} />
                  </span>
                </>
              ),
            },
            ...(isShort
              ? []
              : [
                  {
                    title: t('part'),
                    cell: (row: MoveRow) => (
                      <Link to={`/parts/${row.part.id}`}>
                        {row.part.number} {row.part.name}
                      </Link>
                    ),
                  },
                ]),
            { title: t('quantity'), number: true, cell: row => `${row.quantity} ${row.part.unit}` },
            {
              title: t('fromTo'),
              cell: row => `${row.from?.name ?? row.supplier?.name ?? t('outside')} → ${row.to?.name ?? t('outside')}`,
            },
            {
              title: t('about'),
              cell: row => (
                <>
                  {row.case !== null && <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link>} {row.document} {row.reason}
                  {row.serials.length > 0 && <div className="parts-faint parts-serials">{joinList(row.serials, language)}</div>}
                </>
              ),
            },
            {
              title: t('by'),
              cell: row => (
                <span className="parts-acts">
                  {row.by.name}
                  {row.canReverse && (
                    <Button size="small" type="link" onClick={() => setReversing(row)}>
                      {t('reverse')}
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      </PagedList>
      {reversing !== undefined && (
        <FormDrawer
          title={t('reverseOf', { what: `${t(`move.${reversing.kind}`)} ${reversing.part.number} × ${reversing.quantity}` })}
          intro={t('reverseIntro')}
          draft={`reverse/${reversing.id}`}
          submitLabel={t('reverse')}
          schema={ReverseMove}
          fields={[{ name: 'reason', label: t('reason'), kind: 'multiline', rows: 2 }]}
          send={(data, intent) => post(`/api/parts/moves/${reversing.id}/reverse`, data, Booked, intent)}
          onClose={() => setReversing(undefined)}
        />
      )}
    </>
  )
}
