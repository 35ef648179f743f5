import { CloudUploadOutlined } from '@ant-design/icons'
import { Image } from 'antd'
import { useEffect, useMemo } from 'react'
import { useWords } from '../language/use-words.ts'
import { useKeptFiles } from '../offline/use-outbox.ts'
import { Moment } from '../ui/moment.tsx'
import type { Photo } from './photos.ts'
import { fieldWords } from './words.ts'

/** The address of a picture that may still be in this phone only. */
function useAddress({ file, waits }: Photo): string | undefined {
  const kept = useKeptFiles(waits ? [file] : [])
  const blob = kept?.[0]?.blob
  const local = useMemo(() => (blob === undefined ? undefined : URL.createObjectURL(blob)), [blob])
  useEffect(
    () => () => {
      if (local !== undefined) URL.revokeObjectURL(local)
    },
    [local],
  )
  // Not asked of the server before this phone has been looked through.
  if (kept === undefined) return undefined
  return local ?? `/api/files/${encodeURIComponent(file)}`
}

/**
 * A photo with when and where it was taken. On paper number, time, place and the beginning of its hash stand over the picture; the file
 * itself stays as it was taken.
 */
export function PhotoFigure({ photo, number }: { photo: Photo; number: string }) {
  const t = useWords(fieldWords)
  const src = useAddress(photo)
  const { phase, takenAt, place, sha256, waits, by } = photo
  return (
    <li className="field-photo">
      <figure>
        <Image
          {...(src === undefined ? {} : { src })}
          alt={`${t(`phase.${phase}`)} ${number}`}
          width="100%"
          height={120}
          className="field-photo-image"
        />
        <figcaption>
          <Moment at={takenAt} plain />
          {waits && (
            <span className="field-unsent">
              <CloudUploadOutlined aria-hidden /> {t('waitsHere')}
            </span>
          )}
          {place !== undefined && <span className="field-faint">{place}</span>}
        </figcaption>
        <div className="field-watermark">
          {number} · {t(`phase.${phase}`)} · <Moment at={takenAt} full />
          {by !== undefined && ` · ${by}`}
          {place !== undefined && ` · ${place}`} · SHA-256 {sha256.slice(0, 16)}
        </div>
      </figure>
    </li>
  )
}
