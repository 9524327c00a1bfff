import { createRequire } from 'node:module'

/** A4 in points, as PDF measures. */
export const A4 = { width: 595.28, height: 841.89 }

export type PaperFonts = { regular: string; bold: string }
export type Paper = InstanceType<typeof import('pdfkit')>

const FONTS = '@expo-google-fonts/noto-sans-jp'

/**
 * One A4 page as a PDF, drawn by `draw` with fonts that hold the city's kanji, 髙 﨑 𠮷 among them. The library is
 * loaded at the first paper: a portal that makes none never pays for it.
 */
export async function a4Paper(
  { title, made }: { title: string; made: Date },
  draw: (paper: Paper, fonts: PaperFonts) => void,
): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const require = createRequire(import.meta.url)
  const fonts = { regular: 'regular', bold: 'bold' }
  const regular = require.resolve(`${FONTS}/400Regular/NotoSansJP_400Regular.ttf`)
  const info = { Title: title, CreationDate: made, ModDate: made }
  const paper = new PDFDocument({ size: 'A4', margin: 0, lang: 'ja-JP', font: regular, info })
  paper.registerFont(fonts.regular, regular)
  paper.registerFont(fonts.bold, require.resolve(`${FONTS}/700Bold/NotoSansJP_700Bold.ttf`))
  const pieces: Buffer[] = []
  const done = new Promise<Buffer>((resolve, reject) => {
    paper.on('data', (piece: Buffer) => pieces.push(piece))
    paper.on('end', () => resolve(Buffer.concat(pieces)))
    paper.on('error', reject)
  })
  draw(paper, fonts)
  paper.end()
  return done
}
