import { testDatabase } from '../../database.ts'
import { contract } from '../contract.ts'
import { localDriver } from './driver.ts'

contract(localDriver(testDatabase().uri))
