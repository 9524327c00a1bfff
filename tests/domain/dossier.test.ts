import { describe, expect, test } from 'vitest'
import { cityDate } from '~/domain/calendar'
import { evaluateCertification } from '~/domain/certification'
import { exampleFile, factsOfExample } from '~/domain/certification-examples'
import { dossierOf, readDossier } from '~/domain/dossier'
import { referenceGround } from '~/features/certification-rules/reference-ground'
import rules from '../../prisma/demo/certification-rules.json'

const on = cityDate('2028-01-20')
const ground = referenceGround('CERT-LEADER-1', 'certification', on)
const facts = factsOfExample(exampleFile.parse(rules), 'EX-2')
const frozen = dossierOf({
  rulesVersion: '2.0.0',
  role: 'DX_LEADER',
  stage: 'certification',
  on,
  ground,
  facts: { ...facts, projects: facts.projects.map((one) => ({ ...one, id: '7' })) },
  evaluation: evaluateCertification(ground, facts, { stage: 'certification', on, evaluatedOn: on }),
  names: {
    ...ground,
    skill: (code) => (code === 'AUT-NCL' ? 'ノーコード開発' : code),
    course: (code) => (code === 'TRN-303' ? 'ノーコード開発ハンズオン' : code),
    project: () => '進捗照会の転記自動化',
  },
  confirmedOn: new Map([['AUT-NCL', cityDate('2027-11-02')]]),
})

describe('a dossier', () => {
  test('tells what was asked and found on its day, with the provisions that eased it', () => {
    const levels = frozen.evaluation.criteria.find(({ id }) => id === 'L2')
    expect(levels).toMatchObject({ title: '必須スキル', met: true, asks: expect.stringContaining('RPA') })
    expect(frozen.evaluation.criteria.find(({ id }) => id === 'L3')).toMatchObject({
      provisions: ['TP-4'],
      asks: '30 要件の 60 % 以上（18 要件）',
    })
    expect(frozen.evaluation.criteria.find(({ id }) => id === 'L6')).toMatchObject({ provisions: ['TP-2'] })
    expect(frozen.levels).toContainEqual({
      code: 'AUT-NCL',
      name: 'ノーコード開発',
      required: 2,
      level: 2,
      confirmedOn: '2027-11-02',
    })
    expect(frozen.courses).toContainEqual({
      code: 'TRN-303',
      title: 'ノーコード開発ハンズオン',
      completedOn: '2027-10-20',
    })
    expect(frozen.projects).toMatchObject([{ projectId: 7, title: '進捗照会の転記自動化', status: 'operating' }])
  })

  test('is read as it was frozen, and what is no dossier is not taken for one', () => {
    expect(readDossier(JSON.parse(JSON.stringify(frozen)))).toEqual(frozen)
    expect(readDossier(null)).toBeNull()
    expect(() => readDossier({ on: '2028-01-20' })).toThrow()
  })
})
