import { getCollection } from 'astro:content'
import { site } from '../../build/site-address.ts'
import { llmsText } from '../llms-text.ts'

/** A list of all pages for programs that read: one line for each, with its address and what it is about. */
export async function GET(): Promise<Response> {
  const pages = (await getCollection('docs')) as { id: string; data: { title: string; description?: string } }[]
  const text = llmsText(
    pages.map(({ id, data }) => ({ id, title: data.title, description: data.description ?? '' })),
    site,
  )
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8' } })
}
