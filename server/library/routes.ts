import type { Feature } from '../deps.ts'
import { inRequest } from '../http/organisation-context.ts'
import { listLibrary, readEntry } from './read-library.ts'
import { EntryId, LibraryEntry, LibraryPage, ListLibrary } from './schema.ts'

/** 案例库 (A15.1). Entries are made by the act `publish-case-study`. */
export const libraryRoutes: Feature = app => {
  const { deps } = app
  const config = { access: 'signed-in' } as const
  app.get(
    '/api/library',
    { config, schema: { summary: '案例库', querystring: ListLibrary, response: { 200: LibraryPage } } },
    request => inRequest(deps, request, ctx => listLibrary(ctx, request.query)),
  )
  app.get(
    '/api/library/:id',
    { config, schema: { summary: '案例', params: EntryId, response: { 200: LibraryEntry } } },
    request => inRequest(deps, request, ctx => readEntry(ctx, request.params.id)),
  )
}
