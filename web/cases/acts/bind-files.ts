import type { CaseWithTimeline } from '../../../server/cases/schema.ts'
import { attachesFile } from '../attaches-file.ts'
import { type Done, performAct } from '../case-data.ts'

/** Ids of files that an act's data names. */
export function filesIn(data: Readonly<Record<string, unknown>>): string[] {
  const { files, file } = data
  return [...(Array.isArray(files) ? files : []), ...(typeof file === 'string' ? [file] : [])].filter(
    (one): one is string => typeof one === 'string',
  )
}

/** Binds uploaded files to the case, each with a key of its own under the same intent, so that a retry binds none twice. */
export async function bindFiles(current: CaseWithTimeline, files: readonly string[], intent: string): Promise<Done | undefined> {
  const bound = new Set(current.timeline.flatMap(entry => (attachesFile(entry.type) ? [String(entry.data.file)] : [])))
  let last: Done | undefined
  for (const file of files)
    if (!bound.has(file)) last = await performAct(current.id, { type: 'attach', data: { file } }, `${intent}-${file}`)
  return last
}
