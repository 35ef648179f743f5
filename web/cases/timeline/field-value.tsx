import { LockOutlined, StarFilled } from '@ant-design/icons'
import { type ReactNode, Suspense, useState } from 'react'
import { Link } from 'react-router'
import { joinList } from '../../language/join-list.ts'
import { marksOf } from '../../language/marks.ts'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { SignatureRef } from '../../signatures/signature-ref.tsx'
import { sayBytes } from '../../ui/file-size.ts'
import { lazyPart } from '../../ui/lazy-part.tsx'
import { Day, Moment } from '../../ui/moment.tsx'
import { Money } from '../../ui/money.tsx'
import type { EventField } from '../acts/event-field.ts'
import { Clause } from '../clause.tsx'
import { FactList } from '../fact-list.tsx'
import { sayValue } from '../say-value.ts'
import { caseWords } from '../words-case.ts'
import { sayField } from '../words-fields.ts'
import { headlineOf } from './headline.ts'
import type { Scene } from './scene.ts'

// Values of features that few cases have load with the first of them.
const ChecklistItemNames = lazyPart(async () => (await import('../../checklists/checklist-name.tsx')).ChecklistItemNames)
const ChecklistName = lazyPart(async () => (await import('../../checklists/checklist-name.tsx')).ChecklistName)
const ChecklistWords = lazyPart(async () => (await import('../../checklists/checklist-name.tsx')).ChecklistWords)
const EvidenceRefs = lazyPart(async () => (await import('../../investigation/evidence-refs.tsx')).EvidenceRefs)
const StudyName = lazyPart(async () => (await import('../../library/study-name.tsx')).StudyName)
const ExpensesValue = lazyPart(async () => (await import('../../orders/trip-value.tsx')).ExpensesValue)
const TripValue = lazyPart(async () => (await import('../../orders/trip-value.tsx')).TripValue)

const strings = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
const longText = 600

/** A text as it was typed; a long one opens on a click. */
export function LongText({ text }: { text: string }) {
  const t = useWords(caseWords)
  const [open, setOpen] = useState(false)
  const isLong = text.length > longText
  return (
    <span className="entry-text">
      {isLong && !open ? `${text.slice(0, longText)}…` : text}
      {isLong && (
        <button type="button" className="entry-more" onClick={() => setOpen(!open)}>
          {t(open ? 'showLess' : 'showAll')}
        </button>
      )}
    </span>
  )
}

/** Files as links, pictures small. */
export function Files({ ids, scene }: { ids: readonly string[]; scene: Scene }) {
  return (
    <span className="entry-files">
      {ids.map(id => {
        const { name, size, isPicture } = scene.file(id)
        const href = `/api/files/${encodeURIComponent(id)}`
        if (scene.case.underSeal.includes(id))
          return (
            <span key={id} className="entry-file">
              <LockOutlined aria-label={sayField('', 'underSeal', scene.language)} /> {name}
            </span>
          )
        return (
          <a key={id} href={href} target="_blank" rel="noreferrer" className="entry-file" data-picture={isPicture}>
            {isPicture && <img src={href} alt="" loading="lazy" />}
            <span>
              {name}
              {size !== undefined && <span className="file-size"> {sayBytes(size)}</span>}
            </span>
          </a>
        )
      })}
    </span>
  )
}

type Step = {
  readonly id: string
  readonly mode: string
  readonly clause: string
  readonly people: readonly { readonly person: string; readonly role: string }[]
}
/** People with the post each is asked in. */
const peopleOf = (people: Step['people'], { person, names, language }: Scene): string =>
  joinList(
    people.map(one => person(one.person) + marksOf(language).brackets(names.role(one.role))),
    language,
  )

function Route({ steps, scene }: { steps: readonly Step[]; scene: Scene }) {
  return (
    <ol className="entry-route">
      {steps.map(step => (
        <li key={step.id}>
          {peopleOf(step.people, scene)} <Clause of={step.clause} />
        </li>
      ))}
    </ol>
  )
}

