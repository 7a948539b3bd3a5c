import { createRoot } from 'react-dom/client'
import { App } from './app'
import { noteMissingParts } from './newer-build'

noteMissingParts()
const root = document.getElementById('app')
if (root) createRoot(root).render(<App />)
