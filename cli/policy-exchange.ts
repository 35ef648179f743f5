import { LocalDate } from '../events/instant.ts'
import { canonical, sha256 } from '../server/events/seal.ts'
import { DraftCreated } from '../server/policies/drafts/schema.ts'
import { WrongUse } from './policy-errors.ts'
import { jsonFile, loadPack, type PolicyCommand, packOf, readArguments, speaker } from './policy-io.ts'
import { askServer } from './policy-server.ts'

const EXPORT =
  '用法 / usage: bihuan policy export <id | id@edition | pack.json> [--url http://127.0.0.1:4000] [--key <api key>] > pack.json'
const IMPORT = `用法 / usage: bihuan policy import <pack.json> --edition 2027-01-01 [--url http://127.0.0.1:4000] [--key <api key>] [--json]
       bihuan policy import <pack.json> --check   只检查，不建草案 / only checks it`

/** `bihuan policy export`: an edition as canonical JSON (RFC 8785) on stdout, the bytes that its hash is made of; the hash on stderr. */
export const exportCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(args, {}, EXPORT)
  const [name] = positionals
  if (name === undefined || positionals.length > 1) throw new WrongUse(EXPORT)
  const bytes = canonical(await loadPack(name, values, io))
  io.stdout.write(`${bytes}\n`)
  io.stderr.write(`sha256 ${sha256(bytes)}\n`)
  return 0
}

/** `bihuan policy import`: checks a pack against the published schema and makes a draft edition of it on a running server. 1: it is no pack. */
export const importPackCommand: PolicyCommand = async (args, io) => {
  const { values, positionals } = readArguments(
    args,
    { edition: { type: 'string' }, check: { type: 'boolean', default: false } },
    IMPORT,
  )
  const [path] = positionals
  if (path === undefined || positionals.length > 1) throw new WrongUse(IMPORT)
  const pack = packOf(await jsonFile(path), path)
  const say = speaker(values, io)
  const size = { clauses: Object.keys(pack.clauses).length, duties: pack.duties.length }
  if (values.check) {
    say.data({ id: pack.id, edition: pack.edition, ...size })
    say.line(
      say.text({
        zh: `《${pack.title.zh}》符合格式：${size.clauses} 条款`,
        en: `${pack.title.en ?? pack.id} is a pack: ${size.clauses} clauses`,
      }),
    )
    return 0
  }
  const edition = LocalDate.safeParse(values.edition)
  if (!edition.success) throw new WrongUse(IMPORT)
  const server = await askServer(values, io)
  const draft = await server(DraftCreated, 'POST', '/api/policies/drafts', { pack, edition: edition.data })
  say.data(draft)
  say.line(say.text({ zh: `已建草案 ${draft.id}@${draft.edition}`, en: `Draft ${draft.id}@${draft.edition} was made` }))
  return 0
}
