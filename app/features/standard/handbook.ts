import { ROLE_KIND_WORDS, TIER_WORDS } from '~/domain/terms'
import type { Standard, StandardProfile, StandardSkill } from '~/facts/standard'
import { A4, a4Document, type Paper, type PaperFonts } from '~/platform/pdf.server'

/** What the handbook needs beside the standard itself. */
type HandbookWords = {
  /** From when it is in force, in words. */
  from: string
  scale: { level: number; label: string; anchor: string }[]
}

const INK = '#1a1f2b'
const BLUE = '#1d3f8f'
const GREY = '#55606e'
const HAIRLINE = '#c9d0da'
const MARGINS = { top: 64, bottom: 64, left: 56, right: 56 }
const WIDTH = A4.width - MARGINS.left - MARGINS.right
const FOOT = A4.height - MARGINS.bottom
const LEVEL_COLUMN = 58
const ROW_SIZE = 9.5

type Entry = { title: string; depth: 0 | 1; page: number }

/** The whole standard to print and to keep: contents, scale, skills by category, roles. */
export function handbook(standard: Standard, words: HandbookWords, made: Date): Promise<Buffer> {
  const title = `${standard.name} 第${standard.version}版`
  return a4Document({ title, made, margins: MARGINS }, (paper, fonts) => {
    const book = new Book(paper, fonts)
    cover(book, standard, words)
    const contentsPages = contentsLength(standard)
    for (let page = 0; page < contentsPages; page += 1) paper.addPage()
    scale(book, words)
    for (const category of standard.categories) {
      categoryPages(book, standard, category)
    }
    roles(book, standard)
    contents(book)
    pageNumbers(book, title)
  })
}

/** The paper with where its headings stand. */
class Book {
  readonly entries: Entry[] = []
  private page = 0

  constructor(
    readonly paper: Paper,
    readonly fonts: PaperFonts,
  ) {
    paper.on('pageAdded', () => {
      this.page += 1
    })
  }

  get pageNow(): number {
    return this.page
  }

  text(text: string, { size = 10, color = INK, bold = false, indent = 0, gap = 3 }: TextLook = {}): void {
    this.paper
      .font(bold ? this.fonts.bold : this.fonts.regular)
      .fontSize(size)
      .fillColor(color)
    this.paper.text(text, MARGINS.left + indent, this.paper.y, { width: WIDTH - indent, lineGap: gap })
  }

  down(points: number): void {
    this.paper.y += points
  }

  /** Goes overleaf unless so much of the page is left. */
  keepTogether(points: number): void {
    if (this.paper.y + points > FOOT) this.paper.addPage()
  }

  heightOf(text: string, size: number, width = WIDTH): number {
    return this.paper.font(this.fonts.regular).fontSize(size).heightOfString(text, { width, lineGap: 3 })
  }

  heading(title: string, depth: 0 | 1): void {
    this.entries.push({ title, depth, page: this.pageNow })
    this.text(title, depth === 0 ? { size: 18, color: BLUE, bold: true } : { size: 13, bold: true })
  }
}

type TextLook = { size?: number; color?: string; bold?: boolean; indent?: number; gap?: number }

function cover({ paper, fonts }: Book, standard: Standard, { from }: HandbookWords): void {
  const centred = (text: string, y: number, size: number, color: string, font: string) =>
    paper.font(font).fontSize(size).fillColor(color).text(text, MARGINS.left, y, { width: WIDTH, align: 'center' })
  centred(standard.name, 280, 30, INK, fonts.bold)
  centred(`第 ${standard.version} 版`, 336, 18, BLUE, fonts.bold)
  centred(from, 372, 12, GREY, fonts.regular)
  const { skills, categories, profiles } = standard
  const size = `${categories.length} 分類　${skills.length} スキル　${profiles.length} 役割`
  centred(size, 398, 12, GREY, fonts.regular)
}

function scale(book: Book, { scale: levels }: HandbookWords): void {
  book.paper.addPage()
  book.heading('レベルのものさし', 0)
  book.down(8)
  for (const { level, label, anchor } of levels) levelRow(book, `${level} ${label}`, anchor)
}

function categoryPages(book: Book, standard: Standard, category: Standard['categories'][number]): void {
  book.paper.addPage()
  book.heading(category.name, 0)
  if (category.description) book.text(category.description, { color: GREY })
  for (const skill of standard.skills) {
    if (skill.categoryCode === category.code) skillEntry(book, standard, skill)
  }
}

function skillEntry(book: Book, standard: Standard, skill: StandardSkill): void {
  book.down(16)
  book.keepTogether(skillHeight(book, skill))
  book.heading(skill.name, 1)
  const tool = standard.tools.find(({ code }) => code === skill.toolCode)?.name
  const facts = [skill.code, skill.nameEn, TIER_WORDS[skill.tier], tool].filter(Boolean).join('　')
  book.text(facts, { size: 8.5, color: GREY })
  book.text(skill.definition)
  book.down(6)
  skill.indicators.forEach((indicator, level) => {
    levelRow(book, `レベル ${level}`, indicator)
  })
  if (skill.evidenceExamples.length > 0) {
    book.text(`証跡の例：${skill.evidenceExamples.join('、')}`, { size: 8.5, color: GREY })
  }
}

