import { CameraOutlined, PictureOutlined } from '@ant-design/icons'
import { Alert, Button, Drawer, Form, Input } from 'antd'
import { type ChangeEvent, useEffect, useRef, useState } from 'react'
import { useWords } from '../language/use-words.ts'
import { codeIn } from './read-code.ts'
import { fieldWords } from './words.ts'

type Props = { readonly onRead: (code: string) => void; readonly onClose: () => void }
/** How often a picture of the camera is looked at. */
const LOOK_MS = 250

/** The camera, looked at until it shows a code. */
function Camera({ onRead, onFail }: { onRead: (code: string) => void; onFail: () => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const heard = useRef({ onRead, onFail })
  useEffect(() => {
    heard.current = { onRead, onFail }
  })
  useEffect(() => {
    let stream: MediaStream | undefined
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = async () => {
      const shown = video.current
      if (isOver || shown === null) return
      if (shown.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        const code = await codeIn(shown).catch(() => undefined)
        if (isOver) return
        if (code !== undefined) return heard.current.onRead(code)
      }
      timer = setTimeout(() => void look(), LOOK_MS)
    }
    const begin = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
        if (isOver || video.current === null) return stop()
        video.current.srcObject = stream
        await video.current.play()
        void look()
      } catch {
        if (!isOver) heard.current.onFail()
      }
    }
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop()
    }
    void begin()
    return () => {
      isOver = true
      clearTimeout(timer)
      stop()
    }
  }, [])
  // Nothing is said in it: it is the view of the camera.
  return <video ref={video} className="field-camera" muted playsInline />
}

/** Nameplate: by the camera, by a photo, or typed by hand, whichever works here. */
export function NameplateScan({ onRead, onClose }: Props) {
  const t = useWords(fieldWords)
  const file = useRef<HTMLInputElement>(null)
  const [isCamera, setCamera] = useState(false)
  const [trouble, setTrouble] = useState<'noCamera' | 'noCode' | 'noReader'>()
  const [typed, setTyped] = useState('')
  const [isBusy, setBusy] = useState(false)
  const canStream = window.isSecureContext && navigator.mediaDevices?.getUserMedia !== undefined
  const readFile = async (event: ChangeEvent<HTMLInputElement>) => {
    const picture = event.target.files?.[0]
    event.target.value = ''
    if (picture === undefined) return
    setBusy(true)
    setTrouble(undefined)
    try {
      const bitmap = await createImageBitmap(picture)
      const code = await codeIn(bitmap)
      bitmap.close()
      if (code === undefined) setTrouble('noCode')
      else onRead(code)
    } catch {
      setTrouble('noReader')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Drawer open onClose={onClose} size="min(640px, 100vw)" title={t('scan')} className="field-sheet">
      {isCamera && (
        <Camera
          onRead={onRead}
          onFail={() => {
            setCamera(false)
            setTrouble('noCamera')
          }}
        />
      )}
      {trouble !== undefined && <Alert className="field-hint" type="warning" showIcon title={t(`scan.${trouble}`)} />}
      <div className="field-scan-ways">
        {canStream && !isCamera && (
          <Button type="primary" size="large" block icon={<CameraOutlined />} onClick={() => setCamera(true)}>
            {t('scanCamera')}
          </Button>
        )}
        <Button size="large" block icon={<PictureOutlined />} loading={isBusy} onClick={() => file.current?.click()}>
          {t('scanPhoto')}
        </Button>
        <input
          ref={file}
          type="file"
          accept="image/*"
          capture="environment"
          className="visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
          onChange={event => void readFile(event)}
        />
      </div>
      <Form
        layout="vertical"
        onFinish={() => {
          if (typed.trim() !== '') onRead(typed.trim())
        }}
      >
        <Form.Item label={t('scanType')} htmlFor="field-serial">
          <Input
            id="field-serial"
            size="large"
            value={typed}
            maxLength={200}
            autoCapitalize="characters"
            autoComplete="off"
            onChange={event => setTyped(event.target.value)}
          />
        </Form.Item>
        <Button size="large" block htmlType="submit" disabled={typed.trim() === ''}>
          {t('compare')}
        </Button>
      </Form>
    </Drawer>
  )
}
