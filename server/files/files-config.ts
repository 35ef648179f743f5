import { z } from 'zod'
import { OperatorError } from '../operator-error.ts'
import type { S3Settings } from './s3-storage.ts'

/** The settings of the process that are about files and keys; README.md says what each is. */
export const FileSettings = z.object({
  FILES_S3_ENDPOINT: z.url().optional(),
  FILES_S3_BUCKET: z.string().min(1).optional(),
  FILES_S3_REGION: z.string().min(1).default('us-east-1'),
  FILES_S3_ACCESS_KEY: z.string().min(1).optional(),
  FILES_S3_SECRET_KEY: z.string().min(1).optional(),
  /** `folder`: new files go into the data folder although a bucket is set, so that those in it can be moved back. */
  FILES_STORAGE: z.enum(['folder', 's3']).optional(),
  FILES_SCAN_URL: z
    .string()
    .regex(/^(tcp:\/\/[^/]+:\d{1,5}|unix:\/.+)$/, 'tcp://host:port or unix:/path')
    .optional(),
  FILES_SCAN_COMMAND: z.string().min(1).optional(),
  FILES_ORIGIN: z.url().optional(),
  MASTER_KEY: z.string().optional(),
  MASTER_KEY_FILE: z.string().optional(),
  BACKUP_KEY: z.string().optional(),
  BACKUP_PASSPHRASE: z.string().min(12, 'at least 12 characters').optional(),
})

export type FilesConfig = {
  readonly s3: S3Settings | undefined
  /** Where new files go. */
  readonly storage: 'folder' | 's3'
  readonly scanUrl: string | undefined
  readonly scanCommand: string | undefined
  /** The second address of this server, from which files are given out. */
  readonly origin: string | undefined
  readonly masterKey: string | undefined
  readonly masterKeyFile: string | undefined
}

/** Throws `settings.wrong` where settings of a bucket, of the scanner or of the master key do not fit together. */
export function readFilesConfig(e: z.infer<typeof FileSettings>): FilesConfig {
  const given = [e.FILES_S3_ENDPOINT, e.FILES_S3_BUCKET, e.FILES_S3_ACCESS_KEY, e.FILES_S3_SECRET_KEY]
  const [endpoint, bucket, accessKey, secretKey] = given
  if (given.some(one => one !== undefined) && given.some(one => one === undefined))
    throw wrong(
      'FILES_S3_ENDPOINT、FILES_S3_BUCKET、FILES_S3_ACCESS_KEY、FILES_S3_SECRET_KEY 须同时设置。',
      'FILES_S3_ENDPOINT, FILES_S3_BUCKET, FILES_S3_ACCESS_KEY and FILES_S3_SECRET_KEY belong together.',
    )
  const s3 =
    endpoint && bucket && accessKey && secretKey
      ? { endpoint, bucket, accessKey, secretKey, region: e.FILES_S3_REGION }
      : undefined
  if (e.FILES_STORAGE === 's3' && s3 === undefined)
    throw wrong(
      'FILES_STORAGE=s3 需要 FILES_S3_ENDPOINT 等设置。',
      'FILES_STORAGE=s3 needs FILES_S3_ENDPOINT and its companions.',
    )
  if (e.FILES_SCAN_URL && e.FILES_SCAN_COMMAND)
    throw wrong('FILES_SCAN_URL 与 FILES_SCAN_COMMAND 只能设置一个。', 'Set one of FILES_SCAN_URL and FILES_SCAN_COMMAND.')
  if (e.MASTER_KEY && e.MASTER_KEY_FILE)
    throw wrong('MASTER_KEY 与 MASTER_KEY_FILE 只能设置一个。', 'Set one of MASTER_KEY and MASTER_KEY_FILE.')
  return {
    ...{ s3, storage: e.FILES_STORAGE ?? (s3 ? 's3' : 'folder') },
    ...{ scanUrl: e.FILES_SCAN_URL, scanCommand: e.FILES_SCAN_COMMAND },
    origin: e.FILES_ORIGIN?.replace(/\/$/, ''),
    ...{ masterKey: e.MASTER_KEY, masterKeyFile: e.MASTER_KEY_FILE },
  }
}

const wrong = (zh: string, en: string) => new OperatorError('settings.wrong', zh, en)
