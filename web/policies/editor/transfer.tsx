import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useRef } from 'react'
import { Pack } from '../../../engine/pack.ts'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { saveJson } from '../../ui/save-json.ts'
import { withPermitIds } from './edit-permit.ts'
import { useEditor } from './editor-context.ts'
import { editorWords } from './words.ts'

/** A file that is larger is no regulation. */
const largest = 8_000_000

/** The draft as a file under the published schema, and a file taken over as the draft. */
export function Transfer() {
  const t = useWords(editorWords)
  const shared = useWords(shellWords)
  const { modal, message } = App.useApp()
  const { pack, change, isReadOnly } = useEditor()
  const input = useRef<HTMLInputElement>(null)
  const download = () => saveJson(`${pack.title.zh} ${pack.edition}.json`, `${JSON.stringify(pack, null, 2)}\n`)
  const wrong = (why: string) => void message.error(t('importWrong', { why }))
  const take = async (file: File) => {
    if (file.size > largest) return wrong('> 8 MB')
    let json: unknown
    try {
      json = JSON.parse(await file.text())
    } catch (error) {
      return wrong(error instanceof Error ? error.message : String(error))
    }
    // Name and date are the draft's own: the file brings what is in it.
    const own = { id: pack.id, edition: pack.edition, inForce: pack.inForce }
    const parsed = Pack.safeParse(typeof json === 'object' && json !== null ? { ...json, ...own } : json)
    if (!parsed.success) {
      const [issue] = parsed.error.issues
      return wrong(`${issue?.path.join(' › ') ?? ''} ${issue?.message ?? ''}`)
    }
    modal.confirm({
      title: t('importTitle'),
      content: t('importHint'),
      okText: t('import'),
      cancelText: shared('cancel'),
      onOk: () => {
        change(() => withPermitIds(parsed.data))
        void message.success(t('imported'))
      },
    })
  }
  return (
    <>
      <Button icon={<DownloadOutlined />} onClick={download}>
        {t('export')}
      </Button>
      {!isReadOnly && (
        <>
          <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
            {t('import')}
          </Button>
          <input
            ref={input}
            type="file"
            accept="application/json,.json"
            hidden
            onChange={event => {
              const file = event.target.files?.[0]
              event.target.value = ''
              if (file !== undefined) void take(file)
            }}
          />
        </>
      )}
    </>
  )
}
