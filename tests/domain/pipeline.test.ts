import { describe, expect, test } from 'vitest'
import { fiscalYear } from '~/domain/calendar'
import { readGoalTargets, targetAtYearEnd, targetOfYear } from '~/domain/goal-targets'
import { type CandidateFacts, stageOf, stepsBefore } from '~/domain/pipeline'
import reference from '../../prisma/demo/plan-targets.json'

const candidate = (more: Partial<CandidateFacts> = {}): CandidateFacts => ({
  role: 'DX_LEADER',
  applied: null,
  unmet: ['signoff', 'recommendation', 'committee'],
  hasProject: true,
  ...more,
})

describe('where a candidate stands', () => {
  test('who lacks only what others give has met the criteria', () => {
    expect(stageOf(candidate())).toBe('met')
    expect(stepsBefore(candidate())).toEqual(['signoff', 'recommendation', 'committee'])
  })

  test('who lacks courses is under way; who lacks a project and has none begun is told apart', () => {
    expect(stageOf(candidate({ unmet: ['trainings', 'signoff'] }))).toBe('under_way')
    expect(stageOf(candidate({ unmet: ['projects'] }))).toBe('under_way')
    expect(stageOf(candidate({ unmet: ['projects'], hasProject: false }))).toBe('no_project')
    expect(stepsBefore(candidate({ unmet: ['projects'], hasProject: false }))).toEqual([
      'project_not_begun',
      'committee',
    ])
  })

  test('who has applied was judged: only what others give is left, and less of it at each state', () => {
    const at = (applied: CandidateFacts['applied']) =>
      stepsBefore(candidate({ applied, unmet: ['trainings', 'signoff', 'recommendation'] }))
    expect(stageOf(candidate({ applied: 'submitted', unmet: ['trainings'] }))).toBe('applied')
    expect(at('signoff_pending')).toEqual(['signoff', 'recommendation', 'committee'])
    expect(at('recommendation_pending')).toEqual(['recommendation', 'committee'])
    expect(at('committee_pending')).toEqual(['committee'])
  })

  test('a data specialist is designated without a committee', () => {
    expect(stepsBefore(candidate({ role: 'DATA_SPECIALIST', unmet: ['trainings', 'designation'] }))).toEqual([
      'trainings',
      'designation',
    ])
  })
})

describe('the plan’s targets', () => {
  const read = readGoalTargets(reference)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const { targets } = read

  test('30 leaders and 2 masters more each year from R9 on; a year without a figure has no target', () => {
    const leaders = [2025, 2026, 2027, 2028, 2029, 2030].map((year) =>
      targetAtYearEnd(targets, 'DX_LEADER', fiscalYear(year)),
    )
    expect(leaders).toEqual([null, null, 30, 60, 90, 120])
    expect(targetOfYear(targets, 'DX_MASTER', fiscalYear(2028))).toBe(2)
    expect(targetOfYear(targets, 'TECH_OFFICER', fiscalYear(2028))).toBeNull()
    expect(targetAtYearEnd(targets, 'UNKNOWN', fiscalYear(2028))).toBeNull()
  })

  test('a file with a year that it does not name, or a rate above 1, is told where it is wrong', () => {
    const wrong = {
      ...reference,
      indicators: [{ ...reference.indicators[0], values: { R99: 1 } }],
      forecastAssumptions: { ...reference.forecastAssumptions, conditionalLapse: 1.5 },
    }
    const told = readGoalTargets(wrong)
    expect(told.ok ? [] : told.faults.map(({ path }) => path)).toEqual([
      'forecastAssumptions.conditionalLapse',
      'indicators[0].values.R99',
    ])
    const year = readGoalTargets({ ...wrong, forecastAssumptions: reference.forecastAssumptions })
    expect(year.ok ? [] : year.faults).toEqual([
      { path: 'indicators[0].values.R99', reason: '年度「R99」が fiscalYears にありません。' },
    ])
  })
})
