import { Icon, type Language, language, languages, Select, type ThemeChoice, themeChoice } from '@chainrule/widgets'
import { address, hashOf } from './address.ts'
import { chooseLanguage, chooseTheme } from './preferences.ts'
import { roomIcons } from './room-icons.ts'
import { roomNames } from './rooms.ts'
import { words } from './words.ts'

/** Name, rooms, language and theme. On phones the rooms stand at the bottom, where thumbs are. */
export function Header() {
  const t = words.value
  const { room } = address.value
  return (
    <header class="header">
      <a class="brand" href={hashOf(null)} aria-current={room ? undefined : 'page'}>
        <img src="./icon.svg" alt="" width="28" height="28" />
        <span>Chainrule</span>
      </a>
      <nav class="menu" aria-label={t.menu}>
        {roomNames.map((name) => (
          <a key={name} href={hashOf(name)} aria-current={name === room ? 'page' : undefined}>
            <Icon icon={roomIcons[name]} />
            <span>{t.rooms[name].name}</span>
          </a>
        ))}
      </nav>
      <div class="preferences">
        <Select<Language>
          hideLabel
          label={t.language}
          value={language.value}
          options={Object.entries(languages).map(([value, { name }]) => ({ value: value as Language, label: name }))}
          onChange={chooseLanguage}
        />
        <Select<ThemeChoice>
          hideLabel
          label={t.theme}
          value={themeChoice.value}
          options={(['system', 'light', 'dark'] as const).map((value) => ({ value, label: t.themes[value] }))}
          onChange={chooseTheme}
        />
      </div>
    </header>
  )
}
