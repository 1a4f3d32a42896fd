import '@chainrule/widgets/styles.css'
import { render } from 'preact'
import { followAddress } from './app/address.ts'
import { App } from './app/app.tsx'
import { startPreferences } from './app/preferences.ts'
import { workOffline } from './offline/work-offline.ts'

startPreferences()
followAddress()
render(<App />, document.getElementById('app') as HTMLElement)
workOffline()
