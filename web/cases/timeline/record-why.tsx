import { QuestionCircleOutlined } from '@ant-design/icons'
import { Link } from 'react-router'
import { useWords } from '../../language/use-words.ts'
import { askPath } from '../../policies/why/ask-path.ts'
import { askWords } from '../../policies/why/words.ts'
import { useWholePacks } from '../packs.ts'
import type { Entry, Scene } from './scene.ts'

type Values = Readonly<Record<string, unknown>>
const valuesOf = ({ type, data }: Entry): Values => (type === 'record.made' ? ((data.values ?? {}) as Values) : {})
const isGraded = (entry: Entry) => typeof valuesOf(entry).grade === 'string'

/** The record that says the grade of the sanction: this one, or for an appeal and what follows it the last one before. */
export function gradedBefore(timeline: readonly Entry[], entry: Entry): Entry | undefined {
  if (isGraded(entry)) return entry
  const at = timeline.findIndex(one => one.id === entry.id)
  return timeline.slice(0, at < 0 ? timeline.length : at).findLast(isGraded)
}

/** On a record about a sanction (a notice, an appeal): what the regulation orders for its grade, with clause, reading and blanks. */
export function RecordWhy({ entry, scene }: { entry: Entry; scene: Scene }) {
  const ask = useWords(askWords)
  const { packs } = useWholePacks()
  const graded = scene.case.kind === 'penalty' ? gradedBefore(scene.case.timeline, entry) : undefined
  const pack = packs.find(one =>
    one.records.some(record => record.id === graded?.data.record && record.fields.some(field => field.id === 'grade')),
  )
  if (graded === undefined || pack === undefined) return null
  const { grade, of } = valuesOf(graded)
  return (
    <Link
      className="why-button no-print"
      to={askPath(pack, { about: 'penalty', grade: String(grade), ...(typeof of === 'string' ? { of } : {}) })}
    >
      <QuestionCircleOutlined aria-hidden /> {ask('sanctionOf')}
    </Link>
  )
}
