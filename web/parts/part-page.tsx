import { EditOutlined, SwapOutlined } from '@ant-design/icons'
import { Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { ChartOption, Palette } from '../../engine/analysis/chart-options.ts'
import type { PartView } from '../../server/parts/schema.ts'
import { Chart } from '../analysis/chart.tsx'
import { joinList } from '../language/join-list.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { Moment } from '../ui/moment.tsx'
import { Money } from '../ui/money.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { MoveForm } from './move-form.tsx'
import { MoveList } from './moves-tab.tsx'
import { PartForm } from './part-form.tsx'
import { StockTable } from './stock-table.tsx'
import { useLocations, usePart, usePartUses } from './use-parts.ts'
import { partWords } from './words.ts'
import './parts.css'

/** One part: where it lies, what moved it, how much is used and where, what replaces it. */
export function PartPage() {
  const t = useWords(partWords)
  const { id = '' } = useParams()
  const query = usePart(id)
  const [open, setOpen] = useState<'change' | 'move'>()
  const { data: places } = useLocations()
  const part = query.data
  return (
    <Page
      title={part === undefined ? t('title') : `${part.number} ${part.name}`}
      subtitle={<Link to="/parts">{t('backToStock')}</Link>}
      actions={
        part !== undefined && (
          <>
            {places?.items.some(one => one.mine) && (
              <Button type="primary" icon={<SwapOutlined />} onClick={() => setOpen('move')}>
                {t('bookMove')}
              </Button>
            )}
            {(part.can.manages || part.can.administers) && (
              <Button icon={<EditOutlined />} onClick={() => setOpen('change')}>
                {t('changePart')}
              </Button>
            )}
          </>
        )
      }
    >
      <Loaded query={query}>
        {view => (
          <>
            <div className="parts-columns">
              <Facts part={view} />
              <Balances part={view} />
            </div>
            <Consumption part={view} />
            <div className="parts-columns">
              <Uses id={view.id} />
              <section className="panel parts-section" aria-label={t('tab.moves')}>
                <h2>{t('tab.moves')}</h2>
                <MoveList filter={{ part: view.id }} isShort />
              </section>
            </div>
            {open === 'change' && <PartForm part={view} onClose={() => setOpen(undefined)} />}
            {open === 'move' && <MoveForm part={view.id} onClose={() => setOpen(undefined)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Facts({ part }: { readonly part: PartView }) {
  const t = useWords(partWords)
  const language = useLanguage()
  const links = (items: PartView['replaces']) =>
    items.map(one => (
      <div key={one.id}>
        <Link to={`/parts/${one.id}`}>
          {one.number} {one.name}
        </Link>
      </div>
    ))
  return (
    <section className="panel parts-section" aria-label={t('facts')}>
      <h2>
        {t('facts')} {part.isCommon && <Tag color="blue">{t('common')}</Tag>}
        {part.isSerialised && <Tag>{t('serialised')}</Tag>}
        {!part.isActive && <Tag>{t('ended')}</Tag>}
      </h2>
      {part.photo !== null && <img className="parts-photo" src={`/api/files/${part.photo}`} alt={part.name} />}
      <dl className="parts-facts">
        <Fact name={t('spec')}>{part.spec}</Fact>
        <Fact name={t('models')}>{joinList(part.models, language)}</Fact>
        <Fact name={t('price')}>{part.priceFen !== null && <Money fen={part.priceFen} />}</Fact>
        <Fact name={t('replaces')}>{part.replaces.length > 0 && links(part.replaces)}</Fact>
        <Fact name={t('replacedBy')}>{part.replacedBy.length > 0 && links(part.replacedBy)}</Fact>
      </dl>
      {part.suppliers.length > 0 && (
        <StockTable
          label={t('suppliers')}
          rows={part.suppliers}
          keyOf={one => one.supplier.id}
          columns={[
            {
              title: t('supplier'),
              head: true,
              cell: one => (
                <>
                  {one.supplier.name} {one.isPreferred && <Tag color="green">{t('preferred')}</Tag>}
                </>
              ),
            },
            { title: t('leadDays'), number: true, cell: one => one.leadDays ?? '' },
            { title: t('price'), number: true, cell: one => (one.priceFen === null ? '' : <Money fen={one.priceFen} />) },
          ]}
        />
      )}
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  if (children === '' || children === false || children === null) return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Balances({ part }: { readonly part: PartView }) {
  const t = useWords(partWords)
  const language = useLanguage()
  return (
    <section className="panel parts-section" aria-label={t('balances')}>
      <h2>{t('balances')}</h2>
      {part.balances.length === 0 ? (
        <Nothing title={t('nowhere')} />
      ) : (
        <StockTable
          label={t('balances')}
          rows={part.balances}
          keyOf={one => one.location.id}
          columns={[
            {
              title: t('place'),
              head: true,
              cell: one => (
                <>
                  <Link to={`/parts?location=${one.location.id}&stocked=1`}>{one.location.name}</Link>{' '}
                  <span className="parts-faint">{t(`kind.${one.location.kind}`)}</span>
                  {one.serials.length > 0 && <div className="parts-faint parts-serials">{joinList(one.serials, language)}</div>}
                </>
              ),
            },
            { title: t('onHand'), number: true, cell: one => one.onHand },
            { title: t('reserved'), number: true, cell: one => (one.reserved === 0 ? '' : one.reserved) },
            { title: t('free'), number: true, cell: one => <strong>{one.onHand - one.reserved}</strong> },
          ]}
        />
      )}
    </section>
  )
}

/** 消耗: the last 26 whole weeks as bars, and the same as a table. */
function Consumption({ part }: { readonly part: PartView }) {
  const t = useWords(partWords)
  const { consumption } = part
  const total = consumption.reduce((sum, one) => sum + one.used, 0)
  const draw = useCallback(
    (palette: Palette): ChartOption => ({
      animation: false,
      textStyle: { fontFamily: palette.font },
      grid: { left: 8, right: 8, top: 16, bottom: 8, containLabel: true },
      xAxis: {
        type: 'category',
        data: consumption.map(one => one.week.slice(5)),
        axisLabel: { color: palette.text },
        axisLine: { lineStyle: { color: palette.line } },
      },
      yAxis: {
        type: 'value',
        minInterval: 1,
        axisLabel: { color: palette.text },
        splitLine: { lineStyle: { color: palette.line } },
      },
      series: [{ type: 'bar', data: consumption.map(one => one.used), itemStyle: { color: palette.bar }, barMaxWidth: 26 }],
    }),
    [consumption],
  )
  return (
    <section className="panel parts-section" aria-label={t('consumption')}>
      <h2>{t('consumption')}</h2>
      {total === 0 ? (
        <p className="parts-faint">{t('neverUsed')}</p>
      ) : (
        <>
          <p className="parts-faint">
            {t('consumptionSum', { total, unit: part.unit, mean: (total / consumption.length).toFixed(1) })}
          </p>
          <Chart draw={draw} label={t('consumption')} height={200} />
          <details>
            <summary>{t('asTable')}</summary>
            <StockTable
              label={t('consumption')}
              rows={consumption.filter(one => one.used > 0)}
              keyOf={one => one.week}
              columns={[
                { title: t('weekOf'), cell: one => one.week },
                { title: t('used'), number: true, cell: one => one.used },
              ]}
            />
          </details>
        </>
      )}
    </section>
  )
}

function Uses({ id }: { readonly id: string }) {
  const t = useWords(partWords)
  const language = useLanguage()
  const pages = usePartUses(id)
  return (
    <section className="panel parts-section" aria-label={t('whereUsed')}>
      <h2>{t('whereUsed')}</h2>
      {pages.items.length === 0 ? (
        <p className="parts-faint">{t('neverUsed')}</p>
      ) : (
        <ul className="parts-panel-list">
          {pages.items.map(one => (
            <li key={one.event + one.quantity + one.serialsIn.join()}>
              {one.case === null ? (
                <span className="parts-faint">{t('hiddenCase')}</span>
              ) : (
                <Link to={`/cases/${one.case.id}`}>
                  {one.case.number} {one.case.title}
                </Link>
              )}{' '}
              × {one.quantity} {one.withdrawn && <Tag>{t('withdrawn')}</Tag>}
              <div className="parts-faint">
                {one.machine !== null && `${one.machine.model} ${one.machine.serial} · `}
                {one.by.name} · <Moment at={one.at} />
                {one.serialsIn.length > 0 && ` · ${t('serialsIn')} ${joinList(one.serialsIn, language)}`}
              </div>
            </li>
          ))}
        </ul>
      )}
      {pages.hasMore && (
        <Button type="link" onClick={pages.loadMore}>
          {t('more')}
        </Button>
      )}
    </section>
  )
}
