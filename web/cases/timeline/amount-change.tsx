import { useMarks } from '../../language/marks.ts'
import { useWords } from '../../language/use-words.ts'
import { caseWords } from '../words-case.ts'
import { stepsNamed } from './approval-headline.ts'
import type { Entry, Scene } from './scene.ts'

const kinds = ['voided', 'added', 'dropped'] as const

/** 变更金额: whose consent no longer counts, who is asked besides, and who no longer is. */
export function AmountChange({ entry, scene }: { entry: Entry; scene: Scene }) {
  const t = useWords(caseWords)
  const marks = useMarks()
  const said = kinds.flatMap(kind => {
    const steps = stepsNamed(scene, entry, entry.data[kind])
    return steps.length === 0 ? [] : [{ kind, steps }]
  })
  if (said.length === 0) return null
  return (
    <dl className="entry-fields">
      {said.map(({ kind, steps }) => (
        <div key={kind}>
          <dt>{t(`amount.${kind}`)}</dt>
          <dd>{steps.join(marks.semicolon)}</dd>
        </div>
      ))}
    </dl>
  )
}
