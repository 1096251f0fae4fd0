import { contract } from '../contract.ts'
import { teamsDriver } from './driver.ts'

contract(teamsDriver)
