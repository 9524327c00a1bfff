import { LEVEL_WORDS, toSkillLevel } from '~/domain/terms'
import { Button } from '~/ui/button'
import { Notice } from '~/ui/notice'

type ClashesProps = {
  clashes: { field: string; mine: string; theirs: string | null }[]
  nameOf: (field: string) => string
  /** null: the form itself decides, by saving. */
  settle: ((field: string, mine: boolean) => void) | null
}

/** Both values of what two screens changed; this screen's own is kept in the form. */
export function DraftClashes({ clashes, nameOf, settle }: ClashesProps) {
  return (
    <Notice tone="warn" live title="別の画面で、先に変わっています">
      <ul className="mt-1 grid gap-2">
        {clashes.map(({ field, mine, theirs }) => (
          <li key={field}>
            「{nameOf(field)}」：別の画面では <b>{valueInWords(field, theirs)}</b>、この画面では{' '}
            <b>{valueInWords(field, mine)}</b> です。
            {settle ? (
              <span className="row mt-1">
                <Button type="button" size="sm" onClick={() => settle(field, true)}>
                  この画面の値にする
                </Button>
                <Button type="button" size="sm" onClick={() => settle(field, false)}>
                  別の画面の値にする
                </Button>
              </span>
            ) : (
              'よければ、この画面の値のまま、もう一度保存してください。'
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function valueInWords(field: string, value: string | null): string {
  if (value === null || value === '') return '空'
  if (!field.startsWith('level.')) return `「${value}」`
  const level = toSkillLevel(Number(value))
  return level === null ? '空' : `${level} ${LEVEL_WORDS[level]}`
}
