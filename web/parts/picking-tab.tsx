import { PrinterOutlined } from '@ant-design/icons'
import { Button, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  ChangeReservation,
  ClearDifference,
  DifferencePage,
  type Reservation,
  ReservationPage,
} from '../../server/parts/reservation-schema.ts'
import { reservationStates } from '../../server/parts/words-schema.ts'
import { post } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { Day, Moment } from '../ui/moment.tsx'
import { PagedList } from '../ui/paged-list.tsx'
import { FormDrawer } from './form-drawer.tsx'
import { LocationInput, TagsInput } from './inputs.tsx'
import { StockTable } from './stock-table.tsx'
import { useAddress } from './use-address.ts'
import { useDifferences, useReservations } from './use-parts.ts'
import { partWords } from './words.ts'

type Act = 'fill' | 'issue' | 'release'

/** 预留与拣货: what orders wait for, to be picked and handed out; below it what was used and was not in the books. */
export function PickingTab() {
  const t = useWords(partWords)
  const { given, change } = useAddress()
  const state = reservationStates.find(one => one === given('state')) ?? 'open'
  const pages = useReservations({ state, location: given('location') })
  return (
    <>
      <Differences />
      <div className="parts-bar no-print">
        <Segmented
          aria-label={t('state')}
          value={state}
          onChange={value => change({ state: value === 'open' ? undefined : value })}
          options={reservationStates.map(value => ({ value, label: t(`reservation.${value}`) }))}
        />
        <div className="parts-wide">
          <LocationInput
            value={given('location') ?? null}
            onChange={value => change({ location: value })}
            kinds={['warehouse', 'van']}
          />
        </div>
        <Button icon={<PrinterOutlined />} style={{ marginInlineStart: 'auto' }} onClick={() => window.print()}>
          {t('printPickList')}
        </Button>
      </div>
      <PagedList pages={pages} empty={t('noReservations')} emptyHint={t('noReservationsHint')}>
        <ReservationTable rows={pages.items} />
      </PagedList>
    </>
  )
}

/** Reservations with what whoever keeps the place may do; also on a case's panel. */
export function ReservationTable({ rows, ofCase = false }: { readonly rows: readonly Reservation[]; readonly ofCase?: boolean }) {
  const t = useWords(partWords)
  const [open, setOpen] = useState<{ row: Reservation; act: Act }>()
  return (
    <>
      <StockTable
        label={t('tab.picking')}
        rows={rows}
        keyOf={row => row.id}
        columns={[
          {
            title: t('part'),
            head: true,
            cell: row => (
              <>
                <Link to={`/parts/${row.part.id}`}>{row.part.number}</Link> {row.part.name}
                {row.note !== '' && <div className="parts-faint">{row.note}</div>}
              </>
            ),
          },
          { title: t('place'), cell: row => row.location.name },
          ...(ofCase
            ? []
            : [
                {
                  title: t('forCase'),
                  cell: (row: Reservation) => (
                    <>
                      {row.case === null ? t('hiddenCase') : <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link>}{' '}
                      <span className="parts-faint">{row.handler?.name}</span>
                    </>
                  ),
                },
              ]),
          { title: t('neededOn'), cell: row => (row.neededOn === null ? '' : <Day date={row.neededOn} />) },
          { title: t('keptOfWanted'), number: true, cell: row => `${row.reserved + row.issued} / ${row.wanted}` },
          {
            title: t('state'),
            cell: row =>
              row.shortfall > 0 ? (
                <Tag color="red">{t('shortfall', { count: row.shortfall })}</Tag>
              ) : (
                <Tag color={row.state === 'open' ? 'blue' : 'default'}>
                  {t(row.state === 'open' ? 'readyToPick' : `reservation.${row.state}`)}
                </Tag>
              ),
          },
          {
            title: t('acts'),
            cell: row => (
              <span className="parts-acts no-print">
                {row.state === 'open' && row.mine && row.reserved > 0 && (
                  <Button size="small" type="primary" onClick={() => setOpen({ row, act: 'issue' })}>
                    {t('issue')}
                  </Button>
                )}
                {row.state === 'open' && row.shortfall > 0 && row.free > 0 && (
                  <Button size="small" onClick={() => setOpen({ row, act: 'fill' })}>
                    {t('fill')}
                  </Button>
                )}
                {row.state === 'open' && (
                  <Button size="small" type="text" onClick={() => setOpen({ row, act: 'release' })}>
                    {t('release')}
                  </Button>
                )}
              </span>
            ),
          },
        ]}
      />
      {open !== undefined && <ReservationForm {...open} onClose={() => setOpen(undefined)} />}
    </>
  )
}

