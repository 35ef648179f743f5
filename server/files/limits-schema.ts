import { z } from 'zod'

export const fileKinds = ['picture', 'video', 'audio', 'document', 'archive', 'other'] as const
export const FileKind = z.enum(fileKinds)
export type FileKind = z.infer<typeof FileKind>

/** The most that the server takes of each kind, in MB: pictures are drawn and documents searched in memory, the others only pass through. */
export const MOST_MB: Readonly<Record<FileKind, number>> = {
  picture: 50,
  document: 50,
  other: 50,
  ...{ video: 200, audio: 200, archive: 200 },
}
const largest = (kind: FileKind) => z.number().int().min(1).max(MOST_MB[kind])
const largestOfEach = Object.fromEntries(fileKinds.map(kind => [kind, largest(kind)])) as Record<FileKind, z.ZodNumber>

/** 文件大小与总量: the largest file of each kind in MB, and how much the organisation's files may come to in GB; without a figure there is no bound. */
export const FileSettings = z.object({
  largestMb: z.object(largestOfEach),
  quotaGb: z.number().min(0.001).max(1_000_000).nullable(),
})
export type FileSettings = z.infer<typeof FileSettings>
export const fileDefaults: FileSettings = {
  largestMb: { picture: 50, video: 50, audio: 50, document: 50, archive: 50, other: 50 },
  quotaGb: null,
}
