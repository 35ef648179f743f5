import { CloseOutlined, PaperClipOutlined, ReloadOutlined } from '@ant-design/icons'
import { Button, Progress, Tag } from 'antd'
import type { Problem } from '../api/problem.ts'
import type { StoredFile } from '../api/upload.ts'
import { useMarks } from '../language/marks.ts'
import { useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { sayBytes } from './file-size.ts'
import { useProblemWords } from './refusal.tsx'
import type { Upload } from './use-uploads.ts'
import { uiWords } from './words.ts'
import './files.css'

type Props = {
  readonly files: readonly StoredFile[]
  readonly uploads?: readonly Upload[]
  /** Absent: read only. */
  readonly onRemove?: ((file: StoredFile) => void) | undefined
  readonly onDrop?: (key: string) => void
  readonly onRetry?: (key: string) => void
}

function UploadRow({
  upload,
  onDrop,
  onRetry,
}: {
  upload: Upload
  onDrop: (key: string) => void
  onRetry: (key: string) => void
}) {
  const t = useWords(uiWords)
  const shared = useWords(shellWords)
  const { key, file, share, problem } = upload
  return (
    <li className="file" data-failed={problem !== undefined}>
      <PaperClipOutlined aria-hidden />
      <span className="file-name">{file.name}</span>
      {problem === undefined ? (
        <Progress
          percent={Math.round(share * 100)}
          size="small"
          className="file-progress"
          aria-label={t('uploading', { percent: Math.round(share * 100) })}
        />
      ) : (
        <Failure problem={problem} />
      )}
      {problem !== undefined && (
        <Button type="text" size="small" icon={<ReloadOutlined />} onClick={() => onRetry(key)}>
          {shared('retry')}
        </Button>
      )}
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={t('removeFile', { name: file.name })}
        onClick={() => onDrop(key)}
      />
    </li>
  )
}

function Failure({ problem }: { problem: Problem }) {
  const t = useWords(uiWords)
  const { title } = useProblemWords(problem)
  const marks = useMarks()
  return (
    <span className="file-problem" role="alert">
      {t('uploadFailed') + marks.colon + title}
    </span>
  )
}

/** Files as rows: those stored (a link, size, its hash on hover) and those on their way. */
export function FileList({ files, uploads = [], onRemove, onDrop, onRetry }: Props) {
  const t = useWords(uiWords)
  if (files.length === 0 && uploads.length === 0) return null
  return (
    <ul className="files">
      {files.map(file => (
        <li key={file.id} className="file">
          <PaperClipOutlined aria-hidden />
          <a
            className="file-name"
            href={`/api/files/${encodeURIComponent(file.id)}`}
            target="_blank"
            rel="noreferrer"
            title={`SHA-256 ${file.sha256}`}
          >
            {file.name}
          </a>
          <span className="file-size">{sayBytes(file.size)}</span>
          {file.hasMacros === true && (
            <Tag color="warning" title={t('hasMacrosHint')}>
              {t('hasMacros')}
            </Tag>
          )}
          {file.isMisnamed === true && (
            <Tag color="warning" title={t('isMisnamedHint')}>
              {t('isMisnamed')}
            </Tag>
          )}
          {onRemove !== undefined && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t('removeFile', { name: file.name })}
              onClick={() => onRemove(file)}
            />
          )}
        </li>
      ))}
      {onDrop !== undefined &&
        onRetry !== undefined &&
        uploads.map(upload => <UploadRow key={upload.key} upload={upload} onDrop={onDrop} onRetry={onRetry} />)}
    </ul>
  )
}
