import { createRequire } from 'node:module'

/** A4 in points, as PDF measures. */
export const A4 = { width: 595.28, height: 841.89 }

export type PaperFonts = { regular: string; bold: string }
export type Paper = InstanceType<typeof import('pdfkit')>

const FONTS = '@expo-google-fonts/noto-sans-jp'

/**
 * One A4 page as a PDF, drawn by `draw` with fonts that hold the city's kanji, 髙 﨑 𠮷 among them.
 */
export async function a4Paper(
  { title, made }: { title: string; made: Date },
  draw: (paper: Paper, fonts: PaperFonts) => void,
): Promise<Buffer> {
  return drawn({ title, made, margins: { top: 0, bottom: 0, left: 0, right: 0 } }, draw)
}

export type Margins = { top: number; bottom: number; left: number; right: number }

/**
 * An A4 document of many pages: text that reaches the foot goes on overleaf. `draw` may go back to pages that it has
 * left (`switchToPage`), to number them or to say on which page something stands.
 */
export async function a4Document(
  { title, made, margins }: { title: string; made: Date; margins: Margins },
  draw: (paper: Paper, fonts: PaperFonts) => void,
): Promise<Buffer> {
  return drawn({ title, made, margins, bufferPages: true }, draw)
}

type Settings = { title: string; made: Date; margins: Margins; bufferPages?: boolean }

/** The library is loaded at the first paper: a portal that makes none never pays for it. */
async function drawn(
  { title, made, ...layout }: Settings,
  draw: (paper: Paper, fonts: PaperFonts) => void,
): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit')
  const require = createRequire(import.meta.url)
  // By path: a registered name of a font that is open already would read its file anew each time it is used.
  const fonts = {
    regular: require.resolve(`${FONTS}/400Regular/NotoSansJP_400Regular.ttf`),
    bold: require.resolve(`${FONTS}/700Bold/NotoSansJP_700Bold.ttf`),
  }
  const info = { Title: title, CreationDate: made, ModDate: made }
  const paper = new PDFDocument({ size: 'A4', lang: 'ja-JP', font: fonts.regular, info, ...layout })
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
