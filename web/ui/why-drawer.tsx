import { CopyOutlined, LinkOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button, Drawer, Tooltip } from 'antd'
import { useRef } from 'react'
import { useWhyData, type Why } from '../api/why.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { copyText } from './copy-text.ts'
import { Loaded } from './page.tsx'
import { printOnly } from './print-only.ts'
import { useWhy, type WhyOf } from './why-link.ts'
import { WhySheet } from './why-sheet.tsx'
import { timeWords } from './words-time.ts'

function Actions({ why, onPrint }: { why: Why; onPrint: () => void }) {
  const t = useWords(timeWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const copy = async (text: string) => {
    if (await copyText(text)) void message.success(shared('copied'))
  }
  return (
    <>
      <Tooltip title={t('whyCopy')}>
        <Button
          type="text"
          icon={<CopyOutlined />}
          aria-label={t('whyCopy')}
          onClick={() => void copy(why.text[language].join('\n'))}
        />
      </Tooltip>
      <Tooltip title={t('whyLink')}>
        <Button type="text" icon={<LinkOutlined />} aria-label={t('whyLink')} onClick={() => void copy(window.location.href)} />
      </Tooltip>
      <Tooltip title={shared('print')}>
        <Button type="text" icon={<PrinterOutlined />} aria-label={shared('print')} onClick={onPrint} />
      </Tooltip>
    </>
  )
}

function Open({ of, onClose }: { of: WhyOf; onClose: () => void }) {
  const t = useWords(timeWords)
  const query = useWhyData(of.caseId, of.dutyId)
  const sheet = useRef<HTMLDivElement>(null)
  const print = () => {
    if (sheet.current !== null) printOnly(sheet.current)
  }
  return (
    <Drawer
      open
      onClose={onClose}
      size="min(560px, 100vw)"
      title={t('whyTitle')}
      extra={query.data && <Actions why={query.data} onPrint={print} />}
    >
      <Loaded query={query}>
        {why => (
          <div ref={sheet}>
            <WhySheet why={why} />
          </div>
        )}
      </Loaded>
    </Drawer>
  )
}

/** The explanation named in the address (`?why=`), over whatever page is open. The shell draws it once for all. */
export function WhyDrawer() {
  const { open, close } = useWhy()
  return open === undefined ? null : <Open of={open} onClose={close} />
}
