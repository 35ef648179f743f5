import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { type IndicatorFigure, IndicatorsView, type Side } from '../../server/indicators/schema.ts'
import { get } from '../api/request.ts'
import { useText, useWords } from '../language/use-words.ts'
import { ClauseChip } from '../policies/clause-chip.tsx'
import { Loaded, Nothing, Page } from '../ui/page.tsx'
import { CasesCounted, usualSide } from './cases-counted.tsx'
import { EntriesSection } from './entries-section.tsx'
import { Met, missingFigure, useFigure, useTarget } from './figure.tsx'
import { PeriodPick, usePeriod } from './period-pick.tsx'
import { TrendSection } from './trend-section.tsx'
import { indicatorWords } from './words.ts'
import './indicators.css'

/** One indicator of a period: what it is, by which clause, by department or person, its trend, and the very cases it counts. */
export function IndicatorPage() {
  const t = useWords(indicatorWords)
  const text = useText()
  const { key = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const chosen = usePeriod()
  const change = (next: Readonly<Record<string, string | undefined>>) =>
    setParams(
      before => {
        const merged = { ...Object.fromEntries(before), ...next }
        return Object.fromEntries(Object.entries(merged).filter((one): one is [string, string] => one[1] !== undefined))
      },
      { preventScrollReset: true, replace: true },
    )
  const by = (params.get('by') ?? 'department') as Side
  const ask = { period: chosen.name, by, indicator: key }
  const query = useQuery({
    queryKey: ['case', 'indicators', ask],
    queryFn: ({ signal }) => get('/api/indicators', IndicatorsView, { signal, query: ask }),
    placeholderData: before => before,
  })
  const one = query.data?.items.find(item => item.key === key)
  return (
    <Page
      title={one === undefined ? t('indicator') : text(one.title)}
      bar={<Link to={`/indicators?period=${chosen.name}`}>{t('back')}</Link>}
    >
      <div className="indicators-filters">
        <PeriodPick chosen={chosen} />
      </div>
      <Loaded query={query}>
        {() =>
          one === undefined ? (
            <Nothing title={t('empty')} hint={t('emptyHint')} />
          ) : (
            <div className="indicators">
              <Summary one={one} />
              {one.how === 'entered' && <EntriesSection one={one} period={chosen.name} />}
              {one.how === 'counted' && (
                <>
                  <Breakdown one={one} by={by} of={params.get('of') ?? undefined} change={change} />
                  <TrendSection one={one} chosen={chosen} />
                  <CasesCounted
                    one={one}
                    period={chosen.name}
                    by={by}
                    of={params.get('of') ?? undefined}
                    side={params.get('side') ?? usualSide(one)}
                    change={change}
                  />
                </>
              )}
              {one.how === 'entered' && <TrendSection one={one} chosen={chosen} />}
            </div>
          )
        }
      </Loaded>
    </Page>
  )
}

function Summary({ one }: { readonly one: IndicatorFigure }) {
  const t = useWords(indicatorWords)
  const text = useText()
  const say = useFigure()
  const target = useTarget()
  const isShare = one.numerator !== null && one.denominator !== null && one.unit === 'percent' && one.how !== 'change'
  return (
    <section className="panel indicators-section" aria-label={text(one.title)}>
      <p className="indicators-figure">
        {one.figure === null ? t(missingFigure[one.how]) : say(one.unit, one.figure)} <Met met={one.met} />{' '}
        <ClauseChip clause={one.clause} edition={{ id: one.regulation, edition: one.edition }} />
      </p>
      <p className="case-faint indicators-facts">
        <span>{target(one) ?? t('noTarget')}</span>
        {isShare && <span>{t('partsOf', { numerator: one.numerator ?? 0, denominator: one.denominator ?? 0 })}</span>}
        {one.how === 'counted' && <span>{t('cases', { count: one.cases })}</span>}
        <span>
          {t('before')} {say(one.unit, one.before.figure)}
        </span>
      </p>
      {isShare && one.figure === null && (one.numerator ?? 0) > 0 && <p className="case-faint">{t('lowBase')}</p>}
      <dl className="indicators-words">
        <dt>{t('definition')}</dt>
        <dd>{text(one.definition)}</dd>
        {one.numeratorIs !== null && (
          <>
            <dt>{t('numerator')}</dt>
            <dd>{text(one.numeratorIs)}</dd>
          </>
        )}
        {one.denominatorIs !== null && (
          <>
            <dt>{t('denominator')}</dt>
            <dd>{text(one.denominatorIs)}</dd>
          </>
        )}
        {one.exclusions.length > 0 && (
          <>
            <dt>{t('excluded')}</dt>
            <dd>
              {one.exclusions.map(line => (
                <div key={line.zh}>{text(line)}</div>
              ))}
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

type BreakdownProps = {
  readonly one: IndicatorFigure
  readonly by: Side
  readonly of: string | undefined
  readonly change: (next: Readonly<Record<string, string | undefined>>) => void
}

/** 分组: the figure of each department, person, region …; a row opens its cases below. */
function Breakdown({ one, by, of, change }: BreakdownProps) {
  const t = useWords(indicatorWords)
  const say = useFigure()
  const isShare = one.unit === 'percent'
  const sides = ['department', 'person', 'region', 'product', 'channel'] as const
  return (
    <section className="panel indicators-section" aria-label={t('byTitle')}>
      <div className="indicators-head">
        <h2>{t('byTitle')}</h2>
        <Segmented<Side>
          aria-label={t('by')}
          value={by}
          options={sides.map(value => ({ value, label: t(`by.${value}`) }))}
          onChange={value => change({ by: value, of: undefined })}
        />
      </div>
      {one.groups.length === 0 ? (
        <p className="case-faint">{t('noGroups')}</p>
      ) : (
        <div className="indicators-scroll">
          <table className="indicators-table">
            <thead>
              <tr>
                <th scope="col">{t(`by.${by}`)}</th>
                <th scope="col">{t('figure')}</th>
                {isShare && (
                  <>
                    <th scope="col">{t('numerator')}</th>
                    <th scope="col">{t('denominator')}</th>
                  </>
                )}
                <th scope="col">{t('casesColumn')}</th>
                <th scope="col">{t('target')}</th>
              </tr>
            </thead>
            <tbody>
              {one.groups.map(group => (
                <tr key={group.key} aria-current={of === group.key}>
                  <th scope="row">{group.name}</th>
                  <td>{say(one.unit, group.figure)}</td>
                  {isShare && (
                    <>
                      <td>{group.numerator}</td>
                      <td>{group.denominator}</td>
                    </>
                  )}
                  <td>
                    <Button
                      type="link"
                      size="small"
                      aria-label={t('casesLink', { count: group.cases, name: group.name })}
                      aria-pressed={of === group.key}
                      onClick={() =>
                        change({ by, of: of === group.key ? undefined : group.key, side: of === group.key ? undefined : 'all' })
                      }
                    >
                      {group.cases}
                    </Button>
                  </td>
                  <td>
                    <Met met={group.met} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
