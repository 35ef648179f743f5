import { InboxOutlined } from '@ant-design/icons'
import { Upload } from 'antd'
import { useEffect, useRef } from 'react'
import { useMe } from '../api/me.ts'
import type { StoredFile } from '../api/upload.ts'
import { useWords } from '../language/use-words.ts'
import { FileList } from './file-list.tsx'
import { sayBytes } from './file-size.ts'
import { useUploads } from './use-uploads.ts'
import { uiWords } from './words.ts'
import './files.css'

type Props = {
  readonly value?: readonly StoredFile[]
  readonly onChange?: (files: StoredFile[]) => void
  /** A form must not be sent while files are on their way; nor by itself afterwards, if one of them failed. */
  readonly onBusy?: (isBusy: boolean, hasFailed: boolean) => void
  readonly accept?: string
  readonly id?: string
  readonly disabled?: boolean
}

/** Files by click, drag or paste, each with its progress; `value` holds those the server has. */
export function FileDrop({ value = [], onChange, onBusy, accept, id, disabled = false }: Props) {
  const t = useWords(uiWords)
  const { maxFileBytes } = useMe()
  // Several uploads end between two renders; each must see the files of the one before.
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  const set = (files: StoredFile[]) => {
    latest.current = files
    onChange?.(files)
  }
  const { uploads, isBusy, add, retry, drop } = useUploads(file => set([...latest.current, file]))
  const hasFailed = uploads.some(one => one.problem !== undefined)
  useEffect(() => onBusy?.(isBusy, hasFailed), [isBusy, hasFailed, onBusy])
  return (
    <div className="file-drop">
      <Upload.Dragger
        multiple
        pastable
        showUploadList={false}
        disabled={disabled}
        {...(id === undefined ? {} : { id })}
        {...(accept === undefined ? {} : { accept })}
        beforeUpload={file => {
          add([file])
          return Upload.LIST_IGNORE
        }}
      >
        <span className="file-drop-words">
          <InboxOutlined aria-hidden />
          <span>{t('dropFiles')}</span>
          <span className="file-size">{t('dropLimit', { size: sayBytes(maxFileBytes) })}</span>
        </span>
      </Upload.Dragger>
      <FileList
        files={value}
        uploads={uploads}
        onRemove={file => set(latest.current.filter(one => one.id !== file.id))}
        onDrop={drop}
        onRetry={retry}
      />
    </div>
  )
}
