import { CheckCircleOutlined, CloseCircleOutlined, MinusOutlined } from '@ant-design/icons'
import { Tag } from 'antd'
import type { Verified } from '../../server/signatures/schema.ts'
import { useWords } from '../language/use-words.ts'
import { signatureWords } from './words.ts'

const icons = {
  matches: <CheckCircleOutlined aria-hidden />,
  differs: <CloseCircleOutlined aria-hidden />,
  missing: <CloseCircleOutlined aria-hidden />,
  absent: <MinusOutlined aria-hidden />,
} as const

/** Whether a signature holds, in a word with a mark. */
export function ValidTag({ verified }: { readonly verified: Verified }) {
  const t = useWords(signatureWords)
  return verified.valid ? (
    <Tag color="success" icon={<CheckCircleOutlined />}>
      {t('valid')}
    </Tag>
  ) : (
    <Tag color="error" icon={<CloseCircleOutlined />}>
      {t('invalid')}
    </Tag>
  )
}

/** Every part of a signature with what its check says; what does not match is said by name. */
export function ChecksList({ verified }: { readonly verified: Verified }) {
  const t = useWords(signatureWords)
  return (
    <ul className="signature-checks">
      {verified.checks.map(check => (
        <li key={check.part} data-result={check.result}>
          <span>{t(`part.${check.part}`)}</span>
          <span>
            {icons[check.result]} {t(`result.${check.result}`)}
            {check.count !== undefined && ` (${check.count})`}
          </span>
        </li>
      ))}
    </ul>
  )
}
