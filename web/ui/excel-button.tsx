import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { asProblem } from '../api/problem.ts'
import { type Query, requestRaw } from '../api/request.ts'
import { useWords } from '../language/use-words.ts'
import { fileNameOf } from './file-name.ts'
import { Refusal } from './refusal.tsx'
import { uiWords } from './words.ts'

type Props = {
  /** The list's address; `format=xlsx` is added. */
  readonly path: string
  readonly query?: Query
  /** Without ending; used when the server names none. */
  readonly name: string
  /** What the button says where it is not the whole list that comes. */
  readonly label?: string
}

/** Downloads a list, as filtered now, as an Excel file. A refusal is shown, not saved as a broken file. */
export function ExcelButton({ path, query = {}, name, label }: Props) {
  const t = useWords(uiWords)
  const { modal } = App.useApp()
  const [isBusy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    try {
      const response = await requestRaw(path, { query: { ...query, format: 'xlsx' }, timeoutMs: 300_000 })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(await response.blob())
      link.download = fileNameOf(response.headers.get('Content-Disposition'), `${name}.xlsx`)
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      modal.error({ title: t('exportExcel'), content: <Refusal problem={asProblem(error)} /> })
    } finally {
      setBusy(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={isBusy} onClick={() => void download()}>
      {isBusy ? t('exporting') : (label ?? t('exportExcel'))}
    </Button>
  )
}
