import type { FilesConfig } from '../files-config.ts'
import { clamdScanner } from './clamd.ts'
import { commandScanner } from './command-scanner.ts'
import type { Scanner } from './scanner.ts'

/** The scanner that FILES_SCAN_URL or FILES_SCAN_COMMAND name; undefined where neither is set. */
export function scannerOf({ scanUrl, scanCommand }: Pick<FilesConfig, 'scanUrl' | 'scanCommand'>): Scanner | undefined {
  if (scanUrl !== undefined) return clamdScanner(scanUrl)
  return scanCommand === undefined ? undefined : commandScanner(scanCommand)
}
