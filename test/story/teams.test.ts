import { storyOn } from './story-on.ts'
import { teamsStage } from './teams-stage.ts'

storyOn('Teams', teamsStage)
