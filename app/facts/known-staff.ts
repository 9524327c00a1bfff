import type { Employment, KnownPerson, KnownStaff, Leave, Particulars, Post } from '~/domain/known-staff'
import type { Stored } from '~/facts/replace-rows'
import type { Sql } from '~/facts/sql'

/** One person with the ids of their recorded rows, in the order of the rows. */
export type StoredPerson = {
  personId: number
  person: KnownPerson
  ids: { particulars: number[]; employments: number[]; posts: number[]; leaves: number[] }
}

export type StoredStaff = { known: KnownStaff; byNumber: ReadonlyMap<string, StoredPerson> }

type WithId<Row> = Row & { id: number }

type PersonRow = {
  personId: number
  numbers: string[]
  particulars: WithId<Particulars>[]
  employments: WithId<Employment>[]
  posts: WithId<Post>[]
  leaves: WithId<Leave>[]
}

/** Everybody who has a staff number, with all that is recorded of them of all times, in one statement. */
export async function storedStaff(sql: Sql): Promise<StoredStaff> {
  const rows = await sql.$queryRaw<PersonRow[]>`
    WITH numbered AS (
      SELECT n.person_id, array_agg(n.number ORDER BY n.id DESC) AS numbers FROM person_number n WHERE n.voided_at IS NULL GROUP BY n.person_id
    ), named AS (
      SELECT p.person_id, json_agg(json_build_object('id', p.id, 'name', p.name, 'kana', p.kana, 'formerName', p.former_name,
        'email', p.email, 'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from) AS list
      FROM person_particulars p WHERE p.voided_at IS NULL GROUP BY p.person_id
    ), employed AS (
      SELECT e.person_id, json_agg(json_build_object('id', e.id, 'employmentType', e.employment_type, 'jobCategory', e.job_category,
        'termEndsOn', e.term_ends_on, 'retirementFiscalYear', e.retirement_fiscal_year, 'validFrom', e.valid_from,
        'validTo', e.valid_to) ORDER BY e.valid_from) AS list
      FROM employment e WHERE e.voided_at IS NULL GROUP BY e.person_id
    ), posted AS (
      SELECT p.person_id, json_agg(json_build_object('id', p.id, 'unitCode', u.code, 'title', p.title, 'kind', p.kind,
        'validFrom', p.valid_from, 'validTo', p.valid_to) ORDER BY p.valid_from, p.id) AS list
      FROM post p JOIN unit u ON u.id = p.unit_id WHERE p.voided_at IS NULL GROUP BY p.person_id
    ), away AS (
      SELECT l.person_id, json_agg(json_build_object('id', l.id, 'kind', l.kind, 'validFrom', l.valid_from,
        'validTo', l.valid_to) ORDER BY l.valid_from) AS list
      FROM leave_status l WHERE l.voided_at IS NULL GROUP BY l.person_id
    )
    SELECT n.person_id AS "personId", n.numbers, coalesce(named.list, '[]') AS particulars, coalesce(employed.list, '[]') AS employments,
      coalesce(posted.list, '[]') AS posts, coalesce(away.list, '[]') AS leaves
    FROM numbered n
    LEFT JOIN named ON named.person_id = n.person_id
    LEFT JOIN employed ON employed.person_id = n.person_id
    LEFT JOIN posted ON posted.person_id = n.person_id
    LEFT JOIN away ON away.person_id = n.person_id
    ORDER BY n.numbers[1]`
  const people = rows.map(storedPerson)
  const byNumber = new Map<string, StoredPerson>()
  for (const one of people) {
    for (const number of [one.person.staffNumber, ...one.person.otherNumbers]) byNumber.set(number, one)
  }
  return { known: people.map((one) => one.person), byNumber }
}

/** All staff numbers that are known, current and earlier. */
export async function knownStaffNumbers(sql: Sql): Promise<Set<string>> {
  const rows = await sql.$queryRaw<{ number: string }[]>`SELECT number FROM person_number WHERE voided_at IS NULL`
  return new Set(rows.map((row) => row.number))
}

/** A person's rows of a kind beside their ids. */
export function rowsWithIds<Row>(rows: readonly Row[], ids: readonly number[]): Stored<Row>[] {
  return rows.flatMap((row, index) => {
    const id = ids[index]
    return id === undefined ? [] : [{ id, row }]
  })
}

function storedPerson(row: PersonRow): StoredPerson {
  const [staffNumber = '', ...otherNumbers] = row.numbers
  return {
    personId: row.personId,
    person: {
      staffNumber,
      otherNumbers,
      particulars: row.particulars.map(withoutId),
      employments: row.employments.map(withoutId),
      posts: row.posts.map(withoutId),
      leaves: row.leaves.map(withoutId),
    },
    ids: {
      particulars: row.particulars.map((one) => one.id),
      employments: row.employments.map((one) => one.id),
      posts: row.posts.map((one) => one.id),
      leaves: row.leaves.map((one) => one.id),
    },
  }
}

function withoutId<Row>({ id: _id, ...row }: WithId<Row>): Omit<WithId<Row>, 'id'> & Row {
  return row as unknown as Omit<WithId<Row>, 'id'> & Row
}