/** So that a skill stands on one page where a page can hold it. */
function skillHeight(book: Book, skill: StandardSkill): number {
  const rows = skill.indicators.map((text) => book.heightOf(text, ROW_SIZE, WIDTH - LEVEL_COLUMN) + 8)
  const texts = book.heightOf(skill.definition, 10) + book.heightOf(skill.evidenceExamples.join('、'), 8.5)
  const height = rows.reduce((sum, row) => sum + row, 0) + texts + 60
  return Math.min(height, FOOT - MARGINS.top)
}

function levelRow(book: Book, label: string, text: string): void {
  const { paper, fonts } = book
  book.keepTogether(book.heightOf(text, ROW_SIZE, WIDTH - LEVEL_COLUMN) + 8)
  const { y } = paper
  paper.font(fonts.bold).fontSize(ROW_SIZE).fillColor(BLUE)
  paper.text(label, MARGINS.left, y + 2, { lineBreak: false })
  paper.y = y + 2
  book.text(text, { size: ROW_SIZE, indent: LEVEL_COLUMN })
  rule(paper, paper.y + 1)
  paper.y += 4
}

function rule(paper: Paper, y: number): void {
  paper
    .lineWidth(0.5)
    .strokeColor(HAIRLINE)
    .moveTo(MARGINS.left, y)
    .lineTo(A4.width - MARGINS.right, y)
    .stroke()
}

function roles(book: Book, standard: Standard): void {
  book.paper.addPage()
  book.heading('役割が求めるレベル', 0)
  const skills = new Map(standard.skills.map((skill) => [skill.skillId, skill]))
  for (const profile of standard.profiles) roleEntry(book, profile, skills)
}

function roleEntry(book: Book, profile: StandardProfile, skills: ReadonlyMap<number, StandardSkill>): void {
  book.down(16)
  book.keepTogether(120)
  book.heading(profile.name, 1)
  book.text(ROLE_KIND_WORDS[profile.kind], { size: 8.5, color: GREY })
  if (profile.description) book.text(profile.description)
  book.down(4)
  for (const requirement of profile.requirements) {
    const name = skills.get(requirement.skillId)?.name ?? ''
    levelRow(book, `レベル ${requirement.requiredLevel}`, `${name}${necessityOf(requirement, profile, skills)}`)
  }
}

function necessityOf(
  { skillId, mustHave, mustHaveByRenewal, anyOfGroup }: StandardProfile['requirements'][number],
  { requirements }: StandardProfile,
  skills: ReadonlyMap<number, StandardSkill>,
): string {
  if (mustHave) return '（必須）'
  if (mustHaveByRenewal) return '（最初の更新までに必須）'
  if (anyOfGroup === null) return ''
  const others = requirements.filter((other) => other.anyOfGroup === anyOfGroup && other.skillId !== skillId)
  return `（必須。${others.map((other) => skills.get(other.skillId)?.name ?? '').join('・')} でもよい）`
}

const ENTRIES_ON_A_PAGE = 38

function contentsLength({ categories, skills, profiles }: Standard): number {
  const entries = 2 + categories.length + skills.length + profiles.length
  return Math.ceil(entries / ENTRIES_ON_A_PAGE)
}

/** Written last, when it is known where everything stands, on the pages that were left for it after the cover. */
function contents({ paper, fonts, entries }: Book): void {
  entries.forEach(({ title, depth, page }, index) => {
    const place = index % ENTRIES_ON_A_PAGE
    if (place === 0) contentsPage(paper, fonts, 1 + index / ENTRIES_ON_A_PAGE)
    const y = MARGINS.top + 34 + place * 17
    paper
      .font(depth === 0 ? fonts.bold : fonts.regular)
      .fontSize(10)
      .fillColor(INK)
    paper.text(title, MARGINS.left + depth * 16, y, { lineBreak: false, goTo: anchorOf(page) })
    paper.text(String(page + 1), MARGINS.left, y, {
      width: WIDTH,
      align: 'right',
      lineBreak: false,
    })
  })
  for (const page of new Set(entries.map((entry) => entry.page))) {
    paper.switchToPage(page)
    paper.addNamedDestination(anchorOf(page), 'Fit')
  }
}

function contentsPage(paper: Paper, fonts: PaperFonts, page: number): void {
  paper.switchToPage(page)
  paper.font(fonts.bold).fontSize(18).fillColor(BLUE)
  paper.text('目次', MARGINS.left, MARGINS.top, { lineBreak: false })
}

function anchorOf(page: number): string {
  return `page-${page + 1}`
}

/** Below the margin, where text never goes by itself: the margin is laid down for it. */
function pageNumbers({ paper, fonts }: Book, title: string): void {
  const { start, count } = paper.bufferedPageRange()
  for (let page = start + 1; page < start + count; page += 1) {
    paper.switchToPage(page)
    paper.page.margins.bottom = 0
    paper.font(fonts.regular).fontSize(8).fillColor(GREY)
    paper.text(title, MARGINS.left, A4.height - 40, { lineBreak: false })
    paper.text(`${page + 1} / ${count}`, MARGINS.left, A4.height - 40, {
      width: WIDTH,
      align: 'right',
      lineBreak: false,
    })
  }
}
