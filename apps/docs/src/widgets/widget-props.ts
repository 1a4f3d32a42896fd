/** What every widget gets: the options of its fence, as text. */
export interface WidgetProps {
  readonly options: Readonly<Record<string, string>>
}