function ReservationForm({ row, act, onClose }: { readonly row: Reservation; readonly act: Act; readonly onClose: () => void }) {
  const t = useWords(partWords)
  const isIssue = act === 'issue'
  return (
    <FormDrawer
      title={`${t(act)} · ${row.part.number} ${row.part.name}`}
      intro={t(`${act}Intro`)}
      draft={`reservation/${row.id}/${act}`}
      submitLabel={t(act)}
      onClose={onClose}
      schema={ChangeReservation.omit({ act: true })}
      initial={
        isIssue ? { quantity: row.reserved, ...(row.van === null ? {} : { to: row.van.id }), serials: [] } : { serials: [] }
      }
      fields={
        isIssue
          ? [
              {
                name: 'to',
                label: t('issueTo'),
                kind: 'custom',
                wide: true,
                input: <LocationInput kinds={['van', 'warehouse', 'customer']} />,
                required: true,
              },
              {
                name: 'quantity',
                label: t('quantity'),
                kind: 'number',
                min: 1,
                max: row.reserved,
                whole: true,
                unit: row.part.unit,
              },
              ...(row.part.isSerialised
                ? [
                    {
                      name: 'serials',
                      label: t('serials'),
                      kind: 'custom' as const,
                      input: <TagsInput placeholder={t('serialsHint')} />,
                      required: true,
                    },
                  ]
                : []),
              { name: 'note', label: t('document'), kind: 'text' },
            ]
          : [{ name: 'note', label: t('note'), kind: 'multiline', rows: 2 }]
      }
      send={(data, intent) => post(`/api/parts/reservations/${row.id}`, { ...data, act }, ReservationPage, intent)}
    />
  )
}

/** 差异 that wait for a store keeper. */
function Differences() {
  const t = useWords(partWords)
  const pages = useDifferences({ state: 'open' })
  const [open, setOpen] = useState<(typeof pages.items)[number]>()
  if (pages.items.length === 0) return null
  return (
    <section className="panel parts-section" aria-label={t('differences')}>
      <h2>{t('differences')}</h2>
      <p className="parts-faint">{t('differencesHint')}</p>
      <StockTable
        label={t('differences')}
        rows={pages.items}
        keyOf={row => row.id}
        columns={[
          {
            title: t('part'),
            head: true,
            cell: row => (
              <>
                <Link to={`/parts/${row.part.id}`}>{row.part.number}</Link> {row.part.name}
              </>
            ),
          },
          {
            title: t('short'),
            number: true,
            cell: row => <Tag color="red">{t('shortOf', { count: row.quantity, unit: row.part.unit })}</Tag>,
          },
          { title: t('place'), cell: row => row.location.name },
          {
            title: t('forCase'),
            cell: row => (row.case === null ? t('hiddenCase') : <Link to={`/cases/${row.case.id}`}>{row.case.number}</Link>),
          },
          {
            title: t('by'),
            cell: row => (
              <>
                {row.by.name} <Moment at={row.at} />
              </>
            ),
          },
          {
            title: t('acts'),
            cell: row =>
              row.mine && (
                <Button size="small" type="primary" onClick={() => setOpen(row)}>
                  {t('clear')}
                </Button>
              ),
          },
        ]}
      />
      {open !== undefined && (
        <FormDrawer
          title={`${t('clear')} · ${open.part.number} ${open.part.name}`}
          intro={t('clearIntro')}
          draft={`difference/${open.id}`}
          submitLabel={t('clear')}
          onClose={() => setOpen(undefined)}
          schema={ClearDifference}
          initial={{ how: 'consumed', location: open.location.id, serials: open.serials }}
          fields={[
            {
              ...{ name: 'how', label: t('how'), kind: 'choice', wide: true },
              options: [
                { value: 'consumed', label: t('how.consumed') },
                { value: 'not-ours', label: t('how.not-ours') },
              ],
            },
            {
              name: 'location',
              label: t('takenFrom'),
              kind: 'custom',
              input: <LocationInput mine />,
              when: values => values.how === 'consumed',
            },
            {
              name: 'serials',
              label: t('serials'),
              kind: 'custom',
              input: <TagsInput />,
              when: values => values.how === 'consumed' && open.serials.length > 0,
            },
            { name: 'note', label: t('note'), kind: 'multiline', rows: 2 },
          ]}
          send={(data, intent) => post(`/api/parts/differences/${open.id}`, data, DifferencePage, intent)}
        />
      )}
    </section>
  )
}
