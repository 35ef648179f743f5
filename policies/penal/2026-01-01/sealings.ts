import type { Pack } from '../../../engine/pack.ts'
import { both } from './bilingual.ts'
import { r } from './regulation.ts'

/** No clause says who reads the file of a penalty; the reading keeps it to whom it concerns. */
export const sealings: NonNullable<Pack['sealings']> = r.sealings([
  {
    id: 'penalty-sealed',
    clause: '四',
    reading: 'penalty-sealed',
    title: both('处罚案卷密封', 'The file of a penalty is sealed'),
    kinds: ['penalty'],
    to: [{ role: 'human-resources' }],
    audit: ['auditor'],
    tells: ['penalty-raised'],
  },
])
