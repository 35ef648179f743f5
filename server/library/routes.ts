import { z } from 'zod'
import { Id } from '../../events/define.ts'
import { signedIn } from '../access/access.ts'
import { logReading } from '../access/access-log.ts'
import type { Feature } from '../deps.ts'
import { disposition } from '../files/file-name.ts'
import { inRequest } from '../http/organisation-context.ts'
import { countFacets } from './count-facets.ts'
import { NamesLeftView, SaveDraft, StudyDraft } from './drafts/schema.ts'
import { dropDraft, saveDraft, viewDraft } from './drafts/view-draft.ts'
import { listLibrary } from './read-library.ts'
import {
  EntryId,
  LibraryFacets,
  LibraryPage,
  ListLibrary,
  ListSuggestions,
  SimilarStudies,
  SimilarStudiesQuery,
  Study,
  StudyFilter,
  StudyVersion,
  SuggestionPage,
  VersionId,
} from './schema.ts'
import { acknowledgeSession, holdSession } from './sessions/hold-session.ts'
import { listSessions } from './sessions/list-sessions.ts'
import { ListSessions, NewSession, SessionPage } from './sessions/schema.ts'
import { similarStudies } from './similar-studies.ts'
import { paperOf, studyPdf } from './study-pdf.ts'
import { suggestCases } from './suggest-cases.ts'
import { countReading, viewStudy, viewVersion } from './view-study.ts'

const Done = z.object({ ok: z.literal(true) })
const done = { ok: true } as const

/** 案例库 (robot 第十五条(一), penal 五(三)): studies are put to review and published by acts of their cases; here they are written, read, found and taught. */
export const libraryRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/library',
    { config, schema: { summary: '案例库', querystring: ListLibrary, response: { 200: LibraryPage } } },
    request => inRequest(deps, request, ctx => listLibrary(ctx, request.query)),
  )
  app.get(
    '/api/library/facets',
    { config, schema: { summary: '案例库：各筛选项的件数', querystring: StudyFilter, response: { 200: LibraryFacets } } },
    request => inRequest(deps, request, ctx => countFacets(ctx, request.query)),
  )
  app.get(
    '/api/library/similar',
    { config, schema: { summary: '可能用得上的案例', querystring: SimilarStudiesQuery, response: { 200: SimilarStudies } } },
    request => inRequest(deps, request, async ctx => ({ items: await similarStudies(ctx, request.query) })),
  )
  app.get(
    '/api/library/suggestions',
    { config, schema: { summary: '建议制成案例的案件', querystring: ListSuggestions, response: { 200: SuggestionPage } } },
    request => inRequest(deps, request, ctx => suggestCases(ctx, request.query)),
  )
  app.get(
    '/api/library/sessions',
    { config, schema: { summary: '案例讨论和培训', querystring: ListSessions, response: { 200: SessionPage } } },
    request => inRequest(deps, request, ctx => listSessions(ctx, request.query)),
  )
  app.post(
    '/api/library/sessions',
    { config, schema: { summary: '记录案例讨论或培训', body: NewSession, response: { 201: EntryId } } },
    async (request, reply) => reply.code(201).send({ id: await inRequest(deps, request, ctx => holdSession(ctx, request.body)) }),
  )
  app.post(
    '/api/library/sessions/:id/acknowledge',
    { config, schema: { summary: '确认参加', params: EntryId, response: { 200: Done } } },
    request => inRequest(deps, request, ctx => acknowledgeSession(ctx, request.params.id).then(() => done)),
  )
  app.get('/api/library/:id', { config, schema: { summary: '案例', params: EntryId, response: { 200: Study } } }, request =>
    inRequest(deps, request, ctx => viewStudy(ctx, request.params.id)),
  )
  app.get(
    '/api/library/:id/versions/:version',
    { config, schema: { summary: '案例的以往版本', params: VersionId, response: { 200: StudyVersion } } },
    request => inRequest(deps, request, ctx => viewVersion(ctx, request.params.id, request.params.version)),
  )
  app.post(
    '/api/library/:id/opened',
    { config, schema: { summary: '计一次阅读（不记何人）', params: EntryId, response: { 200: Done } } },
    request => inRequest(deps, request, ctx => countReading(ctx, request.params.id).then(() => done)),
  )
  app.get(
    '/api/library/:id/pdf',
    {
      config: { ...config, rateLimit: { max: 60, timeWindow: 60_000 } },
      schema: { summary: '案例 PDF（A4）', params: EntryId },
    },
    async (request, reply) => {
      const paper = await inRequest(deps, request, async ctx => {
        await logReading(ctx, request, { action: 'print', subject: 'study', detail: { form: request.params.id } })
        return paperOf(ctx, await viewStudy(ctx, request.params.id))
      })
      // Outside the transaction: laying out a page takes longer than reading its words.
      const pdf = await studyPdf(paper, signedIn(request).language, request.exportMark?.text)
      return reply
        .headers({ 'Content-Disposition': disposition('inline', `${paper.study.title}.pdf`), 'Cache-Control': 'no-store' })
        .type('application/pdf')
        .send(pdf)
    },
  )
  const params = z.object({ id: Id })
  app.get(
    '/api/cases/:id/study-draft',
    { config, schema: { summary: '案例稿：原文与去名后的对照', params, response: { 200: StudyDraft } } },
    request => inRequest(deps, request, ctx => viewDraft(ctx, request.params.id)),
  )
  app.put(
    '/api/cases/:id/study-draft',
    { config, schema: { summary: '保存案例稿', params, body: SaveDraft, response: { 200: NamesLeftView } } },
    request => inRequest(deps, request, async ctx => ({ left: await saveDraft(ctx, request.params.id, request.body) })),
  )
  app.delete(
    '/api/cases/:id/study-draft',
    { config, schema: { summary: '放弃案例稿', params, response: { 200: Done } } },
    request => inRequest(deps, request, ctx => dropDraft(ctx, request.params.id).then(() => done)),
  )
}
