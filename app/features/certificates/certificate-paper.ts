import { type CityDate, inWareki } from '~/domain/calendar'
import type { CertifiedRole } from '~/domain/certificate'
import { ROLE_WORDS } from '~/domain/terms'
import { A4, a4Paper, type Paper, type PaperFonts } from '~/platform/pdf.server'

export type CertificatePaper = {
  number: string
  name: string
  role: CertifiedRole
  grantedOn: CityDate
  validThrough: CityDate
  /** Last day to meet the condition on which it was given. */
  conditionalThrough: CityDate | null
  /** Where anybody can check the number. */
  checkAt: string
}

const CITY = '○○市'
const INK = '#1a1f2b'
const BLUE = '#1d3f8f'
const GREY = '#55606e'
const MARGIN = 84
const WIDTH = A4.width - MARGIN * 2

/** データ利活用人材 are designated, the others certified. */
const GIVEN_AS: Readonly<Record<CertifiedRole, string>> = {
  DX_LEADER: '認定',
  DX_MASTER: '認定',
  DATA_SPECIALIST: '指定',
}

/** The certificate for the wall: what it says, from when to when, and where it can be checked. */
export function certificatePaper(certificate: CertificatePaper, made: Date): Promise<Buffer> {
  const { number, name, role } = certificate
  return a4Paper({ title: `${GIVEN_AS[role]}証 ${number}`, made }, (paper, fonts) => {
    frame(paper)
    paper.font(fonts.regular).fontSize(11).fillColor(GREY)
    line(paper, `第 ${number} 号`, 104, 'right')
    paper.font(fonts.bold).fontSize(44).fillColor(INK)
    line(paper, `${GIVEN_AS[role]}証`, 148, 'center')
    nameOf(paper, fonts, name)
    paper.font(fonts.regular).fontSize(15).fillColor(INK)
    const text = `あなたは、${CITY}DX推進計画に基づく条件を満たしましたので、次の役割の人材として${GIVEN_AS[role]}し、ここに証します。`
    paper.text(text, MARGIN, 348, { width: WIDTH, lineGap: 14, indent: 15 })
    paper.font(fonts.bold).fontSize(28).fillColor(BLUE)
    line(paper, ROLE_WORDS[role], 466, 'center')
    terms(paper, fonts, certificate)
    paper.font(fonts.bold).fontSize(20).fillColor(INK)
    line(paper, `${CITY}長`, 664, 'right')
    footer(paper, fonts, certificate)
  })
}

function frame(paper: Paper): void {
  paper.lineWidth(2.5).strokeColor(BLUE)
  paper.rect(36, 36, A4.width - 72, A4.height - 72).stroke()
  paper.lineWidth(0.6)
  paper.rect(43, 43, A4.width - 86, A4.height - 86).stroke()
}

function nameOf(paper: Paper, fonts: PaperFonts, name: string): void {
  paper.font(fonts.bold).fontSize(28).fillColor(INK)
  const most = WIDTH - 50
  const size = Math.min(28, (28 * most) / paper.widthOfString(name))
  paper.fontSize(size)
  line(paper, `${name}　様`, 262, 'center')
  paper.lineWidth(0.8).strokeColor(GREY)
  paper
    .moveTo(MARGIN + 40, 308)
    .lineTo(A4.width - MARGIN - 40, 308)
    .stroke()
}

function terms(paper: Paper, fonts: PaperFonts, certificate: CertificatePaper): void {
  const { role, grantedOn, validThrough, conditionalThrough } = certificate
  const rows: [string, string][] = [
    [`${GIVEN_AS[role]}日`, inWareki(grantedOn)],
    ['有効期限', inWareki(validThrough)],
  ]
  if (conditionalThrough) rows.push(['条件の期限', `${inWareki(conditionalThrough)}（条件付きの${GIVEN_AS[role]}）`])
  rows.forEach(([term, value], index) => {
    const y = 540 + index * 30
    paper.font(fonts.regular).fontSize(13).fillColor(GREY)
    paper.text(term, MARGIN + 70, y, { lineBreak: false })
    paper.fillColor(INK)
    paper.text(value, MARGIN + 170, y, { lineBreak: false })
  })
}

function footer(paper: Paper, fonts: PaperFonts, { number, role, checkAt }: CertificatePaper): void {
  paper.font(fonts.regular).fontSize(8.5).fillColor(GREY)
  line(paper, `この${GIVEN_AS[role]}証がいま有効かどうかは、番号 ${number} で確かめられます。`, 752, 'center')
  line(paper, checkAt, 767, 'center')
}

function line(paper: Paper, text: string, y: number, align: 'center' | 'right'): void {
  paper.text(text, MARGIN, y, { width: WIDTH, align })
}
