import { Tag } from 'antd'
import { type ReactNode, useCallback, useMemo } from 'react'
import { useNavigate } from 'react-router'
import type { Palette } from '../../engine/analysis/chart-options.ts'
import { flowOption, shareInTime, timelinessOption } from '../../engine/analysis/flow-options.ts'
import type { Dashboard } from '../../server/dashboard/schema.ts'
import { casesLink } from '../analysis/links.ts'
import { NumberLink } from '../analysis/number-link.tsx'
import { useWords } from '../language/use-words.ts'
import { ChartPanel } from './chart-panel.tsx'
import { dashboardWords } from './words.ts'

type Props = { readonly view: Dashboard; readonly isWall: boolean }
type Bucket = Dashboard['buckets'][number]

/** A part of the period as an axis says it. */
const short = ({ from }: Bucket, step: Dashboard['step']) => (step === 'month' ? from.slice(0, 7) : from.slice(5))

function Rows({ view, heads, cells }: { view: Dashboard; heads: readonly string[]; cells: (one: Bucket) => ReactNode[] }) {
  const t = useWords(dashboardWords)
  return (
    <table className="analysis-table">
      <thead>
        <tr>
          <th scope="col">{t('period')}</th>
          {heads.map(head => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.buckets.toReversed().map(one => (
          <tr key={one.from}>
            <th scope="row">
              {one.from === one.to ? one.from : `${one.from} – ${one.to.slice(5)}`} {one.partial && <Tag>{t('partial')}</Tag>}
            </th>
            {cells(one).map((cell, at) => (
              <td key={heads[at]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** 走势: what came and went, and how much of what was owed was done in time. */
export function FlowPanels({ view, isWall }: Props) {
  const t = useWords(dashboardWords)
  const navigate = useNavigate()
  const points = useMemo(() => view.buckets.map(one => ({ ...one, name: short(one, view.step) })), [view])
  const linkOf = (one: Pick<Bucket, 'from' | 'to'>) =>
    casesLink(
      { kind: view.kind, from: one.from, to: one.to },
      view.department ? [{ dimension: 'department', key: view.department.id }] : [],
    )
  const flow = useCallback(
    (palette: Palette) =>
      flowOption(points, { label: t('flow'), opened: t('opened'), closed: t('closed'), open: t('stillOpen') }, palette),
    [points, t],
  )
  const timeliness = useCallback(
    (palette: Palette) =>
      timelinessOption(
        points,
        { label: t('timeliness'), met: t('met'), late: t('late'), missed: t('missed'), share: `${t('share')} %` },
        palette,
      ),
    [points, t],
  )
  return (
    <>
      <ChartPanel
        title={t('flow')}
        draw={flow}
        isWall={isWall}
        onPick={at => view.buckets[at] && void navigate(linkOf(view.buckets[at]))}
      >
        <Rows
          view={view}
          heads={[t('opened'), t('closed'), t('stillOpen')]}
          cells={one => [
            <NumberLink key="opened" to={linkOf(one)} count={one.opened} name={`${t('opened')} ${one.from}`} />,
            one.closed,
            one.open,
          ]}
        />
      </ChartPanel>
      <ChartPanel title={t('timeliness')} draw={timeliness} isWall={isWall}>
        <Rows
          view={view}
          heads={[t('met'), t('late'), t('missed'), t('share')]}
          cells={one => {
            const share = shareInTime(one)
            return [one.met, one.late, one.missed, share === null ? t('none') : `${share} %`]
          }}
        />
      </ChartPanel>
    </>
  )
}
