import { Segmented, Slider } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import type { ProcessMap } from '../../engine/mining/process-map.ts'
import { simplify } from '../../engine/mining/simplify.ts'
import type { ProcessParts } from '../../server/mining/schema.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { sayStretch } from '../ui/durations.ts'
import { oneOf, useRemembered } from '../ui/remembered.ts'
import { CountButton } from './count-button.tsx'
import { MapCanvas } from './map-canvas.tsx'
import { placeMap, START } from './map-graph.ts'
import { MapSave } from './map-save.tsx'
import { mapSvg } from './map-svg.ts'
import type { Change } from './use-selection.ts'
import { miningWords } from './words.ts'

type Props = {
  readonly parts: ProcessParts
  readonly change: Change
  /** Which process, of which period: what stands above a picture of it. */
  readonly name: string
}

/** A map of some eight activities can be read whole; of a larger one its main ways are shown first. */
const readable = 8
const readableArcs = 18

/** 过程图: picture or table, and how much of it is shown. */
export function MapSection({ parts, change, name }: Props) {
  const t = useWords(miningWords)
  const [shows, setShows] = useRemembered('mining/shows', 'count', oneOf('count', 'wait'))
  const [look, setLook] = useRemembered('mining/look', 'picture', oneOf('picture', 'table'))
  const { map } = parts
  const [activities, setActivities] = useState(() => Math.min(100, Math.ceil((readable / map.nodes.length) * 100)))
  const [arcs, setArcs] = useState(() => Math.min(100, Math.ceil((readableArcs / Math.max(1, map.arcs.length)) * 100)))
  const detail = useDeferredValue(useMemo(() => ({ activities: activities / 100, arcs: arcs / 100 }), [activities, arcs]))
  const { map: shown, hidden } = useMemo(() => simplify(map, detail), [map, detail])
  const language = useLanguage()
  const text = useText()
  const draw = () =>
    mapSvg(placeMap(shown), {
      title: `${name} · ${t('cases', { count: parts.figures.cases })} · ${t(`map.${shows}`)}`,
      nameOf: ({ id, activity }) =>
        activity === undefined ? t(id === START ? 'map.start' : 'map.end') : text(parts.activities[activity]!.title),
      detailOf: ({ activity, count, again }) =>
        activity === undefined ? '' : again > 0 ? `${count} · ${t('map.self', { count: again })}` : String(count),
      labelOf: ({ count, wait }) => (shows === 'count' ? String(count) : wait === undefined ? '' : sayStretch(wait, language)),
    })
  const percent = (value?: number) => `${value ?? 0} %`
  return (
    <section className="panel mining-section" aria-label={t('tab.map')}>
      <div className="mining-map-bar">
        <Segmented
          aria-label={t('tab.map')}
          value={look}
          options={[
            { value: 'picture', label: t('map.picture') },
            { value: 'table', label: t('map.table') },
          ]}
          onChange={setLook}
        />
        {look === 'picture' && (
          <Segmented
            aria-label={t('map.show')}
            value={shows}
            options={[
              { value: 'count', label: t('map.count') },
              { value: 'wait', label: t('map.wait') },
            ]}
            onChange={setShows}
          />
        )}
        <div className="mining-slider">
          <span id="mining-activities">{t('map.activities')}</span>
          <Slider
            min={1}
            max={100}
            value={activities}
            tooltip={{ formatter: percent }}
            ariaLabelledByForHandle="mining-activities"
            onChange={setActivities}
          />
        </div>
        <div className="mining-slider">
          <span id="mining-arcs">{t('map.arcs')}</span>
          <Slider
            min={0}
            max={100}
            value={arcs}
            tooltip={{ formatter: percent }}
            ariaLabelledByForHandle="mining-arcs"
            onChange={setArcs}
          />
        </div>
        {look === 'picture' && <MapSave draw={draw} name={name} />}
      </div>
      {look === 'picture' ? (
        <MapCanvas map={shown} activities={parts.activities} shows={shows} change={change} />
      ) : (
        <ArcTable arcs={shown.arcs} activities={parts.activities} change={change} />
      )}
      <p className="case-faint">
        {hidden.activities + hidden.arcs > 0 && (
          <>
            {t('map.hidden', hidden)}{' '}
            <button
              type="button"
              className="mining-link"
              onClick={() => {
                setActivities(100)
                setArcs(100)
              }}
            >
              {t('map.all')}
            </button>{' '}
          </>
        )}
        {look === 'picture' && t('map.hint')}
      </p>
    </section>
  )
}

type TableProps = {
  readonly arcs: ProcessMap['arcs']
  readonly activities: ProcessParts['activities']
  readonly change: Change
}
function ArcTable({ arcs, activities, change }: TableProps) {
  const t = useWords(miningWords)
  const text = useText()
  const language = useLanguage()
  return (
    <div className="mining-scroll">
      <table className="mining-table">
        <caption className="visually-hidden">{t('tab.map')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('from')}</th>
            <th scope="col" className="is-text">
              {t('to')}
            </th>
            <th scope="col">{t('times')}</th>
            <th scope="col">{t('inCases')}</th>
            <th scope="col">{t('medianWait')}</th>
            <th scope="col">{t('meanWait')}</th>
            <th scope="col">{t('ninety')}</th>
          </tr>
        </thead>
        <tbody>
          {arcs.map(({ from, to, count, cases, wait }) => {
            const [before, after] = [activities[from]!, activities[to]!]
            return (
              <tr key={`${from} ${to}`}>
                <th scope="row">{text(before.title)}</th>
                <td className="is-text">{text(after.title)}</td>
                <td>{count}</td>
                <td>
                  <CountButton
                    count={cases}
                    name={`${text(before.title)} → ${text(after.title)}`}
                    onOpen={() => change({ arcFrom: before.key, arcTo: after.key, tab: 'cases' })}
                  />
                </td>
                <td>{sayStretch(wait.median, language)}</td>
                <td>{sayStretch(wait.mean, language)}</td>
                <td>{sayStretch(wait.p90, language)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
