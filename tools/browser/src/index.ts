export { expectAccessible } from './expect-accessible.ts'
export { downloaded, type Look, looks, openPage, sharedLink, takeTroubles } from './page.ts'
