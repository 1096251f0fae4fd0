/** One line of a chart: its name, and its points. */
type Line = { name: string; points: readonly { x: number; y: number }[] }

export type Chart = { title: string; x: string; y: string; lines: readonly Line[] }

const [width, height] = [640, 360]
const inner = { left: 70, right: 20, top: 50, bottom: 50 }
const colours = ['#0b57d0', '#b3261e', '#146c2e', '#7b4f00', '#6a1b9a']

/**
 * Draws what something costs over a size, as SVG. The sizes stand in equal steps of ten, the costs from zero on: what does
 * not grow is a level line.
 */
export function chartSvg({ title, x, y, lines }: Chart): string {
  const points = lines.flatMap((line) => line.points)
  const logs = points.map((point) => Math.log10(point.x))
  const [from, to] = [Math.floor(Math.min(...logs)), Math.max(...logs)]
  const most = 1.15 * Math.max(...points.map((point) => point.y))
  const across = (value: number) =>
    inner.left + ((Math.log10(value) - from) / (to - from || 1)) * (width - inner.left - inner.right)
  const up = (value: number) => height - inner.bottom - (value / most) * (height - inner.top - inner.bottom)
  const sizes = [...new Set(points.map((point) => point.x))].toSorted((a, b) => a - b)
  const levels = [0, 0.25, 0.5, 0.75, 1].map((part) => part * most)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${title}</title><rect width="100%" height="100%" fill="#fff"/>`,
    `<text x="${inner.left}" y="20" font-size="14">${title}</text>`,
    ...levels.map(
      (level) =>
        `<path d="M${inner.left} ${up(level)}H${width - inner.right}" stroke="#ddd"/>` +
        `<text x="${inner.left - 8}" y="${up(level) + 4}" text-anchor="end">${sayNumber(level)}</text>`,
    ),
    ...sizes.map(
      (size) =>
        `<text x="${across(size)}" y="${height - inner.bottom + 18}" text-anchor="middle">${size.toLocaleString('en')}</text>`,
    ),
    `<text x="${width / 2}" y="${height - 10}" text-anchor="middle">${x}</text>`,
    `<text x="12" y="${inner.top - 12}">${y}</text>`,
    ...lines.map((line, place) => {
      const colour = colours[place % colours.length]
      const path = line.points.map((point) => `${across(point.x)} ${up(point.y)}`).join('L')
      const name = `<text x="${width - inner.right}" y="${20 + 14 * place}" text-anchor="end" fill="${colour}">${line.name}</text>`
      const dots = line.points.map(
        (point) => `<circle cx="${across(point.x)}" cy="${up(point.y)}" r="3" fill="${colour}"/>`,
      )
      return `<path d="M${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}${name}`
    }),
    '</svg>',
    '',
  ].join('\n')
}

function sayNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(2)
}
