import { localMode } from './support/access/local-mode'
import { testAccessOutsiders } from './support/access/test-access-outsiders'

testAccessOutsiders(localMode())
