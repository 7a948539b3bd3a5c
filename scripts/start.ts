// `npm start`: builds the web application if its sources are new, then runs the API, which serves it.
import { buildWeb } from './web/build-web-app'

await buildWeb((text) => console.log(text))
await import('../apps/api/src/index')
