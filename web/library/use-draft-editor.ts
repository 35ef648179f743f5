import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { NamesLeftView, type SaveDraft, type StudyDraft } from '../../server/library/drafts/schema.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { request } from '../api/request.ts'
import { draftKey } from './use-library.ts'

const SAVE_AFTER_MS = 700
export type Saving = 'clean' | 'waiting' | 'saving' | 'saved' | 'failed'

/**
 * A study being written: every change is saved to the server a moment later, which answers which names it still holds. What could not be saved stays on the screen,
 * and is tried again with the next change.
 */
export function useDraftEditor(caseId: string, draft: StudyDraft) {
  const queries = useQueryClient()
  const [said, setSaid] = useState<SaveDraft>({ texts: draft.texts, codes: draft.codes, kept: draft.kept })
  const [left, setLeft] = useState(draft.left)
  const [saving, setSaving] = useState<Saving>('clean')
  const [problem, setProblem] = useState<Problem>()
  const latest = useRef(said)
  latest.current = said
  const path = `/api/cases/${encodeURIComponent(caseId)}/study-draft`

  const save = async (): Promise<boolean> => {
    const sent = latest.current
    setSaving('saving')
    try {
      const answer = await request(path, { method: 'PUT', body: sent, schema: NamesLeftView })
      setProblem(undefined)
      if (latest.current === sent) {
        setLeft(answer.left)
        setSaving('saved')
      }
      return true
    } catch (error) {
      setProblem(asProblem(error))
      setSaving('failed')
      return false
    }
  }
  const saveNow = useRef(save)
  saveNow.current = save
  const [edits, setEdits] = useState(0)
  useEffect(() => {
    // Every change begins the wait anew.
    if (edits === 0) return
    const timer = setTimeout(() => void saveNow.current(), SAVE_AFTER_MS)
    return () => clearTimeout(timer)
  }, [edits])
  const change = (more: Partial<SaveDraft>) => {
    setSaid(now => ({ ...now, ...more }))
    setSaving('waiting')
    setEdits(count => count + 1)
  }
  const discard = async () => {
    await request(path, { method: 'DELETE', schema: NamesLeftView.partial().loose() })
    await queries.resetQueries({ queryKey: draftKey(caseId) })
  }
  return { said, left, saving, problem, change, save, discard }
}
