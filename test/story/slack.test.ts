import { slackStage } from './slack-stage.ts'
import { storyOn } from './story-on.ts'

storyOn('Slack', slackStage)
