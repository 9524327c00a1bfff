import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { DraftHeading } from '~/features/standard-draft/draft-heading'
import { DRAFT, editHref } from '~/features/standard-draft/draft-href'
import { actOnDraft } from '~/features/standard-draft/draft-intents.server'
import { SkillAlignment } from '~/features/standard-draft/skill-alignment'
import { skillEdit } from '~/features/standard-draft/skill-edit.server'
import { SkillFields } from '~/features/standard-draft/skill-fields'
import { SkillMoves, SkillNeighbours } from '~/features/standard-draft/skill-moves'
import type { PageFrame } from '~/root'

export const handle = { width: 'mid' } satisfies PageFrame
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: `${page?.name ?? 'スキル'}の編集｜DX人材ポータル` },
]

export function loader({ request, params }: LoaderFunctionArgs) {
  return skillEdit(request, { code: params.code ?? '' })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const form = await request.formData()
  const intent = String(form.get('intent') ?? '')
  const failure = await actOnDraft(request, form)
  if (failure) return data(failure, { status: failure.clashes.length > 0 ? 409 : 422 })
  return redirect(intent === 'remove' ? `${DRAFT}?done=remove` : `${editHref(`skill:${params.code}`)}?done=${intent}`)
}

export default function StandardDraftSkill() {
  const page = useLoaderData<typeof loader>()
  const failure = useActionData<typeof action>() ?? null
  const done = useSearchParams()[0].get('done')
  return (
    <>
      <DraftHeading
        draft={page.draft}
        title={page.name}
        lead={`${page.category.name}　${page.code}`}
        done={done}
        failure={failure}
      />
      <SkillFields key={page.code} page={page} failure={failure} />
      <section className="section" aria-labelledby="alignment">
        <h2 id="alignment">外部の枠組みとの対応</h2>
        <SkillAlignment page={page} failure={failure} />
      </section>
      <section className="section" aria-labelledby="asked-by">
        <h2 id="asked-by">求めている役割</h2>
        {page.askedBy.length === 0 && <p className="sub">どの役割も求めていません。</p>}
        <ul className="list-disc pl-6">
          {page.askedBy.map(({ code, name, level }) => (
            <li key={code}>
              <Link to={editHref(`role:${code}`, `requirement.${page.code}`)}>{name}</Link>：レベル {level}
            </li>
          ))}
        </ul>
      </section>
      {page.draft.mayEdit && (
        <section className="section" aria-labelledby="place">
          <h2 id="place">移す・外す</h2>
          <SkillMoves page={page} />
        </section>
      )}
      <SkillNeighbours page={page} />
    </>
  )
}
