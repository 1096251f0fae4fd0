import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { type Browser, chromium } from 'playwright-core'

/**
 * A real Chromium with nothing installed on the machine: the package carries the browser, its fonts, and its own copies
 * of libnss3 and the libraries that come with it. Where it has no build for the system, the Chrome installed there.
 */
export async function startBrowser(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' })
  const folder = await unpackedChromium()
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    args: ['--no-sandbox', '--no-zygote', '--disable-gpu', '--font-render-hinting=none'],
    env: {
      ...process.env,
      LD_LIBRARY_PATH: [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH ?? ''].filter(Boolean).join(':'),
      FONTCONFIG_FILE: join(folder, 'fonts.conf'),
    },
  })
}

/** Unpacked once for all runs: aside first, then by one rename, so that two runs at once never see half a browser. */
async function unpackedChromium(): Promise<string> {
  const folder = join(tmpdir(), 'convenor-chromium-153.0.0')
  if (existsSync(folder)) return folder
  const aside = await mkdtemp(`${folder}-`)
  const unpack = join(import.meta.dirname, 'unpack-chromium.ts')
  await promisify(execFile)(process.execPath, [unpack], { env: { ...process.env, TMPDIR: aside } })
  await writeFile(join(aside, 'fonts.conf'), fontsIn(join(folder, 'fonts')))
  await rename(aside, folder).catch(() => rm(aside, { recursive: true }))
  return folder
}

const fontsIn = (folder: string) => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${folder}</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/cache</cachedir></fontconfig>
`
