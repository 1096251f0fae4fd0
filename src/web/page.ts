import type { Hono } from 'hono'
import type { Context } from '#context.ts'

/** What a page works with. A page is somebody's: `contextOf` acts in the name of the person its link was signed for. */
export type PageParts = { contextOf(by: string): Context; secret: string }

/** One page or download: one file of `pages/`, named after it. A GET changes nothing. */
export type Page = { name: string; mount(app: Hono, parts: PageParts): void }
