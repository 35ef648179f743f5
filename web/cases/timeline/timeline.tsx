import { Button, Segmented } from 'antd'
import { Fragment, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { useLanguage, useWords } from '../../language/use-words.ts'
import { useZone } from '../../ui/moment.tsx'
import { useMinute } from '../../ui/now.ts'
import { oneOf, useRemembered } from '../../ui/remembered.ts'
import { dayOf, sayDay } from '../../ui/wall-clock.ts'
import type { OpenAct } from '../acts/act-target.ts'
import { caseWords } from '../words-case.ts'
import type { Entry, Scene } from './scene.ts'
import { TimelineCard, TimelineLine } from './timeline-entry.tsx'
import { grouped, isLine, isOf, type TimelineFilter, timelineFilters, withoutRepeatedFiles } from './timeline-filter.ts'
import './timeline.css'

type Props = { readonly scene: Scene; readonly openAct: OpenAct }
/** Drawn at first: the newest. A case of years has thousands of events. */
const drawn = 80

function Folded({ entries, scene }: { entries: readonly Entry[]; scene: Scene }) {
  const t = useWords(caseWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <li className="entry-line entry-fold">
        <Button type="link" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t('systemLess') : t('systemMore', { count: entries.length })}
        </Button>
      </li>
      {open && entries.map(entry => <TimelineLine key={entry.id} entry={entry} scene={scene} highlighted={false} />)}
    </>
  )
}

const isAtEnd = ({ scrollTop, scrollHeight, clientHeight }: HTMLElement) => scrollHeight - scrollTop - clientHeight < 80

/** All that happened to a case, oldest first, by day; narrowed by a filter; `#<event>` in the address is shown and marked. */
export function Timeline({ scene, openAct }: Props) {
  const t = useWords(caseWords)
  const language = useLanguage()
  const zone = useZone()
  const now = useMinute()
  const { hash } = useLocation()
  const wanted = decodeURIComponent(hash.slice(1))
  const [filter, setFilter] = useRemembered<TimelineFilter>('timeline.filter', 'all', oneOf(...timelineFilters))
  const [all, setAll] = useState(false)
  const entries = useMemo(
    () => withoutRepeatedFiles(scene.case.timeline).filter(entry => entry.id === wanted || isOf(filter, entry)),
    [scene.case.timeline, filter, wanted],
  )
  const hidden = all || entries.slice(0, -drawn).some(entry => entry.id === wanted) ? 0 : Math.max(0, entries.length - drawn)
  const shown = entries.slice(hidden)

  const box = useRef<HTMLElement>(null)
  const wasAtEnd = useRef(true)
  useEffect(() => {
    if (wanted !== '') document.getElementById(wanted)?.scrollIntoView({ block: 'center' })
  }, [wanted])
  // Opens at the newest, and stays there while new events come; whoever reads further up is not moved.
  useLayoutEffect(() => {
    const element = box.current
    if (element !== null && wasAtEnd.current && wanted === '' && shown.length > 0) element.scrollTop = element.scrollHeight
  }, [shown.length, wanted])

  const today = dayOf(now, zone)
  const yesterday = dayOf(now - 86_400_000, zone)
  const sayDate = (day: string) =>
    day === today
      ? `${t('today')} ${sayDay(day, language)}`
      : day === yesterday
        ? `${t('yesterday')} ${sayDay(day, language)}`
        : sayDay(day, language)
  let last = ''
  return (
    <section
      ref={box}
      className="timeline"
      aria-label={t('timeline')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard.
      tabIndex={0}
      onScroll={event => (wasAtEnd.current = isAtEnd(event.currentTarget))}
    >
      <div className="timeline-filter no-print">
        <Segmented<TimelineFilter>
          size="small"
          value={filter}
          onChange={setFilter}
          options={timelineFilters.map(value => ({ value, label: t(`filter.${value}`) }))}
        />
        {/* On phones the document scrolls, and does not begin at the end. */}
        <Button
          type="link"
          size="small"
          className="timeline-latest"
          onClick={() => box.current?.querySelector('.entries > :last-child')?.scrollIntoView({ block: 'center' })}
        >
          {t('latest')}
        </Button>
      </div>
      {hidden > 0 && (
        <Button type="link" className="timeline-earlier" onClick={() => setAll(true)}>
          {t('earlier', { count: hidden })}
        </Button>
      )}
      {shown.length === 0 && <p className="case-faint timeline-empty">{t('noEvents')}</p>}
      <ol className="entries">
        {grouped(shown, filter === 'system' ? Number.POSITIVE_INFINITY : 3).map(item => {
          const first = 'folded' in item ? item.folded[0] : item
          if (first === undefined) return null
          const day = dayOf(first.at, zone)
          const isNew = day !== last
          last = day
          return (
            <Fragment key={first.id}>
              {isNew && <li className="timeline-day">{sayDate(day)}</li>}
              {'folded' in item ? (
                <Folded entries={item.folded} scene={scene} />
              ) : isLine(item) ? (
                <TimelineLine entry={item} scene={scene} highlighted={item.id === wanted} />
              ) : (
                <TimelineCard entry={item} scene={scene} openAct={openAct} highlighted={item.id === wanted} />
              )}
            </Fragment>
          )
        })}
      </ol>
    </section>
  )
}
