import { CheckCircleOutlined, CloseCircleOutlined, MinusCircleOutlined } from '@ant-design/icons'
import type { ChecklistItem } from '../../events/checklist-items.ts'
import { isAnswered } from '../../events/judge-checklist.ts'
import type { FilledChecklist } from '../../server/checklists/schema.ts'
import { useWords } from '../language/use-words.ts'
import { sayLimits } from './item-input.tsx'
import { checklistWords } from './words.ts'
import './checklists.css'

/** What was found, line by line, with the limits that it was held to. */
export function FilledItems({ filled }: { readonly filled: FilledChecklist }) {
  const t = useWords(checklistWords)
  const say = (item: ChecklistItem) => {
    const answer = filled.answers[item.id]
    if (item.kind === 'text') return filled.texts[item.id] ?? t('notAnswered')
    if (answer === undefined) return t('notAnswered')
    if (item.kind === 'check') return t(answer === true ? 'good' : 'bad')
    if (item.kind === 'number') return `${String(answer)} ${item.unit}`
    if (item.kind === 'choice') return item.options.find(option => option.id === answer)?.title ?? String(answer)
    return (answer as string[]).map((file, at) => (
      <a key={file} href={`/api/files/${file}?download=0`} target="_blank" rel="noreferrer" className="checklist-photo">
        <img src={`/api/files/${file}?download=0`} alt={`${item.title} ${at + 1}`} loading="lazy" />
      </a>
    ))
  }
  return (
    <ul className="checklist-found">
      {filled.items.map(item => {
        const isBad = filled.failed.includes(item.id)
        const isThere = isAnswered(item, filled.answers, filled.texts)
        return (
          <li key={item.id} data-bad={isBad}>
            {isBad ? (
              <CloseCircleOutlined aria-label={t('bad')} className="checklist-bad" />
            ) : isThere ? (
              <CheckCircleOutlined aria-label={t('good')} className="checklist-good" />
            ) : (
              <MinusCircleOutlined aria-label={t('notAnswered')} />
            )}
            <div>
              <div>{item.title}</div>
              <div className={isBad ? 'checklist-bad' : 'checklist-faint'}>
                {say(item)}
                {item.kind === 'number' && sayLimits(item, t) !== '' && ` · ${sayLimits(item, t)}`}
              </div>
              {filled.notes[item.id] !== undefined && <div className="checklist-words">{filled.notes[item.id]}</div>}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
