import { LinkButton } from '~/ui/button'
import { PrintButton } from '~/ui/print-button'
import { TitleBar } from '~/ui/title-bar'
import type { SheetPage } from './sheet.server'
import { sheetHref } from './sheet-links'

export function SheetHeading({ page }: { page: SheetPage }) {
  const { insight } = page
  return (
    <div className="no-print">
      <TitleBar
        title={`個票${page.number}　${page.yearName}のモニタリング`}
        lead={`${page.asOfLong}現在の数です。印刷すると A4 縦 1 枚になります。数字を押すと、その人や記録が開きます。`}
        insight={
          insight && (
            <>
              {insight.before}
              <em>{insight.point}</em>
              {insight.after}
            </>
          )
        }
        actions={
          <>
            <LinkButton size="sm" icon="download" to={sheetHref(page, '/sheet.xlsx')} reloadDocument>
              Excel
            </LinkButton>
            <PrintButton />
          </>
        }
      />
    </div>
  )
}
