import { clerkMode } from './support/access/clerk-mode'
import { testAccessMatrix } from './support/access/test-access-matrix'

testAccessMatrix(clerkMode())
