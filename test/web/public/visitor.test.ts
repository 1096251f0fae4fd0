import { expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { countedMailbox } from '#features/people/counted-mailbox.ts'
import { placeOf } from '#web/public/visitor.ts'

test.each<[string, { peer: string; forwarded?: string }, string]>([
  ['an address', { peer: '203.0.113.7' }, '203.0.113.7'],
  ['one that is written as IPv6', { peer: '::ffff:203.0.113.7' }, '203.0.113.7'],
  ['what our proxy says', { peer: '10.0.0.1', forwarded: '198.51.100.9, 203.0.113.7' }, '203.0.113.7'],
  ['not what a stranger says', { peer: '203.0.113.7', forwarded: '198.51.100.9' }, '203.0.113.7'],
  ['the network of IPv6', { peer: '2001:db8:1:1::a' }, '2001:db8:1:1'],
  ['and of its other addresses', { peer: '2001:0db8:1:1:ffff:1:2:3' }, '2001:db8:1:1'],
  ['with its zeros left out', { peer: '2001:db8::5' }, '2001:db8:0:0'],
  ['what our proxy says, without the port', { peer: '127.0.0.1', forwarded: '203.0.113.7:51234' }, '203.0.113.7'],
  ['its network, without brackets and port', { peer: '10.0.0.1', forwarded: '[2001:db8:7::1]:443' }, '2001:db8:7:0'],
  ['its network, without brackets', { peer: '10.0.0.1', forwarded: '[2001:db8:7::1]' }, '2001:db8:7:0'],
  ['IPv4 in brackets and IPv6', { peer: '10.0.0.1', forwarded: '[::ffff:203.0.113.7]:80' }, '203.0.113.7'],
  ['IPv4 in the digits of IPv6', { peer: '::ffff:cb00:7107' }, '203.0.113.7'],
  ['our proxy, where it says no address', { peer: '10.0.0.1', forwarded: '198.51.100.9, unknown' }, '10.0.0.1'],
  ['our proxy, where it says nothing', { peer: '10.0.0.1', forwarded: '198.51.100.9, ' }, '10.0.0.1'],
  ['our proxy, where it says half an address', { peer: '10.0.0.1', forwarded: '203.0.113.7:x' }, '10.0.0.1'],
  ['behind our proxy too', { peer: '::1', forwarded: '2001:db8:7::1' }, '2001:db8:7:0'],
])('the address of a visitor who comes from %s', async (_, { peer, forwarded }, place) => {
  const app = new Hono().get('/', (c) => c.text(placeOf(c)))
  const headers = forwarded ? { 'x-forwarded-for': forwarded } : {}
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } })
  expect(await answer.text()).toBe(place)
})

test.each([
  ['Ana@Example.org', 'ana@example.org'],
  ['ana+one+two@example.org', 'ana@example.org'],
  ['+ana@example.org', '+ana@example.org'],
  ['"a+b"@example.org', '"a@example.org'],
  ['no address', 'no address'],
])('%s is counted as the mailbox %s', (address, mailbox) => {
  expect(countedMailbox(address)).toBe(mailbox)
})