/** The value of an event's field in words: names instead of ids, 元 instead of 分, the wall clock instead of UTC. */
export function FieldValue({ field, value, scene }: { field: EventField; value: unknown; scene: Scene }): ReactNode {
  const shared = useWords(shellWords)
  const { shape } = field
  const { language, names } = scene
  if (typeof shape === 'object') {
    const group = 'one' in shape ? shape.one : shape.several
    return joinList(
      strings(value).map(one => sayValue(group, one, language)),
      language,
    )
  }
  switch (shape) {
    case 'text':
      return <LongText text={String(value)} />
    case 'texts':
      return strings(value).join(marksOf(language).semicolon)
    case 'person':
    case 'people':
      return joinList(strings(value).map(scene.person), language)
    case 'department':
    case 'departments':
      return joinList(strings(value).map(scene.department), language)
    case 'moment':
      return <Moment at={String(value)} full />
    case 'moments':
      return strings(value).map(at => <Moment key={at} at={at} full />)
    case 'day':
      return <Day date={String(value)} />
    case 'money':
      return <Money fen={Number(value)} />
    case 'yes':
      return shared(value === true ? 'yes' : 'no')
    case 'pieces':
      return (
        <Suspense>
          <EvidenceRefs caseId={scene.case.id} numbers={value} />
        </Suspense>
      )
    case 'percent':
      return `${String(value)} %`
    case 'stars':
      return (
        <span className="entry-stars" role="img" aria-label={`${String(value)}/5`}>
          {Array.from({ length: Number(value) }, (_, at) => at).map(at => (
            <StarFilled key={at} />
          ))}
        </span>
      )
    case 'file':
    case 'files':
      return <Files ids={strings(value)} scene={scene} />
    case 'level':
      return names.level(String(value))
    case 'category':
      return names.category(String(value))
    case 'subtype':
      return names.subtype(undefined, String(value))
    case 'form':
      return names.form(String(value))
    case 'receivers':
      return peopleOf(value as Step['people'], scene)
    case 'route':
      return <Route steps={value as Step[]} scene={scene} />
    case 'facts':
      return <FactList facts={value as Record<string, unknown>} language={language} />
    case 'contact': {
      const contact = value as { name?: string; phone?: string; address?: string }
      return [contact.name, contact.phone, contact.address].filter(Boolean).join(marksOf(language).comma)
    }
    case 'case':
      return (
        <Link to={`/cases/${String(value)}`} preventScrollReset>
          {scene.otherCase(String(value)) ?? sayField('', 'into', language)}
        </Link>
      )
    case 'trip':
      return (
        <Suspense>
          <TripValue trip={value} scene={scene} />
        </Suspense>
      )
    case 'expenses':
      return (
        <Suspense>
          <ExpensesValue expenses={value} scene={scene} />
        </Suspense>
      )
    case 'study':
      return (
        <Suspense>
          <StudyName id={String(value)} />
        </Suspense>
      )
    case 'checklist':
      return (
        <Suspense>
          <ChecklistName caseId={scene.case.id} id={String(value)} />
        </Suspense>
      )
    case 'checklist-items':
      return (
        <Suspense>
          <ChecklistItemNames caseId={scene.case.id} items={strings(value)} />
        </Suspense>
      )
    case 'checklist-words':
      return <ChecklistWords caseId={scene.case.id} words={value as Record<string, string>} />
    case 'customer':
      return scene.customer(String(value))
    case 'event': {
      const target = scene.entry(String(value))
      return target === undefined ? '' : <a href={`#${target.id}`}>{headlineOf(target, scene)}</a>
    }
    case 'duty':
    case 'duties':
      return joinList(strings(value).map(scene.duty), language)
    case 'binding':
      return <SignatureRef caseId={scene.case.id} binding={value} />
    case 'signature':
      return <img className="entry-signature" src={String(value)} alt={sayField('', 'signature', language)} />
    default:
      return String(value)
  }
}
