import { expect, test } from '@jest/globals'
import { Hono } from 'hono'
import { placeOf } from '#web/public/visitor.ts'

test.each<[string, { peer: string; forwarded?: string }, string]>([
  ['an address', { peer: '203.0.113.7' }, '203.0.113.7'],
  ['one that is written as IPv6', { peer: '::ffff:203.0.113.7' }, '203.0.113.7'],
  ['what our proxy says', { peer: '10.0.0.1', forwarded: '198.51.100.9, 203.0.113.7' }, '203.0.113.7'],
  ['not what a stranger says', { peer: '203.0.113.7', forwarded: '198.51.100.9' }, '203.0.113.7'],
  ['the network of IPv6', { peer: '2001:db8:1:1::a' }, '2001:db8:1:1'],
  ['and of its other addresses', { peer: '2001:0db8:1:1:ffff:1:2:3' }, '2001:db8:1:1'],
  ['with its zeros left out', { peer: '2001:db8::5' }, '2001:db8:0:0'],
  ['behind our proxy too', { peer: '::1', forwarded: '2001:db8:7::1' }, '2001:db8:7:0'],
])('a visitor comes from %s', async (_, { peer, forwarded }, place) => {
  const app = new Hono().get('/', (c) => c.text(placeOf(c)))
  const headers = forwarded ? { 'x-forwarded-for': forwarded } : {}
  const answer = await app.request('/', { headers }, { incoming: { socket: { remoteAddress: peer } } })
  expect(await answer.text()).toBe(place)
})
