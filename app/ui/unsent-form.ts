/*
 * What was sent after one's session had ended: kept in the tab's storage while one signs in anew, and put back into its
 * form. Files, passwords and what the page itself put into hidden fields are not kept.
 */

type Unsent = {
  /** Who sent it: nobody else who signs in at this screen gets to see it. */
  who: string
  /** Path and query of the page. */
  page: string
  /** Its place among the forms of the page. */
  form: number
  fields: [name: string, value: string][]
  /** The sign-in page has said that it was not saved. */
  isLost: boolean
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

const KEPT_AS = 'unsent form'
const NEVER_KEPT = ['hidden', 'file', 'password', 'submit', 'button', 'reset', 'image']

/** Keeps what somebody sends, until the next thing that they send. */
export function keepUnsent(form: HTMLFormElement, who: string, page: string): void {
  const fields = controlsOf(form)
    .filter((control) => !isChoice(control) || control.checked)
    .map((control): Unsent['fields'][number] => [control.name, control.value])
  if (fields.length === 0 || form.method === 'get') forgetUnsent()
  else store({ who, page, form: [...document.forms].indexOf(form), fields, isLost: false })
}

/** It was not saved: it may come back once its page is open again. */
export function markLost(): void {
  const unsent = kept()
  if (unsent) store({ ...unsent, isLost: true })
}

export function forgetUnsent(): void {
  sessionStorage.removeItem(KEPT_AS)
}

/** Puts what was lost back where it was. @returns whether there was something for this person on this page */
export function putBackUnsent(who: string, page: string): boolean {
  const unsent = kept()
  if (!unsent?.isLost) return false
  forgetUnsent()
  if (unsent.who !== who || unsent.page !== page) return false
  const form = formOf(unsent)
  if (!form) return false
  fill(form, unsent.fields)
  show(form)
  return true
}

/** The form in its place; else the first one that has all its fields, for a page may show more than before. */
function formOf({ form, fields }: Unsent): HTMLFormElement | undefined {
  const fits = (one: HTMLFormElement | undefined) =>
    one !== undefined && fields.every(([name]) => one.elements.namedItem(name) !== null)
  const forms = [...document.forms]
  return fits(forms[form]) ? forms[form] : forms.find(fits)
}

function fill(form: HTMLFormElement, fields: Unsent['fields']): void {
  const left = [...fields]
  for (const control of controlsOf(form)) {
    const at = left.findIndex(
      ([name, value]) => name === control.name && (!isChoice(control) || value === control.value),
    )
    const [field] = at < 0 ? [] : left.splice(at, 1)
    if (isChoice(control)) {
      if (control.checked !== (field !== undefined) && (field || control.type === 'checkbox')) control.click()
    } else if (field && control.value !== field[1]) write(control, field[1])
  }
}

/** As if it had been typed, so that whoever listens to the field hears of it. */
function write(control: Control, value: string): void {
  Object.getOwnPropertyDescriptor(Object.getPrototypeOf(control), 'value')?.set?.call(control, value)
  for (const kind of ['input', 'change']) control.dispatchEvent(new Event(kind, { bubbles: true }))
}

function show(form: HTMLFormElement): void {
  for (let folded = form.closest('details'); folded; folded = folded.parentElement?.closest('details') ?? null) {
    folded.open = true
  }
  const dialog = form.closest('dialog')
  if (dialog && !dialog.open) dialog.showModal()
}

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((control): control is Control => {
    if (control instanceof HTMLInputElement) return control.name !== '' && !NEVER_KEPT.includes(control.type)
    return (control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) && control.name !== ''
  })
}

function isChoice(control: Control): control is HTMLInputElement {
  return control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')
}

function store(unsent: Unsent): void {
  sessionStorage.setItem(KEPT_AS, JSON.stringify(unsent))
}

function kept(): Unsent | null {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT_AS) ?? 'null') as Unsent | null
  } catch {
    return null
  }
}
