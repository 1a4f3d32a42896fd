/** The repository, for "edit this page" and links to sources. */
export const repository = 'https://github.com/chainrule/chainrule'

/** Where the site stands; SITE sets another address for a deployment. */
export const site = process.env.SITE ?? 'https://chainrule.dev'
