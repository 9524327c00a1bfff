import { withWeekday } from '~/domain/calendar'
import type { SectionView } from '~/features/section/section-view'
import { LinkButton } from '~/ui/button'
import { KeyPanel } from '~/ui/panel'

/** Who is counted, in one line. */
export function countsInWords(section: SectionView): string {
  const { counted, onLeave, fiscalYear, fresh } = section.counts
  const also = [
    onLeave > 0 && `休職など ${onLeave} 人`,
    fiscalYear > 0 && `会計年度任用 ${fiscalYear} 人`,
    section.concurrent.length > 0 && `兼務 ${section.concurrent.length} 人`,
  ].filter(Boolean)
  const day = section.isToday ? '' : `${withWeekday(section.day)}の姿。`
  return `${day}対象 ${counted} 人${also.length > 0 ? `（ほかに${also.join('、')}）` : ''}。うち ${fresh} 人は確認から 1 年以内です。${
    section.others > 0 ? `ほか ${section.others} 人は、いまのあなたには見えません。` : ''
  }`
}

/** What the figures say, computed from them. */
export function SectionInsight({ section }: { section: SectionView }) {
  const { needed, enough, short, onOne, onNobody } = section.sufficiency
  if (needed === 0) return 'まだ必要なスキルがありません。'
  if (short === 0) return `必要な ${needed} スキルは、すべて足りています。`
  const thin = [
    onOne > 0 && `${onOne} は、できる人が 1 人だけ`,
    onNobody > 0 && `${onNobody} は、できる人がだれもいません`,
  ].filter((each): each is string => Boolean(each))
  return (
    <>
      必要な {needed} スキルのうち {enough} は足りています。
      {thin.length === 0 ? (
        `足りない ${short} も、できる人が 2 人以上います。`
      ) : (
        <>
          足りない {short} のうち <em>{thin.join('、')}</em>
          {onNobody > 0 ? '。' : 'です。'}
        </>
      )}
    </>
  )
}

/** What waits for the head or delegate, with the way there. */
export function WaitingPanel({ section }: { section: SectionView }) {
  const { places, people, unchanged } = section.waiting
  if (!section.mayConfirm || places + unchanged === 0) return null
  return (
    <KeyPanel
      action={
        <LinkButton to={`/sections/${section.unit.code}/confirm`} look="primary" wideOnPhone>
          確認をつづける
        </LinkButton>
      }
    >
      <p>
        {places > 0 && (
          <>
            <b>
              確認待ちが {places} か所（{people} 人）
            </b>
            あります。
          </>
        )}
        {unchanged > 0 && `${places > 0 ? 'ほかに、' : ''}変わりない ${unchanged} 人の同意が残っています。`}
      </p>
    </KeyPanel>
  )
}
