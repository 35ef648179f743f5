import { useWords } from '../../language/use-words.ts'
import { Moment } from '../../ui/moment.tsx'
import { FieldValue } from '../timeline/field-value.tsx'
import { isSaid } from '../timeline/is-said.ts'
import type { Entry, Scene } from '../timeline/scene.ts'
import { requestWords } from '../words-approvals.ts'
import { sayField } from '../words-fields.ts'
import { type Change, differenceOf, type Measure } from './difference.ts'

function MeasureText({ measure, scene }: { measure: Measure; scene: Scene }) {
  return (
    <>
      {measure.text} · {scene.person(measure.person)} · <Moment at={measure.dueAt} plain />
    </>
  )
}

function titleOf(change: Change, type: string, scene: Scene): string {
  if (change.kind === 'measures') return sayField(type, 'measures', scene.language)
  if (change.kind === 'value') return scene.names.formField(change.form, change.id)
  return sayField(type, change.field.name, scene.language)
}

function Sides({ change, scene }: { change: Change; scene: Scene }) {
  const t = useWords(requestWords)
  const nothing = <span className="case-faint">{t('nothing')}</span>
  if (change.kind === 'measures')
    return (
      <>
        {change.gone.map(one => (
          <del key={JSON.stringify(one)}>
            <MeasureText measure={one} scene={scene} />
          </del>
        ))}
        {change.fresh.map(one => (
          <ins key={JSON.stringify(one)}>
            <MeasureText measure={one} scene={scene} />
          </ins>
        ))}
      </>
    )
  if (change.kind === 'value')
    return (
      <>
        <del>{change.before || nothing}</del>
        <ins>{change.after || nothing}</ins>
      </>
    )
  const { field, before, after } = change
  return (
    <>
      <del>{isSaid(field, before) ? <FieldValue field={field} value={before} scene={scene} /> : nothing}</del>
      <ins>{isSaid(field, after) ? <FieldValue field={field} value={after} scene={scene} /> : nothing}</ins>
    </>
  )
}

/** What changed since the round before: struck what was, underlined what is. */
export function DifferenceList({ before, after, scene }: { before: Entry; after: Entry; scene: Scene }) {
  const t = useWords(requestWords)
  const changes = differenceOf(before, after)
  const round = Number(before.data.round)
  if (changes.length === 0) return <p className="case-faint">{t('noDifference', { round })}</p>
  return (
    <section className="request-difference" aria-label={t('difference', { round })}>
      <h3>{t('difference', { round })}</h3>
      <dl>
        {changes.map(change => {
          const title = titleOf(change, after.type, scene)
          return (
            <div key={change.kind + title}>
              <dt>{title}</dt>
              <dd>
                <Sides change={change} scene={scene} />
              </dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}
