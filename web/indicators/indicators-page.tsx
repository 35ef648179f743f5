import { useQuery } from '@tanstack/react-query'
import { Alert, Select } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { type IndicatorFigure, IndicatorsView } from '../../server/indicators/schema.ts'
import { get } from '../api/request.ts'
import { useNames } from '../cases/packs.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { ExcelButton } from '../ui/excel-button.tsx'
import { Moment } from '../ui/moment.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { Met, missingFigure, useFigure, useTarget } from './figure.tsx'
import { IndicatorTabs } from './indicator-tabs.tsx'
import { PeriodPick, usePeriod } from './period-pick.tsx'
import { ReportButton } from './report-button.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

/** 指标 (furn 3.1, robot 第十九条): every indicator of the regulations in force, against its target and the period before; each opens its definition and its cases. */
export function IndicatorsPage() {
  const t = useWords(indicatorWords)
  const text = useText()
  const { packs } = useNames()
  const chosen = usePeriod()
  const [params, setParams] = useSearchParams()
  const regulation = params.get('regulation') ?? undefined
  const ask = { period: chosen.name, ...(regulation === undefined ? {} : { regulation }) }
  const query = useQuery({
    queryKey: ['case', 'indicators', ask],
    queryFn: ({ signal }) => get('/api/indicators', IndicatorsView, { signal, query: ask }),
    placeholderData: before => before,
    refetchInterval: ({ state }) => ((state.data?.pending ?? 0) > 0 ? 3_000 : false),
  })
  return (
    <Page
      title={t('title')}
      bar={<IndicatorTabs current="now" />}
      actions={<ExcelButton path="/api/indicators.xlsx" query={ask} name={t('tab.now')} label={t('excel')} />}
    >
      <div className="indicators-filters">
        <PeriodPick chosen={chosen} />
        {packs.length > 1 && (
          <Select
            aria-label={t('regulation')}
            className="indicators-select"
            value={regulation ?? ''}
            options={[
              { value: '', label: t('allRegulations') },
              ...packs.map(pack => ({ value: pack.id, label: text(pack.title) })),
            ]}
            onChange={value =>
              setParams(before => {
                const { regulation: _, ...rest } = Object.fromEntries(before)
                return value === '' ? rest : { ...rest, regulation: value }
              })
            }
          />
        )}
      </div>
      <Loaded query={query}>
        {view => (
          <div className="indicators">
            {view.pending > 0 && <Alert type="info" showIcon title={t('pending', { count: view.pending })} />}
            <p className="case-faint">
              {t(view.scope === 'company' ? 'scopeCompany' : 'scopeSeen')} · {view.period.from} – {view.period.to} · {t('asOf')}{' '}
              <Moment at={view.asOf} full />
            </p>
            {view.items.length === 0 ? (
              <Nothing title={t('empty')} hint={t('emptyHint')} />
            ) : (
              <ul className="indicators-list">
                {view.items.map(one => (
                  <IndicatorTile key={one.key} one={one} period={chosen.name} />
                ))}
              </ul>
            )}
            {view.canFreeze && view.items.length > 0 && <ReportButton period={chosen.name} regulation={regulation} />}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function IndicatorTile({ one, period }: { readonly one: IndicatorFigure; readonly period: string }) {
  const t = useWords(indicatorWords)
  const text = useText()
  const say = useFigure()
  const target = useTarget()
  const link = `/indicators/${one.key}?period=${period}`
  const isShare =
    one.numerator !== null &&
    one.denominator !== null &&
    one.unit === 'percent' &&
    one.how !== 'change' &&
    one.denominator + one.numerator > 0
  return (
    <li className="panel indicators-tile" data-met={one.met ?? undefined}>
      <div className="indicators-tile-head">
        <Link to={link}>{text(one.title)}</Link>{' '}
        <ClauseChip clause={one.clause} edition={{ id: one.regulation, edition: one.edition }} />
      </div>
      <p className="indicators-figure">
        <Link to={link} className={one.figure === null ? 'is-none' : ''}>
          {one.figure === null ? t(missingFigure[one.how]) : say(one.unit, one.figure)}
        </Link>{' '}
        <Met met={one.met} />
      </p>
      <p className="case-faint indicators-facts">
        <span>{target(one) ?? t('noTarget')}</span>
        {isShare && <span>{t('partsOf', { numerator: one.numerator ?? 0, denominator: one.denominator ?? 0 })}</span>}
        {one.how === 'counted' && <span>{t('cases', { count: one.cases })}</span>}
        {one.entered !== null && <span>{t('enteredBy', { name: one.entered.by.name })}</span>}
        <span>
          {t('before')} {say(one.unit, one.before.figure)}
        </span>
      </p>
    </li>
  )
}
