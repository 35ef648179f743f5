import { InboxOutlined } from '@ant-design/icons'
import { Progress, Upload } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { Preview } from '../../server/imports/schema.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { sendFile } from '../api/upload.ts'
import { useWords } from '../language/use-words.ts'
import { Refusal } from '../ui/refusal.tsx'
import { useRememberPreview } from './import-data.ts'
import { importWords } from './words.ts'

/** One file by click, drag or paste; when the server has read it, the page to check it opens. */
export function UploadPanel() {
  const t = useWords(importWords)
  const navigate = useNavigate()
  const remember = useRememberPreview()
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<Problem>()
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (file: File) => {
    stop.current?.abort()
    const controller = new AbortController()
    stop.current = controller
    setProblem(undefined)
    setShare(0)
    try {
      const preview = await sendFile('/api/imports/preview', Preview, {
        file,
        intent: newId(),
        onProgress: setShare,
        signal: controller.signal,
      })
      remember(preview)
      void navigate(`/imports/new?file=${encodeURIComponent(preview.file)}`)
    } catch (error) {
      if (!controller.signal.aborted) setProblem(asProblem(error))
    } finally {
      setShare(undefined)
    }
  }
  return (
    <div className="import-upload">
      <Upload.Dragger
        pastable
        showUploadList={false}
        disabled={share !== undefined}
        accept=".csv,.tsv,.txt,.gz,.xlsx,.ndjson,.jsonl,.json"
        beforeUpload={file => {
          void send(file)
          return Upload.LIST_IGNORE
        }}
      >
        <InboxOutlined className="import-upload-icon" aria-hidden />
        <div>{t('drop')}</div>
        <div className="import-hint">{t('dropHint')}</div>
      </Upload.Dragger>
      {share !== undefined && (
        <div role="status">
          <Progress
            percent={Math.round(share * 100)}
            showInfo={false}
            aria-label={t('uploading', { percent: Math.round(share * 100) })}
          />
          <div className="import-hint">{share < 1 ? t('uploading', { percent: Math.round(share * 100) }) : t('reading')}</div>
        </div>
      )}
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
    </div>
  )
}
