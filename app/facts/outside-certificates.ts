import type { CityDate } from '~/domain/calendar'
import type { Sql, Stamp } from '~/facts/sql'

export type CertificateState = 'waiting' | 'accepted' | 'refused' | 'withdrawn'

/** A certificate from elsewhere (外部の修了証) that a person gave for a course. */
export type OutsideCertificate = {
  certificateId: number
  personId: number
  courseId: number
  courseCode: string
  courseTitle: string
  completedOn: CityDate
  issuer: string
  fileName: string | null
  url: string | null
  state: CertificateState
  submittedOn: CityDate
  checkedOn: CityDate | null
  comment: string | null
}

const SELECT = `
  SELECT o.id AS "certificateId", o.person_id AS "personId", o.course_id AS "courseId", c.code AS "courseCode",
    coalesce((SELECT p.title FROM course_period p WHERE p.course_id = o.course_id AND p.voided_at IS NULL ORDER BY p.valid_from DESC LIMIT 1), c.code) AS "courseTitle",
    o.completed_on::text AS "completedOn", o.issuer, f.name AS "fileName", o.url, o.state, o.submitted_on::text AS "submittedOn",
    o.checked_on::text AS "checkedOn", o.comment
  FROM outside_certificate o JOIN course c ON c.id = o.course_id LEFT JOIN stored_file f ON f.id = o.file_id AND f.bytes IS NOT NULL`

/** All of one person, the newest first. */
export async function certificatesOf(sql: Sql, personId: number): Promise<OutsideCertificate[]> {
  return sql.$queryRawUnsafe<OutsideCertificate[]>(`${SELECT} WHERE o.person_id = $1 ORDER BY o.id DESC`, personId)
}

export type CertificateOfPerson = OutsideCertificate & { staffNumber: string; name: string; unitName: string | null }

/** Those that wait, the oldest first, and then those checked last, each with whose it is. */
export async function certificatesToCheck(sql: Sql, day: CityDate, checked: number): Promise<CertificateOfPerson[]> {
  return sql.$queryRawUnsafe<CertificateOfPerson[]>(
    `WITH chosen AS MATERIALIZED (
       (SELECT w.id FROM outside_certificate w WHERE w.state = 'waiting')
       UNION ALL (SELECT d.id FROM outside_certificate d WHERE d.state IN ('accepted', 'refused') ORDER BY d.checked_on DESC, d.id DESC LIMIT $2::int)
     )
     SELECT x.*, n.number AS "staffNumber", coalesce(p.name, n.number) AS name, u.name AS "unitName"
     FROM (${SELECT} WHERE o.id IN (SELECT id FROM chosen)) x
     JOIN staff_numbers() n ON n.person_id = x."personId"
     LEFT JOIN particulars_on($1::date) p ON p.person_id = x."personId"
     LEFT JOIN posts_on($1::date) k ON k.person_id = x."personId" AND k.kind = 'primary'
     LEFT JOIN units_on($1::date) u ON u.unit_id = k.unit_id
     ORDER BY x.state = 'waiting' DESC, CASE WHEN x.state = 'waiting' THEN x."certificateId" ELSE -x."certificateId" END`,
    day,
    checked,
  )
}

/** What of learning the office has to look at: certificates of others than oneself, statements that found no place. */
export async function learningToCheck(
  sql: Sql,
  exceptOf: number | null,
): Promise<{ certificates: number; statements: number }> {
  const [row] = await sql.$queryRaw<{ certificates: number; statements: number }[]>`
    SELECT (SELECT count(*)::int FROM outside_certificate o
        WHERE o.state = 'waiting' AND o.person_id IS DISTINCT FROM ${exceptOf}::int) AS certificates,
      (SELECT count(*)::int FROM xapi_statement s WHERE s.outcome = 'refused' AND s.body IS NOT NULL) AS statements`
  return row ?? { certificates: 0, statements: 0 }
}

type Locked = Pick<OutsideCertificate, 'certificateId' | 'personId' | 'courseId' | 'completedOn' | 'state'> & {
  fileId: number | null
  /** The completion that it became; null when it did not. */
  completionId: number | null
}

