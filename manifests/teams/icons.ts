import { crc32, deflateSync } from 'node:zlib'

/**
 * Convenor's mark: a round table, drawn as the letter C, and in its opening the one who convenes. Made from numbers, so
 * that it is sharp at every size.
 */
export function colorIcon(): Buffer {
  return png(192, picture(deepBlue, [painted(table, white), painted(convener, amber)]))
}

/** Teams wants white on nothing, 32 pixels wide. */
export function outlineIcon(): Buffer {
  return png(32, picture(nothing, [painted(table, white), painted(convener, white)]))
}

/** Red, green, blue, opacity: 0 to 1. */
type Colour = readonly [number, number, number, number]
/** A place in the icon, as parts of its width. */
type Point = { x: number; y: number }
/** How far a place is outside of a shape; below 0 = inside. */
type Shape = (at: Point) => number
/** How much of a pixel a shape covers, and its colour. `pixel`: the pixel's width. */
type Layer = (at: Point, pixel: number) => { cover: number; colour: Colour }
type Picture = (at: Point, pixel: number) => Colour

const deepBlue: Colour = [0x0b / 255, 0x4f / 255, 0x6c / 255, 1]
const white: Colour = [1, 1, 1, 1]
const amber: Colour = [1, 0xb7 / 255, 0x4d / 255, 1]
const nothing: Colour = [1, 1, 1, 0]

const middle: Point = { x: 0.49, y: 0.5 }
const reach = 0.27
/** Half of the angle that the table leaves open, at the right. */
const opening = 0.3 * Math.PI

/** An arc with round ends. */
const table: Shape = ({ x, y }) => {
  const angle = Math.max(opening, Math.abs(Math.atan2(y - middle.y, x - middle.x)))
  const nearest = { x: middle.x + reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) }
  return Math.hypot(x - nearest.x, Math.abs(y - middle.y) + middle.y - nearest.y) - 0.068
}
const convener: Shape = ({ x, y }) => Math.hypot(x - (middle.x + reach), y - middle.y) - 0.092

/** Half a pixel on either side of the edge fades: no steps are seen. */
function painted(shape: Shape, colour: Colour): Layer {
  return (at, pixel) => ({ cover: Math.min(1, Math.max(0, 0.5 - shape(at) / pixel)), colour })
}

/** Layers over a ground. */
function picture(ground: Colour, layers: readonly Layer[]): Picture {
  return (at, pixel) =>
    layers.reduce((below, layer) => {
      const { cover, colour } = layer(at, pixel)
      return mixed(below, colour, cover)
    }, ground)
}

function mixed(below: Colour, above: Colour, cover: number): Colour {
  const part = (index: 0 | 1 | 2 | 3) => below[index] * (1 - cover) + above[index] * cover
  return [part(0), part(1), part(2), part(3)]
}

/** A square picture as PNG (https://www.w3.org/TR/png/): 8 bits for each of red, green, blue and opacity. */
function png(width: number, colourAt: Picture): Buffer {
  const rows = Array.from({ length: width }, (_, row) => {
    const pixels = Array.from({ length: width }, (_, column) =>
      colourAt({ x: (column + 0.5) / width, y: (row + 0.5) / width }, 1 / width),
    )
    return [0, ...pixels.flat().map((part) => Math.round(part * 255))]
  })
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(width, 4)
  header.set([8, 6, 0, 0, 0], 8)
  const data = deflateSync(Buffer.from(rows.flat()), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
