import { randomUUID } from 'node:crypto'
import { rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { CommandMistake } from './portal-command'

type Place = { folder: string; file: string; overwrite: boolean }

/** The place of a file that a command writes; one that is there already is replaced only where that is asked for. */
export async function placeToWrite({ folder, file, overwrite }: Place): Promise<string> {
  const target = path.resolve(folder, file)
  if (!overwrite && (await isThere(target))) {
    throw new CommandMistake(`${file} はすでにあります。別の名前にするか、--overwrite を付けてください。`)
  }
  return target
}

async function isThere(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  )
}

/** Beside its place first: whoever reads the file finds the old one or the new one, never half of it. */
export async function writeWhole(file: string, content: Uint8Array | string): Promise<void> {
  const beside = `${file}.${randomUUID()}.part`
  try {
    await writeFile(beside, content)
    await rename(beside, file)
  } catch (error) {
    await rm(beside, { force: true })
    const why = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw new CommandMistake(`${file} に書けません（${why}）。場所と権限を確かめてください。`)
  }
}
