import { localHouse } from './local-house.ts'
import { storyOn } from './story-on.ts'

storyOn('the local chat', localHouse)
