import type { CityDate } from '~/domain/calendar'

/** Something that waits for the viewer. The first one of the list is the next step. */
export type HomeStep = {
  key: string
  title: string
  detail: string
  to: string
  action: string
  /** `11月24日（金）` */
  due?: string
  dueOn?: CityDate
  meter?: { value: number; max: number; label: string }
}
