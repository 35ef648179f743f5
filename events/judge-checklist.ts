import type { ChecklistAnswer, ChecklistItem } from './checklist-items.ts'

type Answers = Readonly<Record<string, ChecklistAnswer>>
type Texts = Readonly<Record<string, string>>

/** Whether an answer is of the kind that its item asks for; nothing said fits every item. */
export function fits(item: ChecklistItem, answer: ChecklistAnswer | undefined): boolean {
  if (answer === undefined) return true
  switch (item.kind) {
    case 'check':
      return typeof answer === 'boolean'
    case 'number':
      return typeof answer === 'number' && Number.isFinite(answer)
    case 'choice':
      return item.options.some(option => option.id === answer)
    case 'photo':
      return Array.isArray(answer)
    case 'text':
      return false
  }
}

/** Whether an item has been answered: a photo item by as many pictures as it asks for. */
export function isAnswered(item: ChecklistItem, answers: Answers, texts: Texts): boolean {
  if (item.kind === 'text') return (texts[item.id] ?? '').trim() !== ''
  const answer = answers[item.id]
  if (item.kind === 'photo') return Array.isArray(answer) && answer.length >= item.least
  return answer !== undefined
}

/** Whether what was found is out of order: not ticked as in order, outside the limits (both included in what is in order), a failing option. */
export function isOutOfOrder(item: ChecklistItem, answer: ChecklistAnswer | undefined): boolean {
  switch (item.kind) {
    case 'check':
      return answer === false
    case 'number':
      return typeof answer === 'number' && (answer < (item.min ?? -Infinity) || answer > (item.max ?? Infinity))
    case 'choice':
      return item.options.some(option => option.id === answer && option.fails === true)
    default:
      return false
  }
}

/** What a filled checklist amounts to: whether everything required is answered, and which items are out of order. The phone says the same offline. */
export function judgeChecklist(
  items: readonly ChecklistItem[],
  answers: Answers,
  texts: Texts,
): { complete: boolean; failed: string[] } {
  return {
    complete: items.every(item => !item.required || isAnswered(item, answers, texts)),
    failed: items.filter(item => isOutOfOrder(item, answers[item.id])).map(item => item.id),
  }
}
