import { translate } from '../../cloudfunctions/adapters/postgres/postgres.errors'
import { LostRaceError, type Write } from '../../cloudfunctions/shared/documents/write'

const insert = (collection: string, id: string): Write => ({
  kind: 'insert',
  collection,
  id,
  document: { id, version: 1 },
})
const WRITES = [insert('a', 'x(1)'), insert('a', 'y'), insert('b', 'y')]

it.each(['40001', '40P01', 'MSCAS'])('%s is a lost race', (code) => {
  expect(translate({ code })).toBeInstanceOf(LostRaceError)
})

it.each([
  ['another language', '键值"(id)=(x(1))" 已经存在', 'a', 'x(1)'],
  ['English', 'Key (id)=(y) already exists.', 'a', 'y'],
  ['nothing but the table, where it has one insert', undefined, 'b', 'y'],
])('a duplicate is named from %s', (_, detail, table, id) => {
  expect(translate({ code: '23505', table, detail }, WRITES)).toMatchObject({
    name: 'DuplicateIdError',
    collection: table,
    id,
  })
})

it('a unique violation elsewhere stays what it was', () => {
  const error = { code: '23505', table: 'of_another_program', detail: 'Key (id)=(y) already exists.' }
  expect(translate(error, WRITES)).toBe(error)
})

it.each([
  { code: 'ECONNREFUSED' },
  { code: '57P01' },
  { code: '57P03' },
  { code: '08006' },
  { code: '53100' },
  { code: '53200' },
  { code: '53300' },
  { code: 'XX000', message: 'could not write init file' }, // a new connection while the disk is full to the last page
  { code: '58030' },
  { code: '57014' },
  { message: 'timeout exceeded when trying to connect' },
  { message: 'Connection terminated unexpectedly' },
  { message: 'Connection terminated due to connection timeout' },
  { message: 'Query read timeout' },
  { message: 'Client has encountered a connection error and is not queryable' },
  { message: 'Cannot use a pool after calling end on the pool' },
  { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] },
])('the database is away: %j', (error) => {
  expect(translate(error)).toMatchObject({ name: 'DomainError', code: 'unavailable' })
})

it.each([
  [{ message: 'Query read timeout' }, 'no_answer'],
  [{ message: 'timeout exceeded when trying to connect' }, 'closed'],
  [{ code: '57014', message: 'canceling statement due to statement timeout' }, '57014'],
])('a server that hangs is told apart from one that is busy or gone: %j', (error, cause) => {
  expect(translate(error)).toMatchObject({ detail: { cause } })
})

it.each([{ code: '42P01' }, { code: '22P02' }, { message: 'a defect' }, 'text', null])(
  'a defect stays what it was: %j',
  (error) => {
    expect(translate(error)).toBe(error)
  },
)