/** One, locked against everybody else who wants to decide it; null when there is none. */
export async function lockedCertificate(sql: Sql, certificateId: number): Promise<Locked | null> {
  const [row] = await sql.$queryRaw<Locked[]>`
    SELECT o.id AS "certificateId", o.person_id AS "personId", o.course_id AS "courseId", o.completed_on::text AS "completedOn",
      o.state, o.file_id AS "fileId", o.completion_id AS "completionId"
    FROM outside_certificate o WHERE o.id = ${certificateId} FOR UPDATE`
  return row ?? null
}

export async function addCertificate(
  sql: Sql,
  given: {
    personId: number
    courseId: number
    completedOn: CityDate
    issuer: string
    fileId: number | null
    url: string | null
    submittedOn: CityDate
  },
  stamp: Stamp,
): Promise<number> {
  const { id } = await sql.outsideCertificate.create({
    data: {
      ...given,
      completedOn: new Date(given.completedOn),
      submittedOn: new Date(given.submittedOn),
      state: 'waiting',
      recordedAt: stamp.at,
      recordedBy: stamp.by,
    },
    select: { id: true },
  })
  return id
}

/** Whether the same already waits, or is a completion that stands. */
export async function isKnownAlready(
  sql: Sql,
  given: { personId: number; courseId: number; completedOn: CityDate },
): Promise<'waiting' | 'completed' | null> {
  const [row] = await sql.$queryRaw<{ waits: boolean; stands: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM outside_certificate o WHERE o.state = 'waiting' AND o.person_id = ${given.personId}
        AND o.course_id = ${given.courseId} AND o.completed_on = ${given.completedOn}::date) AS waits,
      EXISTS (SELECT 1 FROM completion c WHERE c.voided_at IS NULL AND c.person_id = ${given.personId}
        AND c.course_id = ${given.courseId} AND c.completed_on = ${given.completedOn}::date) AS stands`
  if (row?.waits) return 'waiting'
  return row?.stands ? 'completed' : null
}

/** What was decided of one that waited. */
export async function decideCertificate(
  sql: Sql,
  certificateId: number,
  decided: {
    state: 'accepted' | 'refused'
    checkedOn: CityDate
    checkedById: number | null
    comment: string | null
    completionId: number | null
  },
): Promise<void> {
  await sql.outsideCertificate.update({
    where: { id: certificateId },
    data: { ...decided, checkedOn: new Date(decided.checkedOn) },
    select: { id: true },
  })
}

/** Lets a checked one wait to be checked again. */
export async function reopenCertificate(sql: Sql, certificateId: number): Promise<void> {
  await sql.outsideCertificate.update({
    where: { id: certificateId },
    data: { state: 'waiting', checkedOn: null, checkedById: null, comment: null, completionId: null },
    select: { id: true },
  })
}

/** Takes one that waits away; the contents of its file go. */
export async function withdrawCertificate(sql: Sql, { certificateId, fileId }: Locked): Promise<void> {
  await sql.outsideCertificate.update({
    where: { id: certificateId },
    data: { state: 'withdrawn' },
    select: { id: true },
  })
  if (fileId !== null) await sql.storedFile.updateMany({ where: { id: fileId }, data: { bytes: null } })
}

/** Whose it is; null when there is none. */
export async function certificateOwner(sql: Sql, certificateId: number): Promise<number | null> {
  const found = await sql.outsideCertificate.findUnique({ where: { id: certificateId }, select: { personId: true } })
  return found?.personId ?? null
}

/** Its file; null when it has none, or it was purged. */
export async function certificateFile(
  sql: Sql,
  certificateId: number,
): Promise<{ name: string; mediaType: string; bytes: Uint8Array } | null> {
  const [file] = await sql.$queryRaw<{ name: string; mediaType: string; bytes: Uint8Array }[]>`
    SELECT f.name, f.media_type AS "mediaType", f.bytes FROM outside_certificate o JOIN stored_file f ON f.id = o.file_id
    WHERE o.id = ${certificateId} AND f.bytes IS NOT NULL`
  return file ?? null
}
