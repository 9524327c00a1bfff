import pg from 'pg'

/** SQLSTATE of an error that PostgreSQL answered, else an empty text. */
export function errorCode(error: unknown): string {
  return error instanceof pg.DatabaseError ? (error.code ?? '') : ''
}
