// `npm run build`: the web application, once for each state of its sources.
import { buildWeb } from './web/build-web-app'

await buildWeb((text) => console.log(text))
