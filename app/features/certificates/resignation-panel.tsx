import { Form } from '@remix-run/react'
import { Button, LinkButton } from '~/ui/button'
import { Notice } from '~/ui/notice'
import { Panel } from '~/ui/panel'
import type { ResignationPage } from './resignation.server'

/** Asks once more before a certificate is given back, and says when it was. */
export function ResignationPanel({ page, busy }: { page: ResignationPage; busy: boolean }) {
  const { role, roleWord, mayResign, stateWord, from, resignedFrom, means } = page
  if (resignedFrom) {
    return (
      <Notice tone="ok" title="返上を受け付けました">
        {resignedFrom}に終わります。誤って返上したときは、その前に事務局に申し出てください。
      </Notice>
    )
  }
  if (!mayResign) {
    return (
      <Notice tone="info">
        {stateWord
          ? `${roleWord}の認定証は「${stateWord}」なので、返上できません。わからないことは事務局にたずねてください。`
          : `${roleWord}の認定証はありません。`}
      </Notice>
    )
  }
  return (
    <Panel>
      <h2 className="sub-title">返上すると</h2>
      <ul className="mb-4 list-disc pl-6">
        {means.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Form method="post" className="row">
        <input type="hidden" name="role" value={role} />
        <Button look="danger" size="lg" wideOnPhone disabled={busy}>
          {from}に返上する
        </Button>
        <LinkButton look="text" to={`/me/certification?role=${role}`}>
          やめる
        </LinkButton>
      </Form>
    </Panel>
  )
}
