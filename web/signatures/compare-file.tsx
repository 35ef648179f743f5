import { FileSearchOutlined } from '@ant-design/icons'
import { Alert, Upload } from 'antd'
import { useState } from 'react'
import type { PublicSignature } from '../../server/signatures/schema.ts'
import { useWords } from '../language/use-words.ts'
import { hashFile } from '../offline/sha256.ts'
import { signatureWords } from './words.ts'

type Sort = 'copy' | 'photo' | 'scan' | 'none'

/** What a file of that hash is to a signature. */
export function sortOf(hash: string, found: Pick<PublicSignature, 'content' | 'copyHash' | 'scanHash'>): Sort {
  if (hash === found.copyHash) return 'copy'
  if (hash === found.scanHash) return 'scan'
  const photos = found.content.sections.flatMap(section => (section.kind === 'photos' ? section.photos : []))
  return photos.some(photo => photo.sha256 === hash) ? 'photo' : 'none'
}

/** A file compared with what was signed, on this device: it is never sent. */
export function CompareFile({ found }: { readonly found: PublicSignature }) {
  const t = useWords(signatureWords)
  const [compared, setCompared] = useState<{ readonly name: string; readonly sort: Sort; readonly hash: string }>()
  const compare = async (file: File) => {
    const hash = await hashFile(file)
    setCompared({ name: file.name, hash, sort: sortOf(hash, found) })
  }
  return (
    <section>
      <h2>{t('compare')}</h2>
      <Upload.Dragger
        multiple={false}
        showUploadList={false}
        beforeUpload={file => {
          void compare(file)
          return false
        }}
      >
        <p>
          <FileSearchOutlined aria-hidden />
        </p>
        <p>{t('compareHint')}</p>
      </Upload.Dragger>
      {compared !== undefined && (
        <Alert
          type={compared.sort === 'none' ? 'error' : 'success'}
          showIcon
          title={t(`compare.${compared.sort}`)}
          description={
            <>
              {compared.name}
              <code className="sign-hash">{compared.hash}</code>
            </>
          }
        />
      )}
    </section>
  )
}
