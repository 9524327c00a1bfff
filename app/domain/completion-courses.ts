/**
 * Finding a course by the words of a report: its code, its title, or what a provider calls it.
 */
import type { CityDate } from './calendar'
import { inForceOn } from './known-units'
import { keyOf } from './row-cells'

/** A course with the titles that it had. */
export type KnownCourse = {
  code: string
  titles: readonly { title: string; validFrom: CityDate; validTo: CityDate | null }[]
}

export type CourseDirectory = {
  byCode: (written: string) => KnownCourse | null
  /** By title; several where it does not tell courses apart. */
  byTitle: (written: string, day: CityDate | null) => readonly KnownCourse[]
  /** By what the provider of the file uses as code or name. */
  byAlias: (written: string) => KnownCourse | null
  titleOf: (code: string) => string
}

/** What a course is called, as it is compared: width, spaces and letter case do not count. */
export function courseKey(text: string): string {
  return keyOf(text).toLowerCase()
}

/** @param aliases codes of courses by what the provider of the file calls them (`courseKey`) */
export function courseDirectory(
  courses: readonly KnownCourse[],
  aliases: ReadonlyMap<string, string>,
): CourseDirectory {
  const byCode = new Map(courses.map((course) => [courseKey(course.code), course]))
  const byTitle = new Map<string, KnownCourse[]>()
  for (const course of courses) {
    for (const key of new Set(course.titles.map(({ title }) => courseKey(title)))) {
      byTitle.set(key, [...(byTitle.get(key) ?? []), course])
    }
  }
  const known = (code: string) => byCode.get(courseKey(code)) ?? null
  return {
    byCode: known,
    byTitle: (written, day) => {
      const key = courseKey(written)
      const named = byTitle.get(key) ?? []
      const then = named.filter((course) => isCalled(course, key, day))
      return then.length > 0 ? then : named
    },
    byAlias: (written) => known(aliases.get(courseKey(written)) ?? ''),
    titleOf: (code) => known(code)?.titles.at(-1)?.title ?? code,
  }
}

function isCalled(course: KnownCourse, key: string, day: CityDate | null): boolean {
  return day !== null && course.titles.some((one) => courseKey(one.title) === key && inForceOn(one, day))
}
