import { CopyOutlined } from '@ant-design/icons'
import { App, Button, Input, Modal, QRCode, Space } from 'antd'
import { useWords } from '../../language/use-words.ts'
import { shellWords } from '../../shell/words.ts'
import { copyText } from '../../ui/copy-text.ts'
import { actWords } from '../words-acts.ts'

/** The customer's one-time link after an act has made one: to copy, or to scan from the screen. */
export function LinkResult({ link, onClose }: { link: string; onClose: () => void }) {
  const t = useWords(actWords)
  const shared = useWords(shellWords)
  const { message } = App.useApp()
  const address = new URL(link, window.location.origin).href
  const copy = async () => {
    if (await copyText(address)) void message.success(shared('copied'))
  }
  return (
    <Modal open title={t('linkTitle')} footer={null} onCancel={onClose}>
      <div className="link-result">
        {/* Always dark on white: scanners need it. */}
        <QRCode value={address} type="svg" size={176} color="#000000" bgColor="#ffffff" />
        <Space.Compact className="link-result-address">
          <Input value={address} readOnly onFocus={event => event.target.select()} aria-label={t('linkTitle')} />
          <Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>
            {t('linkCopy')}
          </Button>
        </Space.Compact>
        <p className="case-faint link-result-hint">{t('linkHint')}</p>
      </div>
    </Modal>
  )
}
