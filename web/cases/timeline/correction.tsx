import { ArrowRightOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { ClockMoved } from '../../../events/closing-events.ts'
import { useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { eventFields } from '../acts/event-fields.ts'
import { FactList } from '../fact-list.tsx'
import { caseWords } from '../words-case.ts'
import { sayField } from '../words-fields.ts'
import { type Change, changesOf } from './corrected.ts'
import { FieldValue, LongText } from './field-value.tsx'
import { headlineOf } from './headline.ts'
import { isSaid } from './is-said.ts'
import type { Entry, Scene } from './scene.ts'

/** Before and after side by side; what is gone is struck through and named as such for those who do not see it. */
function FromTo({ from, to }: { from: ReactNode; to: ReactNode }) {
  const t = useWords(caseWords)
  return (
    <span className="corrected">
      <span className="corrected-label">{t('corrected.from')}</span>
      <del>{from ?? <span className="case-faint">{t('corrected.nothing')}</span>}</del>
      <ArrowRightOutlined aria-hidden />
      <span className="corrected-label">{t('corrected.to')}</span>
      <ins>{to ?? <span className="case-faint">{t('corrected.nothing')}</span>}</ins>
    </span>
  )
}

function ChangeRow({ change, target, scene }: { change: Change; target: Entry | undefined; scene: Scene }) {
  const field = eventFields(target?.type ?? '').find(one => one.name === change.name)
  const fact = /^facts\.(.+)$/.exec(change.name)?.[1]
  const say = (value: unknown): ReactNode => {
    if (value === undefined || value === null || value === '') return undefined
    if (change.name === 'at') return <Moment at={String(value)} full />
    if (fact !== undefined) return <FactList facts={{ [fact]: value }} language={scene.language} />
    if (field !== undefined) return isSaid(field, value) ? <FieldValue field={field} value={value} scene={scene} /> : undefined
    return change.isText ? <LongText text={String(value)} /> : undefined
  }
  return (
    <div data-wide>
      <dt>{sayField(target?.type ?? '', change.name, scene.language)}</dt>
      <dd>
        <FromTo from={say(change.from)} to={say(change.to)} />
      </dd>
    </div>
  )
}

function Clocks({ entry, scene }: { entry: Entry; scene: Scene }) {
  const t = useWords(caseWords)
  if (entry.data.effect === 'none') return t('clocks.none')
  // Corrections recorded before this was kept say only that the clocks were computed again.
  if (entry.data.clocks === undefined) return t('clocks.recomputed')
  const moved = entry.data.clocks as ClockMoved[]
  if (moved.length === 0) return t('clocks.same')
  const say = (state: ClockMoved['is'], due: string | undefined) => (
    <>
      {t(`clock.${state}`)}
      {state === 'open' && due !== undefined && (
        <>
          {' '}
          <Moment at={due} plain />
        </>
      )}
    </>
  )
  return (
    <ul className="corrected-clocks">
      {moved.map(one => (
        <li key={one.duty}>
          {scene.duty(one.duty)} <FromTo from={say(one.was, one.wasDue)} to={say(one.is, one.due)} />
        </li>
      ))}
    </ul>
  )
}

/** A correction: what was put right, from what to what, and what that did to the clocks. */
export function Correction({ entry, scene }: { entry: Entry; scene: Scene }) {
  const target = scene.entry(String(entry.data.corrects))
  return (
    <dl className="entry-fields">
      {target !== undefined && (
        <div data-wide>
          <dt>{sayField('', 'corrects', scene.language)}</dt>
          <dd>
            <a href={`#${target.id}`}>{headlineOf(target, scene)}</a>
          </dd>
        </div>
      )}
      {changesOf(entry, scene.case.timeline).map(change => (
        <ChangeRow key={change.name} change={change} target={target} scene={scene} />
      ))}
      <div data-wide>
        <dt>{sayField('', 'effect', scene.language)}</dt>
        <dd>
          <Clocks entry={entry} scene={scene} />
        </dd>
      </div>
    </dl>
  )
}
