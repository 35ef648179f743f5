import { PictureOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { z } from 'zod'
import { photoAdded } from '../../events/on-site-events.ts'
import { newId } from '../api/new-id.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { serverNow } from '../api/server-time.ts'
import { uploadFile } from '../api/upload.ts'
import type { ActFormParts, ActScene } from '../cases/acts/act-scene.ts'
import { optionsOf } from '../cases/say-value.ts'
import { sayField } from '../cases/words-fields.ts'
import { useWords } from '../language/use-words.ts'
import { hashFile } from '../offline/sha256.ts'
import { Refusal } from '../ui/refusal.tsx'
import { photoToSend } from './take-photo.ts'
import { fieldWords } from './words.ts'

const { shape } = photoAdded.input
const Picture = z.strictObject({ file: shape.file, sha256: shape.sha256, takenAt: shape.takenAt, name: shape.name })
type Picture = z.infer<typeof Picture>
type Props = { readonly id?: string; readonly value?: Picture; readonly onChange?: (picture: Picture | undefined) => void }

/** One picture at a desk: hashed as it is sent, stored at once. */
function PictureInput({ id, value, onChange }: Props) {
  const t = useWords(fieldWords)
  const input = useRef<HTMLInputElement>(null)
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<Problem>()
  const pick = async (file: File) => {
    setBusy(true)
    setProblem(undefined)
    try {
      const sent = await photoToSend(file)
      const sha256 = await hashFile(sent)
      const stored = await uploadFile({ file: sent, intent: newId(), onProgress: () => {}, signal: new AbortController().signal })
      const takenAt = new Date(Math.min(file.lastModified + serverNow() - Date.now(), serverNow())).toISOString()
      onChange?.({ file: stored.id, sha256, takenAt, name: stored.name })
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div>
      <Button id={id} icon={<PictureOutlined />} loading={isBusy} onClick={() => input.current?.click()}>
        {value?.name ?? t('choosePhotos')}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={event => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file !== undefined) void pick(file)
        }}
      />
      {problem !== undefined && <Refusal problem={problem} onClose={() => setProblem(undefined)} />}
    </div>
  )
}

/** 添加现场照片 at a desk; on the phone it is taken in the order itself. */
export function addPhoto({ language, t }: ActScene): ActFormParts {
  const label = (name: string) => sayField('photo.added', name, language)
  return {
    schema: z.strictObject({ $picture: Picture, phase: shape.phase, note: shape.note }),
    fields: [
      { name: '$picture', label: t('add-photo'), kind: 'custom', wide: true, input: <PictureInput /> },
      { name: 'phase', label: label('phase'), kind: 'choice', options: optionsOf('photoPhase', language) },
      { name: 'note', label: label('note'), kind: 'multiline', rows: 2 },
    ],
    initial: { phase: 'other' },
    dataOf: ({ $picture, ...values }) => ({ ...values, ...($picture as Picture) }),
  }
}
