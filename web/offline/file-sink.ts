import { createContext } from 'react'
import type { StoredFile } from '../api/upload.ts'

/** Where the files of forms go; absent: straight to the server. On phone screens they are kept first (PhoneScope). */
export const FileSink = createContext<((file: File) => Promise<StoredFile>) | undefined>(undefined)
