import { join } from 'node:path'
import { inflate } from '@sparticuz/chromium'

// Unpacks the browser, the libraries it needs and its fonts into the folder for temporary files. A process of its own,
// since the package takes that folder from the environment, and jest gives a test a copy of it.
const packed = join(import.meta.dirname, '..', 'node_modules', '@sparticuz', 'chromium', 'bin')
await Promise.all(['chromium.br', 'al2023.tar.br', 'fonts.tar.br'].map((part) => inflate(join(packed, part))))
