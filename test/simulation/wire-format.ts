import { createRequire } from 'node:module'
import { columnTypes } from '../../server/database/column-types.ts'

/** The types that our tables and statements have, by the numbers of PostgreSQL, with their arrays. */
const oids = [
  16, 17, 18, 19, 20, 21, 23, 25, 26, 28, 114, 194, 700, 701, 1042, 1043, 1082, 1083, 1114, 1184, 1186, 1700, 2950, 3614, 3802,
  2205, 2278, 705, 1000, 1001, 1005, 1007, 1009, 1014, 1015, 1016, 1021, 1022, 1028, 1115, 1182, 1185, 1231, 199, 3807, 2951,
]
const { prepareValue } = createRequire(import.meta.url)('pg/lib/utils') as { prepareValue(value: unknown): unknown }

/** Values come and go as with the driver `pg`, whatever PGlite would make of them itself. */
export const wireFormat = {
  parsers: Object.fromEntries(oids.map(oid => [oid, columnTypes.getTypeParser(oid as never, 'text')])),
  serializers: Object.fromEntries(oids.map(oid => [oid, (value: unknown) => value as string])),
}

/** Parameters as the driver sends them. */
export const wireValues = (params: readonly unknown[]): unknown[] => params.map(prepareValue)
