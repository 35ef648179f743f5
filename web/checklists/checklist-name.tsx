import { joinList } from '../language/join-list.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { useCaseChecklists } from './use-checklists.ts'
import { checklistWords } from './words.ts'

/** A checklist of a case by its name. */
export function ChecklistName({ caseId, id }: { readonly caseId: string; readonly id: string }) {
  const t = useWords(checklistWords)
  const { data } = useCaseChecklists(caseId)
  return data?.items.find(list => list.id === id)?.name ?? t('title')
}

function useTitles(caseId: string): ReadonlyMap<string, string> {
  const { data } = useCaseChecklists(caseId)
  return new Map(
    (data?.items ?? []).flatMap(list => [...list.items, ...(list.last?.items ?? [])]).map(item => [item.id, item.title]),
  )
}

/** What was written beside lines of a checklist, each after the title of its line. */
export function ChecklistWords({ caseId, words }: { readonly caseId: string; readonly words: Readonly<Record<string, string>> }) {
  const titles = useTitles(caseId)
  const marks = useMarks()
  return (
    <ul className="checklist-said">
      {Object.entries(words).map(([id, said]) => (
        <li key={id}>
          {titles.get(id) ?? '…'}
          {marks.colon}
          {said}
        </li>
      ))}
    </ul>
  )
}

/** Lines of a case's checklists by their titles; none means that everything was in order. */
export function ChecklistItemNames({ caseId, items }: { readonly caseId: string; readonly items: readonly string[] }) {
  const t = useWords(checklistWords)
  const language = useLanguage()
  const titles = useTitles(caseId)
  if (items.length === 0) return t('allGood')
  return joinList(
    items.map(id => titles.get(id) ?? '…'),
    language,
  )
}
