import type { ToldCourse } from '~/domain/course-catalogue'
import { Notice } from '~/ui/notice'

/** Somebody else changed the course meanwhile; what was entered is kept. */
export function CourseChangedMeanwhile({ fields }: { fields: (keyof ToldCourse)[] }) {
  return (
    <Notice tone="warn" live title="この間に、ほかの人が先に変えました">
      入力したものは下に残してあります。いまの内容と違うのは、
      {fields.map((field) => FIELD_WORDS[field]).join('・') || '—'}です。このまま押すと、下の内容に変わります。
    </Notice>
  )
}

/** Changes that are written already and count from a later day. */
export function LaterChanges({ later }: { later: string[] }) {
  if (later.length === 0) return null
  return (
    <Notice tone="info" title={`${later.join('、')}からの内容が、もう書き込まれています`}>
      いまの内容を変えても、その日からは書き込まれている内容になります。
    </Notice>
  )
}

const FIELD_WORDS: Record<keyof ToldCourse, string> = {
  code: 'コード',
  title: '名前',
  providerType: '実施する者',
  providerName: 'その名前',
  format: '形式',
  hours: '時間',
  develops: 'のびるスキル',
  prerequisites: '先に修了する研修',
  targetRoles: 'だれ向け',
  capacityPerSession: '1 回の定員',
  sessionsPerYear: '年の回数',
  annualCapacity: '年の定員',
  capacityByYear: '年度の定員',
  fromFiscalYear: '始める年度',
  recurrence: '受ける回数',
  completionCriteria: '修了の条件',
  costPerSession: '1 回の費用',
}
