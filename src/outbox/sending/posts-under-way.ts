import type { Delivery } from '../delivery.ts'

/** The posts that this process has under way: at most twenty in each queue, and one to each recipient. */
export type PostsUnderWay = {
  /** Does the work of one post. @param done resolves when the post has ended, however it has. */
  add(row: Delivery, done: Promise<void>): void
  /** To whom a post is under way in this queue. */
  recipients(queue: string): string[]
  /** Resolves when there is room for one more in this queue. */
  room(queue: string): Promise<void>
  /** Resolves when the posts that are under way now are done: others may have begun meanwhile. */
  idle(): Promise<void>
}

/** However long each of them takes: a process that is killed leaves no more of unknown fate. */
const mostInQueue = 20

export function postsUnderWay(): PostsUnderWay {
  const posts = new Map<string, { queue: string; to: string; done: Promise<void> }>()
  const inQueue = (queue: string) => [...posts.values()].filter((post) => post.queue === queue)

  return {
    add({ _id, workspace: queue, to }, done) {
      posts.set(_id, { queue, to, done: done.finally(() => posts.delete(_id)) })
    },
    recipients: (queue) => inQueue(queue).map(({ to }) => to),
    async room(queue) {
      for (let mine = inQueue(queue); mine.length >= mostInQueue; mine = inQueue(queue))
        await Promise.race(mine.map(({ done }) => done))
    },
    async idle() {
      await Promise.all([...posts.values()].map(({ done }) => done))
    },
  }
}
