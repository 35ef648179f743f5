import { Button } from 'antd'
import { useMemo, useState } from 'react'
import type { ChecklistAnswer } from '../../events/checklist-items.ts'
import { isAnswered, isOutOfOrder } from '../../events/judge-checklist.ts'
import type { InputOf } from '../../events/registry.ts'
import type { CaseChecklist } from '../../server/checklists/schema.ts'
import type { Problem } from '../api/problem.ts'
import type { StoredFile } from '../api/upload.ts'
import { useWords } from '../language/use-words.ts'
import { useDraft } from '../ui/draft.ts'
import { Refusal } from '../ui/refusal.tsx'
import { ItemInput } from './item-input.tsx'
import { checklistWords } from './words.ts'
import './checklists.css'

type Kept = {
  readonly answers: Record<string, ChecklistAnswer>
  readonly texts: Record<string, string>
  readonly notes: Record<string, string>
  readonly files: Record<string, StoredFile[]>
}
const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  ['answers', 'texts', 'notes', 'files'].every(part => typeof (value as Record<string, unknown>)[part] === 'object')

/** What was found last is gone on with where something is missing; a complete one is begun anew. */
function beginning({ last, version }: CaseChecklist): Kept {
  const isToGoOn = last !== null && !last.complete && last.version === version
  return isToGoOn
    ? { answers: { ...last.answers }, texts: { ...last.texts }, notes: { ...last.notes }, files: {} }
    : { answers: {}, texts: {}, notes: {}, files: {} }
}

const withoutEmpty = (texts: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(texts).flatMap(([id, text]) => (text.trim() === '' ? [] : [[id, text.trim()]])))

type Props = {
  readonly caseId: string
  readonly list: CaseChecklist
  readonly isSending: boolean
  readonly problem?: Problem | null
  /** The data of the act `fill-checklist`. What was typed is kept until `onSend` has been told that it arrived. */
  readonly onSend: (data: InputOf<'fill-checklist'>, forget: () => void) => void
}

/** 检查单 to fill in, on a phone too: large targets, limits beside measurements, a note for what is out of order, a draft kept on the device. */
export function ChecklistForm({ caseId, list, isSending, problem, onSend }: Props) {
  const t = useWords(checklistWords)
  const draft = useDraft(`checklist/${caseId}/${list.id}/${list.version}`, isKept)
  const [kept, setKept] = useState<Kept>(() => draft.restored ?? beginning(list))
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const put = (change: (now: Kept) => Kept) =>
    setKept(now => {
      const next = change(now)
      draft.keep(next)
      return next
    })
  const { answers, texts, notes } = kept
  const left = useMemo(
    () => list.items.filter(item => item.required && !isAnswered(item, answers, texts)).length,
    [list.items, answers, texts],
  )
  const silent = list.items.filter(item => isOutOfOrder(item, answers[item.id]) && (notes[item.id] ?? '').trim() === '')
  const send = () => {
    const [words, remarks] = [withoutEmpty(texts), withoutEmpty(notes)]
    onSend(
      {
        ...{ checklist: list.id, version: list.version, answers },
        ...(Object.keys(words).length === 0 ? {} : { texts: words }),
        ...(Object.keys(remarks).length === 0 ? {} : { notes: remarks }),
      },
      () => draft.keep(undefined),
    )
  }
  return (
    <div className="checklist-form">
      <ol className="checklist-items">
        {list.items.map(item => (
          <ItemInput
            key={item.id}
            item={item}
            answer={answers[item.id]}
            text={texts[item.id] ?? ''}
            note={notes[item.id] ?? ''}
            files={kept.files[item.id] ?? []}
            onAnswer={answer =>
              put(now => {
                const { [item.id]: _before, ...others } = now.answers
                return { ...now, answers: answer === undefined ? others : { ...others, [item.id]: answer } }
              })
            }
            onText={text => put(now => ({ ...now, texts: { ...now.texts, [item.id]: text } }))}
            onNote={note => put(now => ({ ...now, notes: { ...now.notes, [item.id]: note } }))}
            onFiles={files =>
              put(now => {
                const before = new Set((now.files[item.id] ?? []).map(file => file.id))
                // Pictures of the time before stay; those taken now come and go with the list.
                const older = [now.answers[item.id] ?? []]
                  .flat()
                  .map(String)
                  .filter(id => !before.has(id))
                return {
                  ...now,
                  files: { ...now.files, [item.id]: files },
                  answers: { ...now.answers, [item.id]: [...older, ...files.map(file => file.id)] },
                }
              })
            }
            onBusy={isBusy =>
              setBusy(now => {
                if (now.has(item.id) === isBusy) return now
                const next = new Set(now)
                if (isBusy) next.add(item.id)
                else next.delete(item.id)
                return next
              })
            }
          />
        ))}
      </ol>
      {problem !== undefined && problem !== null && <Refusal problem={problem} />}
      <div className="checklist-foot">
        {left > 0 && <span className="checklist-faint">{t('left', { count: left })}</span>}
        <Button
          type="primary"
          size="large"
          loading={isSending}
          disabled={
            busy.size > 0 || silent.length > 0 || Object.keys(answers).length + Object.keys(withoutEmpty(texts)).length === 0
          }
          onClick={send}
        >
          {t('save')}
        </Button>
      </div>
    </div>
  )
}
