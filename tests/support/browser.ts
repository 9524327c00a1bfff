import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium } from '@playwright/test'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** An installed Chromium, else the one that Playwright downloaded, else `null`. */
export function installedBrowser(): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(
    (file) => existsSync(file) && runs(file),
  )
  if (found) return found
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null
}

/** Ubuntu's `chromium-browser` is there, but only says that it wants a snap. */
function runs(file: string): boolean {
  return spawnSync(file, ['--version', '--no-sandbox'], { timeout: 20_000 }).status === 0
}

/** Sees to a browser and a Japanese font, by the system's packages where it may, else by Playwright. */
export function prepareBrowser(say: (line: string) => void): void {
  if (installedBrowser() && hasJapaneseFont()) return
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    say('ブラウザーと日本語の文字を入れています（apt-get）…')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'inherit' })
    spawnSync('apt-get', ['install', '-qq', '-y', 'chromium', 'fonts-noto-cjk'], { env, stdio: 'inherit' })
  }
  if (installedBrowser()) return
  say('ブラウザーを入れています（playwright install）…')
  spawnSync('npx', ['playwright', 'install', '--with-deps', 'chromium'], { stdio: 'inherit' })
  if (!installedBrowser()) spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' })
}

/** Only how the pages look depends on it: where fontconfig is missing, nothing is installed for it. */
function hasJapaneseFont(): boolean {
  const list = spawnSync('fc-list', [':lang=ja', 'family'], { encoding: 'utf8' })
  return list.status !== 0 || list.stdout.trim() !== ''
}
