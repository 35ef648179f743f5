import { beforeAll, expect, test } from 'vitest'
import { aFile } from '../../test/access/walked-organisation.ts'
import { aSmallOrganisation, type TestApp, testApp } from '../../test/app.ts'
import { testDatabase } from '../../test/database.ts'
import { fileLinks, linkTo } from './file-links.ts'
import type { StoredFile } from './schema.ts'

const LINKS = fileLinks('https://files.example', 'a secret of the installation')
const ON_FILES = { host: 'files.example' }
const SHOWN = { 'sec-fetch-dest': 'image' }
let server: TestApp
let cookie: string
let file: StoredFile
beforeAll(async () => {
  const database = await testDatabase()
  await aSmallOrganisation(database, 'a', {
    people: [
      { id: 'lin', email: 'lin@a.example', roles: ['administrator'] },
      { id: 'wu', email: 'wu@a.example', roles: [] },
    ],
  })
  server = await testApp(database, { fileLinks: LINKS })
  cookie = await server.signIn('lin@a.example')
  const { body, headers } = aFile('说明.txt', '内容')
  file = (await server.ask('POST', '/api/files', { body, headers, cookie })).json()
})
const linkOf = async (query = '') =>
  new URL(String((await server.ask('GET', `/api/files/${file.id}${query}`, { cookie, headers: SHOWN })).headers.location))
const open = (link: URL, headers: Record<string, string> = ON_FILES) =>
  server.ask('GET', link.pathname + link.search, { headers })

test('what a browser shows is sent to the other address, by a link that carries no cookie; a program gets the file itself', async () => {
  const answer = await server.ask('GET', `/api/files/${file.id}`, { cookie, headers: SHOWN })
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([302, 'no-store'])
  const link = await linkOf()
  expect(link.host).toBe('files.example')
  const given = await open(link)
  expect([given.statusCode, given.body]).toEqual([200, '内容'])
  expect(given.headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'content-disposition': expect.stringMatching(/^attachment/),
  })
  expect(given.headers['set-cookie']).toBeUndefined()
  expect((await server.ask('GET', `/api/files/${file.id}`, { cookie })).body).toBe('内容')
  expect((await server.ask('GET', '/healthz', { cookie })).headers['content-security-policy']).toContain('https://files.example')
})

test('on the address of files nothing else answers, not even to whoever is signed in; and links answer there only', async () => {
  for (const url of ['/api/me', '/api/cases', `/api/files/${file.id}`, '/healthz', '/', '/api/docs'])
    expect((await server.ask('GET', url, { cookie, headers: ON_FILES })).statusCode, url).toBe(404)
  expect((await open(await linkOf(), {})).statusCode).toBe(404)
})

test('a link cannot be changed, belongs to one file and one person, and ends', async () => {
  const link = await linkOf()
  const [text, signature] = link.searchParams.get('t')!.split('.') as [string, string]
  const changed = (what: object) =>
    new URL(
      `https://files.example/f?t=${Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(text, 'base64url').toString()), ...what })).toString('base64url')}.${signature}`,
    )
  for (const wrong of [
    changed({ file: 'other' }),
    changed({ person: 'wu' }),
    changed({ ends: 9e15 }),
    new URL(`/f?t=${text}`, link),
    new URL('/f?t=x.y', link),
  ])
    expect((await open(wrong)).json(), wrong.search).toMatchObject({ code: 'file.link-ended' })
  const now = server.deps.clock()
  const of = (person: string, links = LINKS) =>
    new URL(linkTo(links, { org: 'a', file: file.id, person, query: { download: '0', size: 'full' } }, now))
  expect((await open(of('lin'))).statusCode).toBe(200)
  // Signed, but for somebody who may not see the file, or who does not work there.
  expect((await open(of('wu'))).json()).toMatchObject({ code: 'file.not-found' })
  expect((await open(of('nobody'))).json()).toMatchObject({ code: 'file.link-ended' })
  expect((await open(of('lin', fileLinks('https://files.example', 'another secret')))).json()).toMatchObject({
    code: 'file.link-ended',
  })
  server.advance(10 * 60_000)
  expect((await open(link)).json()).toMatchObject({ code: 'file.link-ended' })
})

test('without the setting there is no such address, and files are downloads as ever', async () => {
  const database = await testDatabase()
  const plain = await testApp(database)
  const link = new URL(
    linkTo(LINKS, { org: 'a', file: file.id, person: 'lin', query: { download: '0', size: 'full' } }, server.deps.clock()),
  )
  for (const headers of [{}, ON_FILES])
    expect((await plain.ask('GET', link.pathname + link.search, { headers })).json()).toMatchObject({ code: 'route.not-found' })
})
