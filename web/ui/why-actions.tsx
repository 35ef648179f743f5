import { CopyOutlined, LinkOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button, Tooltip } from 'antd'
import type { WhyShown } from '../api/why.ts'
import { useLanguage, useWords } from '../language/use-words.ts'
import { shellWords } from '../shell/words.ts'
import { copyText } from './copy-text.ts'
import { timeWords } from './words-time.ts'

/** Copies the whole explanation as text, copies the address of its own page, prints it. */
export function WhyActions({
  why,
  path,
  onPrint,
}: {
  readonly why: WhyShown
  readonly path: string
  readonly onPrint: () => void
}) {
  const t = useWords(timeWords)
  const shared = useWords(shellWords)
  const language = useLanguage()
  const { message } = App.useApp()
  const copy = async (text: string) => {
    if (await copyText(text)) void message.success(shared('copied'))
  }
  const about = why.case === undefined ? t('whyAsked') : `${why.case.number} ${why.case.title}`
  const whole = () => [about, ...why.text[language], window.location.origin + path].join('\n')
  const actions = [
    { label: t('whyCopy'), icon: <CopyOutlined />, run: () => void copy(whole()) },
    { label: t('whyLink'), icon: <LinkOutlined />, run: () => void copy(window.location.origin + path) },
    { label: shared('print'), icon: <PrinterOutlined />, run: onPrint },
  ]
  return (
    <>
      {actions.map(({ label, icon, run }) => (
        <Tooltip key={label} title={label}>
          <Button type="text" icon={icon} aria-label={label} onClick={run} />
        </Tooltip>
      ))}
    </>
  )
}
