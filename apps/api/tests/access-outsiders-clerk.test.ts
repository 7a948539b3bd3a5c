import { clerkMode } from './support/access/clerk-mode'
import { testAccessOutsiders } from './support/access/test-access-outsiders'

testAccessOutsiders(clerkMode())
