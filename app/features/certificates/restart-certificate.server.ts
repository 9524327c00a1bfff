import { command, refuse } from '~/access/command'
import { isEmployedOn } from '~/domain/certificate-orders'
import { personNumbered } from '~/facts/person-number'
import { servicePeriods } from '~/facts/service-periods'
import { restartForm } from './change-forms'
import { certificateHolder } from './holder-subject'
import { NOBODY, NOT_YET, recordChanges } from './record-changes'

/** 再任用: whoever is in office again asks for the certificate that ended with their leaving. */
export const restartCertificate = command({
  action: 'certificate.restart',
  input: restartForm,
  subject: certificateHolder,
  async run(given, { staffNumber, roles, day, requestedOn, note }) {
    const { sql, today } = given
    if (day > today || requestedOn > today) return refuse(NOT_YET)
    const personId = await personNumbered(sql, staffNumber)
    if (personId === null) return refuse(NOBODY)
    const service = (await servicePeriods(sql, [personId])).get(personId)
    if (!service || !isEmployedOn(service, day)) {
      return refuse(
        '人事の記録では、任用の日に在職していません。日付を確かめるか、先に職員の発令を取り込んでください。',
      )
    }
    return recordChanges(given, { staffNumber, roles, event: { event: 'restart', on: day, requestedOn }, note })
  },
})
