import { errorsOf, valuesOf } from './kept-form'
import { type CourseConflict, saveCourse } from './save-course.server'

/** What came of a course's form: its address, or what was sent with what is wrong and, at a conflict, what stands now. */
export async function submitCourse(request: Request) {
  const form = await request.formData()
  const values = valuesOf(form)
  const result = await saveCourse(request, form)
  if (result.ok) return { ok: true as const, code: result.value.code }
  const conflict = 'conflict' in result ? (result.conflict as CourseConflict) : null
  return { ok: false as const, values, errors: errorsOf(result), conflict, status: conflict ? 409 : 422 }
}
