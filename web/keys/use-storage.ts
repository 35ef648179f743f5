import { useQuery } from '@tanstack/react-query'
import { BackupCode, BackupKeyState } from '../../server/backup/schema.ts'
import { DataRotated, KeysAndStorage, MasterRotated } from '../../server/keys/schema.ts'
import { get, post } from '../api/request.ts'

export const storageKeys = [['keys-and-storage'], ['admin-log']] as const

/** 密钥与存储 of one's organisation. */
export function useStorage() {
  return useQuery({
    queryKey: ['keys-and-storage'],
    queryFn: ({ signal }) => get('/api/keys-and-storage', KeysAndStorage, { signal }),
  })
}

export const rotateData = (intent: string) => post('/api/keys/rotate-data', {}, DataRotated, intent)
export const rotateMaster = (intent: string) => post('/api/keys/rotate-master', {}, MasterRotated, intent)
/** The recovery code of the backup key, while nobody has confirmed it. */
export const askForCode = (intent: string) => post('/api/backups/key', {}, BackupCode, intent)
export const confirmCode = (code: string, intent: string) => post('/api/backups/key/confirm', { code }, BackupKeyState, intent)
