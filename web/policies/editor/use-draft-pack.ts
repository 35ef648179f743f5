import { useCallback, useEffect, useRef, useState } from 'react'
import { Pack } from '../../../engine/pack.ts'
import { Problem } from '../../api/problem.ts'
import { useDraft } from '../../ui/draft.ts'
import { type EditionName, type EditionPack, readEditionPack, savePack } from './draft-api.ts'
import { changed, historyOf, redone, replaced, undone } from './edit-history.ts'
import { type Clash, mergeDraft } from './merge-draft.ts'

/** `refused`: the server says no and why; it is tried again after the next change. `failed`: it was not reached, and is tried again by itself. */
export type Saving = 'saved' | 'unsaved' | 'saving' | 'failed' | 'refused'
type Kept = { readonly base: Pack; readonly revision: number; readonly pack: Pack }

const saveAfterMs = 900
const retryAfterMs = 5000

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'base' in value &&
    'revision' in value &&
    typeof value.revision === 'number' &&
    'pack' in value &&
    Pack.safeParse(value.pack).success &&
    Pack.safeParse(value.base).success
  )
}

/**
 * The draft under edit: history, saving by itself, a copy in this browser until the server has it. Where somebody else saved first,
 * both changes are merged and saved; places that both changed are told, and nothing typed is lost.
 */
export function useDraftPack(name: EditionName, loaded: EditionPack, isReadOnly: boolean) {
  const net = useDraft(`policy/${name.id}/${name.edition}`, isKept)
  const [first] = useState(() => {
    const kept = isReadOnly ? undefined : net.restored
    if (kept === undefined) return { merged: { pack: loaded.pack, clashes: [] as readonly Clash[] }, isRestored: false }
    return { merged: mergeDraft(kept.base, kept.pack, loaded.pack), isRestored: true }
  })
  const [history, setHistory] = useState(() =>
    first.isRestored ? replaced(historyOf(loaded.pack), first.merged.pack) : historyOf(loaded.pack),
  )
  const [clashes, setClashes] = useState<readonly Clash[]>(first.merged.clashes)
  const [notice, setNotice] = useState<'restored' | 'merged' | undefined>(first.isRestored ? 'restored' : undefined)
  const [saving, setSaving] = useState<Saving>('saved')
  const [problem, setProblem] = useState<Problem>()
  const [attempt, setAttempt] = useState(0)
  const base = useRef({ pack: loaded.pack, revision: loaded.revision })
  const [savedPack, setSavedPack] = useState(loaded.pack)
  const [revision, setRevision] = useState(loaded.revision)
  const present = useRef(history.present)
  present.current = history.present
  const isBusy = useRef(false)
  /** The text that the server refused: only another one is sent again. */
  const refused = useRef<Pack | undefined>(undefined)

  const takeTheirs = useCallback(async () => {
    const theirs = await readEditionPack(name)
    const merged = mergeDraft(base.current.pack, present.current, theirs.pack)
    base.current = { pack: theirs.pack, revision: theirs.revision }
    setRevision(theirs.revision)
    setSavedPack(theirs.pack)
    setHistory(now => replaced(now, merged.pack))
    setClashes(merged.clashes)
    setNotice('merged')
  }, [name])

  const save = useCallback(async () => {
    if (isBusy.current) return
    isBusy.current = true
    const sent = present.current
    setSaving('saving')
    try {
      const { revision } = await savePack(name, sent, base.current.revision)
      base.current = { pack: sent, revision }
      setRevision(revision)
      setSavedPack(sent)
      setProblem(undefined)
      setSaving(present.current === sent ? 'saved' : 'unsaved')
      if (present.current === sent) net.keep(undefined)
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      if (error.code === 'edition.changed-meanwhile') await takeTheirs().catch(() => setSaving('failed'))
      else {
        setProblem(error)
        const isUnheard = error.isTransient || error.isUncertain || error.code.startsWith('web.')
        if (!isUnheard) refused.current = sent
        setSaving(isUnheard ? 'failed' : 'refused')
      }
    } finally {
      isBusy.current = false
      setAttempt(count => count + 1)
    }
  }, [name, net.keep, takeTheirs])

  const now = history.present
  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` brings it back after each try, whatever came of it.
  useEffect(() => {
    if (isReadOnly || now === savedPack) return
    net.keep({ base: base.current.pack, revision: base.current.revision, pack: now })
    if (isBusy.current || refused.current === now) return
    setSaving(state => (state === 'failed' ? state : 'unsaved'))
    const timer = setTimeout(() => void save(), saving === 'failed' ? retryAfterMs : saveAfterMs)
    return () => clearTimeout(timer)
  }, [now, savedPack, isReadOnly, attempt])

  return {
    pack: now,
    revision,
    saving: now === savedPack && saving !== 'saving' ? ('saved' as const) : saving,
    problem,
    clashes,
    notice,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: useCallback((edit: (pack: Pack) => Pack, about = '') => {
      const at = performance.now()
      setHistory(now => changed(now, edit(now.present), about, at))
    }, []),
    undo: useCallback(() => setHistory(undone), []),
    redo: useCallback(() => setHistory(redone), []),
    settleClashes: useCallback(() => setClashes([]), []),
    settleClash: useCallback((clash: Clash) => setClashes(all => all.filter(one => one !== clash)), []),
    dismissNotice: useCallback(() => setNotice(undefined), []),
  }
}
