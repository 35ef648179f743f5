import { EditOutlined } from '@ant-design/icons'
import { Alert, Button } from 'antd'
import { z } from 'zod'
import { freeText, shortText } from '../../events/define.ts'
import type { ActFormParts, ActScene } from '../cases/acts/act-scene.ts'
import { sayField } from '../cases/words-fields.ts'
import { useWords } from '../language/use-words.ts'
import { PaperPick } from './paper-pick.tsx'
import { useSigning } from './use-signing.ts'
import { signatureWords } from './words.ts'

/** The way from the desk's form to the screen that is handed to the customer. */
export function OnScreenHint({ paper }: { readonly paper: string }) {
  const t = useWords(signatureWords)
  const { put } = useSigning()
  return (
    <Alert
      type="info"
      showIcon
      title={t('onScreenHint')}
      action={
        <Button size="small" type="primary" icon={<EditOutlined />} onClick={() => put('sign', paper)}>
          {t('sign')}
        </Button>
      }
    />
  )
}

/** 客户签署: a paper that was signed on paper, with its scan. On a screen it is signed where it is shown (sign-drawer.tsx). */
export function signPaperForm({ case: current, language, words }: ActScene): ActFormParts {
  const label = (name: string) => sayField('paper.signed', name, language)
  return {
    schema: z.strictObject({
      paper: z.string(),
      agreed: z.boolean(),
      signer: shortText,
      file: z.array(z.string()).length(1),
      remarks: freeText.optional(),
    }),
    fields: [
      { name: 'paper', label: label('paper'), kind: 'custom', input: <PaperPick caseId={current.id} />, required: true },
      {
        name: 'agreed',
        label: label('agreed'),
        kind: 'choice',
        options: [
          { value: true, label: words.yes },
          { value: false, label: words.no },
        ],
      },
      { name: 'signer', label: label('signer'), kind: 'text', maxLength: 500 },
      { name: 'file', label: label('file'), kind: 'files', required: true },
      { name: 'remarks', label: label('remarks'), kind: 'multiline', rows: 2 },
    ],
    above: <OnScreenHint paper="sign-paper" />,
    initial: { agreed: true },
    dataOf: ({ file, ...values }) => ({ ...values, via: 'paper', ...(Array.isArray(file) ? { file: file[0] } : {}) }),
  }
}
