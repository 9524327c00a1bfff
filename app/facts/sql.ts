import type { Prisma } from '~/generated/prisma/client'

/** A transaction, or the database itself: what every fact is read from and written to. */
export type Sql = Prisma.TransactionClient

/** The instant, the account and (for imports) the batch that a row is recorded or taken back by. */
export type Stamp = { at: Date; by: number | null; importId?: number | null }
