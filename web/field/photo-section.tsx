import { CameraOutlined, CheckCircleFilled, ExclamationCircleFilled, PictureOutlined, PrinterOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Image, Spin } from 'antd'
import { type ChangeEvent, useRef, useState } from 'react'
import type { CaseWithTimeline } from '../../server/cases/schema.ts'
import type { FieldSheet } from '../../server/field-orders/schema.ts'
import { asProblem, type Problem } from '../api/problem.ts'
import { serverNow } from '../api/server-time.ts'
import { useMarks } from '../language/marks.ts'
import { useLanguage, useText, useWords } from '../language/use-words.ts'
import { keepFile } from '../offline/keep-file.ts'
import { queueAct } from '../offline/queue-act.ts'
import { sayClause } from '../ui/clause.ts'
import { Refusal } from '../ui/refusal.tsx'
import type { Waiting } from './ahead.ts'
import { FieldSection } from './field-section.tsx'
import { PhotoFigure } from './photo-figure.tsx'
import { type Photo, type PhotoPhase, photoPhases, photosOf } from './photos.ts'
import { type NoPlace, placeNow, sayPlace } from './place.ts'
import { photoToSend } from './take-photo.ts'
import { fieldWords } from './words.ts'

type Props = {
  readonly current: CaseWithTimeline
  readonly sheet: FieldSheet
  readonly waiting: readonly Waiting[]
  readonly isOpen: boolean
}

/** When a picture was taken by the server's clock: the phone's own word for it, put right by as much as the phone is wrong. */
const takenAt = (file: File): string =>
  new Date(Math.min(file.lastModified + serverNow() - Date.now(), serverNow())).toISOString()

/** Two inputs of a phone: its camera, and pictures that are there already. */
function Pick({ isCamera, label, onPick }: { isCamera: boolean; label: string; onPick: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  const pick = (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])]
    // The same picture may be chosen again after something went wrong.
    event.target.value = ''
    if (files.length > 0) onPick(files)
  }
  return (
    <>
      <Button
        size="large"
        type={isCamera ? 'primary' : 'default'}
        icon={isCamera ? <CameraOutlined /> : <PictureOutlined />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        className="visually-hidden"
        tabIndex={-1}
        aria-hidden="true"
        onChange={pick}
        {...(isCamera ? { capture: 'environment' as const } : { multiple: true })}
      />
    </>
  )
}

/** Keeps pictures on the phone, hashed as they will be sent, and queues one act for each. */
function useAddPhotos(current: CaseWithTimeline, place: string | undefined) {
  const t = useWords(fieldWords)
  const { message } = App.useApp()
  const [busy, setBusy] = useState(0)
  const [problem, setProblem] = useState<Problem>()
  const addOne = async (phase: PhotoPhase, file: File, note?: string) => {
    const at = takenAt(file)
    const kept = await keepFile(await photoToSend(file))
    const data = {
      ...{ file: kept.id, phase, sha256: kept.sha256, takenAt: at, name: kept.name },
      ...(place === undefined ? {} : { place }),
      ...(note === undefined ? {} : { note }),
    }
    const about = { number: current.number, title: current.title, act: `${t('photo')} · ${t(`phase.${phase}`)}` }
    // The next photo is kept at once, not only when this one has arrived.
    return queueAct(current.id, { type: 'add-photo', data }, about, undefined, 0)
  }
  const add = async (phase: PhotoPhase, files: readonly File[]) => {
    setProblem(undefined)
    setBusy(count => count + files.length)
    for (const file of files) {
      try {
        const { state } = await addOne(phase, file)
        if (state === 'queued') void message.success(t('photoKept'))
      } catch (error) {
        setProblem(asProblem(error))
      } finally {
        setBusy(count => count - 1)
      }
    }
  }
  return { add, busy, problem, clear: () => setProblem(undefined) }
}

