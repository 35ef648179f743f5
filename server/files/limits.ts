import { sql } from 'kysely'
import type { Text } from '../../events/text.ts'
import type { Ctx } from '../context.ts'
import { type Refusal, refuse } from '../errors.ts'
import { tellPeople } from '../notifications/tell-people.ts'
import { readSettings } from '../settings/change-settings.ts'
import { type FileKind, fileKinds } from './limits-schema.ts'

const [MB, GB] = [1024 ** 2, 1024 ** 3]

/** What may be stored: the largest of each kind, and what the organisation has left, in bytes; no `left`: no quota. */
export type FileLimits = {
  readonly largest: Readonly<Record<FileKind, number>>
  readonly quota?: number | undefined
  readonly left?: number | undefined
}

const archives = /zip|x-7z|rar|gzip|x-tar|x-bzip|x-xz|zstd/
const documents = /^text\/|pdf|msword|ms-excel|ms-powerpoint|officedocument|opendocument|rtf|json|x-cfb/
const endings: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(jpe?g|png|gif|webp|heic|heif|bmp|tiff?)$/i, 'picture'],
  [/\.(mp4|mov|avi|mkv|webm|m4v|3gp|wmv)$/i, 'video'],
  [/\.(mp3|m4a|wav|amr|aac|ogg|flac)$/i, 'audio'],
  [/\.(pdf|docx?|xlsx?|pptx?|odt|ods|txt|csv|md|json|wps|et)$/i, 'document'],
  [/\.(zip|rar|7z|gz|tar|bz2|xz)$/i, 'archive'],
]

/** The kind of a file by the type that its bytes show. */
export function kindOfType(mime: string): FileKind {
  const [family] = mime.split('/')
  if (family === 'image') return 'picture'
  if (family === 'video' || family === 'audio') return family
  // An office document is a ZIP inside; its type says what it is.
  return documents.test(mime) ? 'document' : archives.test(mime) ? 'archive' : 'other'
}

const kindWords: Readonly<Record<FileKind, Text & { en: string }>> = {
  picture: { zh: '图片', en: 'Pictures' },
  video: { zh: '视频', en: 'Videos' },
  audio: { zh: '音频', en: 'Audio' },
  document: { zh: '文档', en: 'Documents' },
  archive: { zh: '压缩包', en: 'Archives' },
  other: { zh: '其他文件', en: 'Other files' },
}
const inMb = (bytes: number): string => `${Math.ceil((bytes / MB) * 10) / 10} MB`

/** `file.too-large`, saying the limit. */
export function tooLarge(kind: FileKind, limit: number, size: number): Refusal {
  const words = kindWords[kind]
  return refuse('file.too-large', {
    detail: {
      zh: `${words.zh}最大 ${inMb(limit)}，这个文件 ${inMb(size)}。`,
      en: `${words.en} may have ${inMb(limit)}; this one has ${inMb(size)}.`,
    },
  })
}

/** Refuses a complete file that is too large for its kind (`file.too-large`) or for what is left (`file.quota-full`). */
export function mustFit({ largest, left, quota }: FileLimits, mime: string, size: number): void {
  const kind = kindOfType(mime)
  if (size > largest[kind]) throw tooLarge(kind, largest[kind], size)
  mustBeLeft({ left, quota }, size)
}

function mustBeLeft({ left, quota }: Pick<FileLimits, 'left' | 'quota'>, size: number): void {
  if (left === undefined || quota === undefined || size <= left) return
  throw refuse('file.quota-full', {
    detail: {
      zh: `公司文件总量上限 ${inMb(quota)}，还剩 ${inMb(Math.max(0, left))}，这个文件 ${inMb(size)}。`,
      en: `The company's files may come to ${inMb(quota)}; ${inMb(Math.max(0, left))} are left, and this one has ${inMb(size)}.`,
    },
  })
}

/** The most that any kind of file may have, in bytes: nothing beyond it is kept while it arrives. */
export const mostOf = ({ largest }: FileLimits): number => Math.max(...fileKinds.map(kind => largest[kind]))

/** What the files of an organisation come to, pictures drawn from them included, in bytes. */
export async function usedBytes({ tx, org }: Pick<Ctx, 'tx' | 'org'>): Promise<number> {
  const { bytes } = await tx
    .selectFrom('file_contents')
    .select(sql<number>`coalesce(sum(size), 0)::bigint`.as('bytes'))
    .where('org_id', '=', org)
    .where('object', 'is not', null)
    .executeTakeFirstOrThrow()
  return Number(bytes)
}

/** The largest file that any kind may be, in bytes. */
export async function largestFile(ctx: Pick<Ctx, 'tx' | 'org'>): Promise<number> {
  return Math.max(...Object.values((await readSettings(ctx)).files.largestMb)) * MB
}

/** The limits as the company has set them. What two people send at one moment may together go a little beyond the quota. */
export async function fileLimits(ctx: Pick<Ctx, 'tx' | 'org'>): Promise<FileLimits> {
  const { largestMb, quotaGb } = (await readSettings(ctx)).files
  const largest = Object.fromEntries(fileKinds.map(kind => [kind, largestMb[kind] * MB])) as Record<FileKind, number>
  if (quotaGb === null) return { largest }
  const quota = Math.floor(quotaGb * GB)
  return { largest, quota, left: quota - (await usedBytes(ctx)) }
}

/** Refuses a file before it is sent, by its ending and the size that was announced; its bytes decide when it is there. */
export async function mayBecome(ctx: Pick<Ctx, 'tx' | 'org'>, name: string, size: number): Promise<void> {
  const limits = await fileLimits(ctx)
  const kind = endings.find(([ending]) => ending.test(name))?.[1]
  const limit = kind === undefined ? mostOf(limits) : limits.largest[kind]
  if (size > limit) throw tooLarge(kind ?? 'other', limit, size)
  mustBeLeft(limits, size)
}

/** From which share of the quota somebody is told, once a month each. */
const warnings = [95, 80] as const

/** Tells the administrators when the quota is nearly used, in the transaction that kept a file. Nothing is read where no quota is set. */
export async function warnOfQuota(ctx: Ctx): Promise<void> {
  const { quotaGb } = (await readSettings(ctx)).files
  if (quotaGb === null) return
  const percent = (await usedBytes(ctx)) / ((quotaGb * GB) / 100)
  const reached = warnings.find(share => percent >= share)
  if (reached === undefined) return
  const administrators = [...ctx.roster.people.values()].filter(one => one.roles.some(({ role }) => role === 'administrator'))
  await tellPeople(
    ctx,
    {
      ...{ id: `quota:${ctx.now.slice(0, 7)}:${reached}`, kind: 'storage', subject: 'quota' },
      title: {
        zh: `公司文件已用总量上限的 ${reached}% 以上`,
        en: `The company's files have reached ${reached} % of their quota`,
      },
    },
    administrators.map(one => one.id),
    'all',
  )
}
