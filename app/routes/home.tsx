import { TitleBar } from '~/ui/title-bar'

export default function Home() {
  return <TitleBar title="ホーム" />
}
