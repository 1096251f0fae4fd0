import { contract } from '../contract.ts'
import { slackDriver } from './driver.ts'

contract(slackDriver)
