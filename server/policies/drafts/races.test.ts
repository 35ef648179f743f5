import { expect, it } from 'vitest'
import { onEachEngine, testDatabase } from '../../../test/database.ts'
import { anOrganisation } from '../../../test/factories.ts'
import { featureApp } from '../../../test/feature-app.ts'
import { lintRoutes } from '../lint/routes.ts'
import { draftRoutes } from './routes.ts'

const at = (edition: string, tail: string) => `/api/policies/robot/editions/${edition}${tail}`

onEachEngine('people who act at once', engine => {
  it('publish one edition for a day and not two, though both were put to the vote for it', async () => {
    const database = await testDatabase(engine)
    const firm = await anOrganisation(database)
    const api = await featureApp(database, firm, [draftRoutes, lintRoutes])
    const editions = ['2026-06-01', '2026-06-02']
    for (const edition of editions) {
      await api.ask('legal', 'POST', '/api/policies/drafts', { body: { from: { id: 'robot', edition: '2026-01-01' }, edition } })
      const { findings } = (await api.ask('legal', 'GET', at(edition, '/lint'))).json()
      for (const found of findings)
        if (found.severity === 'warning')
          await api.ask('legal', 'POST', at(edition, '/waivers'), { body: { finding: found.id, reason: '条文如此' } })
      const submitted = await api.ask('legal', 'POST', at(edition, '/submit'), {
        body: { effectiveFrom: '2026-06-01', reason: '修订' },
      })
      expect(submitted.statusCode).toBe(200)
    }
    const votes = await Promise.all(
      editions.map(edition =>
        api.ask('principal', 'POST', at(edition, '/vote'), { body: { step: 'principal', decision: 'approve' } }),
      ),
    )
    expect(votes.map(vote => vote.statusCode).sort()).toEqual([200, 409])
    expect(votes.find(vote => vote.statusCode === 409)!.json()).toMatchObject({ code: 'edition.day-taken' })
    const { items } = (await api.ask('legal', 'GET', '/api/policies/editions')).json()
    expect(items.filter((one: { status: string }) => one.status === 'published')).toHaveLength(2)
  })
})
