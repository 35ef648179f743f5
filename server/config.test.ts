import { expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { OperatorError } from './operator-error.ts'

test('nothing set serves this computer on port 4000 with demo data', () => {
  expect(readConfig({})).toMatchObject({
    host: '127.0.0.1',
    port: 4000,
    publicUrl: 'http://127.0.0.1:4000',
    withDemo: true,
    dataDir: 'data',
  })
})
test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: undefined })
})
test('every mistake is named at once', () => {
  expect(() => readConfig({ PORT: '99999', BIHUAN_API_KEY: 'short' })).toThrow(/PORT.*BIHUAN_API_KEY/s)
})
test('a certificate without its key is refused', () => {
  expect(() => readConfig({ TLS_CERT: 'cert.pem' })).toThrow('TLS_KEY')
})
test('a certificate that is not there is said in a sentence', () => {
  expect(() => readConfig({ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' })).toThrow(OperatorError)
})
test('a wrong setting is told to the operator, without a stack', () => {
  expect(() => readConfig({ PORT: 'http' })).toThrow(OperatorError)
})
test('a server for everybody shows an address that a browser can open', () => {
  expect(readConfig({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl).toBe('http://localhost:8080')
})
