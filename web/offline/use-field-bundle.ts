import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { FieldBundle } from '../../server/field-sync/schema.ts'
import { answerKeeper } from '../api/kept.ts'
import type { Problem } from '../api/problem.ts'
import { localProblem, problemOf } from '../api/problem.ts'
import { get } from '../api/request.ts'
import { announceSignedOut } from '../api/signed-out.ts'
import { currentLanguage, tags } from '../language/language.ts'
import { keepAll } from './kept-answers.ts'
import { deviceDb, touchServer } from './outbox-runtime.ts'
import { noteFullness } from './storage.ts'

const EVERY_MS = 5 * 60_000

/** What the last bundle brought, and when. */
export type BundleState = { readonly at: number; readonly documents: number }

/** Fetches everything for the next days into this device, now and every few minutes; answers are then found where each is looked for. */
export function useFieldBundle(): UseQueryResult<BundleState, Problem> {
  return useQuery({
    queryKey: ['case', 'list', 'field-bundle'],
    queryFn: ({ signal }) => fetchBundle(signal),
    refetchInterval: EVERY_MS,
    staleTime: 30_000,
    retry: false,
  })
}

async function fetchBundle(signal: AbortSignal): Promise<BundleState> {
  const db = await deviceDb()
  const tag = (await db.get('meta', 'bundle-tag')) as string | undefined
  const language = tags[currentLanguage()]
  const response = await fetch('/api/field/bundle', {
    signal,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { Accept: 'application/json', 'Accept-Language': language, ...(tag === undefined ? {} : { 'If-None-Match': tag }) },
  }).catch((error: unknown) => {
    if (signal.aborted) throw error
    throw localProblem(navigator.onLine ? 'web.unreachable' : 'web.offline', error)
  })
  if (response.status === 401) announceSignedOut()
  if (response.status === 304) {
    void touchServer()
    return { at: Date.now(), documents: await db.count('documents') }
  }
  const text = await response.text()
  if (!response.ok) throw problemOf(response.status, text)
  const bundle = FieldBundle.parse(JSON.parse(text))
  void touchServer()
  try {
    await keepAll(bundle.answers)
    await keepEditions(bundle.editions, signal)
    await keepDocuments(bundle.documents, signal)
    // Only now: a bundle that was kept in part is asked for again.
    await db.put('meta', response.headers.get('ETag'), 'bundle-tag')
  } catch (error) {
    if (!signal.aborted) noteFullness(error)
    throw error
  }
  return { at: Date.now(), documents: bundle.documents.length }
}

/** Regulations in force: they never change, so each is fetched once. */
async function keepEditions(addresses: readonly string[], signal: AbortSignal): Promise<void> {
  const lists = ['/api/policies', '/api/policies/names']
  // Each as its own page shows it, and as the page of a case needs it.
  for (const address of [...lists, ...addresses.flatMap(one => [`${one}/case`, one])]) {
    if (!lists.includes(address) && (await answerKeeper()?.find(address)) !== undefined) continue
    // Kept on the way; what is in it is for whoever reads it.
    await get(address, z.unknown(), { signal })
  }
}

/** The documents that go along, each fetched once; those that do no longer are thrown away. */
async function keepDocuments(documents: FieldBundle['documents'], signal: AbortSignal): Promise<void> {
  const db = await deviceDb()
  const wanted = new Set(documents.map(one => one.address))
  const there = new Set(await db.getAllKeys('documents'))
  for (const address of there) if (!wanted.has(address)) await db.delete('documents', address)
  for (const { address } of documents) {
    if (there.has(address)) continue
    const response = await fetch(address, { signal, credentials: 'same-origin' })
    // One that is under seal or gone stays away; the others come.
    if (response.ok) await db.put('documents', { address, blob: await response.blob(), keptAt: Date.now() })
  }
}
