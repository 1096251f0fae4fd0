// What a deadline is on the viewer's own clock, beside it. Without this script the page says the same in the organisation's zone.
const mine = Intl.DateTimeFormat().resolvedOptions().timeZone

for (const time of document.querySelectorAll('time[data-zone]')) {
  const at = Date.parse(time.dateTime)
  if (Number.isNaN(at) || shown(at, time.dataset.zone) === shown(at, mine)) continue
  const own = document.createElement('span')
  own.className = 'own-time'
  own.textContent = `On your clock: ${shown(at, mine)} (${mine.split('/').at(-1).replaceAll('_', ' ')})`
  time.after(' ', own)
}

function shown(at, timeZone) {
  // Anywhere on Earth: browsers know its offset by name only.
  const named = { timeZone: timeZone === '-12:00' ? 'Etc/GMT+12' : timeZone, hourCycle: 'h23' }
  const day = { weekday: 'short', day: 'numeric', month: 'long', year: 'numeric' }
  const clock = { hour: '2-digit', minute: '2-digit', ...named }
  return `${new Intl.DateTimeFormat('en-GB', { ...day, ...named }).format(at).replace(',', '')}, ${new Intl.DateTimeFormat('en-GB', clock).format(at)}`
}

// The time zone that a form asks for is the browser's, until somebody writes another. UTC names no city.
const zone = document.querySelector('form input[name="f.zone"]')
if (zone && zone.value === '' && mine.includes('/')) zone.value = mine.split('/').at(-1).replaceAll('_', ' ')
