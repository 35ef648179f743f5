import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Pack } from '../../engine/pack.ts'
import { editionsInForce } from '../../engine/rules.ts'
import type { Ctx } from '../context.ts'
import type { CaseEdition, EditionNames } from './names-schema.ts'
import { governedAlone, viewEdition } from './view-edition.ts'

const named = ({ id, title }: EditionNames['roles'][number]) => ({ id, title })

type Grading = { readonly primaryFor: readonly string[]; readonly tables: CaseEdition['tables'] | Pack['tables'] }

const gradesOwn = ({ primaryFor, tables }: Grading): boolean =>
  tables.some(t => (t.purpose ?? t.id) === 'grading' && (t.kinds ?? primaryFor).some(kind => primaryFor.includes(kind)))

/** Of each regulation the edition in force; before the first comes into force the one that will, after the last the one that was. */
function editionsThatSpeak(ctx: Ctx): readonly Pack[] {
  const current = editionsInForce(ctx.rules, ctx.now).map(({ pack }) => pack)
  const others = ctx.rules.editions.map(({ pack }) => pack).filter(pack => !current.some(one => one.id === pack.id))
  const today = ctx.now.slice(0, 10)
  const speaking = [...new Set(others.map(pack => pack.id))].map(id => {
    const own = others.filter(pack => pack.id === id).sort((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1))
    return own.find(pack => pack.inForce.from >= today) ?? own.at(-1)!
  })
  return [...current, ...speaking].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function led(ctx: Ctx, pack: Pack): Pick<EditionNames, 'primaryFor' | 'grades'> {
  const primaryFor = governedAlone(ctx, pack)
  return { primaryFor, grades: gradesOwn({ primaryFor, tables: pack.tables }) }
}

/** The names of the editions in force, by the id of the regulation: what every list and filter reads instead of whole editions. No statement. */
export function namesInForce(ctx: Ctx): EditionNames[] {
  return editionsThatSpeak(ctx).map(pack => ({
    ...named(pack),
    edition: pack.edition,
    ...led(ctx, pack),
    levels: pack.levels.map(level => ({ ...named(level), rank: level.rank })).sort((a, b) => a.rank - b.rank),
    categories: pack.categories.map(category => ({
      ...named(category),
      ...(category.kinds === undefined ? {} : { kinds: category.kinds }),
      subtypes: category.subtypes.map(named),
    })),
    lifecycles: pack.lifecycles.map(({ kind, stages }) => ({ kind, stages: stages.map(named) })),
    forms: pack.forms.map(named),
    roles: pack.roles.map(named),
  }))
}

/** One edition as the page of a case needs it. Unknown: `edition.not-found`. */
export async function caseEdition(ctx: Ctx, regulation: string, edition: string): Promise<CaseEdition> {
  const view = await viewEdition(ctx, regulation, edition)
  return { ...view, grades: gradesOwn(view) }
}

/** Answers 304 with nothing where the browser has this very answer already, by the hash of all it says. */
export function unlessKnown<T>(request: FastifyRequest, reply: FastifyReply, answer: T): T | FastifyReply {
  const tag = `W/"${createHash('sha256').update(JSON.stringify(answer)).digest('base64url')}"`
  void reply.headers({ ETag: tag, 'Cache-Control': 'private, no-cache' })
  return request.headers['if-none-match'] === tag ? reply.code(304).send(null) : answer
}
