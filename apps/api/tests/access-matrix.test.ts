import { localMode } from './support/access/local-mode'
import { testAccessMatrix } from './support/access/test-access-matrix'

testAccessMatrix(localMode())
