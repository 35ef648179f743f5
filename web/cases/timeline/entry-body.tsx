import { type ReactNode, Suspense } from 'react'
import { useWords } from '../../language/use-words.ts'
import type { SaidMeasure } from '../../penalties/measure-list.tsx'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Moment } from '../../ui/moment.tsx'
import { eventFields } from '../acts/event-fields.ts'
import { caseWords } from '../words-case.ts'
import { sayField } from '../words-fields.ts'
import { FieldValue, LongText } from './field-value.tsx'
import { isSaid } from './is-said.ts'
import type { Entry, Scene } from './scene.ts'

// What few cases hold loads where it is first shown, with the words of its feature.
const Exchanges = lazyPart(async () => (await import('../../investigation/exchanges.tsx')).Exchanges)
const KeptWords = lazyPart(async () => (await import('../../library/kept-words.tsx')).KeptWords)
const PartsUsed = lazyPart(async () => (await import('../../parts/parts-used.tsx')).PartsUsed)
const AnsweredBy = lazyPart(async () => (await import('../../surveys/answered-by.tsx')).AnsweredBy)
const RecordValues = lazyPart(async () => (await import('./record-values.tsx')).RecordValues)
const Correction = lazyPart(async () => (await import('./correction.tsx')).Correction)
const AmountChange = lazyPart(async () => (await import('./amount-change.tsx')).AmountChange)
const MeasureList = lazyPart(async () => (await import('../../penalties/measure-list.tsx')).MeasureList)

type Measure = { readonly department: string; readonly person: string; readonly dueAt: string }

/** 措施: who does what by when. */
function Measures({ entry, scene }: { entry: Entry; scene: Scene }) {
  const t = useWords(caseWords)
  const texts = (entry.sealed.measureTexts ?? []) as string[]
  const measures = (entry.data.measures ?? []) as Measure[]
  return (
    <table className="entry-table">
      <thead>
        <tr>
          <th>{t('measure')}</th>
          <th>{sayField('', 'owner', scene.language)}</th>
          <th>{t('due')}</th>
        </tr>
      </thead>
      <tbody>
        {measures.map((measure, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a recorded event never change.
          <tr key={at}>
            <td>{texts[at]}</td>
            <td>
              {scene.person(measure.person)}
              <span className="case-faint"> {scene.department(measure.department)}</span>
            </td>
            <td>
              <Moment at={measure.dueAt} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Time nodes of a team: what by when. */
function TeamNodes({ entry }: { entry: Entry }) {
  const times = (entry.data.nodeTimes ?? []) as string[]
  return (
    <ul className="entry-nodes">
      {((entry.sealed.nodes ?? []) as string[]).map((node, at) => {
        const time = times[at]
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a recorded event never change.
          <li key={at}>
            {time !== undefined && <Moment at={time} />} {node}
          </li>
        )
      })}
    </ul>
  )
}

/** A form as it was filled in: its own titles, its own order. */
function FormValues({ entry, scene }: { entry: Entry; scene: Scene }) {
  const values = (entry.sealed.values ?? {}) as Record<string, string>
  return (
    <details className="entry-form">
      <summary>{scene.names.form(String(entry.data.form))}</summary>
      <dl className="entry-fields">
        {Object.entries(values).map(([id, value]) => (
          <div key={id}>
            <dt>{scene.names.formField(String(entry.data.form), id)}</dt>
            <dd>
              <LongText text={value} />
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

const saidMeasures = (entry: Entry) => (entry.data.measures ?? []) as SaidMeasure[]

const extras: Readonly<Record<string, (entry: Entry, scene: Scene) => ReactNode>> = {
  'plan.submitted': (entry, scene) => <Measures entry={entry} scene={scene} />,
  'customer.answered': entry => <AnsweredBy data={entry.data} texts={entry.sealed.texts} />,
  'team.formed': entry => <TeamNodes entry={entry} />,
  'form.submitted': (entry, scene) => <FormValues entry={entry} scene={scene} />,
  'record.made': (entry, scene) => <RecordValues entry={entry} texts={entry.sealed.texts} scene={scene} />,
  'interview.held': entry => <Exchanges questions={entry.sealed.questions} answers={entry.sealed.answers} />,
  'study.submitted': entry => <KeptWords kept={entry.sealed.kept} />,
  'penalty.proposed': entry => <MeasureList measures={saidMeasures(entry)} open={(entry.data.open ?? []) as string[]} />,
  'review.submitted': entry => <MeasureList measures={saidMeasures(entry)} />,
  'approval.amount-changed': (entry, scene) => <AmountChange entry={entry} scene={scene} />,
  'parts.used': entry => <PartsUsed {...(entry.data as Parameters<typeof PartsUsed>[0])} />,
  'event.corrected': (entry, scene) => <Correction entry={entry} scene={scene} />,
}

type Props = {
  readonly entry: Entry
  readonly scene: Scene
  /** Fields that stand beside it already. */
  readonly except?: readonly string[]
}

/** The fields of an event, each with its name; one text alone needs none. */
export function EntryBody({ entry, scene, except = [] }: Props) {
  const said = eventFields(entry.type).flatMap(field => {
    if (field.silent === true || except.includes(field.name)) return []
    const value = field.name in entry.sealed ? entry.sealed[field.name] : entry.data[field.name]
    return isSaid(field, value) ? [{ field, value }] : []
  })
  const extra = extras[entry.type]
  if (said.length === 0 && extra === undefined) return null
  const [only] = said
  const alone = said.length === 1 && only?.field.shape === 'text' && extra === undefined
  return (
    <div className="entry-body">
      <Suspense>{extra?.(entry, scene)}</Suspense>
      {alone && only !== undefined ? (
        <FieldValue field={only.field} value={only.value} scene={scene} />
      ) : (
        <dl className="entry-fields">
          {said.map(({ field, value }) => (
            <div key={field.name} data-wide={['text', 'facts', 'route', 'case'].includes(String(field.shape))}>
              <dt>{sayField(entry.type, field.name, scene.language)}</dt>
              <dd>
                <FieldValue field={field} value={value} scene={scene} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  )
}
