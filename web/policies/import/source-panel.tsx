import { InboxOutlined } from '@ant-design/icons'
import { Button, Input, Progress, Tabs, Upload } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { TextImport } from '../../../server/policies/text-import/schema.ts'
import { asProblem, type Problem } from '../../api/problem.ts'
import { useWords } from '../../language/use-words.ts'
import { Refusal } from '../../ui/refusal.tsx'
import { type Stage, sendText } from './send-text.ts'
import { textImportWords } from './words.ts'

/** A file by click or drag, or pasted text; shows how far the reading is, and can be stopped. */
export function SourcePanel({ onRead }: { onRead: (read: TextImport) => void }) {
  const t = useWords(textImportWords)
  const [text, setText] = useState('')
  const [stage, setStage] = useState<Stage>()
  const [problem, setProblem] = useState<Problem>()
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const send = async (given: File | string) => {
    stop.current?.abort()
    const controller = new AbortController()
    stop.current = controller
    setProblem(undefined)
    setStage({ sent: 0 })
    try {
      onRead(await sendText(given, { onStage: setStage, signal: controller.signal }))
    } catch (error) {
      if (!controller.signal.aborted) setProblem(asProblem(error))
    } finally {
      if (stop.current === controller) setStage(undefined)
    }
  }
  const isBusy = stage !== undefined
  return (
    <div className="text-import-source">
      <Tabs
        items={[
          {
            key: 'file',
            label: t('file'),
            children: (
              <Upload.Dragger
                showUploadList={false}
                disabled={isBusy}
                accept=".docx,.pdf,.txt"
                beforeUpload={file => {
                  void send(file)
                  return Upload.LIST_IGNORE
                }}
              >
                <InboxOutlined className="text-import-icon" aria-hidden />
                <div>{t('drop')}</div>
                <div className="text-import-hint">{t('dropHint')}</div>
              </Upload.Dragger>
            ),
          },
          {
            key: 'paste',
            label: t('paste'),
            children: (
              <div className="text-import-paste">
                <p className="text-import-hint">{t('pasteHint')}</p>
                <Input.TextArea
                  aria-label={t('pasteLabel')}
                  value={text}
                  onChange={event => setText(event.target.value)}
                  autoSize={{ minRows: 12, maxRows: 24 }}
                  disabled={isBusy}
                />
                <Button type="primary" disabled={text.trim() === '' || isBusy} onClick={() => void send(text)}>
                  {t('read')}
                </Button>
              </div>
            ),
          },
        ]}
      />
      {stage !== undefined && <StageLine stage={stage} onStop={() => stop.current?.abort()} />}
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
    </div>
  )
}

function StageLine({ stage, onStop }: { stage: Stage; onStop: () => void }) {
  const t = useWords(textImportWords)
  const percent = 'sent' in stage ? stage.sent * 100 : stage.of === 0 ? 0 : (100 * stage.done) / stage.of
  const words =
    'sent' in stage
      ? t('sending', { percent: Math.round(percent) })
      : stage.step === 'candidates'
        ? t('step.candidates')
        : t(`step.${stage.step}`, { done: stage.done, of: stage.of })
  return (
    <div role="status" className="text-import-stage">
      <Progress percent={Math.round(percent)} showInfo={false} aria-label={words} />
      <span className="text-import-hint">{words}</span>
      <Button size="small" onClick={onStop}>
        {t('stop')}
      </Button>
    </div>
  )
}
