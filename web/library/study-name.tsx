import { Link } from 'react-router'
import { useWords } from '../language/use-words.ts'
import { useStudy } from './use-library.ts'
import { libraryWords } from './words.ts'

/** A study by its title, as a link; where it may not be read, only that it is one. */
export function StudyName({ id }: { id: string }) {
  const t = useWords(libraryWords)
  const study = useStudy(id)
  return <Link to={`/library/${id}`}>{study.data?.title ?? t('tabStudies')}</Link>
}
