import { App } from 'antd'
import { useContext, useEffect, useRef, useState } from 'react'
import { useMe } from '../api/me.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { type StoredFile, uploadFile } from '../api/upload.ts'
import { useWords } from '../language/use-words.ts'
import { FileSink } from '../offline/file-sink.ts'
import { sayBytes } from './file-size.ts'
import { uiWords } from './words.ts'

/** A file on its way. Its key is also the Idempotency-Key, so that trying again cannot store it twice. */
export type Upload = { readonly key: string; readonly file: File; readonly share: number; readonly problem?: Problem }

type Uploads = {
  readonly uploads: readonly Upload[]
  readonly isBusy: boolean
  readonly add: (files: readonly File[]) => void
  readonly retry: (key: string) => void
  readonly drop: (key: string) => void
}

/** Uploads files one by one as they are added, and hands over those that are stored. Leaving the page stops what is under way. */
export function useUploads(onStored: (file: StoredFile) => void): Uploads {
  const t = useWords(uiWords)
  const { message } = App.useApp()
  const { maxFileBytes } = useMe()
  const keep = useContext(FileSink)
  const [uploads, setUploads] = useState<readonly Upload[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const stored = useRef(onStored)
  useEffect(() => {
    stored.current = onStored
  })
  useEffect(() => {
    const running = stops.current
    return () => {
      for (const stop of running.values()) stop.abort()
    }
  }, [])

  const change = (key: string, more: Partial<Upload>) =>
    setUploads(all => all.map(one => (one.key === key ? { ...one, ...more } : one)))
  const forget = (key: string) => setUploads(all => all.filter(one => one.key !== key))

  const start = async ({ key, file }: Pick<Upload, 'key' | 'file'>) => {
    const stop = new AbortController()
    stops.current.set(key, stop)
    try {
      const done =
        keep === undefined
          ? await uploadFile({ file, intent: key, signal: stop.signal, onProgress: share => change(key, { share }) })
          : await keep(file)
      forget(key)
      stored.current(done)
    } catch (error) {
      if (!stop.signal.aborted) change(key, { problem: asProblem(error), share: 0 })
    } finally {
      stops.current.delete(key)
    }
  }
  const add = (files: readonly File[]) => {
    for (const file of files) {
      if (file.size > maxFileBytes) {
        void message.error(t('fileTooLarge', { name: file.name, size: sayBytes(file.size), limit: sayBytes(maxFileBytes) }))
        continue
      }
      const upload: Upload = { key: newId(), file, share: 0 }
      setUploads(all => [...all, upload])
      void start(upload)
    }
  }
  const retry = (key: string) => {
    const failed = uploads.find(one => one.key === key)
    if (failed === undefined) return
    setUploads(all => all.map(one => (one.key === key ? { key, file: one.file, share: 0 } : one)))
    void start(failed)
  }
  const drop = (key: string) => {
    stops.current.get(key)?.abort()
    forget(key)
  }
  return { uploads, isBusy: uploads.some(one => one.problem === undefined), add, retry, drop }
}
