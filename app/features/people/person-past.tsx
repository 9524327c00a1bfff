import { type CityDate, inWareki } from '~/domain/calendar'
import { CERTIFICATE_EVENT_WORDS, POST_KIND_WORDS, roleWord } from '~/domain/terms'
import type { PersonPage } from './person.server'

/** Posts, names and roles of a person, each as it was called then. */
export function PersonPast({ page }: { page: PersonPage }) {
  return (
    <div className="halves">
      <section className="section">
        <h2>所属の履歴</h2>
        <ul className="dated-list plain">
          {page.posts.map(({ kind, title, place, since, until }) => (
            <li key={`${kind}${place}${since}`}>
              <p className="small sub">
                <time dateTime={since}>{periodOf(since, until)}</time>
              </p>
              <p>
                <b>{place}</b>　{title}
                {kind === 'concurrent' && `（${POST_KIND_WORDS.concurrent}）`}
              </p>
            </li>
          ))}
        </ul>
      </section>
      <div>
        {page.roles.length > 0 && (
          <section className="section">
            <h2>役割の履歴</h2>
            <ul className="dated-list plain">
              {page.roles.map(({ role, event, on, until, paper }) => (
                <li key={`${role}${event}${on}`}>
                  <p className="small sub">
                    <time dateTime={on}>{periodOf(on, until, event === 'appoint')}</time>
                  </p>
                  <p>
                    <b>{roleWord(role)}</b>　{eventWord(event)}
                    {paper && (
                      <a className="small no-print ml-2" href={paper}>
                        認定証の PDF
                      </a>
                    )}
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
        {page.names.length > 1 && (
          <section className="section">
            <h2>氏名の履歴</h2>
            <ul className="dated-list plain">
              {page.names.map(({ name, kana, since }) => (
                <li key={`${name}${since}`}>
                  <p className="small sub">
                    <time dateTime={since}>{inWareki(since)}から</time>
                  </p>
                  <p>
                    <b>{name}</b>　<span className="sub">{kana}</span>
                  </p>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </div>
  )
}

function periodOf(since: CityDate, until: CityDate | null, isPeriod = true): string {
  if (!isPeriod) return inWareki(since)
  return until === null ? `${inWareki(since)}から` : `${inWareki(since)}から${inWareki(until)}まで`
}

function eventWord(event: string): string {
  if (event === 'appoint') return '任命'
  return Object.hasOwn(CERTIFICATE_EVENT_WORDS, event)
    ? CERTIFICATE_EVENT_WORDS[event as keyof typeof CERTIFICATE_EVENT_WORDS]
    : event
}