/** Where the photos were taken: only after somebody asks for it, and seen before it goes with them. */
function PlaceSwitch({ place, onPlace }: { place: string | undefined; onPlace: (place: string | undefined) => void }) {
  const t = useWords(fieldWords)
  const [why, setWhy] = useState<NoPlace>()
  const [isBusy, setBusy] = useState(false)
  const change = async (isOn: boolean) => {
    setWhy(undefined)
    if (!isOn) return onPlace(undefined)
    setBusy(true)
    try {
      onPlace(sayPlace(await placeNow()))
    } catch (error) {
      setWhy(error as NoPlace)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="field-place">
      <Checkbox checked={place !== undefined} disabled={isBusy} onChange={event => void change(event.target.checked)}>
        {t('photoPlace')}
      </Checkbox>
      {isBusy && <Spin size="small" />}
      <span className="field-faint" role="status">
        {why === undefined ? place : t(`noPlace.${why}`)}
      </span>
    </div>
  )
}

/** 现场照片: before and after the service, the nameplate and others; which are asked for and not there yet. */
export function PhotoSection({ current, sheet, waiting, isOpen }: Props) {
  const t = useWords(fieldWords)
  const text = useText()
  const language = useLanguage()
  const marks = useMarks()
  const [place, setPlace] = useState<string>()
  const { add, busy, problem, clear } = useAddPhotos(current, place)
  const photos = photosOf(current.timeline, waiting)
  const has = (phase: string) => photos.some(photo => photo.phase === phase)
  const missing = sheet.photos.filter(one => !one.isGiven && !has(one.phase))
  return (
    <FieldSection
      title={t('photos')}
      isOpen={isOpen || missing.length > 0}
      aside={
        missing.length > 0 ? (
          <span className="field-missing">
            <ExclamationCircleFilled aria-hidden /> {t('missing')}
          </span>
        ) : (
          photos.length || undefined
        )
      }
    >
      <PlaceSwitch place={place} onPlace={setPlace} />
      {problem !== undefined && <Refusal problem={problem} onClose={clear} />}
      <Image.PreviewGroup>
        {photoPhases.map(phase => {
          const shown = photos.filter(photo => photo.phase === phase)
          const asked = sheet.photos.find(one => one.phase === phase)
          return (
            <div key={phase} className="field-phase">
              <h3>
                {t(`phase.${phase}`)} {shown.length > 0 && <span className="field-faint">{shown.length}</span>}
                {asked !== undefined &&
                  (shown.length > 0 || asked.isGiven ? (
                    <span className="field-there">
                      <CheckCircleFilled aria-hidden /> {t('there')}
                    </span>
                  ) : (
                    <span className="field-missing">
                      <ExclamationCircleFilled aria-hidden /> {t('missing')}
                    </span>
                  ))}
              </h3>
              {asked !== undefined && (
                <p className="field-faint">
                  {text(asked.title)}
                  {asked.clause !== null && marks.brackets(sayClause(asked.clause, language))}
                </p>
              )}
              <Photos photos={shown} current={current} />
              <div className="field-photo-acts no-print">
                <Pick isCamera label={t('takePhoto')} onPick={files => void add(phase, files)} />
                <Pick isCamera={false} label={t('choosePhotos')} onPick={files => void add(phase, files)} />
              </div>
            </div>
          )
        })}
      </Image.PreviewGroup>
      {busy > 0 && (
        <p role="status" className="field-faint">
          <Spin size="small" /> {t('photosBusy', { count: busy })}
        </p>
      )}
      {photos.length > 0 && (
        <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('printPhotos')}
        </Button>
      )}
    </FieldSection>
  )
}

function Photos({ photos, current }: { photos: readonly Photo[]; current: CaseWithTimeline }) {
  if (photos.length === 0) return null
  return (
    <ul className="field-photos">
      {photos.map(photo => (
        <PhotoFigure key={photo.file} photo={photo} number={current.number} />
      ))}
    </ul>
  )
}
