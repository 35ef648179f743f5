import { FilePdfOutlined } from '@ant-design/icons'
import type { CaseManuals } from '../../server/manuals/schema.ts'
import { useWords } from '../language/use-words.ts'
import { sayBytes } from '../ui/file-size.ts'
import { manualWords } from './words.ts'

type File = CaseManuals['items'][number]['files'][number]

/** The files of a version, each with its language; opened in a tab of its own. */
export function ManualFileList({ files, withHash = false }: { readonly files: readonly File[]; readonly withHash?: boolean }) {
  const t = useWords(manualWords)
  return (
    <ul className="manual-files">
      {files.map(file => (
        <li key={file.id}>
          <a href={`/api/files/${file.id}?download=0`} target="_blank" rel="noreferrer">
            <FilePdfOutlined aria-hidden /> <span className="manual-file-name">{file.name}</span>
          </a>{' '}
          <span className="manual-faint">
            {t(`language.${file.language}`)} · {sayBytes(file.size)}
          </span>
          {withHash && <code className="manual-hash">{t('hash', { hash: file.sha256.slice(0, 16) })}</code>}
        </li>
      ))}
    </ul>
  )
}
